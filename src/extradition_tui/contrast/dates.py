"""The same act with another date. A vaguer date that holds the other is no difference.

A date belongs to the verb of its clause: "arrived on Tuesday" and "sank on Monday" do not differ.
Dates without a value are compared with each other by what they name: a weekday, a day and month.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from extradition_tui.contrast.clauses import Clause, clause_at
from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, stem
from extradition_tui.model import Date, Difference

_SURE, _LIKELY, _HINT = 0.85, 0.6, 0.45
_MUCH_ALIKE = 0.3
_NEAR = 60
_MOST_DATES = 200
_TELLING_TEXT = """
say said tell told announc report add write wrote speak statement have be
"""
_TELLING = frozenset(_TELLING_TEXT.split())
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})s?\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    rf"({'|'.join(_MONTHS)})[a-z]*\.?(?: (\d{{1,2}})\b)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this|last|next|ago|earlier|later|overnight)\b"
    r"|^(?:early|late)?\s*\w+day\b",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b(?:published|updated|posted|modified)\b[^.]{0,12}$", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(
    r"\b(?:since|from|until|till|between|for|during|by|before|after)\s*$", re.I
)


@dataclass(frozen=True, eq=False)
class _Dated:
    """A date with the clause whose act it dates."""

    line: Line
    date: Date
    clause: Clause


def date_differences(ground: Ground) -> Iterator[Difference]:
    """Clauses of two sources about the same act, with dates that cannot be the same time."""
    met: set[tuple[str, int]] = set()
    dated = {
        reading.article: [
            _Dated(line, date, clause_at(reading, line, date.start))
            for line, date in islice(_in_order(reading), _MOST_DATES)
        ]
        for reading in ground.readings
    }
    found = [
        pair
        for one, other in combinations(ground.readings, 2)
        for pair in _differing(ground, one, dated[one.article], other, dated[other.article])
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


def compatible(a: str, b: str) -> bool:
    """Whether two ISO 8601 values may mean the same time: one holds the other, or both meet."""
    first, last = _ends(a)
    begin, end = _ends(b)
    return first[: len(end)] <= end[: len(first)] and begin[: len(last)] <= last[: len(begin)]


def _ends(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    return first, last or first


def _differing(
    ground: Ground, one: Reading, mine: Sequence[_Dated], other: Reading, yours: Sequence[_Dated]
) -> Iterator[tuple[float, _Dated, _Dated]]:
    for a in mine:
        for b in yours:
            confidence = _one_act(ground, a, b)
            if not confidence or _may_agree(a.date, b.date):
                continue
            if _near_today(one, other, a.date, b.date):
                confidence = min(confidence, _HINT)
            if not (_said_of_it(ground, a, yours) or _said_of_it(ground, b, mine)):
                yield confidence, a, b


def _one_act(ground: Ground, a: _Dated, b: _Dated) -> float:
    """How sure it is that two clauses tell of the same act; 0 for two acts."""
    like = ground.likeness(a.line, b.line)
    x, y = a.clause, b.clause
    shared = _about(x, a) & _about(y, b)
    if _bounded(a) != _bounded(b) or _of_no_act(a) or _of_no_act(b):
        return 0.0
    if not x.predicate or not y.predicate:
        return _by_words(ground, a, b)
    if not x.over or x.over != y.over or not shared or _other_people(x, y):
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


def _about(clause: Clause, item: _Dated) -> frozenset[str]:
    own = {word.stem for word in item.line.words if item.date.start <= word.start < item.date.end}
    return clause.content - own - {clause.predicate, clause.over}


def _by_words(ground: Ground, a: _Dated, b: _Dated) -> float:
    """Without a known verb: one date in each of two much alike sentences, among the same words."""
    like = ground.likeness(a.line, b.line)
    alone = len(a.line.dates) == len(b.line.dates) == 1
    if like < _MUCH_ALIKE + 0.05 or not alone or not _words_near(a) & _words_near(b):
        return 0.0
    return min(_SURE, 0.3 + like)


def _words_near(item: _Dated) -> set[str]:
    return {
        word.stem
        for word in item.line.words
        if item.date.start - _NEAR <= word.start < item.date.end + _NEAR
        and not item.date.start <= word.start < item.date.end
        and word.stem not in FUNCTION_WORDS
    }


def _of_no_act(item: _Dated) -> bool:
    """Whether a date is no act's: by the clock of another place ("0241 GMT Friday"), or a stamp."""
    begin = item.date.start - item.line.start
    if _STAMP.search(item.line.text[:begin]):
        return True
    return bool(re.search(r"\b(?:GMT|UTC)\b", item.line.text[max(0, begin - 12) : begin + 24]))


def _bounded(item: _Dated) -> str:
    """The word that makes a date an end of a time: "since Tuesday", "until Tuesday"."""
    before = item.line.text[: item.date.start - item.line.start]
    match = _SPAN_OF_TIME.search(before)
    return match[0].strip().casefold() if match else ""


def _may_agree(a: Date, b: Date) -> bool:
    """Whether two dates may be one; so where only one has a value, or they name other things."""
    if a.value and b.value:
        same_words = a.text.casefold() == b.text.casefold()
        return same_words or compatible(a.value, b.value)
    if a.value or b.value:
        return True
    x, y = _named(a.text), _named(b.text)
    return all(
        one is None or other is None or one == other for one, other in zip(x, y, strict=True)
    )


def _named(text: str) -> tuple[str | None, str | None, str | None]:
    """The weekday, the month and the day of the month that a date names."""
    weekday = _WEEKDAY.search(text)
    month = _DAY_OF_MONTH.search(text)
    return (
        weekday[1].casefold() if weekday else None,
        month[2].casefold() if month else None,
        (month[1] or month[3]) if month else None,
    )


def _near_today(one: Reading, other: Reading, a: Date, b: Date) -> bool:
    """Whether two dates a day apart may be one told from other time zones: "today", "Tuesday"."""
    if not (a.value and b.value and len(a.value) == len(b.value) == 10):
        return False
    if not (_RELATIVE.search(a.text) or _RELATIVE.search(b.text)):
        return False
    apart = abs((datetime.date.fromisoformat(a.value) - datetime.date.fromisoformat(b.value)).days)
    anchored = all(reading.report.article.published for reading in (one, other))
    today = "today" in f"{a.text} {b.text}".casefold()
    return (apart == 1 and today) or (apart >= 7 and not anchored)


def _said_of_it(ground: Ground, item: _Dated, others: Sequence[_Dated]) -> bool:
    """Whether the other article dates that act so too, in some sentence."""
    return any(
        other.date.value == item.date.value
        and (item.date.value or _named(item.date.text) == _named(other.date.text))
        and (
            ground.likeness(item.line, other.line)
            or other.clause.predicate == item.clause.predicate
        )
        for other in others
    )


def _one_verb(a: _Dated, b: _Dated) -> bool:
    return a.clause.over == b.clause.over or a.clause.predicate == b.clause.predicate


def _made(ground: Ground, confidence: float, a: _Dated, b: _Dated) -> Difference:
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
