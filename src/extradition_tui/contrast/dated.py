"""What a date is of, and whether two dates can both be meant."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise

from extradition_tui.contrast.clauses import Clause
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.model import Date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?"
    rf"({'|'.join(MONTHS)})[a-z]*\.?(?: (\d{{1,2}})\b)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this|last|next|ago|earlier|later|overnight)\b"
    r"|^(?:early|late)?\s*\w+day\b",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b(?:published|updated|posted|modified)\b[^.]{0,12}$", re.IGNORECASE)
_WRITTEN_OUT, _TOP_LINES = len("2013-06-07"), 4
_RUNS_ON = re.compile(r"\s*$|\s+[“\"'‘]?[A-Z]")
_LED_IN = re.compile(r"\b(?:on|in|by|since|until|from|to|after|before|between|of|for)\s+$", re.I)
_FROM_ANOTHER = re.compile(
    r"\b(?:previous|following|same|next) (?:day|night|morning|week|month|year)\b"
    r"|\b(?:day|night|week|month|year) (?:before|after|earlier|later)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s?(?:,(?: and| or)?|and|or|to|until|till|through|-|–)\s?", re.IGNORECASE)
_ON_TO = re.compile(r"\s+(?:to|until|till|onwards?)\b|\s?[-–]")
_OPENING = re.compile(r"\W*(?:On|By|Since|Until|From)\s+")
_SPAN_OF_TIME = re.compile(
    r"\b(?:since|from|until|till|between|by|before|after)\s*$",
    re.I,
)
_LAWS = (
    r"(?i:acts?|laws?|statutes?|codes?|treaty|treaties|conventions?|constitution|accords?"
    r"|agreements?|charter|amendments?|regulations?|ordinances?|directives?)"
)
_LAW = re.compile(rf" (?:(?:[A-Z][\w’'-]*|and|of|on|federal|state|emergency) ){{0,5}}{_LAWS}\b")
_LAW_OF = re.compile(rf"\b{_LAWS} of $")


@dataclass(frozen=True, eq=False)
class Dated:
    """A date with the clause whose act it dates."""

    line: Line
    date: Date
    clause: Clause


def compatible(a: str, b: str) -> bool:
    """Whether two ISO 8601 values may mean the same time: one holds the other, or both meet."""
    first, last = _ends(a)
    begin, end = _ends(b)
    return first[: len(end)] <= end[: len(first)] and begin[: len(last)] <= last[: len(begin)]


def _ends(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    return first, last or first


def of_no_act(item: Dated) -> bool:
    """Whether a date is no act's: a page's, a law's, or by a clock elsewhere ("0241 GMT")."""
    begin = item.date.start - item.line.start
    if _is_in_a_name(item):
        return True
    if _STAMP.search(item.line.text[:begin]) or _heads_a_page(item) or _of_the_page(item):
        return True
    return bool(re.search(r"\b(?:GMT|UTC)\b", item.line.text[max(0, begin - 12) : begin + 24]))


def _is_in_a_name(item: Dated) -> bool:
    """Whether a year only tells a law or a treaty from others: "the 1996 act"."""
    text, begin = item.line.text, item.date.start - item.line.start
    after = text[item.date.end - item.line.start :]
    alone = len(item.date.value or "") == len("1996") == len(item.date.text)
    return alone and bool(_LAW_OF.search(text[:begin]) or _LAW.match(after))


def _heads_a_page(item: Dated) -> bool:
    """Whether a day is written out with its year where a page's head runs into its first words.

    "FIRE AT MILL 7 June 2013 A fire broke out", but not "On 7 June 2013 Ms Orr resigned".
    """
    text, begin = item.line.text, item.date.start - item.line.start
    runs_on = _RUNS_ON.match(text[item.date.end - item.line.start :])
    return bool(_is_written_out(item) and runs_on) and not _OPENING.fullmatch(text[:begin])


def _of_the_page(item: Dated) -> bool:
    """Whether a date stands in the head of a page: written out, on no verb, in its first lines."""
    before = item.line.text[: item.date.start - item.line.start]
    led_in = item.clause.over or _LED_IN.search(before)
    on_top = item.line.number < _TOP_LINES and not led_in
    in_head = "http" in item.line.text or (_is_written_out(item) and on_top)
    return in_head or _alone_on_line(item)


def _alone_on_line(item: Dated) -> bool:
    """Whether a line is nothing but a date: it dates the article and no act."""
    return item.line.text.strip(" .,|-–—") == item.date.text


def _is_written_out(item: Dated) -> bool:
    """Whether it is a day with its year."""
    value = item.date.value or ""
    return len(value) == _WRITTEN_OUT and value[:4] in item.date.text


def bounded(item: Dated) -> str:
    """The word that makes a date an end of a time: "since Tuesday", "until Tuesday"."""
    before = item.line.text[: item.date.start - item.line.start]
    match = _SPAN_OF_TIME.search(before)
    word = match[0].strip().casefold() if match else ""
    after = item.line.text[item.date.end - item.line.start :]
    return "" if word == "from" and not _ON_TO.match(after) else word


def hangs_on_another(item: Dated) -> bool:
    """Whether a date is one of a list or a span, or told from another: "the day before"."""
    text, begin = item.line.text, item.line.start
    between = [text[one.end - begin : other.start - begin] for one, other in _beside(item)]
    return bool(_FROM_ANOTHER.search(item.date.text)) or any(map(_JOINS.fullmatch, between))


def _beside(item: Dated) -> tuple[tuple[Date, Date], ...]:
    """A date with the one before it in its sentence, and the one after it with it."""
    return tuple(pair for pair in pairwise(item.line.dates) if item.date in pair)


def may_agree(a: Date, b: Date) -> bool:
    """Whether two dates may be one; so where only one has a value, or they name other things."""
    if a.value and b.value:
        same_words = a.text.casefold() == b.text.casefold()
        return same_words or compatible(a.value, b.value)
    if a.value or b.value:
        return True
    x, y = named(a.text), named(b.text)
    return all(
        one is None or other is None or one == other for one, other in zip(x, y, strict=True)
    )


def named(text: str) -> tuple[str | None, str | None, str | None]:
    """The weekday, the month and the day of the month that a date names."""
    weekday = _WEEKDAY.search(text)
    month = _DAY_OF_MONTH.search(text)
    return (
        weekday[1].casefold() if weekday else None,
        month[2].casefold() if month else None,
        (month[1] or month[3]) if month else None,
    )


def from_today(date: Date) -> bool:
    """Whether a date counts from the day on which it was written: "on Tuesday", "last year"."""
    return bool(_RELATIVE.search(date.text))


def near_today(one: Reading, other: Reading, a: Date, b: Date) -> bool:
    """Whether two dates a day apart may be one told from other time zones: "today", "Tuesday"."""
    if not (a.value and b.value and len(a.value) == len(b.value) == 10):
        return False
    if not (from_today(a) or from_today(b)):
        return False
    apart = abs((datetime.date.fromisoformat(a.value) - datetime.date.fromisoformat(b.value)).days)
    anchored = all(reading.report.article.published for reading in (one, other))
    today = "today" in f"{a.text} {b.text}".casefold()
    return (apart == 1 and today) or (apart >= 7 and not anchored)
