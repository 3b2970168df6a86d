"""Learns what speaks for two sentences telling the same: the weights of ``contrast/weighing.py``.

    python -m training.row_weights

A logistic regression on the stories of ``benchmarks/stories`` that are not kept apart. Two
sentences are held to tell the same where a reader marked a passage of both together. Prints the
weights, and how well the likeness alone and the weights order pairs of stories they were not
learnt from (average precision).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.contrast_stories import STORIES
from benchmarks.stories_gold import Story, read_stories
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from extradition_tui.contrast.likeness import compared
from extradition_tui.contrast.reading import Line, read
from extradition_tui.contrast.weighing import WEIGHTS, features
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Report

SHARE = 0.8
DISTANCE = 0.5
"""Shares of what was learnt that are taken: all the stories are of few hands, who keep to one order
more than others do. Chosen by what the rows of the stories and of other news then hold.
"""

FOLDS = 6
_MARKED = ("agreements", "differences", "allowed", "quotations")


@dataclass(frozen=True)
class Example:
    """The pairs of one story: the logarithm of their likeness and what else speaks for each.

    ``same`` says whether a reader marked it.
    """

    values: Sequence[Sequence[float]]
    same: Sequence[bool]


def main() -> None:
    """Prints the weights as they stand in the source, and two figures."""
    examples = _examples()
    left_out: list[tuple[bool, float, float]] = []
    for fold in range(FOLDS):
        model = _fitted([item for at, item in enumerate(examples) if at % FOLDS != fold])
        for item in examples[fold::FOLDS]:
            odds = model.decision_function(item.values)
            alike = [row[0] for row in item.values]
            left_out += zip(item.same, alike, odds, strict=True)
    same = [told for told, _, _ in left_out]
    for name, at in (("likeness alone", 1), ("weighed", 2)):
        print(f"{name}: {average_precision_score(same, [item[at] for item in left_out]):.3f}")
    for name, weight in _powers(_fitted(examples)).items():
        print(f'    "{name}": {weight:.2f},')


def _fitted(examples: Sequence[Example]) -> LogisticRegression:
    values = [row for item in examples for row in item.values]
    same = [told for item in examples for told in item.same]
    return LogisticRegression(C=10.0, max_iter=5000).fit(values, same)


def _powers(model: LogisticRegression) -> Mapping[str, float]:
    """By what power of e a feature multiplies the likeness, to weigh as it does in the model."""
    likeness, *others = model.coef_[0]
    return {
        name: weight / likeness * SHARE * (DISTANCE if name == "distance" else 1)
        for name, weight in zip(WEIGHTS, others, strict=True)
    }


def _examples() -> list[Example]:
    stories = [story for story in read_stories(STORIES) if not story.apart]
    articles = [article for story in stories for article in story.articles]
    analyses = open_pipeline().analyse(articles)
    reports = {
        article.id: Report(article, analysis)
        for article, analysis in zip(articles, analyses, strict=True)
    }
    return [_example(story, reports) for story in stories]


def _example(story: Story, reports: Mapping[str, Report]) -> Example:
    known = compared(line for item in story.articles for line in read(reports[item.id]).lines)
    marked = _marked(story, known.lines)
    found = features(known)
    values = [
        [math.log(known.pairs[pair]), *(told.get(name, 0.0) for name in WEIGHTS)]
        for pair, told in found.items()
    ]
    return Example(values, [pair in marked for pair in found])


def _marked(story: Story, lines: Sequence[Line]) -> set[tuple[int, int]]:
    """The pairs of sentences in which a reader marked passages that belong together."""
    pairs = set()
    for item in (item for part in _MARKED for item in story.marked[part]):
        held = [
            (at, line.article)
            for at, line in enumerate(lines)
            if line.article in item.places
            and line.start < item.places[line.article][1]
            and item.places[line.article][0] < line.end
        ]
        pairs |= {(a, b) for (a, mine), (b, yours) in combinations(held, 2) if mine != yours}
    return pairs


if __name__ == "__main__":
    main()
