"""Which cell of which row shows a character of a text, and which character a cell shows. Pure.

A *place* is the offset of a character that is shown: the text cursor always stands on one. Blanks
at the end of a row and empty lines are not shown, so it steps over them.
"""

from __future__ import annotations

from rich.cells import cell_len

from .text_layout import Layout
from .text_motions import character_after, character_before

LAST = 1 << 30
"""A column beyond the end of every row."""


class Places:
    """The places of a text in one layout; rows are laid out as far as they are asked for."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._text = layout.text

    def nearest(self, offset: int, *, forward: bool = True) -> int:
        """The place at an offset, else the next one that way, else the last one the other way."""
        offset = min(max(offset, 0), len(self._text))
        row = self._layout.row_of(offset)
        if not len(self._layout):
            return 0
        if self._shows(row, offset):
            return offset
        ahead = row if offset < self._layout.offset_of(row) else row + 1
        following = self._row_with_words(ahead, 1)
        before = self._row_with_words(ahead - 1, -1)
        if following is not None and (forward or before is None):
            return self._layout.offset_of(following)
        return self.at(before, LAST) if before is not None else 0

    def cells(self, offset: int) -> tuple[int, int, int] | None:
        """The row of a place, and its cells ``[first, last)`` in the row; None if not shown."""
        row = self._layout.row_of(offset)
        if not len(self._layout) or not self._shows(row, offset):
            return None
        first, last = self.cells_between(row, offset, character_after(self._text, offset))
        return row, first, max(last, first + 1)

    def cells_between(self, row: int, start: int, end: int) -> tuple[int, int]:
        """The cells of a row that show the characters ``[start, end)`` of the text."""
        at = self._layout[row]
        paragraph = self._layout.paragraphs[at.paragraph]
        first = min(max(paragraph.to_shown(max(start, paragraph.start)), at.start), at.end)
        stop = min(end, self._layout.end_of(row))
        last = min(max(paragraph.to_shown(max(stop, paragraph.start)), first), at.end)
        shown = paragraph.shown.text
        before = cell_len(shown[at.start : first])
        return before, before + cell_len(shown[first:last])

    def at(self, row: int, column: int) -> int:
        """The place whose character a cell of a row shows: the last one beyond the row's end."""
        start, end = self._layout.offset_of(row), self._layout.end_of(row)
        if column >= LAST:
            return max(start, character_before(self._text, end))
        found = start
        following = character_after(self._text, start)
        while following < end and self.cells_between(row, start, following)[1] <= column:
            found, following = following, character_after(self._text, following)
        return found

    def _shows(self, row: int, offset: int) -> bool:
        return self._layout.offset_of(row) <= offset < self._layout.end_of(row)

    def _row_with_words(self, row: int, step: int) -> int | None:
        while True:
            self._layout.extend(row + 1)
            if not 0 <= row < len(self._layout):
                return None
            if self._layout.words(row):
                return row
            row += step
