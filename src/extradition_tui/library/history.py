"""The history: a chain of changes, each with the hash of the one before, so that gaps show.

It proves nothing against somebody who may write the file (they can make a new chain); it shows
damage, and writing by other programs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from extradition_tui.library.doors import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed: by whom, in the course of which command, and about which ID.

    ``undo_of`` is the number of the change that this one takes back.
    """

    at: str
    person: str
    command: str
    what: str
    subject: str | None
    undo_of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Change):
    """A change as it stands in the history; ``before`` and ``after`` are JSON."""

    seq: int
    before: str | None
    after: str | None
    previous: str
    hash: str


def change_after(
    last: tuple[int, str] | None, change: Change, before: object, after: object
) -> dict[str, str | bytes | int | float | None]:
    """The row for a change that follows the last one (its number and hash)."""
    seq, previous = last or (0, "")
    row: dict[str, str | bytes | int | float | None] = {
        **asdict(change),
        "seq": seq + 1,
        "before": _json(before),
        "after": _json(after),
        "previous": previous,
    }
    row["hash"] = _hash(row)
    return row


def list_changes(library: Reading, *, after: int = 0, limit: int = 1000) -> tuple[Entry, ...]:
    """The changes with a number above ``after``, oldest first, at most ``limit`` of them."""
    return tuple(
        library.rows(
            Entry,
            "SELECT seq, at, person, command, what, subject, before, after, undo_of, previous, hash"
            " FROM change WHERE seq > ? ORDER BY seq LIMIT ?",
            [after, limit],
        )
    )


def first_break(library: Reading) -> int | None:
    """The number of the first change that does not follow from the one before, or None."""
    return broken_at(_all_changes(library))


def broken_at(entries: Iterable[Entry]) -> int | None:
    """The number of the first of these changes, from the first on, that does not follow."""
    seq, previous = 0, ""
    for entry in entries:
        row = asdict(entry)
        found = row.pop("hash")
        if entry.seq != seq + 1 or entry.previous != previous or _hash(row) != found:
            return seq + 1
        seq, previous = entry.seq, entry.hash
    return None


def _all_changes(library: Reading) -> Iterator[Entry]:
    seq = 0
    while entries := list_changes(library, after=seq):
        yield from entries
        seq = entries[-1].seq


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=True, sort_keys=True)


def _hash(row: dict[str, str | bytes | int | float | None]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode("ascii")).hexdigest()
