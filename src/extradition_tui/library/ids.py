"""From what a person typed to the one ID that it begins."""

from __future__ import annotations

from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import Ambiguous, NotFound
from extradition_tui.safe import safe_line

MOST_NAMED = 5
"""How many of the IDs that a prefix could mean are named."""


def article_number(library: Reading, prefix: str) -> int:
    """The number of the article whose ID is or begins with ``prefix``.

    Raises NotFound (also for an article that was removed) and Ambiguous.
    """
    found = _matching(library, "SELECT id, id FROM article WHERE removed_at IS NULL AND ", prefix)
    if not found:
        _say_removed(library, prefix)
        raise NotFound(_unknown("article", prefix, "articles"))
    name = _only("articles", prefix, found)
    row = library.row(tuple[int], "SELECT number FROM article WHERE id = ?", [name])
    if row is None:
        raise NotFound(_unknown("article", prefix, "articles"))
    return row[0]


def event_id(library: Reading, prefix: str) -> str:
    """The ID of the event whose ID, or former ID, is or begins with ``prefix``.

    Raises NotFound and Ambiguous.
    """
    found = _matching(library, "SELECT id, id FROM event WHERE ", prefix)
    found += _matching(
        library, "SELECT alias AS id, event FROM event_alias WHERE ", prefix, "alias"
    )
    if not found:
        raise NotFound(_unknown("event", prefix, "events"))
    return _only("events", prefix, found)


def finding_id(library: Reading, prefix: str) -> str:
    """The ID of the finding of a contrast that ``prefix`` begins. Raises NotFound, Ambiguous."""
    found = _matching(library, "SELECT DISTINCT id, id FROM finding WHERE ", prefix, anything=True)
    if not found:
        raise NotFound(_unknown("finding", prefix, "contrast EVENT"))
    return _only("findings", prefix, found)


def _matching(
    library: Reading, select: str, prefix: str, column: str = "id", *, anything: bool = False
) -> list[tuple[str, str]]:
    start = prefix.strip() if anything else prefix.strip().lower()
    if not start or len(start) > 100 or not (anything or start.isalnum()):
        return []
    # A range, not LIKE: it uses the index, and nothing that is typed has a meaning of its own.
    found = library.rows(
        tuple[str, str],
        f"{select}{column} >= ? AND {column} < ? ORDER BY 1 LIMIT ?",
        [start, start + "\U0010ffff", MOST_NAMED + 1],
    )
    exact = [pair for pair in found if pair[0] == start]
    return exact or found


def _only(things: str, prefix: str, found: list[tuple[str, str]]) -> str:
    meant = sorted({target for _, target in found})
    if len(meant) == 1:
        return meant[0]
    names = ", ".join(meant[:MOST_NAMED])
    more = " and more" if len(meant) > MOST_NAMED else ""
    raise Ambiguous(
        safe_line(f"{prefix}: begins several {things}: {names}{more}; type more of the ID")
    )


def _unknown(thing: str, prefix: str, listed_by: str) -> str:
    shown = safe_line(prefix[:40]) or '""'
    return f"{shown}: no such {thing}; `extradition-tui {listed_by}` lists them"


def _say_removed(library: Reading, prefix: str) -> None:
    found = _matching(library, "SELECT id, removed_at FROM article WHERE ", prefix)
    gone = [pair for pair in found if pair[1]]
    if len(gone) == 1:
        raise NotFound(f"{gone[0][0]}: this article was removed on {gone[0][1][:10]}")
