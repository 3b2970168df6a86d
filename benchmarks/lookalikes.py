"""How well short reports of like events, invented in pairs, are kept apart and together.

Run it as ``python -m benchmarks.lookalikes``: two quakes, two arrests, two rulings of one court.
Each event has two reports of a few sentences. It names every event that is not found as it is.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.accuracy_events import b_cubed

from extradition_tui.contrast.event_features import features
from extradition_tui.contrast.events import group
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Article, Report, TextVersion, article_id

REPORTS = Path(__file__).parent / "lookalikes.txt"


def main() -> int:
    events: dict[str, str] = {}
    articles = []
    for event, text in re.findall(r"## (.+)\n(.+)", REPORTS.read_text("utf-8")):
        name = article_id(event, text)
        events[name] = event
        version = TextVersion(original=text, text=text)
        articles.append(Article(id=name, origin=event, version=version))
    found = zip(articles, open_pipeline().analyse(articles), strict=True)
    groups = group([features(Report(*pair)) for pair in found])
    precision, recall = b_cubed(groups, events)
    f1 = 2 * precision * recall / (precision + recall)
    count = len(set(events.values()))
    print(f"{len(articles)} articles, {count} events, {len(groups)} found")
    print(f"B-cubed: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    for held in groups:
        told = sorted(events[name] for name in held)
        if len(set(told)) > 1 or len(told) < 2:
            print("  " + ", ".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
