"""Side by side: the whole texts as rows of aligned passages, each text in its own order.

Pure. The statements of a contrast say which sentences of two sources belong together. Sentences
that would cross others stay where their text has them, beside an empty cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.marks import Marked
from extradition_tui.contrast_model import Contrast
from extradition_tui.model import Report

from .contrast_sheet import Box, Columns, Sheet, Spot, differs
from .lines import Line, Run
from .runs import Runs, joined, marked, padded, wrapped

_TITLE = -1
_BAR = Run(" │ ", "hairline")


@dataclass(frozen=True, slots=True)
class Passage:
    """Adjoining sentences of one text: its offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """One row: the passage of each source that has one here."""

    passages: Mapping[str, Passage]


def align(contrast: Contrast, reports: Sequence[Report]) -> tuple[Aligned, ...]:
    """The rows of the reports, in their order: every sentence of every text stands in one row."""
    rows: list[dict[str, list[int]]] = []
    sentences = {report.article.id: _sentences(report) for report in reports}
    titled = {report.article.id for report in reports if report.article.title}
    topics = {
        article: _topics(contrast, article, found, article in titled)
        for article, found in sentences.items()
    }
    for report in reports:
        article = report.article.id
        rows = _merged(rows, article, len(sentences[article]), topics)
    return tuple(
        Aligned(
            {
                article: Passage(
                    sentences[article][indexes[0]][0], sentences[article][indexes[-1]][1]
                )
                for article, indexes in row.items()
            }
        )
        for row in rows
    )


def side_by_side(
    rows: Sequence[Aligned],
    texts: Mapping[str, str],
    marks: Mapping[str, Sequence[Marked]],
    cols: Columns,
) -> Sheet:
    """The rows with all words of the sources in view, wrapped, and a gap between two rows."""
    lines: list[Line] = []
    spots: list[Spot] = []
    starts: list[int] = []
    stops: list[int] = []
    for number, row in enumerate(rows):
        words = "text" if _speaks(row, marks, cols.shown) else "dim"
        cells = [
            _wrapped_cell(row, article, texts[article], marks.get(article, ()), words, cols.cell)
            for article in cols.shown
        ]
        height = max((len(cell) for cell in cells), default=0)
        if not height:
            starts.append(-1)
            continue
        if lines:
            lines.append(Line(_beside([()] * len(cells), cols), selectable=False))
            spots.append(Spot(-1))
        starts.append(len(lines))
        boxes = tuple(
            Box(article, left, cols.cell, _place(row.passages.get(article)))
            for article, left in zip(cols.shown, cols.lefts(), strict=True)
        )
        sign = _sign(row, cells)
        first = len(lines)
        for at in range(height):
            here = [cell[at] if at < len(cell) else () for cell in cells]
            lines.append(Line(_beside(here, cols, sign), key=f"{number} {at}"))
            spots.append(Spot(number, boxes))
            sign = Run(" ")
        stops += [at for at in range(first, len(lines)) if differs(lines[at])][:1]
    return Sheet(tuple(lines), tuple(spots), tuple(starts), tuple(stops))


def _place(passage: Passage | None) -> tuple[int, int] | None:
    return None if passage is None else (passage.start, passage.end)


def _wrapped_cell(
    row: Aligned, article: str, text: str, marks: Sequence[Marked], words: str, width: int
) -> list[Runs]:
    passage = row.passages.get(article)
    if passage is None:
        return []
    return wrapped(marked(text, passage.start, passage.end, marks, words), width)


def _speaks(row: Aligned, marks: Mapping[str, Sequence[Marked]], shown: Sequence[str]) -> bool:
    """Whether a row stands alone or differs; where sources agree its words are quiet."""
    return len(row.passages) == 1 or any(
        start < passage.end and passage.start < end
        for article, passage in row.passages.items()
        if article in shown
        for start, end, _ in marks.get(article, ())
    )


def _beside(cells: Sequence[Runs], cols: Columns, sign: Run = Run(" ")) -> Runs:  # noqa: B008 -- frozen
    runs: list[Run] = [sign] if cols.label else []
    for cell in cells:
        runs += [_BAR] if runs else []
        runs += padded(cell, cols.cell)
    return joined(runs)


def _sign(row: Aligned, cells: Sequence[Sequence[Runs]]) -> Run:
    """What the sources in view do with the row; its shape says it without colour."""
    marks = {run.mark for cell in cells for line in cell for run in line}
    if "diff" in marks:
        return Run("≠", "differs")
    if "altered" in marks:
        return Run("?", "altered")
    return Run("·" if len(row.passages) == 1 else "=", "dim")


def _sentences(report: Report) -> list[tuple[int, int]]:
    """The sentences; a text without any is taken line by line, and nothing between is lost."""
    text = report.article.text
    found = [(item.start, item.end) for item in report.analysis.sentences]
    whole: list[tuple[int, int]] = []
    at = 0
    for start, end in [*sorted(found), (len(text), len(text))]:
        whole += _lines(text, at, start)
        if end > start:
            whole.append((start, end))
        at = max(at, end)
    return whole


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            lines.append((at, at + len(line.rstrip())))
        at += len(line)
    return lines


def _topics(
    contrast: Contrast, article: str, sentences: Sequence[tuple[int, int]], titled: bool
) -> list[set[int]]:
    """For each sentence, the numbers of what it says together with other sources.

    Titles belong together, whatever they say; so do the versions of one quotation, which one source
    may give in one sentence and another in two.
    """
    topics: list[set[int]] = [set() for _ in sentences]
    if titled and topics:
        topics[0].add(_TITLE)
    starts = [start for start, _ in sentences]
    held = [statement.cells for statement in contrast.statements]
    held += [quote.versions for quote in contrast.quotes]
    for number, cells in enumerate(held):
        if len(cells) < 2:
            continue
        for span in cells.get(article, ()):
            index = max(0, bisect_right(starts, span.start) - 1)
            while index < len(sentences) and sentences[index][0] < span.end:
                if sentences[index][1] > span.start:
                    topics[index].add(number)
                index += 1
    return topics


def _merged(
    rows: list[dict[str, list[int]]],
    article: str,
    count: int,
    topics: Mapping[str, Sequence[set[int]]],
) -> list[dict[str, list[int]]]:
    """The rows with the sentences of one more source, set beside those they belong to."""
    places: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for topic in {
            topic for other, indexes in row.items() for i in indexes for topic in topics[other][i]
        }:
            places.setdefault(topic, []).append(number)
    links = [
        (index, number)
        for index in range(count)
        for number in sorted(
            {number for topic in topics[article][index] for number in places.get(topic, ())},
            reverse=True,
        )
    ]
    merged: list[dict[str, list[int]]] = []
    row_at = sentence_at = 0
    for index, number in [*_longest_chain(links), (count, len(rows))]:
        together = bool(merged) and row_at == number + 1
        if not together:
            merged += [dict(row) for row in rows[row_at:number]]
            row_at = number
        between = range(sentence_at, index)
        if together and article in merged[-1]:
            merged[-1][article].extend(between)
        else:
            merged += [{article: [i]} for i in between]
        if index == count:
            break
        if together:
            merged[-1].setdefault(article, []).append(index)
        else:
            merged.append({**rows[number], article: [index]})
            row_at = number + 1
        sentence_at = index + 1
    return merged


def _longest_chain(links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of links with rising sentences and rows that never fall back.

    A sentence has one row; links come by sentence, for each with the last row first.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, number) in enumerate(links):
        place = bisect_right(tails, number)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(number)
            ends.append(at)
        else:
            tails[place] = number
            ends[place] = at
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(links[at])
        at = before[at]
    return chain[::-1]
