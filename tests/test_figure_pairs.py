"""Figures and dates that differ between short reports whose reporters choose their own words."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.contrast_stories import STORIES
from benchmarks.stories_gold import read_stories
from benchmarks.stories_scoring import score

from extradition_tui.contrast.statements import contrast
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Report


@pytest.fixture(scope="module")
def counts() -> Counter[tuple[str, str]]:
    whole: Counter[tuple[str, str]] = Counter()
    stories = read_stories(STORIES.with_name("figure_pairs"))
    articles = [article for story in stories for article in story.articles]
    found = zip(articles, open_pipeline().analyse(articles), strict=True)
    reports = {article.id: Report(article, analysis) for article, analysis in found}
    for story in stories:
        whole += score(story, contrast([reports[item.id] for item in story.articles])).counts
    return whole


def test_most_figures_that_differ_are_found_and_hardly_another_is_called_different(
    counts: Counter[tuple[str, str]],
) -> None:
    assert counts["found", "figure"] >= 0.65 * counts["gold", "figure"]
    assert counts["right", "figure"] >= 0.95 * counts["reported", "figure"]


def test_a_quarter_of_the_dates_is_found_and_hardly_another_is_called_different(
    counts: Counter[tuple[str, str]],
) -> None:
    assert counts["found", "date"] >= 0.25 * counts["gold", "date"]
    assert counts["right", "date"] >= 0.9 * counts["reported", "date"]
    assert counts["caught", "trap"] == 0
