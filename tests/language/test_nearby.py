import re

from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.language.nearby import nearby

COUNTED = re.compile(r"\b(?:about |the )?(?:\d+|two|ten) (?:boats?|days)\b(?!-old)", re.IGNORECASE)
NEAR = nearby(["two", "ten", r"\d"], 8, 12)
PIECES = [
    "two",
    "Ten",
    "often",
    "17",
    "x3",
    " ",
    "  ",
    "\n",
    "boats",
    "day",
    "days",
    "the ",
    "About ",
]
PIECES += ["-old", ",", ".", "sail", "é", "İ", "harbour master "]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_a_pattern_finds_near_its_words_what_it_finds_in_the_whole_text(text: str) -> None:
    near = [match.span() for match in NEAR.matches(COUNTED, text)]
    assert near == [match.span() for match in COUNTED.finditer(text)]


def test_what_lies_far_from_the_words_is_left_out() -> None:
    text = "sail " * 100 + "ten boats" + " sail" * 100
    assert NEAR.stretches(text) == [(492, 514)]
    assert NEAR.stretches("often sails") == []


def test_a_text_of_one_word_is_one_stretch_however_many_numbers_it_has() -> None:
    text = "7-" * 5000
    assert NEAR.stretches(text) == [(0, 10000)]
