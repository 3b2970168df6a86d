"""Wraps an article once per width and knows for every row which words of the text it shows.

Pure: no screen. Offsets are those of the article's text; what the safe door changes is mapped back.
A long text is laid out piece by piece (:meth:`Layout.extend`), so that it opens at once.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from extradition_tui.safe import Shown, shown

from .text_motions import character_after

_WIDE = re.compile("[^\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
"""Characters that may take other than one column; a line without any is wrapped by counting."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the paragraph, and the shown characters ``[start, end)`` of it."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text as it may be shown, and where it begins in the text."""

    start: int
    shown: Shown

    def to_text(self, offset: int) -> int:
        """The text's offset for a shown offset in this paragraph."""
        return self.start + self.shown.to_original(offset)

    def to_shown(self, offset: int) -> int:
        """The shown offset in this paragraph for an offset into the text."""
        return self.shown.to_shown(offset - self.start)


class Layout:
    """The rows of a text at one width; rows are made until they are needed no further."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self.paragraphs: list[Paragraph] = []
        self.complete = False
        self._of = array("L")
        self._starts = array("L")
        self._ends = array("L")
        self._offsets = array("L")
        self._making = self._make()

    def __len__(self) -> int:
        return len(self._of)

    def __getitem__(self, index: int) -> Row:
        return Row(self._of[index], self._starts[index], self._ends[index])

    def extend(self, rows: int) -> None:
        """Lay out until there are so many rows, or the text is at its end."""
        while not self.complete and len(self._of) < rows:
            self._one()

    def extend_to(self, offset: int) -> None:
        """Lay out until the character at an offset of the text has its row."""
        while not self.complete and (not self._offsets or self._offsets[-1] <= offset):
            self._one()

    def finish(self) -> None:
        """Lay out all of it."""
        while not self.complete:
            self._one()

    def row_of(self, offset: int) -> int:
        """The row on which the character at an offset of the text stands."""
        self.extend_to(offset)
        return max(0, bisect_right(self._offsets, offset) - 1)

    def offset_of(self, row: int) -> int:
        """The offset in the text of a row's first character."""
        return self._offsets[row] if self._offsets else 0

    def end_of(self, row: int) -> int:
        """The offset in the text after a row's last character."""
        paragraph = self.paragraphs[self._of[row]]
        return paragraph.to_text(self._ends[row])

    def words(self, row: int) -> str:
        """The safe characters of a row."""
        paragraph = self.paragraphs[self._of[row]]
        return paragraph.shown.text[self._starts[row] : self._ends[row]]

    def _one(self) -> None:
        if next(self._making, None) is None:
            self.complete = True

    def _make(self) -> Iterator[bool]:
        start = 0
        blank = True
        while start <= len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            line = shown(self.text[start:end])
            if line.text.strip():
                yield from self._paragraph(Paragraph(start, line))
                blank = False
            elif not blank:
                self.paragraphs.append(Paragraph(start, line))
                self._add(0, 0)
                blank = True
                yield True
            start = end + 1

    def _paragraph(self, paragraph: Paragraph) -> Iterator[bool]:
        self.paragraphs.append(paragraph)
        for start, end in wrapped(paragraph.shown.text, self.width):
            self._add(start, end)
            yield True

    def _add(self, start: int, end: int) -> None:
        self._of.append(len(self.paragraphs) - 1)
        self._starts.append(start)
        self._ends.append(end)
        self._offsets.append(self.paragraphs[-1].to_text(start))


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the rows of one paragraph begin and end at a width in columns.

    Breaks at white space, and in words that are too long; line ends in it end a row.
    """
    narrow = _WIDE.search(text) is None
    start = _skip_spaces(text, 0)
    while start < len(text):
        limit = min(start + width, len(text)) if narrow else _fitting(text, start, width)
        line_end = text.find("\n", start, limit + 1)
        if line_end >= 0:
            end = line_end
        elif limit >= len(text):
            end = len(text)
        else:
            space = max(text.rfind(" ", start, limit + 1), text.rfind("\n", start, limit + 1))
            end = space if space > start else limit
        yield start, len(text[start:end].rstrip()) + start
        start = _skip_spaces(text, end)


def _fitting(text: str, start: int, width: int) -> int:
    used = 0
    end = start
    while end < len(text):
        following = character_after(text, end)
        used += cell_len(text[end:following])
        if used > width and end > start:
            break
        end = following
    return end


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
