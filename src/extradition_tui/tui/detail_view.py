"""The words of the current row, under a hairline that says what the row is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual import events
from textual.geometry import Region

from .contrast_detail import IN_SIGHT
from .line_view import LineView
from .lines import Line, Run, clipped, flat
from .theme import Palette

LayWords = Callable[[int, bool], Sequence[Line]]
"""What makes the lines for a width; with True all of them, else a few."""

_NEAR = 8
"""Cells between two changes in a row that are painted along: to move the cursor costs as much."""


class DetailView(LineView):
    """Lines without a cursor's sign; whole when it has the keys or the screen, else a few."""

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(palette=palette, pointer=False, heading=Line(), id=id)
        self.whole = False
        self._about: tuple[Run, ...] = ()
        self._lay: LayWords = lambda _width, _whole: ()

    @property
    def _head(self) -> int:
        return 1

    def show_row(self, about: tuple[Run, ...], lay: LayWords) -> None:
        """Show what ``lay`` makes of a width, and ``about`` in the hairline; paint what changed."""
        old, was = self.lines, self.top
        self._about, self._lay = about, lay
        self._lines = self.lines_for_width(self.text_columns)
        self._strips.clear()
        self.cursor = self.top = 0
        self._show_rule()
        if was:
            self.refresh()
            return
        pairs = zip_longest(old[: self.rows], self._lines[: self.rows], fillvalue=Line())
        for index, (before, after) in enumerate(pairs):
            start, end = rest(before, after)
            if start < end:
                self.refresh(Region(self._left + start, index + 1, end - start, 1))

    def show_whole(self, whole: bool) -> None:
        """Show all words, or as many as there is room for beside the rows."""
        if whole != self.whole:
            self.whole = whole
            self.show_row(self._about, self._lay)

    def share_of(self, height: int) -> None:
        """Take a few rows of a screen of this height; half of it for all words."""
        few = min(max(5, height // 3), IN_SIGHT + 1)
        self.styles.height = max(few, height // 2) if self.whole else few

    def edge_sign(self, y: int) -> str:
        """The hairline says whether there is more."""
        return ""

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The words for this width; before it is known there are none."""
        return self._lay(width, self.whole) if self.size.width else ()

    def set_lines(self, lines: Sequence[Line], *, keep: bool = True) -> None:
        """Show other lines; the hairline says whether there are more."""
        super().set_lines(lines, keep=keep)
        self._show_rule()

    def on_resize(self, event: events.Resize) -> None:
        """As every view; the hairline says whether there are more lines than there is room for."""
        super().on_resize(event)
        self._show_rule()

    def do_cursor_down(self, count: int | None) -> None:
        """A line down: it has no cursor, the words move."""
        self._turn(count or 1)

    def do_cursor_up(self, count: int | None) -> None:
        """A line up."""
        self._turn(-(count or 1))

    def _show_rule(self) -> None:
        more = len(self.lines) - self.rows
        cut = more <= 0 and not self.whole and _is_cut(self.lines)
        said = f" {more} more lines, Tab ──" if more > 0 else " whole with Tab ──" if cut else ""
        room = self.text_columns
        about = clipped(self._about, max(0, room - cell_len(said) - 6))
        used = sum(cell_len(run.text) for run in about) + cell_len(said)
        runs = [Run("── ", "hairline"), *about, Run(" ")] if about else []
        rule = Run("─" * max(0, room - used - (4 if about else 0)), "hairline")
        heading = Line((*runs, rule, Run(said, "dim")), selectable=False)
        if self.heading is not None and heading != self.heading:
            before, self._heading = self.heading, heading
            for start, end in changes(before, heading):
                self.refresh(Region(self._left + start, 0, end - start, 1))


def _is_cut(lines: Sequence[Line]) -> bool:
    return any("…" in run.text for line in lines for run in line.runs)


def rest(before: Line, after: Line) -> tuple[int, int]:
    """The cells from the first run in which two lines are different to the end of the longer."""
    same = 0
    runs = zip_longest(before.runs, after.runs)
    for left, right in runs:
        if left is None or right is None or left != right:
            ends = (sum(cell_len(flat(run.text)) for run in line.runs) for line in (before, after))
            return same, max(ends)
        same += cell_len(flat(left.text))
    return same, same


def changes(before: Line, after: Line) -> Iterator[tuple[int, int]]:
    """The stretches of cells in which two lines are different, each cell looked at.

    Worth its time where much of a long line stays, as of a hairline.
    """
    start = end = -1
    at = 0
    for at, (old, new) in enumerate(zip_longest(_cells(before), _cells(after), fillvalue=_BLANK)):
        if old == new:
            continue
        if start >= 0 and at - end > _NEAR:
            yield start, end
            start = -1
        start = at if start < 0 else start
        end = at + 1
    if start >= 0:
        yield start, end


_BLANK = (" ", "")
QUIET = ("text", "dim", "bright", "hairline")
"""Marks of which a blank shows nothing."""


def _cells(line: Line) -> list[tuple[str, str]]:
    """What each cell of a line shows, with its mark; a wide character's second cell is empty."""
    cells: list[tuple[str, str]] = []
    for run in line.runs:
        bright = run.mark not in QUIET
        text = flat(run.text)
        if text.strip("─ ").isascii():
            # A cell for each character: nearly all there is on a hairline.
            cells += [_BLANK if char == " " and not bright else (char, run.mark) for char in text]
            continue
        for char in text:
            width = 1 if char.isascii() else cell_len(char)
            if char == " " and not bright:
                cells.append(_BLANK)
            elif width:
                cells += [(char, run.mark), *([("", run.mark)] * (width - 1))]
            elif cells:
                cells[-1] = (cells[-1][0] + char, run.mark)
    return cells
