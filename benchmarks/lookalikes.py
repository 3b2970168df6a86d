"""How well reports of like events, invented in pairs, are kept apart and together.

Run it as ``python -m benchmarks.lookalikes``: two quakes, two arrests, two rulings of one court.
It measures two files. In ``lookalikes.txt`` each event has two reports of a few sentences, and
every event that is not found as it is is named. In ``lookalikes_apart.txt`` each has three reports
of 90 to 150 words, with their days; weights were chosen on half of it, and its totals alone are
printed unless ``--show`` asks for more.
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy_events import b_cubed

from extradition_tui.contrast.event_features import features
from extradition_tui.contrast.events import group
from extradition_tui.ingest.articles import Facts
from extradition_tui.ingest.entries import Entry, read_entry
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Article, Report, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extradition_tui.language.pipeline import Pipeline

REPORTS = Path(__file__).with_name("lookalikes.txt")
APART = Path(__file__).with_name("lookalikes_apart.txt")


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures of both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", action="store_true", help="name what is wrong in the file apart")
    show = parser.parse_args(arguments).show
    pipeline = open_pipeline()
    for path, named in ((REPORTS, True), (APART, show)):
        articles = read_lookalikes(path.read_text("utf-8"))
        events = {article.id: article.origin for article in articles}
        groups = _grouped(pipeline, articles)
        print(path.name)
        print("\n".join(totals(groups, events)))
        if named:
            print("\n".join(f"  {line}" for line in wrong(groups, events)))


def read_lookalikes(text: str) -> tuple[Article, ...]:
    """The reports of a file, each with the name of its event as its origin.

    Each begins with a line ``## event`` or ``## event | 2025-03-11``, the day it was published.
    All that follows until the next such line is its text, read as the program reads a plain file.
    Raises ValueError where a name, a day or a text is missing or wrong.
    """
    before, *reports = re.split(r"^##(?!#)", text, flags=re.MULTILINE)
    if before.strip():
        raise ValueError(f"no line with an event before {before.strip()[:40]!r}")
    return tuple(_article(*report.partition("\n")[::2]) for report in reports)


def totals(groups: Sequence[Sequence[str]], events: Mapping[str, str]) -> tuple[str, str]:
    """Two lines: how many events there are and were found, and the shares of B-cubed."""
    precision, recall = b_cubed(groups, events)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    count = len(set(events.values()))
    exact = len(groups) - len(wrong(groups, events))
    return (
        f"{len(events)} articles, {count} events, {len(groups)} found, {exact} of them exactly",
        f"B-cubed: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}",
    )


def wrong(groups: Sequence[Sequence[str]], events: Mapping[str, str]) -> tuple[str, ...]:
    """The groups that are not one whole event, as the events of their articles."""
    whole = list(events.values())
    told = (sorted(events[name] for name in held) for held in groups)
    return tuple(
        ", ".join(names)
        for names in told
        if len(set(names)) > 1 or len(names) < whole.count(names[0])
    )


def _article(heading: str, text: str) -> Article:
    event, _, day = (part.strip() for part in heading.partition("|"))
    text = text.strip()
    if not event or not text:
        raise ValueError(f"an event's name or its text is missing at {heading.strip()!r}")
    published = date.fromisoformat(day).isoformat() if day else None
    known = Facts(published=published, published_from="user" if published else None)
    reading = read_entry(Entry(heading, event, text, known))
    return Article(
        id=article_id(event, text),
        origin=event,
        version=TextVersion(original=text, text=reading.text, headings=reading.headings),
        title=reading.facts.title,
        published=published,
        published_from=known.published_from,
    )


def _grouped(pipeline: Pipeline, articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    found = zip(articles, pipeline.analyse(articles), strict=True)
    return group([features(Report(*pair)) for pair in found])


if __name__ == "__main__":
    main()
