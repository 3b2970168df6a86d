"""The nouns of comparing, as frozen dataclasses: events, families, and what a contrast finds.

Articles stand under their IDs; offsets count code points and are half-open. The names of fields are
the keys of ``event --json`` and ``contrast --json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extradition_tui.model import Span

StatementKind = Literal["differs", "altered", "wording", "only", "agreement"]
DifferenceType = Literal[
    "figure", "date", "quote", "label", "title", "name", "attribution", "polarity", "softened"
]
QuoteChange = Literal["trimmed", "ellipsis", "bracketed", "word", "paraphrased", "speaker"]


@dataclass(frozen=True, slots=True)
class Family:
    """Articles of which one retells another. Those that copy nobody are families of one.

    ``share`` is how much of the shorter stands in the other (0 to 1); ``direction`` is (from, to)
    where dates or dependence tell it; ``same_order`` whether what they share runs in one order.
    """

    articles: tuple[str, ...]
    share: float
    direction: tuple[str, str] | None
    same_order: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Something two articles have in common, and how much it weighs for their being one event.

    ``place`` is where it stands in the first of the two (offsets), if that is known.
    """

    kind: str
    text: str
    weight: float
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why two articles stand in one event."""

    articles: tuple[str, str]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening and the articles that report it, by ID; ``first`` and ``last`` are dates."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    families: tuple[Family, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kindred:
    """An event related to another, and what their two likest articles share.

    The article of the other event stands second in ``why``; None where none is known to be like.
    """

    event: str
    title: str
    why: Why | None


@dataclass(frozen=True, slots=True)
class Value:
    """What one article gives for something on which sources differ, and where."""

    text: str
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two or more articles say the same thing otherwise. A ``hint`` is below the threshold."""

    id: str
    type: DifferenceType
    values: dict[str, tuple[Value, ...]]
    confidence: float
    hint: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one or more sources say about one thing: a row, with the words of each source."""

    id: str
    kind: StatementKind
    cells: dict[str, tuple[Span, ...]]
    silent: tuple[str, ...]
    witnesses: int
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVersions:
    """One utterance in the versions that the articles print."""

    speaker: str | None
    versions: dict[str, tuple[Span, ...]]
    altered: bool
    changes: tuple[QuoteChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """The noun or verb that an article uses for a referent."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelTerms:
    """One referent and what each article calls it."""

    referent: str
    terms: dict[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """How the articles of one event report it; the fields are those of ``contrast --json``."""

    event: str | None
    articles: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    quotes: tuple[QuoteVersions, ...] = ()
    labels: tuple[LabelTerms, ...] = ()
    families: tuple[Family, ...] = ()
