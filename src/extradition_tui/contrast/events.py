"""Which articles report the same happening.

How likely that is of two articles is told by adding up evidence: what their words, names, figures
and dates have in common speaks for it; an opening that the other does not tell, other people and
other years speak against it. The grouping is average-link clustering over the pairs that are alike
enough, with one threshold for any news.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from extradition_tui.contrast.event_features import Features
from extradition_tui.contrast.linking import average_link
from extradition_tui.contrast.ties import Ties
from extradition_tui.contrast_model import Shared

SAME_EVENT = 0.2
"""Average likeness at which two groups of articles are one event."""

COHESION = 0.65
"""How alike two groups must be at least, by how alike the articles of the looser one are."""

RELATED = 0.08
"""Likeness of the nearest articles at which two events are shown as related."""

_POINTS = {"word": 3.75, "opening": 3.0, "name": 1.5, "figure": 4.5, "date": 2.5}
"""What a kind of evidence adds when two articles have all of it in common."""

_START = 1.4
_EXPECTED = {"name": 0.75, "figure": 0.75}
"""What it costs that both articles have such evidence: having it in common makes up for that."""

_UNTOLD, _OTHER_PEOPLE, _OTHER_YEARS = 3.5, 1.5, 2.0
_SAME_DAYS, _DAYS_APART = 1.0, 3.5
_NEAR_DAYS, _FADE_DAYS = 3.0, 6.0
"""What it adds that both were published on one day, and costs that weeks lie between: the one fades
in about so many days, and from then on the other grows."""
_LONG, _BY_CHANCE = 130, 1.75
"""Words from which two articles have more in common by chance, and what that is worth: so much for
each time that the shorter is e times as long."""
_FEWEST_WORDS_SHARED = 0.06
"""Common words, as a share, below which nothing else makes two articles one event."""

NO_TIES = Ties()


def similarity(a: Features, b: Features) -> float:
    """How likely two articles report the same happening, 0 to 1."""
    if _dot(a.of("word"), b.of("word")) < _FEWEST_WORDS_SHARED:
        return 0.0
    evidence = _START + _alike(a, b) - _apart(a, b)
    return round(1 / (1 + math.exp(-evidence)), 9)


def shared(a: Features, b: Features) -> tuple[Shared, ...]:
    """What two articles have in common, heaviest first; the weights add up to their likeness."""
    points = [
        (weight * b.of(kind)[text] * most, kind, text)
        for kind, most in _POINTS.items()
        for text, weight in a.of(kind).items()
        if text in b.of(kind)
    ]
    scale = similarity(a, b) / (math.fsum(point for point, _, _ in points) or 1.0)
    found = [Shared(kind, text, round(point * scale, 6)) for point, kind, text in points]
    return tuple(sorted(found, key=lambda item: (-item.weight, item.kind, item.text)))


def group(features: Sequence[Features], ties: Ties = NO_TIES) -> tuple[tuple[str, ...], ...]:
    """A partition of the articles into events: article IDs in order, whatever the order given."""
    return group_linked([item.article for item in features], likenesses(features), ties)


def group_linked(
    articles: Sequence[str], links: Mapping[tuple[str, str], float], ties: Ties = NO_TIES
) -> tuple[tuple[str, ...], ...]:
    """A partition of articles whose likenesses are known, by pairs in order; none is none.

    What people decided (``ties``) holds, however alike the articles are.
    """
    names = sorted(articles)
    places = {name: place for place, name in enumerate(names)}
    blocks = [[places[name] for name in block if name in places] for block in ties.together]
    clusters = average_link(
        names,
        {(places[a], places[b]): value for (a, b), value in links.items()},
        SAME_EVENT,
        cohesion=COHESION,
        together=[block for block in blocks if block],
        apart=[(places[a], places[b]) for a, b in ties.apart if a in places and b in places],
    )
    return tuple(sorted(tuple(names[i] for i in cluster) for cluster in clusters))


def likenesses(features: Sequence[Features]) -> dict[tuple[str, str], float]:
    """How alike all pairs are that are alike at all, found through an inverted index."""
    ordered = sorted(features, key=lambda item: item.article)
    return {
        (ordered[i].article, ordered[j].article): value
        for i, j in _pairs(ordered)
        if (value := similarity(ordered[i], ordered[j]))
    }


def related(a: Sequence[Features], b: Sequence[Features]) -> bool:
    """Whether two events are about kindred happenings, without being the same."""
    return any(similarity(one, other) >= RELATED for one in a for other in b)


def _alike(a: Features, b: Features) -> float:
    points = 0.0
    for kind, most in _POINTS.items():
        mine, yours = a.of(kind), b.of(kind)
        if mine and yours:
            points += most * _dot(mine, yours) - _EXPECTED.get(kind, 0.0)
    return points


def _apart(a: Features, b: Features) -> float:
    points = _UNTOLD * sum(_untold(a, b, "opening")) / 2
    if a.of("person") and b.of("person"):
        points += _OTHER_PEOPLE * min(_untold(a, b, "person"))
    if a.of("year") and b.of("year") and not a.of("year").keys() & b.of("year").keys():
        points += _OTHER_YEARS
    words = min(len(a.of("word")), len(b.of("word")))
    points += _BY_CHANCE * math.log(max(1.0, words / _LONG))
    return points + _days_apart(a.published, b.published)


def _untold(a: Features, b: Features, kind: str) -> tuple[float, float]:
    """How much of what each of them opens with the other does not tell at all."""
    return _missing(a.of(kind), b.of("word")), _missing(b.of(kind), a.of("word"))


def _pairs(ordered: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """The pairs that may share words enough to be alike."""
    index: dict[str, list[tuple[int, float]]] = {}
    for place, item in enumerate(ordered):
        sums: dict[int, float] = {}
        for text, weight in item.of("word").items():
            postings = index.setdefault(text, [])
            for earlier, other in postings:
                sums[earlier] = sums.get(earlier, 0.0) + weight * other
            postings.append((place, weight))
        # Sums in another order differ in the last digits: the pair itself decides.
        yield from ((i, place) for i, value in sums.items() if value > _FEWEST_WORDS_SHARED / 2)


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
    """What the days of publication cost: less than nothing for one day, 0 where none is known."""
    if not a or not b:
        return 0.0
    try:
        days = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return 0.0
    far = 1 - math.exp(-max(days - _NEAR_DAYS, 0.0) / _FADE_DAYS)
    return _DAYS_APART * far - _SAME_DAYS * math.exp(-days / _NEAR_DAYS)
