"""Characters, words and paragraphs of a text, forwards and backwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.tui.text_motions import (
    character_after,
    character_before,
    paragraph_after,
    paragraph_at,
    paragraph_before,
    word_after,
    word_at,
    word_before,
    word_end_after,
)

letters = st.sampled_from("ab c\n\té橋\u0301\u0303😀\x1b\u2028\u200d“שلก\u0e47🇩🇪\u00ad'-.")
texts = st.text(letters, max_size=80) | st.text(max_size=60)


@given(texts)
def test_the_same_characters_are_met_both_ways(text: str) -> None:
    forth = [0]
    while forth[-1] < len(text):
        forth.append(character_after(text, forth[-1]))
    back = [len(text)]
    while back[-1] > 0:
        back.append(character_before(text, back[-1]))
    assert forth == back[::-1]


@given(texts, st.data())
def test_every_motion_goes_its_way_within_the_text(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    for onward in (character_after, word_after, paragraph_after):
        assert min(at + 1, len(text)) <= onward(text, at) <= len(text)
    for back in (character_before, word_before, paragraph_before):
        assert 0 <= back(text, at) <= max(0, at - 1)


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("cafe\u0301s", ["c", "a", "f", "e\u0301", "s"]),
        ("🇩🇪🇫🇷!", ["🇩🇪", "🇫🇷", "!"]),
        ("橋x", ["橋", "x"]),
        ("co\u00adop", ["c", "o\u00ad", "o", "p"]),
    ],
)
def test_a_character_is_what_a_reader_takes_for_one(text: str, characters: list[str]) -> None:
    found, at = [], 0
    while at < len(text):
        following = character_after(text, at)
        found.append(text[at:following])
        at = following
    assert found == characters


TEXT = "The harbour-master's “2,000” boats. Gone!\n\nSo it is."


def walked(text: str, step: Callable[[str, int], int], at: int) -> list[str]:
    found = []
    while 0 < (at := step(text, at)) < len(text):
        found.append(text[at])
    return found


def test_words_are_met_from_both_sides() -> None:
    starts = ["h", "“", "2", "”", "b", ".", "G", "!", "S", "i", "i", "."]
    assert walked(TEXT, word_after, 0) == starts
    assert walked(TEXT, word_before, len(TEXT)) == starts[::-1]


def test_the_end_of_a_word_is_its_last_character() -> None:
    at = word_end_after(TEXT, 0)
    assert TEXT[: at + 1] == "The"
    at = word_end_after(TEXT, at)
    assert TEXT[4 : at + 1] == "harbour-master's"


def test_the_word_at_a_place_is_whole() -> None:
    inside = TEXT.index("master")
    assert slice(*word_at(TEXT, inside)) == slice(4, 20)
    assert TEXT[slice(*word_at(TEXT, TEXT.index("“")))] == "2,000"
    assert word_at("…", 0) == (1, 1)


def test_paragraphs_are_met_from_both_sides() -> None:
    second = TEXT.index("So")
    assert paragraph_after(TEXT, 3) == second
    assert paragraph_after(TEXT, second) == len(TEXT)
    assert paragraph_before(TEXT, second + 2) == second
    assert paragraph_before(TEXT, second) == 0
    assert TEXT[slice(*paragraph_at(TEXT, second + 3))] == "So it is."


@pytest.mark.parametrize("text", ["a" * 300_000, " " * 300_000, "🇩" * 300_000, "\n" * 300_000])
def test_no_text_is_so_odd_that_a_motion_takes_long(text: str) -> None:
    for motion in (word_after, word_before, word_end_after, paragraph_after, paragraph_before):
        assert 0 <= motion(text, 150_000) <= len(text)
