"""Which articles report the same happening.

Articles are compared by what an event is made of: the words, names, figures and dates in them, each
weighted by how rare it is in English at large (``rarity``). The grouping is average-link clustering
over the pairs that are alike enough, with one threshold for any news.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extradition_tui.contrast.linking import average_link
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.words import content, content_stems, words
from extradition_tui.model import Report, Shared

SAME_EVENT = 0.31
"""Average similarity at which two groups of articles are one event."""

RELATED = 0.2
"""Similarity of the nearest articles at which two events are shown as related."""

MOST_KEYS = 60
LONGEST_TITLE = 90
OPENING = 60
"""Words at the start of an article that tell what it reports; they count double."""

_WORDS, _NAMES, _FACTS = 0.6, 0.3, 0.1
_RARITY = 1.5
_NAME, _FIGURE, _DATE = 1.6, 1.0, 0.6
_COMMON_PLACE, _WELL_KNOWN = 0.45, 0.66
_FADE_DAYS, _MOST_FADE = 20.0, 0.25


@dataclass(frozen=True, slots=True)
class Features:
    """What an article is made of, for comparing it: a weight per key, of length 1.

    Keys read ``kind:text``; kind is word, name, figure or date.
    """

    article: str
    published: str | None
    weights: dict[str, float]


def features(report: Report) -> Features:
    """The features of one article. They depend on that article alone."""
    plain, names = _words(report)
    facts: dict[str, float] = {}
    for key, weight in (*_figure_weights(report), *_date_weights(report)):
        facts[key] = max(weight, facts.get(key, 0.0))
    kinds = [(plain, _WORDS), (names, _NAMES), (facts, _FACTS)]
    present = math.fsum(share for weights, share in kinds if any(weights.values())) or 1.0
    scaled = {
        key: weight
        for weights, share in kinds
        for key, weight in _scaled(weights, share / present).items()
    }
    return Features(report.article.id, report.article.published, dict(sorted(scaled.items())))


def candidate_keys(features: Features) -> tuple[str, ...]:
    """The heaviest keys, by which an index finds the articles that are worth comparing."""
    heaviest = sorted(features.weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(key for key, _ in heaviest[:MOST_KEYS])


def similarity(a: Features, b: Features) -> float:
    """How alike two articles are, 0 to 1. Days between them lower it a little, never to nothing."""
    return _dot(a.weights, b.weights) * _fade(a.published, b.published)


def shared(a: Features, b: Features) -> tuple[Shared, ...]:
    """What two articles have in common, heaviest first; the weights add up to their likeness."""
    fade = _fade(a.published, b.published)
    common = [
        (round(weight * b.weights[key] * fade, 6), key)
        for key, weight in a.weights.items()
        if key in b.weights
    ]
    common.sort(key=lambda item: (-item[0], item[1]))
    return tuple(
        Shared(kind, text, weight)
        for weight, key in common
        for kind, _, text in [key.partition(":")]
    )


def group(features: Sequence[Features]) -> tuple[tuple[str, ...], ...]:
    """A partition of the articles into events: article IDs in order, whatever the order given."""
    ordered = sorted(features, key=lambda item: item.article)
    links = {pair: value for pair, value in _likenesses(ordered) if value > 0.0}
    clusters = average_link([item.article for item in ordered], links, SAME_EVENT)
    return tuple(sorted(tuple(ordered[i].article for i in cluster) for cluster in clusters))


def related(a: Sequence[Features], b: Sequence[Features]) -> bool:
    """Whether two events are about kindred happenings, without being the same."""
    return any(similarity(one, other) >= RELATED for one in a for other in b)


def event_title(reports: Sequence[Report]) -> str:
    """A short title for an event: the source's own that says most of what the others say too.

    Where no source has a title, first sentences are taken. Empty only where no article has words.
    """
    ordered = sorted(reports, key=lambda report: report.article.id)
    told = [{word.stem for word in content(words(r.article.text))} for r in ordered]
    titles = [(r.article.title or "", mine) for r, mine in zip(ordered, told, strict=True)]
    if not any(title.strip() for title, _ in titles):
        titles = [
            (_first_sentence(report), mine) for report, mine in zip(ordered, told, strict=True)
        ]
    usable = [(title, mine) for title, mine in titles if title.strip()]
    if not usable:
        return ""
    best = max(usable, key=lambda item: (_says(item[0], told), item[0]))
    return _shortened(best[0])


def _says(title: str, told: Sequence[set[str]]) -> float:
    """How much of what a title says stands in all the articles, by rarity."""
    rarity = rarities()
    stems = {word.stem for word in content(words(title))}
    weight = math.fsum(
        rarity.of(stem) * sum(stem in mine for mine in told) for stem in sorted(stems)
    )
    return round(weight / math.sqrt(len(stems) + 1), 9)


def _first_sentence(report: Report) -> str:
    text = report.article.text
    heads = report.article.version.headings
    for sentence in sorted(report.analysis.sentences, key=lambda item: item.start):
        if not any(head.start <= sentence.start < head.end for head in heads):
            return text[sentence.start : sentence.end]
    return text


def _shortened(title: str) -> str:
    line = " ".join(title.split())
    if len(line) <= LONGEST_TITLE:
        return line.rstrip(".")
    cut = line[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut}…"


def _scaled(weights: dict[str, float], share: float) -> dict[str, float]:
    """One kind of evidence, scaled so that it gives its share of the likeness and no more."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {key: round(weight / length * math.sqrt(share), 6) for key, weight in weights.items()}


def _likenesses(ordered: Sequence[Features]) -> Iterator[tuple[tuple[int, int], float]]:
    """Similarities of all pairs that share a key, through an inverted index."""
    index: dict[str, list[tuple[int, float]]] = {}
    for place, item in enumerate(ordered):
        sums: dict[int, float] = {}
        for key, weight in item.weights.items():
            postings = index.setdefault(key, [])
            for earlier, other in postings:
                sums[earlier] = sums.get(earlier, 0.0) + weight * other
            postings.append((place, weight))
        for earlier, value in sums.items():
            yield (earlier, place), value * _fade(ordered[earlier].published, item.published)


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, math.fsum(weight * b[key] for key, weight in a.items() if key in b))


def _fade(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 1.0
    try:
        days = abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return 1.0
    return 1.0 - _MOST_FADE * min(1.0, days / _FADE_DAYS)


def _words(report: Report) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of all words, and once more of those in names: these tell people and places."""
    rarity = rarities()
    named = _name_places(report)
    told = content_stems(report.article.text)
    counts = Counter(stem for _, stem in told)
    counts.update(stem for _, stem in told[:OPENING])
    factors: dict[str, float] = {}
    for start, stem in told:
        if start in named:
            factors[stem] = min(named[start], factors.get(stem, named[start]))
    plain: dict[str, float] = {}
    names: dict[str, float] = {}
    for stem, count in counts.items():
        if stem[0].isdigit():
            continue
        weight = (1 + math.log(count)) * rarity.of(stem) ** _RARITY * factors.get(stem, 1.0)
        plain[f"word:{stem}"] = weight
        if stem in factors:
            names[f"name:{stem}"] = weight
    return plain, names


def _name_places(report: Report) -> dict[int, float]:
    """For each offset at which a word of a name starts: how much more or less it weighs."""
    rarity = rarities()
    places: dict[int, float] = {}
    for mention in report.analysis.mentions:
        place = mention.label in ("GPE", "NORP")
        for word in words(report.article.text, mention.start, mention.end):
            common = place and rarity.of(word.stem) < _WELL_KNOWN
            places[word.start] = _COMMON_PLACE if common else _NAME
    return places


def _figure_weights(report: Report) -> Iterator[tuple[str, float]]:
    for figure in report.analysis.figures:
        if figure.value is None or figure.ordinal:
            continue
        specific = _specific(figure.value)
        if specific:
            unit = f" {figure.unit}" if figure.unit else ""
            yield f"figure:{figure.value:g}{unit}", _FIGURE * specific


def _specific(value: float) -> float:
    """How much a number tells: nothing for 1 to 3, little for small and round ones and years."""
    if abs(value) <= 3:
        return 0.0
    if 1900 <= value <= 2100 and value == int(value):
        return 0.1
    digits = len(re.sub(r"[^1-9]|0+$", "", f"{abs(value):.6f}".rstrip("0").rstrip(".")))
    return 0.3 if abs(value) <= 12 else min(1.0, 0.4 * digits)


def _date_weights(report: Report) -> Iterator[tuple[str, float]]:
    for found in report.analysis.dates:
        if found.value and len(found.value) >= 7:
            yield f"date:{found.value}", _DATE * (1.0 if len(found.value) >= 10 else 0.4)
