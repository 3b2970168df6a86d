"""Claims as they are read: with their evidence where it stands now, verdicts and discussion."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extradition_tui.claim_model import (
    Claim,
    ClaimChange,
    ClaimLink,
    ClaimStatus,
    Comment,
    Evidence,
    Verdict,
)
from extradition_tui.library.claims_places import evidence_of
from extradition_tui.library.doors import Reading, Value
from extradition_tui.library.errors import damaged
from extradition_tui.library.ids import (
    KEPT,
    article_number,
    claim_id,
    event_id,
    has_claims,
    has_other_histories,
)
from extradition_tui.model import Person

Part = TypeVar("Part", Evidence, Verdict, Comment)

_SEEN_BY_ALL = ("decided", "published", "dropped")
"""Statuses from which on nobody can be swayed any more: verdicts are shown to all."""


def list_claims(
    library: Reading,
    *,
    viewer: Person | None = None,
    event: str | None = None,
    article: str | None = None,
    status: ClaimStatus | None = None,
    mine: bool = False,
) -> tuple[Claim, ...]:
    """All claims, the newest first, or those of an event, with evidence from an article, or so on.

    ``viewer`` is who asks: in blind mode they see others' verdicts after their own. ``mine`` are
    those that they made or that are assigned to them. Raises NotFound, Ambiguous.
    """
    conditions, values = ["c.deleted_at IS NULL"], list[Value]()
    with library.snapshot():
        if not has_claims(library):
            return ()
        if event is not None:
            conditions.append(
                "(c.event = ? OR c.event IN (SELECT alias FROM event_alias WHERE event = ?))"
            )
            values += [event_id(library, event)] * 2
        if article is not None:
            conditions.append(
                "c.id IN (SELECT claim FROM evidence WHERE article = ? AND deleted_at IS NULL)"
            )
            values.append(article_number(library, article))
        if status is not None:
            conditions.append("c.status = ?")
            values.append(status)
        if mine:
            conditions.append("? IN (c.person, c.assignee)")
            values.append("" if viewer is None else viewer.id)
        return _claims(library, " AND ".join(conditions), values, viewer)


def get_claim(library: Reading, id_prefix: str, *, viewer: Person | None = None) -> Claim:
    """One claim with all that belongs to it. Raises NotFound, Ambiguous."""
    with library.snapshot():
        found = _claims(library, "c.id = ?", [claim_id(library, id_prefix)], viewer)
    if not found:
        raise damaged(f"{id_prefix}: this claim")
    return found[0]


def evidence_to_confirm(library: Reading) -> tuple[Evidence, ...]:
    """All evidence of which a person has to say where it stands now, the oldest first."""
    if not has_claims(library):
        return ()
    found = evidence_of(
        library, "e.claim IN (SELECT id FROM claim WHERE deleted_at IS NULL)", [], doubtful=True
    )
    return tuple(one for one in found if one.state not in ("same", "moved"))


def is_blind(library: Reading) -> bool:
    """Whether the people of this library see others' verdicts only after giving their own."""
    if not has_claims(library):
        return False
    row = library.row(tuple[str], "SELECT value FROM agreed WHERE key = 'blind'")
    return row == ("yes",)


def claim_history(
    library: Reading, id_prefix: str, *, viewer: Person | None = None
) -> tuple[ClaimChange, ...]:
    """All that was done to a claim and what belongs to it, also when it was removed, oldest first.

    What the viewer may not see yet in blind mode is left out. Raises NotFound, Ambiguous.
    """
    with library.snapshot():
        name = claim_id(library, id_prefix)
        changes, order = "change", "c.seq"
        if has_other_histories(library):
            # What was imported stands among ours by the clocks, which may have been put back.
            changes, order = "every_change", "max(c.at) OVER (PARTITION BY c.chain ORDER BY c.seq)"
        parts = " UNION ".join(f"SELECT id FROM {kind} WHERE claim = ?" for kind in KEPT[1:])
        rows = library.rows(
            _Entry,
            "SELECT c.seq, c.at, p.name AS by, c.what, c.subject, c.before, c.after, c.undo_of"
            f" FROM {changes} c JOIN person p ON p.id = c.person"
            f" WHERE c.subject IN (SELECT ? UNION {parts}"
            f" UNION SELECT id FROM claim_link WHERE other = ?) ORDER BY {order}, c.seq",
            [name] * (len(KEPT) + 1),
        )
        hidden = _hidden_verdicts(library, name, viewer)
    return tuple(_change(row) for row in rows if row.subject not in hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    seq: int
    at: str
    by: str
    what: str
    subject: str
    before: str | None
    after: str | None
    undo_of: int | None


def _claims(
    library: Reading, where: str, values: Sequence[Value], viewer: Person | None
) -> tuple[Claim, ...]:
    bare = library.rows(
        Claim,
        "SELECT c.id, c.statement, c.type, c.status, c.speaker, c.said_at,"
        " coalesce(ev.id, al.event) AS event, s.name AS assignee, p.name AS created_by,"
        " c.at AS created_at, c.revision FROM claim c JOIN person p ON p.id = c.person"
        " LEFT JOIN person s ON s.id = c.assignee LEFT JOIN event ev ON ev.id = c.event"
        " LEFT JOIN event_alias al ON al.alias = c.event"
        f" WHERE {where} ORDER BY c.at DESC, c.rowid DESC",
        values,
    )
    parts = _Parts(library, [one.id for one in bare])
    blind = is_blind(library)
    return tuple(_whole(one, parts, viewer, blind) for one in bare)


class _Parts:
    """All that belongs to some claims, by claim: one question for each kind of it."""

    def __init__(self, library: Reading, names: Sequence[str]) -> None:
        wanted = [json.dumps(list(names))]
        among = "IN (SELECT value FROM json_each(?)) AND o.deleted_at IS NULL"
        self.tags: dict[str, list[str]] = _grouped(
            library.rows(
                tuple[str, str],
                f"SELECT o.subject, o.name FROM tag o WHERE o.claim {among} ORDER BY o.name",
                wanted,
            )
        )
        found = evidence_of(library, "e.claim IN (SELECT value FROM json_each(?))", wanted)
        self.evidence = _by_claim(
            [replace(one, tags=tuple(self.tags.get(one.id, ()))) for one in found]
        )
        self.verdicts = _by_claim(
            library.rows(
                Verdict,
                "SELECT o.claim, o.id, p.name AS by, o.person, o.scheme, o.rating, o.confidence,"
                " o.role, o.because, o.at, o.revision"
                " FROM verdict o JOIN person p ON p.id = o.person"
                f" WHERE o.claim {among} ORDER BY o.role, o.at, o.rowid",
                wanted,
            )
        )
        self.comments = _by_claim(
            library.rows(
                Comment,
                'SELECT o.claim, o.id, o.parent, o.subject AS "on", p.name AS by, o.at, o.text,'
                " o.revision FROM comment o JOIN person p ON p.id = o.person"
                f" WHERE o.claim {among} ORDER BY o.at, o.rowid",
                wanted,
            )
        )
        self.links: dict[str, list[ClaimLink]] = defaultdict(list)
        for link in library.rows(
            ClaimLink,
            "SELECT o.id, o.claim, o.relation, o.other, p.name AS by, o.at FROM claim_link o"
            " JOIN person p ON p.id = o.person JOIN claim a ON a.id = o.claim"
            " JOIN claim b ON b.id = o.other WHERE (o.claim IN (SELECT value FROM json_each(?1))"
            " OR o.other IN (SELECT value FROM json_each(?1)))"
            " AND coalesce(o.deleted_at, a.deleted_at, b.deleted_at) IS NULL"
            " ORDER BY o.at, o.rowid",
            wanted,
        ):
            self.links[link.claim].append(link)
            self.links[link.other].append(link)
        self.articles: dict[str, list[str]] = _grouped(
            library.rows(
                tuple[str, str],
                "SELECT ea.event, a.id FROM event_article ea"
                " JOIN article a ON a.number = ea.article"
                " WHERE ea.event IN (SELECT coalesce(al.event, c.event) FROM claim c"
                " LEFT JOIN event_alias al ON al.alias = c.event"
                " WHERE c.id IN (SELECT value FROM json_each(?))) ORDER BY a.sorted_by, a.id",
                wanted,
            )
        )


def _whole(bare: Claim, parts: _Parts, viewer: Person | None, blind: bool) -> Claim:
    """A claim with what belongs to it."""
    evidence = tuple(parts.evidence.get(bare.id, ()))
    verdicts = tuple(parts.verdicts.get(bare.id, ()))
    shown = verdicts
    if blind and not _may_see(bare.status, verdicts, viewer):
        shown = tuple(one for one in verdicts if viewer is not None and one.person == viewer.id)
    articles = parts.articles.get(bare.event or "", [])
    said = {one.article for one in evidence if one.stance not in ("omits", "context")}
    read = {one.article for one in evidence if one.state != "stale"}
    omits = {
        one.article for one in evidence if one.stance == "omits" and one.state != "stale"
    } - said
    return replace(
        bare,
        tags=tuple(parts.tags.get(bare.id, ())),
        evidence=evidence,
        silent=tuple(dict.fromkeys([*(a for a in articles if a in omits), *sorted(omits)])),
        not_examined=tuple(name for name in articles if name not in read),
        verdicts=shown,
        hidden_verdicts=len(verdicts) - len(shown),
        comments=tuple(parts.comments.get(bare.id, ())),
        links=tuple(parts.links.get(bare.id, ())),
    )


def _may_see(status: str, verdicts: Sequence[Verdict], viewer: Person | None) -> bool:
    if status in _SEEN_BY_ALL:
        return True
    own = [one for one in verdicts if viewer is not None and one.person == viewer.id]
    return any(one.role == "individual" for one in own)


def _hidden_verdicts(library: Reading, claim: str, viewer: Person | None) -> set[str]:
    """The verdicts on a claim that the viewer may not see yet."""
    if not is_blind(library):
        return set()
    status = library.row(tuple[str], "SELECT status FROM claim WHERE id = ?", [claim])
    verdicts = library.rows(
        tuple[str, str, str, str | None],
        "SELECT id, person, role, deleted_at FROM verdict WHERE claim = ?",
        [claim],
    )
    me = "" if viewer is None else viewer.id
    judged = any(
        person == me and role == "individual" and deleted is None
        for _, person, role, deleted in verdicts
    )
    if judged or (status and status[0] in _SEEN_BY_ALL):
        return set()
    return {name for name, person, _, _ in verdicts if person != me}


def _change(row: _Entry) -> ClaimChange:
    return ClaimChange(
        seq=row.seq,
        at=row.at,
        by=row.by,
        what=row.what,
        subject=row.subject,
        before=_fields(row.before),
        after=_fields(row.after),
        undo_of=row.undo_of,
    )


def _fields(text: str | None) -> dict[str, str | int | None]:
    if text is None:
        return {}
    found = json.loads(text)
    fields: dict[str, str | int | None] = found.get("fields", found)
    return {key: value for key, value in fields.items() if key != "anchor"}


def _by_claim(rows: Sequence[Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = defaultdict(list)
    for row in rows:
        found[row.claim].append(row)
    return found


def _grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
