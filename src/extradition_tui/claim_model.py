"""The nouns of claims, as frozen dataclasses: what people say about what articles say.

The names of fields are the keys of ``claim show --json``. IDs are UUIDs without hyphens, made by
whoever makes the thing, so that a write that is tried again never doubles it. ``by`` is the name of
a person, ``at`` ISO 8601 in UTC. Offsets count code points and are half-open.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Literal

ClaimType = Literal[
    "quantity",
    "causation",
    "law",
    "prediction",
    "personal experience",
    "quote attribution",
    "other",
    "not checkable",
]
ClaimStatus = Literal["open", "in check", "needs second", "decided", "published", "dropped"]
Stance = Literal["asserts", "supports", "contradicts", "qualifies", "context", "omits"]
Standing = Literal["same", "moved", "changed", "ambiguous", "orphan"]
EvidenceState = Literal["same", "moved", "changed", "ambiguous", "orphan", "stale"]
Danger = Literal["digits", "negation", "hedges", "names", "quotation marks", "surroundings"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
VerdictRole = Literal["individual", "adopted"]
Relation = Literal["same", "narrower", "contradicts", "rests on"]


def new_id() -> str:
    """An ID for something that is about to be made."""
    return uuid.uuid4().hex


# --- where words stand ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of one text version: their place, themselves, and a little of what is around them.

    These are the W3C's TextPositionSelector and TextQuoteSelector in one.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that two wordings share, or that only the former or only the present one has."""

    kind: Literal["kept", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where an anchor stands in another version of its text.

    ``same`` and ``moved``: the words are at ``start`` and ``end``, at the former place or another.
    ``changed``: like words are there; ``pieces`` is the difference and ``dangers`` what in it may
    turn the meaning. ``ambiguous``: ``places`` has the beginnings and ends of all that it may be.
    ``orphan``: nowhere. Only the first two need no person to confirm them.
    """

    state: Standing
    start: int | None = None
    end: int | None = None
    places: tuple[tuple[int, int], ...] = ()
    pieces: tuple[Piece, ...] = ()
    dangers: tuple[Danger, ...] = ()


# --- what people make -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One article's words on a claim, or its leaving the claim out (``omits``).

    ``start`` and ``end`` count into text version ``version`` of the article: the current one while
    the words stand there (``same``, ``moved``), else the one that was cited, where they are
    ``exact``. ``now`` says where they may stand in the current version ``current``. An ``omits``
    has no words and names the version that was read; it is ``stale`` when that was replaced. When
    its article was removed, evidence is an ``orphan`` without words. ``reliability`` of the source
    (A to F) and ``credibility`` of the information (1 to 6) are the Admiralty code.
    """

    id: str
    claim: str
    article: str
    source: str
    version: int
    stance: Stance
    start: int | None
    end: int | None
    exact: str
    state: EvidenceState
    note: str
    attributed_to: str | None
    reliability: Reliability | None
    credibility: Credibility | None
    by: str
    person: str
    at: str
    revision: int
    current: int | None = None
    now: Stand | None = None
    prefix: str = ""
    suffix: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One person's judgement of a claim, or the one that was adopted for all."""

    id: str
    claim: str
    by: str
    person: str
    scheme: str
    rating: str
    confidence: int | None
    role: VerdictRole
    because: str
    at: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody said on a claim or on what belongs to it (``on``); ``parent`` is answered."""

    id: str
    claim: str
    parent: str | None
    on: str
    by: str
    at: str
    text: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """What claim ``claim`` is to claim ``other``: the same, narrower, contradicting, resting on."""

    id: str
    claim: str
    relation: Relation
    other: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that is said to be so, with all that bears on it.

    ``silent`` are articles of its event that somebody read and that leave it out; ``not_examined``
    are those that nobody has looked at, or not in their current version. In blind mode
    ``hidden_verdicts`` counts what is not shown before one's own verdict exists.
    """

    id: str
    statement: str
    type: ClaimType
    status: ClaimStatus
    speaker: str | None
    said_at: str | None
    event: str | None
    assignee: str | None
    created_by: str
    created_at: str
    revision: int
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    silent: tuple[str, ...] = ()
    not_examined: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    hidden_verdicts: int = 0
    comments: tuple[Comment, ...] = ()
    links: tuple[ClaimLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """One entry of a claim's history. ``before`` and ``after`` are the fields that changed."""

    seq: int
    at: str
    by: str
    what: str
    subject: str
    before: dict[str, str | int | None]
    after: dict[str, str | int | None]
    undo_of: int | None = None


# --- what is about to be written --------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDraft:
    """A claim that is about to be added."""

    id: str
    statement: str
    type: ClaimType = "other"
    speaker: str | None = None
    said_at: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDraft:
    """Evidence that is about to be added; ``start`` and ``end`` are None for an ``omits``.

    ``version`` is the text version that its maker read; None is the current one.
    """

    id: str
    claim: str
    article: str
    stance: Stance
    start: int | None = None
    end: int | None = None
    version: int | None = None
    note: str = ""
    attributed_to: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictDraft:
    """A judgement that is about to be given; ``rating`` is one of its scheme's."""

    id: str
    scheme: str
    rating: str
    confidence: int | None = None
    because: str = ""
    role: VerdictRole = "individual"


# --- judging ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rating:
    """One word that a claim may be rated with, and what is meant by it."""

    name: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A way to rate claims. ``ratings`` stand from worst to best where it is ``ordered``.

    ``outside`` are ratings that say that the claim cannot be placed on the scale.
    """

    id: str
    title: str
    ordered: bool
    ratings: tuple[Rating, ...]
    outside: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far annotators agree: Krippendorff's alpha, with what it stands on.

    ``alpha`` is None where it has no value, and ``note`` says why (one annotator, nothing judged
    by two, no variation). ``units`` were judged by two or more, ``values`` are their judgements;
    ``skipped`` are judgements that could not be used, because nobody else judged the same, or
    because they lie outside the scale.
    """

    what: Literal["ratings", "stances"]
    scheme: str | None
    level: Literal["nominal", "ordinal"]
    alpha: float | None
    annotators: int
    units: int
    values: int
    skipped: int
    note: str | None = None
