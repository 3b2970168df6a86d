"""The rows of a contrast as lines: a table of sources beside each other, or under each other.

Pure functions from rows (``contrast.rows``) to sheets. How many lines there are and what each
stands for is known at once; the words of a line are laid out when it comes into view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from extradition_tui.contrast.rows import Cell, Row

from .contrast_sheet import SILENT, Box, Columns, LinesInView, Sheet, Spot
from .lines import Line, Run
from .runs import ENOUGH, Runs, joined, marked, padded, said, width_of, window

STACKED_UNDER = 100
"""Below this many columns the sources of a statement stand under each other."""

_BAR = Run(" │ ", "hairline")
_SIGNS = {"conflict": "differs", "wording": "altered", "hint": "dim"}
_LABELS = {"conflict": "strong", "wording": "bright", "hint": "text", "only": "text"}


class _Lines:
    """The lines of a sheet as they are gathered, with what each stands for."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.lay: list[Callable[[], Line]] = []
        self.spots: list[Spot] = []
        self.starts: list[int] = []

    def __len__(self) -> int:
        return len(self.lay)

    def add(self, lay: Callable[[], Line], spot: Spot, key: str = "") -> None:
        """One more line; the cursor passes over one without a key."""
        self.lay.append(lay)
        self.spots.append(spot)
        self.keys.append(key)

    def sheet(self, rows: Sequence[Row]) -> Sheet:
        """All of them."""
        starts = tuple(self.starts)
        stops = tuple(start for row, start in zip(rows, starts, strict=True) if row.differs)
        return Sheet(LinesInView(self.keys, self.lay), tuple(self.spots), starts, stops)


def table(rows: Sequence[Row], texts: Mapping[str, str], cols: Columns) -> Sheet:
    """A line for each row, its sources beside each other; a gap parts the kinds of rows."""
    lines = _Lines()
    gap = Line(_rule_runs(cols), selectable=False)
    for _, group in groupby(enumerate(rows), key=lambda pair: _kind(pair[1])):
        if lines:
            lines.add(lambda: gap, Spot(-1))
        for number, row in group:
            lines.starts.append(len(lines))
            key = str(number)
            lay = partial(_table_line, row, texts, cols, key)
            lines.add(lay, Spot(number, _boxes(row, cols)), key)
    return lines.sheet(rows)


def stacked(
    rows: Sequence[Row],
    texts: Mapping[str, str],
    names: Mapping[str, str],
    sources: Sequence[str],
    width: int,
) -> Sheet:
    """Each row as a line with its sign and the silent sources, and a line for each that speaks."""
    lines = _Lines()
    label = max((width_of(said(names[article])) for article in sources), default=0)
    label = max(3, min(label, 14, width // 4))
    room = width - label - 4
    blank = Line(selectable=False)
    for number, row in enumerate(rows):
        if lines:
            lines.add(lambda: blank, Spot(-1))
        speaking = speaking_of(row, sources)
        key = "" if speaking else str(number)
        lines.starts.append(len(lines) + (1 if speaking else 0))
        lines.add(partial(_label_line, row, names, sources, key), Spot(number), key)
        for article in speaking:
            key = f"{number} {article}"
            lay = partial(_cell_line, row, article, texts, names, (label, room), key)
            spot = Spot(number, (Box(article, label + 4, room, row.cells[article].place),))
            lines.add(lay, spot, key)
    return lines.sheet(rows)


def speaking_of(row: Row, sources: Sequence[str]) -> list[str]:
    """The sources that speak in a row; of a difference those first whose words differ."""
    speaking = [article for article in sources if article in row.cells]
    return sorted(speaking, key=lambda one: row.differs and not row.cells[one].marks)


def cell_runs(cell: Cell, text: str, mark: str) -> Runs:
    """The words of a cell with its marks; an ellipsis stands between stretches that are apart."""
    runs: list[Run] = []
    for start, end in cell.spans:
        if runs:
            runs.append(Run(" … ", "dim"))
        runs += marked(text, start, end, cell.marks, mark)
    return tuple(runs)


def fitting_runs(cell: Cell, text: str, mark: str, width: int) -> Runs:
    """What there is room for of the words of a cell, with what differs in sight."""
    if not cell.marks:
        # Nothing far off has to be in sight: what is out of reach is not looked at.
        cell = Cell(tuple(_within_reach(cell.spans, width * ENOUGH)))
    return window(cell_runs(cell, text, mark), width)


def label_runs(row: Row) -> Runs:
    """The sign and the label in front of a row."""
    sign = Run(f"{row.sign} ", _SIGNS.get(row.standing, "dim"))
    return (sign, *said(row.label, _LABELS.get(row.standing, "dim")))


def label_width(rows: Sequence[Row], width: int) -> int:
    """How wide the column of signs and labels is: as its labels need, within limits."""
    longest = max((width_of(said(label)) + 2 for label in {row.label for row in rows}), default=0)
    return max(12, min(longest, 17 if width < 140 else 22))


def _within_reach(spans: Iterable[tuple[int, int]], reach: int) -> Iterator[tuple[int, int]]:
    """The first so many characters of the stretches."""
    for start, end in spans:
        if reach <= 0:
            return
        yield start, min(end, start + reach)
        reach -= end - start


def _kind(row: Row) -> int:
    return {"only": 1, "agreement": 2}.get(row.standing, 0)


def _words_mark(row: Row, cell: Cell) -> str:
    """Words are quiet where all agree, and beside a difference that this source has no part in."""
    return "text" if row.standing == "only" or (row.differs and cell.marks) else "dim"


def _table_line(row: Row, texts: Mapping[str, str], cols: Columns, key: str) -> Line:
    runs = list(padded(label_runs(row), cols.label))
    for article in cols.shown:
        cell = row.cells.get(article)
        words: Runs = (Run(SILENT, "silent"),)
        if cell is not None:
            words = fitting_runs(cell, texts[article], _words_mark(row, cell), cols.cell)
        runs += [_BAR, *padded(words, cols.cell)]
    return Line(joined(runs), key=key)


def _boxes(row: Row, cols: Columns) -> tuple[Box, ...]:
    return tuple(
        Box(article, left, cols.cell, row.cells[article].place if article in row.cells else None)
        for article, left in zip(cols.shown, cols.lefts(), strict=True)
    )


def _rule_runs(cols: Columns) -> Runs:
    blank = Run(" " * cols.cell)
    runs: list[Run] = [Run(" " * cols.label), _BAR] if cols.label else []
    for index in range(len(cols.shown)):
        runs += [blank, _BAR] if index < len(cols.shown) - 1 else [blank]
    return tuple(runs)


def _label_line(row: Row, names: Mapping[str, str], sources: Sequence[str], key: str) -> Line:
    """The sign and the label; the cursor stands on it only where no source speaks."""
    silent = [names[article] for article in sources if article not in row.cells]
    right = said(f"does not say: {', '.join(silent)}", "silent") if silent else ()
    return Line(label_runs(row), key=key, selectable=bool(key), right=right)


def _cell_line(
    row: Row,
    article: str,
    texts: Mapping[str, str],
    names: Mapping[str, str],
    widths: tuple[int, int],
    key: str,
) -> Line:
    """The words of one source beside its name; ``widths`` are those of the name and the words."""
    cell = row.cells[article]
    words = fitting_runs(cell, texts[article], _words_mark(row, cell), widths[1])
    name = padded(said(names[article], "dim"), widths[0])
    return Line(joined((Run("  "), *name, Run("  "), *words)), key=key)
