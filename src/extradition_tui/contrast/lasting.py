"""How long something lasts where no number says it: "may take a week" is one week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.reading import Line
from extradition_tui.model import Figure

_ONE = re.compile(r"(?:an?|one) (second|minute|hour|day|week|month|year|decade)", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:for|within|last(?:s|ed|ing)?|t(?:ake|akes|ook|aken|aking))"
    r"(?: (?:about|around|almost|nearly|roughly|at least|up to|more than|less than))?\s*$",
    re.IGNORECASE,
)
_NO_LENGTH = re.compile(r"\s+(?:ago|later|earlier|before|after|and a half|or (?:two|more|so))\b")


def lengths_of_one(line: Line) -> Iterator[Figure]:
    """The lengths of time in a sentence that are told as one day, week or year."""
    for date in line.dates:
        match = _ONE.fullmatch(date.text)
        begin, end = date.start - line.start, date.end - line.start
        lasts = _LASTS.search(line.text[:begin])
        if match and lasts and not _NO_LENGTH.match(line.text[end:]):
            unit = match[1].casefold()
            yield Figure(date.start, date.end, date.text, 1.0, 1.0, 1.0, False, False, unit, None)
