"""Which time a number is of: the years its sentence names, and whether it is part of a date."""

from __future__ import annotations

import re

from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.model import Date, Figure

_TIMES = frozenset(
    ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]
)
_POINT_IN_TIME = re.compile(
    r"\b(?:ago|later|earlier|prior|next|last|past|from|since|to go)\b", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|t(?:ake|akes|ook|aking)|(?:time|first|[a-z]+est) in)\s+\S*\s*$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:every|by|on)\s+\S*\s*$", re.IGNORECASE)
_BEFORE_OR_AFTER = re.compile(r"\s+(?:before|after|into|old)\b")
_OF_A_DAY = frozenset(["hour", "minute"])
_SINCE = re.compile(r"\s+after\s+(?:the|an?|its|his|her|their)\b")
"""How long after something: "31 hours after the collapse" is a length and no date."""

_OF_A_YEAR = 4
_YEAR = re.compile(r"\b[12]\d{3}\b")
_WHOLE_MONTH = re.compile(
    r"(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)"
)
_GOES_ON = re.compile(r"(?:It|That|This|They|Those)\b")
_BACKGROUND = re.compile(
    r"\b(?:last (?:year|month|decade|season)|previous(?:ly)?"
    r"|(?<!from )(?<!than )(?<!on )a year (?:ago|earlier|before)"
    r"|(?:years|months|decades|weeks) (?:ago|earlier|before)|in the past|since"
    r"|so far this (?:year|season)|record|annual(?:ly)?|average|every year|each year"
    r"|per year|a year)\b",
    re.IGNORECASE,
)


def in_date(line: Line, figure: Figure) -> bool:
    """Whether a number is a date's; a length of time ("for two hours") is a number of its own."""
    for date in line.dates:
        within = date.start < figure.end and figure.start < date.end
        elapsed = figure.unit in _OF_A_DAY and _SINCE.match(line.text[date.end - line.start :])
        if within and (
            figure.unit not in _TIMES or (not elapsed and _is_point_in_time(line, date))
        ):
            return True
    return False


def years_of(reading: Reading, line: Line) -> frozenset[str]:
    """The years and whole months that a sentence names, "before" where it looks back.

    A sentence that begins with "It" or "That" is of the time of the one before it.
    """
    years = {year for date in line.dates for year in _YEAR.findall(date.text)}
    years |= {date.value for date in line.dates if date.value and len(date.value) == _OF_A_YEAR}
    years |= {date.text.casefold() for date in line.dates if _WHOLE_MONTH.fullmatch(date.text)}
    if _BACKGROUND.search(line.text):
        years.add("before")
    if not years and _GOES_ON.match(line.text):
        earlier = [other for other in reading.lines if other.end <= line.start]
        if earlier and not _GOES_ON.match(earlier[-1].text):
            return years_of(reading, earlier[-1])
    return frozenset(years)


def _is_point_in_time(line: Line, date: Date) -> bool:
    """Whether a number of days says when: "9 days before", but not "for" or "after 9 days"."""
    begin, end = date.start - line.start, date.end - line.start
    if _POINT_IN_TIME.search(line.text[begin : end + 8]):
        return True
    if _LASTING.search(line.text[:begin]):
        return False
    return bool(_BY.search(line.text[:begin]) or _BEFORE_OR_AFTER.match(line.text[end:]))
