"""Claims in the library: made, edited, removed, discussed, judged, tied to each other.

Every function takes a write that is open; IDs may be shortened. What is written against a
``revision`` is refused with Conflict when somebody else changed it since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from extradition_tui.claim_model import (
    ClaimDraft,
    ClaimStatus,
    ClaimType,
    Relation,
    VerdictDraft,
    new_id,
)
from extradition_tui.library.claims_rows import add_row, change_row, read_row, remove_row
from extradition_tui.library.errors import LibraryError, NotFound
from extradition_tui.library.ids import KEPT, Kept, claim_id, event_id, kept_id
from extradition_tui.library.people import account_named, person_of
from extradition_tui.safe import safe_line

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

EDITED = ("statement", "type", "status", "speaker", "said_at", "event")
"""The fields of a claim that are edited by name; its assignee is a person."""

MOST = 20_000
"""Characters of a statement, a comment, a reason or a field of a claim, at the most."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "type": get_args(ClaimType),
    "status": get_args(ClaimStatus),
}


def add_claim(writing: Writing, draft: ClaimDraft) -> str:
    """Add a claim; its ID. Trying again with the same draft adds nothing. Raises NotFound."""
    fields = {
        "statement": draft.statement,
        "type": draft.type,
        "speaker": draft.speaker,
        "said_at": draft.said_at,
        "event": draft.event,
    }
    add_row(
        writing,
        "claim",
        draft.id,
        {"status": "open", "assignee": None, **_checked(writing, fields)},
    )
    return draft.id


def edit_claim(
    writing: Writing,
    claim: str,
    fields: Mapping[str, str | None],
    *,
    revision: int | None = None,
) -> int:
    """Change any of ``EDITED``; the claim's revision afterwards. Raises Conflict, NotFound."""
    name = claim_id(writing, claim)
    return change_row(writing, "claim", name, _checked(writing, fields), revision=revision)


def assign(writing: Writing, claim: str, person: str | None) -> str | None:
    """Give a claim to somebody: a name or login that is known here; None for nobody.

    Gives back their name. Raises NotFound.
    """
    name = claim_id(writing, claim)
    found = None if person is None else _person(writing, person)
    change_row(writing, "claim", name, {"assignee": None if found is None else found[0]})
    return None if found is None else found[1]


def remove_kept(writing: Writing, prefix: str, *, revision: int | None = None) -> tuple[Kept, str]:
    """Remove a claim, or what belongs to one; its kind and ID. It can be taken back.

    Raises NotFound, Conflict.
    """
    kind, name = kept_id(writing, prefix)
    remove_row(writing, kind, name, revision=revision)
    return kind, name


def add_comment(
    writing: Writing, on: str, text: str, *, reply_to: str | None = None, name: str | None = None
) -> str:
    """Say something on a claim, or on evidence, a verdict or a link of one; the comment's ID."""
    kind, subject = kept_id(writing, on, ("claim", "evidence", "verdict", "claim_link"))
    claim = subject if kind == "claim" else _claim_of(writing, kind, subject)
    parent = None
    if reply_to is not None:
        parent = kept_id(writing, reply_to, ("comment",))[1]
        if _claim_of(writing, "comment", parent) != claim:
            raise LibraryError(f"{parent}: is a comment on another claim; answer one on this")
    name = name or new_id()
    fields = {"claim": claim, "subject": subject, "parent": parent, "text": _text(text, "text")}
    add_row(writing, "comment", name, fields)
    return name


def add_tag(writing: Writing, on: str, tag: str, *, name: str | None = None) -> str:
    """Tag a claim or what belongs to one; the tag's ID. One that is there already is left."""
    kind, subject = kept_id(writing, on, ("claim", "evidence"))
    claim = subject if kind == "claim" else _claim_of(writing, kind, subject)
    label = " ".join(_text(tag, "tag").split()).casefold()
    known = _tag(writing, subject, label)
    if known is not None:
        return known
    name = name or new_id()
    add_row(writing, "tag", name, {"claim": claim, "subject": subject, "name": label})
    return name


def remove_tag(writing: Writing, on: str, tag: str) -> None:
    """Take a tag off. Raises NotFound when it is not there."""
    _, subject = kept_id(writing, on, ("claim", "evidence"))
    label = " ".join(tag.split()).casefold()
    known = _tag(writing, subject, label)
    if known is None:
        raise NotFound(safe_line(f"{subject} has no tag {label!r}"))
    remove_row(writing, "tag", known)


def link_claims(
    writing: Writing, claim: str, relation: Relation, other: str, *, name: str | None = None
) -> str:
    """Say what a claim is to another; the link's ID. One that is there already is left."""
    one, two = claim_id(writing, claim), claim_id(writing, other)
    if one == two:
        raise LibraryError(f"{one}: a claim cannot be tied to itself; name another")
    if relation in ("same", "contradicts"):
        one, two = sorted((one, two))  # both ways round it is one link
    known = writing.row(
        tuple[str],
        "SELECT id FROM claim_link WHERE claim = ? AND relation = ? AND other = ?"
        " AND deleted_at IS NULL",
        [one, relation, two],
    )
    if known is not None:
        return known[0]
    name = name or new_id()
    add_row(writing, "claim_link", name, {"claim": one, "relation": relation, "other": two})
    return name


def judge(writing: Writing, claim: str, draft: VerdictDraft, *, revision: int | None = None) -> str:
    """Give one's verdict on a claim, or adopt one for all, in the place of the one there is.

    Its rating must be one of its scheme's (``claims.schemes.rating_named``). Gives back the
    verdict's ID. Raises Conflict, NotFound.
    """
    name = claim_id(writing, claim)
    fields = {
        "scheme": draft.scheme,
        "rating": draft.rating,
        "confidence": draft.confidence,
        "because": _within(draft.because, "reason"),
    }
    whose = "" if draft.role == "adopted" else "AND person = ?"
    known = writing.row(
        tuple[str],
        f"SELECT id FROM verdict WHERE claim = ? AND role = ? AND deleted_at IS NULL {whose}",
        [name, draft.role, *([writing.person.id] if whose else [])],
    )
    if known is None:
        add_row(writing, "verdict", draft.id, {"claim": name, "role": draft.role, **fields})
        return draft.id
    given = {**fields, "person": writing.person.id}
    there = read_row(writing, "verdict", known[0]).fields
    if {key: there[key] for key in given} == given:
        return known[0]  # tried again: it was given when it was given first
    fields = {**given, "at": writing.at}
    change_row(writing, "verdict", known[0], fields, revision=revision)
    return known[0]


def set_blind(writing: Writing, blind: bool) -> None:
    """Let everybody in this library see others' verdicts only after giving their own, or not.

    A courtesy, so that nobody is swayed: whoever may read the file can read the verdicts in it.
    """
    row = writing.row(tuple[str], "SELECT value FROM agreed WHERE key = 'blind'")
    before = row == ("yes",)
    if before != blind:
        writing.upsert("agreed", {"key": "blind", "value": "yes" if blind else "no"}, "key")
        writing.record("blind verdicts", before={"blind": before}, after={"blind": blind})


def _checked(writing: Writing, fields: Mapping[str, str | None]) -> dict[str, str | int | None]:
    """Fields of a claim as they are kept. Raises LibraryError for what cannot be."""
    found: dict[str, str | int | None] = {}
    for key, value in fields.items():
        if key not in EDITED:
            raise LibraryError(f"{key!r}: cannot be edited; these can: {', '.join(EDITED)}")
        if key in ("statement", *_CHOICES):
            found[key] = _text(value or "", key)
        else:
            found[key] = _within(value or "", key) or None
        if key in _CHOICES and found[key] not in _CHOICES[key]:
            raise LibraryError(
                safe_line(f"{value}: no {key} of a claim; there are: {', '.join(_CHOICES[key])}")
            )
    if found.get("event"):
        found["event"] = event_id(writing, str(found["event"]))
    return found


def _text(text: str, what: str) -> str:
    found = _within(text, what)
    if not found:
        raise LibraryError(f"the {what} is empty; write something")
    return found


def _within(text: str, what: str) -> str:
    found = text.replace("\r\n", "\n").strip()
    if len(found) > MOST:
        raise LibraryError(f"the {what} has {len(found):,} characters; {MOST:,} are the most")
    return found


def _claim_of(writing: Writing, kind: Kept, name: str) -> str:
    assert kind in KEPT
    row = writing.row(tuple[str], f"SELECT claim FROM {kind} WHERE id = ?", [name])
    if row is None:
        raise NotFound(f"{name}: there is nothing with this ID in the library")
    return row[0]


def _tag(writing: Writing, subject: str, label: str) -> str | None:
    row = writing.row(
        tuple[str],
        "SELECT id FROM tag WHERE subject = ? AND name = ? AND deleted_at IS NULL",
        [subject, label],
    )
    return row[0] if row else None


def _person(writing: Writing, called: str) -> tuple[str, str]:
    """The ID and name of somebody, by name or login; entered when they never wrote here."""
    wanted = called.strip()
    rows = writing.rows(
        tuple[str, str],
        "SELECT DISTINCT p.id, p.name FROM person p LEFT JOIN person_alias a ON a.person = p.id"
        " WHERE a.login = ? OR lower(p.name) = lower(?) OR p.id = ?",
        [wanted, wanted, wanted],
    )
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise NotFound(safe_line(f"{called}: several people are called so; give a login"))
    account = account_named(wanted)
    if account is None:
        raise NotFound(
            safe_line(f"{called}: nobody here has this name or login; give a login of this machine")
        )
    person = person_of(account)
    writing.execute(
        "INSERT OR IGNORE INTO person (id, name, first_seen) VALUES (?, ?, ?)",
        [person.id, person.name, writing.at],
    )
    return person.id, person.name
