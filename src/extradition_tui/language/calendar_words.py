"""The words of the calendar (months, weekdays, counts, units) and what a rule for dates is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from extradition_tui.language.nearby import Nearby, nearby

_MONTH_NAMES: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_WEEKDAY_NAMES: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_MONTHS: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_SHORT_MONTH: Final = 3


NAMED_MONTH: Final = rf"(?:{_MONTH_NAMES}|{_MONTH_NAMES.upper()}|(?:{_SHORT_MONTHS})\b\.?)"
"""A month, in full or cut short, without a group."""
MONTH: Final = rf"(?P<month>{NAMED_MONTH})"
DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
SECOND_DAY: Final = r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR: Final = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
WEEKDAY: Final = rf"(?P<weekday>{_WEEKDAY_NAMES}|{_WEEKDAY_NAMES.upper()})"
ON_WEEKDAY: Final = (
    rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),? (?:the )?)?"
)
"""A weekday that may stand before a date."""
COUNT: Final = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|several"
    r"|a few|few|a couple of|many)"
)
UNIT: Final = (
    r"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century|centurie)s?"
)
EDGE: Final = r"(?<![\w/.-])"
"""What a number must not stand behind."""

_SHORT_FORMS: Final = f"Mr|Ms|Mrs|Dr|St|Sen|Gov|Rep|Gen|Col|Lt|Sgt|Jr|Sr|No|vs|{_SHORT_MONTHS}"
SENTENCE_END: Final = re.compile(
    rf"(?<!\b[A-Z]){''.join(rf'(?<!{form})' for form in _SHORT_FORMS.split('|'))}"
    r"[.!?](?=[\s”\"])|\n"
)
"""The end of a sentence, roughly: enough to tell which verbs stand around a day."""

NEAR_DIGITS: Final = nearby([r"['’]?\d"], 60, 60)
NEAR_MONTHS: Final = nearby(
    [*_MONTH_NAMES.lower().split("|"), rf"(?:{_SHORT_MONTHS.lower()})\b"], 80, 80
)
NEAR_WEEKDAYS: Final = nearby([_WEEKDAY_NAMES.lower()], 40, 40)
NEAR_UNITS: Final = nearby(
    ["second|minute|hour|day|week|fortnight|month|year|decade|centur"], 60, 40
)

Resolve = Callable[[re.Match[str], str, "datetime.date | None"], str | None]
Accept = Callable[[re.Match[str], str], bool]


def _always(_match: re.Match[str], _text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of date: its pattern with a group ``date``, and what it means.

    ``resolve`` gets the match, the text and the day that the article was published; ``accept``
    tells whether words that fit are a date at all. A text without any of ``words``, in lower case,
    has no such date: it is not searched. A form with words of ``near`` in it is searched for around
    these alone, which are few.
    """

    pattern: re.Pattern[str]
    resolve: Resolve
    accept: Accept = _always
    words: tuple[str, ...] = ("",)
    near: Nearby | None = None


def rule(
    pattern: str,
    resolve: Resolve,
    accept: Accept = _always,
    *,
    any_case: bool = False,
    words: str = "",
    near: Nearby | None = None,
) -> Rule:
    """A rule from its pattern's source, and its ``words`` with bars between them."""
    compiled = re.compile(pattern, re.IGNORECASE if any_case else 0)
    near = near or (NEAR_MONTHS if NAMED_MONTH in pattern else None)
    return Rule(compiled, resolve, accept, tuple(words.split("|")), near)


MONTHS: Final = MappingProxyType(
    {
        name[:_SHORT_MONTH].lower(): number
        for number, name in enumerate(_MONTH_NAMES.split("|"), start=1)
    }
)
"""The number of a month by the first three letters of its name."""
WEEKDAYS: Final = MappingProxyType(
    {name.lower(): day for day, name in enumerate(_WEEKDAY_NAMES.split("|"))}
)


def month_number(name: str) -> int:
    """The number of a month by its name, in full or cut short."""
    return MONTHS[name[:_SHORT_MONTH].lower()]


def iso_day(year: int, month: int, day: int) -> str | None:
    """A day as ISO 8601, None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def moved(day: datetime.date, days: int) -> datetime.date | None:
    """A day so many days later, None beyond the calendar's ends."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def iso_moved(day: datetime.date, days: int) -> str | None:
    """A day so many days later as ISO 8601, None beyond the calendar's ends."""
    found = moved(day, days)
    return found.isoformat() if found else None


def no_value(_match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    """For a form that has no value: a span of time, an anniversary, a season."""
    return None
