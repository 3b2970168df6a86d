"""Claims beside a text and in the list: a flag for one's own, another for those of others. Pure.

A claim is one's own where one cited the words. Where there are no colours the flags are letters,
for such a terminal may not have the signs either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extradition_tui.claim_model import Claim, Stance

FLAGS = ("⚑", "⚐")
PLAIN_FLAGS = ("C", "c")
BAR, PLAIN_BAR = "│", "|"
"""Under a flag, for as many rows as the words go on."""


@dataclass(frozen=True, slots=True)
class ArticleClaim:
    """A claim as one article bears on it: its words (offsets), or None for silence or doubt."""

    claim: str
    statement: str
    stance: Stance
    own: bool
    place: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """Words of a claim in a text, with the flag beside them."""

    start: int
    end: int
    flag: str
    own: bool


def flags_of(theme: str) -> tuple[str, str]:
    """The flags of one's own and of others' claims."""
    return PLAIN_FLAGS if theme == "mono" else FLAGS


def article_claims(claims: Iterable[Claim], article: str, viewer: str) -> tuple[ArticleClaim, ...]:
    """The evidence from an article in the order of its text; silences come last."""
    found = [
        ArticleClaim(
            claim.id,
            claim.statement,
            one.stance,
            one.person == viewer,
            _place(one.start, one.end) if one.state in ("same", "moved") else None,
        )
        for claim in claims
        for one in claim.evidence
        if one.article == article
    ]
    return tuple(sorted(found, key=lambda one: (one.place is None, one.place or (0, 0), one.claim)))


def claim_marks(claims: Iterable[ArticleClaim], flags: tuple[str, str]) -> tuple[ClaimMark, ...]:
    """The marks for the words that stand in the text, in its order."""
    return tuple(
        ClaimMark(*one.place, flags[0] if one.own else flags[1], one.own)
        for one in claims
        if one.place is not None
    )


def count_words(own: int, others: int, flags: tuple[str, str]) -> str:
    """How many claims an article has, as ``⚑2 ⚐1``."""
    pairs = zip(flags, (own, others), strict=True)
    return " ".join(f"{flag}{count}" for flag, count in pairs if count)


def _place(start: int | None, end: int | None) -> tuple[int, int] | None:
    return (start, end) if start is not None and end is not None else None
