"""How well articles are grouped into events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import Part, table

from extradition_tui.contrast.event_features import features
from extradition_tui.contrast.events import group
from extradition_tui.model import Article, Report, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline


def events_part(pipeline: Pipeline, gold: Iterable[Gold]) -> Part:
    """B-cubed precision, recall and F1 of the events, from the texts alone (no dates of issue)."""
    events: dict[str, str] = {}
    articles = []
    for item in gold:
        name = article_id(item.id, item.text)
        events[name] = item.event
        version = TextVersion(original=item.text, text=item.text)
        articles.append(Article(id=name, origin=item.id, version=version))
    found = pipeline.analyse(articles)
    known = [features(Report(*pair)) for pair in zip(articles, found, strict=True)]
    groups = group(known)
    precision, recall = b_cubed(groups, events)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    rows = [[str(len(articles)), str(len(set(events.values()))), str(len(groups))]]
    rows[0] += [f"{figure:.3f}" for figure in (precision, recall, f1)]
    return Part(
        {"events": table(["articles", "events", "found", "precision", "recall", "F1"], rows)}
    )


def b_cubed(groups: Sequence[Sequence[str]], events: Mapping[str, str]) -> tuple[float, float]:
    """Of each article: what share of its group is of its event, and of its event in its group."""
    whole: dict[str, int] = {}
    for event in events.values():
        whole[event] = whole.get(event, 0) + 1
    precision = recall = 0.0
    for names in groups:
        for name in names:
            same = sum(events[other] == events[name] for other in names)
            precision += same / len(names)
            recall += same / whole[events[name]]
    return precision / max(len(events), 1), recall / max(len(events), 1)
