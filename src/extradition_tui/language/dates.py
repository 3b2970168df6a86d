"""Dates in a text and the days that they mean, as ISO 8601.

What is relative ("on Wednesday", "last week") is resolved from the article's day of publication and
stays without a value where that is not known; durations and anniversaries never have one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from extradition_tui.language.numbers import words_value
from extradition_tui.model import Date

_MONTHS: Final = MappingProxyType(
    {
        form: number
        for number, forms in enumerate(
            (
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ),
            start=1,
        )
        for form in forms.split()
    }
)
_WEEKDAYS: Final = MappingProxyType(
    {
        name: number
        for number, name in enumerate(
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        )
    }
)
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNT = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|several"
    r"|a few|few|a couple of|many)"
)
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade|century|centurie)s?"
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_WILL = re.compile(
    r"(?:will|is due|are due|(?:is|are) set to|scheduled|plans? to|(?:is|are) to|(?:is|are|am)"
    r" going to)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|[a-z]\w+ed)\b")
_WILL_OR_PAST = re.compile(rf"\b(?:{_WILL.pattern}|{_PAST.pattern})")
_FUTURE_DAY = re.compile(
    r"\b(?:will|would|next|upcoming|due|scheduled|until|by|plans?|(?:is|are) to|going to)\b"
)
_DATELINE = re.compile(
    r"^(?:[A-Z][a-z]+day,? )?(?:(?P<month>[A-Z][a-z]{2,8}\.?) (?P<day>\d{1,2}),? (?P<year>\d{4}))"
    r" *$",
    re.MULTILINE,
)
_HEAD = 1500
_NEAR_DAYS = 3
_WINDOW = 200
_OPENING = 6
_ENDS_IN_UNIT = re.compile(rf"\b{_UNIT}$", re.IGNORECASE)
_EDGE = r"(?<![\w/.-])"

_Resolve = Callable[[re.Match[str], str, "datetime.date | None"], str | None]


def find_dates(text: str, published: str | None = None) -> tuple[Date, ...]:
    """The dates of a text in order, none overlapping another; ``published`` is an ISO date."""
    anchor = _dateline(text, _anchor(published))
    found: list[Date] = []
    taken = bytearray(len(text))
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span("date")
            if any(taken[start:end]):
                continue
            if resolve is _month_alone and not _is_month(text, match):
                continue
            if resolve is _year_alone and not _is_year(text, match):
                continue
            value = resolve(match, text, anchor)
            taken[start:end] = b"\1" * (end - start)
            found.append(Date(start, end, text[start:end], value))
    return tuple(sorted(found, key=lambda item: item.start))


def is_duration(date: Date) -> bool:
    """Whether it is a span of time ("three weeks"): a figure with a unit too, where it has one."""
    return date.value is None and _ENDS_IN_UNIT.search(date.text) is not None


def _anchor(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dateline(text: str, published: datetime.date | None) -> datetime.date | None:
    """The day that a line of its own names near the start, where it is close to ``published``.

    What a page says of itself is sometimes the day on which it was made, not the one it speaks of.
    """
    for match in _DATELINE.finditer(text[:_HEAD]):
        month = _MONTHS.get(match["month"].lower().rstrip("."), 0)
        value = _iso(int(match["year"]), month, int(match["day"]))
        day = datetime.date.fromisoformat(value) if value else None
        if day and published and abs((day - published).days) <= _NEAR_DAYS:
            return day
    return published


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].lower().rstrip(".")]


def _full(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    return _iso(int(match["year"]), _month_number(match), int(match["day"]))


def _numeric(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    return _iso(int(match["year"]), int(match["mm"]), int(match["day"]))


def _slashed(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one > 12 >= two:
        return _iso(year, two, one)
    if two > 12 >= one or one == two:
        return _iso(year, one, two)
    return None


def _month_year(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    return f"{int(match['year']):04d}-{_month_number(match):02d}"


def _day_month(match: re.Match[str], text: str, anchor: datetime.date | None) -> str | None:
    if anchor is None:
        return None
    month, day = _month_number(match), int(match["day"])
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    dates = [value for year in years if (value := _iso(year, month, day))]
    future = _is_future(text, match.start("date"))
    back, ahead = (-31, 330) if future else (-366, 45)
    near = [
        value
        for value in dates
        if back <= (datetime.date.fromisoformat(value) - anchor).days <= ahead
    ]
    if not near:
        return None
    return min(near, key=lambda value: abs((datetime.date.fromisoformat(value) - anchor).days))


def _day_span(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    year = int(match["year"])
    one = _iso(year, _month_number(match), int(match["day"]))
    two = _iso(year, _month_number(match), int(match["day2"]))
    return f"{one}/{two}" if one and two and one < two else None


def _is_future(text: str, start: int) -> bool:
    sentence = _SENTENCE_END.split(text[max(0, start - _WINDOW) : start])[-1]
    return bool(_FUTURE_DAY.search(sentence))


def _month_alone(match: re.Match[str], text: str, anchor: datetime.date | None) -> str | None:
    if anchor is None:
        return None
    month = _month_number(match)
    which = (match["which"] or "").lower().strip()
    year = anchor.year
    if which == "next" or (_is_future(text, match.start("date")) and which != "last"):
        year += month < anchor.month or (which == "next" and month == anchor.month)
    else:
        year -= month > anchor.month or (which == "last" and month == anchor.month)
    return f"{year:04d}-{month:02d}"


def _is_month(text: str, match: re.Match[str]) -> bool:
    name = match["month"].rstrip(".")
    if name not in (
        "May",
        "March",
        "Mar",
        "Jun",
        "Jan",
        "Dec",
        "Sep",
        "Sept",
        "Nov",
        "Oct",
        "Apr",
        "Aug",
        "Jul",
        "Feb",
        "April",
        "June",
        "August",
    ):
        return True
    if match["which"]:
        return True
    before = text[max(0, match.start() - 14) : match.start()]
    cue = re.search(
        r"\b(?:in|since|by|of|until|till|through|to|from|during|early|late|mid|after|before"
        r"|this|every|and)[ -]$",
        before,
    )
    return cue is not None and not re.match(r" [A-Z]", text[match.end() :][:2])


def _year_alone(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    return match["year"]


def _is_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 14) : match.start()]
    if re.search(r"(?:[$£€¥#]|\bNo\. ?|\bat least |\bmore than |\bnearly |\babout )$", before):
        return False
    after = text[match.end() : match.end() + 16]
    if re.match(r"(?:[.,]\d|[%°:/]|-\d{3,}| ?(?:km|kg|m|ft|miles|people|per|percent)\b)", after):
        return False
    cue = re.search(
        r"(?:\b(?:in|since|by|of|until|till|through|to|from|during|early|late|mid|after|before"
        r"|between|and|the|for|circa|year|his|her|its|their|a)[ -]|[(,–—-] ?|[a-z] )$",
        before,
    )
    return cue is not None or not before.strip() or before.rstrip()[-1] in ".;:"


def _years_span(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    first, last = match["year"], match["year2"]
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first < last else None


def _decade(match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    year = int(match["year"])
    return f"{year}/{year + (99 if year % 100 == 0 else 9)}" if year % 100 else None


def _weekday(match: re.Match[str], text: str, anchor: datetime.date | None) -> str | None:
    if anchor is None:
        return None
    which = (match["which"] or "").lower().strip()
    back = (anchor.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
    if which == "last":
        back = back or 7
    elif which in ("next", "coming") or (not which and _is_coming(text, match)):
        return (anchor + datetime.timedelta(days=(7 - back) or 7)).isoformat()
    elif which == "this" and _is_coming(text, match) and back:
        back -= 7
    return (anchor - datetime.timedelta(days=back)).isoformat()


def _is_coming(text: str, match: re.Match[str]) -> bool:
    """Whether a weekday without "last" or "next" lies ahead, by the verbs of its sentence."""
    before = _SENTENCE_END.split(text[max(0, match.start() - 90) : match.start()])[-1]
    after = _SENTENCE_END.split(text[match.end() : match.end() + 90])[0]
    if re.search(r"\b(?:said|told|announced|added)(?: on)? $", before):
        return False
    if _WILL.search(before):
        return True
    if re.search(r"\b(?:by|until) $", before):
        return not (_PAST.search(before) or _PAST.search(after))
    # At the start of a sentence the first verb behind it tells.
    first = _WILL_OR_PAST.search(after) if len(before) < _OPENING else None
    return first is not None and _WILL.match(first.group()) is not None


def _near_day(match: re.Match[str], _text: str, anchor: datetime.date | None) -> str | None:
    if anchor is None:
        return None
    word = match["word"].lower()
    shift = -1 if word.startswith(("yesterday", "last night")) else int(word == "tomorrow")
    return (anchor + datetime.timedelta(days=shift)).isoformat()


def _near_unit(match: re.Match[str], _text: str, anchor: datetime.date | None) -> str | None:
    if anchor is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return _unit_away(match["unit"].lower(), shift, anchor)


def _unit_away(unit: str, shift: int, anchor: datetime.date) -> str | None:
    if unit in ("week", "weekend"):
        monday = anchor + datetime.timedelta(days=7 * shift - anchor.weekday())
        first = 5 if unit == "weekend" else 0
        days = (monday + datetime.timedelta(days=day) for day in (first, 6))
        return "/".join(day.isoformat() for day in days)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if months >= 12 else None
    if unit == "year":
        return f"{anchor.year + shift:04d}"
    return None


def _ago(match: re.Match[str], _text: str, anchor: datetime.date | None) -> str | None:
    count = match["count"].lower()
    amount = 1 if count in ("a", "an") else int(count) if count.isdigit() else words_value(count)
    if anchor is None or amount is None:
        return None
    unit = match["unit"].lower()
    try:
        if unit == "day":
            return (anchor - datetime.timedelta(days=int(amount))).isoformat()
        return _unit_away(unit, -int(amount), anchor)
    except (OverflowError, ValueError):
        return None


def _unknown(_match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    return None


def _attack(_match: re.Match[str], _text: str, _anchor: datetime.date | None) -> str | None:
    return "2001-09-11"


def _end_of(match: re.Match[str], _text: str, anchor: datetime.date | None) -> str | None:
    """The last day of the year or month that is running: a term that ends with it."""
    if anchor is None:
        return None
    year, month = anchor.year, 12
    if (match["unit"] or "year").lower() == "month":
        month = anchor.month
    first = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (first - datetime.timedelta(days=1)).isoformat()


def _rule(
    pattern: str, resolve: _Resolve, *, any_case: bool = False
) -> tuple[re.Pattern[str], _Resolve]:
    return re.compile(pattern, re.IGNORECASE if any_case else 0), resolve


_RULES: Final = (
    _rule(rf"{_EDGE}(?P<date>{_YEAR}-(?P<mm>[01]\d)-{_DAY})(?![\w-])", _numeric),
    _rule(
        rf"{_EDGE}(?P<date>(?P<one>\d{{1,2}})[/.](?P<two>\d{{1,2}})[/.]{_YEAR})(?![\w/])", _slashed
    ),
    _rule(
        rf"{_EDGE}(?P<date>{_MONTH} {_DAY} ?[-–] ?(?P<day2>3[01]|[12]\d|0?[1-9]),? {_YEAR})\b",
        _day_span,
    ),
    _rule(rf"{_EDGE}(?P<date>{_MONTH} {_DAY},? {_YEAR})\b", _full),
    _rule(rf"{_EDGE}(?P<date>{_DAY}(?: of)? {_MONTH},? {_YEAR})\b", _full),
    _rule(rf"{_EDGE}(?P<date>{_MONTH}(?:,| of)? {_YEAR})\b", _month_year),
    _rule(rf"{_EDGE}(?P<date>{_MONTH} {_DAY})(?![\w%]|[.,]\d)", _day_month),
    _rule(rf"{_EDGE}(?P<date>{_DAY}(?: of)? {_MONTH})(?!\w)", _day_month),
    _rule(rf"{_EDGE}(?P<date>{_YEAR} ?[-–/] ?(?P<year2>(?:1[5-9]|20)?\d\d))(?![\w-])", _years_span),
    _rule(rf"{_EDGE}(?P<date>{_YEAR}['’]?s)\b", _decade),
    _rule(r"(?<![\w/.])(?P<date>9/11)(?![\w/])", _attack),
    _rule(
        r"\b(?:by|before|until) (?P<date>(?:the end of (?:the|this) (?P<unit>year|month))"
        r"|year[ -]?end)\b",
        _end_of,
        any_case=True,
    ),
    _rule(
        rf"\b(?P<date>(?:(?P<which>last|next|this|coming) )?{_WEEKDAY})\b", _weekday, any_case=False
    ),
    _rule(
        r"\b(?P<date>(?P<word>today|yesterday|tomorrow|tonight|last night))\b",
        _near_day,
        any_case=True,
    ),
    _rule(
        r"\b(?P<date>(?P<which>last|this|next) (?P<unit>weekend|week|month|year))\b",
        _near_unit,
        any_case=True,
    ),
    _rule(rf"\b(?P<date>{_COUNT} {_UNIT} (?:ago|earlier))\b", _ago, any_case=True),
    _rule(
        r"\b(?P<date>(?:(?:the |its |their |his |her )?(?:\d{1,3}(?:st|nd|rd|th)|first|second|third"
        r"|fourth|fifth|tenth|twentieth|fiftieth) )?anniversar(?:y|ies))\b",
        _unknown,
        any_case=True,
    ),
    _rule(
        r"\b(?P<date>(?:last|this|next|early|late|the) (?:spring|summer|autumn|fall|winter"
        r"|decade|century)(?: of (?:1[5-9]|20)\d\d)?)\b(?! of)",
        _unknown,
    ),
    _rule(
        r"\b(?P<date>(?:(?:the )?(?:past|last|next|first|coming) )?"
        rf"(?!a second\b){_COUNT}[ -]{_UNIT})\b(?!-old)",
        _unknown,
        any_case=True,
    ),
    _rule(rf"\b(?P<date>(?:(?P<which>last|next|this) )?{_MONTH})(?!\w)", _month_alone),
    _rule(rf"{_EDGE}(?P<date>{_YEAR})(?![\w])", _year_alone),
)
