"""The Contrast screen: the sources of one event against each other.

The table (stacked on a narrow screen) shows statements, quotes, labels, figures and dates, or
families; side by side shows the whole texts. Reading happens in a thread; the screen paints first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from extradition_tui.contrast import rows
from extradition_tui.contrast.figure_rows import figure_rows
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError
from extradition_tui.safe import safe_line

from . import contrast_aligned, contrast_layout
from .comparison import Comparison
from .contrast_head import ContrastHead
from .contrast_view import ContrastView
from .detail_view import DetailView
from .line_view import LineView
from .lines import Line
from .reader_screen import ReaderScreen
from .theme import Palette

LISTS = ("statements", "quotes", "labels", "figures and dates", "families")
BESIDE = "side by side"
REST = 0.08
"""Seconds without a move after which the whole words follow the cursor."""
_LEAST_BESIDE = 30


class ContrastScreen(ReaderScreen):
    """How the sources of one event, or the articles that were picked, report it."""

    HINTS = (
        ("]d", "next difference"),
        ("|", "side by side"),
        ("Enter", "open"),
        ("?", "help"),
        ("_", "other lists"),
        ("h l", "source"),
        ("z", "zoom"),
    )

    DEFAULT_CSS = """
    ContrastScreen { layout: vertical; }
    """

    def __init__(
        self,
        palette: Palette,
        question: Callable[[Library], Comparison],
        go_to: Callable[[str, tuple[int, int]], None],
        place: tuple[str, int] | None = None,
    ) -> None:
        """``question`` is asked in a thread; ``go_to`` opens an article at a place (offsets).

        ``place`` is where the reader comes from (article, offset): the screen begins there.
        """
        super().__init__(palette)
        self.head = ContrastHead(palette)
        self.table = ContrastView(palette, id="contrast")
        self.detail = DetailView(palette, id="detail")
        self.comparison: Comparison | None = None
        self.shown = LISTS[0]
        self._question = question
        self._go_to = go_to
        self._place = place
        self._first = 0
        self._statements: Sequence[rows.Row] = ()
        self._rows: Sequence[rows.Row] = ()
        self._aligned: Sequence[contrast_aligned.Aligned] = ()
        self._columns: contrast_layout.Columns | None = None
        self._zoomed = False
        self._resting: Timer | None = None
        self._moved_on = False

    def compose(self) -> ComposeResult:
        """The head, the rows, the words of the current row, the last line."""
        yield self.head
        yield self.table
        yield self.detail
        yield self.bottom

    def on_mount(self) -> None:
        """Paint, then read."""
        self.detail.display = False
        self.focus_pane(self.table)
        self.head.say("Reading what the sources say …")
        self.read("contrast", self._compare, self._begin)

    def on_resize(self) -> None:
        """A third of the screen is for the whole words of the current row."""
        self.detail.styles.height = max(5, self.size.height // 3)
        self._show_head()
        if self.comparison is not None:
            self.call_after_refresh(self._show_around)
            self.call_after_refresh(self._show_heading)

    def _compare(self, library: Library) -> Comparison | str:
        try:
            return self._question(library)
        except LibraryError as error:
            return safe_line(str(error))

    def _begin(self, comparison: Comparison | str) -> None:
        if isinstance(comparison, str):
            self.head.say(comparison)
            return
        self.comparison = comparison
        self._statements = rows.statement_rows(
            comparison.contrast, comparison.sources, comparison.sentences
        )
        self._show_list(LISTS[0])
        if self._place is not None:
            number = rows.row_at(self._rows, *self._place)
            self.call_after_refresh(self.table.go_to_row, number)

    # --- what is shown ------------------------------------------------------------------------

    @property
    def sources(self) -> tuple[str, ...]:
        """The article IDs, in the order of the columns."""
        return self.comparison.sources if self.comparison is not None else ()

    def do_side_by_side(self, count: int | None) -> None:
        """The whole texts beside each other, or the table again."""
        self._show_list(LISTS[0] if self.shown == BESIDE else BESIDE)

    def do_next_list(self, count: int | None) -> None:
        """The next list; from side by side, the table of statements."""
        at = LISTS.index(self.shown) + (count or 1) if self.shown in LISTS else 0
        self._show_list(LISTS[at % len(LISTS)])

    def do_sources_left(self, count: int | None) -> None:
        """Bring the sources that are out of view to the left."""
        self._bring(self._first - (count or 1))

    def do_sources_right(self, count: int | None) -> None:
        """Bring the sources that are out of view to the right."""
        self._bring(self._first + (count or 1))

    def do_zoom(self, count: int | None) -> None:
        """The pane that has the keys alone, or both again."""
        self._zoomed = not self._zoomed
        self._show_panes()

    def do_pane_1(self, count: int | None) -> None:
        """The rows have the keys."""
        self.focus_pane(self.table)

    def do_pane_2(self, count: int | None) -> None:
        """The whole words have the keys."""
        if self.detail.display:
            self.focus_pane(self.detail)

    def do_contrast(self, count: int | None) -> None:
        """The contrast is open already."""

    def _show_list(self, name: str) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        self.shown = name
        contrast, reports = comparison.contrast, comparison.reports
        if name == BESIDE:
            self._aligned = self._aligned or contrast_aligned.align(contrast, reports)
            self._rows = ()
        else:
            self._rows = {
                "statements": partial(tuple[rows.Row, ...], self._statements),
                "quotes": partial(rows.quote_rows, contrast),
                "labels": partial(rows.label_rows, contrast),
                "figures and dates": partial(figure_rows, self._statements, reports),
            }.get(name, tuple)()
        self._show_panes()
        self._show_head()
        self.call_after_refresh(self._show_rows, keep=False)

    def _show_rows(self, *, keep: bool) -> None:
        self.table.show(self._lay, dense=self.shown == BESIDE, keep=keep)
        self._show_around()

    def _show_around(self) -> None:
        self._show_heading()
        self._show_detail()

    def _bring(self, first: int) -> None:
        if self._columns is None:
            return
        first = max(0, min(first, len(self.sources) - len(self._columns.shown)))
        if first != self._first:
            self._first = first
            self._show_rows(keep=True)

    def _lay(self, width: int) -> contrast_layout.Sheet:
        comparison = self.comparison
        self._columns = None
        if comparison is None:
            return contrast_layout.Sheet((), (), ())
        texts, names, sources = comparison.texts, comparison.names, self.sources
        if self.shown == BESIDE:
            self._columns = contrast_layout.columns(
                sources, self._first, width, label=1, least=_LEAST_BESIDE
            )
            return contrast_aligned.side_by_side(
                self._aligned, texts, comparison.marks, self._columns
            )
        if self.shown == "families":
            return contrast_layout.families(comparison.contrast, names, width)
        if not self._rows:
            return contrast_layout.nothing(self._nothing_said(), width)
        if width + 3 < contrast_layout.STACKED_UNDER:
            return contrast_layout.stacked(self._rows, texts, names, sources, width)
        label = contrast_layout.label_width(self._rows, width)
        self._columns = contrast_layout.columns(sources, self._first, width, label=label)
        return contrast_layout.table(self._rows, texts, self._columns)

    def _nothing_said(self) -> str:
        if len(self.sources) < 2:
            return (
                "Only one source reports this event, so there is nothing to set against it. "
                "In the list, x picks articles of any event, and c sets them side by side."
            )
        return f"The sources have no {self.shown} to set against each other."

    # --- what stands around -------------------------------------------------------------------

    def _show_panes(self) -> None:
        with_detail = self.shown not in (BESIDE, "families")
        alone = self.view if self._zoomed and self.view is not None else None
        if alone is self.detail and not with_detail:
            alone = self.table
        self.detail.display = with_detail and alone is not self.table
        self.table.display = alone is not self.detail
        if self.view is None or not self.view.display:
            self.focus_pane(self.table)

    def _show_head(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        width = max(1, self.size.width - 2)
        contrast = comparison.contrast
        lines = contrast_layout.head(comparison.title, contrast, comparison.names, width)
        lists = contrast_layout.lists_line((*LISTS, BESIDE), self.shown, self._statements, width)
        self.head.show([*lines, lists])

    def _show_heading(self) -> None:
        if self._columns is None or self.comparison is None:
            self.table.heading = None
            return
        box = self.table.box
        runs = contrast_layout.source_heading(
            self._columns, self.comparison.names, self.sources, box.article if box else ""
        )
        self.table.heading = Line(runs, selectable=False)

    def _show_detail(self) -> None:
        self.show_bottom()
        comparison, number = self.comparison, self.table.spot.row
        if comparison is None or not 0 <= number < len(self._rows):
            self.detail.show_row((), ())
            return
        row = self._rows[number]
        lines = contrast_layout.detail(
            row, comparison.texts, comparison.names, self.sources, self.detail.text_columns
        )
        position = f"{number + 1} of {len(self._rows)}"
        self.detail.show_row(contrast_layout.detail_heading(row), lines, position)

    @on(LineView.Moved, "#contrast")
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self._show_heading()
        # While a key is held down the whole words wait: a slow line has no time for them.
        if self._resting is None:
            self._show_detail()
            self._resting = self.set_timer(REST, self._rested)
        else:
            self._moved_on = True
            self._resting.reset()

    def _rested(self) -> None:
        self._resting = None
        if self._moved_on:
            self._moved_on = False
            self._show_detail()

    @on(LineView.Opened, "#contrast")
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        box = self.table.box
        if box is None or self.comparison is None:
            return
        if box.place is None:
            name = self.comparison.names[box.article]
            self.bottom.show_note(f"{name} does not say this; h and l go to the other sources")
            return
        self.dismiss()
        self._go_to(box.article, box.place)
