"""All articles in an order as bare numbers, and the rows of those that are looked at.

A list of a hundred thousand articles is kept in a megabyte: the order as numbers, and of the rows
only those in view. Numbers are those of the table of articles: they last, and stay in here and in
what shows the list; everything else knows articles by their IDs.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extradition_tui.contrast_model import Event
from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading, Value
from extradition_tui.library.events import get_events
from extradition_tui.model import ArticleSummary
from extradition_tui.safe import safe_line

FIRST_PAGE = 100
"""So many of the newest articles, with their events, can be shown before the order is known."""

_NEWEST = "a.sorted_by DESC, a.loaded DESC, a.id"
_HERE = "a.removed_at IS NULL"
_SUMMARY = (
    "SELECT a.number, a.id, a.title, s.name AS source, a.published, a.path,"
    " coalesce(e.event, '') AS event, a.words, a.entities, a.quotes, a.author, a.loaded"
    " FROM article a JOIN source s ON s.number = a.source"
    f" LEFT JOIN event_article e ON e.article = a.number WHERE {_HERE}"
)
_ONE_OF = "IN (SELECT value FROM json_each(?))"
_SOURCE = "SELECT name FROM source WHERE number = a.source"
_BY = "a.source IN (SELECT number FROM source WHERE name {like})"


def _none() -> array[int]:
    return array("I")


@dataclass(frozen=True, slots=True)
class Order:
    """Articles in an order, by their numbers.

    ``by_event`` has the same ones with the articles of an event together, where its first one
    stands. ``leader`` has for every number the smallest one of its event, 0 for no article.
    ``events`` and ``total`` count what the library holds.
    """

    articles: array[int] = field(default_factory=_none)
    by_event: array[int] = field(default_factory=_none)
    leader: array[int] = field(default_factory=_none)
    events: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Listed(ArticleSummary):
    """A line of the list of articles, with the article's number."""

    number: int = 0


def read_order(
    library: Reading, sort: str = "date", read: Mapping[str, int] | None = None
) -> Order:
    """All articles, ordered by "date" (newest first), "source", "length" or "unread".

    For "unread" ``read`` has the ranks of those that are not, by their IDs. Within that they come
    newest first. About half a second for a hundred thousand.
    """
    with library.snapshot():
        join, first, parameters = _sorting(library, sort, read or {})
        articles = library.numbers(
            f"SELECT a.number FROM article a {join} WHERE {_HERE} ORDER BY {first}{_NEWEST}",
            parameters,
        )
        return _order(library, articles, "", [])


def read_first(library: Reading) -> Order:
    """The newest articles with all others of their events: quick however many there are."""
    with library.snapshot():
        articles = library.numbers(
            f"SELECT a.number FROM article a WHERE {_HERE} ORDER BY {_NEWEST} LIMIT {FIRST_PAGE}"
        )
        return _order(
            library,
            articles,
            f"WHERE event IN (SELECT event FROM event_article WHERE article {_ONE_OF})",
            [_json(articles)],
        )


def read_listed(library: Reading, numbers: Iterable[int]) -> list[Listed]:
    """The rows of these articles, in any order; without those that were removed meanwhile."""
    return library.rows(Listed, f"{_SUMMARY} AND a.number {_ONE_OF}", [_json(numbers)])


def read_named(library: Reading, articles: Iterable[str]) -> list[Listed]:
    """The rows of the articles with these IDs, in any order."""
    return library.rows(Listed, f"{_SUMMARY} AND a.id {_ONE_OF}", [_json(articles)])


def numbers_named(library: Reading, articles: Iterable[str]) -> array[int]:
    """The numbers of the articles with these IDs, in any order."""
    return library.numbers(f"SELECT number FROM article WHERE id {_ONE_OF}", [_json(articles)])


def read_events(library: Reading, events: Collection[str]) -> list[Event]:
    """The events with these IDs, in any order; their articles newest first, as in the list."""
    with library.snapshot():
        ordered = library.rows(
            tuple[str],
            "SELECT a.id FROM event_article e JOIN article a ON a.number = e.article"
            f" WHERE e.event {_ONE_OF} ORDER BY {_NEWEST}",
            [_json(events)],
        )
        place = {article: at for at, (article,) in enumerate(ordered)}
        return [
            replace(event, articles=tuple(sorted(event.articles, key=lambda one: place[one])))
            for event in get_events(library, events)
        ]


def events_with(library: Reading, words: Sequence[str], limit: int) -> list[Event]:
    """The newest events whose titles hold all of these words, in whatever case."""
    likes, parameters = _likes(("title",), words)
    found = library.rows(
        tuple[str, str],
        f"SELECT id, title FROM event WHERE {likes} ORDER BY sorted_by DESC, id LIMIT ?",
        [*parameters, limit],
    )
    names = [name for name, title in found if _holds(title, words)]
    events = {event.id: event for event in read_events(library, names)}
    return [events[name] for name in names if name in events]


def articles_with(library: Reading, words: Sequence[str]) -> array[int]:
    """The articles in whose source, title or path all of these words stand, by number."""
    text = f"({_SOURCE}) || ' ' || coalesce(a.title, '') || ' ' || coalesce(a.path, '')"
    columns = ("a.title", "a.path", _BY)
    return _with(library, "a.number", text, f"article a WHERE {_HERE}", columns, words)


def articles_by(library: Reading, words: Sequence[str]) -> array[int]:
    """The articles whose source's name holds all of these words, by number."""
    return _with(library, "a.number", f"({_SOURCE})", f"article a WHERE {_HERE}", (_BY,), words)


def articles_under(library: Reading, words: Sequence[str]) -> array[int]:
    """The articles of the events whose titles hold all of these words, by number."""
    tables = "event e CROSS JOIN event_article m ON m.event = e.id WHERE 1"
    return _with(library, "m.article", "e.title", tables, ("e.title",), words)


def _sorting(library: Reading, sort: str, read: Mapping[str, int]) -> tuple[str, str, list[Value]]:
    """What is joined, what is ordered by before the day, and the parameters."""
    ranked = "(SELECT value ->> 0 AS one, value ->> 1 AS place FROM json_each(?)) r"
    if sort == "length":
        return "", "a.words DESC, ", []
    if sort == "unread":
        ranks = json.dumps(list(read.items()))
        return f"LEFT JOIN {ranked} ON r.one = a.id", "coalesce(r.place, 0), ", [ranks]
    if sort == "source":
        sources = library.rows(tuple[int, str], "SELECT number, name FROM source")
        names = sorted({folded(name) for _, name in sources})
        place = {name: at for at, name in enumerate(names)}
        ranks = json.dumps([(number, place[folded(name)]) for number, name in sources])
        return f"JOIN {ranked} ON r.one = a.source", "r.place, ", [ranks]
    return "", "", []


def _order(
    library: Reading, articles: array[int], which: str, parameters: Sequence[Value]
) -> Order:
    members = library.numbers(
        f"SELECT article FROM event_article {which} ORDER BY event, article", parameters
    )
    sizes = library.numbers(
        f"SELECT count(*) FROM event_article {which} GROUP BY event ORDER BY event", parameters
    )
    last = max(max(members, default=0), max(articles, default=0))
    leader = array("I", bytes(4 * (last + 1)))
    at = 0
    for size in sizes:
        for number in members[at : at + size]:
            leader[number] = members[at]
        at += size
    if which:
        known = set(articles)
        articles = articles + array("I", (one for one in members if one not in known))
    totals = library.row(
        tuple[int, int],
        "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM event_article)",
    )
    events, total = totals or (0, 0)
    return Order(articles, _together(articles, leader), leader, events, total)


def _together(articles: array[int], leader: array[int]) -> array[int]:
    """The articles with those of an event together, where its first one stands."""
    size = array("I", bytes(4 * len(leader)))
    for number in articles:
        size[leader[number]] += 1
    start = array("I", bytes(4 * len(leader)))
    found = array("I", bytes(4 * len(articles)))
    end = 0
    for number in articles:
        event = leader[number]
        if size[event]:  # not met yet
            start[event], end = end, end + size[event]
            size[event] = 0
        found[start[event]] = number
        start[event] += 1
    return found


def _with(
    library: Reading,
    number: str,
    text: str,
    tables: str,
    columns: Sequence[str],
    words: Sequence[str],
) -> array[int]:
    likes, parameters = _likes(columns, words)
    if all(word.isascii() for word in words):
        return library.numbers(f"SELECT {number} FROM {tables} AND {likes}", parameters)
    # SQLite knows the case of ASCII letters alone: it narrows, and the words themselves tell.
    found = library.rows(
        tuple[int, str], f"SELECT {number}, {text} FROM {tables} AND {likes}", parameters
    )
    return array("I", (one for one, said in found if _holds(said, words)))


def _likes(columns: Sequence[str], words: Sequence[str]) -> tuple[str, list[Value]]:
    """A condition that nothing fails with each word in a column; exact where they are ASCII.

    A word has no blanks, so none stands across two columns.
    """
    one = " OR ".join(column if "{like}" in column else f"{column} {{like}}" for column in columns)
    likes = " AND ".join(["(" + one.format(like="LIKE ? ESCAPE '\\'") + ")" for _ in words]) or "1"
    return likes, [f"%{_pattern(word)}%" for word in words for _ in columns]


def _pattern(word: str) -> str:
    return "".join(
        "_" if not char.isascii() else f"\\{char}" if char in "%_\\" else char for char in word
    )


def _holds(text: str, words: Sequence[str]) -> bool:
    said = safe_line(text).lower()
    return all(word in said for word in words)


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))
