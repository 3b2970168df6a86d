"""Events in the library: which articles report the same happening, and names that last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from extradition_tui.contrast_model import Event, Family
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import damaged
from extradition_tui.library.event_places import (
    article_name,
    decoded,
    delete_event,
    encoded,
    event_families,
    forget_contrast,
    forget_related,
    hashed_key,
    new_event_id,
    refresh_event,
)
from extradition_tui.library.ids import event_id
from extradition_tui.library.packing import unpack

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

KEY_ARTICLES = 250
"""A key that more articles share tells little, and is left aside while there are rarer ones."""

_RARE_KEYS = """
SELECT k.value, (SELECT count(*) FROM (SELECT 1 FROM event_key WHERE key = k.value LIMIT ?))
FROM json_each(?) k
"""
_LIKELIEST = """
SELECT a.id FROM (
    SELECT e.article AS number, sum(k.value ->> 1) AS weight
    FROM json_each(?) k CROSS JOIN event_key e ON e.key = k.value ->> 0
    GROUP BY e.article ORDER BY weight DESC, number LIMIT ?
) JOIN article a USING (number) ORDER BY weight DESC, number
"""

_PROVISIONAL = """
SELECT id FROM event WHERE provisional = 1 AND id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event as grouping found it, before it has a name that lasts.

    ``related`` are IDs of articles whose events are related to this one.
    """

    articles: tuple[str, ...]
    title: str
    families: tuple[Family, ...] = ()
    related: tuple[str, ...] = ()


def list_events(library: Reading) -> tuple[Event, ...]:
    """All events, newest first; their articles earliest first. Every article is in just one."""
    with library.snapshot():
        return _events(library, "", [])


def get_event(library: Reading, id_prefix: str) -> Event:
    """One event, by its ID or one that it had before a merger. Raises NotFound, Ambiguous."""
    with library.snapshot():
        name = event_id(library, id_prefix)
        found = _events(library, "WHERE e.id = ?", [name])
    if not found:
        raise damaged(f"{name}: this event")
    return found[0]


def get_events(library: Reading, event_ids: Iterable[str]) -> tuple[Event, ...]:
    """The events with these IDs, newest first; unknown ones are left out."""
    with library.snapshot():
        return _events(
            library,
            "WHERE e.id IN (SELECT value FROM json_each(?))",
            [_json_list(event_ids)],
        )


def events_of(library: Reading, article_ids: Iterable[str]) -> dict[str, str]:
    """The event of each of these articles, by article; unknown articles are left out."""
    return dict(
        library.rows(
            tuple[str, str],
            "SELECT a.id, e.event FROM article a JOIN event_article e ON e.article = a.number"
            " WHERE a.id IN (SELECT value FROM json_each(?))",
            [_json_list(article_ids)],
        )
    )


def unsettled(library: Reading) -> tuple[str, ...]:
    """The articles stored since their events were looked for and contrasts made, oldest first.

    Loading that was cut short leaves some; the next one takes them up.
    """
    rows = library.rows(
        tuple[str],
        "SELECT a.id FROM article a WHERE a.number IN (SELECT article FROM unsettled"
        " UNION SELECT ea.article FROM event e JOIN event_article ea ON ea.event = e.id"
        " WHERE e.provisional = 1) ORDER BY a.number",
    )
    return tuple(row[0] for row in rows)


def settle(writing: Writing, article_ids: Iterable[str]) -> None:
    """Say that the events of these articles have been looked for and their contrasts made."""
    writing.execute(
        "DELETE FROM unsettled WHERE article IN"
        " (SELECT number FROM article WHERE id IN (SELECT value FROM json_each(?)))",
        [_json_list(article_ids)],
    )


def candidates(library: Reading, keys: Sequence[str], *, limit: int = 100) -> tuple[str, ...]:
    """Articles that share keys, the likeliest first: a key counts by how few articles have it.

    Keys that many articles share are left aside, so that the cost does not grow with the library.
    """
    hashed = [hashed_key(key) for key in dict.fromkeys(keys)]
    found = library.rows(tuple[int, int], _RARE_KEYS, [KEY_ARTICLES + 1, _json_list(hashed)])
    weights = [[key, 1 / count] for key, count in found if 0 < count <= KEY_ARTICLES]
    told = msgspec.json.encode(weights).decode("utf-8")
    return tuple(name for (name,) in library.rows(tuple[str], _LIKELIEST, [told, limit]))


def get_features(library: Reading, article_ids: Iterable[str]) -> dict[str, bytes]:
    """The features of these articles as they were stored, by article."""
    rows = library.rows(
        tuple[str, bytes],
        "SELECT a.id, f.features FROM article a JOIN event_feature f ON f.article = a.number"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        [_json_list(article_ids)],
    )
    return {name: unpack(bytes, packed, f"{name}: its features") for name, packed in rows}


def save_events(writing: Writing, drafts: Sequence[EventDraft]) -> tuple[str, ...]:
    """Make the drafts events, and give back their IDs in the same order.

    The drafts must not share an article. An event's ID is made once: of the drafts (and of what is
    left of an event that lost articles) the one with the most articles of an old event keeps its
    ID; an event that is swallowed leaves its ID as another name of the one that took the most.
    What these events are related to is forgotten and set anew.
    Articles that are unknown or removed are ignored.
    """
    numbers = _numbers(writing, {name for draft in drafts for name in draft.articles})
    members = [
        frozenset(numbers[name] for name in draft.articles if name in numbers) for draft in drafts
    ]
    old = _old_events(writing, frozenset().union(*members))
    rest = {event: held - frozenset().union(*members) for event, held in old.items()}
    names = _names(writing, members, old, rest)
    for event, left in rest.items():
        if left and event in names:
            _move_rest(writing, event, left)
    for draft, held, name in zip(drafts, members, names, strict=True):
        if held:
            _save(writing, name, draft, held, old)
    _drop_swallowed(writing, members, names, old)
    saved = [
        (draft, name) for draft, held, name in zip(drafts, members, names, strict=True) if held
    ]
    for _, name in saved:
        forget_related(writing, name)
    for draft, name in saved:
        _relate(writing, name, draft.related)
    return tuple(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventRow:
    id: str
    title: str
    first: str | None
    last: str | None
    families: str


def _events(library: Reading, where: str, parameters: list[str]) -> tuple[Event, ...]:
    rows = library.rows(
        _EventRow,
        'SELECT e.id, e.title, e."first", e."last", e.families FROM event e'
        f" {where} ORDER BY e.sorted_by DESC, e.id",
        parameters,
    )
    articles = _grouped(
        library.rows(
            tuple[str, str],
            "SELECT ea.event, a.id FROM event_article ea JOIN event e ON e.id = ea.event"
            f" JOIN article a ON a.number = ea.article {where} ORDER BY a.sorted_by, a.id",
            parameters,
        )
    )
    related = _grouped(
        library.rows(
            tuple[str, str],
            "SELECT r.event, r.related FROM event_related r JOIN event e ON e.id = r.event"
            f" {where} ORDER BY r.related",
            parameters,
        )
    )
    return tuple(
        Event(
            id=row.id,
            title=row.title,
            articles=tuple(articles[row.id]),
            first=row.first,
            last=row.last,
            families=decoded(row.families),
            related=tuple(related[row.id]),
        )
        for row in rows
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _names(
    writing: Writing,
    members: Sequence[frozenset[int]],
    old: dict[str, frozenset[int]],
    rest: dict[str, frozenset[int]],
) -> list[str]:
    """An ID for each draft: that of the old event it shares most with, or a new one."""
    provisional = {row[0] for row in writing.rows(tuple[str], _PROVISIONAL, [_json_list(old)])}
    overlaps = [
        (-len(held & was), event in provisional, event, place)
        for event, was in old.items()
        for place, held in enumerate(members)
        if held & was and len(held & was) >= len(rest[event])
    ]
    names: dict[int, str] = {}
    for *_, event, place in sorted(overlaps):
        if place not in names and event not in names.values():
            names[place] = event
    taken = set(names.values())
    for place, held in enumerate(members):
        if place not in names:
            names[place] = new_event_id(writing, held, taken)
            taken.add(names[place])
    return [names[place] for place in range(len(members))]


def _move_rest(writing: Writing, event: str, left: frozenset[int]) -> None:
    """What is left of an event whose ID went with the greater part is an event of its own."""
    name = new_event_id(writing, left)
    titled = writing.row(tuple[str], "SELECT title FROM event WHERE id = ?", [event])
    kept = {article_name(writing, number) for number in left}
    families = tuple(
        family for family in event_families(writing, event) if kept.issuperset(family.articles)
    )
    draft = EventDraft(
        articles=tuple(sorted(kept)), title=titled[0] if titled else "", families=families
    )
    _save(writing, name, draft, left, {})


def _save(
    writing: Writing,
    name: str,
    draft: EventDraft,
    held: frozenset[int],
    old: dict[str, frozenset[int]],
) -> None:
    writing.upsert(
        "event",
        {
            "id": name,
            "title": draft.title,
            "families": encoded(draft.families),
            "sorted_by": writing.at,
            "provisional": 0,
        },
        "id",
    )
    for number in sorted(held):
        writing.upsert("event_article", {"article": number, "event": name}, "article")
    refresh_event(writing, name)
    if old.get(name) != held:
        forget_contrast(writing, name)
        writing.record(
            "event formed",
            name,
            before=sorted(article_name(writing, number) for number in old.get(name, ())) or None,
            after=sorted(article_name(writing, number) for number in held),
        )


def _drop_swallowed(
    writing: Writing,
    members: Sequence[frozenset[int]],
    names: Sequence[str],
    old: dict[str, frozenset[int]],
) -> None:
    for event, was in old.items():
        if event in names:
            continue
        left = writing.row(
            tuple[int], "SELECT count(*) FROM event_article WHERE event = ?", [event]
        )
        if left and left[0]:
            forget_contrast(writing, event)
            refresh_event(writing, event)
            continue
        heir = min(
            zip(members, names, strict=True), key=lambda pair: (-len(pair[0] & was), pair[1])
        )[1]
        provisional = writing.row(tuple[int], "SELECT provisional FROM event WHERE id = ?", [event])
        writing.execute("UPDATE event_alias SET event = ? WHERE event = ?", [heir, event])
        delete_event(writing, event)
        if provisional == (0,):
            writing.insert_one("event_alias", {"alias": event, "event": heir})
            writing.record("event merged", event, after={"into": heir})


def _relate(writing: Writing, name: str, related: Iterable[str]) -> None:
    others = sorted(set(events_of(writing, related).values()) - {name})
    for other in others:
        for pair in ((name, other), (other, name)):
            writing.execute(
                "INSERT OR IGNORE INTO event_related (event, related) VALUES (?, ?)", pair
            )


def _old_events(library: Reading, numbers: frozenset[int]) -> dict[str, frozenset[int]]:
    """The events that hold any of these articles, with all of their articles."""
    pairs = library.rows(
        tuple[str, int],
        "SELECT event, article FROM event_article WHERE event IN (SELECT event FROM event_article"
        " WHERE article IN (SELECT value FROM json_each(?)))",
        [_json_list(numbers)],
    )
    found: dict[str, set[int]] = defaultdict(set)
    for event, number in pairs:
        found[event].add(number)
    return {event: frozenset(held) for event, held in found.items()}


def _numbers(library: Reading, names: Iterable[str]) -> dict[str, int]:
    return dict(
        library.rows(
            tuple[str, int],
            "SELECT id, number FROM article WHERE removed_at IS NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            [_json_list(names)],
        )
    )


def _json_list(values: Iterable[str] | Iterable[int]) -> str:
    return msgspec.json.encode(list(values)).decode("utf-8")
