"""Taking back what one did to claims, and doing it again: across sessions, and never over others.

What is taken back together is what was written together. Undo is a new change that names the one it
undoes, so the history tells what can be undone and redone, and nothing else has to be kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extradition_tui.library.claims_rows import (
    CHANGING,
    NAMES,
    Field,
    Fields,
    change_row,
    read_row,
    shown_name,
)
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import CannotUndo, NotFound
from extradition_tui.library.ids import Kept
from extradition_tui.safe import safe_line

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

_UNDO, _REDO = "undo: ", "redo: "
_AT_ONCE = 200
"""Changes of the history that are read at a time."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was undone or redone: in words, and the IDs it was about."""

    what: str
    subjects: tuple[str, ...]


def undo_claims(writing: Writing) -> TakenBack:
    """Take back the last thing that this person did to claims and that still stands.

    Raises NotFound when there is nothing, CannotUndo when somebody has built on it.
    """
    skip = 0
    for step in _steps(writing, writing.person.id):
        if step.kind == "undo":
            skip += 1
        elif skip:
            skip -= 1
        else:
            return _take_back(writing, step, _UNDO)
    raise NotFound("nothing to undo: you have changed no claim that still stands so")


def redo_claims(writing: Writing) -> TakenBack:
    """Do again what this person undid last, unless they have done something else since.

    Raises NotFound when there is nothing, CannotUndo when somebody has built on what is there now.
    """
    skip = 0
    for step in _steps(writing, writing.person.id):
        if step.kind == "do":
            break
        if step.kind == "redo":
            skip += 1
        elif skip:
            skip -= 1
        else:
            return _take_back(writing, step, _REDO)
    raise NotFound("nothing to redo: you have undone nothing since you changed a claim last")


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of a row, as the history has it."""

    seq: int
    at: str
    person: str
    what: str
    subject: str
    before: str | None
    after: str
    undo_of: int | None


@dataclass(frozen=True, slots=True)
class _Elsewhere(_Change):
    """A change of any history; ``chain`` is empty for our own."""

    chain: str


@dataclass(frozen=True, slots=True)
class _Step:
    """All that one write changed, the last first."""

    changes: tuple[_Change, ...]

    @property
    def kind(self) -> str:
        first = self.changes[0].what
        if first.startswith(_UNDO):
            return "undo"
        return "redo" if first.startswith(_REDO) else "do"


_OF_CLAIMS = "length(subject) = 32 AND json_extract(after, '$.kind') IS NOT NULL"
_ABOUT: dict[Kept, str] = {"comment": "o.subject = ?1", "tag": "o.subject = ?1"}
_HANGING: dict[Kept, dict[Kept, str]] = {
    "claim": {
        "evidence": "o.claim = ?1",
        "verdict": "o.claim = ?1",
        "comment": "o.claim = ?1",
        "tag": "o.claim = ?1",
        "claim_link": "?1 IN (o.claim, o.other)",
    },
    "comment": {"comment": "o.parent = ?1"},
    "evidence": _ABOUT,
    "verdict": _ABOUT,
    "claim_link": _ABOUT,
}
"""By kind: what may hang on it, and the condition that ties that to it."""

_COLUMNS = "seq, at, person, what, subject, before, after, undo_of"


def _steps(library: Reading, person: str) -> Iterator[_Step]:
    """What a person wrote about claims, the last write first."""
    waiting: list[_Change] = []
    below = None
    while True:
        rows = library.rows(
            _Change,
            f"SELECT {_COLUMNS} FROM change WHERE person = ? AND seq < ? AND {_OF_CLAIMS}"
            " ORDER BY seq DESC LIMIT ?",
            [person, 1 << 62 if below is None else below, _AT_ONCE],
        )
        for row in rows:
            if waiting and row.at != waiting[-1].at:
                yield _Step(tuple(waiting))
                waiting = []
            waiting.append(row)
        if len(rows) < _AT_ONCE:
            break
        below = rows[-1].seq
    if waiting:
        yield _Step(tuple(waiting))


def _take_back(writing: Writing, step: _Step, how: str) -> TakenBack:
    told = [_said(change.what) for change in reversed(step.changes)]
    theirs = {change.subject for change in step.changes}
    for change in step.changes:
        _check(writing, change, theirs)
    for change in step.changes:
        kind = _kind(change)
        change_row(
            writing,
            kind,
            change.subject,
            _former(writing, change),
            what=f"{how}{_said(change.what)}",
            undo_of=change.seq,
        )
    return TakenBack(", ".join(dict.fromkeys(told)), tuple(dict.fromkeys(sorted(theirs))))


def _said(what: str) -> str:
    return what.removeprefix(_UNDO).removeprefix(_REDO)


def _kind(change: _Change) -> Kept:
    found: Kept = json.loads(change.after)["kind"]
    return found


def _former(writing: Writing, change: _Change) -> Fields:
    """The fields as they were before a change; what was added is to be marked as removed."""
    if change.before is None:
        return {"deleted_at": writing.at}
    fields: dict[str, Field] = json.loads(change.before)["fields"]
    known = {*CHANGING[_kind(change)], "deleted_at"}
    return {key: value for key, value in fields.items() if key in known}


def _check(writing: Writing, change: _Change, step: set[str]) -> None:
    """Raise CannotUndo when somebody else has changed the same, or built on it."""
    since = _others_since(writing, change)
    if since is not None:
        raise _refused(change, shown_name(writing, since.person), since.what, since.at)
    former = _former(writing, change)
    if former.get("deleted_at") is not None:
        built = _built_on(writing, change, step)
        if built is not None:
            raise _refused(change, *built)
    elif "deleted_at" in former:
        _check_place(writing, change)


def _others_since(writing: Writing, change: _Change) -> _Change | None:
    """The last change of the same row that somebody else made since and has not taken back."""
    # What came from another library since is somebody else's here, whoever did it there.
    rows = writing.rows(
        _Elsewhere,
        f"SELECT chain, {_COLUMNS} FROM every_change WHERE subject = ?"
        " AND iif(chain = '', seq > ? AND person <> ?, at > ?)"
        f" AND {_OF_CLAIMS} ORDER BY chain DESC, seq",
        [change.subject, change.seq, change.person, change.at],
    )
    standing: dict[tuple[str, int | None], _Change] = {}
    for row in rows:
        if (row.chain, row.undo_of) in standing:
            del standing[row.chain, row.undo_of]
        else:
            standing[row.chain, row.seq] = row
    return list(standing.values())[-1] if standing else None


def _built_on(writing: Writing, change: _Change, step: set[str]) -> tuple[str, str, str] | None:
    """Somebody else's thing that hangs on what an undo would remove: who, what, when."""
    for other, ties in _HANGING.get(_kind(change), {}).items():
        rows = writing.rows(
            tuple[str, str, str],
            f"SELECT o.id, p.name, o.at FROM {other} o JOIN person p ON p.id = o.person"
            f" WHERE ({ties}) AND o.person <> ?2 AND o.deleted_at IS NULL ORDER BY o.at",
            [change.subject, change.person],
        )
        for found, who, at in rows:
            if found not in step:
                return who, f"{NAMES[other]} added", at
    return None


def _check_place(writing: Writing, change: _Change) -> None:
    """Raise CannotUndo when what would come back has a successor that is there alone."""
    kind, name = _kind(change), change.subject
    if read_row(writing, kind, name).fields["deleted_at"] is None:
        return
    alike = {
        "verdict": "o.claim = k.claim AND o.role = k.role"
        " AND (o.role = 'adopted' OR o.person = k.person)",
        "tag": "o.subject = k.subject AND o.name = k.name",
        "claim_link": "o.claim = k.claim AND o.relation = k.relation AND o.other = k.other",
    }
    if kind not in alike:
        return
    row = writing.row(
        tuple[str, str],
        f"SELECT p.name, o.at FROM {kind} k JOIN {kind} o ON o.id <> k.id AND {alike[kind]}"
        " JOIN person p ON p.id = o.person WHERE k.id = ? AND o.deleted_at IS NULL",
        [name],
    )
    if row is not None:
        raise _refused(change, row[0], f"another {NAMES[kind]} added", row[1])


def _refused(change: _Change, who: str, what: str, at: str) -> CannotUndo:
    return CannotUndo(
        safe_line(
            f"{change.subject}: “{_said(change.what)}” cannot be taken back, for {who} has built on"
            f" it since ({what}, {at[:16].replace('T', ' at ')}); change it instead"
        )
    )
