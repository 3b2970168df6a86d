"""Whether two numbers can both be meant: rounding and bounds that fit are no difference."""

from __future__ import annotations

import math
from functools import lru_cache
from types import MappingProxyType

from extradition_tui.model import Figure

_NEAR, _LITTLE = 0.1, 0.07
_TIMES_AS_MUCH, _VAGUELY, _COMMON = 3.0, 20.0, 2.2
_AT_MOST = MappingProxyType(
    {"dozens": 150, "scores": 250, "hundreds": 1_500, "thousands": 15_000, "millions": 1.5e7}
)
"""What a vague number hardly reaches: "hundreds" are no two thousand."""


def compatible(a: Figure, b: Figure) -> bool:
    """Whether both may be the same number: bounds that meet, or one is the other rounded."""
    if a.ordinal != b.ordinal:
        return True
    if a.value is not None and b.value is not None:
        if a.value == b.value or _is_rounded(a, b) or _is_rounded(b, a):
            return True
        if _in_whole(a.value, b.value):
            return True
        loose = max(_looseness(x) for x in (a, b) if x.approximate) if _about(a, b) else 0.0
        if abs(a.value - b.value) <= loose:
            return True
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return max(low, least) <= min(high, most)


def _about(a: Figure, b: Figure) -> bool:
    return a.approximate or b.approximate


def _looseness(figure: Figure) -> float:
    """How far off a number told as "about" may be: by what it is rounded to, or a little."""
    value = abs(figure.value or 0.0)
    if not value:
        return 0.0
    last = 10.0 ** (math.floor(math.log10(value)) + 1 - _digits(value))
    return min(_NEAR * value, max(last / 2, _LITTLE * value))


def extent(figure: Figure) -> float:
    """About how much a number is: its value, the middle of a range, or the bound that it has."""
    if figure.value is not None:
        return figure.value
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0


def far_apart(a: Figure, b: Figure) -> bool:
    """Whether two numbers are hardly one, though their bounds fit: "hundreds" and 2,000."""
    for vague, other in ((a, b), (b, a)):
        most = _vague(vague)
        if most:
            return extent(other) > most
    return not _within(_TIMES_AS_MUCH, a, b)


def of_one_size(a: Figure, b: Figure) -> bool:
    """Whether two numbers are near enough to be one number told wrong, or of swapped digits."""
    if swapped(a, b):
        return True
    return _within(_VAGUELY if _vague(a) or _vague(b) else _COMMON, a, b)


def nearly_equal(a: Figure, b: Figure) -> bool:
    """Whether two numbers all but agree: 1,180 and 1,120, 46.3 and 45.8, but not 3 and 4."""
    digits = min(_digits(extent(a)), _digits(extent(b)))
    return digits > 1 and _within(1.1 if digits > 2 else 1.05, a, b)


def swapped(a: Figure, b: Figure) -> bool:
    """Whether one number is the other with its digits in another order: 13 and 31 million."""
    x, y = _digits_of(a.text), _digits_of(b.text)
    return x != y and len(x) == len(y) > 1 and sorted(x) == sorted(y)


@lru_cache(maxsize=4096)
def _digits_of(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _in_whole(a: float, b: float) -> bool:
    """Whether one is the other in whole numbers: "five months" and "4.8 months"."""
    return (a % 1 > 0) != (b % 1 > 0) and round(a) == round(b)


def _digits(number: float) -> int:
    """How many significant digits a number has: two in 1,500,000."""
    return len(f"{abs(number):.6e}".split("e")[0].replace(".", "").rstrip("0"))


def _within(times: float, a: Figure, b: Figure) -> bool:
    x, y = extent(a), extent(b)
    less, more = sorted((abs(x), abs(y)))
    return x * y > 0 and more <= times * less


def _vague(figure: Figure) -> float | None:
    """What "dozens" or "several hundreds" hardly reach; None of "tens of thousands"."""
    words = figure.text.casefold().split()
    return _AT_MOST.get(words[-1]) if words and "of" not in words else None


def _bounds(figure: Figure) -> tuple[float, float]:
    """Between what a figure lies: "at least 70" has no upper end, "nearly 70" a near lower one."""
    if figure.low is None and figure.high is None:
        point = figure.value
        return (-math.inf, math.inf) if point is None else (point, point)
    if figure.approximate and figure.high is not None and figure.low is None:
        return figure.high - _NEAR * abs(figure.high), figure.high
    low = -math.inf if figure.low is None else figure.low
    return low, math.inf if figure.high is None else figure.high


def _is_rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether one may be the other rounded, and that lies on its side of a bound it has."""
    if coarse.value is None or fine.value is None or not _rounded(coarse.value, fine.value):
        return False
    low = coarse.low if coarse.high is None and not coarse.approximate else None
    high = coarse.high if coarse.low is None and not coarse.approximate else None
    return (low is None or fine.value >= low) and (high is None or fine.value <= high)


def _rounded(coarse: float, fine: float) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to two significant digits or more, or to millions."""
    if not coarse or not fine or coarse * fine < 0:
        return False
    digits = _digits(coarse)
    if digits < 2 and abs(coarse) < 1_000_000:
        return False
    size = math.floor(math.log10(abs(fine)))
    return math.isclose(round(fine, digits - 1 - size), coarse, rel_tol=1e-9)
