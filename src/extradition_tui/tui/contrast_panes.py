"""The panes of a Contrast screen: its head, the rows or the texts, and the words of a row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from .contrast_head import ContrastHead
from .contrast_lists import FAMILIES
from .contrast_sheets import BESIDE, Shown
from .contrast_strands import Strands
from .contrast_view import ContrastView
from .detail_view import DetailView
from .line_view import LineView
from .reader_screen import ReaderScreen
from .theme import Palette


class ContrastPanes(ReaderScreen):
    """Which panes there is room for, and which has the keys.

    ``shown`` is what a screen shows in them, ``apart`` whether each text has a pane of its own.
    """

    DEFAULT_CSS = """
    ContrastPanes { layout: vertical; }
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.head = ContrastHead(palette)
        self.table = ContrastView(palette, self.moved, id="contrast")
        self.detail = DetailView(palette, id="detail")
        self.strands = Strands(palette)
        self.shown: Shown | None = None
        self.apart = False
        self._zoomed = False

    def moved(self) -> None:
        """The cursor stands on another row, or another source is the current one."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The head, the rows, the words of the current row, the last line."""
        yield self.head
        yield self.table
        yield self.strands
        yield self.detail
        yield self.bottom

    @property
    def panes(self) -> Sequence[LineView]:
        """The views that can be seen, in the order of Tab."""
        views = self.strands.views if self.apart else (self.table, self.detail)
        return [view for view in views if view.display]

    def do_zoom(self, count: int | None) -> None:
        """The pane that has the keys alone, or both again."""
        self._zoomed = not self._zoomed
        self.show_panes()

    def do_pane_1(self, count: int | None) -> None:
        """The rows have the keys."""
        self.focus_pane(self.table)

    def do_pane_2(self, count: int | None) -> None:
        """The whole words have the keys."""
        if self.detail.display:
            self.focus_pane(self.detail)

    def show_panes(self) -> None:
        """What is asked for, and there is room for."""
        name = self.shown.name if self.shown is not None else BESIDE
        with_detail = name not in (BESIDE, FAMILIES)
        alone = self.view if self._zoomed else None
        if alone is self.detail and not with_detail:
            alone = self.table
        self.detail.display = with_detail and alone is not self.table
        self.strands.display = self.apart
        self.table.display = not self.apart and alone is not self.detail
        if (
            self.view is None
            or not self.view.display
            or self.apart != (self.view in self.strands.views)
        ):
            self.focus_pane(self.strands.views[0] if self.apart else self.table)
        self._share_rows()

    def _share_rows(self) -> None:
        """A few rows for the words of the current row; half of the screen when they are read."""
        self.detail.show_whole(self.view is self.detail or self._zoomed)
        self.detail.share_of(self.app.size.height)

    def focus_pane(self, view: LineView) -> None:
        """Give a pane the keys; the words of the row get more room while they have them."""
        super().focus_pane(view)
        self._share_rows()
