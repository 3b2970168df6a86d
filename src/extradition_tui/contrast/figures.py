"""The same thing counted, with another value. Rounding and bounds that fit are no difference."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from extradition_tui.contrast.alignment import Group
from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.words import FUNCTION_WORDS, stem, words
from extradition_tui.model import Difference, Figure

_NEAR = 0.1
_AROUND = 40


def figure_differences(ground: Ground) -> Iterator[Difference]:
    """Rows in which sources count the same thing and come to values that cannot both be meant."""
    for group in ground.groups:
        if len(group.articles) > 1:
            yield from _in_row(ground, group)


def compatible(a: Figure, b: Figure) -> bool:
    """Whether both may be the same number: bounds that meet, or one is the other rounded."""
    if a.ordinal != b.ordinal:
        return True
    if a.value is not None and b.value is not None:
        if a.value == b.value or _rounded(a.value, b.value) or _rounded(b.value, a.value):
            return True
        largest = max(abs(a.value), abs(b.value))
        if (a.approximate or b.approximate) and abs(a.value - b.value) <= _NEAR * largest:
            return True
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return max(low, least) <= min(high, most)


def _bounds(figure: Figure) -> tuple[float, float]:
    """Between what a figure lies: "at least 70" has no upper end, a plain number is both."""
    if figure.low is None and figure.high is None:
        point = figure.value
        return (-math.inf, math.inf) if point is None else (point, point)
    low = -math.inf if figure.low is None else figure.low
    return low, math.inf if figure.high is None else figure.high


def _rounded(coarse: float, fine: float) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to two significant digits or more, or to millions."""
    if not coarse or not fine or coarse * fine < 0:
        return False
    digits = len(f"{abs(coarse):.6e}".split("e")[0].replace(".", "").rstrip("0"))
    if digits < 2 and abs(coarse) < 1_000_000:
        return False
    size = math.floor(math.log10(abs(fine)))
    return math.isclose(round(fine, digits - 1 - size), coarse, rel_tol=1e-9)


def _in_row(ground: Ground, group: Group) -> Iterator[Difference]:
    counted: dict[tuple[str, str, bool], dict[str, list[tuple[Line, Figure]]]] = {}
    for line in group.lines:
        for figure in line.figures:
            key = _key(line, figure)
            if key:
                counted.setdefault(key, {}).setdefault(line.article, []).append((line, figure))
    for (noun, unit, _), found in sorted(counted.items()):
        differing = {
            article
            for one, other in combinations(sorted(found), 2)
            if _differ(ground, found[one], found[other])
            for article in (one, other)
        }
        if differing:
            values = {
                article: [
                    value(ground.reading(article), item.start, item.end, _normal(item))
                    for _, item in found[article]
                ]
                for article in differing
            }
            first = found[min(differing)][0][1]
            said = first.of or unit
            confidence = 0.8 if noun else 0.4
            yield difference("figure", values, confidence, f"another number of {said}")


def _normal(figure: Figure) -> str | None:
    return None if figure.value is None else f"{figure.value:g}"


def _key(line: Line, figure: Figure) -> tuple[str, str, bool] | None:
    """What is counted; None for dates, ranks ("second", "58th"), and where nothing is named."""
    if figure.ordinal:
        return None
    if any(date.start <= figure.start < date.end for date in line.dates):
        return None
    noun = stem(figure.of.split()[-1]) if figure.of and figure.of.split() else ""
    unit = figure.unit or ""
    return (noun, unit, figure.ordinal) if noun or unit else None


def _differ(
    ground: Ground, mine: Sequence[tuple[Line, Figure]], yours: Sequence[tuple[Line, Figure]]
) -> bool:
    """One figure against one, in like surroundings, that neither article gives elsewhere."""
    if len(mine) != 1 or len(yours) != 1:
        return False
    (my_line, my), (your_line, your) = mine[0], yours[0]
    if compatible(my, your) or not _like_surroundings(my_line, my, your_line, your):
        return False
    return not (_gives(ground, my_line.article, your) or _gives(ground, your_line.article, my))


def _gives(ground: Ground, article: str, wanted: Figure) -> bool:
    """Whether an article gives that number too, of anything."""
    figures = ground.reading(article).report.analysis.figures
    return any(
        figure.value is not None and figure.value == wanted.value and figure.unit == wanted.unit
        for figure in figures
    )


def _like_surroundings(a: Line, x: Figure, b: Line, y: Figure) -> bool:
    """Whether the words about both figures share something besides what is counted."""
    return len(_around(a, x) & _around(b, y)) >= (2 if x.of else 1)


def _around(line: Line, figure: Figure) -> set[str]:
    begin = max(0, figure.start - line.start - _AROUND)
    near = words(line.text, begin, min(len(line.text), figure.end - line.start + _AROUND))
    return {
        word.stem for word in near if word.stem not in FUNCTION_WORDS and not word.stem[0].isdigit()
    }
