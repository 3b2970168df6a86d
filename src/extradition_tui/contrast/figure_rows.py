"""The list of figures and dates of a contrast, each with the sources that give it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extradition_tui.contrast.rows import Cell, Row, Standing
from extradition_tui.model import Report

SMALL = 12
"""Numbers up to this one count many things in one event; a larger one counts one, by its names."""

_AROUND = re.compile(r"[^\s.,;:!?()“”\"–—-]+")


def figure_rows(statements: Sequence[Row], reports: Sequence[Report]) -> tuple[Row, ...]:
    """The figures and dates: the statements that differ in one, then by how many give them."""
    differing = [row for row in statements if row.label.startswith(("figure", "date"))]
    taken = [
        (article, start, end)
        for row in differing
        for article, cell in row.cells.items()
        for start, end, _ in cell.marks
    ]
    groups: dict[tuple[object, ...], dict[str, list[tuple[int, int]]]] = {}
    labels: dict[tuple[object, ...], list[str]] = {}
    for report in reports:
        article = report.article.id
        for key, label, start, end in _numbers(report):
            if not any(a == article and s < end and start < e for a, s, e in taken):
                groups.setdefault(key, {}).setdefault(article, []).append((start, end))
                labels.setdefault(key, []).append(label)
    texts = {report.article.id: report.article.text for report in reports}
    rows = [_number_row(_together(labels[key]), group, texts) for key, group in groups.items()]
    rows.sort(key=lambda row: (-len(row.cells), row.label))
    return (*differing, *rows)


def _numbers(report: Report) -> Iterable[tuple[tuple[object, ...], str, int, int]]:
    for figure in report.analysis.figures:
        of = (figure.of or "").casefold()
        large = figure.value is not None and abs(figure.value) > SMALL and not figure.ordinal
        counted = "" if large else of
        bounds = (figure.value, figure.low, figure.high)
        key = ("figure", *bounds, figure.unit, figure.ordinal, counted)
        words = figure.text if figure.text.casefold().endswith(of) else f"{figure.text} {of}"
        yield key, words, figure.start, figure.end
    for date in report.analysis.dates:
        label = date.value or date.text
        yield ("date", label.casefold()), label, date.start, date.end


def _together(labels: Sequence[str]) -> str:
    """One label for a number that is given several names: "40 crates, boxes"."""
    known = dict.fromkeys(labels)
    first, *others = sorted(known, key=lambda label: (-labels.count(label), label))
    number = first.split(" ")[0]
    more = [label.removeprefix(f"{number} ") for label in others if label.startswith(f"{number} ")]
    return ", ".join([first, *more])


def _number_row(
    label: str, group: Mapping[str, Sequence[tuple[int, int]]], texts: Mapping[str, str]
) -> Row:
    cells = {
        article: Cell(tuple(_with_words(texts[article], start, end) for start, end in places))
        for article, places in group.items()
    }
    said = len(cells)
    standing: Standing = "agreement" if said > 1 else "only"
    return Row(sign="=" if said > 1 else "·", label=label, standing=standing, cells=cells)


def _with_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the words beside it on its line, so that a bare number says what it counts."""
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    after = len(text) if after < 0 else after
    lead = [match.start() + before for match in _AROUND.finditer(text[before:start])][-2:]
    trail = [match.end() + end for match in _AROUND.finditer(text[end:after])][:4]
    return (lead[0] if lead else start, trail[-1] if trail else end)
