"""The first pane: the list of events and articles, drawn for its width."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from .actions import EVERYWHERE
from .claim_margin import flags_of
from .events_list import ListLines, ListState, Shelf, heading
from .line_view import LineView
from .lines import Line, Run
from .theme import Palette


class EventsView(LineView):
    """Shows a shelf. In an empty one, Enter calls ``when_empty``."""

    def __init__(self, palette: Palette, when_empty: Callable[[], None]) -> None:
        super().__init__(
            palette=palette,
            contexts=("list", "lines", EVERYWHERE),
            heading=Line((Run("EVENTS", "pane"),)),
            id="list",
        )
        self._when_empty = when_empty
        self._shelf = Shelf()
        self._state = ListState()

    def show(self, shelf: Shelf, state: ListState) -> None:
        """Show a shelf as the reader wants it; the cursor stays on its article."""
        self._shelf, self._state = shelf, state
        self.heading = heading(shelf, state)
        self.set_lines(self.lines_for_width(self.text_columns))

    def lines_for_width(self, width: int) -> ListLines:
        """The lines for a width."""
        today = datetime.now().astimezone().date()
        return ListLines(self._shelf, self._state, width, today, flags_of(self.palette.name))

    def articles(self) -> tuple[str, ...]:
        """The articles in the order in which they are listed."""
        keys = self.lines.keys() if isinstance(self.lines, ListLines) else ()
        return tuple(
            name for kind, _, name in (key.partition(" ") for key in keys) if kind == "article"
        )

    def do_open(self, count: int | None) -> None:
        """Open the article of the line."""
        if self._shelf.articles:
            super().do_open(count)
        else:
            self._when_empty()
