"""What people make about claims, row by row: added, changed against a revision, taken back.

Each change goes into the history with the fields that changed, before and after, so that undoing
is writing the former ones again. Words of articles never go there: the history is for good, and an
article can be removed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extradition_tui.library.doors import Reading, storable
from extradition_tui.library.errors import Conflict, NotFound, damaged
from extradition_tui.library.ids import Kept
from extradition_tui.safe import safe_line

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

Field = str | int | None
Fields = Mapping[str, Field]

CHANGING: dict[Kept, tuple[str, ...]] = {
    "claim": ("statement", "type", "status", "speaker", "said_at", "event", "assignee"),
    "evidence": (
        *("version", "anchor", "stance", "attributed_to", "reliability", "credibility", "note"),
    ),
    "verdict": ("scheme", "rating", "confidence", "because", "person", "at"),
    "comment": ("text",),
    "tag": (),
    "claim_link": (),
}
"""The fields of each kind that may change, besides ``deleted_at``, which all have."""

NAMES: dict[Kept, str] = {
    "claim": "claim",
    "evidence": "evidence",
    "verdict": "verdict",
    "comment": "comment",
    "tag": "tag",
    "claim_link": "link",
}
"""What the history calls each kind."""


@dataclass(frozen=True, slots=True)
class Kindred:
    """A row as it stands: the claim that it belongs to, who made it, revision and fields."""

    claim: str
    person: str
    revision: int
    fields: dict[str, Field]


def add_row(
    writing: Writing, kind: Kept, name: str, fields: Fields, told: Fields | None = None
) -> bool:
    """Add what somebody made, under the ID that they gave it, and record it.

    ``told`` is what the history says in the place of fields, or besides them. A write that is tried
    again changes nothing and gives False. Raises Conflict when the ID is that of something else.
    """
    stored = {key: _stored(value) for key, value in fields.items()}
    recorded = {**stored, **(told or {})}
    if _is_known(writing, kind, name, recorded):
        return False
    row = {"id": name, **stored, "person": writing.person.id, "at": writing.at}
    writing.insert_one(kind, row)
    claim = name if kind == "claim" else str(stored["claim"])
    writing.record(
        f"{NAMES[kind]} added",
        name,
        after={"kind": kind, "claim": claim, "revision": 1, "fields": recorded},
    )
    return True


def change_row(
    writing: Writing,
    kind: Kept,
    name: str,
    fields: Fields,
    *,
    revision: int | None = None,
    what: str | None = None,
    undo_of: int | None = None,
) -> int:
    """Change fields of what somebody made, and record it; its revision afterwards.

    ``revision`` is the one that the person saw. Raises Conflict, with both texts, when it has been
    changed since; NotFound.
    """
    found = read_row(writing, kind, name)
    stored = {key: _stored(value) for key, value in fields.items()}
    changed = {key: value for key, value in stored.items() if found.fields[key] != value}
    if not changed:
        return found.revision
    expected = found.revision if revision is None else revision
    settings = ", ".join(f'"{key}" = ?' for key in changed)
    count = writing.execute(
        f"UPDATE {kind} SET {settings}, revision = revision + 1 WHERE id = ? AND revision = ?",
        [*changed.values(), name, expected],
    )
    if count == 0:
        raise _conflict(writing, name, found, stored)
    before = {key: found.fields[key] for key in changed}
    record_change(
        writing,
        what or f"{NAMES[kind]} {_verb(changed)}",
        (kind, name, found.claim),
        (found.revision, before, changed),
        undo_of,
    )
    return expected + 1


def record_change(
    writing: Writing,
    what: str,
    row: tuple[Kept, str, str],
    change: tuple[int, Fields, Fields],
    undo_of: int | None = None,
) -> None:
    """Put a change of a row (kind, ID, claim) from a revision into the history."""
    kind, name, claim = row
    revision, before, after = change
    common = {"kind": kind, "claim": claim}
    writing.record(
        what,
        name,
        before={**common, "revision": revision, "fields": dict(before)},
        after={**common, "revision": revision + 1, "fields": dict(after)},
        undo_of=undo_of,
    )


def remove_row(writing: Writing, kind: Kept, name: str, *, revision: int | None = None) -> int:
    """Mark what somebody made as removed. Raises as ``change_row`` does."""
    return change_row(writing, kind, name, {"deleted_at": writing.at}, revision=revision)


def read_row(library: Reading, kind: Kept, name: str) -> Kindred:
    """A row of any kind as it stands, also a removed one. Raises NotFound."""
    columns = (*CHANGING[kind], "deleted_at")
    pairs = ", ".join(f"'{column}', \"{column}\"" for column in columns)
    claim = "id" if kind == "claim" else "claim"
    row = library.row(
        tuple[str, str, int, str],
        f"SELECT {claim}, person, revision, json_object({pairs}) FROM {kind} WHERE id = ?",
        [name],
    )
    if row is None:
        raise NotFound(f"{name}: there is nothing with this ID in the library")
    return Kindred(row[0], row[1], row[2], json.loads(row[3]))


def shown_name(library: Reading, person: str) -> str:
    """The name of a person, by ID."""
    row = library.row(tuple[str], "SELECT name FROM person WHERE id = ?", [person])
    return row[0] if row else person


def _conflict(writing: Writing, name: str, found: Kindred, mine: Fields) -> Conflict:
    by, at = _made_by(writing, name, found.revision)
    theirs = {key: found.fields[key] for key in mine}
    said = "; ".join(
        f"{key} is now {theirs[key]!r}, yours was {value!r}"
        for key, value in mine.items()
        if theirs[key] != value
    )
    return Conflict(
        safe_line(
            f"{name}: {by} changed it first, on {at[:16].replace('T', ' at ')}: {said}; "
            f"nothing was written; edit revision {found.revision} instead"
        ),
        mine=mine,
        theirs=theirs,
        by=by,
        at=at,
        revision=found.revision,
    )


def _made_by(library: Reading, name: str, revision: int) -> tuple[str, str]:
    """Who made the revision of something that stands, by name, and when.

    It is found by its number: clocks may be put back, and those of two libraries differ.
    """
    row = library.row(
        tuple[str, str],
        "SELECT p.name, c.at FROM every_change c JOIN person p ON p.id = c.person"
        " WHERE c.subject = ?"
        " ORDER BY json_extract(c.after, '$.revision') IS ? DESC, c.chain, c.seq DESC LIMIT 1",
        [name, revision],
    )
    if row is None:
        raise damaged(f"{name}: its history")
    return row


def _is_known(writing: Writing, kind: Kept, name: str, fields: dict[str, Field]) -> bool:
    """Whether this person has added this already. Raises Conflict when the ID is another's."""
    row = writing.row(
        tuple[str, str, str],
        "SELECT person, at, after FROM change WHERE subject = ? ORDER BY seq LIMIT 1",
        [name],
    )
    if row is None:
        return False
    person, at, text = row
    made = json.loads(text)
    theirs: dict[str, Field] = made["fields"]
    # The anchor's ID is made with the row, and the text may have a new version meanwhile.
    same = {**theirs, "anchor": None, "version": 0} == {**fields, "anchor": None, "version": 0}
    if person == writing.person.id and made["kind"] == kind and same:
        return True
    raise Conflict(
        f"{name}: this ID is that of something else already; give it a new one",
        mine=fields,
        theirs=theirs,
        by=shown_name(writing, person),
        at=at,
        revision=1,
    )


def _stored(value: Field) -> Field:
    found = storable(value)
    assert not isinstance(found, bytes | float)
    return found


def _verb(changed: Fields) -> str:
    if "deleted_at" not in changed:
        return "edited"
    return "removed" if changed["deleted_at"] else "restored"
