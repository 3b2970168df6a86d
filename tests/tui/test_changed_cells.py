"""On a slow line only the cells that changed are written, and the screen is the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as some
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from extradition_tui.tui.changed_cells import ChangedCells
from extradition_tui.tui.thrift import PLAIN, Thrift, after

WIDTH, HEIGHT = 14, 3
CONSOLE = Console(force_terminal=True, color_system="truecolor", width=WIDTH, height=HEIGHT)
LOOKS = [Style(), Style(dim=True), Style(bold=True, color="red"), Style(bgcolor="blue")]
LOOKS += [Style(underline=True), Style(reverse=True)]
_PARTS = re.compile(r"\x1b\[([0-9;]*)([A-Za-z])|(.)", re.DOTALL)


class Screen:
    """What a terminal shows: characters with the style that can be seen of them."""

    def __init__(self) -> None:
        self.cells = {(y, x): ("?", PLAIN) for y in range(HEIGHT) for x in range(WIDTH)}

    def write(self, data: str) -> None:
        y = x = 0
        style = PLAIN
        for codes, final, char in _PARTS.findall(data):
            if final == "H":
                y, x = (int(code) - 1 for code in codes.split(";"))
            elif final == "C":
                x += int(codes)
            elif final == "K":
                assert style == PLAIN
                self._lose_half(y, x, x - 1)
                self.cells |= {(y, at): (" ", PLAIN) for at in range(x, WIDTH)}
            elif final == "m":
                style = after(style, codes)
            elif char != "\n":
                assert not final
                wide = char == "橋"
                self._lose_half(y, x, x - 1)
                self._lose_half(y, x + 1 + wide, x + 1 + wide)
                shown = style if char != " " or style.ground or style.shapes & {4, 7} else PLAIN
                self.cells[y, x] = (char, shown)
                if wide:
                    self.cells[y, x + 1] = ("", shown)
                x += 1 + wide

    def _lose_half(self, y: int, x: int, lost: int) -> None:
        """Of a wide character that is drawn over from ``x`` on, the other half goes as well."""
        if self.cells.get((y, x), ("?", PLAIN))[0] == "":
            self.cells[y, lost] = (" ", PLAIN)


def strip(*parts: tuple[str, Style]) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(WIDTH)


def whole(*rows: Strip) -> LayoutUpdate:
    return LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, HEIGHT))


def part(y: int, start: int, end: int, row: Strip) -> ChopsUpdate:
    return ChopsUpdate([{0: row}] * HEIGHT, [(y, start, end)], [[WIDTH]] * HEIGHT)


def written(update: object) -> str:
    return update.render_segments(CONSOLE)  # type: ignore[attr-defined,no-any-return]


words = some.text(alphabet="ab  ─橋", min_size=0, max_size=8)
rows = some.lists(some.tuples(words, some.sampled_from(LOOKS)), max_size=4).map(
    lambda parts: strip(*parts)
)
updates = some.one_of(
    some.builds(whole, rows, rows, rows),
    some.builds(part, some.integers(0, 2), some.integers(0, 6), some.integers(7, WIDTH), rows),
)


@given(some.lists(updates, min_size=1, max_size=6), some.booleans())
def test_the_screen_is_as_if_all_had_been_written(
    drawn: list[LayoutUpdate | ChopsUpdate], thrifty: bool
) -> None:
    everything, changes = Screen(), Screen()
    cells, thrift = ChangedCells(remembers=True), Thrift()
    plainly = ChangedCells(remembers=False)
    begin = whole(*[strip(("x" * WIDTH, Style()))] * HEIGHT)
    for update in (begin, *drawn):
        everything.write(written(plainly.of(update)))
        data = written(cells.of(update))
        changes.write(thrift(data) if thrifty else data)
        assert changes.cells == everything.cells


def test_what_is_there_already_is_not_written_again() -> None:
    cells = ChangedCells(remembers=True)
    rows = [strip(("a storm", Style(bold=True))), strip(("in the bay", Style())), strip()]
    first, again = (written(cells.of(whole(*rows))) for _ in range(2))
    assert "storm" in first
    assert again == ""
    moved = written(cells.of(whole(rows[0], strip(("in the day", Style())), strip())))
    assert re.fullmatch(r"\x1b\[2;8Hd", moved)


def test_after_it_was_forgotten_all_is_written_again() -> None:
    cells = ChangedCells(remembers=True)
    update = whole(*[strip(("a storm", Style()))] * HEIGHT)
    first = written(cells.of(update))
    cells.forget()
    assert written(cells.of(update)) == first


def test_blanks_up_to_the_edge_are_erased_in_the_terminals_own_colours_alone() -> None:
    cells = ChangedCells(remembers=True)
    assert written(cells.of(whole(strip(), strip(), strip()))).count("\x1b[K") == HEIGHT
    coloured = strip((" " * WIDTH, Style(bgcolor="blue")))
    data = written(cells.of(whole(coloured, coloured, coloured)))
    assert "\x1b[K" not in data
    assert " " * WIDTH in data


def test_colours_are_those_of_the_terminal() -> None:
    cells = ChangedCells(remembers=True)
    red = whole(*[strip(("red", Style(color="#ff0000")))] * HEIGHT)
    console = Console(force_terminal=True, color_system="standard")
    assert console._color_system == ColorSystem.STANDARD
    assert "38;2" not in cells.of(red).render_segments(console)  # type: ignore[union-attr]
