"""Evidence as it is read: the words that were cited, and where they stand in the current text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from extradition_tui.claim_model import (
    Evidence,
    EvidenceState,
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
        " 'same' AS state, n.text, a.current AS present, t.version AS current, w.state AS stand,"
        " w.details"
        " FROM evidence e JOIN article a ON a.number = e.article"
        " JOIN person p ON p.id = e.person LEFT JOIN source s ON s.number = a.source"
        " LEFT JOIN anchor n ON n.id = e.anchor LEFT JOIN article_text t ON t.number = a.current"
        " LEFT JOIN anchor_at w ON w.anchor = e.anchor AND w.text = a.current"
        f" WHERE e.deleted_at IS NULL AND {where} ORDER BY e.at, e.rowid",
        values,
    )
    return tuple(_evidence(row) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row(Evidence):
    """Evidence as it was cited, and what its state is told by.

    ``text`` is the anchor's, ``present`` the article's current one; ``stand`` and ``details`` are
    where the anchor stands in that.
    """

    text: int | None
    present: int | None
    stand: Standing | None
    details: bytes | None


def _evidence(row: _Row) -> Evidence:
    state, now = _state(row)
    cited = {field.name: getattr(row, field.name) for field in fields(Evidence)}
    if now is None or state not in ("same", "moved"):
        return Evidence(**{**cited, "state": state, "now": now})
    place = {"version": row.current or row.version, "start": now.start, "end": now.end}
    return Evidence(**{**cited, **place, "state": state})


def _state(row: _Row) -> tuple[EvidenceState, Stand | None]:
    """How evidence stands, and where its anchor does in a version that it was not cited from."""
    if row.present is None:
        return "orphan", None
    if row.stance == "omits":
        return ("same" if row.version == row.current else "stale"), None
    if row.text == row.present:
        return "same", None
    if row.stand is None or row.details is None:
        return "orphan", None
    return row.stand, read_stand(row.details)
