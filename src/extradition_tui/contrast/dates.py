"""The same act with another date. A vaguer date that holds the other is no difference.

A date belongs to the verb of its clause: "arrived on Tuesday" and "sank on Monday" do not differ.
Dates without a value are compared with each other by what they name: a weekday, a day and month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from extradition_tui.contrast.clauses import Clause, clause_at
from extradition_tui.contrast.clock_times import clock_differences, times_of_day
from extradition_tui.contrast.date_residues import date_residues
from extradition_tui.contrast.dated import Dated, bounded, may_agree, named, near_today, of_no_act
from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, stem
from extradition_tui.contrast_model import Difference
from extradition_tui.model import Date

_SURE, _LIKELY, _HINT = 0.85, 0.6, 0.45
_MUCH_ALIKE = 0.3
_NEAR = 60
_MOST_DATES = 200
_TELLING_TEXT = """
say said tell told announc report add write wrote speak statement have be
"""
_TELLING = frozenset(_TELLING_TEXT.split())


def date_differences(ground: Ground) -> Iterator[Difference]:
    """Clauses of two sources about the same act, with dates that cannot be the same time."""
    met: set[tuple[str, int]] = set()
    dated = {
        reading.article: [
            Dated(line, date, clause_at(reading, line, date.start))
            for line, date in islice(_in_order(reading), _MOST_DATES)
        ]
        for reading in ground.readings
    }
    times = {reading.article: tuple(times_of_day(reading)) for reading in ground.readings}
    found = [
        pair
        for one, other in combinations(ground.readings, 2)
        for pair in (
            *_differing(ground, one, dated[one.article], other, dated[other.article]),
            *clock_differences(ground, times[one.article], times[other.article]),
        )
    ]
    for confidence, a, b in sorted(
        found, key=lambda item: (-item[0], item[1].line.key, item[2].line.key)
    ):
        places = {(item.line.article, item.date.start) for item in (a, b)}
        if not places & met:
            met |= places
            yield _made(ground, confidence, a, b)


def _in_order(reading: Reading) -> Iterator[tuple[Line, Date]]:
    return ((line, date) for line in reading.lines for date in line.dates)


def _differing(
    ground: Ground, one: Reading, mine: Sequence[Dated], other: Reading, yours: Sequence[Dated]
) -> Iterator[tuple[float, Dated, Dated]]:
    for a in mine:
        for b in yours:
            confidence = _one_act(ground, a, b)
            if not confidence or may_agree(a.date, b.date):
                continue
            if near_today(one, other, a.date, b.date):
                confidence = min(confidence, _HINT)
            if not (_said_of_it(ground, a, yours) or _said_of_it(ground, b, mine)):
                yield confidence, a, b
    for confidence, a, b in date_residues(ground, mine, yours):
        if not near_today(one, other, a.date, b.date):
            yield confidence, a, b


def _one_act(ground: Ground, a: Dated, b: Dated) -> float:
    """How sure it is that two clauses tell of the same act; 0 for two acts."""
    x, y = a.clause, b.clause
    if x.predicate and y.predicate and (not x.over or x.over != y.over):
        return 0.0  # most pairs: looked at first, for all are compared
    like = ground.likeness(a.line, b.line)
    shared = _about(x, a) & _about(y, b)
    if bounded(a) != bounded(b) or of_no_act(a) or of_no_act(b):
        return 0.0
    if not x.predicate or not y.predicate:
        return _by_words(ground, a, b)
    if not shared or _other_people(x, y):
        return 0.0
    if x.over in _TELLING and not x.names & y.names:
        return 0.0
    of_years = _of_year(a.date) and _of_year(b.date)
    if of_years and like < _MUCH_ALIKE and not (_subject_in(x, y) or _subject_in(y, x)):
        return _HINT
    if not like:
        return _LIKELY if len(shared) > 1 and x.names & y.names else 0.0
    return _SURE if len(shared) > 1 or like >= _MUCH_ALIKE else _LIKELY


def _subject_in(x: Clause, y: Clause) -> bool:
    return bool(x.subject) and stem(x.subject) in y.content


def _of_year(date: Date) -> bool:
    """Whether a date is a mere year, as what is told of earlier times mostly has."""
    return date.value is not None and len(date.value) == 4


def _other_people(x: Clause, y: Clause) -> bool:
    return bool(x.names and y.names and not x.names & y.names)


def _about(clause: Clause, item: Dated) -> frozenset[str]:
    own = {word.stem for word in item.line.words if item.date.start <= word.start < item.date.end}
    return clause.content - own - {clause.predicate, clause.over}


def _by_words(ground: Ground, a: Dated, b: Dated) -> float:
    """Without a known verb: one date in each of two much alike sentences, among the same words."""
    like = ground.likeness(a.line, b.line)
    alone = len(a.line.dates) == len(b.line.dates) == 1
    if like < _MUCH_ALIKE + 0.05 or not alone or not _words_near(a) & _words_near(b):
        return 0.0
    return min(_SURE, 0.3 + like)


def _words_near(item: Dated) -> set[str]:
    return {
        word.stem
        for word in item.line.words
        if item.date.start - _NEAR <= word.start < item.date.end + _NEAR
        and not item.date.start <= word.start < item.date.end
        and word.stem not in FUNCTION_WORDS
    }


def _said_of_it(ground: Ground, item: Dated, others: Sequence[Dated]) -> bool:
    """Whether the other article dates that act so too, in some sentence."""
    return any(
        other.date.value == item.date.value
        and (item.date.value or named(item.date.text) == named(other.date.text))
        and (
            ground.likeness(item.line, other.line)
            or other.clause.predicate == item.clause.predicate
        )
        for other in others
    )


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
