"""The same act with another date. A vaguer date that holds the other is no difference.

Dates without a value are compared with each other by what they name: a weekday, a day and month.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from extradition_tui.contrast.clock_times import clock_differences, times_of_day
from extradition_tui.contrast.date_evidence import evidence, known_dates, likelihood
from extradition_tui.contrast.dated import Dated, near_today
from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast_model import Difference

LIKELY = 0.45
"""How likely it must be that two dates are of one act.

Dates that only lie near each other and stand in one article alone are less likely than this.
"""

_HINT = 0.45


def date_differences(ground: Ground) -> Iterator[Difference]:
    """Dates of two sources for one act that cannot be the same time; each of a date is told once.

    Of those that a date might be told beside, it is the likeliest.
    """
    met: set[tuple[str, int]] = set()
    found = sorted(
        (*_differing(ground), *_differing_by_the_clock(ground)),
        key=lambda item: (-item[0], item[1].line.key, item[2].line.key, item[1].date.start),
    )
    for confidence, a, b in found:
        places = {(item.line.article, item.date.start) for item in (a, b)}
        if not places & met:
            met |= places
            yield _made(ground, confidence, a, b)


def _differing(ground: Ground) -> Iterator[tuple[float, Dated, Dated]]:
    known = known_dates(ground)
    for one, other in combinations(ground.readings, 2):
        for a, b, features in evidence(ground, known[one.article], known[other.article]):
            likely = likelihood(features)
            if likely >= LIKELY:
                today = near_today(one, other, a.date, b.date)
                yield _HINT if today else (1 + likely) / 2, a, b


def _differing_by_the_clock(ground: Ground) -> Iterator[tuple[float, Dated, Dated]]:
    times = {reading.article: tuple(times_of_day(reading)) for reading in ground.readings}
    for one, other in combinations(ground.readings, 2):
        yield from clock_differences(ground, times[one.article], times[other.article])


def _made(ground: Ground, confidence: float, a: Dated, b: Dated) -> Difference:
    values = {
        item.line.article: [
            value(
                ground.reading(item.line.article),
                item.date.start,
                item.date.end,
                item.date.value,
            )
        ]
        for item in (a, b)
    }
    return difference("date", values, confidence, "another date of the same act")
