"""The lines of a list of articles as numbers: which article or event stands on which line. Pure.

An event is named by any of its articles. Grouped, each event is a line of its own with those of its
articles under it, and between two events a blank one.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


def _none() -> array[int]:
    return array("I")


@dataclass(frozen=True, slots=True)
class Arranged:
    """Articles in the order of their lines; ``starts`` are the places where events begin, or None.

    A list that is not grouped has no ``starts``: each article is a line.
    """

    articles: array[int] = field(default_factory=_none)
    starts: array[int] | None = None

    def __len__(self) -> int:
        """How many lines there are."""
        if not self.starts:
            return len(self.articles)
        return len(self.articles) + 2 * len(self.starts) - 1

    def is_blank(self, line: int) -> bool:
        """Whether a line parts two events."""
        return self.starts is not None and self._place(line) == -2

    def on_line(self, line: int) -> tuple[str, int] | None:
        """("article" or "event", the number of the article or of the event's first), or None.

        Raises IndexError where there is no such line.
        """
        if not 0 <= line < len(self):
            raise IndexError(line)
        if self.starts is None:
            return "article", self.articles[line]
        place = self._place(line)
        if place >= 0:
            return "article", self.articles[place]
        if place == -1:
            return "event", self.articles[self.starts[self._event_at(line)]]
        return None

    def place_of_line(self, line: int) -> int:
        """The place in ``articles`` of a line's article, or of the first one after it."""
        if self.starts is None:
            return line
        place = self._place(line)
        if place >= 0:
            return place
        return self.starts[min(self._event_at(line) + (place == -2), len(self.starts) - 1)]

    def line_of(self, article: int) -> int | None:
        """The line of an article, if it is listed."""
        try:
            return self.line_at(self.articles.index(article))
        except ValueError:
            return None

    def line_at(self, place: int) -> int:
        """The line of the article at a place."""
        return place if self.starts is None else place + 2 * bisect_right(self.starts, place) - 1

    def line_of_event(self, members: Iterable[int]) -> int | None:
        """The line of the event with these articles, if one of them is listed."""
        if self.starts is None:
            return None
        for article in members:
            if article in self.articles:
                event = bisect_right(self.starts, self.articles.index(article)) - 1
                return self.starts[event] + 2 * event
        return None

    def lines_with(self, articles: bytearray, events: bytearray) -> array[int]:
        """The lines of articles, and of events with articles, whose numbers are marked."""
        return array("I", self._lines_with(articles, events))

    def _lines_with(self, articles: bytearray, events: bytearray) -> Iterator[int]:
        starts = self.starts
        event, known = -1, len(articles)
        for place, number in enumerate(self.articles):
            if starts is not None and event + 1 < len(starts) and starts[event + 1] == place:
                event += 1
                if number < len(events) and events[number]:
                    yield place + 2 * event
            if number < known and articles[number]:
                yield place if starts is None else place + 2 * event + 1

    def _event_at(self, line: int) -> int:
        """The event to whose lines one belongs; the blank one belongs to that before it."""
        assert self.starts is not None
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            if self.starts[middle] + 2 * middle <= line:
                low = middle
            else:
                high = middle
        return low

    def _place(self, line: int) -> int:
        """The place of a line's article; -1 on the line of an event, -2 on a blank one."""
        assert self.starts is not None
        event = self._event_at(line)
        place = line - 2 * event - 1
        if place < self.starts[event]:
            return -1
        end = self.starts[event + 1] if event + 1 < len(self.starts) else len(self.articles)
        return place if place < end else -2


def arranged(
    articles: array[int], leader: array[int], *, grouped: bool, kept: bytearray | None = None
) -> Arranged:
    """The list of these articles, those of an event together; of the ones ``kept`` marks alone."""
    if kept is not None:
        articles = array("I", (number for number in articles if kept[number]))
    if not grouped:
        return Arranged(articles)
    starts, event = array("I"), 0
    for place, number in enumerate(articles):
        if leader[number] != event:
            event = leader[number]
            starts.append(place)
    return Arranged(articles, starts)


def kept_of(leader: array[int], hits: Iterable[int], titled: Iterable[int]) -> bytearray:
    """Marks by number: the hits, and all articles of an event that has its title and no hit."""
    kept = marked(hits, len(leader))
    has_hit = bytearray(len(leader))
    for number, hit in enumerate(kept):
        if hit:
            has_hit[leader[number]] = 1
    for number in titled:
        if number < len(leader) and not has_hit[leader[number]]:
            kept[number] = 1
    return kept


def marked(numbers: Iterable[int], size: int) -> bytearray:
    """Marks by number, for numbers under ``size``."""
    marks = bytearray(size)
    for number in numbers:
        if number < size:
            marks[number] = 1
    return marks


def following(articles: Sequence[int], here: int | None) -> Iterator[int]:
    """The articles after one, and around to it; from the first where it is not among them."""
    at = articles.index(here) + 1 if here is not None and here in articles else 0
    for place in range(len(articles)):
        yield articles[(at + place) % len(articles)]
