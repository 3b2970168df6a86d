"""Dates that are told from the day of writing: "on Wednesday", "2 March", "last week"."""

from __future__ import annotations

import datetime
import re
from typing import Final

from extradition_tui.language.calendar_words import (
    COUNT,
    DAY,
    EDGE,
    MONTH,
    NEAR_UNITS,
    NEAR_WEEKDAYS,
    ON_WEEKDAY,
    SECOND_DAY,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    Rule,
    iso_day,
    iso_moved,
    month_number,
    moved,
    no_value,
    rule,
)
from extradition_tui.language.full_dates import is_span, span_of_days
from extradition_tui.language.numbers import words_value
from extradition_tui.language.tense import lies_ahead, tense

_Anchor = datetime.date | None
_WEEK: Final = 7
_SATURDAY: Final = 5
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|of|until|till|through|to|from|during|early|late|mid|after|before"
    r"|this|every|and)[ -]$"
)
_TERM = re.compile(r"\b(?:until|till|by|before|no later than|through) (?:the )?$", re.IGNORECASE)
"""What leads in the end of a term, which mostly is near, before or behind: "had until Feb. 3"."""

_AFTER_SPAN = (
    r"(?=[.,;:)\n”\"’]|$| (?:in|at|on|for|of|by|to|with|and|after|before|when|was|were|will)\b)"
)
_NEWSPAPER = (
    r"(?! (?:Times|Telegraph|Mirror|Mail|Express|Post|Star|Herald|Independent|Sun|Tribune|School"
    r"|school)\b)"
)


def _year_of(match: re.Match[str], text: str, anchor: datetime.date) -> int | None:
    """The year of a day without one: its weekday tells where it has one, else what lies nearest."""
    month, day = month_number(match["month"]), int(match["day"])
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    dates = [
        datetime.date.fromisoformat(value)
        for year in years
        if 1 <= year <= datetime.MAXYEAR and (value := iso_day(year, month, day))
    ]
    weekday = match.groupdict().get("weekday")
    if weekday:
        named = [date for date in dates if date.weekday() == WEEKDAYS[weekday.lower()]]
        if named:
            return named[0].year
    begin = match.start("date")
    if _TERM.search(text, max(0, begin - 24), begin):
        back, ahead = -183, 183
    else:
        back, ahead = (-31, 330) if lies_ahead(text, *match.span("date")) else (-366, 45)
    near = [date for date in dates if back <= (date - anchor).days <= ahead]
    return min(near, key=lambda date: abs((date - anchor).days)).year if near else None


def _day_month(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    year = _year_of(match, text, anchor) if anchor else None
    return iso_day(year, month_number(match["month"]), int(match["day"])) if year else None


def _day_span(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    year = _year_of(match, text, anchor) if anchor else None
    return span_of_days(match, text, anchor, year) if year else None


def _month_alone(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    if anchor is None:
        return None
    month = month_number(match["month"])
    which = (match["which"] or "").lower().strip()
    year = anchor.year
    if which == "next" or (which != "last" and lies_ahead(text, *match.span("date"))):
        year += month < anchor.month or (which == "next" and month == anchor.month)
    else:
        year -= month > anchor.month or (which == "last" and month == anchor.month)
    return f"{year:04d}-{month:02d}"


def _month_of_year(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    year = _near_unit(match, text, anchor)
    return f"{year}-{month_number(match['month']):02d}" if year else None


def _is_month(match: re.Match[str], text: str) -> bool:
    """Whether a name of a month is one: some are names of people or words, and all can be."""
    name = match["month"].rstrip(".")
    if name.isupper():
        return False
    if len(name) > len("August") or name in ("January", "July") or match["which"]:
        return True
    before = text[max(0, match.start() - 14) : match.start()]
    cue = _MONTH_BEFORE.search(before)
    return cue is not None and not re.match(r" [A-Z]", text[match.end() :][:2])


def _weekday(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    if anchor is None:
        return None
    which = (match["which"] or "").lower().strip()
    back = (anchor.weekday() - WEEKDAYS[match["weekday"].lower()]) % _WEEK
    ahead = lies_ahead(text, *match.span("date"))
    if which == "last":
        back = back or _WEEK
    elif which in ("next", "coming") or (not which and ahead):
        back -= _WEEK
    elif which == "this" and back and (ahead or back > anchor.weekday()):
        # "This Saturday" is that of the week that runs.
        back -= _WEEK
    return iso_moved(anchor, -back)


def _week_after(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    """The weekday of the week after next ("a week on Monday")."""
    if anchor is None:
        return None
    ahead = (WEEKDAYS[match["weekday"].lower()] - anchor.weekday()) % _WEEK or _WEEK
    return iso_moved(anchor, ahead + _WEEK)


def _near_day(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    if anchor is None:
        return None
    word = match["word"].lower()
    shift = 0
    if word.startswith(("yesterday", "last night")):
        shift = -1
    elif word.startswith(("tomorrow",)):
        shift = 1
    return iso_moved(anchor, shift * (2 if match["beyond"] else 1))


def _near_unit(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    if anchor is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    # Early in a week "this weekend" of which the past is told was the last one.
    gone = shift == 0 and unit == "weekend" and anchor.weekday() < _SATURDAY
    if gone and tense(text, *match.span("date")) == "past":
        shift = -1
    return _unit_away(unit, shift, anchor)


def _weekend(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    """The weekend that runs, or the next or last one, as the verbs tell."""
    if anchor is None:
        return None
    runs = anchor.weekday() >= _SATURDAY or lies_ahead(text, *match.span("date"))
    return _unit_away("weekend", 0 if runs else -1, anchor)


def _day_of_month(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    month = _near_unit(match, _text, anchor)
    return iso_day(int(month[:4]), int(month[5:]), int(match["day"])) if month else None


def _unit_away(unit: str, shift: int, anchor: datetime.date) -> str | None:
    """The week, month or year so many away from that of the anchor."""
    if unit in ("week", "weekend", "fortnight"):
        weeks = shift * (2 if unit == "fortnight" else 1)
        first = _SATURDAY if unit == "weekend" else 0
        start = moved(anchor, _WEEK * weeks - anchor.weekday())
        days = [iso_moved(start, day) for day in (first, _WEEK - 1)] if start else [None]
        return "/".join(day for day in days if day) if None not in days else None
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if months >= 12 else None
    if unit == "year" and anchor.year + shift > 0:
        return f"{anchor.year + shift:04d}"
    return None


def _count_away(match: re.Match[str], anchor: _Anchor, direction: int) -> str | None:
    count = match["count"].lower()
    amount = 1 if count in ("a", "an") else int(count) if count.isdigit() else words_value(count)
    if anchor is None or amount is None:
        return None
    shift = direction * int(amount)
    unit = match["unit"].lower()
    return iso_moved(anchor, shift) if unit == "day" else _unit_away(unit, shift, anchor)


def _ago(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    return _count_away(match, anchor, -1)


def _years_ago_this_month(match: re.Match[str], text: str, anchor: _Anchor) -> str | None:
    year = _count_away(match, anchor, -1)
    return f"{year}-{anchor.month:02d}" if year and anchor else None


def _in_time(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    return _count_away(match, anchor, 1)


def _end_of(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    """The last day of the year or month that is running: a term that ends with it."""
    if anchor is None:
        return None
    year, month = anchor.year, 12
    if (match["unit"] or "year").lower() == "month":
        month = anchor.month
    if (year, month) >= (datetime.MAXYEAR, 12):
        return None
    first = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (first - datetime.timedelta(days=1)).isoformat()


DAYS_OF_MONTHS: Final[tuple[Rule, ...]] = (
    rule(
        rf"{EDGE}(?P<date>{MONTH} {DAY} ?(?P<join>[-–—]|to|and) ?{SECOND_DAY}){_AFTER_SPAN}",
        _day_span,
        is_span,
    ),
    rule(
        rf"{EDGE}(?P<date>{DAY} ?(?P<join>[-–—]|to|and) ?{SECOND_DAY}(?: of)? {MONTH})(?!\w)",
        _day_span,
        is_span,
    ),
    rule(rf"{EDGE}(?P<date>{ON_WEEKDAY}{MONTH} {DAY})(?![\w%]|[.,]\d)", _day_month),
    rule(rf"{EDGE}(?P<date>{ON_WEEKDAY}{DAY}(?: of)? {MONTH})(?!\w)", _day_month),
    rule(
        rf"{EDGE}(?P<date>{MONTH},?(?: of)? (?P<which>last|this|next) (?P<unit>year))\b",
        _month_of_year,
    ),
    rule(
        rf"{EDGE}(?P<date>{DAY} of (?P<which>last|this|next) (?P<unit>month))\b",
        _day_of_month,
        any_case=True,
        words="last month|this month|next month",
    ),
)
"""Days of a month whose year is the one that lies nearest."""

NEAR: Final[tuple[Rule, ...]] = (
    rule(
        rf"\b(?P<date>{COUNT} (?P<unit>year)s? ago this (?:month|week))\b",
        _years_ago_this_month,
        any_case=True,
        words=" ago this",
        near=NEAR_UNITS,
    ),
    rule(
        r"\b(?:by|before|until) (?P<date>(?:the end of (?:the|this) (?P<unit>year|month))"
        r"|year[ -]?end)\b",
        _end_of,
        any_case=True,
        words="the end of |year-end|year end",
    ),
    rule(rf"\b(?P<date>(?:a )?week (?:on|from) {WEEKDAY})\b", _week_after, near=NEAR_WEEKDAYS),
    rule(
        rf"\b(?P<date>(?:every|each|any|some|(?<=on )a|(?<=On )a) {WEEKDAY})\b(?!['’]s)",
        no_value,
        near=NEAR_WEEKDAYS,
    ),
    rule(
        r"(?<!Mail on )(?<!Sheffield )\b"
        rf"(?P<date>(?:(?P<which>last|next|this|coming) )?{WEEKDAY})\b{_NEWSPAPER}",
        _weekday,
        near=NEAR_WEEKDAYS,
    ),
    rule(
        r"\b(?P<date>(?P<beyond>the day (?:before|after) )?"
        r"(?P<word>(?<!USA )today|yesterday|tomorrow|tonight|last night"
        r"|(?-i:[Tt]his (?:morning|afternoon|evening))))\b",
        _near_day,
        any_case=True,
        words="today|tomorrow|yesterday|tonight|last night|this morning|this after|this even",
    ),
    rule(
        r"\b(?P<date>(?P<which>last|this|next) (?P<unit>weekend|week|month|year))\b",
        _near_unit,
        any_case=True,
        words="last |next |this ",
        near=NEAR_UNITS,
    ),
    rule(
        r"\b(?:over|at|during|throughout) (?P<date>the weekend)\b",
        _weekend,
        any_case=True,
        words="weekend",
    ),
    rule(
        rf"\b(?P<date>in {COUNT} {UNIT}['’]s? time)\b",
        _in_time,
        any_case=True,
        words="’ time|'s time|’s time|' time",
    ),
    rule(rf"\b(?P<date>{COUNT} {UNIT} ago)\b", _ago, any_case=True, words=" ago", near=NEAR_UNITS),
    rule(
        rf"\b(?P<date>{COUNT} (?!days?\b){UNIT} earlier)\b",
        _ago,
        any_case=True,
        words=" earlier",
        near=NEAR_UNITS,
    ),
)
"""Weekdays, near days, and weeks, months and years by their distance."""

MONTH_ALONE: Final[tuple[Rule, ...]] = (
    rule(rf"\b(?P<date>(?:(?P<which>last|next|this) )?{MONTH})(?!\w)", _month_alone, _is_month),
)
"""A month and nothing else, after all longer forms."""
