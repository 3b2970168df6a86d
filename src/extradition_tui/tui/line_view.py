"""A view of lines: the widget under every list, text and table of the reader.

Its rows, its cursor and how it is drawn are those of ``RowsView``; what it adds is a search in the
lines. How to use it::

    view = LineView(palette=app.palette, contexts=("list", "lines", "everywhere"), pointer=True)
    view.set_lines([Line((Run("EVENTS", "dim"),), selectable=False), Line.of("first", key="a")])

Any sequence of :class:`Line` will do, also one that makes its lines when they are asked for. Runs
take text from outside as it is: the view passes it through the safe door and clips it with "…".
Marks are names in ``theme.MARKS``. ``Line.right`` stands at the right edge.

Actions of the context "lines" are its methods ``do_<name>(count)``. It tells its screen with the
messages ``LineView.Moved``, ``Opened`` and ``Searched``. A subclass may override
``lines_for_width`` (to wrap), ``places`` (to search otherwise than line by line) and ``do_open``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from .finding import Finding
from .lines import Line, Place, flat, places_in, with_hits
from .rows_view import RowsView
from .theme import Palette


class LineView(RowsView):
    """Rows in which one can search."""

    class Searched(RowsView.Moved):
        """A search found something else, or nothing: ``view.search_state`` says what."""

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
        """As ``RowsView``."""
        super().__init__(
            palette=palette, contexts=contexts, heading=heading, pointer=pointer, rule=rule, id=id
        )
        self.finding = Finding()
        self._before_search = (0, 0)
        self._labels: Mapping[int, Sequence[tuple[int, str]]] = {}

    @property
    def key_here(self) -> str:
        """The key of the line in hand, or ""."""
        return self.line.key if self.line is not None else ""

    def set_lines(self, lines: Sequence[Line], *, keep: bool = True) -> None:
        """Show other lines, with what is searched for found in them."""
        super().set_lines(lines, keep=keep)
        self._labels = {}
        if self.finding.pattern and not self.finding.hidden:
            self.finding.renew(self.places(self.finding.pattern))

    def jump_targets(self) -> Iterable[tuple[int, int, Callable[[], None]]]:
        """The marks in view: column and row in this view, and what goes there."""
        return ()

    def show_labels(self, labels: Mapping[int, Sequence[tuple[int, str]]]) -> None:
        """Lay words over what is drawn: by row, each with the column where it begins."""
        before, self._labels = self._labels, labels
        regions = [
            Region(x, y, len(words), 1)
            for shown in (before, labels)
            for y, row in shown.items()
            for x, words in row
        ]
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """One row, with the labels on it; in the last column, whether there is more beyond."""
        strip = super().render_line(y)
        sign = self.edge_sign(y)
        if sign:
            edge = Strip([Segment(sign, self._base("dim"))], 1)
            strip = Strip.join([strip.crop(0, self.size.width - 1), edge])
        for x, words in self._labels.get(y, ()):
            label = Strip([Segment(words, self.palette.style("hit-here"))], len(words))
            width = strip.cell_length
            strip = Strip.join([strip.crop(0, x), label, strip.crop(x + len(words), width)])
        return strip

    def edge_sign(self, y: int) -> str:
        """An arrow on the first or last row where lines go on above or below what is in view."""
        if y == self._head and self.top > 0:
            return "↑"
        last = y == self.size.height - 1 and self.top + self.rows < len(self._lines)
        return "↓" if last else ""

    def drawn(self, index: int) -> Line:
        """A line with the marks of what was found on it."""
        line = self._lines[index]
        here = self.finding.on_line(index)
        if not here:
            return line
        return replace(line, runs=with_hits(line.runs, here, self.finding.here))

    def places(self, pattern: str) -> Sequence[Place]:
        """Every place where the pattern stands, without regard to case, in the order of lines."""
        return places_in(self._lines, pattern)

    @property
    def search_state(self) -> str:
        """``[3/17]`` for the place in view of those found, or ""."""
        return self.finding.state

    def begin_search(self) -> None:
        """Remember where the reader stands, for the search moves as it is typed."""
        self._before_search = (self.cursor, self.top)

    def search(self, pattern: str) -> None:
        """Show the places of a pattern and go to the first one at or after where it began."""
        pattern = flat(pattern)
        found = self.places(pattern) if pattern else ()
        self._go_to_place(self.finding.show(pattern, found, self._before_search[0]))

    def end_search(self, *, keep: bool) -> None:
        """Close a search: stay where it led, or go back; the pattern is kept for n and N."""
        if not keep:
            self.finding.hide()
            self.cursor, self.top = self._before_search
        self._strips.clear()
        self.refresh()

    def clear_search(self) -> bool:
        """Take the pattern's marks away, until n or N; whether there were any."""
        had = self.finding.hide()
        if had:
            self._strips.clear()
            self.refresh()
        return had

    def let_go(self) -> bool:
        """Esc leaves what is innermost in the view; whether there was anything."""
        return self.clear_search()

    def do_find_next(self, count: int | None) -> None:
        """The next place that the search found."""
        self._find_by(count or 1)

    def do_find_previous(self, count: int | None) -> None:
        """The place before."""
        self._find_by(-(count or 1))

    def _find_by(self, count: int) -> None:
        finding = self.finding
        if finding.pattern and finding.hidden:
            finding.show(finding.pattern, self.places(finding.pattern), self.cursor)
        if finding.places:
            finding.here = self.found_here(forward=count > 0)
            self._go_to_place(finding.step(count))

    def found_here(self, *, forward: bool) -> int:
        """From which of the places found, by number, one goes on: the one in view."""
        return self.finding.here

    def _go_to_place(self, place: Place | None) -> None:
        self._strips.clear()
        if place is not None:
            self.move_to(place.line, row=self.rows // 3)
        else:
            self.cursor, self.top = self._before_search
        self.refresh()
        self.post_message(self.Searched(self))
