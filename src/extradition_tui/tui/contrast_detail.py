"""The words of the current row, below the table: in a few lines, or all of them. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from extradition_tui.contrast.rows import Cell, Row

from .contrast_sheet import SILENT, TEXT_WIDTH, LinesInView
from .contrast_table import cell_runs, fitting_runs, label_runs, speaking_of
from .lines import Line, Run
from .runs import BRIGHT, Runs, fitted, joined, padded, said, width_of, window, wrapped

MOST_LINES = 3
"""Lines for the words of all sources while the rows have the keys."""
IN_SIGHT = MOST_LINES + 1
"""Lines that are seen of them: of more sources that of the cursor stands first."""
_BRIEF_WIDTH = 88
"""Columns of their words: they are written anew with every row, on slow lines as well."""
_ROOMY = 110
_TOO_MANY = MOST_LINES + 1
_LOST = 8
"""Cells that breaking at a space may leave empty at the end of a line."""


def detail(
    row: Row,
    texts: Mapping[str, str],
    names: Mapping[str, str],
    sources: Sequence[str],
    width: int,
) -> tuple[Line, ...]:
    """The whole words of each source for one row, and at the end who does not say it."""
    label, room = _columns(names, sources, width)
    lines: list[Line] = []
    for article, cell in _speaking(row, sources):
        words = wrapped(cell_runs(cell, texts[article], "text"), room)
        lines += _named(names[article], "bright", words, label)
    silent = _silent(row, names, sources)
    if silent:
        lines += _named(SILENT, "dim", wrapped(silent, room), label)
    return tuple(lines)


def brief(
    row: Row,
    texts: Mapping[str, str],
    names: Mapping[str, str],
    sources: Sequence[str],
    width: int,
    current: str,
) -> Sequence[Line]:
    """The words of each source in as many lines as there are for all, what differs in sight.

    ``current`` is the source of the cursor: its words come whole first. Where each source has one
    line they are laid out when they are seen: of ten sources there is room for few.
    """
    label, room = _columns(names, sources, width)
    room = min(room, _BRIEF_WIDTH)
    # Where all are in sight they keep their order: with each row fewer cells are written anew.
    speaking = [(article, row.cells[article]) for article in sources if article in row.cells]
    if len(speaking) > IN_SIGHT:
        speaking = _speaking(row, sources)
        speaking.sort(key=lambda one: one[0] != current)
    if len(speaking) >= MOST_LINES:
        lay = [partial(_brief_line, *one, texts, names, label, room) for one in speaking]
        return LinesInView([""] * len(lay), lay)
    whole = {article: cell_runs(cell, texts[article], "text") for article, cell in speaking}
    lines_of = {
        # More than there is room for is not wrapped, but cut.
        article: wrapped(runs, room) if width_of(runs) <= MOST_LINES * room else [runs] * _TOO_MANY
        for article, runs in whole.items()
    }
    lines: list[Line] = []
    for article, most in allotted({one: len(words) for one, words in lines_of.items()}, current):
        words = lines_of[article]
        if len(words) > most:
            words = _cut_to(whole[article], most, room)
        lines += _named(names[article], "bright", [_by_shape(line) for line in words], label)
    return tuple(lines)


def allotted(needed: Mapping[str, int], current: str) -> list[tuple[str, int]]:
    """How many lines each source gets of those there are: one, and what is left in turn."""
    given = dict.fromkeys(needed, 1)
    left = MOST_LINES - len(given)
    first = [current] if current in needed else []
    for article in [*first, *(one for one in needed if one != current)]:
        more = max(0, min(needed[article] - 1, left))
        given[article] += more
        left -= more
    return list(given.items())


def heading(row: Row, position: str) -> Runs:
    """Which row it is and what it says, for the hairline over its words."""
    about = (Run("  "), *said(row.about, "dim")) if row.about else ()
    return (Run(f"{position}  ", "dim"), *label_runs(row), *about)


def _columns(names: Mapping[str, str], sources: Sequence[str], width: int) -> tuple[int, int]:
    label = max((width_of(said(names[article])) for article in sources), default=0)
    label = max(3, min(label, 22 if width > _ROOMY else 14, width // 4))
    return label, max(1, min(width - label - 2, TEXT_WIDTH))


def _speaking(row: Row, sources: Sequence[str]) -> list[tuple[str, Cell]]:
    return [(article, row.cells[article]) for article in speaking_of(row, sources)]


def _by_shape(words: Runs) -> Runs:
    """Differing words in the colour of those around them."""
    return tuple(
        Run(run.text, f"text {run.mark}-below") if run.mark in BRIGHT else run for run in words
    )


def _silent(row: Row, names: Mapping[str, str], sources: Sequence[str]) -> Runs:
    silent = [names[article] for article in sources if article not in row.cells]
    return said(f"does not say: {', '.join(silent)}", "dim") if silent else ()


def _brief_line(
    article: str,
    cell: Cell,
    texts: Mapping[str, str],
    names: Mapping[str, str],
    label: int,
    room: int,
) -> Line:
    """What there is room for of a source's words on one line."""
    words = fitting_runs(cell, texts[article], "text", room)
    return _named(names[article], "bright", [_by_shape(words)], label)[0]


def _cut_to(runs: Runs, most: int, room: int) -> list[Runs]:
    """The runs on so many lines at the most, with what differs in sight."""
    words = wrapped(window(runs, most * room - (most - 1) * _LOST), room)
    if len(words) > most:
        last = (*words[most - 1], Run(" "), *words[most])
        words = [*words[: most - 1], fitted(last, room)]
    return words


def _named(name: str, mark: str, words: Sequence[Runs], label: int) -> list[Line]:
    """Lines of words with a name before the first of them."""
    before: Runs = padded(said(name, mark), label)
    lines: list[Line] = []
    for line in words:
        lines.append(Line(joined((*before, Run("  "), *line)), selectable=False))
        before = (Run(" " * label),)
    return lines
