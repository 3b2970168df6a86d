"""Days of publication as they are printed: only full and unambiguous dates are taken.

The dates inside sentences are the language room's matter; this reads lines such as
"Published: 3 May 2025" and the fields of pages, feeds and records.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_FORMS = "|".join(
    (
        r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})(?=\D|$)",
        _DAY.format("d2") + r"(?:\s+of)?[\s-]+" + _MONTH.format("m2") + r",?[\s-]+(?P<y2>\d{4})",
        _MONTH.format("m3") + r"\s+" + _DAY.format("d3") + r",?\s+(?P<y3>\d{4})",
        r"(?P<a4>\d{1,2})[/.](?P<b4>\d{1,2})[/.](?P<y4>\d{4})",
        r"(?P<y5>\d{4})[/.](?P<m5>\d{1,2})[/.](?P<d5>\d{1,2})",
    )
)
_DATE = re.compile(rf"(?<![\w/.-])(?:{_FORMS})(?![\w/-])", re.IGNORECASE)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})(?:[+-]\d{1,2})?\)?)?"
)
_CLOCK = rf"(?:[,\s]*(?:at|@|[-–—|])?\s*{_TIME})?"
_STAMP = re.compile(
    rf"\s*(?:{_TIME},?\s+)?{_WEEKDAY}(?P<date>{_DATE.pattern}){_CLOCK}\s*\.?\s*", re.IGNORECASE
)


def day_in(text: str) -> str | None:
    """The first full date in a text as ISO 8601, or None when there is none or it is ambiguous."""
    found = _DATE.search(text)
    return _iso(found) if found else None


def stamp(text: str) -> str | None:
    """The date of a text that is a date (with weekday and clock, if any) and nothing else."""
    found = _STAMP.fullmatch(text)
    return _iso(found) if found else None


def is_stamp(text: str) -> bool:
    """Whether a text is a date and nothing else, even one that two countries read otherwise."""
    return bool(_STAMP.fullmatch(text))


def day_of_field(value: object) -> str | None:
    """The date of a field such as "2025-05-03T10:00:00Z" or "Sat, 03 May 2025 10:00:00 GMT"."""
    if not isinstance(value, str) or len(value) > 200:
        return None
    found = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value)
    if found:
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    return day_in(value)


def _iso(found: re.Match[str]) -> str | None:
    part = found.groupdict()
    if part["y4"]:
        return _by_shape(int(part["a4"]), int(part["b4"]), int(part["y4"]))
    for n in "1235":
        if part[f"y{n}"]:
            return _valid(int(part[f"y{n}"]), _month(part[f"m{n}"]), int(part[f"d{n}"]))
    return None


def _by_shape(first: int, second: int, year: int) -> str | None:
    """3/5/2025 is one day in Dublin and another in Boston: taken only where it can be told."""
    if first == second or second > 12:
        return _valid(year, first, second)
    return _valid(year, second, first) if first > 12 else None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next(n for n, name in enumerate(_MONTHS, 1) if text.lower().startswith(name))


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1500 <= year <= 2999 else None
    except ValueError:
        return None
