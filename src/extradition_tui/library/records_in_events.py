"""Events that come into a library: their names, and what people decided about them.

Which articles are one event is found here anew; what comes in are the lasting names of events,
which claims are tied to, and people's decisions, which the finding honours.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extradition_tui.library.articles import opening
from extradition_tui.library.corrections import TAKEN_BACK, take_back_decision, unsettle
from extradition_tui.library.records import ChangeRecord, DecisionRecord, EventRecord
from extradition_tui.library.records_in_articles import Incoming
from extradition_tui.library.records_out import DECISION_IMPORTED
from extradition_tui.library.records_taken import Taken

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing


def take_events(
    writing: Writing,
    records: Sequence[EventRecord],
    incoming: Sequence[Incoming],
    taken: Taken,
) -> None:
    """Give articles that are new here their events, and events that are here their other names."""
    new = {one.record.id: one for one in incoming if one.is_new and not one.record.removed_at}
    for record in records:
        known = _event_named(writing, record.id)
        members = [new[name] for name in record.articles if name in new]
        event = known or (None if members else _most_of(writing, record.articles))
        if members:
            event = event or _make(writing, record.id, members[0])
            writing.insert(
                "event_article", ("article", "event"), [(m.number, event) for m in members]
            )
        taken.new["event"] += known is None and event is not None
        for name in (record.id, *record.aliases) if event is not None else ():
            if _event_named(writing, name) is None:
                writing.insert_one("event_alias", {"alias": name, "event": event})


def take_decisions(
    writing: Writing,
    records: Sequence[DecisionRecord],
    changes: Sequence[ChangeRecord],
    taken: Taken,
) -> None:
    """Keep the decisions that are new here, and drop those that were taken back there since."""
    for record in records:
        if _is_known(writing, record.id):
            continue
        writing.record(DECISION_IMPORTED, after={"of": record.id})
        (seq,) = writing.row(tuple[int], "SELECT max(seq) FROM change") or (0,)
        before = json.dumps(record.before, ensure_ascii=False, separators=(",", ":"))
        writing.insert_one("decision", {"change": seq, "person": record.person, "before": before})
        held = _present(writing, [name for side in record.sides for name in side])
        writing.insert(
            "decision_side",
            ("article", "decision", "side"),
            [
                (held[name], seq, place)
                for place, side in enumerate(record.sides)
                for name in side
                if name in held
            ],
        )
        unsettle(writing, held)
        taken.new["decision"] += 1
    for seq in _taken_back(writing, changes):
        take_back_decision(writing, seq, DECISION_IMPORTED, "")
        taken.newer["decision"] += 1


def _event_named(writing: Writing, name: str) -> str | None:
    """The event that has, or had, this ID."""
    row = writing.row(
        tuple[str],
        "SELECT id FROM event WHERE id = ? UNION SELECT event FROM event_alias WHERE alias = ?",
        [name, name],
    )
    return row[0] if row else None


def _make(writing: Writing, name: str, first: Incoming) -> str:
    about, versions = first.record.about, first.record.versions
    title = (about.title if about else None) or opening(versions[-1].text if versions else "")
    writing.insert_one(
        "event",
        {"id": name, "title": title, "families": "[]", "sorted_by": "", "provisional": 0},
    )
    return name


def _most_of(writing: Writing, articles: Sequence[str]) -> str | None:
    """The event here that holds the most of these articles."""
    row = writing.row(
        tuple[str],
        "SELECT e.event FROM event_article e JOIN article a ON a.number = e.article"
        " WHERE a.id IN (SELECT value FROM json_each(?))"
        " GROUP BY e.event ORDER BY count(*) DESC, e.event LIMIT 1",
        [json.dumps(articles)],
    )
    return row[0] if row else None


def _is_known(writing: Writing, digest: str) -> bool:
    """Whether a decision was made here or brought in before, even if it was taken back since."""
    row = writing.row(
        tuple[int],
        "SELECT 1 FROM change WHERE hash = ? OR what = ? AND json_extract(after, '$.of') = ?",
        [digest, DECISION_IMPORTED, digest],
    )
    return row is not None


def _present(writing: Writing, names: Sequence[str]) -> dict[str, int]:
    return dict(
        writing.rows(
            tuple[str, int],
            "SELECT id, number FROM article WHERE removed_at IS NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            [json.dumps(names)],
        )
    )


def _taken_back(writing: Writing, changes: Sequence[ChangeRecord]) -> list[int]:
    """Our changes of decisions that were brought in and that their own library took back."""
    hashes = {(one.chain, one.seq): one.hash for one in changes}
    undone = {
        hashes[one.chain, one.undo_of]
        for one in changes
        if one.undo_of is not None and one.what.endswith(TAKEN_BACK)
    }
    rows = writing.rows(
        tuple[int, str],
        "SELECT d.change, json_extract(c.after, '$.of') FROM decision d"
        " JOIN change c ON c.seq = d.change WHERE c.what = ?",
        [DECISION_IMPORTED],
    )
    return [seq for seq, digest in rows if digest in undone]
