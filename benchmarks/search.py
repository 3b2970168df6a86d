"""How quickly words are found in a large library, while they are typed and when Enter is pressed.

Run it as ``python -m benchmarks.search [--articles 100000] [--library FILE]``. The articles are of
400 words, as common as in English, with names and days of their own; nothing is analysed. Then
words are searched for as somebody types them, letter by letter from the third on (the first page,
newest first), and as Enter asks (ranked): medians and the 95th percentile, in ms by the clock.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from extradition_tui.chosen_pipeline import chosen_pipeline
from extradition_tui.contrast.rarity import rarities
from extradition_tui.library.articles import as_kept, store
from extradition_tui.library.doors import Library
from extradition_tui.library.people import this_person
from extradition_tui.library.search import search
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Analysis, Article, TextVersion, article_id

WORDS = 400
PAGE = 50
_IN_ONE_WRITE = 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--queries", type=int, default=100, metavar="N", help="words typed (100)")
    parser.add_argument("--library", type=Path, help="keep the library here, and use it if it is")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.library or Path(folder) / "library.db"
        if not path.exists():
            fill(path, chosen.articles)
        with Library.open(path) as library:
            typed, entered = measure(library, made_queries(chosen.queries))
    print(f"{chosen.articles:,} articles of {WORDS} words")
    print(table("while typing, newest first", typed, 30))
    print(table("on Enter, ranked", entered, 300))
    return 0


def made_articles(count: int) -> Iterator[Article]:
    """Invented articles, the same ones every time."""
    chance = random.Random(11)
    stems, weights = _vocabulary()
    for number in range(count):
        words = chance.choices(stems, cum_weights=weights, k=WORDS)
        words[chance.randrange(WORDS)] = f"name{number // 5}"
        text = " ".join(words)
        day = f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        version = TextVersion(original=text, text=text)
        origin = f"made/{number}"
        yield Article(
            id=article_id(origin, text),
            origin=origin,
            title=" ".join(words[:8]).capitalize(),
            published=day,
            source="Post",
            version=version,
        )


def made_queries(count: int) -> list[str]:
    """What people type: one, two or three words, common and rare ones, and names."""
    chance = random.Random(12)
    stems, weights = _vocabulary()
    common = [word for word in chance.choices(stems, cum_weights=weights, k=count) if len(word) > 2]
    rare = [word for word in chance.sample(stems, count) if len(word) > 2]
    found = []
    for _ in range(count):
        words = chance.sample(
            [*common, *rare, f"name{chance.randrange(999)}"], chance.randint(1, 3)
        )
        found.append(" ".join(words))
    return found


def _vocabulary() -> tuple[list[str], list[float]]:
    known = rarities()
    stems = sorted(word for word in known.counts if word.isalpha())
    return stems, list(accumulate(float(known.counts[stem]) for stem in stems))


def fill(path: Path, count: int) -> None:
    create(path)
    made = made_articles(count)
    # By the pipeline that is chosen, or the reader would begin to analyse them anew.
    kept = as_kept(Analysis(pipeline=chosen_pipeline("") or "none"), b"{}", ())
    for begin in range(0, count, _IN_ONE_WRITE):
        print(f"filling: {begin:,} of {count:,}", file=sys.stderr, end="\r")
        with writing(path, this_person(), "fill") as door:
            for _, article in zip(range(min(_IN_ONE_WRITE, count - begin)), made, strict=False):
                store(door, article, kept)


def measure(library: Library, queries: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of each first page while typing, and of each ranked answer."""
    typed: list[float] = []
    entered: list[float] = []
    for query in queries:
        for end in range(3, len(query) + 1):
            if query[end - 1] != " ":
                begin = time.perf_counter()
                search(library, query[:end], limit=PAGE, newest=True)
                typed.append((time.perf_counter() - begin) * 1000)
        begin = time.perf_counter()
        search(library, query)
        entered.append((time.perf_counter() - begin) * 1000)
    return typed, entered


def table(what: str, times: list[float], aim: int) -> str:
    ordered = sorted(times)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return (
        f"{what:<28} {len(ordered):5} queries  median {middle:6.1f} ms  95% {late:6.1f} ms"
        f"  slowest {ordered[-1]:6.1f} ms  (aim: 95% in {aim} ms)"
    )


if __name__ == "__main__":
    sys.exit(main())
