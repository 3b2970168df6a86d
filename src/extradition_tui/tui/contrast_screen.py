"""The Contrast screen: the sources of one event against each other.

The table (stacked on a narrow screen) shows statements, quotes, labels, figures and dates, or
families; side by side shows the whole texts. Reading happens in a thread; the screen paints first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic

from textual import on
from textual.timer import Timer

from extradition_tui.contrast.bonds import Reasons
from extradition_tui.contrast.rows import Row, row_at
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError
from extradition_tui.safe import safe_line

from .claim_contrast import ContrastClaims, Hand
from .claim_margin import flags_of
from .claim_marking import Cited
from .comparison import Comparison
from .contrast_families import WHY
from .contrast_lists import DISMISSED, FAMILIES, LISTS
from .contrast_panes import ContrastPanes
from .contrast_reading import read_reasons
from .contrast_sheet import Columns, Sheet
from .contrast_sheets import BESIDE, Shown
from .contrast_strands import StrandView
from .dismissing import Dismissals
from .line_view import LineView
from .lines import Run
from .theme import Palette

REST = 0.08
"""Seconds without a move after which the words below follow the cursor."""
PATIENCE = 0.1
"""Seconds for which nothing is painted while the rows are read."""
_EDGES = 3
"""Columns that the table keeps for its pointer and its strip."""


class ContrastScreen(ContrastPanes):
    """How the sources of one event, or the articles that were picked, report it."""

    HINTS = (
        ("]d", "next difference"),
        ("|", "side by side"),
        ("Enter", "open"),
        ("?", "help"),
        ("+ - o", "evidence"),
        ("_", "other lists"),
        ("h l", "source"),
        ("D", "dismiss"),
        ("z", "zoom"),
    )

    def __init__(
        self,
        palette: Palette,
        question: Callable[[Library], Comparison],
        go_to: Callable[[str, tuple[int, int]], None],
        place: tuple[str, int] | None = None,
        first: str = LISTS[0],
        hand: Hand | None = None,
    ) -> None:
        """``question`` is asked in a thread; ``go_to`` opens an article at a place (offsets).

        ``place`` is where the reader comes from (article, offset): the screen begins there, with
        its ``first`` list. ``hand`` has the claim that was in hand when it was left.
        """
        super().__init__(palette)
        self.table.wanted = WHY if first == FAMILIES else ""
        self._question = question
        self._go_to = go_to
        self._place = place
        self._first = first
        self._dismissals = Dismissals(self)
        self._claims = ContrastClaims(self, self._cell_here, self._dismissals.undo, hand or Hand())
        self.helpers = (self._claims,)
        self._resting: Timer | None = None
        self._last_move = 0.0
        self._waiting_for_rows = True

    def on_mount(self) -> None:
        """Read; what is read at once is painted at once, and once."""
        self.set_timer(PATIENCE, self._paint)
        self.show_panes()
        self.focus_pane(self.table)
        self.head.say("Reading what the sources say …")
        self.read("contrast", self._compare, self._begin)

    def _paint(self) -> None:
        """The rows are not there yet, or there are none: say so."""
        if self._waiting_for_rows:
            self._waiting_for_rows = False
            self.refresh()

    def _compositor_refresh(self) -> None:
        # Textual's own way to the terminal: an empty screen and each pane as it finds its place
        # would be painted before the rows are, three screens for one.
        if not self._waiting_for_rows:
            super()._compositor_refresh()

    def on_resize(self) -> None:
        """Everything for the new size."""
        self.show_panes()
        self._show_head()
        if self.shown is not None:
            self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self._show_around()
        if self.apart:
            self._show_strands()

    def _compare(self, library: Library) -> Comparison | str:
        try:
            return self._question(library)
        except LibraryError as error:
            return safe_line(str(error))

    def _begin(self, comparison: Comparison | str) -> None:
        if isinstance(comparison, str):
            self.head.say(comparison)
            self._paint()
            return
        self._show_list(self._first, comparison)
        if self._place is not None:
            number = row_at(comparison.statements, *self._place)
            self.call_after_refresh(self.table.go_to_row, number)

    def library_written(self) -> None:
        """Somebody wrote to the library: what is shown here may be dismissed, or have grown."""
        if self.shown is not None:
            self.read("contrast", self._compare, self._again)

    def _again(self, comparison: Comparison | str) -> None:
        """Show what is known now, where the reader is."""
        shown = self.shown
        if shown is None or isinstance(comparison, str) or comparison == shown.comparison:
            return
        self.shown = shown.again(comparison)
        self._show_head()
        self._show_again()

    def _show_again(self) -> None:
        """Show other words in the same form; what is hidden has no width to lay them out for."""
        if self.apart:
            self._show_strands()
        else:
            self._show_rows(keep=True)

    # --- what is shown ------------------------------------------------------------------------

    def do_side_by_side(self, count: int | None) -> None:
        """The whole texts beside each other, or the table again, at the words of the cursor."""
        if self.shown is None:
            return
        cited = self._cell_here()
        self._show_list(LISTS[0] if self.shown.name == BESIDE else BESIDE)
        if cited is not None and cited.place is not None:
            self.call_after_refresh(self._go_to_words, cited.article, cited.place[0])

    def _go_to_words(self, article: str, start: int) -> None:
        shown = self.shown
        if shown is not None:
            beside = shown.name == BESIDE
            statements = shown.comparison.statements
            self.table.go_to_row(
                shown.row_of(article, start) if beside else row_at(statements, article, start)
            )

    def do_next_list(self, count: int | None) -> None:
        """The next list; from side by side, the table of statements."""
        if self.shown is not None:
            self._show_list(self.shown.list_after(count or 1))

    def do_why(self, count: int | None) -> None:
        """Why the articles belong together."""
        self.table.wanted = WHY
        self._show_list(FAMILIES)

    def do_sources_left(self, count: int | None) -> None:
        """Bring the sources that are out of view to the left."""
        self._bring(-(count or 1))

    def do_sources_right(self, count: int | None) -> None:
        """Bring the sources that are out of view to the right."""
        self._bring(count or 1)

    def do_apart(self, count: int | None) -> None:
        """Side by side: each text with a cursor of its own, or all in step again."""
        shown = self.shown
        if shown is None or shown.name != BESIDE:
            self.bottom.show_note("Texts go in step side by side only; | shows them so.")
            return
        self.apart = not self.apart
        self.strands.begin()
        here, row = self.view, self.table.spot.row
        self.show_panes()
        if self.apart:
            self.call_after_refresh(self._show_strands, row)
        else:
            self.call_after_refresh(self._in_step, here)

    def _show_list(self, name: str, comparison: Comparison | None = None) -> None:
        if comparison is None and self.shown is not None:
            comparison = self.shown.comparison
        if comparison is None:
            return
        self.apart = False
        self.shown = Shown.of(comparison, name, self.shown.first if self.shown else 0)
        self.show_panes()
        self._show_head()
        self.call_after_refresh(self._show_rows, keep=False)

    def _show_rows(self, *, keep: bool) -> None:
        dense = self.shown is not None and self.shown.name == BESIDE
        self.table.show(self._lay, dense=dense, keep=keep)
        self._show_around()
        self._waiting_for_rows = False
        if self.shown is not None and self.shown.lacks_reasons:
            question = partial(read_reasons, comparison=self.shown.comparison)
            self.read("reasons", question, self._show_reasons)

    def _show_reasons(self, reasons: Reasons) -> None:
        if self.shown is not None:
            self.shown = self.shown.with_reasons(reasons)
            self._show_again()

    def _lay(self, width: int) -> Sheet:
        return self.shown.sheet(width) if self.shown is not None else Sheet((), (), ())

    def _show_around(self) -> None:
        self._show_heading()
        self._show_detail()

    @property
    def _width(self) -> int:
        # Not the table's own width: it has none while each text is read by itself.
        return max(1, self.app.size.width - _EDGES)

    def _columns(self) -> Columns | None:
        return self.shown.columns(self._width) if self.shown is not None else None

    def _bring(self, step: int) -> None:
        before = self.shown
        self.shown = before.brought(step, self._width) if before is not None else None
        if self.shown != before:
            self._show_again()

    # --- each text by itself ------------------------------------------------------------------

    def _show_strands(self, row: int = -1) -> None:
        """The texts in view, at a row or where each is."""
        columns = self._columns()
        if self.shown is not None and columns is not None:
            self.strands.show(self.shown, columns, row)

    def _in_step(self, view: LineView | None) -> None:
        """All texts in step again, at the passage that was read."""
        self._show_rows(keep=True)
        if self.shown is not None and isinstance(view, StrandView) and view.place is not None:
            self.table.go_to_row(self.shown.row_of(view.article, view.place[0]))

    def do_cell_left(self, count: int | None) -> None:
        """The text to the left."""
        self._to_strand(-(count or 1))

    def do_cell_right(self, count: int | None) -> None:
        """The text to the right."""
        self._to_strand(count or 1)

    def _to_strand(self, step: int) -> None:
        beside = self.strands.beside(self.view, step) if self.apart else None
        if beside is not None:
            self.focus_pane(beside)

    # --- dismissing ---------------------------------------------------------------------------

    def do_dismiss(self, count: int | None) -> None:
        """Leave the difference under the cursor out, for everybody; a dismissed one comes back."""
        row = self._difference_here()
        if self.shown is not None and self.shown.name == DISMISSED:
            self._dismissals.show(row)
        else:
            self._dismissals.dismiss(row)

    def _difference_here(self) -> Row | None:
        here = self.view if isinstance(self.view, StrandView) else self.table.box
        article, place = (here.article, here.place) if here is not None else ("", None)
        shown = self.shown
        return shown.difference(self.table.spot.row, article, place) if shown is not None else None

    def _cell_here(self) -> Cited | None:
        here = self.view if isinstance(self.view, StrandView) else self.table.box
        if here is None or self.shown is None:
            return None
        return self.shown.cited(self.table.spot.row, here.article, here.place)

    # --- what stands around -------------------------------------------------------------------

    def do_contrast(self, count: int | None) -> None:
        """The contrast is open already."""

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the form in view."""
        return (self.shown.hints if self.shown is not None else None) or self.HINTS

    def state_runs(self) -> tuple[Run, ...]:
        """The claim that + - o are about."""
        words = self._claims.in_hand()
        return (Run(f"{flags_of(self.palette.name)[0]} {words}", "dim"),) if words else ()

    def _show_head(self) -> None:
        if self.shown is not None:
            self.head.show(self.shown.head(max(1, self.app.size.width - 2)))

    @property
    def _current(self) -> str:
        return self.table.box.article if self.table.box is not None else ""

    def _show_heading(self) -> None:
        if self.shown is not None:
            self.table.heading = self.shown.heading(self.table.text_columns, self._current)

    def _show_detail(self) -> None:
        self.show_bottom()
        if self.shown is not None and self.detail.display:
            number = self.table.spot.row
            words = partial(self.shown.words, number, self._current)
            self.detail.show_row(self.shown.about(number), words)

    def moved(self) -> None:
        """The names show the current source; the words below follow when the cursor rests."""
        self._show_heading()
        before, self._last_move = self._last_move, monotonic()
        if self._last_move - before > REST:
            self._show_detail()
        # While a key is held down the words below wait: a slow line has no time for them.
        elif self._resting is None:
            self._resting = self.set_timer(REST, self._rested)
        else:
            self._resting.reset()

    def _rested(self) -> None:
        self._resting = None
        self._show_detail()

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        view = message.view
        if isinstance(view, StrandView) and view.place is not None:
            self._leave_for(view.article, view.place)
        box = self.table.box
        if view is not self.table or self.shown is None:
            return
        if box is None:
            if self.shown.name == FAMILIES:
                self.bottom.show_note(
                    "Nothing to open here; Enter on what is shared goes to its words."
                )
            return
        if box.place is None:
            name = self.shown.comparison.names[box.article]
            self.bottom.show_note(f"{name} does not say this; h and l go to the other sources")
            return
        self._leave_for(box.article, box.place)

    def _leave_for(self, article: str, place: tuple[int, int]) -> None:
        self.dismiss()
        self._go_to(article, place)
