"""The view of a contrast: a line view with a current source, and a strip that shows differences.

``j k`` go from row to row, ``h l`` from source to source. The strip at the right edge has a block
where differences are, and its stretch in view is drawn heavier, so that it reads without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from .contrast_sheet import Box, Sheet, Spot, differs
from .line_view import LineView
from .lines import Line
from .theme import Palette

Lay = Callable[[int], Sheet]
"""What makes the rows for a width."""

_TALL = 12
_EMPTY = Sheet((), (), ())
_STRIP = {
    (False, False): ("│", "hairline"),
    (False, True): ("┃", "dim"),
    (True, False): ("▪", "accent"),
    (True, True): ("█", "accent"),
}
"""What the strip shows, by whether a difference is there and whether the place is in view."""


class ContrastView(LineView):
    """The rows of a contrast, in any of its forms."""

    def __init__(
        self,
        palette: Palette,
        when_moved: Callable[[], None],
        *,
        id: str | None = None,  # noqa: A002 -- Textual's own name for it
    ) -> None:
        """``when_moved`` is called at once, so that all that changes is drawn together.

        ``wanted`` is the key of a line to go to as soon as it is there.
        """
        super().__init__(palette=palette, contexts=("contrast", "lines", "everywhere"), id=id)
        self.sheet: Sheet = _EMPTY
        self.column = 0
        self.dense = False
        self.wanted = ""
        self._lay: Lay = lambda _width: _EMPTY
        self._row = -1
        self._differing: tuple[bool, ...] = ()
        self._when_moved = when_moved

    def show(self, lay: Lay, *, dense: bool = False, keep: bool = True) -> None:
        """Show what ``lay`` makes of a width, now and whenever the width changes.

        ``dense`` draws the strip; ``keep`` holds the cursor on the line with the same key.
        """
        self._lay = lay
        self.dense = dense
        # A view that is hidden has no width: it is laid out anew when it has one.
        self._width = self.size.width
        self.set_lines(self.lines_for_width(self.text_columns), keep=keep)
        if self.wanted and self.move_to_key(self.wanted):
            self.wanted = ""
        self.column = max(0, min(self.column, len(self.spot.boxes) - 1))

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines of the sheet for this width."""
        self._row = self.spot.row
        self.sheet = self._lay(width)
        self._differing = tuple(map(differs, self.sheet.lines)) if self.dense else ()
        return self.sheet.lines

    def set_lines(self, lines: Sequence[Line], *, keep: bool = True) -> None:
        """Show other lines; the cursor stays on its row, also in another form of it."""
        super().set_lines(lines, keep=keep)
        if keep and self.spot.row != self._row:
            self.go_to_row(self._row)

    @property
    def spot(self) -> Spot:
        """What the line of the cursor stands for."""
        if 0 <= self.cursor < len(self.sheet.spots):
            return self.sheet.spots[self.cursor]
        return Spot(-1)

    @property
    def box(self) -> Box | None:
        """The current source on the line of the cursor, if there is any."""
        boxes = self.spot.boxes
        return boxes[min(self.column, len(boxes) - 1)] if boxes else None

    def tell_moved(self) -> None:
        """The cursor stands on another row, or another source is the current one."""
        self._when_moved()

    def go_to_row(self, number: int) -> None:
        """Put the cursor on a row."""
        starts = self.sheet.starts
        if 0 <= number < len(starts) and starts[number] >= 0:
            self.move_to(starts[number], row=min(1, self.rows - 1))

    def do_cell_left(self, count: int | None) -> None:
        """The source to the left."""
        self._to_column(self.column - (count or 1))

    def do_cell_right(self, count: int | None) -> None:
        """The source to the right."""
        self._to_column(self.column + (count or 1))

    def do_next_difference(self, count: int | None) -> None:
        """The next row in which sources differ."""
        after = [stop for stop in self.sheet.stops if stop > self.cursor]
        if after:
            self.move_to(after[min(count or 1, len(after)) - 1], row=self.rows // 3)

    def do_previous_difference(self, count: int | None) -> None:
        """The row before in which sources differ."""
        before = [stop for stop in self.sheet.stops if stop < self.cursor]
        if before:
            self.move_to(before[-min(count or 1, len(before))], row=self.rows // 3)

    def _to_column(self, column: int) -> None:
        column = max(0, min(column, len(self.spot.boxes) - 1))
        if column != self.column:
            before, self.column = self._lit(self.cursor), column
            self.refresh(*before, *self._lit(self.cursor))
            self.tell_moved()

    @property
    def _head(self) -> int:
        # A hairline under the names, where there is height to spare.
        return 0 if self.heading is None else 1 if self.size.height < _TALL else 2

    def render_line(self, y: int) -> Strip:
        """One row of the screen, with its cell of the strip."""
        strip = super().render_line(y)
        if y == 1 and self._head == 2:
            return self._rule_strip()
        if not self.dense or y < self._head:
            return strip
        shown, mark = _STRIP[self._in_strip(y - self._head)]
        edge = Segment(shown, self._base(mark))
        return Strip([*strip.crop(0, self.size.width - 1), edge], self.size.width)

    def _rule_strip(self) -> Strip:
        """The hairline under the names, crossed where the columns' hairlines begin."""
        names = "".join(run.text for run in self.heading.runs) if self.heading else ""
        rule = "".join(("┼" if char == "│" else "─") * cell_len(char) for char in names)
        left = Segment(" " * self._left, self._base("text"))
        whole = Strip([left, Segment(rule, self._base("hairline"))])
        return whole.adjust_cell_length(self.size.width, self._base("text"))

    def _in_strip(self, at: int) -> tuple[bool, bool]:
        height, total = self.rows, len(self._differing)
        if total <= height:
            return at < total and self._differing[at], at < total
        first, after = at * total // height, (at + 1) * total // height
        return any(self._differing[first:after]), first < self.top + height and after > self.top

    def _lit(self, index: int) -> Sequence[Region]:
        """The pointer and the current cell of a line; of a line with one source, all of it."""
        whole = self._row_region(index)
        boxes = self.sheet.spots[index].boxes if index < len(self.sheet.spots) else ()
        if len(boxes) < 2:
            return (whole,)
        start, end = self._cell(boxes[min(self.column, len(boxes) - 1)])
        return (
            Region(0, whole.y, 1, 1),
            Region(start, whole.y, end - start, 1),
        )

    def _cursor_strip(self, index: int, width: int) -> Strip:
        box = self.box
        if box is None or len(self.spot.boxes) < 2:
            return super()._cursor_strip(index, width)
        line = self._line_strip(index, width)
        under = self.palette.cursor_style()
        start, end = self._cell(box)
        pointer = "pointer" if self.has_focus else "pointer-away"
        cell = [
            Segment(text, style + under if style else under)
            for text, style, _ in line.crop(start + 1, end)
        ]
        parts = [
            Segment("›", self._base(pointer)),
            *line.crop(1, start),
            Segment("▸", self._base("accent") + under),
            *cell,
            *line.crop(end, width),
        ]
        return Strip(parts, width)

    def _cell(self, box: Box) -> tuple[int, int]:
        """From the sign before a cell to its end, in the columns of the view."""
        start = self._left + box.left
        return start - 1, min(start + box.width, self.size.width)
