"""Learns what speaks for two dates being of one act: weights of ``contrast/date_evidence.py``.

    python -m training.date_weights

A logistic regression on the stories of ``benchmarks/stories`` that are not kept apart and on
``benchmarks/figure_pairs``. Two dates are held to be of one act where a reader marked both as
differing. Prints the weights; and, of stories that they were not learnt from, how many marked
differences are found and how many of the dates reported are marked, by how likely they must be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.contrast_stories import STORIES
from benchmarks.stories_gold import Marked, Story, read_stories
from sklearn.linear_model import LogisticRegression

from extradition_tui.contrast.alignment import align
from extradition_tui.contrast.date_evidence import WEIGHTS, evidence, known_dates
from extradition_tui.contrast.dated import Dated
from extradition_tui.contrast.findings import Ground, linked
from extradition_tui.contrast.likeness import compared
from extradition_tui.contrast.reading import read
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Report

FOLDS = 20
STRENGTH = 0.5
"""How freely weights may grow (scikit-learn's C)."""

LEAST = (0.25, 0.3, 0.33, 0.35, 0.4, 0.45, 0.5)
_PAIRS = STORIES.with_name("figure_pairs")


@dataclass(frozen=True)
class Example:
    """A story's pairs of dates: places, features, and the mark that each falls under, if any.

    A mark is the number of a difference in the gold, or -1 where it may be reported or not.
    """

    gold: int
    places: Sequence[frozenset[tuple[str, int]]]
    values: Sequence[Sequence[float]]
    marks: Sequence[int | None]


def main() -> None:
    """Prints the weights as they stand in the source, and what they find."""
    examples = _examples()
    print(f"{sum(item.gold for item in examples)} marked")
    likely: list[Sequence[float]] = [()] * len(examples)
    for fold in range(FOLDS):
        model = _fitted([item for at, item in enumerate(examples) if at % FOLDS != fold])
        for at in range(fold, len(examples), FOLDS):
            if examples[at].values:
                likely[at] = model.predict_proba(examples[at].values)[:, 1]
    for least in LEAST:
        told = [
            _found(item, of_item, least) for item, of_item in zip(examples, likely, strict=True)
        ]
        found, right, reported = (sum(column) for column in zip(*told, strict=True))
        print(f"from {least}: {found} found, {right} of {reported} reported are marked")
    model = _fitted(examples)
    for name, weight in zip(WEIGHTS, model.coef_[0], strict=True):
        print(f'    "{name}": {weight:.2f},')
    print(f"BIAS = {model.intercept_[0]:.2f}")


def _fitted(examples: Sequence[Example]) -> LogisticRegression:
    values = [row for item in examples for row in item.values]
    same = [mark is not None for item in examples for mark in item.marks]
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(values, same)


def _found(item: Example, likely: Sequence[float], least: float) -> tuple[int, int, int]:
    """Differences found, dates reported that are marked, and dates reported; each date once."""
    met: set[tuple[str, int]] = set()
    taken = []
    for at in sorted(range(len(likely)), key=lambda at: -likely[at]):
        if likely[at] >= least and not item.places[at] & met:
            met |= item.places[at]
            taken.append(item.marks[at])
    marked = [mark for mark in taken if mark is not None]
    return len({mark for mark in marked if mark >= 0}), len(marked), len(taken)


def _examples() -> list[Example]:
    stories = [*read_stories(STORIES), *read_stories(_PAIRS)]
    stories = [story for story in stories if not story.apart]
    articles = [article for story in stories for article in story.articles]
    analyses = open_pipeline().analyse(articles)
    reports = {
        article.id: Report(article, analysis)
        for article, analysis in zip(articles, analyses, strict=True)
    }
    return [_example(story, reports) for story in stories]


def _example(story: Story, reports: Mapping[str, Report]) -> Example:
    readings = tuple(read(reports[item.id]) for item in story.articles)
    whole = compared(line for reading in readings for line in reading.lines)
    ground = Ground(readings, align(readings, whole), linked(whole))
    known = known_dates(ground).values()
    pairs = [
        pair for mine, yours in combinations(known, 2) for pair in evidence(ground, mine, yours)
    ]
    dates = [item for item in story.marked["differences"] if item.kind == "date"]
    allowed = [item for item in story.marked["allowed"] if item.kind == "date"]
    return Example(
        len(dates),
        [frozenset((item.line.article, item.date.start) for item in (a, b)) for a, b, _ in pairs],
        [[found[name] for name in WEIGHTS] for *_, found in pairs],
        [_mark(dates, allowed, a, b) for a, b, _ in pairs],
    )


def _mark(dates: Sequence[Marked], allowed: Sequence[Marked], a: Dated, b: Dated) -> int | None:
    for number, item in enumerate(dates):
        if _within(item, a) and _within(item, b):
            return number
    return -1 if any(_within(item, a) and _within(item, b) for item in allowed) else None


def _within(item: Marked, dated: Dated) -> bool:
    start, end = item.places.get(dated.line.article, (0, 0))
    return dated.date.start < end and start < dated.date.end


if __name__ == "__main__":
    main()
