"""Which sentences of several articles say the same thing: many to many, in any order.

Sentences are grouped by the likeness of the groups' centres, so that a third source may tie two
others. A clause that no other source has is then cut from its sentence, so that what one source
adds stands as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.likeness import Compared, Pairs, compared
from extradition_tui.contrast.linking import average_link
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line, Reading, part
from extradition_tui.contrast.weighing import weighed

SAME_STATEMENT = 0.21
"""Likeness at which sentences of different articles make one statement."""

_CENTRING = 1.0
_REPEATING = 0.75
"""An article says one thing once or twice; what it says all over is what the event is about."""

_BEST_OF_BOTH = 1.2
"""What it adds that neither of two sentences has a better twin in the other's article."""

COVERED = 0.22
"""Share of a clause's weight that another source must have, or the clause stands alone."""

_SHORTEST_CLAUSE = 5
_CLAUSE = re.compile(
    r"\s*[—–;]\s*|,\s+(?=(?:\w+ing|while|whilst|although|though|whereas|but|which|after|before"
    r"|because|with)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Group:
    """Sentences, or clauses of them, that say one thing: in the order of article and place."""

    lines: tuple[Line, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that say it."""
        return tuple(sorted({line.article for line in self.lines}))

    def of(self, article: str) -> tuple[Line, ...]:
        """What one article says of it."""
        return tuple(line for line in self.lines if line.article == article)


def align(readings: Sequence[Reading], known: Compared | None = None) -> tuple[Group, ...]:
    """Every sentence of every article in exactly one group, except the parts cut out of it.

    ``known`` is what ``compared`` tells of all their sentences, where that has been asked already.
    A sentence and the clauses cut from it cover the same characters together, none of them twice.
    """
    if known is None:
        known = compared(line for reading in readings for line in reading.lines)
    texts = {reading.article: reading for reading in readings}
    whole: list[Line] = []
    cut: list[Line] = []
    first = _group(known)
    for group in first:
        for line in group.lines:
            kept, out = _divide(texts[line.article], line, group)
            whole += kept
            cut += out
    return _group(compared(whole + cut)) if cut else first


def _group(known: Compared) -> tuple[Group, ...]:
    ordered, alone = known.lines, known.alone
    articles = [line.article for line in ordered]
    clusters = average_link(
        articles,
        _prefer_twins(articles, weighed(known)),
        SAME_STATEMENT,
        centring=_CENTRING,
        repeating=_REPEATING,
    )
    groups = [Group(tuple(ordered[i] for i in cluster)) for cluster in clusters]
    return (*groups, *(Group((line,)) for line in alone))


def _prefer_twins(articles: Sequence[str], pairs: Pairs) -> Pairs:
    """Raises the likeness of two sentences that are each the likest of the other's article."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (i, j), value in pairs.items():
        for one, other in ((i, j), (j, i)):
            key = (one, articles[other])
            best[key] = max(best.get(key, (0.0, 0)), (value, -other))
    return {
        (i, j): value * _BEST_OF_BOTH
        if best[i, articles[j]][1] == -j and best[j, articles[i]][1] == -i
        else value
        for (i, j), value in pairs.items()
    }


def _divide(reading: Reading, line: Line, group: Group) -> tuple[list[Line], list[Line]]:
    """The parts of a sentence that its group has too, and those that it alone has."""
    others = {
        word.stem
        for other in group.lines
        if other.article != line.article
        for word in other.content
    }
    clauses = list(_clauses(line)) if others else []
    if len(clauses) < 2:
        return [line], []
    alone = [_covered(part(reading, line, *place), others) < COVERED for place in clauses]
    if not any(alone) or all(alone):
        return [line], []
    kept: list[Line] = []
    out: list[Line] = []
    for start, end, apart in _runs(clauses, alone):
        (out if apart else kept).append(part(reading, line, start, end))
    return kept, out


def _runs(
    clauses: Sequence[tuple[int, int]], alone: Sequence[bool]
) -> Iterator[tuple[int, int, bool]]:
    """Neighbouring clauses of the same sort as one stretch."""
    start, end = clauses[0]
    sort = alone[0]
    for (begin, stop), apart in zip(clauses[1:], alone[1:], strict=True):
        if apart != sort:
            yield start, end, sort
            start, sort = begin, apart
        end = stop
    yield start, end, sort


def _clauses(line: Line) -> Iterator[tuple[int, int]]:
    """Where a sentence may be cut: never in a quotation, never leaving a scrap."""
    start = line.start
    for match in _CLAUSE.finditer(line.text):
        cut, begin = line.start + match.start(), line.start + match.end()
        if any(quote.start - 1 <= cut <= quote.end for quote in line.quotes):
            continue
        before = sum(1 for word in line.words if start <= word.start < cut)
        after = sum(1 for word in line.words if word.start >= begin)
        if before >= _SHORTEST_CLAUSE and after >= _SHORTEST_CLAUSE:
            # The mark stays with the clause before it, so that no character is lost.
            yield start, begin
            start = begin
    yield start, line.end


def _covered(clause: Line, others: set[str]) -> float:
    rarity = rarities()
    weights = {word.stem: rarity.of(word.stem) for word in clause.content}
    total = sum(weights.values())
    if not total:
        return 1.0
    return sum(weight for stem, weight in weights.items() if stem in others) / total
