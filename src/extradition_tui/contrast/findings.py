"""What the kinds of difference share: how a finding is made, named and ordered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extradition_tui.contrast.alignment import Group
from extradition_tui.contrast.likeness import Compared
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast_model import Difference, DifferenceType, Value

CERTAIN = 0.5
"""Confidence below which a difference is shown as a hint."""

LINKED = 0.22
"""Likeness at which two sentences are taken to tell of the same thing."""


@dataclass(frozen=True, eq=False)
class Link:
    """Two sentences of different articles that are alike, the article that sorts first as ``a``."""

    a: Line
    b: Line
    likeness: float


@dataclass(frozen=True, eq=False)
class Ground:
    """What differences are looked for in: articles, their rows, and sentences that are alike."""

    readings: tuple[Reading, ...]
    groups: tuple[Group, ...]
    links: tuple[Link, ...]

    def reading(self, article: str) -> Reading:
        """The article with that ID."""
        return next(reading for reading in self.readings if reading.article == article)

    def likeness(self, a: Line, b: Line) -> float:
        """How alike two sentences are, 0 where they are not linked; those of one row are linked."""
        return self._likeness.get((a.key, b.key), 0.0)

    @cached_property
    def _likeness(self) -> Mapping[tuple[tuple[str, int], tuple[str, int]], float]:
        found: dict[tuple[tuple[str, int], tuple[str, int]], float] = {}
        for group in self.groups:
            for a in group.lines:
                for b in group.lines:
                    if a.article != b.article:
                        found[a.key, b.key] = LINKED
        for link in self.links:
            found[link.a.key, link.b.key] = found[link.b.key, link.a.key] = link.likeness
        return found


def linked(whole: Compared) -> tuple[Link, ...]:
    """All pairs of sentences of different articles that are alike, the most alike first."""
    lines = whole.lines
    found = [
        Link(lines[i], lines[j], round(value, 6))
        for (i, j), value in whole.pairs.items()
        if value >= LINKED
    ]
    return tuple(sorted(found, key=lambda link: (-link.likeness, link.a.key, link.b.key)))


def difference(
    kind: DifferenceType, values: Mapping[str, Iterable[Value]], confidence: float, why: str
) -> Difference:
    """A finding. Its ID is a hash of its kind and its places, so it is the same at every run."""
    ordered = {
        article: tuple(sorted(set(values[article]), key=lambda value: (value.start, value.end)))
        for article in sorted(values)
    }
    places = [
        f"{article}:{value.start}-{value.end}" for article in ordered for value in ordered[article]
    ]
    return Difference(
        id=name(kind, places),
        type=kind,
        values=ordered,
        confidence=round(confidence, 2),
        hint=confidence < CERTAIN,
        why=why,
    )


def name(kind: str, places: Iterable[str]) -> str:
    """A short, stable ID: 12 hex digits of SHA-256 over the kind and the places."""
    digest = hashlib.sha256("\0".join([kind, *places]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


def value(reading: Reading, start: int, end: int, normal: str | None = None) -> Value:
    """The words at a place of an article."""
    return Value(reading.text[start:end], start, end, normal)
