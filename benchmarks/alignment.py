"""How well sentences of several articles that tell the same thing are brought together.

Run it as ``python -m benchmarks.alignment CORPORA``. In ECB+ two sentences of two documents align
when they share a happening, many to many; only pairs of reviewed sentences are counted, since only
those are marked completely. Thresholds are taken from odd topics; the figures are of even ones.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy_parts import table

from extradition_tui.contrast.alignment import align
from extradition_tui.contrast.likeness import compare
from extradition_tui.contrast.reading import Line, Reading, read
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Article, Report, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from extradition_tui.language.pipeline import Pipeline

_ECB_PLUS = Path("develop/ecb_plus/topics_1_35.jsonl")
_MOST = 10
_WORD = re.compile(r"\w+")

Pair = tuple[int, int]
Likeness = dict[Pair, float]
Judged = tuple[bool, float]
"""Whether two sentences share a happening, and how alike they are held to be."""


@dataclass(frozen=True, eq=False)
class Document:
    """One article and its reviewed sentences, by line: what happens in each."""

    event: str
    reading: Reading
    happenings: dict[tuple[int, int], frozenset[str]]

    @property
    def topic(self) -> int:
        """The number of the topic: two events that are like each other make one."""
        return int(re.sub(r"\D", "", self.event))

    def told(self, line: Line) -> frozenset[str] | None:
        """What happens in a line; None where nobody has marked it."""
        found = [
            names
            for (start, end), names in self.happenings.items()
            if start < line.end and line.start < end
        ]
        return frozenset().union(*found) if found else None


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints two tables: pairs by their likeness alone, and pairs that stand in one row."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path, help="the folder of published sets")
    parser.add_argument("--pipeline", default="", help="a pipeline's name or folder")
    given = parser.parse_args(arguments)
    documents = list(read_documents(given.corpora / _ECB_PLUS, open_pipeline(given.pipeline)))
    sets = {
        "one event": groups(documents, lambda item: item.event),
        "one topic": groups(documents, lambda item: str(item.topic)),
    }
    rows = [
        [name, of, *by_likeness(found, likeness)]
        for name, found in sets.items()
        for of, likeness in (("n-grams", by_ngrams), ("this program", by_this_program))
    ]
    print(table(["pairs of", "likeness", "pairs", "alike", "AP", "threshold", "F1"], rows))
    rows = [
        [str(size), *in_rows(groups(documents, lambda item: item.event, size))]
        for size in (2, 3, 5, _MOST)
    ]
    print("\n" + table(["articles at most", "pairs", "precision", "recall", "F1"], rows))


def read_documents(path: Path, pipeline: Pipeline) -> Iterator[Document]:
    """The documents of the set, analysed."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = []
    for item in items:
        text = " ".join(sentence["text"] for sentence in item["sentences"])
        name = article_id(item["id"], text)
        version = TextVersion(original=text, text=text)
        articles.append(Article(id=name, origin=item["id"], version=version))
    for item, article, analysis in zip(items, articles, pipeline.analyse(articles), strict=True):
        yield Document(item["event"], read(Report(article, analysis)), _reviewed(item))


def _reviewed(item: dict[str, Any]) -> dict[tuple[int, int], frozenset[str]]:
    found = {}
    start = 0
    for sentence in item["sentences"]:
        end = start + len(sentence["text"])
        if sentence["reviewed"]:
            found[start, end] = frozenset(sentence["happenings"])
        start = end + 1
    return found


def groups(
    documents: Iterable[Document], key: Callable[[Document], str], size: int = _MOST
) -> list[list[Document]]:
    """Documents of one sort, at most ``size`` together: a contrast takes no more than ten."""
    found: dict[str, list[Document]] = {}
    for item in documents:
        found.setdefault(key(item), []).append(item)
    several = [
        items[at : at + size] for items in found.values() for at in range(0, len(items), size)
    ]
    return [items for items in several if len(items) > 1]


def by_likeness(
    found: Sequence[Sequence[Document]],
    likeness: Callable[[Sequence[Line], Sequence[Pair]], Likeness],
) -> list[str]:
    """Of even topics: pairs, share that is alike, AP, and F1 at the odd topics' best threshold."""
    odd: list[Judged] = []
    even: list[Judged] = []
    for documents in found:
        lines, told = _lines(documents)
        pairs = _pairs(lines, told)
        values = likeness(lines, pairs)
        judged = [(bool(told[i] & told[j]), values.get((i, j), 0.0)) for i, j in pairs]
        (odd if documents[0].topic % 2 else even).extend(judged)
    at = max((step / 100 for step in range(1, 80)), key=lambda threshold: _f1(odd, threshold))
    alike = sum(judged for judged, _ in even) / len(even)
    figures = (alike, average_precision(even), at, _f1(even, at))
    return [f"{len(even):,}", *(f"{figure:.3f}" for figure in figures)]


def in_rows(found: Sequence[Sequence[Document]]) -> list[str]:
    """Of even topics: pairs, and precision, recall and F1 of the pairs that stand in one row."""
    judged: Counter[tuple[bool, bool]] = Counter()
    for documents in found:
        if documents[0].topic % 2 == 0:
            lines, told = _lines(documents)
            rows = _rows(documents, [lines[i] for i in told])
            judged.update(
                (bool(told[i] & told[j]), bool(rows[lines[i].key] & rows[lines[j].key]))
                for i, j in _pairs(lines, told)
            )
    right, wrong, missed = judged[True, True], judged[False, True], judged[True, False]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    return [f"{sum(judged.values()):,}", f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"]


def _rows(documents: Sequence[Document], lines: Sequence[Line]) -> dict[tuple[str, int], set[int]]:
    """The rows in which a sentence stands, whole or in parts."""
    rows: dict[tuple[str, int], set[int]] = {line.key: set() for line in lines}
    for place, group in enumerate(align([item.reading for item in documents])):
        for part in group.lines:
            for line in lines:
                overlaps = part.start < line.end and line.start < part.end
                if line.article == part.article and overlaps:
                    rows[line.key].add(place)
    return rows


def _lines(documents: Sequence[Document]) -> tuple[list[Line], dict[int, frozenset[str]]]:
    """All lines in order, and what happens in those that are marked."""
    lines: list[Line] = []
    told: dict[int, frozenset[str]] = {}
    for item in sorted(documents, key=lambda item: item.reading.article):
        for line in item.reading.lines:
            names = item.told(line)
            if names is not None:
                told[len(lines)] = names
            lines.append(line)
    return lines, told


def _pairs(lines: Sequence[Line], told: Iterable[int]) -> list[Pair]:
    return [
        (i, j) for i, j in combinations(sorted(told), 2) if lines[i].article != lines[j].article
    ]


def by_this_program(lines: Sequence[Line], _pairs: Sequence[Pair]) -> Likeness:
    """What statements are aligned by."""
    return dict(compare(lines))


def by_ngrams(lines: Sequence[Line], pairs: Sequence[Pair]) -> Likeness:
    """The floor: the cosine of TF-IDF vectors of words and of 3 to 5 letters in them."""
    bags = [_ngrams(line.text) for line in lines]
    spread = Counter(key for bag in bags for key in bag)
    vectors = []
    for bag in bags:
        weights = {
            key: (1 + math.log(count)) * (1 + math.log((1 + len(bags)) / (1 + spread[key])))
            for key, count in bag.items()
        }
        length = math.sqrt(sum(value**2 for value in weights.values())) or 1.0
        vectors.append({key: value / length for key, value in weights.items()})
    return {
        (i, j): sum(value * vectors[j].get(key, 0.0) for key, value in vectors[i].items())
        for i, j in pairs
    }


def _ngrams(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in _WORD.findall(text.casefold()):
        padded = f" {word} "
        found[word] += 1
        for size in (3, 4, 5):
            found.update(padded[at : at + size] for at in range(len(padded) - size + 1))
    return found


def average_precision(pairs: Sequence[Judged]) -> float:
    """The precision at each pair that is alike, the likest first, on average."""
    right = total = 0.0
    ordered = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    for place, (alike, _) in enumerate(ordered, 1):
        if alike:
            right += 1
            total += right / place
    return total / max(1.0, right)


def _f1(pairs: Sequence[Judged], threshold: float) -> float:
    taken = sum(value >= threshold for _, value in pairs)
    right = sum(alike and value >= threshold for alike, value in pairs)
    return 2 * right / (taken + sum(alike for alike, _ in pairs))


if __name__ == "__main__":
    main()
