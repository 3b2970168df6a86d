"""Another number or date at one place of sentences that else say the same, word for word.

What a number counts need not be known here: the words on both sides of it are the same. So small
changes are found where one report retells another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extradition_tui.contrast import dated, sizes
from extradition_tui.contrast.clauses import clause_at
from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.left_over import and_one_more
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.twins import Told, Twin, content
from extradition_tui.contrast_model import Difference, Value
from extradition_tui.model import Date, Figure

Placed = TypeVar("Placed", Figure, Date)

Gap = tuple[int, int, int, int]
"""Where two sentences part: from and to in one, from and to in the other."""

_ROW, _FIRM, _WIDE = 2, 3, 5
_MUCH, _NEARLY_ONE = 0.6, 0.85
_SURE = 0.75


@dataclass(frozen=True)
class _Inside(Generic[Placed]):
    """A figure or date in a gap, and which of the gap's words are of it."""

    item: Placed
    first: int
    last: int


def twin_numbers(
    ground: Ground, laid: Sequence[Twin], known: Sequence[Difference]
) -> Iterator[Difference]:
    """Numbers and dates that differ, but for those that ``known`` tells of as surely."""
    told: set[tuple[str, str, int]] = {
        (item.type, article, place.start)
        for item in known
        if not item.hint
        for article, places in item.values.items()
        for place in places
    }
    for twin in laid:
        for gap in twin.gaps if twin.share >= _MUCH else ():
            found = _date(ground, twin, gap) or _figure(ground, twin, gap)
            if found and not _keys(found) & told:
                told |= _keys(found)
                yield found


def without_hints_of(
    found: Sequence[Difference], surer: Sequence[Difference]
) -> Iterator[Difference]:
    """The findings but for hints at places that surer ones tell of."""
    told = {key for item in surer for key in _keys(item)}
    for item in found:
        if not item.hint or not _keys(item) & told:
            yield item


def _keys(found: Difference) -> set[tuple[str, str, int]]:
    return {
        (found.type, article, place.start)
        for article, places in found.values.items()
        for place in places
    }


def _pair(
    twin: Twin, gap: Gap, mine: Sequence[Placed], yours: Sequence[Placed]
) -> tuple[Placed, Placed] | None:
    """The one number or date on each side of a gap, where the words beside both are the same.

    A word may be another too on one side of them, as the verb is in "ended 24 years" and
    "concluded 28 years".
    """
    i1, i2, j1, j2 = gap
    one = _inside(twin.a[i1:i2], mine)
    other = _inside(twin.b[j1:j2], yours)
    if not one or not other:
        return None
    opens = one.first == other.first == 0
    closes = one.last == i2 - i1 and other.last == j2 - j1
    left = twin.before(i1, j1) if opens else 0
    right = twin.after(i2, j2) if closes else 0
    at_an_end = (opens and not i1 and not j1) or (closes and twin.ends(i2, j2))
    if left + right < _ROW or not ((left and right) or at_an_end or right >= _FIRM):
        return None
    beside = twin.a[i1 - min(left, _FIRM) : i1] + twin.a[i2 : i2 + min(right, _WIDE)]
    told = [item for item in beside if not item.word.stem[0].isdigit()]
    return (one.item, other.item) if content(told) else None


def _inside(told: Sequence[Told], items: Sequence[Placed]) -> _Inside[Placed] | None:
    """The one item that some of the words of a gap are of; None for none, or for several."""
    touched = {
        place: item
        for place, word in enumerate(told)
        for item in items
        if item.start <= word.word.start < item.end
    }
    if len({(item.start, item.end) for item in touched.values()}) != 1:
        return None
    places = sorted(touched)
    return _Inside(touched[places[0]], places[0], places[-1] + 1)


def _figure(ground: Ground, twin: Twin, gap: Gap) -> Difference | None:
    one, other = twin.link.a, twin.link.b
    pair = _pair(twin, gap, one.figures, other.figures)
    if not pair:
        return None
    a, b = pair
    if a.unit != b.unit or a.ordinal != b.ordinal or _same_number(a, b):
        return None
    first, second = ground.reading(one.article), ground.reading(other.article)
    if _in_address(first, a) or _in_address(second, b):
        return None
    if and_one_more(one, a) or and_one_more(other, b):
        return None
    if _gives(first, b) or _gives(second, a) or _grown(first, second, a, b):
        return None
    said = a.of or a.unit or "the same"
    values = {
        one.article: [_value(first, a, _normal(a))],
        other.article: [_value(second, b, _normal(b))],
    }
    return difference("figure", values, _SURE, f"another number of {said}")


def _same_number(a: Figure, b: Figure) -> bool:
    """Whether both may be one number; ranks ("fifth") are one only where they are equal."""
    if a.ordinal and a.value is not None and b.value is not None:
        return a.value == b.value
    return sizes.compatible(a, b)


def _in_address(reading: Reading, figure: Figure) -> bool:
    """Whether a number is part of an address or a path."""
    around = reading.text[max(0, figure.start - 2) : figure.start]
    return "/" in around + reading.text[figure.end : figure.end + 2]


def _gives(reading: Reading, wanted: Figure) -> bool:
    """Whether an article has that number of that too: then it means both."""
    return any(
        figure.value == wanted.value and figure.unit == wanted.unit and figure.of == wanted.of
        for figure in reading.report.analysis.figures
        if figure.value is not None
    )


def _grown(one: Reading, other: Reading, a: Figure, b: Figure) -> bool:
    """Whether the article of a later day gives the larger number: it may have grown since."""
    mine, yours = one.report.article.published, other.report.article.published
    if not mine or not yours or mine[:10] == yours[:10] or a.value is None or b.value is None:
        return False
    return (mine < yours) == (a.value < b.value)


def _date(ground: Ground, twin: Twin, gap: Gap) -> Difference | None:
    one, other = twin.link.a, twin.link.b
    pair = _pair(twin, gap, one.dates, other.dates)
    if not pair:
        return None
    a, b = pair
    if not a.value or not b.value or dated.compatible(a.value, b.value):
        return None
    if _says(one, b) or _says(other, a) or not _one_act(ground, twin, a, b):
        return None
    values = {
        one.article: [_value(ground.reading(one.article), a, a.value)],
        other.article: [_value(ground.reading(other.article), b, b.value)],
    }
    return difference("date", values, _SURE, "another date")


def _one_act(ground: Ground, twin: Twin, a: Date, b: Date) -> bool:
    """Whether both dates hang on one verb, or nothing but them parts the sentences."""
    one, other = twin.link.a, twin.link.b
    mine = clause_at(ground.reading(one.article), one, a.start)
    yours = clause_at(ground.reading(other.article), other, b.start)
    if any(
        dated.of_no_act(item) for item in (dated.Dated(one, a, mine), dated.Dated(other, b, yours))
    ):
        return False
    if mine.over and yours.over:
        return mine.over == yours.over or twin.share >= _NEARLY_ONE
    return all(
        (i1 == i2 or j1 == j2) or _inside(twin.a[i1:i2], [a]) is not None
        for i1, i2, j1, j2 in twin.gaps
    )


def _says(line: Line, wanted: Date) -> bool:
    """Whether a sentence has that date too."""
    return any(date.value == wanted.value for date in line.dates)


def _value(reading: Reading, item: Figure | Date, normal: str | None) -> Value:
    return value(reading, item.start, item.end, normal)


def _normal(figure: Figure) -> str | None:
    return None if figure.value is None else f"{figure.value:g}"
