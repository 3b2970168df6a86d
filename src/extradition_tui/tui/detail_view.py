"""The whole words of the current row, under a hairline that says what the row is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.geometry import Region

from .line_view import LineView
from .lines import Line, Run, clipped
from .theme import Palette


class DetailView(LineView):
    """Lines without a cursor's sign; the hairline says how many more there are."""

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(palette=palette, pointer=False, heading=Line(), id=id)
        self._about: tuple[Run, ...] = ()
        self._position = ""

    @property
    def _head(self) -> int:
        return 1

    def show_row(self, about: tuple[Run, ...], lines: Sequence[Line], position: str = "") -> None:
        """Show these lines, and in the hairline ``about`` and the position; paint what changed."""
        old, was = self.lines, self.top
        self._about = about
        self._position = position
        self._lines = tuple(lines)
        self._strips.clear()
        self.cursor = self.top = 0
        self._show_rule()
        if was:
            self.refresh()
            return
        for index in range(min(self.rows, max(len(old), len(lines)))):
            before = old[index] if index < len(old) else Line()
            after = lines[index] if index < len(lines) else Line()
            self._refresh_part(index + 1, before, after)

    def do_cursor_down(self, count: int | None) -> None:
        """A line down: it has no cursor, the words move."""
        self._turn(count or 1)

    def do_cursor_up(self, count: int | None) -> None:
        """A line up."""
        self._turn(-(count or 1))

    def _show_rule(self) -> None:
        more = len(self.lines) - self.rows
        right = f" {more} more lines, Tab ──" if more > 0 else ""
        right += f" {self._position}" if self._position else ""
        room = self.text_columns
        about = clipped(self._about, max(0, room - cell_len(right) - 6))
        used = sum(cell_len(run.text) for run in about) + cell_len(right)
        runs = [Run("── ", "hairline"), *about, Run(" ")] if about else []
        rule = Run("─" * max(0, room - used - (4 if about else 0)), "hairline")
        heading = Line((*runs, rule, Run(right, "dim")), selectable=False)
        if self.heading is not None and heading != self.heading:
            before, self._heading = self.heading, heading
            self._refresh_part(0, before, heading)

    def _refresh_part(self, row: int, before: Line, after: Line) -> None:
        """Paint a row again from the first to the last cell in which two lines are different."""
        if before == after:
            return
        same = 0
        for left, right in zip(before.runs, after.runs, strict=False):
            if left != right:
                break
            same += cell_len(left.text)
        end = max(cell_len(before.text), cell_len(after.text))
        self.refresh(Region(self._left + same, row, max(1, end - same), 1))
