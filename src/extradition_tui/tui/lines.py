"""What a line view shows: lines of runs, and the pure functions that measure and clip them."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import overload

from rich.cells import cell_len, chop_cells

from extradition_tui.safe import safe

_PATH = re.compile(r"[^\s/]*/\S+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line with its marks: names in ``theme.MARKS``, parted by spaces."""

    text: str
    mark: str = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``key`` names what it stands for; the cursor passes over lines not selectable."""

    runs: tuple[Run, ...] = ()
    key: str = ""
    selectable: bool = True
    right: tuple[Run, ...] = ()

    @classmethod
    def of(cls, text: str, mark: str = "text", *, key: str = "", selectable: bool = True) -> Line:
        """A line of one run."""
        return cls((Run(text, mark),), key, selectable)

    @property
    def text(self) -> str:
        """The words of the line as they are shown, without marks."""
        return "".join(flat(run.text) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a search found something: a line and the characters in ``Line.text``."""

    line: int
    start: int
    end: int


class KeyedLines(Sequence[Line]):
    """Lines that are made when they are asked for, and found by their keys without being made."""

    @abstractmethod
    def line_at(self, index: int) -> Line:
        """One line."""

    @abstractmethod
    def keys(self) -> Iterable[str]:
        """The key of every line, in order."""

    def selectable_at(self, index: int) -> bool:
        """Whether the cursor may stand on a line."""
        return self.line_at(index).selectable

    def index_of_key(self, key: str) -> int | None:
        """The line with a key, if there is one."""
        return next((at for at, one in enumerate(self.keys()) if one == key), None)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self.line_at(at) for at in range(*index.indices(len(self)))]
        return self.line_at(index)


def index_of_key(lines: Sequence[Line], key: str) -> int | None:
    """The line with a key, if there is one."""
    if isinstance(lines, KeyedLines):
        return lines.index_of_key(key)
    return next((at for at, line in enumerate(lines) if line.key == key), None)


def is_selectable(lines: Sequence[Line], index: int) -> bool:
    """Whether the cursor may stand on a line."""
    if isinstance(lines, KeyedLines):
        return lines.selectable_at(index)
    return lines[index].selectable


def flat(text: str) -> str:
    """Safe text on one line, of the same width in every place: line ends become spaces."""
    return safe(text).replace("\n", " ")


def fold(text: str) -> str:
    """Lower case for searching, with every character in its place (unlike ``casefold``)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def clipped(runs: Sequence[Run], columns: int) -> tuple[Run, ...]:
    """The runs in at most so many columns, made safe; "…" says that something is not shown."""
    safe_runs = tuple(Run(flat(run.text), run.mark) for run in runs)
    if sum(cell_len(run.text) for run in safe_runs) <= columns:
        return safe_runs
    kept: list[Run] = []
    left = columns - 1
    for run in safe_runs:
        width = cell_len(run.text)
        if width > left:
            start = chop_cells(run.text, left)[0] if left > 0 and run.text else ""
            start = start if cell_len(start) <= left else ""
            kept.append(Run(f"{start}…" if columns > 0 else "", run.mark))
            break
        kept.append(run)
        left -= width
    return tuple(kept)


def with_short_paths(text: str, columns: int) -> str:
    """The text with the beginnings of paths cut, as far as it needs to have room; names stay."""
    for path in sorted(_PATH.findall(text), key=len, reverse=True):
        over = cell_len(text) - columns
        cut = min(over + 1, path.rstrip("/").rfind("/"))
        if over > 0 and cut > 1:
            text = text.replace(path, f"…{path[cut:]}", 1)
    return text


def with_hits(
    runs: tuple[Run, ...], places: Sequence[tuple[int, Place]], here: int
) -> tuple[Run, ...]:
    """The runs, cut where a place found begins and ends, with the marks of the places laid over."""
    if not places:
        return runs
    marked: list[Run] = []
    offset = 0
    for run in runs:
        text = flat(run.text)
        cuts = {0, len(text)}
        for _, place in places:
            cuts.update(min(max(at - offset, 0), len(text)) for at in (place.start, place.end))
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            mark = run.mark
            for number, place in places:
                if place.start <= offset + start and offset + end <= place.end:
                    mark += " hit-here" if number == here else " hit"
            marked.append(Run(text[start:end], mark))
        offset += len(text)
    return tuple(marked)


def places_in(lines: Sequence[Line], pattern: str) -> list[Place]:
    """Every place where the pattern stands, without regard to case, in the order of lines."""
    wanted = fold(pattern)
    found = []
    for index, line in enumerate(lines):
        folded = fold(line.text)
        at = folded.find(wanted)
        while at >= 0:
            found.append(Place(index, at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted))
    return found


class FirstPlaces(Sequence[Place]):
    """Where a pattern first stands on each of some lines, looked for when it is asked."""

    def __init__(self, lines: Sequence[Line], found: Sequence[int], pattern: str) -> None:
        """``found`` are the lines that have it, in order."""
        self._lines = lines
        self._found = found
        self._wanted = fold(pattern)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Place]: ...
    def __getitem__(self, index: int | slice) -> Place | Sequence[Place]:
        if isinstance(index, slice):
            return FirstPlaces(self._lines, self._found[index], self._wanted)
        line = self._found[index]
        start = fold(self._lines[line].text).find(self._wanted)
        return Place(line, start, start + len(self._wanted)) if start >= 0 else Place(line, 0, 0)

    def line_at(self, index: int) -> int:
        """The line of a place, without looking for the place."""
        return self._found[index]


def line_of_place(places: Sequence[Place], index: int) -> int:
    """The line of one of the places."""
    if isinstance(places, FirstPlaces):
        return places.line_at(index)
    return places[index].line
