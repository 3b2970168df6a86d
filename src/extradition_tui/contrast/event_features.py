"""What an article is made of, as grouping compares it: words, names, figures and dates, weighed.

Each is weighed by how rare it is in English at large (``rarity``), so that the features of an
article depend on that article alone and the order of loading changes nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.words import content_stems, words
from extradition_tui.model import Figure, Report

MOST_KEYS = 60
OPENING = 45
"""Words that carry meaning at the start of an article: they tell what it reports."""

_RARITY = 1.5
_FIRST, _FADING = 3.0, 150.0
"""A word at the start counts this often; after so many words the surplus has faded by a third."""
_FACTORS = {"PERSON": 2.2, "FAC": 1.4, "ORG": 1.2, "GPE": 1.2, "LOC": 1.2}
"""How much more than a plain word one in a name tells: most of all the people."""

_ADDRESS = frozenset(("http", "https", "www", "com", "html", "htm", "php", "aspx"))


@dataclass(frozen=True, slots=True)
class Features:
    """What an article is made of, for comparing it: by kind, a weight per text.

    The kinds are ``word`` and ``name`` (all of the article), ``opening`` and ``person`` (words and
    people of its first lines), ``figure``, ``date`` and ``year``. The weights of words, names,
    openings and dates are of length 1; those of figures at most.
    """

    article: str
    published: str | None
    weights: dict[str, dict[str, float]]

    def of(self, kind: str) -> dict[str, float]:
        """The weights of one kind; empty where the article has nothing of it."""
        return self.weights.get(kind, {})


def features(report: Report) -> Features:
    """The features of one article. They depend on that article alone."""
    found = _found_words(report)
    opening = found[:OPENING]
    kinds = {
        "word": _unit(_tf(found, _FACTORS)),
        "name": _unit(_tf([word for word in found if word[2]], {})),
        "opening": _unit({stem: _rarity(stem) for _, stem, _ in opening}),
        "person": {stem: _rarity(stem) for _, stem, label in opening if label == "PERSON"},
        "figure": _unit(dict(_figures(report)), least=1.0),
        **_days(report),
    }
    weights = {
        kind: {text: round(weight, 6) for text, weight in sorted(held.items())}
        for kind, held in kinds.items()
        if held
    }
    return Features(report.article.id, report.article.published, weights)


def candidate_keys(features: Features) -> tuple[str, ...]:
    """The heaviest words, by which an index finds the articles that are worth comparing."""
    heaviest = sorted(features.of("word").items(), key=lambda item: (-item[1], item[0]))
    return tuple(f"word:{stem}" for stem, _ in heaviest[:MOST_KEYS])


def figure_key(figure: Figure) -> str:
    """The text of a figure's key: its value and its unit."""
    value = "" if figure.value is None else f"{figure.value:g}"
    return f"{value} {figure.unit}" if figure.unit else value


_Word = tuple[int, str, str | None]
"""A word's place among those that carry meaning, its stem, and the kind of name it stands in."""


def _found_words(report: Report) -> list[_Word]:
    """The words that carry meaning, in order."""
    text = report.article.text
    labels = {
        word.start: mention.label
        for mention in report.analysis.mentions
        for word in words(text, mention.start, mention.end)
    }
    told = [
        (start, stem)
        for start, stem in content_stems(text)
        if not stem[0].isdigit() and stem not in _ADDRESS
    ]
    return [(place, stem, labels.get(start)) for place, (start, stem) in enumerate(told)]


def _tf(found: list[_Word], factors: Mapping[str, float]) -> dict[str, float]:
    """Words by rarity and, flattened, by how often they stand, early ones counting more."""
    counts: dict[str, float] = {}
    most: dict[str, float] = {}
    for place, stem, label in found:
        early = 1 + (_FIRST - 1) * math.exp(-place / _FADING)
        counts[stem] = counts.get(stem, 0.0) + early
        most[stem] = max(factors.get(label or "", 1.0), most.get(stem, 0.0))
    return {
        stem: (1 + math.log(count)) * _rarity(stem) * most[stem] for stem, count in counts.items()
    }


def _rarity(stem: str) -> float:
    return math.pow(rarities().of(stem), _RARITY)


def _unit(weights: dict[str, float], *, least: float = 0.0) -> dict[str, float]:
    """Weights scaled to length 1; those that are shorter than ``least`` stay short of it."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    length = max(length, least) or 1.0
    return {key: weight / length for key, weight in weights.items()}


def _figures(report: Report) -> Iterator[tuple[str, float]]:
    for figure in report.analysis.figures:
        if figure.value is None or figure.ordinal:
            continue
        specific = _specific(figure.value, figure.unit)
        if specific:
            yield figure_key(figure), specific


def _specific(value: float, unit: str | None) -> float:
    """How much a number tells: nothing for 1 to 3 and years, little for small and round ones."""
    if abs(value) <= 3:
        return 0.0
    if 1900 <= value <= 2100 and value == int(value) and not unit:
        return 0.0
    digits = len(re.sub(r"[^1-9]|0+$", "", f"{abs(value):.6f}".rstrip("0").rstrip(".")))
    return 0.3 if abs(value) <= 12 else min(1.0, 0.4 * digits)


def _days(report: Report) -> dict[str, dict[str, float]]:
    """Days and months that are told, and the years of all that is dated."""
    told = [found.value for found in report.analysis.dates if found.value]
    days = {value: 1.0 if len(value) >= 10 else 0.5 for value in told if len(value) >= 7}
    return {"date": _unit(days), "year": {value[:4]: 1.0 for value in told}}
