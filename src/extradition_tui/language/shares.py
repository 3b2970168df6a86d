"""Shares, multiples and vague amounts: "two-thirds", "one in five", "twofold", "dozens"."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extradition_tui.language.counted import counted
from extradition_tui.language.nearby import nearby
from extradition_tui.language.numbers import (
    DIGITS,
    NEAR_NUMBER,
    SCALES,
    digits_value,
    words_value,
)
from extradition_tui.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHARE = "share"
"""The unit of a part of a whole; its value lies between 0 and 1."""

_PARTS: Final = MappingProxyType(
    {
        "half": 2,
        "halves": 2,
        "third": 3,
        "quarter": 4,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
    }
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_BOUND = (
    r"(?:(?P<bound>at least|more than|over|up to|fewer than|less than|nearly|almost|just under"
    r"|about|around|roughly|some|an estimated|only) )?"
)
_FRACTION = re.compile(
    rf"\b{_BOUND}(?P<body>(?:(?P<top>an?|{_SMALL})[ -])?(?P<part>half|halves|third|quarter"
    r"|fifth|sixth|seventh|eighth|ninth|tenth)(?P<many>s)?)"
    r"(?= of\b(?! an? )| the\b| its\b| their\b| all\b)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b{_BOUND}(?P<body>(?P<top>{_SMALL}|\d{{1,3}}) (?:in(?: every)?|out of(?: every)?) "
    rf"(?P<whole>{_SMALL}|twenty|hundred|\d{{1,6}}(?:,\d{{3}})*))(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:(?P<top>a|three)[ -])?(?P<part>half|quarters?)(?: of)? a percentage point\b",
    re.IGNORECASE,
)
_FOLD = re.compile(
    rf"(?<![\w.,-])(?:(?P<digits>{DIGITS})-?|(?P<word>{_SMALL}|twenty|hundred)[ -]?)fold\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:(?P<few>several|a few|a couple of|a couple|many) (?P<scale>dozen|hundred|thousand"
    r"|million|billion)|(?:many )?(?P<vague>(?:tens|hundreds) of (?:thousands|millions)|thousands"
    r"|hundreds|dozens|scores|millions|billions|trillions))(?=\W|$)",
    re.IGNORECASE,
)
_LEAST: Final = MappingProxyType(
    {
        "dozens": 24.0,
        "scores": 40.0,
        "hundreds": 200.0,
        "thousands": 2000.0,
        "tens of thousands": 20000.0,
        "hundreds of thousands": 200000.0,
        "millions": 2e6,
        "tens of millions": 2e7,
        "hundreds of millions": 2e8,
        "billions": 2e9,
        "trillions": 2e12,
    }
)
_NEAR_PART = nearby(_PARTS, 60, 20)
_NEAR_AMOUNT = nearby([*_LEAST, *(word for word in SCALES if len(word) > 2)], 30, 30)
_LOW = frozenset(["at least", "more than", "over"])
_HIGH = frozenset(["up to", "fewer than", "less than"])
_NEAR_HIGH = frozenset(["nearly", "almost", "just under"])


def find_shares(text: str, pos: Mapping[int, str]) -> Iterator[Figure]:
    """Parts of a whole: fractions in words, and so many in so many."""
    yield from _points(text)
    yield from _multiples(text, pos)
    for match in _NEAR_PART.matches(_FRACTION, text):
        part = match["part"].lower()
        top = words_value(match["top"] or "one") or 1.0
        if not match["top"] and part not in ("half", "halves"):
            continue
        if match["top"] and (bool(match["many"]) or part == "halves") != (top > 1):
            continue
        value = top / _PARTS[part]
        if 0 < value < 1:
            of = counted(text, match.end(), pos, plural=True)
            of = of or counted(text, match.end(), pos, plural=False)
            yield _share(text, match, value, of)
    for match in NEAR_NUMBER.matches(_ONE_IN, text):
        first, second = (_number(match[name]) for name in ("top", "whole"))
        of = counted(text, match.end(), pos, plural=True)
        if second > first > 0 and of is not None:
            yield _share(text, match, first / second, of)


def find_vague(text: str, pos: Mapping[int, str]) -> Iterator[Figure]:
    """Amounts without a number of their own, with the least that they can mean."""
    for match in _NEAR_AMOUNT.matches(_VAGUE, text):
        value: float | None = None
        if match["scale"]:
            low: float | None = 2 * SCALES[match["scale"].lower()]
            if match["few"].lower().startswith("a couple"):
                value, low = low, None
        else:
            low = _LEAST[match["vague"].lower()]
        of = counted(text, match.end(), pos, plural=True)
        yield Figure(*match.span(), match.group(), value, low, None, False, True, None, of)


def _points(text: str) -> Iterator[Figure]:
    """A part of a percentage point ("half a percentage point")."""
    for match in _POINTS.finditer(text):
        value = (words_value(match["top"] or "one") or 1.0) / _PARTS[match["part"].rstrip("s")]
        yield Figure(*match.span(), match.group(), value, value, value, False, False, "%", None)


def _multiples(text: str, pos: Mapping[int, str]) -> Iterator[Figure]:
    """So many times as much ("a tenfold rise")."""
    for match in _FOLD.finditer(text):
        digits = match["digits"]
        value = digits_value(digits) if digits else words_value(match["word"])
        of = counted(text, match.end(), pos, plural=False)
        if value:
            yield Figure(
                *match.span(), match.group(), value, value, value, False, False, "times", of
            )


def _number(text: str) -> float:
    digits = text.replace(",", "")
    return float(digits) if digits.isdigit() else words_value(text) or 0.0


def _share(text: str, match: re.Match[str], value: float, of: str | None) -> Figure:
    bound = (match["bound"] or "").lower()
    start = match.start() if bound and bound != "only" else match.start("body")
    value = round(value, 4)
    low: float | None = value
    high: float | None = value
    if bound in _LOW:
        high = None
    elif bound in _HIGH or bound in _NEAR_HIGH:
        low = None
    elif bound and bound != "only":
        low = high = None
    near = bool(bound) and bound not in _LOW | _HIGH | {"only"}
    end = match.end()
    return Figure(start, end, text[start:end], value, low, high, False, near, SHARE, of)
