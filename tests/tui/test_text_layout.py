"""Wrapping: every word is shown once, in its place, in the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extradition_tui.safe import safe
from extradition_tui.tui.text_layout import Layout

letters = st.sampled_from("ab c\n é橋\u0301😀\x1b\u2028\u200d“")
texts = st.text(letters, max_size=200) | st.text(max_size=120)


def laid_out(text: str, width: int) -> Layout:
    layout = Layout(text, width)
    layout.finish()
    return layout


@given(texts, st.integers(2, 30))
def test_every_character_but_white_space_is_shown_once_and_in_order(text: str, width: int) -> None:
    layout = laid_out(text, width)
    words = "".join(layout.words(row) for row in range(len(layout)))
    assert "".join(words.split()) == "".join(safe(text).split())


@given(texts, st.integers(2, 30))
def test_no_row_is_wider_than_the_text(text: str, width: int) -> None:
    layout = laid_out(text, width)
    assert all(cell_len(layout.words(row)) <= width for row in range(len(layout)))


@given(texts, st.integers(2, 30))
def test_a_row_knows_its_place_in_the_text(text: str, width: int) -> None:
    layout = laid_out(text, width)
    for row in range(len(layout)):
        if layout.words(row):
            start, end = layout.offset_of(row), layout.end_of(row)
            assert safe(text[start:end]).split() == layout.words(row).split()
            assert layout.row_of(start) == row


def test_paragraphs_are_parted_by_one_blank_row() -> None:
    layout = laid_out("one\n\n\n\ntwo\nthree\n\n", 20)
    assert [layout.words(row) for row in range(len(layout))] == ["one", "", "two", "three", ""]


def test_a_long_text_is_laid_out_only_as_far_as_it_is_needed() -> None:
    text = ("The ferry ran aground in fog off the point. " * 20 + "\n\n") * 7000
    layout = Layout(text, 70)
    layout.extend(400)
    assert len(layout) < 500
    layout.finish()
    assert layout.row_of(len(text) - 10) > 80_000
