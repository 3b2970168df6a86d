"""The first pane: the list of events and articles, drawn for its width."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime

from .actions import EVERYWHERE
from .arranged import Arranged
from .claim_margin import flags_of
from .events_list import ListLines, ListState, heading
from .line_view import LineView
from .lines import FirstPlaces, Line, Place, Run
from .shelf import Shelf
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
        self._arranged = Arranged()
        self._state = ListState()

    def show(self, shelf: Shelf, state: ListState) -> None:
        """Show a shelf as the reader wants it; the cursor stays on its article."""
        narrowed = (state.wanted, state.grouped)
        if shelf is not self._shelf or narrowed != (self._state.wanted, self._state.grouped):
            self._arranged = shelf.arranged(state.wanted, grouped=state.grouped)
        self._shelf, self._state = shelf, state
        self.heading = heading(shelf, state)
        self.set_lines(self.lines_for_width(self.text_columns))

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines for a width; where the filter leaves none, that it does."""
        if self._state.wanted and self._shelf.articles and not len(self._arranged):
            return [
                Line.of("None has these words.", selectable=False),
                Line.of("Esc shows all again.", "dim", selectable=False),
            ]
        today = datetime.now().astimezone().date()
        flags = flags_of(self.palette.name)
        return ListLines(self._shelf, self._arranged, self._state, width, today, flags)

    def places(self, pattern: str) -> Sequence[Place]:
        """A place on each line where an event's title or an article's source has the pattern."""
        return FirstPlaces(self.lines, self._shelf.lines_with(pattern, self._arranged), pattern)

    @property
    def numbers(self) -> array[int]:
        """The articles in the order in which they are listed, by number."""
        return self._arranged.articles

    def do_open(self, count: int | None) -> None:
        """Open the article of the line."""
        if self._shelf.articles:
            super().do_open(count)
        else:
            self._when_empty()
