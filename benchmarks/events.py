"""What it costs to group one more article, as the library grows.

Run it as ``python -m benchmarks.events [--sizes 1000,10000,100000] [--more 50]``. Articles are made
as features and rows, without texts: words as common as in English, names and figures of their own
for each event, four reports of an event on average, and topics that many events share. Then more
articles are added one by one, and the processor time of each step is taken (medians, in ms):

- *candidates*: the articles that share rare words, from the index;
- *similarity*: their features read, and compared;
- *grouping*: the likenesses kept, the neighbourhood read and grouped;
- *save*: the events written.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from statistics import median

import msgspec

from extradition_tui.comparing import read_features
from extradition_tui.contrast.event_features import Features, candidate_keys
from extradition_tui.contrast.events import RELATED, group_linked, similarity
from extradition_tui.contrast.rarity import rarities
from extradition_tui.library.event_places import keep_features, packed_features, place_alone
from extradition_tui.library.events import EventDraft, candidates, save_events
from extradition_tui.library.links import save_links
from extradition_tui.library.packing import pack
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import Writing, create, writing
from extradition_tui.regrouping import neighbourhood

STEPS = ("candidates", "similarity", "grouping", "save")
REPORTS_OF_ONE = 4
TOPICS = 300
"""Subjects that events are about: reports of two events of a topic share some of their words."""
_IN_ONE_WRITE = 2000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000", help="articles in the library")
    parser.add_argument("--more", type=int, default=50, metavar="N", help="articles added (50)")
    chosen = parser.parse_args()
    sizes = sorted(int(size) for size in chosen.sizes.split(","))
    print("articles  " + "  ".join(f"{step:>10}" for step in STEPS) + "       whole   slowest")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        create(path)
        made = made_features(random.Random(7))
        held = 0
        for size in sizes:
            fill(path, islice(made, size - held), size)
            runs = [add_one(path, found) for found in islice(made, chosen.more)]
            held = size + chosen.more
            steps = "  ".join(f"{median(run[step] for run in runs):10.1f}" for step in STEPS)
            whole = [sum(run.values()) for run in runs]
            print(f"{size:8}  {steps}  {median(whole):10.1f}  {max(whole):8.1f}", flush=True)
    return 0


def made_features(chance: random.Random) -> Iterator[Features]:
    """Features of invented articles, for ever: reports of one event stand near each other."""
    known = rarities()
    stems = sorted(known.counts)
    common = list(accumulate(known.counts[stem] for stem in stems))
    topics = [chance.choices(stems, k=60) for _ in range(TOPICS)]
    number = 0
    while True:
        names = [f"name{chance.getrandbits(40):x}" for _ in range(5)]
        subject = [*chance.sample(chance.choice(topics), 15), *chance.choices(stems, k=15), *names]
        figures = [str(chance.randint(13, 9_999)) for _ in range(4)]
        for _ in range(chance.randint(1, 2 * REPORTS_OF_ONE - 1)):
            number += 1
            told = [*chance.sample(subject, 25), *names[:3]]
            plain = chance.choices(stems, cum_weights=common, k=220)
            counts = dict.fromkeys([*told, *plain], 1.0) | dict.fromkeys(told, 2.5)
            yield _features(number, counts, names, told, chance.sample(figures, 2))


def _features(
    number: int, counts: dict[str, float], names: list[str], told: list[str], figures: list[str]
) -> Features:
    weights = {
        "word": {stem: n * rarities().of(stem) ** 1.5 for stem, n in sorted(counts.items())},
        "name": {name: 1.0 for name in names if name in counts},
        "opening": {stem: rarities().of(stem) for stem in told[:20]},
        "person": {names[0]: 1.0},
        "figure": dict.fromkeys(figures, 1.0),
    }
    unit = {}
    for kind, held in weights.items():
        length = sum(weight * weight for weight in held.values()) ** 0.5 or 1.0
        unit[kind] = {text: round(weight / length, 6) for text, weight in held.items()}
    return Features(hashlib.sha256(str(number).encode()).hexdigest()[:12], None, unit)


def fill(path: Path, found: Iterator[Features], size: int) -> None:
    """Store articles that nobody compares: the cost of one more does not hang on their events."""
    while batch := list(islice(found, _IN_ONE_WRITE)):
        print(f"filling up to {size:,} articles", file=sys.stderr, end="\r")
        with writing(path, this_person(), "fill") as door:
            for item in batch:
                enter(door, item)


def enter(door: Writing, item: Features) -> None:
    """The rows of an article that grouping asks for."""
    number = door.insert_one(
        "article",
        {
            "id": item.article,
            "origin": item.article,
            "found": pack({}),
            "loaded": door.at,
            "sorted_by": door.at,
        },
    )
    keep_features(door, number, packed_features(msgspec.json.encode(item), candidate_keys(item)))
    place_alone(door, number, "")


def add_one(path: Path, item: Features) -> dict[str, float]:
    """Add an article and group it; the processor time of each step, in milliseconds."""
    times = []
    with writing(path, this_person(), "group") as door:
        enter(door, item)
        times.append(time.process_time())
        names = candidates(door, candidate_keys(item))
        times.append(time.process_time())
        others = read_features(door, set(names) - {item.article})
        alike = {other.article: similarity(item, other) for other in others}
        times.append(time.process_time())
        kept = {name: value for name, value in alike.items() if value >= RELATED}
        save_links(door, item.article, kept)
        near = neighbourhood(door, [item.article])
        groups = group_linked(near.members(), near.links(), near.ties())
        times.append(time.process_time())
        drafts = near.changed(groups, [item.article])
        save_events(door, [EventDraft(articles=held, title="") for held in drafts])
        times.append(time.process_time())
    return {
        step: 1000 * (end - start)
        for step, start, end in zip(STEPS, times, times[1:], strict=False)
    }


if __name__ == "__main__":
    sys.exit(main())
