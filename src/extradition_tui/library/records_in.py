"""Records that come into a library: merged with what is there, by ID and history.

What is new is taken; what is newer takes the place of what is here; what both libraries changed
is left as it is here and told. All in the one write that is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from extradition_tui.library.ids import Kept
from extradition_tui.library.other_histories import by_chain, chain_of, keep_chain, own_chain
from extradition_tui.library.records import (
    KEPT_KINDS,
    AgreedRecord,
    AnchorRecord,
    ArticleRecord,
    ChangeRecord,
    DecisionRecord,
    DismissedRecord,
    EventRecord,
    KeptRecord,
    PersonRecord,
)
from extradition_tui.library.records_check import Lines, check
from extradition_tui.library.records_in_articles import enter_articles, take_texts
from extradition_tui.library.records_in_claims import take_agreed, take_anchors, take_kept
from extradition_tui.library.records_in_events import take_decisions, take_events
from extradition_tui.library.records_out import IMPORTED
from extradition_tui.library.records_taken import Histories, Taken

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

Kind = TypeVar("Kind")


def merge_records(writing: Writing, lines: Lines) -> Taken:
    """Take in what is new or newer of these records, which stand for a whole library.

    Texts that are read anew are without analysis until one is made. Raises BadRecord, with the
    line, before anything is written.
    """
    check(lines)
    taken = Taken()
    changes = [one for _, one in _of(lines, ChangeRecord)]
    histories = Histories(writing, changes)
    _take_people(writing, [one for _, one in _of(lines, PersonRecord)])
    incoming = enter_articles(writing, _of(lines, ArticleRecord))
    take_events(writing, [one for _, one in _of(lines, EventRecord)], incoming, taken)
    numbers: dict[tuple[str, int], int] = {}
    for one in incoming:
        found = take_texts(writing, one, histories, taken)
        numbers.update(((one.record.id, there), here) for there, here in found.items())
    take_decisions(writing, [one for _, one in _of(lines, DecisionRecord)], changes, taken)
    _take_dismissed(writing, [one for _, one in _of(lines, DismissedRecord)], taken)
    take_agreed(writing, _of(lines, AgreedRecord), taken)
    articles = {one.record.id: one.number for one in incoming}
    take_anchors(writing, _of(lines, AnchorRecord), articles, numbers, taken)
    take_kept(writing, _kept(lines), articles, numbers, histories, taken)
    _take_chains(writing, lines, taken)
    _record(writing, changes, taken)
    return taken


def _of(lines: Lines, kind: type[Kind]) -> list[tuple[int, Kind]]:
    return [(line, record) for line, record in lines if isinstance(record, kind)]


def _kept(lines: Lines) -> list[tuple[int, Kept, KeptRecord]]:
    return [
        (line, kind, record)
        for kind, shape in KEPT_KINDS.items()
        for line, record in _of(lines, shape)
    ]


def _take_people(writing: Writing, records: Sequence[PersonRecord]) -> None:
    """Enter the people who are new here. Who is known keeps the name that they have here."""
    for record in records:
        writing.execute(
            "INSERT INTO person (id, name, first_seen) VALUES (?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET first_seen = excluded.first_seen"
            " WHERE excluded.first_seen < first_seen",
            [record.id, record.name, record.first_seen],
        )
        for account in record.accounts:
            writing.execute(
                "INSERT OR IGNORE INTO person_alias (person, machine, uid, login, login_uid)"
                " VALUES (?, ?, ?, ?, ?)",
                [record.id, account.machine, account.uid, account.login, account.login_uid],
            )


def _take_dismissed(writing: Writing, records: Sequence[DismissedRecord], taken: Taken) -> None:
    """Dismiss what was dismissed there, unless somebody here has seen it and shown it again."""
    for record in records:
        taken.new["dismissed"] += writing.execute(
            "INSERT OR IGNORE INTO dismissed (finding, person, at) SELECT ?, ?, ? WHERE NOT EXISTS"
            " (SELECT 1 FROM change WHERE subject = ?1 AND what = 'finding shown again')",
            [record.finding, record.person, record.at],
        )


def _take_chains(writing: Writing, lines: Lines, taken: Taken) -> None:
    """Keep the histories of other libraries, or what they have grown by."""
    for chain, held in by_chain([one for _, one in _of(lines, ChangeRecord)]).items():
        ours = [one.hash for one in chain_of(writing, chain)]
        theirs = [one.hash for one in held]
        shared = min(len(ours), len(theirs))
        line = next(n for n, one in _of(lines, ChangeRecord) if one.chain == chain)
        if ours[:shared] != theirs[:shared]:
            first = next(n for n in range(shared) if ours[n] != theirs[n])
            taken.conflict(line, f"history {chain[:12]}: is another from change {first + 1} on")
        elif len(theirs) > len(ours) and chain == own_chain(writing):
            taken.conflict(
                line,
                f"history {chain[:12]}: this library's own goes on there from change "
                f"{len(ours) + 1}; it looks as if an older backup had been restored here",
            )
        elif len(theirs) > len(ours):
            keep_chain(writing, held, len(ours))
            taken.new["change"] += len(theirs) - len(ours)


def _record(writing: Writing, changes: Sequence[ChangeRecord], taken: Taken) -> None:
    """Say in our own history what came in, and how the others' histories ended then."""
    if not (+taken.new or +taken.newer):
        return
    writing.record(
        IMPORTED,
        after={
            "new": dict(+taken.new),
            "newer": dict(+taken.newer),
            "heads": {chain: held[-1].hash for chain, held in by_chain(changes).items()},
        },
    )
