"""The lines of the first pane: events with their articles under them, newest first. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rich.cells import cell_len

from extradition_tui.contrast_model import Event, Family
from extradition_tui.library.claims_shown import ClaimCount
from extradition_tui.model import ArticleSummary
from extradition_tui.safe import safe_line

from .claim_margin import FLAGS, count_words
from .lines import KeyedLines, Line, Run, fold
from .read_so_far import SORTS, ReadSoFar

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Shelf:
    """What the library holds, as the list shows it. Events and articles come newest first.

    ``claims`` counts those that each article bears on.
    """

    events: tuple[Event, ...] = ()
    articles: tuple[ArticleSummary, ...] = ()
    claims: Mapping[str, ClaimCount] = field(default_factory=dict)

    @cached_property
    def by_article(self) -> Mapping[str, ArticleSummary]:
        """The articles by their IDs."""
        return {article.id: article for article in self.articles}

    @cached_property
    def event_by_article(self) -> Mapping[str, Event]:
        """The event in which an article stands, by the article's ID."""
        return {article: event for event in self.events for article in event.articles}

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """The words by which a filter finds an article, folded once, by the article's ID."""
        return {
            one.id: fold(safe_line(f"{one.source} {one.title or ''} {one.path or ''}"))
            for one in self.articles
        }

    def article(self, article_id: str) -> ArticleSummary | None:
        """An article by its ID."""
        return self.by_article.get(article_id)

    def event(self, event_id: str) -> Event | None:
        """An event by its ID."""
        return next((one for one in self.events if one.id == event_id), None)

    def event_of(self, article_id: str) -> Event | None:
        """The event in which an article stands."""
        return self.event_by_article.get(article_id)

    def event_of_line(self, key: str) -> Event | None:
        """The event that a line of the list stands for, or that of the line's article."""
        kind, _, name = key.partition(" ")
        return self.event(name) if kind == "event" else self.event_of(name)

    def in_order(self) -> tuple[str, ...]:
        """The articles' IDs in the order of the list."""
        return tuple(article for event in self.events for article in event.articles)


@dataclass(frozen=True, slots=True)
class ListState:
    """How the reader wants the list: grouped or flat, filtered, with what is picked or open.

    ``order`` has the place of each article by its ID; without any they come newest first.
    """

    grouped: bool = True
    wanted: str = ""
    picked: Collection[str] = ()
    open: str = ""
    sort: str = "date"
    order: Mapping[str, int] = field(default_factory=dict)
    read: ReadSoFar = field(default_factory=ReadSoFar)


def article_key(article_id: str) -> str:
    """The key of an article's line."""
    return f"article {article_id}"


def event_key(event_id: str) -> str:
    """The key of an event's line."""
    return f"event {event_id}"


def heading(shelf: Shelf, state: ListState) -> Line:
    """What stands above the list: how many events and articles."""
    count = f"{len(shelf.events)} · {plural(len(shelf.articles), 'article')}"
    if state.order:
        count = f"{SORTS[state.sort]} · {count}"
    right = f"{len(state.picked)} picked" if state.picked else count
    if state.wanted:
        right = f"with “{state.wanted}”"
    return Line((Run("EVENTS", "pane"),), right=(Run(right, "dim"),))


class ListLines(KeyedLines):
    """The lines of the list for a width, made when they are asked for."""

    def __init__(
        self,
        shelf: Shelf,
        state: ListState,
        columns: int,
        today: date,
        flags: tuple[str, str] = FLAGS,
    ) -> None:
        self._shelf = shelf
        self._state = state
        self._columns = columns
        self._today = today
        self._flags = flags
        self._entries = list(_entries(shelf, state))

    def __len__(self) -> int:
        return len(self._entries)

    def line_at(self, index: int) -> Line:
        """One line."""
        entry = self._entries[index]
        if entry is None:
            return Line(selectable=False)
        if isinstance(entry, Event):
            return _event_line(entry)
        return self._article_line(entry)

    def keys(self) -> Iterator[str]:
        """The key of every line."""
        for entry in self._entries:
            if entry is None:
                yield ""
            else:
                yield event_key(entry.id) if isinstance(entry, Event) else article_key(entry.id)

    def _article_line(self, article: ArticleSummary) -> Line:
        indent = 2
        picked = "x " if article.id in self._state.picked else ""
        source = safe_line(article.source)
        runs = [
            self._state.read.sign(article),
            Run(" " * (indent - 1)),
            Run(picked, "accent"),
            Run(source, "accent" if article.id == self._state.open else "text"),
        ]
        count = self._shelf.claims.get(article.id)
        claims = count_words(count.own, count.others, self._flags) if count is not None else ""
        room = self._columns - indent - cell_len(picked + source + claims) - 2
        right = _measures(article, room, self._today)
        if claims:
            # Where there is no room for both, the claims are told and the length is not.
            right = f"  {right}" if len(right) + 2 <= room else ""
        kin = self._kinship(article.id)
        if kin and cell_len(kin) <= room - len(right) - 2:
            runs.append(Run(f"  {kin}", "dim"))
        flags = (Run(claims, "accent"),) if claims else ()
        return Line(tuple(runs), key=article_key(article.id), right=(*flags, Run(right, "dim")))

    def _kinship(self, article: str) -> str:
        event = self._shelf.event_of(article)
        if event is None or len(event.families) == len(event.articles):
            return ""
        known = self._shelf.by_article
        names = {one: known[one].source for one in event.articles if one in known}
        return safe_line(kinship(article, event.families, names))


def plural(count: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def short_date(published: str, today: date) -> str:
    """``21 Jan`` in this year, ``21 Jan 25`` in another; what is no date stays as it is."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    year = "" if day.year == today.year else f" {day.year % 100:02d}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def kinship(article: str, families: Sequence[Family], names: Mapping[str, str]) -> str:
    """Whom an article copies, in a few words: ``retells X``, ``retold by X``, ``shares with X``."""
    family = next((one for one in families if article in one.articles), None)
    if family is None or len(family.articles) < 2:
        return ""
    others = ", ".join(names.get(one, one) for one in family.articles if one != article)
    if family.direction is not None and article == family.direction[1]:
        return f"retells {names.get(family.direction[0], others)}"
    if family.direction is not None and article == family.direction[0]:
        return f"retold by {names.get(family.direction[1], others)}"
    return f"shares with {others}"


def _entries(shelf: Shelf, state: ListState) -> Iterator[Event | ArticleSummary | None]:
    """What each line stands for; None is a blank one."""
    words = fold(state.wanted).split()
    if not state.grouped:
        for one in _ordered(shelf.articles, state):
            if not words or _has(shelf.folded[one.id], words):
                yield one
        return
    first = True
    for event in _ordered_events(shelf, state):
        members = [shelf.by_article[one] for one in event.articles if one in shelf.by_article]
        inside = [one for one in members if not words or _has(shelf.folded[one.id], words)]
        if not inside and not _has(fold(safe_line(event.title)), words):
            continue
        if not first:
            yield None
        first = False
        yield event
        yield from _ordered(inside or members, state)


def _ordered(articles: Sequence[ArticleSummary], state: ListState) -> Sequence[ArticleSummary]:
    if not state.order:
        return articles
    return sorted(articles, key=lambda one: state.order.get(one.id, len(state.order)))


def _ordered_events(shelf: Shelf, state: ListState) -> Sequence[Event]:
    """The events, each where the first of its articles stands."""
    if not state.order:
        return shelf.events
    last = len(state.order)
    first = {
        event.id: min((state.order.get(one, last) for one in event.articles), default=last)
        for event in shelf.events
    }
    return sorted(shelf.events, key=lambda event: first[event.id])


def _event_line(event: Event) -> Line:
    return Line(
        (Run(safe_line(event.title), "bright"),),
        key=event_key(event.id),
        right=(Run(str(len(event.articles)), "dim"),),
    )


def _measures(article: ArticleSummary, room: int, today: date) -> str:
    """Date and length, in the fullest way for which there is room."""
    length = f"{article.words:,} w"
    if not article.published:
        return length
    day = short_date(article.published, today)
    ways = (f"{article.published}  {length}", f"{day}  {length}", day)
    return next((way for way in ways if len(way) <= room), length)


def _has(folded: str, words: Sequence[str]) -> bool:
    return all(word in folded for word in words)
