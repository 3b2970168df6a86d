"""Why two articles are taken for one event, in the words of their texts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from extradition_tui.contrast.event_features import Features, figure_key
from extradition_tui.contrast.events import shared
from extradition_tui.contrast.words import content, words
from extradition_tui.contrast_model import Shared, Why
from extradition_tui.model import Mention, Report

_ORDER = ("name", "figure", "date", "word")
"""What a reader believes soonest stands first."""


def why_one_event(report: Report, a: Features, b: Features) -> Why:
    """What two articles share, as it stands in the first of them, whose report is given.

    Names, figures and dates come before plain words, each kind heaviest first. The weights add up
    to the likeness of the two.
    """
    weights: dict[str, dict[str, float]] = {}
    for item in shared(a, b):
        kind = item.kind if item.kind in ("figure", "date") else "word"
        held = weights.setdefault(kind, {})
        held[item.text] = held.get(item.text, 0.0) + item.weight
    found = [
        *_names(report, weights.get("word", {})),
        *_figures(report, weights.get("figure", {})),
        *_dates(report, weights.get("date", {})),
    ]
    found.sort(key=lambda item: (_ORDER.index(item.kind), -item.weight, item.text))
    return Why((a.article, b.article), tuple(found))


def _names(report: Report, weights: Mapping[str, float]) -> Iterator[Shared]:
    """Whole names where both articles have all of their words; what is left over as words."""
    text = report.article.text
    left = dict(weights)
    stems = {mention: _stems(text, mention) for mention in report.analysis.mentions}
    longest = sorted(stems, key=lambda mention: (-len(stems[mention]), mention.start))
    for mention in longest:
        told = stems[mention] & left.keys()
        if told and told == stems[mention]:
            weight = _sum(left.pop(stem) for stem in sorted(told))
            yield Shared("name", mention.text, weight, (mention.start, mention.end))
    in_names = {
        word.start for m in report.analysis.mentions for word in words(text, m.start, m.end)
    }
    for word in words(text):
        if word.stem in left:
            kind = "name" if word.start in in_names else "word"
            place = (word.start, word.end)
            yield Shared(kind, text[word.start : word.end], _sum([left.pop(word.stem)]), place)


def _stems(text: str, mention: Mention) -> frozenset[str]:
    return frozenset(word.stem for word in content(words(text, mention.start, mention.end)))


def _figures(report: Report, weights: Mapping[str, float]) -> Iterator[Shared]:
    left = dict(weights)
    for figure in report.analysis.figures:
        key = figure_key(figure)
        if key in left:
            counted = f"{figure.text} {figure.of}" if figure.of else figure.text
            yield Shared("figure", counted, _sum([left.pop(key)]), (figure.start, figure.end))


def _dates(report: Report, weights: Mapping[str, float]) -> Iterator[Shared]:
    left = dict(weights)
    for found in report.analysis.dates:
        if found.value in left:
            place = (found.start, found.end)
            yield Shared("date", found.text, _sum([left.pop(found.value)]), place)


def _sum(weights: Iterator[float] | list[float]) -> float:
    return round(math.fsum(weights), 6)
