"""What a form of the contrast is laid out as: lines with what each stands for, and the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .lines import KeyedLines, Line
from .runs import BRIGHT

MOST_COLUMNS = 4
SILENT = "–"
TEXT_WIDTH = 96
"""The columns of words that are read rather than compared."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a source stands on a line (cells), and the place in its text (None: it is silent)."""

    article: str
    left: int
    width: int
    place: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Spot:
    """What a line stands for: the number of its row and the sources on it, from the left."""

    row: int
    boxes: tuple[Box, ...] = ()


class LinesInView(KeyedLines):
    """Lines that are laid out when somebody looks at them, and kept.

    How many there are, and their keys, is known beforehand: of a contrast of ten sources forty
    lines are in view, and two thousand are not.
    """

    def __init__(self, keys: Sequence[str], lay: Sequence[Callable[[], Line]]) -> None:
        """A key and what lays the line out, for each of the lines in order."""
        self._keys = keys
        self._lay = lay
        self._laid: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._lay)

    def line_at(self, index: int) -> Line:
        """One line, laid out now if it was not before."""
        index = range(len(self._lay))[index]
        line = self._laid.get(index)
        if line is None:
            line = self._laid[index] = self._lay[index]()
        return line

    def keys(self) -> Iterable[str]:
        """The key of every line, in order."""
        return self._keys


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines with what each stands for.

    ``starts`` has the first line of each row (-1: it is not in view), ``stops`` the lines that
    ``]d`` goes to.
    """

    lines: Sequence[Line]
    spots: Sequence[Spot]
    starts: tuple[int, ...]
    stops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which sources are in view, and where: the label's width, a cell's width, the total."""

    shown: tuple[str, ...]
    label: int
    cell: int

    def lefts(self) -> tuple[int, ...]:
        """The first cell of each column."""
        start = self.label + 3 if self.label else 0
        return tuple(start + index * (self.cell + 3) for index in range(len(self.shown)))


def columns(
    sources: Sequence[str], first: int, width: int, *, label: int, least: int = 22
) -> Columns:
    """The sources that fit from number ``first`` on: two to four, of equal width."""
    lead = label + 3 if label else 0
    room = max(1, (width - lead + 3) // (least + 3))
    count = min(len(sources), MOST_COLUMNS, max(room, 2 if width >= 2 * least // 2 else 1))
    first = max(0, min(first, len(sources) - count))
    cell = max(1, (width - lead + 3) // max(count, 1) - 3)
    return Columns(tuple(sources[first : first + count]), label, cell)


def differs(line: Line) -> bool:
    """Whether differing words are marked on the line."""
    return any(run.mark in BRIGHT for run in line.runs)
