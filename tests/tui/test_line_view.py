"""The view of lines: what is drawn anew, and where the cursor goes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from extradition_tui.tui.line_view import LineView
from extradition_tui.tui.lines import Line, Run
from extradition_tui.tui.theme import palette


class OneView(App[None]):
    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self.view = LineView(palette=palette("dark"), heading=Line((Run("ROWS", "pane"),)))
        self._first = lines

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.set_lines(self._first)
        self.view.focus()


@asynccontextmanager
async def shown(lines: Sequence[Line], height: int = 12) -> AsyncIterator[tuple[LineView, Pilot]]:
    app = OneView(lines)
    async with app.run_test(size=(30, height)) as pilot:
        await pilot.pause()
        yield app.view, pilot


def numbered(count: int) -> list[Line]:
    return [Line.of(f"line {number}", key=str(number)) for number in range(count)]


async def test_a_move_of_the_cursor_draws_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(numbered(100)) as (view, _):
        drawn: list[Region] = []
        monkeypatch.setattr(view, "refresh", lambda *regions, **_: drawn.extend(regions))
        view.do_cursor_down(None)
        assert sorted(region.y for region in drawn) == [2, 3]
        assert {region.height for region in drawn} == {1}


async def test_only_the_rows_in_view_are_asked_for() -> None:
    asked: list[int] = []

    class Lazy(Sequence[Line]):
        def __len__(self) -> int:
            return 1_000_000

        def __getitem__(self, index):
            asked.append(index)
            return Line.of(f"line {index}")

    async with shown(Lazy()) as (view, pilot):
        view.do_last_line(None)
        await pilot.pause()
        assert view.cursor == 999_999
        assert len(set(asked)) < 100


@pytest.mark.parametrize(
    ("action", "count", "cursor"),
    [
        ("cursor_down", None, 51),
        ("cursor_down", 5, 55),
        ("cursor_up", 60, 0),
        ("page_down", None, 58),
        ("page_up", None, 42),
        ("half_page_down", None, 55),
        ("half_page_up", 2, 40),
        ("first_line", None, 0),
        ("first_line", 12, 11),
        ("last_line", None, 99),
        ("last_line", 12, 11),
        ("last_line", 5000, 99),
    ],
)
async def test_moves(action: str, count: int | None, cursor: int) -> None:
    async with shown(numbered(100)) as (view, _):
        view.move_to(50)
        getattr(view, f"do_{action}")(count)
        assert view.cursor == cursor
        assert view.top <= view.cursor < view.top + view.rows


async def test_the_cursor_stays_on_its_line_when_others_come() -> None:
    async with shown(numbered(20)) as (view, _):
        view.move_to(7)
        view.set_lines([Line.of("new", key="new"), *numbered(20)])
        assert view.line is not None
        assert view.line.key == "7"


async def test_no_lines_and_no_room_are_no_fault() -> None:
    async with shown([], height=1) as (view, pilot):
        for action in ("cursor_down", "page_up", "last_line", "first_line", "open", "find_next"):
            getattr(view, f"do_{action}")(None)
        view.search("x")
        view.set_lines([Line(selectable=False)])
        view.do_cursor_down(3)
        await pilot.pause()


async def test_search_state_counts_places_and_hits_are_lit() -> None:
    async with shown(numbered(30)) as (view, _):
        view.begin_search()
        view.search("LINE 2")
        assert view.search_state == "[1/11]"
        assert view.cursor == 2
        view.do_find_next(None)
        assert view.cursor == 20
        reverse = [seg for seg in view.render_line(2 + 20 - view.top) if seg.style.reverse]
        assert "".join(segment.text for segment in reverse) == "line 2"


@pytest.mark.parametrize(
    ("lines", "key", "signs"),
    [(100, "home", " ↓"), (100, "ctrl+d", "↑↓"), (100, "end", "↑ "), (5, "home", "  ")],
)
async def test_an_arrow_says_that_there_is_more_above_or_below(
    lines: int, key: str, signs: str
) -> None:
    async with shown(numbered(lines)) as (view, _):
        {"home": view.do_first_line, "ctrl+d": view.do_half_page_down, "end": view.do_last_line}[
            key
        ](None)
        edges = [view.render_line(row).text[-1] for row in (2, view.size.height - 1)]
        assert "".join(edges) == signs
