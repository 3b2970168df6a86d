"""Evidence in the library: words of an article that bear on a claim, or that an article omits it.

When an article changes, its evidence is found in the new text or waits for a person, who says here
where it stands now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from extradition_tui.claim_model import Credibility, EvidenceDraft, Reliability, Stance, Stand
from extradition_tui.library.claims_anchors import (
    follow_anchors,
    keep_anchor,
    read_stand,
    read_text,
)
from extradition_tui.library.claims_rows import Field, add_row, change_row
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import LibraryError, damaged
from extradition_tui.library.event_places import article_name
from extradition_tui.library.ids import article_number, claim_id, kept_id
from extradition_tui.safe import safe_line

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

EDITED = ("stance", "note", "attributed_to", "reliability", "credibility")
"""The fields of evidence that are edited by name; its words are changed by ``confirm``."""

_CHOICES: dict[str, tuple[Field, ...]] = {
    "stance": get_args(Stance),
    "reliability": (*get_args(Reliability), None),
    "credibility": (*get_args(Credibility), None),
}


def cite(writing: Writing, draft: EvidenceDraft) -> str:
    """Add evidence to a claim; its ID. Trying again with the same draft adds nothing.

    Words of a former version are found in the current one as when the article changed afterwards.
    Raises NotFound, and LibraryError for a place without words.
    """
    claim = claim_id(writing, draft.claim)
    article = article_number(writing, draft.article)
    if (draft.stance == "omits") != (draft.start is None or draft.end is None):
        raise LibraryError("evidence has a place in the text, unless its stance is omits")
    text = read_text(writing, article, draft.version)
    fields = _checked(
        {
            "stance": draft.stance,
            "note": draft.note,
            "attributed_to": draft.attributed_to,
            "reliability": draft.reliability,
            "credibility": draft.credibility,
        }
    )
    anchor = None
    if draft.start is not None and draft.end is not None:
        anchor = keep_anchor(writing, article, text, draft.start, draft.end)
    added = add_row(
        writing,
        "evidence",
        draft.id,
        {"claim": claim, "article": article, "version": text.version, "anchor": anchor, **fields},
        {"article": article_name(writing, article), "start": draft.start, "end": draft.end},
    )
    if added:
        follow_anchors(writing, article)
    elif anchor is not None:
        writing.execute("DELETE FROM anchor WHERE id = ?", [anchor])
    return draft.id


def edit_evidence(
    writing: Writing,
    evidence: str,
    fields: Mapping[str, Field],
    *,
    revision: int | None = None,
) -> int:
    """Change any of ``EDITED``; the revision afterwards. Raises Conflict, NotFound."""
    name = kept_id(writing, evidence, ("evidence",))[1]
    found = _checked(fields)
    if "stance" in found:
        row = _row(writing, name)
        if (found["stance"] == "omits") != (row[2] is None):
            raise LibraryError(
                "words cannot be left out where they stand; remove this evidence and cite anew"
            )
    return change_row(writing, "evidence", name, found, revision=revision)


def confirm(
    writing: Writing,
    evidence: str,
    place: tuple[int, int] | None = None,
    *,
    revision: int | None = None,
) -> int:
    """Say where evidence stands in the current version; its revision afterwards.

    Without a ``place`` it is where changed words were found; an ``omits`` is said to leave the
    claim out still. Raises LibraryError where a place is needed and none was given, Conflict.
    """
    name = kept_id(writing, evidence, ("evidence",))[1]
    article, version, anchor = _row(writing, name)
    text = read_text(writing, article)
    if anchor is None:
        fields: dict[str, Field] = {"version": text.version}
    else:
        where = place or _found(writing, name, anchor, text.number)
        if where is None:
            return change_row(writing, "evidence", name, {"version": version}, revision=revision)
        kept = keep_anchor(writing, article, text, *where)
        fields = {"version": text.version, "anchor": kept}
    return change_row(
        writing, "evidence", name, fields, revision=revision, what="evidence confirmed"
    )


def article_of(library: Reading, evidence: str) -> str:
    """The ID of the article that evidence is from. Raises NotFound, Ambiguous."""
    name = kept_id(library, evidence, ("evidence",))[1]
    return article_name(library, _row(library, name)[0])


def _row(library: Reading, name: str) -> tuple[int, int, str | None]:
    row = library.row(
        tuple[int, int, str | None],
        "SELECT article, version, anchor FROM evidence WHERE id = ?",
        [name],
    )
    if row is None:
        raise damaged(f"{name}: this evidence")
    return row


def _found(writing: Writing, name: str, anchor: str, text: int) -> tuple[int, int] | None:
    """Where the words of an anchor were found in the current text; None when that is certain."""
    row = writing.row(
        tuple[bytes],
        "SELECT details FROM anchor_at WHERE anchor = ? AND text = ?",
        [anchor, text],
    )
    stand = read_stand(row[0]) if row else None
    if stand is None:
        cited = writing.row(tuple[int | None], "SELECT text FROM anchor WHERE id = ?", [anchor])
        if cited == (text,):
            return None
        stand = Stand(state="orphan")
    if stand.state in ("same", "moved"):
        return None
    if stand.start is None or stand.end is None:
        places = ", ".join(f"{start} to {end}" for start, end in stand.places)
        where = f"stands in several places ({places})" if places else "is not in the text any more"
        raise LibraryError(f"{name}: {where}; say where it is with --start and --end, or --quote")
    return stand.start, stand.end


def _checked(fields: Mapping[str, Field]) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for key, value in fields.items():
        if key not in EDITED:
            raise LibraryError(f"{key!r}: cannot be edited; these can: {', '.join(EDITED)}")
        if key == "note":
            found[key] = str(value or "").strip()
        elif key == "attributed_to":
            found[key] = str(value or "").strip() or None
        else:
            found[key] = value
        if key in _CHOICES and found[key] not in _CHOICES[key]:
            known = ", ".join(str(one) for one in _CHOICES[key] if one is not None)
            raise LibraryError(safe_line(f"{value}: no {key} of evidence; there are: {known}"))
    return found
