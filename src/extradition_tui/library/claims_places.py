"""Evidence as it is read: the words that were cited, and where they stand in the current text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extradition_tui.claim_model import (
    Credibility,
    Evidence,
    EvidenceState,
    Reliability,
    Stance,
    Stand,
    Standing,
)
from extradition_tui.library.claims_anchors import read_stand
from extradition_tui.library.doors import Reading, Value


def evidence_of(
    library: Reading, where: str, values: Sequence[Value], *, doubtful: bool = False
) -> tuple[Evidence, ...]:
    """The evidence that a condition on ``evidence e`` chooses, the oldest first.

    ``doubtful`` leaves out what stands in the text that it was cited from.
    """
    if doubtful:
        where += " AND (a.current IS NULL OR a.current IS NOT n.text)"
    rows = library.rows(
        _Row,
        "SELECT e.id, e.claim, a.id AS article, coalesce(s.name, '') AS source, e.version,"
        ' e.stance, n."start", n."end", coalesce(n.exact, \'\') AS exact,'
        " coalesce(n.prefix, '') AS prefix, coalesce(n.suffix, '') AS suffix, e.note,"
        " e.attributed_to, e.reliability, e.credibility, p.name AS by, e.person, e.at, e.revision,"
        " n.text, a.current AS present, t.version AS current, w.state, w.details"
        " FROM evidence e JOIN article a ON a.number = e.article"
        " JOIN person p ON p.id = e.person LEFT JOIN source s ON s.number = a.source"
        " LEFT JOIN anchor n ON n.id = e.anchor LEFT JOIN article_text t ON t.number = a.current"
        " LEFT JOIN anchor_at w ON w.anchor = e.anchor AND w.text = a.current"
        f" WHERE e.deleted_at IS NULL AND {where} ORDER BY e.at, e.rowid",
        values,
    )
    return tuple(_evidence(row) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of evidence; ``text`` is the anchor's, ``present`` and ``current`` the article's."""

    id: str
    claim: str
    article: str
    source: str
    version: int
    stance: Stance
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    note: str
    attributed_to: str | None
    reliability: Reliability | None
    credibility: Credibility | None
    by: str
    person: str
    at: str
    revision: int
    text: int | None
    present: int | None
    current: int | None
    state: Standing | None
    details: bytes | None


def _evidence(row: _Row) -> Evidence:
    state, now = _state(row)
    found = state in ("same", "moved") and now is not None
    return Evidence(
        id=row.id,
        claim=row.claim,
        article=row.article,
        source=row.source,
        version=row.current if found and row.current is not None else row.version,
        stance=row.stance,
        start=now.start if found and now is not None else row.start,
        end=now.end if found and now is not None else row.end,
        exact=row.exact,
        state=state,
        note=row.note,
        attributed_to=row.attributed_to,
        reliability=row.reliability,
        credibility=row.credibility,
        by=row.by,
        person=row.person,
        at=row.at,
        revision=row.revision,
        current=row.current,
        now=None if found else now,
        prefix=row.prefix,
        suffix=row.suffix,
    )


def _state(row: _Row) -> tuple[EvidenceState, Stand | None]:
    """How evidence stands, and where its anchor does in a version that it was not cited from."""
    if row.present is None:
        return "orphan", None
    if row.stance == "omits":
        return ("same" if row.version == row.current else "stale"), None
    if row.text == row.present:
        return "same", None
    if row.state is None or row.details is None:
        return "orphan", None
    return row.state, read_stand(row.details)
