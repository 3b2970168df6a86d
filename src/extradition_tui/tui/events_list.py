"""The lines of the first pane: events with their articles under them, newest first. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.cells import cell_len

from extradition_tui.contrast_model import Event, Family
from extradition_tui.model import ArticleSummary
from extradition_tui.safe import safe_line

from .arranged import Arranged
from .claim_margin import FLAGS, count_words
from .lines import KeyedLines, Line, Run
from .read_so_far import NEWEST, SORTS, ReadSoFar
from .shelf import Shelf

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WIDE = 40
"""From so many columns on, every line of an article has its whole date and its length."""
PAGE = 64
"""Rows that are asked for at once: about what a screen shows."""


@dataclass(frozen=True, slots=True)
class ListState:
    """How the reader wants the list: grouped or flat, filtered, with what is picked or open."""

    grouped: bool = True
    wanted: str = ""
    picked: Collection[str] = ()
    open: str = ""
    sort: str = "date"
    read: ReadSoFar = field(default_factory=ReadSoFar)


def article_key(article_id: str) -> str:
    """The key of an article's line."""
    return f"article {article_id}"


def event_key(event_id: str) -> str:
    """The key of an event's line."""
    return f"event {event_id}"


def heading(shelf: Shelf, state: ListState) -> Line:
    """What stands above the list: how many events and articles."""
    count = f"{shelf.events_in_all:,} · {plural(shelf.articles_in_all, 'article')}"
    if SORTS.get(state.sort, NEWEST) != NEWEST:
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
        arranged: Arranged,
        state: ListState,
        columns: int,
        today: date,
        flags: tuple[str, str] = FLAGS,
    ) -> None:
        self._shelf = shelf
        self._arranged = arranged
        self._state = state
        self._columns = columns
        self._today = today
        self._flags = flags

    def __len__(self) -> int:
        return len(self._arranged)

    def line_at(self, index: int) -> Line:
        """One line."""
        found = self._arranged.on_line(index)
        if found is None:
            return Line(selectable=False)
        kind, number = found
        if not self._shelf.has(number):
            self._fetch_page(index)
        article = self._shelf.row(number)
        event = self._shelf.event(article.event) if article is not None else None
        if article is None or event is None:
            # Removed since the order was read, which is read again within a second or so.
            return Line()
        return _event_line(event) if kind == "event" else self._article_line(article, event)

    def selectable_at(self, index: int) -> bool:
        """Whether the cursor may stand on a line."""
        return not self._arranged.is_blank(index)

    def keys(self) -> Iterator[str]:
        """The key of every line."""
        return (line.key for line in self)

    def index_of_key(self, key: str) -> int | None:
        """The line with a key, if there is one."""
        kind, _, name = key.partition(" ")
        if kind == "article":
            article = self._shelf.article(name)
            return self._arranged.line_of(article.number) if article is not None else None
        event = self._shelf.event(name)
        members = map(self._shelf.article, event.articles) if event is not None else ()
        return self._arranged.line_of_event(one.number for one in members if one is not None)

    def _fetch_page(self, index: int) -> None:
        first = self._arranged.place_of_line(index) // PAGE * PAGE
        self._shelf.fetch(self._arranged.articles[first : first + PAGE])

    def _article_line(self, article: ArticleSummary, event: Event) -> Line:
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
        right = _measures(article, self._columns, self._today)
        if claims:
            right = f"  {right}"
        room = self._columns - indent - cell_len(picked + source + claims + right) - 2
        kin = self._kinship(article.id, event)
        if kin and cell_len(kin) <= room - 2:
            runs.append(Run(f"  {kin}", "dim"))
        flags = (Run(claims, "accent"),) if claims else ()
        return Line(tuple(runs), key=article_key(article.id), right=(*flags, Run(right, "dim")))

    def _kinship(self, article: str, event: Event) -> str:
        if len(event.families) == len(event.articles):
            return ""
        return safe_line(kinship(article, event.families, self._shelf.sources(event.articles)))


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


def _event_line(event: Event) -> Line:
    return Line(
        (Run(safe_line(event.title), "bright"),),
        key=event_key(event.id),
        right=(Run(str(len(event.articles)), "dim"),),
    )


def _measures(article: ArticleSummary, columns: int, today: date) -> str:
    """Date and length; in a narrow list the date alone, or of what has none the length."""
    length = f"{article.words:,} w"
    if not article.published:
        return length
    if columns < WIDE:
        return short_date(article.published, today)
    return f"{article.published}  {length:>7}"
