"""A screen of three panes beside each other: as many as there is room for, and each in turn.

Three on a wide terminal, two at 80 columns, one below 60.
"""

from __future__ import annotations

from .line_view import LineView
from .panes import PANES, columns, seen_panes
from .reader_screen import ReaderScreen
from .theme import Palette


class PanesScreen(ReaderScreen):
    """Shares the columns among its panes, which a screen names in ``all_panes``."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.zoomed = False
        self._arrangement: tuple[object, ...] = ()

    @property
    def all_panes(self) -> tuple[LineView, LineView, LineView]:
        """The three panes, seen or not, with the IDs of ``panes.PANES``."""
        raise NotImplementedError

    def begin_panes(self) -> None:
        """Share the columns for the first time; the first pane has the keys."""
        self.share_columns()
        self.focus_pane(self.all_panes[0])

    def on_resize(self) -> None:
        """As many panes as there is room for."""
        self.share_columns()

    def share_columns(self) -> None:
        """Give each pane its columns; nothing is laid out anew when nothing has changed."""
        width = self.app.size.width
        here = self.view.id if self.view in self.all_panes and self.view is not None else None
        seen = seen_panes(width, here or PANES[0], zoomed=self.zoomed)
        if (width, seen) == self._arrangement:
            return
        self._arrangement = (width, seen)
        for pane in self.all_panes:
            pane.display = pane.id in seen
        for pane in (self.all_panes[0], self.all_panes[2]):
            pane.styles.width = columns(width)[pane.id or ""] if len(seen) > 1 else "1fr"

    def focus_pane(self, view: LineView) -> None:
        """Give a pane the keys; one that was not seen takes the place of another."""
        if not view.display:
            view.display = True
            self._arrangement = ()
        super().focus_pane(view)
        self.share_columns()

    def do_next_pane(self, count: int | None) -> None:
        """The next pane, also one that is not seen now."""
        self._turn_to(count or 1)

    def do_previous_pane(self, count: int | None) -> None:
        """The pane before."""
        self._turn_to(-(count or 1))

    def _turn_to(self, step: int) -> None:
        panes = self.all_panes
        at = panes.index(self.view) if self.view in panes else 0
        self.focus_pane(panes[(at + step) % len(panes)])

    def do_pane_1(self, count: int | None) -> None:
        """The first pane."""
        self.focus_pane(self.all_panes[0])

    def do_pane_2(self, count: int | None) -> None:
        """The second pane."""
        self.focus_pane(self.all_panes[1])

    def do_pane_3(self, count: int | None) -> None:
        """The third pane."""
        self.focus_pane(self.all_panes[2])

    def do_zoom(self, count: int | None) -> None:
        """One pane alone, or all of them."""
        self.zoomed = not self.zoomed
        self.share_columns()
