"""Times of the day that two articles give for one act: "at midnight" here, "at 11 p.m." there.

What both articles give is set aside; a time that is left is compared where each of two linked
sentences has one, and something more says that they tell of one act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.clauses import clause_at
from extradition_tui.contrast.date_acts import ties
from extradition_tui.contrast.dated import Dated
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.reading import Reading
from extradition_tui.model import Date

_HOURS_TEXT = """
one two three four five six seven eight nine ten eleven twelve
"""
_HOURS = {word: number + 1 for number, word in enumerate(_HOURS_TEXT.split())}
_HOUR = rf"(?:[01]?\d|2[0-3]|{'|'.join(_HOURS)})"
_LED_IN = r"(?:at|around|about|by|before|after|until|from|since|some|towards?|nearly|almost)\s+"
_TIME = re.compile(
    rf"(?P<named>\b(?:midnight|noon|midday)\b)"
    rf"|(?<![\d:.])(?<!\d[:.]\s)\b(?P<half>{_HOUR})(?:[.:](?P<past>[0-5]\d))?\s?(?P<side>[ap])\.?m\b\.?"
    rf"|\b(?P<clock>{_HOUR})\s+o['’]clock(?:\s+in\s+the\s+(?P<then>morning|afternoon|evening))?"
    rf"|\b{_LED_IN}(?P<hour>{_HOUR})(?:[.:](?P<minutes>[0-5]\d))?"
    r"\s+(?:in\s+the|that|on\s+\w+day|\w+day)\s+(?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:GMT|UTC|[ECMPB]S?T|[ECMP]DT|CES?T|IST|JST|local time)\b")
_BOUND = re.compile(r"\b(?:by|before|until|till|to|between|and|since|after)\s+$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|almost|towards?|(?:shortly|just|soon)\s+(?:after|before))\s+$",
    re.IGNORECASE,
)
_LATE = frozenset(["p", "afternoon", "evening", "night"])
_DAY, _HALF, _FEW_HOURS, _MOST = 24 * 60, 12 * 60, 4 * 60, 20
_LOOSELY = 30
_LIKELY = 0.6


@dataclass(frozen=True, eq=False)
class TimeOfDay:
    """A time of day: its minutes since midnight, or two where morning or evening is not said."""

    item: Dated
    minutes: frozenset[int]
    loose: bool


def clock_differences(
    ground: Ground, mine: Sequence[TimeOfDay], yours: Sequence[TimeOfDay]
) -> Iterator[tuple[float, Dated, Dated]]:
    """The times of one act that two articles give otherwise."""
    if max(len(mine), len(yours)) > _MOST:
        return
    here, there = _left(mine, yours), _left(yours, mine)
    for a in here:
        for b in there:
            alone = _alone(a, here) and _alone(b, there)
            if alone and _apart(a, b) <= _FEW_HOURS and ties(ground, a.item, b.item):
                yield _LIKELY, a.item, b.item


def times_of_day(reading: Reading) -> Iterator[TimeOfDay]:
    """The times of day that an article tells, in order."""
    for line in reading.lines:
        for match in () if _ELSEWHERE.search(line.text) else _TIME.finditer(line.text):
            name = next(key for key in ("named", "half", "clock", "hour") if match[key])
            begin = match.start(name)
            before = line.text[:begin]
            if _BOUND.search(before) and not _ABOUT.search(before):
                continue
            minutes = _minutes(match)
            text = line.text[begin : match.end()]
            start, end = line.start + begin, line.start + match.end()
            told = f"{min(minutes) // 60:02}:{min(minutes) % 60:02}"
            date = Date(start, end, text, told)
            loose = bool(_ABOUT.search(before)) or not min(minutes) % 60
            yield TimeOfDay(Dated(line, date, clause_at(reading, line, start)), minutes, loose)


def _minutes(match: re.Match[str]) -> frozenset[int]:
    if match["named"]:
        return frozenset([0 if match["named"].casefold() == "midnight" else _HALF])
    told = match["half"] or match["clock"] or match["hour"]
    hour = _HOURS.get(told.casefold()) or int(told)
    minute = int(match["past"] or match["minutes"] or 0)
    side = (match["side"] or match["then"] or match["part"] or "").casefold()
    if hour > 12:
        return frozenset([hour * 60 + minute])
    early = hour % 12 * 60 + minute
    if not side:
        return frozenset([early, early + _HALF])
    return frozenset([early + _HALF if _is_late(side, hour) else early])


def _is_late(side: str, hour: int) -> bool:
    """Whether an hour is of the second half of a day: 3 "at night" is not."""
    return side in _LATE and not (side == "night" and (hour < 5 or hour == 12))


def _left(own: Sequence[TimeOfDay], others: Sequence[TimeOfDay]) -> list[TimeOfDay]:
    """The times that the other article has none like."""
    return [a for a in own if not any(_apart(a, b) <= _leeway(a, b) for b in others)]


def _leeway(a: TimeOfDay, b: TimeOfDay) -> int:
    """How far two times may lie apart that are one: "about 4" and "4.12", but not "4" and "5"."""
    return _LOOSELY if a.loose or b.loose else 0


def _apart(a: TimeOfDay, b: TimeOfDay) -> int:
    return min(min((x - y) % _DAY, (y - x) % _DAY) for x in a.minutes for y in b.minutes)


def _alone(item: TimeOfDay, left: Sequence[TimeOfDay]) -> bool:
    """Whether no other time is left in its sentence."""
    return not any(x.item.line is item.item.line for x in left if x is not item)
