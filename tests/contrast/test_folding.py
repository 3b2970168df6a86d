"""What counts as one way of writing a word, and what as another word."""

from __future__ import annotations

import pytest

from extradition_tui.contrast.folding import as_printed
from extradition_tui.contrast.words import stem, words


def _printed(text: str) -> str:
    return "".join(as_printed(text[word.start : word.end] for word in words(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t know", "We don't know"),
        ("We don´t know", "We donʼt know"),
        ("the ﬁnal oﬃce", "the final office"),
        ("a soft\u00adly spoken man", "a softly spoken man"),
        ("Zoe\u0308 Peña", "Zoe Pena"),
        ("THE FINAL OFFICE", "the final office"),
        ("thirty‑seven of nine", "37 of 9"),
        ("twenty people, seven dogs", "20 people, 7 dogs"),
        ("eighty percent", "80%"),
        ("80 per cent", "80%"),
        ("9 400 bees", "9,400 bees"),
        ("at 9 a.m. in the U.S.", "at 9 am in the US"),
        ("the 21ˢᵗ", "the 21st"),
        ("a sceptic’s cheque", "a skeptic's check"),
        ("four centimetres of grey mould", "four centimeters of gray mold"),
        ("analysed and travelled", "analyzed and traveled"),
        ("labour organisations", "labor organizations"),
        ("a co-operative e-mail", "a cooperative email"),
    ],
)
def test_house_style_is_no_change(one, other):
    assert _printed(one) == _printed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seven", "seventy"),
        ("the hill", "the hall"),
        ("called", "caled off"),
        ("two decisions", "to decisions"),
        ("a defence", "a defendant"),
    ],
)
def test_another_word_is_a_change(one, other):
    assert _printed(one) != _printed(other)


def test_a_word_with_loose_accents_and_soft_hyphens_is_one_word():
    text = "Zoe\u0308 sang soft\u00adly"
    assert [text[word.start : word.end] for word in words(text)] == [
        "Zoe\u0308",
        "sang",
        "soft\u00adly",
    ]
    assert stem("Zoe\u0308") == stem("Zoë")
    assert stem("soft\u00adly") == stem("softly")
