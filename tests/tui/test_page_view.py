"""Lines on as many rows as they need: nothing of them is lost, and their columns stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from extradition_tui.tui.lines import Line, Run
from extradition_tui.tui.page_view import rows_of
from extradition_tui.tui.runs import width_of

KEYED = Line((Run("  ctrl+r          ", "key"), Run("do again what was taken back")), key="redo")


def words(rows: list[Line]) -> str:
    return "".join("".join(row.text for row in rows).split())


def test_words_go_on_under_themselves_and_not_under_the_key() -> None:
    first, second = rows_of(KEYED, 41)
    assert first.text == "  ctrl+r          do again what was taken"
    assert second.text == " " * 18 + "back"
    assert (first.key, first.selectable) == ("redo", True)
    assert (second.key, second.selectable) == ("", False)


def test_what_has_room_stays_as_it_is() -> None:
    assert rows_of(KEYED, 60) == [KEYED]


def test_what_stands_at_the_right_keeps_its_room() -> None:
    line = Line((Run("  "), Run("one two three four five six")), right=(Run("anna"),))
    assert all(width_of(row.runs) <= 20 - 5 for row in rows_of(line, 20)[:1])


def test_a_line_that_may_take_three_rows_says_that_there_is_more() -> None:
    line = Line((Run("  "), Run("word " * 40)), key="a")
    rows = rows_of(line, 30, 3)
    assert len(rows) == 3
    assert rows[-1].text.endswith("…")


@given(st.text(max_size=200), st.integers(3, 90))
def test_nothing_is_lost_and_nothing_is_too_wide(said: str, width: int) -> None:
    line = Line((Run("  key  ", "key"), Run(said)))
    rows = rows_of(line, width)
    assert words(rows) == words([line])
    assert all(cell_len(row.text) <= max(width, 4) for row in rows)
