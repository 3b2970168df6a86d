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

    @property
    def _head(self) -> int:
        return 1

    def show_row(self, about: tuple[Run, ...], lines: Sequence[Line]) -> None:
        """Show these lines; only what is different is painted again."""
        old, was = self.lines, self.top
        self._about = about
        self._lines = tuple(lines)
        self._strips.clear()
        self.cursor = self.top = 0
        self._show_rule()
        if was:
            self.refresh()
            return
        for index in range(min(self.rows, max(len(old), len(lines)))):
            before = old[index] if index < len(old) else None
            after = lines[index] if index < len(lines) else None
            if before != after:
                self.refresh(self._row_region(index))

    def do_cursor_down(self, count: int | None) -> None:
        """A line down: it has no cursor, the words move."""
        self._turn(count or 1)

    def do_cursor_up(self, count: int | None) -> None:
        """A line up."""
        self._turn(-(count or 1))

    def _show_rule(self) -> None:
        more = len(self.lines) - self.rows
        right = f" {more} more, Tab " if more > 0 else ""
        room = self.text_columns
        about = clipped(self._about, max(0, room - cell_len(right) - 6))
        used = sum(cell_len(run.text) for run in about) + cell_len(right)
        runs = [Run("── ", "hairline"), *about, Run(" ")] if about else []
        rule = Run("─" * max(0, room - used - (4 if about else 0)), "hairline")
        heading = Line((*runs, rule, Run(right, "dim")), selectable=False)
        if heading != self.heading:
            self._heading = heading
            self.refresh(Region(0, 0, self.size.width, 1))
