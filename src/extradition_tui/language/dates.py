"""Dates in a text and the days that they mean, as ISO 8601.

What is relative ("on Wednesday", "last week") is resolved from the article's day of publication and
stays without a value where that is not known; durations and anniversaries never have one.
"""

from __future__ import annotations

import datetime
import re
from itertools import chain
from typing import Final

from extradition_tui.language.calendar_words import (
    COUNT,
    NAMED_MONTH,
    NEAR_UNITS,
    UNIT,
    iso_day,
    month_number,
    no_value,
    rule,
)
from extradition_tui.language.full_dates import FULL, YEAR_ALONE, YEARS
from extradition_tui.language.known_days import KNOWN
from extradition_tui.language.near_dates import DAYS_OF_MONTHS, MONTH_ALONE, NEAR
from extradition_tui.language.nearby import Nearby
from extradition_tui.language.told_days import TOLD, told
from extradition_tui.model import Date

_LINE_OF_DATE = re.compile(
    rf"^(?:[A-Z][a-z]+day,? )?(?:(?P<month>{NAMED_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}))"
    r" *$",
    re.MULTILINE,
)
_DATELINE = re.compile(
    rf"^[A-Z][A-Z .'’-]+(?:, [A-Z][A-Za-z. ]+)?, (?P<month>{NAMED_MONTH}) (?P<day>\d{{1,2}})"
    r"(?: \([^()\n]{2,40}\))? ?[-–—]",
    re.MULTILINE,
)
_HEAD = 1500
_NEAR_DAYS = 3
_ENDS_IN_UNIT = re.compile(rf"\b{UNIT}$", re.IGNORECASE)

_SPANS_OF_TIME: Final = (
    rule(
        r"\b(?P<date>(?:(?:the |its |their |his |her )?(?:\d{1,3}(?:st|nd|rd|th)|first|second|third"
        r"|fourth|fifth|tenth|twentieth|fiftieth) )?anniversar(?:y|ies))\b",
        no_value,
        any_case=True,
        words="anniversar",
    ),
    rule(
        r"\b(?P<date>(?:last|this|next|early|late|the) (?:spring|summer|autumn|fall|winter"
        r"|decade|century))\b(?! of)",
        no_value,
        words="spring|summer|autumn|fall|winter|decade|century",
    ),
    rule(
        r"\b(?P<date>(?:(?:the )?(?:past|last|next|first|coming) )?"
        rf"(?!a second\b){COUNT}[ -]{UNIT})\b(?!-old)",
        no_value,
        any_case=True,
        near=NEAR_UNITS,
    ),
)
# The longest forms first: what a rule has taken no later one may take.
_RULES: Final = (
    *KNOWN,
    *FULL,
    *DAYS_OF_MONTHS,
    *YEARS,
    *NEAR,
    *TOLD,
    *_SPANS_OF_TIME,
    *MONTH_ALONE,
    *YEAR_ALONE,
)


def find_dates(text: str, published: str | None = None) -> tuple[Date, ...]:
    """The dates of a text in order, none overlapping another; ``published`` is an ISO date."""
    anchor = _written(text, _anchor(published))
    found: list[Date] = []
    taken = bytearray(len(text))
    lower = text.lower()
    worth: dict[tuple[str, ...], bool] = {}
    stretches: dict[Nearby | None, list[tuple[int, int]]] = {None: [(0, len(text))]}
    for form in _RULES:
        if form.words not in worth:
            worth[form.words] = any(word in lower for word in form.words)
        if not worth[form.words]:
            continue
        if form.near is not None and form.near not in stretches:
            stretches[form.near] = form.near.stretches(text)
        found_near = (form.pattern.finditer(text, *stretch) for stretch in stretches[form.near])
        for match in chain.from_iterable(found_near):
            start, end = match.span("date")
            if any(taken[start:end]) or not form.accept(match, text):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Date(start, end, text[start:end], form.resolve(match, text, anchor)))
    return told(text, sorted(found, key=lambda item: item.start))


def is_duration(date: Date) -> bool:
    """Whether it is a span of time ("three weeks"): a figure with a unit too, where it has one."""
    return date.value is None and _ENDS_IN_UNIT.search(date.text) is not None


def _anchor(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _written(text: str, published: datetime.date | None) -> datetime.date | None:
    """The day that the text itself says it was written on, where it is close to ``published``.

    What a page says of itself is sometimes the day on which it was made, not the one it speaks of.
    A line of its own names it, or the dateline before the first sentence.
    """
    head = text[:_HEAD]
    for match in (*_LINE_OF_DATE.finditer(head), *_DATELINE.finditer(head)):
        if published is None:
            break
        year = int(match.groupdict().get("year") or published.year)
        value = iso_day(year, month_number(match["month"]), int(match["day"]))
        day = datetime.date.fromisoformat(value) if value else None
        if day and abs((day - published).days) <= _NEAR_DAYS:
            return day
    return published
