"""What speaks for two dates being of one act, though they differ.

Hardly a word need be shared: what tells most is that neither article gives the other's date, that
both tell a time as finely, and that the times lie near each other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from extradition_tui.contrast.clauses import clause_at
from extradition_tui.contrast.common_words import common_words
from extradition_tui.contrast.date_acts import (
    acts_of,
    content_of,
    one_act,
    other_acts,
    telling_acts,
)
from extradition_tui.contrast.date_spans import (
    DAY,
    MONTH,
    YEAR,
    days_apart,
    grain_of,
    one_month,
    one_weekday,
)
from extradition_tui.contrast.dated import (
    Dated,
    bounded,
    from_today,
    hangs_on_another,
    may_agree,
    named,
    of_no_act,
)
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.model import Date

WEIGHTS: Mapping[str, float] = {
    "free": 1.93,
    "only act": 0.92,
    "one month": 1.46,
    "words": 1.25,
    "act": 1.31,
    "row": 0.74,
    "likest": 1.02,
    "bounded": -0.62,
    "from today": -0.91,
}
"""What each feature adds to the logarithm of the odds; ``training/date_weights.py`` learns them."""

BIAS = -2.46
"""The logarithm of the odds where nothing speaks for two dates."""

_ALIKE, _NEARLY_ONE = 0.3, 0.45
_FEW = 2
"""How many days, months or years apart two dates of one act mostly are."""

_FAR = {DAY: 14, MONTH: 14 * MONTH, YEAR: 3 * YEAR}
"""How many days apart they are at most, unless their sentences are alike."""

_MOST_WORDS = 1.5
_MOST_DATES = 200
_OFTEN, _AT_LEAST_OFTEN = 0.1, 2
"""Of more than this share of the sentences, and so many of each article, a word is no evidence."""

_Rows: TypeAlias = dict[str, list[tuple[int, int, int]]]


@dataclass(frozen=True, eq=False)
class Known:
    """A date with what is asked of it for each pair: its acts, words, grain in days and so on.

    ``row`` is the number of the row that it stands in; ``today`` says whether it is the day on
    which its article was published.
    """

    item: Dated
    told: object
    acts: frozenset[str]
    content: frozenset[str]
    grain: int
    row: int
    bound: str
    relative: bool
    today: bool
    hangs_on_another: bool


def known_dates(ground: Ground) -> Mapping[str, Sequence[Known]]:
    """The dates of each article that may be of an act, in order; of very many, the first."""
    everywhere, rows = _everywhere(ground), _rows(ground)
    return {
        reading.article: [
            known
            for line, date in islice(_in_order(reading), _MOST_DATES)
            if (known := _known(reading, line, date, everywhere, rows))
        ]
        for reading in ground.readings
    }


def evidence(
    ground: Ground, mine: Sequence[Known], yours: Sequence[Known]
) -> Iterator[tuple[Dated, Dated, Mapping[str, float]]]:
    """The dates of two articles that may be of one act and cannot be one time, with features."""
    here, there = _left(ground, mine, yours), _left(ground, yours, mine)
    given = {known.told for known in mine} & {known.told for known in yours}
    acts = Counter(act for known in here for act in known.acts)
    others = Counter(act for known in there for act in known.acts)
    likenesses = _Likenesses(ground, here, there)
    for i, a in enumerate(here):
        for j, b in enumerate(there):
            like = likenesses.of(i, j)
            times_given = (a.told in given) + (b.told in given)
            if _may_differ(a, b, like, times_given):
                shared = telling_acts(a.acts, b.acts)
                found = _features(a, b, free=not times_given)
                found["only act"] = float(any(acts[act] == others[act] == 1 for act in shared))
                found["likest"] = likenesses.lead(i, j)
                yield a.item, b.item, found


def likelihood(found: Mapping[str, float]) -> float:
    """How likely two dates with these features are of one act, 0 to 1."""
    odds = BIAS + math.fsum(WEIGHTS[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-odds))


def _everywhere(ground: Ground) -> frozenset[str]:
    """The words of many sentences: they are what the event is about, and tie no two of them."""
    lines = [line for reading in ground.readings for line in reading.lines]
    most = max(_OFTEN * len(lines), _AT_LEAST_OFTEN * len(ground.readings))
    spread = Counter(stem for line in lines for stem in {word.stem for word in line.content})
    return frozenset(stem for stem, count in spread.items() if count > most)


def _rows(ground: Ground) -> _Rows:
    """Where each article's part of each row begins and ends."""
    found: _Rows = {reading.article: [] for reading in ground.readings}
    for row, group in enumerate(ground.groups):
        for line in group.lines:
            found[line.article].append((line.start, line.end, row))
    return found


def _in_order(reading: Reading) -> Iterator[tuple[Line, Date]]:
    return ((line, date) for line in reading.lines for date in line.dates)


def _known(
    reading: Reading, line: Line, date: Date, everywhere: Set[str], rows: _Rows
) -> Known | None:
    item = Dated(line, date, clause_at(reading, line, date.start))
    grain = grain_of(item)
    if not grain or of_no_act(item):
        return None
    return Known(
        item,
        date.value or named(date.text),
        acts_of(reading, item),
        content_of(item) - everywhere,
        grain,
        next((row for start, end, row in rows[line.article] if start <= date.start < end), -1),
        bounded(item),
        date.value is not None and from_today(date),
        date.value == (reading.report.article.published or "")[:10],
        hangs_on_another(item),
    )


def _left(ground: Ground, own: Sequence[Known], others: Sequence[Known]) -> list[Known]:
    """The dates of an article that the other does not give for anything like it."""
    by_time: dict[object, list[Known]] = {}
    for other in others:
        by_time.setdefault(other.told, []).append(other)
    return [
        known
        for known in own
        if not any(
            telling_acts(known.acts, other.acts)
            or ground.likeness(known.item.line, other.item.line) >= _ALIKE
            for other in by_time.get(known.told, ())
        )
    ]


def _may_differ(a: Known, b: Known, like: float, times_given: int) -> bool:
    """Whether both may be of one act, and cannot be of one time."""
    if like < _NEARLY_ONE and times_given > 1:
        return False
    if like < _ALIKE and (a.today or b.today or a.relative != b.relative or not a.item.date.value):
        return False
    if like < _NEARLY_ONE and (a.hangs_on_another or b.hangs_on_another):
        return False
    if (a.today and b.today) or (like >= _NEARLY_ONE and other_acts(a.acts, b.acts)):
        return False
    if like < _ALIKE and a.grain == b.grain == YEAR and not telling_acts(a.acts, b.acts):
        return False
    apart = days_apart(a.item, b.item)
    if not apart or (like < _ALIKE and apart > _FAR[min(a.grain, b.grain)]):
        return False
    return not one_weekday(a.item, b.item) and not may_agree(a.item.date, b.item.date)


def _features(a: Known, b: Known, *, free: bool) -> dict[str, float]:
    anchored = bool(a.item.date.value)
    near = anchored and a.grain == b.grain and days_apart(a.item, b.item) <= _FEW * a.grain
    return {
        "row": float(a.row == b.row),
        "words": min(_MOST_WORDS, math.fsum(common_words(a.content, b.content).values())),
        "act": one_act(a.acts, b.acts),
        "free": float(free and near),
        "one month": float(anchored and one_month(a.item, b.item)),
        "bounded": float(a.bound != b.bound),
        "from today": float(a.relative) + float(b.relative),
    }


class _Likenesses:
    """How alike the sentences of dates are, and by how much a pair is likest of all with either."""

    def __init__(self, ground: Ground, here: Sequence[Known], there: Sequence[Known]) -> None:
        self._all = [[ground.likeness(a.item.line, b.item.line) for b in there] for a in here]
        self._rows = [sorted(row)[-2:] for row in self._all]
        self._columns = [sorted(column)[-2:] for column in zip(*self._all, strict=True)]

    def of(self, i: int, j: int) -> float:
        return self._all[i][j]

    def lead(self, i: int, j: int) -> float:
        own = self._all[i][j]
        rivals = (_without(self._rows[i], own), _without(self._columns[j], own))
        return own - max(rivals)


def _without(best: Sequence[float], own: float) -> float:
    """The best of the others, where ``own`` is one of them all."""
    if best[-1] != own:
        return best[-1]
    return best[-2] if len(best) > 1 else 0.0
