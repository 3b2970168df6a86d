"""How often dates have the right value."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import Part, analysed, around, share, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline

_GRAINS = {4: "year", 7: "month", 10: "day"}
_RESULTS = ("right", "wrong", "missed")
_EXAMPLES = 8


def dates_part(pipeline: Pipeline, gold: Iterable[Gold]) -> Part:
    """The share of marked dates whose value is right, wrong or not there, by how fine they are."""
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    examples: list[str] = []
    for item, found in analysed(pipeline, gold):
        for start, end, value in item.dates:
            over = [date for date in found.dates if date.start < end and start < date.end]
            values = [date.value for date in over if date.value]
            result = _result(value, values)
            counts[_GRAINS.get(len(value), "span"), result] += 1
            if result == "right":
                continue
            near = item.text[max(0, start - 60) : end + 30].replace("\n", "⏎")
            errors.append(
                f"{result} {item.text[start:end]!r} is {value}, found {values} "
                f"({item.published}): …{near}…"
            )
            line = around(item.text, start, end, longest=260)
            if line and len(examples) < _EXAMPLES:
                said = ", ".join(values) or "nothing"
                examples.append(
                    f"- {line}: {value} in GUM, found {said} (written {item.published})"
                )
    rows = []
    for grain in ("day", "month", "year", "span"):
        whole = sum(counts[grain, result] for result in _RESULTS)
        cells = (share(counts[grain, result], whole) for result in _RESULTS)
        rows.append([grain, *cells, str(whole)])
    return Part({"dates": table(["", *_RESULTS, "dates"], rows)}, tuple(errors), tuple(examples))


def _result(value: str, found: list[str]) -> str:
    """Whether a value is among those found, as itself or as an end of a span.

    A coarser value that holds the right one ("2014" for a day of 2014) is a miss, not an error.
    """
    if value in found or any(value in span.split("/") for span in found if "/" in span):
        return "right"
    if "/" in value and any(_days(value) == _days(span) for span in found):
        return "right"
    return "wrong" if [span for span in found if not value.startswith(span)] else "missed"


def _days(span: str) -> tuple[str, str]:
    """The first and last day of a span, so that years and the days that bound them are equal."""
    first, _, last = span.partition("/")
    last = last or first
    return (first + "-01-01"[len(first) - 4 :])[:10], (last + "-12-31"[len(last) - 4 :])[:10]
