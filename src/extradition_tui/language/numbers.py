"""Numbers written in digits or in English words, and what they are worth."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from extradition_tui.language.nearby import nearby

_UNITS: Final = MappingProxyType(
    {
        word: float(value)
        for value, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ]
        )
    }
)
_TENS: Final = MappingProxyType(
    {
        word: 10.0 * (value + 2)
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        )
    }
)
SCALES: Final = MappingProxyType(
    {
        "dozen": 12.0,
        "hundred": 1e2,
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "lakh": 1e5,
        "crore": 1e7,
        "k": 1e3,
        "m": 1e6,
        "mn": 1e6,
        "bn": 1e9,
        "tn": 1e12,
    }
)
_ORDINALS: Final = MappingProxyType(
    {
        word: float(value + 1)
        for value, word in enumerate(
            [
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
                "twentieth",
            ]
        )
    }
)
_TENTHS: Final = MappingProxyType(
    {"thirtieth": 30.0, "fortieth": 40.0, "fiftieth": 50.0, "hundredth": 100.0}
)
_WORD: Final = "|".join((*_UNITS, *_TENS))
_LONG_SCALE: Final = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORDS: Final = (
    rf"(?:(?:half )?an? (?:{_LONG_SCALE})\b|(?:{_WORD}) and a half (?:{_LONG_SCALE})\b"
    rf"|(?:a |three )?quarters?(?: of a |-)(?:{_LONG_SCALE})\b|(?:{_WORD})\b(?: and a half\b)?)"
    rf"(?:(?:[ -]|,? and )(?:{_WORD}|{_LONG_SCALE})\b){{0,7}}"
)
ORDINAL: Final = (
    rf"(?:(?:{'|'.join(_TENS)})[ -])?(?:{'|'.join((*_ORDINALS, *_TENTHS))})\b"
    r"|\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b"
)
NEAR_NUMBER: Final = nearby(
    (*_UNITS, *_TENS, *_LONG_SCALE.split("|"), *_ORDINALS, *_TENTHS, "quarter", r"\d"), 45, 45
)
"""Where numbers stand, in digits or in words, with all that may be said of them."""
_PART = re.compile(r"[a-z]+")
_QUARTERS = re.compile(rf"(?:a |three )?quarters?(?: of a |-)(?P<scale>{_LONG_SCALE})")


def digits_value(text: str) -> float:
    """The value of a number in digits with commas between thousands."""
    return float(text.replace(",", ""))


def words_value(text: str) -> float | None:
    """The value of a number in words ("twenty-six", "a hundred and five"), None if it is none."""
    total = current = 0.0
    seen = False
    half = False
    lower = text.lower()
    quarters = _QUARTERS.fullmatch(lower)
    if quarters:
        return (3 if lower.startswith("three") else 1) * SCALES[quarters["scale"]] / 4
    if " and a half" in lower:
        whole, _, times = lower.partition(" and a half")
        value = words_value(whole)
        return (value + 0.5) * SCALES.get(times.strip(), 1.0) if value is not None else None
    for word in _PART.findall(lower):
        if word == "half":
            half = True
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0.0) or _TENS.get(word, 0.0)
            seen = True
        elif word in SCALES:
            scale = SCALES[word]
            if scale <= 100:
                current = (current or 1.0) * scale
            else:
                total += (current or 1.0) * scale
                current = 0.0
            seen = True
        elif word not in ("a", "an", "and"):
            return None
    value = total + current
    return (value / 2 if half else value) if seen else None


def ordinal_value(text: str) -> float | None:
    """The value of an ordinal in words or digits ("third", "21st"), None if it is none."""
    lower = text.lower()
    if lower[0].isdigit():
        return float(re.sub(r"\D", "", lower))
    total = 0.0
    for word in _PART.findall(lower):
        if word in _TENS:
            total += _TENS[word]
        elif word in _ORDINALS or word in _TENTHS:
            return total + _ORDINALS.get(word, 0.0) + _TENTHS.get(word, 0.0)
    return None
