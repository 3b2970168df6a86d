"""Histories of other libraries, as imports brought them: chains of their own beside ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from extradition_tui.library.doors import Reading
from extradition_tui.library.history import Entry, broken_at, list_changes
from extradition_tui.library.ids import has_other_histories
from extradition_tui.library.records import ChangeRecord

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

_COLUMNS = (
    *("seq", "at", "person", "command", "what", "subject"),
    *("before", "after", "undo_of", "previous", "hash"),
)


def own_chain(library: Reading) -> str | None:
    """The name of a library's own history, the hash of its first change; None without any."""
    first = list_changes(library, limit=1)
    return first[0].hash if first else None


def chain_of(library: Reading, name: str) -> Iterator[ChangeRecord]:
    """The history with this name, our own or another's, oldest first; none where it is unknown."""
    if name == own_chain(library):
        table, where = "change", "? <> ''"
    else:
        table, where = "other_change", "chain = ?"
    for entry in library.rows(
        Entry, f"SELECT {', '.join(_COLUMNS)} FROM {table} WHERE {where} ORDER BY seq", [name]
    ):
        yield ChangeRecord(chain=name, **{key: getattr(entry, key) for key in _COLUMNS})


def other_chains(library: Reading) -> tuple[str, ...]:
    """The names of the histories of other libraries, in order."""
    if not has_other_histories(library):
        return ()
    return tuple(
        row[0] for row in library.rows(tuple[str], "SELECT chain FROM other_history ORDER BY chain")
    )


def broken_chain(changes: Sequence[ChangeRecord]) -> int | None:
    """The number of the first change of a chain that does not follow, or None where all is well."""
    found = broken_at(map(_entry, changes))
    if found is None and changes and changes[0].hash != changes[0].chain:
        return 1
    return found


def keep_chain(writing: Writing, changes: Sequence[ChangeRecord], known: int) -> None:
    """Keep another library's history, of which the first ``known`` changes are there already."""
    last = changes[-1]
    writing.upsert(
        "other_history", {"chain": last.chain, "head": last.hash, "length": last.seq}, "chain"
    )
    writing.insert(
        "other_change",
        ("chain", *_COLUMNS),
        [[change.chain, *(getattr(change, key) for key in _COLUMNS)] for change in changes[known:]],
    )


def broken_histories(library: Reading) -> tuple[str, ...]:
    """What is wrong with the histories of other libraries, a line for each that is broken."""
    if not has_other_histories(library):
        return ()
    heads = library.rows(
        tuple[str, str, int], "SELECT chain, head, length FROM other_history ORDER BY chain"
    )
    told = []
    for chain, head, length in heads:
        changes = tuple(chain_of(library, chain))
        broken = broken_chain(changes)
        if broken is not None:
            told.append(f"change {broken} of the history {chain[:12]} does not follow")
        elif not changes or (changes[-1].hash, len(changes)) != (head, length):
            told.append(f"the history {chain[:12]} does not end as it did when it was imported")
    return tuple(told)


def by_chain(changes: Sequence[ChangeRecord]) -> dict[str, list[ChangeRecord]]:
    """Changes by the name of their history, each in the order in which they were given."""
    ordered = sorted(changes, key=lambda change: change.chain)
    return {name: list(held) for name, held in groupby(ordered, key=lambda one: one.chain)}


def _entry(change: ChangeRecord) -> Entry:
    return Entry(**{key: getattr(change, key) for key in _COLUMNS})
