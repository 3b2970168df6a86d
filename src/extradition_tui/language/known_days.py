"""Days that have a name in every year, or are known by their date alone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from extradition_tui.language.calendar_words import (
    EDGE,
    MONTHS,
    NAMED_MONTH,
    NEAR_DIGITS,
    NEAR_WEEKDAYS,
    WEEKDAY,
    YEAR,
    Rule,
    month_number,
    no_value,
    rule,
)
from extradition_tui.language.tense import lies_ahead

_Anchor = datetime.date | None
_THURSDAY: Final = 3


def _fixed(month: int, day: int) -> Callable[[int], datetime.date]:
    return lambda year: datetime.date(year, month, day)


def _from_easter(days: int) -> Callable[[int], datetime.date]:
    return lambda year: _easter(year) + datetime.timedelta(days=days)


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skew = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * skew + 2 * (rest // 4) - moon - rest % 4) % 7
    full = moon + days - 7 * ((golden + 11 * moon + 22 * days) // 451) + 114
    return datetime.date(year, full // 31, full % 31 + 1)


def _after_thanksgiving(days: int) -> Callable[[int], datetime.date]:
    """Days of shopping are told from the fourth Thursday of November wherever they are kept."""

    def day(year: int) -> datetime.date:
        first = datetime.date(year, MONTHS["nov"], 1)
        thanksgiving = first + datetime.timedelta(days=(_THURSDAY - first.weekday()) % 7 + 21)
        return thanksgiving + datetime.timedelta(days=days)

    return day


_NAMED: Final = MappingProxyType(
    {
        "new year's day": _fixed(1, 1),
        "new year's eve": _fixed(12, 31),
        "valentine's day": _fixed(2, 14),
        "international women's day": _fixed(3, 8),
        "st patrick's day": _fixed(3, 17),
        "april fools' day": _fixed(4, 1),
        "april fool's day": _fixed(4, 1),
        "earth day": _fixed(4, 22),
        "may day": _fixed(5, 1),
        "juneteenth": _fixed(6, 19),
        "fourth of july": _fixed(7, 4),
        "bastille day": _fixed(7, 14),
        "halloween": _fixed(10, 31),
        "bonfire night": _fixed(11, 5),
        "armistice day": _fixed(11, 11),
        "christmas eve": _fixed(12, 24),
        "christmas day": _fixed(12, 25),
        "boxing day": _fixed(12, 26),
        "shrove tuesday": _from_easter(-47),
        "ash wednesday": _from_easter(-46),
        "palm sunday": _from_easter(-7),
        "maundy thursday": _from_easter(-3),
        "good friday": _from_easter(-2),
        "easter sunday": _from_easter(0),
        "easter monday": _from_easter(1),
        "ascension day": _from_easter(39),
        "black friday": _after_thanksgiving(1),
        "cyber monday": _after_thanksgiving(4),
    }
)
_NAMES: Final = "|".join(
    re.escape(name).replace("'", "['’]").replace("st\\ ", r"(?:Saint|St\.?) ") for name in _NAMED
)
_WORDS: Final = "|".join(name.split("'")[0] for name in _NAMED).replace("st patrick", "patrick")
_OTHER_WEEKDAYS: Final = (
    "Super|Bloody|Holy|Fat|Blue|Giving|Red|White|Green|Clean|Orthodox Easter|Orthodox Good|Whit"
)
_HAPPENED: Final = r"(?=(?:['’]s)? (?:\w+ )?(?:attack|terror|hijack|bombing|massacre|riot)[a-z]*\b)"


def _named(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    name = match["name"].lower().replace("’", "'")
    day = _NAMED[re.sub(r"^(?:saint|st\.?) ", "st ", name)]
    if match["year"]:
        return day(int(match["year"])).isoformat()
    if anchor is None or not datetime.MINYEAR < anchor.year < datetime.MAXYEAR:
        return None
    days = (day(anchor.year + shift) for shift in (-1, 0, 1))
    if lies_ahead(text, *match.span("date")):
        return min(found for found in days if found >= anchor).isoformat()
    return max(found for found in days if found <= anchor).isoformat()


def _known(year: int, month: int, day: int) -> Callable[[re.Match[str], str, _Anchor], str | None]:
    """A day known by its date alone, for whoever wrote after it."""
    value = datetime.date(year, month, day)

    def resolve(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
        named = match.groupdict().get("month")
        if (named and month_number(named) != month) or (anchor and anchor < value):
            return None
        return value.isoformat()

    return resolve


def _on(day: int) -> str:
    month = rf"(?P<month>{NAMED_MONTH})"
    return rf"{EDGE}(?P<date>{month} {day}(?:th)?)(?![\w,]){_HAPPENED}"


def _is_september(match: re.Match[str], _text: str) -> bool:
    return month_number(match["month"]) == MONTHS["sep"]


KNOWN: Final[tuple[Rule, ...]] = (
    rule(_on(11), _known(2001, 9, 11), _is_september),
    rule(r"(?<![\w/.])(?P<date>9/11)(?![\w/])", _known(2001, 9, 11), near=NEAR_DIGITS),
    rule(
        rf"(?<!Orthodox )\b(?P<date>(?P<name>{_NAMES})(?:,? {YEAR})?)(?!\w)",
        _named,
        any_case=True,
        words=_WORDS,
    ),
    rule(rf"\b(?P<date>(?:{_OTHER_WEEKDAYS}) {WEEKDAY})\b", no_value, near=NEAR_WEEKDAYS),
)
"""Feasts and other named days, before any of the words in them is taken for itself."""
