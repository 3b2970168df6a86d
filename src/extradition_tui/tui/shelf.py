"""What the library holds, as the list shows it: the order, and the rows that are looked at.

The order is read in a thread and kept as numbers; a row is asked for when it is looked at, through
a door that nothing else waits for, a page of rows at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.cache import LRUCache

from extradition_tui.contrast_model import Event

from .arranged import Arranged, arranged, kept_of, marked
from .lines import fold

if TYPE_CHECKING:
    # The library is imported after the first paint.
    from extradition_tui.library.claims_shown import ClaimCount
    from extradition_tui.library.doors import Library
    from extradition_tui.library.listing import Listed, Order

_ROWS = 1024
"""Rows, and events, that are kept; more than stand on a screen."""
MOST_EVENTS = 200
"""Events that are offered to choose from."""

Answer = TypeVar("Answer")


class Shelf:
    """Articles and events by ID or number, and the lists that are made of them."""

    def __init__(
        self,
        door: Library | None = None,
        order: Order | None = None,
        claims: Mapping[str, ClaimCount] | None = None,
    ) -> None:
        """``claims`` counts those that each article bears on."""
        self.claims: Mapping[str, ClaimCount] = claims or {}
        self.articles = order.articles if order is not None else array("I")
        self.by_event = order.by_event if order is not None else array("I")
        self.events_in_all = order.events if order is not None else 0
        self.articles_in_all = order.total if order is not None else 0
        self._leader = order.leader if order is not None else array("I")
        self._door = door
        self._rows: LRUCache[int, Listed] = LRUCache(_ROWS)
        self._numbers: LRUCache[str, int] = LRUCache(_ROWS)
        self._events: LRUCache[str, Event] = LRUCache(_ROWS)
        self._last: tuple[tuple[tuple[str, ...], bool] | None, Arranged] = (None, Arranged())

    # --- one article or event -----------------------------------------------------------------

    def has(self, number: int) -> bool:
        """Whether the row of a number is ready."""
        return number in self._rows

    def row(self, number: int) -> Listed | None:
        """An article by its number."""
        if number not in self._rows:
            self.fetch([number])
        return self._rows.get(number)

    def article(self, article_id: str) -> Listed | None:
        """An article by its ID."""
        if article_id not in self._numbers and article_id:
            from extradition_tui.library.listing import read_named

            self._keep(self._ask(lambda door: read_named(door, [article_id]), []))
        number = self._numbers.get(article_id)
        return self.row(number) if number is not None else None

    def event(self, event_id: str) -> Event | None:
        """An event by its ID; its articles come newest first."""
        if event_id not in self._events and event_id:
            self._fetch_events([event_id])
        return self._events.get(event_id)

    def event_of(self, article_id: str) -> Event | None:
        """The event in which an article stands."""
        article = self.article(article_id)
        return self.event(article.event) if article is not None else None

    def event_of_line(self, key: str) -> Event | None:
        """The event that a line of the list stands for, or that of the line's article."""
        kind, _, name = key.partition(" ")
        return self.event(name) if kind == "event" else self.event_of(name)

    def sources(self, articles: Iterable[str]) -> dict[str, str]:
        """The names of the sources of articles, by their IDs."""
        found = (self.article(article) for article in articles)
        return {article.id: article.source for article in found if article is not None}

    def fetch(self, numbers: Sequence[int]) -> None:
        """Have these rows, their events and the sources in these ready, by a few questions."""
        from extradition_tui.library.listing import read_listed, read_named

        missing = [number for number in numbers if number not in self._rows]
        if not missing:
            return
        rows: list[Listed] = self._ask(lambda door: read_listed(door, missing), [])
        self._keep(rows)
        events = {row.event for row in rows if row.event and row.event not in self._events}
        kin = [
            article
            for event in self._fetch_events(events)
            if len(event.families) != len(event.articles)
            for article in event.articles
            if article not in self._numbers
        ]
        if kin:
            self._keep(self._ask(lambda door: read_named(door, kin), []))

    # --- lists --------------------------------------------------------------------------------

    def arranged(self, wanted: str, *, grouped: bool) -> Arranged:
        """The list of the articles with the words wanted, grouped by event or not; it is kept."""
        words = tuple(fold(wanted).split())
        asked, found = self._last
        if asked != (words, grouped):
            if words:
                found = self._ask(lambda door: self._found(door, words, grouped), Arranged())
            else:
                found = self._arranged(None, grouped=grouped)
            self._last = (words, grouped), found
        return found

    def look_for(self, door: Library, wanted: str, *, grouped: bool) -> None:
        """Have such a list ready, by another door: for a thread. Raises LibraryError."""
        words = tuple(fold(wanted).split())
        self._last = (words, grouped), self._found(door, words, grouped)

    def lines_with(self, wanted: str, among: Arranged) -> array[int]:
        """The lines on which a pattern stands: in the title of an event, or an article's source."""
        from extradition_tui.library.listing import articles_by, articles_under

        size, words = len(self._leader), [fold(wanted)]
        sources = marked(self._ask(lambda door: articles_by(door, words), array("I")), size)
        titles = bytearray()
        if among.starts is not None:
            titles = marked(self._ask(lambda door: articles_under(door, words), array("I")), size)
        return among.lines_with(sources, titles)

    def numbers(self, articles: Collection[str]) -> set[int]:
        """The numbers of articles by their IDs."""
        from extradition_tui.library.listing import numbers_named

        if not articles:
            return set()
        return set(self._ask(lambda door: numbers_named(door, articles), array("I")))

    def in_order(self, articles: Collection[str]) -> tuple[str, ...]:
        """Articles in the order of the list, by their IDs."""
        wanted = self.numbers(articles)
        rows = [self.row(number) for number in self.by_event if number in wanted] if wanted else []
        return tuple(row.id for row in rows if row is not None)

    def events_with(self, wanted: str) -> list[Event]:
        """The newest events with these words in their titles, at the most ``MOST_EVENTS``."""
        from extradition_tui.library.listing import events_with

        words = fold(wanted).split()
        return self._ask(lambda door: events_with(door, words, MOST_EVENTS), [])

    # --- asking -------------------------------------------------------------------------------

    def _found(self, door: Library, words: Sequence[str], grouped: bool) -> Arranged:
        from extradition_tui.library.listing import articles_under, articles_with

        hits = articles_with(door, words)
        if not grouped:
            return self._arranged(marked(hits, len(self._leader)), grouped=False)
        return self._arranged(
            kept_of(self._leader, hits, articles_under(door, words)), grouped=True
        )

    def _arranged(self, kept: bytearray | None, *, grouped: bool) -> Arranged:
        order = self.by_event if grouped else self.articles
        return arranged(order, self._leader, grouped=grouped, kept=kept)

    def _fetch_events(self, names: Collection[str]) -> list[Event]:
        from extradition_tui.library.listing import read_events

        nothing: list[Event] = []
        found = self._ask(lambda door: read_events(door, names), nothing) if names else nothing
        for event in found:
            self._events[event.id] = event
        return found

    def _keep(self, rows: Iterable[Listed]) -> None:
        for row in rows:
            self._rows[row.number] = row
            self._numbers[row.id] = row.number

    def _ask(self, question: Callable[[Library], Answer], otherwise: Answer) -> Answer:
        """What the library answers; of one that cannot be read now, nothing: the screen says so."""
        from extradition_tui.library.errors import LibraryError

        if self._door is None:
            return otherwise
        try:
            return question(self._door)
        except LibraryError:
            return otherwise
