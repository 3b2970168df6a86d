"""What an event is called: by the title of one of its articles that says most of what all say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.words import content, words
from extradition_tui.model import Report

LONGEST_TITLE = 90


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
