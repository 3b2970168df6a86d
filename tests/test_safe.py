"""The one door: nothing that a terminal obeys gets through, and the way back is exact."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.safe import json_text, safe, safe_line, shown

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=80)
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, é and 漢字", "plain words, é and 漢字"),
        ("a\x1b[31mred\x1b[0m", "a␛[31mred␛[0m"),
        ("bell\x07 nul\x00 del\x7f", "bell␇ nul␀ del␡"),
        ("c1 \x9b31m", "c1 \ufffd31m"),
        ("next\x85line\u2028and\u2029paragraph", "next\nline\nand\nparagraph"),
        ("rtl \u202egnp.exe", "rtl \ufffdgnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\U0001f469"),
        ("hand \U0001f44b\U0001f3fd", "hand \U0001f44b"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("tag \U000e0041 gone", "tag  gone"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * 4),
        ("e\u0301\u200b" + "\u0301" * 9, "e" + "\u0301" * 4),
    ],
)
def test_each_class_of_character_is_shown_or_dropped(text: str, expected: str) -> None:
    assert safe(text) == expected


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    result = safe(text)
    assert not OBEYED.search(result)
    assert not any(unicodedata.category(char) == "Cs" for char in result)
    result.encode("utf-8")


@given(ANY_TEXT)
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(ANY_TEXT)
def test_each_shown_character_knows_where_it_comes_from(text: str) -> None:
    result = shown(text)
    back = [result.to_original(i) for i in range(len(result.text) + 1)]
    assert back == sorted(set(back))
    assert back[-1] == len(text)
    for i, char in enumerate(result.text):
        original = text[back[i]]
        assert char == original or safe(original) == char
        assert result.to_shown(back[i]) == i


def test_one_line_is_one_line() -> None:
    assert safe_line("a title\nwith\ttabs\x85 and ends\n") == "a title with␉tabs and ends"


@given(ANY_TEXT)
def test_json_reads_back_as_it_was_and_holds_no_controls(text: str) -> None:
    document = json_text({"text": text})
    assert json.loads(document) == json.loads(json.dumps({"text": text}))
    assert not OBEYED.search(document)
    document.encode("utf-8")
