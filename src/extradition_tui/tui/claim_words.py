"""Claims in words: what the list, the page, the margin and the facts say of them. Pure."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from extradition_tui.claim_model import Claim, Evidence, EvidenceState, Stance

STANCES: dict[str, Stance] = {
    "a": "asserts",
    "s": "supports",
    "c": "contradicts",
    "q": "qualifies",
    "x": "context",
    "o": "omits",
}
"""The letters for what an article may do with a claim; "omits" is said of all of it."""

STATES: dict[EvidenceState, str] = {
    "same": "",
    "moved": "moved",
    "changed": "the words changed",
    "ambiguous": "stands in several places",
    "orphan": "not in the text any more",
    "stale": "the text changed since it was read",
}
"""What is said of where evidence stands; nothing where it stands as it was cited."""


def evidence_words(claim: Claim) -> str:
    """How much evidence there is, per stance: ``asserts 2 · contradicts 1``."""
    counts = Counter(one.stance for one in claim.evidence)
    said = [f"{stance} {counts[stance]}" for stance in get_args(Stance) if counts[stance]]
    return " · ".join(said) or "no evidence"


def verdict_words(claim: Claim) -> str:
    """The verdict that was adopted; else how many have judged; "" where nobody has."""
    adopted = [one.rating for one in claim.verdicts if one.role == "adopted"]
    if adopted:
        return adopted[0]
    count = len(claim.verdicts) + claim.hidden_verdicts
    return f"judged by {count}" if count else ""


def people_of(claim: Claim) -> tuple[str, ...]:
    """Everybody who worked on a claim, its maker first."""
    people = [claim.created_by, *(one.by for one in claim.evidence)]
    people += [one.by for one in claim.verdicts]
    people += [one.by for one in claim.comments]
    return tuple(dict.fromkeys(people))


def waits(one: Evidence) -> bool:
    """Whether a person has to say where evidence stands now."""
    return one.state not in ("same", "moved")


def place_now(one: Evidence) -> tuple[int, int] | None:
    """Where evidence stands in the present text, or may stand; None where nobody knows."""
    found = one.now if waits(one) else one
    if found is None or found.start is None or found.end is None:
        return None
    return found.start, found.end


def when(at: str) -> str:
    """A moment to the minute, as ``2031-03-05 10:00``."""
    return at[:16].replace("T", " ")
