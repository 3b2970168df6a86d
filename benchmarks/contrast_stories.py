"""How much of what a reader marks in stories of three outlets the program finds.

Run it as ``python -m benchmarks.contrast_stories``. The articles are read, analysed, grouped and
contrasted as ``load`` does it. ``--show`` lists what was missed and what was reported beyond the
marks, for a reader to judge; of the stories that are kept apart it shows nothing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy_events import b_cubed
from benchmarks.accuracy_parts import Part, of_all, share, table
from benchmarks.stories_gold import read_stories
from benchmarks.stories_scoring import KINDS, Score, score

from extradition_tui.contrast.event_features import features
from extradition_tui.contrast.events import group
from extradition_tui.contrast.statements import contrast
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.stories_gold import Story

    from extradition_tui.language.pipeline import Pipeline

STORIES = Path(__file__).with_name("stories")
_HEAD = [
    "difference",
    "marked",
    "found",
    "recall",
    "with hints",
    "in one row",
    "reported",
    "marked of these",
]
_ROWS = {
    "quotation": "shared quotations",
    "agreement": "agreements",
    "only": "statements of one source",
    "family": "families",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures, and with --show what lies behind them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, nargs="?", default=STORIES, help="the stories")
    parser.add_argument("--pipeline", default="", help="a pipeline's name or folder")
    parser.add_argument("--story", help="stories alone whose name begins so")
    parser.add_argument("--show", action="store_true", help="list what was missed or extra")
    given = parser.parse_args(arguments)
    part = stories_part(open_pipeline(given.pipeline), given.folder, given.story or "")
    for name, text in part.tables.items():
        print(f"\n{name}\n\n{text}")
    for line in part.errors if given.show else ():
        print(line)


def stories_part(pipeline: Pipeline, folder: Path = STORIES, begins: str = "") -> Part:
    """The tables of the stories that rules may be written on, and of those kept apart."""
    stories = [story for story in read_stories(folder) if story.name.startswith(begins)]
    reports = _reports(pipeline, stories)
    scores = {True: Score(), False: Score()}
    for story in stories:
        of_story = [reports[article.id] for article in story.articles]
        scores[story.apart].add(score(story, contrast(of_story)))
    names = {False: "stories", True: "stories_apart"}
    tables = {}
    for apart, name in names.items():
        chosen = [story for story in stories if story.apart == apart]
        if chosen:
            tables[name] = _differences(scores[apart]) + "\n\n" + _others(scores[apart], chosen)
    tables["stories_events"] = _events(stories, reports)
    return Part(tables, tuple(scores[False].lines))


def _reports(pipeline: Pipeline, stories: Sequence[Story]) -> Mapping[str, Report]:
    articles = [article for story in stories for article in story.articles]
    found = pipeline.analyse(articles)
    pairs = zip(articles, found, strict=True)
    return {article.id: Report(article, analysis) for article, analysis in pairs}


def _differences(result: Score) -> str:
    counts = result.counts
    whole: Counter[str] = Counter()
    rows = []
    for kind in KINDS:
        of_kind = Counter({what: number for (what, name), number in counts.items() if name == kind})
        whole.update(of_kind)
        rows.append(_row(kind, of_kind))
    return table(_HEAD, [*rows, _row("all", whole)])


def _row(name: str, counts: Counter[str]) -> list[str]:
    numbers = [str(counts[what]) for what in ("gold", "found")]
    recall = share(counts["found"], counts["gold"])
    hints = share(counts["found or hint"], counts["gold"])
    right = of_all(counts["right"], counts["reported"])
    rows = share(counts["in one row"], counts["gold"])
    return [name, *numbers, recall, hints, rows, str(counts["reported"]), right]


def _others(result: Score, stories: Sequence[Story]) -> str:
    counts = result.counts
    rows = []
    for kind, words in _ROWS.items():
        whole = counts["gold", kind]
        every = counts["in every article", kind]
        in_all = of_all(every, whole) if kind in ("quotation", "agreement") else ""
        rows.append([words, of_all(counts["found", kind], whole), in_all])
    caught, traps = counts["caught", "trap"], counts["gold", "trap"]
    rows.append(["traps that were fallen into", of_all(caught, traps), ""])
    head = [f"in {len(stories)} stories", "found", "in every outlet that has it"]
    return table(head, rows)


def _events(stories: Sequence[Story], reports: Mapping[str, Report]) -> str:
    events = {article.id: story.name for story in stories for article in story.articles}
    groups = group([features(report) for report in reports.values()])
    precision, recall = b_cubed(groups, events)
    f1 = 2 * precision * recall / (precision + recall)
    figures = [f"{figure:.3f}" for figure in (precision, recall, f1)]
    row = [str(len(events)), str(len(stories)), str(len(groups)), *figures]
    return table(["articles", "events", "found", "precision", "recall", "F1"], [row])


if __name__ == "__main__":
    main()
