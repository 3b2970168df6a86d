"""The lines of the first pane: events with their articles under them, newest first. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from extradition_tui.model import ArticleSummary, Event, Family
from extradition_tui.safe import safe_line

from .lines import Line, Run, fold

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the library holds, as the list shows it. Events and articles come newest first."""

    events: tuple[Event, ...] = ()
    articles: tuple[ArticleSummary, ...] = ()

    def article(self, article_id: str) -> ArticleSummary | None:
        """An article by its ID."""
        return next((one for one in self.articles if one.id == article_id), None)

    def event(self, event_id: str) -> Event | None:
        """An event by its ID."""
        return next((one for one in self.events if one.id == event_id), None)

    def event_of(self, article_id: str) -> Event | None:
        """The event in which an article stands."""
        return next((one for one in self.events if article_id in one.articles), None)

    def in_order(self) -> tuple[str, ...]:
        """The articles' IDs in the order of the list."""
        return tuple(article for event in self.events for article in event.articles)


@dataclass(frozen=True, slots=True)
class ListState:
    """How the reader wants the list: grouped or flat, filtered, with what is picked or open."""

    grouped: bool = True
    wanted: str = ""
    picked: Collection[str] = ()
    open: str = ""


def article_key(article_id: str) -> str:
    """The key of an article's line."""
    return f"article {article_id}"


def event_key(event_id: str) -> str:
    """The key of an event's line."""
    return f"event {event_id}"


def heading(shelf: Shelf, state: ListState) -> Line:
    """What stands above the list: how many events and articles."""
    count = f"{len(shelf.events)} · {plural(len(shelf.articles), 'article')}"
    right = f"{len(state.picked)} picked" if state.picked else count
    if state.wanted:
        right = f"with “{state.wanted}”"
    return Line((Run("EVENTS", "pane"),), right=(Run(right, "dim"),))


def list_lines(shelf: Shelf, state: ListState, columns: int, today: date) -> list[Line]:
    """The lines of the list for a width."""
    by_id = {article.id: article for article in shelf.articles}
    if not state.grouped:
        return [
            _article_line(one, shelf, by_id, state, columns, today, indent=0)
            for one in shelf.articles
            if _wanted(one, state.wanted)
        ]
    lines: list[Line] = []
    for event in shelf.events:
        members = [by_id[one] for one in event.articles if one in by_id]
        inside = [one for one in members if _wanted(one, state.wanted)]
        if not inside and not _has(event.title, state.wanted):
            continue
        if lines:
            lines.append(Line(selectable=False))
        lines.append(_event_line(event, len(members)))
        lines += [
            _article_line(one, shelf, by_id, state, columns, today, indent=2)
            for one in inside or members
        ]
    return lines


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


def _event_line(event: Event, count: int) -> Line:
    return Line(
        (Run(safe_line(event.title), "bright"),),
        key=event_key(event.id),
        right=(Run(str(count), "dim"),),
    )


def _article_line(
    article: ArticleSummary,
    shelf: Shelf,
    by_id: Mapping[str, ArticleSummary],
    state: ListState,
    columns: int,
    today: date,
    *,
    indent: int,
) -> Line:
    picked = "✓ " if article.id in state.picked else ""
    source = safe_line(article.source)
    runs = [
        Run(" " * indent),
        Run(picked, "accent"),
        Run(source, "accent" if article.id == state.open else "text"),
    ]
    room = columns - indent - cell_len(picked + source) - 2
    right = _measures(article, room, today)
    room -= len(right) + 2
    event = next((one for one in shelf.events if one.id == article.event), None)
    if event is not None and len(event.families) < len(event.articles):
        names = {one: by_id[one].source for one in event.articles if one in by_id}
        kin = safe_line(kinship(article.id, event.families, names))
        if kin and cell_len(kin) <= room:
            runs.append(Run(f"  {kin}", "dim"))
    return Line(tuple(runs), key=article_key(article.id), right=(Run(right, "dim"),))


def _measures(article: ArticleSummary, room: int, today: date) -> str:
    """Date and length, in the fullest way for which there is room."""
    length = f"{article.words:,} w"
    if not article.published:
        return length
    day = short_date(article.published, today)
    ways = (f"{article.published}  {length}", f"{day}  {length}", day)
    return next((way for way in ways if len(way) <= room), length)


def _wanted(article: ArticleSummary, wanted: str) -> bool:
    return _has(f"{article.source} {article.title or ''} {article.path or ''}", wanted)


def _has(text: str, wanted: str) -> bool:
    folded = fold(safe_line(text))
    return all(word in folded for word in fold(wanted).split())
