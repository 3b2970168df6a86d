"""How far apart the times lie that two dates name, and how finely they tell them."""

from __future__ import annotations

import calendar
import datetime
import re

from extradition_tui.contrast.dated import MONTHS, WEEKDAYS, Dated, named

DAY, MONTH, YEAR = 1, 30, 365
"""What a date tells a time to, in days."""

_GRAINS = {4: YEAR, 7: MONTH, 10: DAY}
_ABOUT_THEN = re.compile(r"\b(?:ago|earlier|later|before)\b|\b(?:around|about|circa)\b", re.I)
_LOOSE_DAYS, _LOOSE_YEAR = 1, 366


def grain_of(item: Dated) -> int:
    """Whether a date tells a day, a month or a year; 0 where it names no time."""
    if item.date.value:
        return _GRAINS.get(len(item.date.value.partition("/")[0]), 0)
    weekday, _, day = named(item.date.text)
    return DAY if weekday or day else 0


def days_apart(a: Dated, b: Dated) -> int:
    """How many days lie between two dates; 0 where both may be meant of one time.

    In articles of no known day, weekdays are taken to be of one week, and days of one year.
    """
    if not (a.date.value or b.date.value):
        return _apart_as_named(a, b)
    x, y = _days(a), _days(b)
    if x is None or y is None:
        return 0
    if _of_any_year(a) and _of_any_year(b):
        shift = round((x[0] - y[0]) / YEAR) * YEAR
        x = (x[0] - shift, x[1] - shift)
    apart = max(x[0] - y[1], y[0] - x[1])
    loose = _LOOSE_DAYS if "/" in f"{a.date.value}{b.date.value}" else 0
    if _ABOUT_THEN.search(f"{a.date.text} {b.date.text}") and x[1] - x[0] > MONTH + 1:
        loose = _LOOSE_YEAR
    return apart if apart > loose else 0


def one_month(a: Dated, b: Dated) -> bool:
    """Whether both are days of one month, or weekdays that no day is known of."""
    x, y = a.date.value or "", b.date.value or ""
    return grain_of(a) == grain_of(b) == DAY and x[:7] == y[:7]


def one_weekday(a: Dated, b: Dated) -> bool:
    """Whether both name one weekday and nothing else: an anchor may be wrong, not the word."""
    x, y = named(a.date.text), named(b.date.text)
    return x[0] is not None and x[0] == y[0] and not (x[1] and y[1])


def _of_any_year(item: Dated) -> bool:
    """Whether a month is named without its year, which may then be the one before or after."""
    value = item.date.value or ""
    return len(value) == 7 and value[:4] not in item.date.text


def _apart_as_named(a: Dated, b: Dated) -> int:
    (weekday, month, day), (other, its_month, its_day) = named(a.date.text), named(b.date.text)
    if day and its_day and month and its_month:
        return abs(_of_the_year(month, day) - _of_the_year(its_month, its_day))
    if weekday and other:
        days = WEEKDAYS.index(weekday) - WEEKDAYS.index(other)
        return min(days % len(WEEKDAYS), -days % len(WEEKDAYS))
    return 0


def _of_the_year(month: str, day: str) -> int:
    return MONTHS.index(month) * (MONTH + 1) + int(day)


def _days(item: Dated) -> tuple[int, int] | None:
    """The first and the last day that a date may mean, as ordinals; None where it names none."""
    first, _, last = (item.date.value or "").partition("/")
    last = last or first
    try:
        begin = datetime.date.fromisoformat((first + "-01-01")[:10])
        year, month = int(last[:4]), int(last[5:7] or 12)
        day = int(last[8:10] or calendar.monthrange(year, month)[1])
        return begin.toordinal(), datetime.date(year, month, day).toordinal()
    except ValueError:
        return None
