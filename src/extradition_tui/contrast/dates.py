"""The same happening with another date. A vaguer date that holds the other is no difference."""

from __future__ import annotations

from collections.abc import Iterator

from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.words import FUNCTION_WORDS
from extradition_tui.model import Date, Difference

_ALIKE = 0.35
_NEAR = 60


def date_differences(ground: Ground) -> Iterator[Difference]:
    """Like sentences with one date each, where both are known and cannot be the same day."""
    met: set[tuple[str, int]] = set()
    for link in ground.links:
        if link.likeness >= _ALIKE and link.a.key not in met and link.b.key not in met:
            found = _difference(ground, link)
            if found:
                met |= {link.a.key, link.b.key}
                yield found


def compatible(a: str, b: str) -> bool:
    """Whether two ISO 8601 values may mean the same time: one holds the other, or both meet."""
    first, last = _ends(a)
    begin, end = _ends(b)
    return first[: len(end)] <= end[: len(first)] and begin[: len(last)] <= last[: len(begin)]


def _ends(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    return first, last or first


def _difference(ground: Ground, link: Link) -> Difference | None:
    if len(link.a.dates) != 1 or len(link.b.dates) != 1:
        return None
    a, b = link.a.dates[0], link.b.dates[0]
    if not a.value or not b.value or compatible(a.value, b.value):
        return None
    if not _before(link.a, a) & _before(link.b, b):
        return None
    values = {
        link.a.article: [value(ground.reading(link.a.article), a.start, a.end, a.value)],
        link.b.article: [value(ground.reading(link.b.article), b.start, b.end, b.value)],
    }
    return difference("date", values, min(0.85, 0.3 + link.likeness), "another date")


def _before(line: Line, date: Date) -> set[str]:
    """The words near a date, which tell what it dates."""
    return {
        word.stem
        for word in line.words
        if date.start - _NEAR <= word.start < date.end + _NEAR
        and not date.start <= word.start < date.end
        and word.stem not in FUNCTION_WORDS
    }
