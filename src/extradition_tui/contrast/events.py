"""Which articles report the same happening.

How likely that is of two articles is told by adding up evidence: what their words, names, figures
and dates have in common speaks for it; an opening that the other does not tell, other people and
other years speak against it. The grouping is average-link clustering over the pairs that are alike
enough, with one threshold for any news.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

from extradition_tui.contrast.event_features import Features
from extradition_tui.contrast.linking import average_link
from extradition_tui.contrast.ties import Ties
from extradition_tui.model import Shared

SAME_EVENT = 0.22
"""Average likeness at which two groups of articles are one event."""

COHESION = 0.5
"""How alike two groups must be at least, by how alike the articles of the looser one are."""

RELATED = 0.08
"""Likeness of the nearest articles at which two events are shown as related."""

_POINTS = {"word": 4.0, "opening": 3.0, "name": 3.0, "figure": 5.0, "date": 2.0}
"""What a kind of evidence adds when two articles have all of it in common."""

_START = 0.8
_EXPECTED = {"name": 1.0, "figure": 1.0}
"""What it costs that both articles have such evidence: having it in common makes up for that."""

_UNTOLD, _OTHER_PEOPLE, _OTHER_YEARS, _DAYS_APART = 4.0, 3.0, 2.0, 1.0
_FADE_DAYS = 20.0
_FEWEST_WORDS_SHARED = 0.06
"""Common words, as a share, below which nothing else makes two articles one event."""

NO_TIES = Ties()


def similarity(a: Features, b: Features) -> float:
    """How likely two articles report the same happening, 0 to 1."""
    return _Parts(a).likeness(_Parts(b))


def shared(a: Features, b: Features) -> tuple[Shared, ...]:
    """What two articles have in common, heaviest first; the weights add up to their likeness."""
    points = [
        (weight * b.weights[key] * _POINTS[kind], kind, text)
        for key, weight in a.weights.items()
        if key in b.weights
        for kind, _, text in [key.partition(":")]
        if kind in _POINTS
    ]
    scale = similarity(a, b) / (math.fsum(point for point, _, _ in points) or 1.0)
    found = [Shared(kind, text, round(point * scale, 6)) for point, kind, text in points]
    return tuple(sorted(found, key=lambda item: (-item.weight, item.kind, item.text)))


def group(features: Sequence[Features], ties: Ties = NO_TIES) -> tuple[tuple[str, ...], ...]:
    """A partition of the articles into events: article IDs in order, whatever the order given.

    What people decided (``ties``) holds, however alike the articles are.
    """
    ordered = sorted(features, key=lambda item: item.article)
    names = [item.article for item in ordered]
    places = {name: place for place, name in enumerate(names)}
    blocks = [[places[name] for name in block if name in places] for block in ties.together]
    clusters = average_link(
        names,
        dict(_likenesses(ordered)),
        SAME_EVENT,
        cohesion=COHESION,
        together=[block for block in blocks if block],
        apart=[(places[a], places[b]) for a, b in ties.apart if a in places and b in places],
    )
    return tuple(sorted(tuple(names[i] for i in cluster) for cluster in clusters))


def related(a: Sequence[Features], b: Sequence[Features]) -> bool:
    """Whether two events are about kindred happenings, without being the same."""
    return any(similarity(one, other) >= RELATED for one in a for other in b)


class _Parts:
    """The features of one article by kind, ready to be compared with many others."""

    def __init__(self, features: Features) -> None:
        self.published = features.published
        self.kinds: dict[str, dict[str, float]] = {}
        for key, weight in features.weights.items():
            kind, _, text = key.partition(":")
            self.kinds.setdefault(kind, {})[text] = weight

    def of(self, kind: str) -> dict[str, float]:
        return self.kinds.get(kind, {})

    def likeness(self, other: _Parts) -> float:
        """How likely both report the same happening."""
        if _dot(self.of("word"), other.of("word")) < _FEWEST_WORDS_SHARED:
            return 0.0
        evidence = _START + self._alike(other) - self._apart(other)
        return round(1 / (1 + math.exp(-evidence)), 9)

    def _alike(self, other: _Parts) -> float:
        points = 0.0
        for kind, most in _POINTS.items():
            mine, yours = self.of(kind), other.of(kind)
            if mine and yours:
                points += most * _dot(mine, yours) - _EXPECTED.get(kind, 0.0)
        return points

    def _apart(self, other: _Parts) -> float:
        points = _UNTOLD * sum(self._untold(other, "opening")) / 2
        if self.of("person") and other.of("person"):
            points += _OTHER_PEOPLE * min(self._untold(other, "person"))
        if self.of("year") and other.of("year") and not self.of("year").keys() & other.of("year"):
            points += _OTHER_YEARS
        return points + _DAYS_APART * _days_apart(self.published, other.published)

    def _untold(self, other: _Parts, kind: str) -> tuple[float, float]:
        """How much of what each of them opens with the other does not tell at all."""
        return (
            _missing(self.of(kind), other.of("word")),
            _missing(other.of(kind), self.of("word")),
        )


def _likenesses(ordered: Sequence[Features]) -> Iterator[tuple[tuple[int, int], float]]:
    """Likenesses of all pairs that share enough words, found through an inverted index."""
    parts = [_Parts(item) for item in ordered]
    index: dict[str, list[tuple[int, float]]] = {}
    for place, part in enumerate(parts):
        sums: dict[int, float] = {}
        for text, weight in part.of("word").items():
            postings = index.setdefault(text, [])
            for earlier, other in postings:
                sums[earlier] = sums.get(earlier, 0.0) + weight * other
            postings.append((place, weight))
        for earlier, value in sums.items():
            # Sums in another order differ in the last digits: the pair itself decides.
            if value > _FEWEST_WORDS_SHARED / 2:
                likeness = parts[earlier].likeness(part)
                if likeness:
                    yield (earlier, place), likeness


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, math.fsum(weight * b[key] for key, weight in a.items() if key in b))


def _missing(weights: dict[str, float], told: dict[str, float]) -> float:
    """The share of these weights whose words the other does not tell."""
    total = math.fsum(weights.values())
    if not total:
        return 0.0
    return math.fsum(weight for key, weight in weights.items() if key not in told) / total


def _days_apart(a: str | None, b: str | None) -> float:
    """0 for the same day or where one is not known, 1 for weeks between two days."""
    if not a or not b:
        return 0.0
    try:
        days = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return 0.0
    return min(1.0, days / _FADE_DAYS)
