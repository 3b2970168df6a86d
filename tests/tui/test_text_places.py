"""Cells to offsets and back, whatever a text holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extradition_tui.safe import safe
from extradition_tui.tui.text_layout import Layout
from extradition_tui.tui.text_motions import character_after
from extradition_tui.tui.text_places import LAST, Places

letters = st.sampled_from("ab c\n\té橋\u0301😀\x1b\u2028\u200d“שلก\u0e47🇩🇪\u00ad\u202e")
texts = st.text(letters, max_size=120) | st.text(max_size=80)
widths = st.integers(2, 24)


def every_place(places: Places, text: str) -> list[int]:
    """All places of a text, one after the other."""
    found = [places.nearest(0)]
    while (at := places.nearest(character_after(text, found[-1]))) != found[-1]:
        found.append(at)
    return found


@given(texts, widths, st.data())
def test_the_nearest_place_is_one_that_is_shown(text: str, width: int, data: st.DataObject) -> None:
    places = Places(Layout(text, width))
    offset = data.draw(st.integers(-1, len(text) + 1))
    for forward in (True, False):
        place = places.nearest(offset, forward=forward)
        assert (places.cells(place) is not None) == bool(safe(text).strip())


@given(texts, widths)
def test_a_cell_leads_back_to_its_character(text: str, width: int) -> None:
    layout = Layout(text, width)
    places = Places(layout)
    if not safe(text).strip():
        return
    for place in every_place(places, text):
        cells = places.cells(place)
        assert cells is not None
        row, first, last = cells
        assert 0 <= first < last <= max(width + 1, 3)
        words = layout.words(row)
        shown = cell_len(safe(text[place : character_after(text, place)]).rstrip("\n"))
        if shown:
            assert places.at(row, first) == place
            assert last - first == min(shown, cell_len(words) - first)


@given(texts, widths)
def test_stepping_meets_every_character_that_is_shown(text: str, width: int) -> None:
    layout = Layout(text, width)
    places = Places(layout)
    met = every_place(places, text)
    layout.finish()
    for row in range(len(layout)):
        if layout.words(row):
            assert layout.offset_of(row) in met
            assert places.at(row, LAST) in met


def test_blanks_at_the_end_of_a_row_and_empty_lines_are_stepped_over() -> None:
    text = "one  two\n\n  three"
    places = Places(Layout(text, 4))
    assert "".join(text[place] for place in every_place(places, text)) == "onetwothree"
    assert places.nearest(3, forward=False) == 2
    assert places.nearest(3) == 5


def test_wide_characters_take_two_cells() -> None:
    places = Places(Layout("a橋b", 10))
    assert places.cells(1) == (0, 1, 3)
    assert places.cells(2) == (0, 3, 4)
    assert [places.at(0, column) for column in (0, 1, 2, 3, 9)] == [0, 1, 1, 2, 2]
