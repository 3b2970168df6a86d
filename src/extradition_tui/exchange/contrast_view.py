"""What every written form of a contrast says alike: sources, families, rows, marked words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.rows import (
    Row,
    chosen_said,
    columns_of,
    families_said,
    names_of,
    statement_rows,
)
from extradition_tui.contrast_model import Contrast
from extradition_tui.model import Article, Report

SIGNS = {
    "≠": "differ",
    "~": "quotations differ",
    "≈": "in other words",
    "?": "may differ",
    "·": "said by some alone",
    "=": "agree",
}
"""What the sign in front of a row says of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell's words; ``differs`` where it is what differs."""

    text: str
    differs: bool


@dataclass(frozen=True)
class ContrastView:
    """A contrast ready to be written: the same rows, in the same order, as on the screen."""

    title: str
    reports: Mapping[str, Report]
    names: Mapping[str, str]
    families: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0

    def article(self, name: str) -> Article:
        """The article with this ID."""
        return self.reports[name].article

    def passages(self, row: Row, name: str) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        """What a source says in a row: where each passage starts, and its words in pieces."""
        cell = row.cells.get(name)
        if cell is None:
            return
        text = self.article(name).text
        for start, end in cell.spans:
            marks = sorted((a, b) for a, b, _ in cell.marks if start <= a < b <= end)
            yield start, tuple(_pieces(text, start, end, marks))

    def silent(self, row: Row) -> tuple[str, ...]:
        """The names of the sources that do not say what is in a row."""
        return tuple(self.names[name] for name in self.reports if name not in row.cells)

    def counts(self) -> str:
        """How many rows there are of each sign, such as "3 ≠ differ, 12 = agree".

        Where an event has more sources than can be compared, it begins with which they are.
        """
        often = Counter(row.sign for row in self.rows)
        chosen = chosen_said(len(self.reports), self.left_out)
        parts = [f"{often[sign]} {sign} {SIGNS[sign]}" for sign in SIGNS if often[sign]]
        return ", ".join([chosen, *parts] if chosen else parts)


def view_of(
    contrast: Contrast, reports: Sequence[Report], title: str, left_out: int = 0
) -> ContrastView:
    """The view of a contrast whose reports are given in the order in which they are read.

    ``left_out`` counts the sources of the event that are not among them.
    """
    given = {report.article.id: report for report in reports}
    known = {name: given[name] for name in columns_of(contrast, tuple(given))}
    sentences = {
        name: [(sentence.start, sentence.end) for sentence in report.analysis.sentences]
        for name, report in known.items()
    }
    names = names_of(tuple(known.values()))
    return ContrastView(
        title=title,
        reports=known,
        names=names,
        families=families_said(contrast.families, names),
        rows=statement_rows(contrast, tuple(known), sentences),
        left_out=left_out,
    )


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    for first, last in marks:
        if first > at:
            yield Piece(text[at:first], differs=False)
        if last > max(at, first):
            yield Piece(text[max(at, first) : last], differs=True)
        at = max(at, last)
    if at < end:
        yield Piece(text[at:end], differs=False)
