"""Rows with a cursor: what is drawn of a sequence of lines, and how the cursor goes through it.

It draws only the rows that can be seen, keeps what it drew, and repaints two rows when its cursor
moves; it turns pages and never animates. Views that are searched build on it (``line_view``).
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from .lines import Line, Run, clipped, index_of_key, is_selectable
from .theme import Palette

_DRAWN = 256
"""Rows that are kept as they were drawn: a few pages."""


class RowsView(Widget, can_focus=True, inherit_bindings=False):
    """Rows with a cursor line, a heading that stays, counts and pages."""

    DEFAULT_CSS = """
    RowsView { width: 1fr; height: 1fr; }
    """

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, view: RowsView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> RowsView:
            """The view, for ``@on(…, "#id")``."""
            return self.view

    class Opened(Moved):
        """The reader pressed Enter on the line of the cursor."""

    def __init__(
        self,
        *,
        palette: Palette,
        contexts: tuple[str, ...] = ("lines", "everywhere"),
        heading: Line | None = None,
        pointer: bool = True,
        rule: bool = False,
        id: str | None = None,  # noqa: A002 -- Textual's own name for it
    ) -> None:
        """``pointer`` keeps two columns for the cursor's sign, ``rule`` draws a hairline left."""
        # Before Textual's own: it tells of new styles while it begins.
        self._bases: dict[str, Style] = {}
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(_DRAWN)
        super().__init__(id=id)
        self.palette = palette
        self.contexts = contexts
        self.pointer = pointer
        self.rule = rule
        self.cursor = 0
        self.top = 0
        self._heading = heading
        self._lines: Sequence[Line] = ()
        self._width = 0

    # --- what it shows ------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that are shown."""
        return self._lines

    @property
    def line(self) -> Line | None:
        """The line of the cursor."""
        return self._lines[self.cursor] if 0 <= self.cursor < len(self._lines) else None

    @property
    def heading(self) -> Line | None:
        """The line above the rows that stays in place; its "pane" mark shows the focus."""
        return self._heading

    @heading.setter
    def heading(self, heading: Line | None) -> None:
        if heading != self._heading:
            self._heading = heading
            self.refresh()

    @property
    def text_columns(self) -> int:
        """The columns that a line has for its runs."""
        return max(1, self.size.width - self._left - 1)

    @property
    def rows(self) -> int:
        """The lines that can be seen at once."""
        return max(1, self.size.height - self._head)

    def set_lines(self, lines: Sequence[Line], *, keep: bool = True) -> None:
        """Show other lines. ``keep`` holds the cursor on the line with the same key."""
        key = self.line.key if keep and self.line else ""
        old_row = self.cursor - self.top
        self._lines = lines
        self._strips.clear()
        at = index_of_key(lines, key) if key else None
        if at is None:
            at = min(self.cursor, len(lines) - 1) if keep else 0
        self.cursor = self._selectable_near(max(0, at), 1)
        self.top = self._top_within(self.cursor - old_row) if keep else 0
        self._scroll_to_cursor()
        self.refresh()

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines for another width: a view that wraps its text overrides this."""
        return self._lines

    def drawn(self, index: int) -> Line:
        """A line as it is drawn: a view that lays marks over its lines overrides this."""
        return self._lines[index]

    def move_to(self, index: int, *, direction: int = 1, row: int | None = None) -> None:
        """Put the cursor on a line, or the next selectable one in a direction.

        ``row`` is where on the screen it is wanted, if it is not in view already.
        """
        if not self._lines:
            return
        old, top = self.cursor, self.top
        self.cursor = self._selectable_near(min(max(index, 0), len(self._lines) - 1), direction)
        if not self.top <= self.cursor < self.top + self.rows and row is not None:
            self.top = self._top_within(self.cursor - row)
        self._scroll_to_cursor()
        if self.top != top:
            self.refresh()
        elif self.cursor != old:
            self.refresh(*self._lit(old), *self._lit(self.cursor))
        if self.cursor != old:
            self.tell_moved()

    def tell_moved(self) -> None:
        """Say that the cursor stands elsewhere."""
        self.post_message(self.Moved(self))

    def move_to_key(self, key: str) -> bool:
        """Put the cursor on the line with this key, if there is one."""
        index = index_of_key(self._lines, key)
        if index is not None:
            self.move_to(index, row=self.rows // 3)
        return index is not None

    # --- actions ------------------------------------------------------------------------------

    def do_cursor_down(self, count: int | None) -> None:
        """``count`` lines down."""
        self._step(count or 1)

    def do_cursor_up(self, count: int | None) -> None:
        """``count`` lines up."""
        self._step(-(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Half a page down."""
        self._turn((count or 1) * max(1, self.rows // 2))

    def do_half_page_up(self, count: int | None) -> None:
        """Half a page up."""
        self._turn(-(count or 1) * max(1, self.rows // 2))

    def do_page_down(self, count: int | None) -> None:
        """A page down; two lines of the last page stay in view."""
        self._turn((count or 1) * max(1, self.rows - 2))

    def do_page_up(self, count: int | None) -> None:
        """A page up."""
        self._turn(-(count or 1) * max(1, self.rows - 2))

    def do_first_line(self, count: int | None) -> None:
        """The first line, or line ``count``."""
        self.move_to((count or 1) - 1, row=0)

    def do_last_line(self, count: int | None) -> None:
        """The last line, or line ``count``."""
        self.move_to(count - 1 if count else len(self._lines) - 1, direction=-1)

    def do_open(self, count: int | None) -> None:
        """Tell the screen that the line of the cursor is to be opened."""
        if self.line is not None and self.line.selectable:
            self.post_message(self.Opened(self))

    # --- moving -------------------------------------------------------------------------------

    def _step(self, count: int) -> None:
        direction = 1 if count > 0 else -1
        at = self.cursor
        for _ in range(min(abs(count), len(self._lines))):
            following = self._selectable_from(at + direction, direction)
            if following is None:
                # What cannot be selected beyond the last line is still to be seen.
                if at == self.cursor and self._beyond(direction):
                    return
                break
            at = following
        self.move_to(at, direction=direction)

    def _beyond(self, direction: int) -> bool:
        top = self._top_within(self.top + direction)
        if top == self.top or not top <= self.cursor < top + self.rows:
            return False
        self.top = top
        self.refresh()
        return True

    def _turn(self, count: int) -> None:
        old = self.top
        self.top = self._top_within(self.top + count)
        moved = self.top - old
        if moved:
            self.refresh()
        self.move_to(self.cursor + (moved or count), direction=1 if count > 0 else -1)

    def _scroll_to_cursor(self) -> None:
        """Turn the page when the cursor leaves it, so that most moves repaint two rows."""
        if self.size.height == 0:
            return
        if self.cursor < self.top:
            wanted = 0 if self._all_passed_over(self.cursor) else self.cursor - self.rows + 1
            self.top = self._top_within(max(wanted, self.cursor - self.rows + 1))
        elif self.cursor >= self.top + self.rows:
            self.top = self._top_within(self.cursor - min(1, self.rows - 1))

    def _all_passed_over(self, before: int) -> bool:
        return before < self.rows and not any(
            is_selectable(self._lines, index) for index in range(before)
        )

    def _top_within(self, top: int) -> int:
        return max(0, min(top, len(self._lines) - self.rows))

    def _selectable_from(self, index: int, direction: int) -> int | None:
        while 0 <= index < len(self._lines):
            if is_selectable(self._lines, index):
                return index
            index += direction
        return None

    def _selectable_near(self, index: int, direction: int) -> int:
        for way in (direction, -direction):
            found = self._selectable_from(index, way)
            if found is not None:
                return found
        return index

    # --- drawing ------------------------------------------------------------------------------

    @property
    def _left(self) -> int:
        return (2 if self.pointer else 1) + (1 if self.rule else 0)

    @property
    def _head(self) -> int:
        return 2 if self._heading is not None else 0

    def _row_region(self, index: int) -> Region:
        return Region(0, index - self.top + self._head, self.size.width, 1)

    def _lit(self, index: int) -> Sequence[Region]:
        """The stretches of a line that are drawn otherwise when the cursor is on it."""
        return (self._row_region(index),)

    def render_line(self, y: int) -> Strip:
        """One row of the screen: the heading, a line, or nothing."""
        width = self.size.width
        if y < self._head:
            return self._heading_strip(width) if y == 0 else self._framed(Strip([]), width)
        index = y - self._head + self.top
        if index >= len(self._lines):
            return self._framed(Strip([]), width)
        if index != self.cursor or not is_selectable(self._lines, index):
            return self._line_strip(index, width)
        return self._cursor_strip(index, width)

    def _heading_strip(self, width: int) -> Strip:
        line = self._heading or Line()
        mark = "pane-focused" if self.has_focus else "pane"
        runs = tuple(Run(run.text, mark if run.mark == "pane" else run.mark) for run in line.runs)
        return self._framed(self._laid_out(Line(runs, right=line.right)), width)

    def _line_strip(self, index: int, width: int) -> Strip:
        cached = self._strips.get((index, width))
        if cached is None:
            cached = self._framed(self._laid_out(self.drawn(index)), width)
            self._strips[(index, width)] = cached
        return cached

    def _cursor_strip(self, index: int, width: int) -> Strip:
        strip = self._line_strip(index, width)
        rule = 1 if self.rule else 0
        sign = "›" if self.pointer else " "
        mark = "pointer" if self.has_focus else "pointer-away"
        parts = [
            strip.crop(0, rule),
            Strip([Segment(sign, self._base(mark))]),
            strip.crop(rule + 1, width - 1),
        ]
        over = self.palette.cursor_style() if self.has_focus else Style()
        lit = [part.apply_style(Style()) for part in parts[:1]]
        lit += [_over(part, over) for part in parts[1:]]
        return Strip.join([*lit, strip.crop(width - 1, width)])

    def _laid_out(self, line: Line) -> Strip:
        right = clipped(line.right, self.text_columns * 2 // 3)
        right_width = sum(cell_len(run.text) for run in right)
        room = self.text_columns - (right_width + 1 if right else 0)
        runs = clipped(line.runs, room)
        used = sum(cell_len(run.text) for run in runs)
        gap = self.text_columns - used - right_width
        segments = [Segment(run.text, self._base(run.mark)) for run in runs if run.text]
        if right:
            segments.append(Segment(" " * gap, self._base("text")))
            segments += [Segment(run.text, self._base(run.mark)) for run in right]
        return Strip(segments)

    def _framed(self, strip: Strip, width: int) -> Strip:
        rule = [Segment("│", self._base("hairline"))] if self.rule else []
        start = Segment(" " * (self._left - len(rule)), self._base("text"))
        whole = Strip([*rule, start, *strip])
        return whole.adjust_cell_length(width, self._base("text"))

    def _base(self, marks: str) -> Style:
        style = self._bases.get(marks)
        if style is None:
            style = self._bases[marks] = self.rich_style + self.palette.style(marks)
        return style

    def notify_style_update(self) -> None:
        """The colours may have changed: nothing that was drawn with them is kept."""
        self._bases.clear()
        self._strips.clear()
        super().notify_style_update()

    # --- events -------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for the new width and keep the cursor in view."""
        if event.size.width != self._width:
            self._width = event.size.width
            self._strips.clear()
            lines = self.lines_for_width(self.text_columns)
            if lines is not self._lines:
                self.set_lines(lines)
        self.top = self._top_within(self.top)
        self._scroll_to_cursor()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on the focus, so that nothing is computed or drawn anew for it."""

    def on_focus(self, event: events.Focus) -> None:
        """The heading and the cursor's row show the focus; nothing else is drawn again."""
        event.prevent_default()
        self.has_focus = True
        self.show_focus(True)

    def on_blur(self, event: events.Blur) -> None:
        """As for focus."""
        event.prevent_default()
        self.has_focus = False
        self.show_focus(False)

    def show_focus(self, focused: bool) -> None:
        """Repaint what shows whether this view has the keys."""
        regions = [*self._lit(self.cursor)] if self._lines else []
        if self._head:
            regions.append(Region(0, 0, self.size.width, 1))
        if regions:
            self.refresh(*regions)

    def on_mouse_scroll_down(self) -> None:
        """Three lines down, where the settings ask for the mouse."""
        self._turn(3)

    def on_mouse_scroll_up(self) -> None:
        """Three lines up."""
        self._turn(-3)


def _over(strip: Strip, style: Style) -> Strip:
    """A style laid over all of a strip, its own foregrounds and shapes kept."""
    return Strip(
        [Segment(text, (own + style) if own else style) for text, own, _ in strip],
        strip.cell_length,
    )
