"""What people decided about events, and the taking back of their corrections.

A decision is kept in the words of articles: which belong together, and which apart. Grouping reads
it at every later load, so that it holds whatever is added or analysed anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from extradition_tui.library.contrasts import take_back
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import LibraryError, NotFound, damaged
from extradition_tui.library.event_places import forget_contrast, refresh_event
from extradition_tui.library.events import events_of, get_event
from extradition_tui.library.ids import article_number

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

MOVED, MERGED, SPLIT, DISMISSED = (
    "article moved",
    "events joined",
    "event split",
    "finding dismissed",
)
"""What corrections are called in the history."""

TAKEN_BACK = ": taken back"
"""What follows that where a correction is taken back."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A correction that was taken back: what it was, of what, and the articles it was about."""

    what: str
    subject: str
    articles: tuple[str, ...] = ()

    @property
    def finding(self) -> bool:
        """Whether it was a finding that had been dismissed: ``subject`` is its ID."""
        return self.what == DISMISSED


def move(writing: Writing, article_prefix: str, event_prefix: str) -> tuple[str, ...]:
    """Decide that an article belongs to another event; the articles that this is about.

    Raises NotFound, Ambiguous, and LibraryError when it is in that event already.
    """
    article = _article(writing, article_prefix)
    here = get_event(writing, events_of(writing, [article])[article])
    there = get_event(writing, event_prefix)
    if here.id == there.id:
        raise LibraryError(f"{article}: is in the event {there.id} already")
    left = tuple(name for name in here.articles if name != article)
    sides = [(article, *there.articles), left]
    return _decide(writing, MOVED, article, sides, {here.id: here.articles}, into=there.id)


def merge(writing: Writing, one_prefix: str, other_prefix: str) -> tuple[str, ...]:
    """Decide that two events are one; the articles that this is about.

    Raises NotFound, Ambiguous, and LibraryError when both names mean the same event.
    """
    one, other = get_event(writing, one_prefix), get_event(writing, other_prefix)
    if one.id == other.id:
        raise LibraryError(f"{one.id}: both names mean this one event; name two")
    before = {one.id: one.articles, other.id: other.articles}
    sides = [(*one.articles, *other.articles)]
    return _decide(writing, MERGED, one.id, sides, before, into=other.id)


def split(writing: Writing, event_prefix: str, article_prefixes: Sequence[str]) -> tuple[str, ...]:
    """Decide that these articles of an event are another event; the articles that this is about.

    Raises NotFound, Ambiguous, and LibraryError when they are all of the event or none of it.
    """
    event = get_event(writing, event_prefix)
    parted = tuple(dict.fromkeys(_article(writing, prefix) for prefix in article_prefixes))
    strange = [name for name in parted if name not in event.articles]
    if strange:
        raise LibraryError(f"{strange[0]}: is not in the event {event.id}")
    left = tuple(name for name in event.articles if name not in parted)
    if not left:
        raise LibraryError(f"{event.id}: these are all of its articles; leave at least one")
    return _decide(writing, SPLIT, event.id, [parted, left], {event.id: event.articles})


def decisions(library: Reading, articles: Iterable[str]) -> tuple[tuple[frozenset[str], ...], ...]:
    """The sides of all decisions about any of these articles, the newest decision first."""
    rows = library.rows(
        tuple[int, int, str],
        "SELECT s.decision, s.side, a.id"
        " FROM decision_side s JOIN article a ON a.number = s.article"
        " WHERE s.decision IN (SELECT mine.decision FROM decision_side mine JOIN article b"
        " ON b.number = mine.article WHERE b.id IN (SELECT value FROM json_each(?)))",
        [msgspec.json.encode(list(articles)).decode("utf-8")],
    )
    found: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for decision, side, name in rows:
        found[decision][side].add(name)
    return tuple(
        tuple(frozenset(sides[side]) for side in sorted(sides))
        for _, sides in sorted(found.items(), reverse=True)
    )


def undo(writing: Writing) -> Undone:
    """Take back this person's last correction that still stands.

    Raises NotFound when there is none.
    """
    for seq, what, subject in writing.rows(
        tuple[int, str, str],
        "SELECT c.seq, c.what, c.subject FROM change c WHERE c.person = ?"
        " AND (EXISTS (SELECT 1 FROM decision d WHERE d.change = c.seq)"
        " OR c.what = ? AND EXISTS (SELECT 1 FROM dismissed d JOIN finding f ON f.id = d.finding"
        " WHERE d.finding = c.subject AND d.person = c.person)) ORDER BY c.seq DESC LIMIT 1",
        [writing.person.id, DISMISSED],
    ):
        if what == DISMISSED:
            take_back(writing, subject, undo_of=seq)
            return Undone(what, subject)
        return Undone(what, subject, take_back_decision(writing, seq, what, subject))
    raise NotFound("nothing to undo: you have corrected no event that still stands so")


def unsettle(writing: Writing, articles: Iterable[str]) -> None:
    """Their events have to be looked for, by the next load if this program stops before it does."""
    for name in articles:
        writing.execute(
            "INSERT OR IGNORE INTO unsettled (article) VALUES (?)", [article_number(writing, name)]
        )


def take_back_decision(writing: Writing, seq: int, what: str, subject: str) -> tuple[str, ...]:
    """Take back the decision of a change; the articles that it was about."""
    about = tuple(
        name
        for (name,) in writing.rows(
            tuple[str],
            "SELECT a.id FROM decision_side s JOIN article a ON a.number = s.article"
            " WHERE s.decision = ? ORDER BY a.id",
            [seq],
        )
    )
    row = writing.row(tuple[str], "SELECT before FROM decision WHERE change = ?", [seq])
    writing.execute("DELETE FROM decision_side WHERE decision = ?", [seq])
    writing.execute("DELETE FROM decision WHERE change = ?", [seq])
    writing.record(f"{what}{TAKEN_BACK}", subject, undo_of=seq)
    _name_again(writing, row[0] if row else "{}")
    unsettle(writing, about)
    return about


def _decide(
    writing: Writing,
    what: str,
    subject: str,
    sides: Sequence[Sequence[str]],
    before: Mapping[str, Sequence[str]],
    **after: str,
) -> tuple[str, ...]:
    told = [sorted(side) for side in sides if side]
    writing.record(what, subject, before=dict(before), after={"sides": told, **after})
    (seq,) = writing.row(tuple[int], "SELECT max(seq) FROM change") or (0,)
    was = msgspec.json.encode({event: sorted(held) for event, held in before.items()})
    writing.insert_one(
        "decision", {"change": seq, "person": writing.person.id, "before": was.decode("utf-8")}
    )
    writing.insert(
        "decision_side",
        ("article", "decision", "side"),
        [
            (article_number(writing, name), seq, place)
            for place, side in enumerate(told)
            for name in side
        ],
    )
    about = tuple(sorted(name for side in told for name in side))
    unsettle(writing, about)
    return about


def _name_again(writing: Writing, before: str) -> None:
    """Give events that a decision swallowed their names back, with the articles that they had."""
    try:
        events = msgspec.json.decode(before, type=dict[str, tuple[str, ...]])
    except (msgspec.DecodeError, UnicodeError):
        raise damaged("the events before a correction") from None
    for name, articles in sorted(events.items()):
        heir = writing.row(tuple[str], "SELECT event FROM event_alias WHERE alias = ?", [name])
        back = _numbers_in(writing, articles, heir[0]) if heir else []
        left = get_event(writing, heir[0]).articles if heir else ()
        if heir is None or not back or len(back) == len(left):
            continue
        writing.execute("DELETE FROM event_alias WHERE alias = ?", [name])
        title = writing.row(tuple[str], "SELECT title FROM event WHERE id = ?", [heir[0]])
        writing.insert_one(
            "event",
            {
                "id": name,
                "title": title[0] if title else "",
                "families": "[]",
                "sorted_by": writing.at,
                "provisional": 0,
            },
        )
        for number in back:
            writing.execute("UPDATE event_article SET event = ? WHERE article = ?", [name, number])
        for event in (name, heir[0]):
            forget_contrast(writing, event)
            refresh_event(writing, event)


def _numbers_in(library: Reading, articles: Iterable[str], event: str) -> list[int]:
    rows = library.rows(
        tuple[int],
        "SELECT a.number FROM article a JOIN event_article e ON e.article = a.number"
        " WHERE e.event = ? AND a.id IN (SELECT value FROM json_each(?))",
        [event, msgspec.json.encode(list(articles)).decode("utf-8")],
    )
    return [number for (number,) in rows]


def _article(library: Reading, prefix: str) -> str:
    row = library.row(
        tuple[str], "SELECT id FROM article WHERE number = ?", [article_number(library, prefix)]
    )
    if row is None:
        raise damaged("the list of articles")
    return row[0]
