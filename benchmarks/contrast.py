"""What a contrast costs: processor time for reports of 1,000 words, and for hostile ones.

Run it as ``python -m benchmarks.contrast``. The articles are invented, the same ones every time,
and analysed beforehand; every contrast is made anew. ``--profile`` shows where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import table
from benchmarks.made_news import made_news

from extradition_tui.contrast.alignment import align
from extradition_tui.contrast.families import families
from extradition_tui.contrast.findings import linked
from extradition_tui.contrast.likeness import compared
from extradition_tui.contrast.reading import read
from extradition_tui.contrast.statements import contrast
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Article, Report, TextVersion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extradition_tui.language.pipeline import Pipeline

_SENTENCES = 62
"""Of invented news: about 1,000 words."""

_SAID = "The minister told reporters on Monday that 14 people were hurt in the flood at Arlen."


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a table of medians in milliseconds, and in each row the parts of the whole."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many")
    parser.add_argument("--profile", action="store_true", help="list the functions that cost most")
    given = parser.parse_args(arguments)
    pipeline = open_pipeline()
    news = _reports(pipeline, [made.text for made in made_news(10, sentences=_SENTENCES)])
    same = _reports(pipeline, [" ".join([_SAID] * 500), " ".join([_SAID] * 500)])
    cases = {
        "2 reports (at most 300 ms)": news[:2],
        "5 reports": news[:5],
        "10 reports (at most 2,000 ms)": news,
        "2 reports of one sentence 500 times": same,
    }
    rows = [[name, *_costs(reports, given.runs)] for name, reports in cases.items()]
    head = ["contrast of", "words each", "ms", "reading", "aligning", "pairs alike", "families"]
    print(table(head, rows))
    if given.profile:
        _profile(news)


def _reports(pipeline: Pipeline, texts: Sequence[str]) -> list[Report]:
    articles = [
        Article(id=f"{at:012}", origin=str(at), version=TextVersion(original=text, text=text))
        for at, text in enumerate(texts)
    ]
    return [Report(*pair) for pair in zip(articles, pipeline.analyse(articles), strict=True)]


def _costs(reports: Sequence[Report], runs: int) -> list[str]:
    readings = [read(report) for report in reports]
    words = sum(len(report.article.text.split()) for report in reports) // len(reports)
    parts: list[Callable[[], object]] = [
        lambda: contrast(reports),
        lambda: [read(report) for report in reports],
        lambda: align(readings),
        lambda: linked(compared(line for item in readings for line in item.lines)),
        lambda: families(reports),
    ]
    return [f"{words:,}", *(f"{_milliseconds(part, runs):,.0f}" for part in parts)]


def _milliseconds(part: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        start = time.process_time()
        part()
        taken.append(time.process_time() - start)
    return 1000 * statistics.median(taken)


def _profile(reports: Sequence[Report]) -> None:
    with cProfile.Profile() as profile:
        contrast(reports)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(40)


if __name__ == "__main__":
    main()
