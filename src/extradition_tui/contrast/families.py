"""Who retells whom: sources of one family are one witness.

Two kinds of retelling are looked for: runs of the same words (5-word shingles), and the same
sentences in other words. Words in quotation marks are left aside, because reporters who heard one
speech print the same quotations without having read each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extradition_tui.contrast.likeness import likeness
from extradition_tui.contrast.reading import Line, Reading, read
from extradition_tui.contrast.signatures import Signature, signatures
from extradition_tui.model import Family, Report

RETOLD = 0.45
"""Share of the shorter article's sentences that stand in the other."""

COPIED = 0.35
"""Share of the shorter article's runs of words that stand in the other."""

_SAME_SENTENCE = 0.42
_FEWEST_SENTENCES = 4
_SHINGLE = 5
_FEWEST_WORDS = 30
_ALIKE_ENOUGH = 0.5
_IN_ORDER = 0.9


@dataclass(frozen=True, slots=True)
class Retelling:
    """How much of the shorter of two articles stands in the other, and whether in one order."""

    share: float
    same_order: bool


@dataclass(frozen=True, eq=False)
class _Own:
    """What an article says in its own words, ready for comparing."""

    reading: Reading
    lines: tuple[Line, ...]
    signed: tuple[Signature, ...]
    shingles: frozenset[tuple[str, ...]]
    stems: frozenset[str]


def families(reports: Sequence[Report]) -> tuple[Family, ...]:
    """Every article in exactly one family; one that copies nobody is a family of one."""
    own = _own([read(report) for report in sorted(reports, key=lambda item: item.article.id)])
    retellings: dict[tuple[int, int], Retelling] = {}
    for j in range(len(own)):
        for i in range(j):
            found = _retelling(own[i], own[j])
            if found:
                retellings[i, j] = found
    return tuple(
        _family([own[i].reading.report for i in members], [retellings[pair] for pair in held])
        for members, held in _components(len(own), sorted(retellings))
    )


def newest_of_each_family(reports: Sequence[Report], most: int = 10) -> tuple[Report, ...]:
    """At most ``most`` of an event's reports: the newest of each family first, then the rest.

    Undated reports come after dated ones, and ties go by ID. All of them where they are few.
    """
    if len(reports) <= most:
        return tuple(reports)
    known = {report.article.id: report for report in reports}

    def newest(names: Sequence[str]) -> list[Report]:
        by_id = sorted((known[name] for name in names), key=lambda report: report.article.id)
        return sorted(by_id, key=lambda report: report.article.published or "", reverse=True)

    kin = [newest(family.articles) for family in families(reports)]
    first = newest([members[0].article.id for members in kin])
    others = newest([report.article.id for members in kin for report in members[1:]])
    return tuple((first + others)[:most])


def _own(readings: Sequence[Reading]) -> list[_Own]:
    kept = [tuple(line for line in reading.lines if not _quoted(line)) for reading in readings]
    signed = signatures([line for lines in kept for line in lines])
    found: list[_Own] = []
    place = 0
    for reading, lines in zip(readings, kept, strict=True):
        stems = [word.stem for line in lines for word in line.words]
        shingles = frozenset(
            tuple(stems[i : i + _SHINGLE]) for i in range(len(stems) - _SHINGLE + 1)
        )
        content = frozenset(word.stem for line in lines for word in line.content)
        found.append(_Own(reading, lines, signed[place : place + len(lines)], shingles, content))
        place += len(lines)
    return found


def _quoted(line: Line) -> bool:
    marked = sum(
        min(quote.end, line.end) - max(quote.start, line.start)
        for quote in line.quotes
        if quote.kind != "indirect"
    )
    return marked > 0.6 * (line.end - line.start)


def _retelling(a: _Own, b: _Own) -> Retelling | None:
    short, other = sorted((a, b), key=lambda own: (len(own.stems), own.reading.article))
    if len(short.stems) < _FEWEST_WORDS:
        return None
    if len(short.stems & other.stems) < _ALIKE_ENOUGH * len(short.stems):
        return None
    copied = len(short.shingles & other.shingles) / max(1, len(short.shingles))
    told = _best(short, other)
    total = sum(len(line.words) for line in short.lines)
    retold = sum(len(short.lines[i].words) for i, _ in told) / max(1, total)
    if len(told) < _FEWEST_SENTENCES:
        # Reporters of their own give the same two or three facts in much the same words.
        retold = 0.0
    if copied < COPIED and retold < RETOLD:
        return None
    return Retelling(round(max(copied, retold), 3), _in_order([place for _, place in told]))


def _best(short: _Own, other: _Own) -> list[tuple[int, int]]:
    """For each sentence of the shorter article that stands in the other: where it stands."""
    found = []
    for i, mine in enumerate(short.signed):
        values = [(likeness(mine, yours), -j) for j, yours in enumerate(other.signed)]
        if values and max(values)[0] >= _SAME_SENTENCE:
            found.append((i, -max(values)[1]))
    return found


def _in_order(places: Sequence[int]) -> bool:
    """Whether nearly all neighbours of a row of places go forward."""
    steps = list(pairwise(places))
    return not steps or sum(a <= b for a, b in steps) >= _IN_ORDER * len(steps)


def _components(
    count: int, held: Sequence[tuple[int, int]]
) -> list[tuple[list[int], list[tuple[int, int]]]]:
    """Articles that are tied by retellings, and the retellings that tie them."""
    name = list(range(count))
    for i, j in held:
        low, high = sorted((name[i], name[j]))
        name = [low if other == high else other for other in name]
    return [
        (
            [i for i in range(count) if name[i] == root],
            [pair for pair in held if name[pair[0]] == root],
        )
        for root in sorted(set(name))
    ]


def _family(reports: Sequence[Report], held: Sequence[Retelling]) -> Family:
    articles = tuple(report.article.id for report in reports)
    if not held:
        return Family(articles, 0.0, None, False)
    share = round(sum(item.share for item in held) / len(held), 3)
    return Family(articles, share, _direction(reports), all(item.same_order for item in held))


def _direction(reports: Sequence[Report]) -> tuple[str, str] | None:
    """Who came first, where exactly two have known and different dates."""
    if len(reports) != 2:
        return None
    a, b = ((report.article.published or "")[:10] for report in reports)
    if len(a) != 10 or len(b) != 10 or a == b:
        return None
    first, second = reports if a < b else reports[::-1]
    return (first.article.id, second.article.id)
