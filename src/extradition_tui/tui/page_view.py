"""Lines that are all shown, each on as many rows as it needs: help, a list of problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from .line_view import LineView
from .lines import Line, Run, flat
from .runs import Runs, fitted, width_of, wrapped

_LEAST = 16
"""Columns that words need beside what stands before them."""


class PageView(LineView):
    """A view of lines that are wrapped, not cut; what stands before the words stays by itself."""

    most_rows = 0
    """On how many rows a line is shown at the most, "…" saying that there is more; 0 is all."""

    _whole: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, from the first one."""
        self._whole = lines
        self.set_lines(self.lines_for_width(self.text_columns), keep=False)

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The rows of the lines at a width."""
        return [row for line in self._whole for row in rows_of(line, width, self.most_rows)]


def rows_of(line: Line, width: int, most: int = 0) -> list[Line]:
    """A line on as many rows as it needs; the first has its key, the others stand under its words.

    A first run that ends in a blank is a column of its own: nothing is put under it. With ``most``
    there are no more rows than that.
    """
    right = width_of(line.right)
    room = width - (right + 1 if right else 0)
    runs = tuple(Run(flat(run.text), run.mark) for run in line.runs)
    if width_of(runs) <= room:
        return [line]
    lead, words = _parted(runs)
    indent = cell_len(lead.text)
    if room - indent < _LEAST:
        indent = min(2, indent)
        lead, words = Run(""), runs
    first, *others = _cut(wrapped(words, room - indent), most, room - indent)
    under = [Line((Run(" " * indent), *more), selectable=False) for more in others]
    return [replace(line, runs=(lead, *first)), *under]


def _cut(rows: list[Runs], most: int, width: int) -> list[Runs]:
    if not most or len(rows) <= most:
        return rows
    last = fitted((*rows[most - 1], Run(" "), *rows[most]), width)
    return [*rows[: most - 1], last]


def _parted(runs: Runs) -> tuple[Run, Runs]:
    """What stands before the words, a column or blanks, and the words."""
    first, *others = runs
    if others and first.text.endswith(" "):
        return first, tuple(others)
    words = first.text.lstrip(" ")
    return Run(first.text[: len(first.text) - len(words)]), (Run(words, first.mark), *others)
