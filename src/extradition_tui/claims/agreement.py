"""How far annotators agree: Krippendorff's alpha, with missing judgements.

As in K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): a matrix of the
coincidences of values within units, and a difference between values that is 1 between any two
(nominal) or grows with the values between them (ordinal). Written here, for the package that
computes it is under a licence that this program cannot take on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from extradition_tui.claim_model import Agreement, Scheme

Level = Literal["nominal", "ordinal"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one annotator said of one unit."""

    annotator: str
    unit: Hashable
    value: str


def rating_agreement(judgements: Iterable[Judgement], scheme: Scheme) -> Agreement:
    """How far people agree on the ratings of one scheme; ordinal where the scheme is ordered.

    Ratings that lie outside of the scale are skipped.
    """
    order = [rating.name for rating in scheme.ratings]
    return _agreement(
        judgements, "ratings", scheme.id, "ordinal" if scheme.ordered else "nominal", order
    )


def stance_agreement(judgements: Iterable[Judgement]) -> Agreement:
    """How far people agree on how articles stand to claims. The units are pairs of both."""
    given = list(judgements)
    return _agreement(given, "stances", None, "nominal", sorted({one.value for one in given}))


def alpha(units: Sequence[Sequence[str]], level: Level, order: Sequence[str]) -> float | None:
    """Krippendorff's alpha of units, each with the values that it was given; 1 is full agreement.

    Units with fewer than two values are left out. ``order`` has all values, from low to high.
    None where there is nothing to compare, or all values are one.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    coincidences: dict[tuple[str, str], float] = defaultdict(float)
    for unit in pairable:
        for pair in permutations(unit, 2):
            coincidences[pair] += 1 / (len(unit) - 1)
    totals = Counter(value for unit in pairable for value in unit)
    if len(totals) < 2:
        return None
    distance = _distances(totals, level, order)
    n = sum(totals.values())
    observed = sum(weight * distance[pair] for pair, weight in coincidences.items())
    expected = sum(totals[c] * totals[k] * distance[c, k] for c in totals for k in totals if c != k)
    return 1 - (n - 1) * observed / expected


def _distances(
    totals: Mapping[str, int], level: Level, order: Sequence[str]
) -> dict[tuple[str, str], float]:
    """The squared difference of each two values; ordinal as by how many values lie between."""
    found: dict[tuple[str, str], float] = {}
    ranked = [value for value in order if value in totals]
    for low, c in enumerate(ranked):
        for high, k in enumerate(ranked):
            if level == "nominal" or c == k:
                found[c, k] = float(c != k)
                continue
            first, last = min(low, high), max(low, high)
            between = sum(totals[ranked[place]] for place in range(first, last + 1))
            found[c, k] = (between - (totals[c] + totals[k]) / 2) ** 2
    return found


def _agreement(
    judgements: Iterable[Judgement],
    what: Literal["ratings", "stances"],
    scheme: str | None,
    level: Level,
    order: Sequence[str],
) -> Agreement:
    by_unit: dict[Hashable, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in judgements:
        by_unit[one.unit][one.annotator].add(one.value)
    skipped = 0
    units: list[list[str]] = []
    people: set[str] = set()
    for given in by_unit.values():
        # Who says two things of one unit has not judged it as a whole.
        clear = {who: next(iter(said)) for who, said in given.items() if len(said) == 1}
        usable = {who: value for who, value in clear.items() if value in order}
        people |= usable.keys()
        skipped += sum(len(said) for who, said in given.items() if who not in usable)
        if len(usable) > 1:
            units.append(list(usable.values()))
        else:
            skipped += len(usable)
    found = alpha(units, level, order)
    return Agreement(
        what=what,
        scheme=scheme,
        level=level,
        alpha=found,
        annotators=len(people),
        units=len(units),
        values=sum(map(len, units)),
        skipped=skipped,
        note=_note(found, len(people), len(units)),
    )


def _note(found: float | None, people: int, units: int) -> str | None:
    if found is not None:
        return None
    if people == 0:
        return "nobody has judged anything"
    if people == 1:
        return "one annotator alone: there is nobody to agree with"
    if units == 0:
        return "nothing was judged by two"
    return "no variation: all judgements are the same, so agreement by chance cannot be told"
