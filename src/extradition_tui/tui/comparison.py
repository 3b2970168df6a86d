"""A contrast with its reports: all that the Contrast screen shows, and nothing is read later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extradition_tui.contrast.bonds import Reasons
from extradition_tui.contrast.figure_rows import figure_rows
from extradition_tui.contrast.marks import Marked, difference_marks
from extradition_tui.contrast.rows import (
    Row,
    columns_of,
    label_rows,
    names_of,
    quote_rows,
    statement_rows,
)
from extradition_tui.contrast_model import Contrast, Statement
from extradition_tui.model import Report

from .contrast_lists import DISMISSED, LISTS


@dataclass(frozen=True)
class Comparison:
    """A contrast with its reports, in the order in which they are read, and the title over them.

    ``left_out`` counts the sources of the event that are not compared, for there are too many.
    ``set_aside`` are the statements of differences that were dismissed. ``reasons`` why they belong
    together are read when they are asked for.
    """

    title: str
    contrast: Contrast
    reports: tuple[Report, ...]
    left_out: int = 0
    set_aside: tuple[Statement, ...] = ()
    reasons: Reasons | None = field(default=None, compare=False)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The article IDs in the order of the columns: as the reports, families together."""
        return columns_of(self.contrast, [report.article.id for report in self.reports])

    @cached_property
    def sentences(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where the sentences of each article stand, by its ID."""
        return {
            report.article.id: [(item.start, item.end) for item in report.analysis.sentences]
            for report in self.reports
        }

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each article by its ID."""
        return {report.article.id: report.article.text for report in self.reports}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each source by the article's ID."""
        return names_of(self.reports)

    @cached_property
    def marks(self) -> Mapping[str, Sequence[Marked]]:
        """All differing words by article."""
        return difference_marks(self.contrast)

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of its lists, in the order in which they follow each other."""
        return (*LISTS, DISMISSED) if self.set_aside else LISTS

    @cached_property
    def statements(self) -> tuple[Row, ...]:
        """The rows of the first list."""
        return statement_rows(self.contrast, self.sources, self.sentences)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of one of the lists; families and whole texts have none."""
        if name == "statements":
            return self.statements
        if name == DISMISSED:
            aside = replace(self.contrast, statements=self.set_aside)
            return statement_rows(aside, self.sources, self.sentences)
        if name == "quotes":
            return quote_rows(self.contrast)
        if name == "labels":
            return label_rows(self.contrast)
        if name == "figures and dates":
            return figure_rows(self.statements, self.reports)
        return ()

    def difference_at(self, article: str, start: int, end: int) -> Row | None:
        """The first row of a difference that marks words in this stretch of an article."""
        for row in self.statements:
            cell = row.cells.get(article) if row.finding else None
            if cell and any(first < end and start < last for first, last, _ in cell.marks):
                return row
        return None
