"""What the reader shows of claims beside articles: how many there are, and what others did."""

from __future__ import annotations

from dataclasses import dataclass

from extradition_tui.library.doors import Reading
from extradition_tui.library.ids import has_claims
from extradition_tui.model import Person

_OF_CLAIMS = "length(c.subject) = 32 AND json_extract(c.after, '$.kind') IS NOT NULL"
MOST_NEWS = 100
"""Changes of others that are told at once, at the most."""


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """How many claims have evidence from an article: one's own, and those of others."""

    own: int
    others: int


@dataclass(frozen=True, slots=True)
class ClaimNews:
    """A change that somebody else made to a claim: who, what, and the claim's ID and words."""

    seq: int
    by: str
    what: str
    claim: str
    statement: str


def claims_per_article(library: Reading, viewer: Person) -> dict[str, ClaimCount]:
    """The articles that claims have evidence from, with how many; a claim is its maker's."""
    if not has_claims(library):
        return {}
    rows = library.rows(
        tuple[str, int, int],
        "SELECT a.id, count(DISTINCT CASE WHEN c.person = ?1 THEN c.id END),"
        " count(DISTINCT CASE WHEN c.person <> ?1 THEN c.id END)"
        " FROM evidence e JOIN claim c ON c.id = e.claim JOIN article a ON a.number = e.article"
        " WHERE coalesce(e.deleted_at, c.deleted_at) IS NULL GROUP BY a.id",
        [viewer.id],
    )
    return {article: ClaimCount(own, others) for article, own, others in rows}


def last_seen_change(library: Reading) -> int:
    """The number of the last change of any kind; 0 before the first."""
    row = library.row(tuple[int], "SELECT coalesce(max(seq), 0) FROM change")
    return row[0] if row else 0


def claim_news(library: Reading, after: int, viewer: Person) -> tuple[ClaimNews, ...]:
    """What others did to claims after a change of that number, the oldest first."""
    if not has_claims(library):
        return ()
    return tuple(
        library.rows(
            ClaimNews,
            "SELECT c.seq, p.name AS by, c.what, k.id AS claim, k.statement FROM change c"
            " JOIN person p ON p.id = c.person"
            " JOIN claim k ON k.id = json_extract(c.after, '$.claim')"
            f" WHERE c.seq > ? AND c.person <> ? AND {_OF_CLAIMS} ORDER BY c.seq LIMIT ?",
            [after, viewer.id, MOST_NEWS],
        )
    )
