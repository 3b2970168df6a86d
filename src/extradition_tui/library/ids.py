"""From what a person typed to the one ID that it begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Literal

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


Kept = Literal["claim", "evidence", "verdict", "comment", "tag", "claim_link"]
"""The tables of what people make about claims; each has IDs of the same form."""

KEPT: tuple[Kept, ...] = ("claim", "evidence", "verdict", "comment", "tag", "claim_link")

SHORTEST = 6
"""Hex digits of a shortened ID, at the least, so that it stays unique for a while."""


def has_claims(library: Reading) -> bool:
    """Whether a library has tables for claims: one that an older program made has none yet.

    They are made with the first write.
    """
    return library.row(tuple[int], "SELECT 1 FROM sqlite_schema WHERE name = 'claim'") is not None


def has_other_histories(library: Reading) -> bool:
    """Whether a library has tables for others' histories; as for claims, a write makes them."""
    found = library.row(tuple[int], "SELECT 1 FROM sqlite_schema WHERE name = 'other_change'")
    return found is not None


def claim_id(library: Reading, prefix: str) -> str:
    """The ID of the claim that ``prefix`` begins. Raises NotFound (also for a removed one)."""
    return kept_id(library, prefix, ("claim",))[1]


def kept_id(
    library: Reading, prefix: str, kinds: Sequence[Kept] = KEPT, *, removed: bool = False
) -> tuple[Kept, str]:
    """The kind and ID of what ``prefix`` begins: a claim, or what belongs to one.

    What was removed is not found, unless ``removed``. Raises NotFound, Ambiguous.
    """
    typed = prefix.replace("-", "")
    found: dict[str, Kept] = {}
    gone: list[str] = []
    for kind in kinds if has_claims(library) else ():
        select = f"SELECT id, coalesce(deleted_at, '') FROM {kind} WHERE "
        for name, deleted in _matching(library, select, typed):
            if deleted and not removed:
                gone.append(name)
            else:
                found[name] = kind
    if not found:
        thing = kinds[0] if len(kinds) == 1 else "claim, nor anything that belongs to one"
        if len(gone) == 1:
            raise NotFound(f"{gone[0]}: was removed; `extradition-tui claim undo` takes that back")
        raise NotFound(_unknown(thing, prefix, "claim list"))
    name = _only(f"{kinds[0]}s" if len(kinds) == 1 else "things", prefix, [(n, n) for n in found])
    return found[name], name


def short_ids(library: Reading) -> dict[str, str]:
    """Every ID of claims and what belongs to them, with the shortest beginning that is its own."""
    if not has_claims(library):
        return {}
    union = " UNION ALL ".join(f"SELECT id FROM {kind} WHERE deleted_at IS NULL" for kind in KEPT)
    names = [row[0] for row in library.rows(tuple[str], f"{union} ORDER BY 1")]
    shared = [_common(one, other) for one, other in pairwise(names)]
    return {
        name: name[: max(SHORTEST, before + 1, after + 1)]
        for name, before, after in zip(names, [0, *shared], [*shared, 0], strict=False)
    }


def _common(one: str, other: str) -> int:
    """How many characters two names begin with in common."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


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
