"""A contrast laid out in lines of a given width: the table, the stacked form, what stands around.

Pure functions from rows (``contrast.rows``) to lines. Every line comes with a :class:`Spot`: which
row it belongs to, and which source stands in which of its columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extradition_tui.contrast.rows import Cell, Row, chosen_said, families_said
from extradition_tui.contrast_model import Contrast

from .lines import Line, Run
from .runs import BRIGHT, Runs, fitted, joined, marked, padded, said, width_of, window, wrapped

STACKED_UNDER = 100
"""Below this many columns the sources of a statement stand under each other."""

MOST_COLUMNS = 4
SILENT = "–"
_BAR = Run(" │ ", "hairline")
TEXT_WIDTH = 96
"""The columns of words that are read rather than compared."""

_SIGNS = {"conflict": "differs", "wording": "altered", "hint": "dim"}
_LABELS = {"conflict": "strong", "wording": "bright", "hint": "text", "only": "text"}


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines with what each stands for.

    ``starts`` has the first line of each row (-1: it is not in view), ``stops`` the lines that
    ``]d`` goes to.
    """

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]
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


def label_width(rows: Sequence[Row], width: int) -> int:
    """How wide the column of signs and labels is: as its labels need, within limits."""
    longest = max((width_of(said(row.label)) + 2 for row in rows), default=0)
    return max(12, min(longest, 17 if width < 140 else 22))


def source_heading(
    cols: Columns, names: Mapping[str, str], sources: Sequence[str], current: str
) -> Runs:
    """The names of the sources over their columns, and signs where others are out of view."""
    total = len(sources)
    first = sources.index(cols.shown[0]) if cols.shown else 0
    runs: list[Run] = []
    if cols.label:
        out = total - len(cols.shown)
        more = f"{first + 1}–{first + len(cols.shown)} of {total}" if out and cols.label > 8 else ""
        runs += [*padded((Run(more, "dim"),), cols.label), _BAR]
    for index, article in enumerate(cols.shown):
        left = "‹ " if index == 0 and first > 0 else ""
        more_right = first + len(cols.shown) < total and index == len(cols.shown) - 1
        right = " ›" if more_right else ""
        mark = "pane" if article == current else "bright"
        name = fitted(said(names[article], mark), cols.cell - len(left) - len(right))
        name = (Run(left, "accent"), *name)
        runs += padded(name, cols.cell - len(right))
        runs += [Run(right, "accent")] if right else []
        runs += [_BAR] if index < len(cols.shown) - 1 else []
    return tuple(runs)


def table(rows: Sequence[Row], texts: Mapping[str, str], cols: Columns) -> Sheet:
    """A line for each row, its sources beside each other; a gap parts the kinds of rows."""
    lines: list[Line] = []
    spots: list[Spot] = []
    starts: list[int] = []
    numbered = enumerate(rows)
    for _, group in groupby(numbered, key=lambda pair: _kind(pair[1])):
        if lines:
            lines.append(Line(_rule_runs(cols), selectable=False))
            spots.append(Spot(-1))
        for number, row in group:
            starts.append(len(lines))
            lines.append(Line(_table_runs(row, texts, cols), key=str(number)))
            spots.append(Spot(number, _boxes(row, cols)))
    return Sheet(tuple(lines), tuple(spots), tuple(starts), _stops(rows, starts))


def stacked(
    rows: Sequence[Row],
    texts: Mapping[str, str],
    names: Mapping[str, str],
    sources: Sequence[str],
    width: int,
) -> Sheet:
    """Each row as a line with its sign and the silent sources, and a line for each that speaks."""
    lines: list[Line] = []
    spots: list[Spot] = []
    starts: list[int] = []
    label = max((width_of(said(names[article])) for article in sources), default=0)
    label = max(3, min(label, 14, width // 4))
    for number, row in enumerate(rows):
        if lines:
            lines.append(Line(selectable=False))
            spots.append(Spot(-1))
        silent = [names[article] for article in sources if article not in row.cells]
        right = said(f"does not say: {', '.join(silent)}", "silent") if silent else ()
        lines.append(Line(label_runs(row), selectable=False, right=right))
        spots.append(Spot(number))
        starts.append(len(lines))
        for article in sources:
            cell = row.cells.get(article)
            if cell is None:
                continue
            words = window(
                cell_runs(cell, texts[article], _words_mark(row, cell)), width - label - 4
            )
            name = padded(said(names[article], "dim"), label)
            lines.append(
                Line(joined((Run("  "), *name, Run("  "), *words)), key=f"{number} {article}")
            )
            spots.append(Spot(number, (Box(article, label + 4, width - label - 4, cell.place),)))
        if starts[-1] == len(lines):
            lines[-1] = Line(label_runs(row), key=str(number), right=right)
            starts[-1] = len(lines) - 1
    return Sheet(tuple(lines), tuple(spots), tuple(starts), _stops(rows, starts))


def nothing(words: str, width: int) -> Sheet:
    """A few lines that say why there are no rows."""
    lines = [Line(runs, selectable=False) for runs in wrapped(said(words), min(width, TEXT_WIDTH))]
    return Sheet((Line(selectable=False), *lines), (Spot(-1),) * (len(lines) + 1), ())


def head(
    title: str, contrast: Contrast, names: Mapping[str, str], width: int, left_out: int = 0
) -> tuple[Line, ...]:
    """The title, the sources and who retells whom: on one line where it fits, else on two."""
    families = ", ".join(families_said(contrast.families, names))
    shown = len(contrast.articles)
    sources = chosen_said(shown, left_out) or _counted(shown, "source", "sources")
    if contrast.families:
        sources += "," if left_out else ""
        sources += f" in {_counted(len(contrast.families), 'family', 'families')}"
    title_runs = said(title, "title")
    facts = said(f"{sources} ({families})" if families else sources, "dim")
    if width_of(title_runs) + width_of(facts) + 3 <= width:
        return (Line(title_runs, selectable=False, right=facts),)
    return (Line(title_runs, selectable=False), Line(facts, selectable=False))


def lists_line(lists: Sequence[str], shown: str, rows: Sequence[Row], width: int) -> Line:
    """The names of the lists, the one in view lit; at the right what the statements hold."""
    runs: list[Run] = []
    for name in lists:
        runs += [Run("   ")] if runs else []
        runs.append(Run(name, "pane-focused" if name == shown else "dim"))
    if width_of(runs) > width:
        runs = [Run(shown, "pane-focused"), Run("   _ shows others", "dim")]
    room = width - width_of(runs) - 2
    right = next(
        (words for words in (_long_counts(rows), _short_counts(rows)) if len(words) <= room), ""
    )
    return Line(tuple(runs), selectable=False, right=(Run(right, "text"),))


def _long_counts(rows: Sequence[Row]) -> str:
    """How many rows of each kind there are, as "3 titles · 2 figures · 9 only here"."""
    counts: dict[str, int] = {}
    for row in rows:
        kind = {"only": "only here", "agreement": "agree"}.get(row.standing)
        kind = kind or ("hint" if row.standing == "hint" else row.label.split(" ")[0])
        counts[kind] = counts.get(kind, 0) + 1
    fixed = ("only here", "agree", "differs", "wording")
    return " · ".join(
        f"{count} {kind}" if kind in fixed or count == 1 else f"{count} {kind}s"
        for kind, count in counts.items()
    )


def _short_counts(rows: Sequence[Row]) -> str:
    """The same by signs alone, as "≠ 5  ~ 9  · 23"."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.sign] = counts.get(row.sign, 0) + 1
    return "  ".join(f"{sign} {count}" for sign, count in counts.items())


def differs(line: Line) -> bool:
    """Whether differing words are marked on the line."""
    return any(run.mark in BRIGHT for run in line.runs)


def cell_runs(cell: Cell, text: str, mark: str) -> Runs:
    """The words of a cell with its marks; an ellipsis stands between stretches that are apart."""
    runs: list[Run] = []
    for start, end in cell.spans:
        if runs:
            runs.append(Run(" … ", "dim"))
        runs += marked(text, start, end, cell.marks, mark)
    return tuple(runs)


def label_runs(row: Row) -> Runs:
    """The sign and the label in front of a row."""
    sign = Run(f"{row.sign} ", _SIGNS.get(row.standing, "dim"))
    return (sign, *said(row.label, _LABELS.get(row.standing, "dim")))


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _kind(row: Row) -> int:
    return {"only": 1, "agreement": 2}.get(row.standing, 0)


def _words_mark(row: Row, cell: Cell) -> str:
    """Words are quiet where all agree, and beside a difference that this source has no part in."""
    return "text" if row.standing == "only" or (row.differs and cell.marks) else "dim"


def _stops(rows: Sequence[Row], starts: Sequence[int]) -> tuple[int, ...]:
    return tuple(start for row, start in zip(rows, starts, strict=True) if row.differs)


def _rule_runs(cols: Columns) -> Runs:
    blank = Run(" " * cols.cell)
    runs: list[Run] = [Run(" " * cols.label), _BAR] if cols.label else []
    for index in range(len(cols.shown)):
        runs += [blank, _BAR] if index < len(cols.shown) - 1 else [blank]
    return tuple(runs)


def _table_runs(row: Row, texts: Mapping[str, str], cols: Columns) -> Runs:
    runs = list(padded(label_runs(row), cols.label))
    for article in cols.shown:
        cell = row.cells.get(article)
        words: Runs = (Run(SILENT, "silent"),)
        if cell is not None:
            words = window(cell_runs(cell, texts[article], _words_mark(row, cell)), cols.cell)
        runs += [_BAR, *padded(words, cols.cell)]
    return joined(runs)


def _boxes(row: Row, cols: Columns) -> tuple[Box, ...]:
    return tuple(
        Box(article, left, cols.cell, row.cells[article].place if article in row.cells else None)
        for article, left in zip(cols.shown, cols.lefts(), strict=True)
    )
