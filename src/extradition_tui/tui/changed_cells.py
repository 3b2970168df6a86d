"""What goes to the terminal on a slow line: the cells that show something else than before.

Whoever draws gives whole stretches of rows, of which most often little is new: the blanks between
words, a hairline, a row that moved into its own place. Here it is remembered what the terminal
shows, and only the rest is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from .partial_update import cropped, stretches

Cell = tuple[str, Style | None]
"""What a cell shows and how; the second cell of a wide character shows ""."""

_BLANK: Cell = (" ", None)
_NEAR = 4
"""Cells between two changes that cost no more than the move over them."""
_TO_THE_END = "\x1b[0m\x1b[K"


class ChangedCells:
    """Remembers what the terminal shows, and makes updates that write what changes in it."""

    def __init__(self, *, remembers: bool) -> None:
        """What is not to be remembered, where the line is quick, costs no time."""
        self._remembers = remembers
        self._rows: dict[int, list[Cell | None]] = {}
        self._width = 0

    def forget(self) -> None:
        """The terminal may show anything now: all that is drawn next is written."""
        self._rows.clear()

    def of(self, update: RenderableType | None) -> RenderableType | None:
        """An update that writes no more of this one than is new; what is none stays as it is."""
        if not self._remembers or not isinstance(update, (ChopsUpdate, LayoutUpdate)):
            return cropped(update)
        return cast("RenderableType", _Changes(self, update))

    def written(
        self, parts: Iterable[tuple[int, int, Strip]], width: int, colours: ColorSystem
    ) -> str:
        """What to write for these stretches (row, first cell, words) of a screen of this width."""
        if width != self._width:
            self._width = width
            self.forget()
        return "".join(self._changes(y, x, cells_of(strip), colours) for y, x, strip in parts)

    def _changes(self, y: int, x: int, cells: Sequence[Cell], colours: ColorSystem) -> str:
        row = self._rows.setdefault(y, [None] * self._width)
        cells = cells[: self._width - x]
        _part(row, x)
        _part(row, x + len(cells))
        out: list[str] = []
        at = -1
        for start, end in changed(row[x : x + len(cells)], cells):
            out.append(f"\x1b[{y + 1};{x + start + 1}H" if at < 0 else f"\x1b[{start - at}C")
            last = end
            if x + end == self._width:
                last = _without_blanks(cells, start, end)
            out += _drawn(cells[start:last], colours)
            if last < end:
                out.append(_TO_THE_END)
            at = end
        row[x : x + len(cells)] = cells
        return "".join(out)


class _Changes(CompositorUpdate):
    """An update of which only what changes is written."""

    def __init__(self, terminal: ChangedCells, update: ChopsUpdate | LayoutUpdate) -> None:
        self._terminal = terminal
        self._update = update

    def render_segments(self, console: Console) -> str:
        """The sequences to write. What they lead to is what the terminal shows from now on."""
        update, colours = self._update, console._color_system or ColorSystem.TRUECOLOR
        if isinstance(update, ChopsUpdate):
            width = max(ends[-1] for ends in update.chop_ends)
            return self._terminal.written(stretches(update), width, colours)
        left, width = update.region.x, update.region.right
        rows = enumerate(update.strips, update.region.y)
        parts = ((y, left, Strip.join(strips)) for y, strips in rows)
        return self._terminal.written(parts, width, colours)


def _part(row: list[Cell | None], at: int) -> None:
    """Forget a wide character of which one half will be drawn over."""
    cell = row[at] if 0 < at < len(row) else None
    if cell is not None and not cell[0]:
        row[at - 1] = row[at] = None


def cells_of(strip: Strip) -> list[Cell]:
    """What each cell of a strip shows."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        blank = _BLANK if style is None or _is_quiet(style) else (" ", style)
        for char in text:
            width = 1 if char.isascii() else cell_len(char)
            if char == " ":
                cells.append(blank)
            elif width:
                cells += [(char, style), *([("", style)] * (width - 1))]
            elif cells:
                # A mark goes with its letter, which may be wide.
                at = max(at for at in range(len(cells)) if cells[at][0])
                cells[at] = cells[at][0] + char, cells[at][1]
    return cells


def changed(before: Sequence[Cell | None], now: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """The stretches of cells that show something else now, joined where they are near."""
    start = end = -1
    for at, (old, new) in enumerate(zip(before, now, strict=True)):
        if old == new:
            continue
        if start >= 0 and at - end > _NEAR:
            yield start, _whole(now, end)
            start = -1
        if start < 0:
            # Half a wide character cannot be drawn.
            start = at - 1 if not new[0] and at else at
        end = at + 1
    if start >= 0:
        yield start, _whole(now, end)


def _whole(now: Sequence[Cell], end: int) -> int:
    return end + 1 if end < len(now) and not now[end][0] else end


def _without_blanks(cells: Sequence[Cell], start: int, end: int) -> int:
    """Where the words end; worth it where more blanks follow than the sequence is long."""
    last = end
    while last > start and cells[last - 1] is _BLANK:
        last -= 1
    return last if end - last > len(_TO_THE_END) else end


def _drawn(cells: Sequence[Cell], colours: ColorSystem) -> Iterator[str]:
    """The words with their styles; a blank that shows nothing takes the style before it."""
    text, style = "", None
    for char, wanted in cells:
        if (char, wanted) == _BLANK and (style is None or _is_quiet(style)):
            wanted = style
        if wanted != style and text:
            yield _styled(text, style, colours)
            text = ""
        text, style = text + char, wanted
    if text:
        yield _styled(text, style, colours)


def _styled(text: str, style: Style | None, colours: ColorSystem) -> str:
    return Strip.render_style(style, text, colours) if style is not None else text


def _is_quiet(style: Style) -> bool:
    """Whether a blank in this style shows nothing: it has neither ground nor line."""
    ground = style.bgcolor is not None and not style.bgcolor.is_default
    return not (ground or style.reverse or style.underline or style.underline2 or style.strike)
