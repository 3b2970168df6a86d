"""A screen of one view over the last row."""

from __future__ import annotations

from textual.app import ComposeResult

from .line_view import LineView
from .reader_screen import ReaderScreen


class OneViewScreen(ReaderScreen):
    """Shows ``list``, which has the keys."""

    list: LineView

    def compose(self) -> ComposeResult:
        """The view and the last row."""
        yield self.list
        yield self.bottom

    def on_mount(self) -> None:
        """Paint, then read."""
        self.focus_pane(self.list)
        self.begin()

    def begin(self) -> None:
        """What the screen does first."""
        self.library_written()
