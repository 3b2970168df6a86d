"""Dates that say their year: days, months, years and spans of them."""

from __future__ import annotations

import datetime
import re
from typing import Final

from extradition_tui.language.calendar_words import (
    DAY,
    EDGE,
    MONTH,
    NAMED_MONTH,
    NEAR_DIGITS,
    ON_WEEKDAY,
    SECOND_DAY,
    YEAR,
    Rule,
    iso_day,
    month_number,
    rule,
)
from extradition_tui.language.numbers import ORDINAL, ordinal_value
from extradition_tui.language.words import listed

_Anchor = datetime.date | None
_JOIN: Final = r" ?(?P<join>[-–—]|\bto\b|\band\b|\bthrough\b|\buntil\b) ?"
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|through|to|from|during|early|late|mid|after|before"
    r"|between|and|the|for|circa|year|his|her|its|their|a)[ -]|[(,–—-] ?|[a-z] )$"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥#]|\bNo\. ?|\b(?:at least|more than|nearly|about|some|around|roughly|over|at) )$",
    re.IGNORECASE,
)
_NO_YEAR_AFTER = re.compile(
    r"(?:[.,]\d|[%°:/]|-\d{3,}| ?(?:km|kg|m|ft|miles|people|per|percent"
    r"|GMT|UTC|BST|EST|hours|hrs|dollars|pounds|euros)\b)"
)
_NEXT_WORD = re.compile(r" ([a-z]+)")
_HUNDRED = 100
_NINETIES = 30


def span_of_days(
    match: re.Match[str], _text: str, _anchor: _Anchor, year: int | None = None
) -> str | None:
    """Two days of one month ("3–5 May 2019")."""
    in_year, month = year or int(match["year"]), month_number(match["month"])
    one, two = (iso_day(in_year, month, int(match[name])) for name in ("day", "day2"))
    return f"{one}/{two}" if one and two and one < two else None


def is_span(match: re.Match[str], text: str) -> bool:
    """Whether two days form a span: two that "and" joins only next to each other."""
    if match["join"] != "and" or text[: match.start("date")].endswith("between "):
        return True
    return int(match["day2"]) - int(match["day"]) == 1


def _full(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    return iso_day(int(match["year"]), month_number(match["month"]), int(match["day"]))


def _numeric(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    return iso_day(int(match["year"]), int(match["mm"]), int(match["day"]))


def _day_or_month_first(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    """Two numbers before a year: a day where one of them can be no month, else nobody's guess."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one > 12 >= two:
        return iso_day(year, two, one)
    if two > 12 >= one or one == two:
        return iso_day(year, one, two)
    return None


def _month_year(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    return f"{int(match['year']):04d}-{month_number(match['month']):02d}"


def _part_of_year(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    months = 6 if (match["half"] or "quarter").lower() == "half" else 3
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
    part = words.get((match["which"] or "").lower()) or int(match["number"] or 0)
    last = part * months
    if not months <= last <= 12:
        return None
    year = match["year"]
    return f"{year}-{last - months + 1:02d}/{year}-{last:02d}"


def _year_of_season(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    """A winter belongs to two years; the other seasons are known by theirs."""
    return None if match["season"].lower() == "winter" else str(match["year"])


def _years_span(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    first, last = match["year"], match["year2"]
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first < last else None


def _decade(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    year = int(match["year"])
    return f"{year}/{year + 9}" if year % _HUNDRED else None


def _short_decade(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    year = 1900 + int(match["two"])
    return f"{year}/{year + 9}" if int(match["two"]) >= _NINETIES else None


def _short_year(match: re.Match[str], _text: str, anchor: _Anchor) -> str | None:
    if anchor is None:
        return None
    year = anchor.year // _HUNDRED * _HUNDRED + int(match["two"])
    return str(year if year <= anchor.year else year - _HUNDRED)


def _century(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    number = int(ordinal_value(match["ordinal"]) or 0)
    return f"{number - 1:02d}00/{number - 1:02d}99" if 1 < number <= 21 else None


def _year_alone(match: re.Match[str], _text: str, _anchor: _Anchor) -> str | None:
    return match["year"]


def _is_year(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 14) : match.start()]
    word = _LAST_WORD.search(before)
    if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(text, match.end()):
        return False
    # A law bears the year in which it was passed; a flight or a room only a number.
    numbered = listed("numbered") - listed("law_last") | {"resolution"}
    if word and word.group(1).lower() in numbered:
        return False
    following = _NEXT_WORD.match(text, match.end())
    if following and following.group(1) in listed("plurals") and match["year"].endswith("00"):
        return word is not None and word.group(1).lower() in ("in", "since")
    cue = _YEAR_CUE.search(before)
    return cue is not None or not before.strip() or before.rstrip()[-1] in ".;:"


FULL: Final[tuple[Rule, ...]] = (
    rule(
        rf"{EDGE}(?P<date>{YEAR}(?P<mark>[-/])(?P<mm>[01]?\d)(?P=mark){DAY})(?:(?=T\d)|(?![\w-]))",
        _numeric,
        near=NEAR_DIGITS,
    ),
    rule(
        rf"{EDGE}(?P<date>(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark){YEAR})(?![\w/])",
        _day_or_month_first,
        near=NEAR_DIGITS,
    ),
    # The first day of a span over two months has the year of the second.
    rule(
        rf"{EDGE}(?P<date>{ON_WEEKDAY}{MONTH} {DAY})"
        rf"(?={_JOIN}{NAMED_MONTH} {SECOND_DAY},? {YEAR}\b)",
        _full,
    ),
    rule(
        rf"{EDGE}(?P<date>{ON_WEEKDAY}{DAY} {MONTH})"
        rf"(?={_JOIN}{SECOND_DAY} {NAMED_MONTH},? {YEAR}\b)",
        _full,
    ),
    rule(rf"{EDGE}(?P<date>{MONTH} {DAY}{_JOIN}{SECOND_DAY},? {YEAR})\b", span_of_days, is_span),
    rule(
        rf"{EDGE}(?P<date>{DAY}{_JOIN}{SECOND_DAY}(?: of)? {MONTH},? {YEAR})\b",
        span_of_days,
        is_span,
    ),
    rule(rf"{EDGE}(?P<date>{ON_WEEKDAY}{MONTH} {DAY},? {YEAR})\b", _full),
    rule(rf"{EDGE}(?P<date>{ON_WEEKDAY}{DAY}(?: day)?(?: of)? {MONTH},? {YEAR})\b", _full),
    rule(rf"{EDGE}(?P<date>{MONTH}(?:,| of)? {YEAR})\b", _month_year),
    rule(
        rf"\b(?P<date>(?:(?:the )?(?P<which>first|second|third|fourth|final) "
        rf"(?P<half>quarter|half)(?: of)?|Q(?P<number>[1-4])(?: of)?) {YEAR})\b",
        _part_of_year,
        words="quarter|half|q1|q2|q3|q4",
        near=NEAR_DIGITS,
    ),
    rule(
        rf"\b(?P<date>(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
        rf"(?: of)? {YEAR})\b",
        _year_of_season,
        words="spring|summer|autumn|fall|winter",
        near=NEAR_DIGITS,
    ),
)
"""Days, months and parts of years, the longest forms first."""

YEARS: Final[tuple[Rule, ...]] = (
    rule(
        rf"{EDGE}(?P<date>{YEAR} ?[-–/] ?(?P<year2>(?:1[5-9]|20)?[0-9][0-9]))(?![\w-])",
        _years_span,
        near=NEAR_DIGITS,
    ),
    rule(rf"{EDGE}(?P<date>{YEAR}['’]?s)\b", _decade, near=NEAR_DIGITS),
    rule(r"(?<![\w’'])(?P<date>['’](?P<two>\d0)s)\b", _short_decade, near=NEAR_DIGITS),
    rule(
        r"\b(?:in|of|since|from|until) (?P<date>['’](?P<two>\d\d))(?![\w’'])",
        _short_year,
        near=NEAR_DIGITS,
    ),
    rule(
        rf"(?<![\w/.])(?P<date>(?P<ordinal>{ORDINAL})[ -]century)\b(?! B\.?C)",
        _century,
        any_case=True,
        words="century",
    ),
)
"""Spans of years."""

YEAR_ALONE: Final[tuple[Rule, ...]] = (
    rule(rf"{EDGE}(?P<date>{YEAR})(?![\w])", _year_alone, _is_year, near=NEAR_DIGITS),
)
"""A year and nothing else, after all longer forms."""
