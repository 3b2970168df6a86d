"""The lines of an article: its words with their marks, its margin, its byline.

Pure but for the look of things: a :class:`TextLines` is a sequence whose lines are made when they
are asked for, so that only what can be seen is styled.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, overload

from rich.cells import cell_len

from extradition_tui.model import Report
from extradition_tui.safe import safe_line

from .claim_margin import BAR, PLAIN_BAR, PLAIN_FLAGS, ClaimMark
from .lines import Line, Place, Run
from .margin import MarginMark, weightiest
from .text_layout import Layout, wrapped

MARGIN = 6
"""Columns for the signs at the left of the text."""

SPEAKER = 18
"""Columns for a speaker's name at the right of the text, where there is room."""


class Stretch(Protocol):
    """Anything that has a start and an end in the text."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset after its last character."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of one class, sorted, so that those on a row are found quickly."""

    items: tuple[tuple[int, int], ...]
    furthest: tuple[int, ...]

    @classmethod
    def of(cls, items: Iterable[Stretch]) -> Stretches:
        """From anything that has a start and an end."""
        pairs = tuple(sorted((item.start, item.end) for item in items))
        furthest: list[int] = []
        for _, end in pairs:
            furthest.append(max(end, furthest[-1] if furthest else 0))
        return cls(pairs, tuple(furthest))

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that have a character in ``[start, end)``."""
        found = []
        for index in range(bisect_left(self.items, (end, 0)) - 1, -1, -1):
            if self.furthest[index] <= start:
                break
            if self.items[index][1] > start:
                found.append(self.items[index])
        return found

    def after(self, offset: int) -> tuple[int, int] | None:
        """The first that begins after an offset."""
        at = bisect_right(self.items, (offset, 1 << 60))
        return self.items[at] if at < len(self.items) else None

    def before(self, offset: int) -> tuple[int, int] | None:
        """The last that begins before an offset."""
        at = bisect_left(self.items, (offset, 0))
        return self.items[at - 1] if at else None


@dataclass(frozen=True, slots=True)
class Page:
    """All that the text pane shows of one article."""

    report: Report
    byline: tuple[str, ...]
    margin: tuple[MarginMark, ...] = ()
    claims: tuple[ClaimMark, ...] = ()


class TextLines(Sequence[Line]):
    """The lines of a page at one width, made when they are asked for."""

    def __init__(self, page: Page, width: int, most: int, shown_classes: frozenset[str]) -> None:
        room = width - MARGIN
        self.width = max(10, min(room, most))
        self.speakers = room - self.width >= SPEAKER + 4
        spare = width - MARGIN - self.width - (SPEAKER + 2 if self.speakers else 0)
        self.indent = max(0, min(spare // 2, 16))
        article, analysis = page.report.article, page.report.analysis
        self.page = page
        self.layout = Layout(article.text, self.width)
        self.focus: tuple[int, int] | None = None
        self.title_mark = "title"
        kinds: dict[str, Iterable[Stretch]] = {
            "entity": analysis.mentions,
            "quote": analysis.quotes,
            "figure": analysis.figures,
            "date": analysis.dates,
            "claim": page.claims,
        }
        self._marks = {
            kind: Stretches.of(items) for kind, items in kinds.items() if kind in shown_classes
        }
        self.sentences = Stretches.of(analysis.sentences)
        self._headings = Stretches.of(article.version.headings)
        self._margin = sorted(page.margin, key=lambda mark: mark.start)
        self._margin_starts = [mark.start for mark in self._margin]
        self._claims = sorted(page.claims, key=lambda mark: mark.start)
        self._claim_starts = [mark.start for mark in self._claims]
        self._quotes = sorted(analysis.quotes, key=lambda quote: quote.start)
        self._quote_starts = [quote.start for quote in self._quotes]
        self._title_rows = 0
        self._head: list[str] = []
        self._lay_out_head()

    def _lay_out_head(self) -> None:
        """Title, byline and a blank row; a title that is the text's first line is its own rows."""
        article = self.page.report.article
        title = article.title
        first = article.text.split("\n", 1)[0]
        if title and first.strip() == title.strip():
            while not self.layout.complete and len(self.layout.paragraphs) < 2:
                self.layout.extend(len(self.layout) + 1)
            self._title_rows = sum(
                1 for row in range(len(self.layout)) if self.layout[row].paragraph == 0
            )
        elif title:
            self._head = _rows(safe_line(title), self.width)
        self._after_title = [
            *(self._line(Run(words, "dim")) for words in _joined(self.page.byline, self.width)),
        ]
        self.layout.extend(self._title_rows + 1)
        if self._title_rows < len(self.layout) and self.layout.words(self._title_rows):
            self._after_title.append(Line(selectable=False))

    # --- as a sequence ------------------------------------------------------------------------

    @property
    def _fixed(self) -> int:
        return len(self._head) + len(self._after_title)

    def __len__(self) -> int:
        return len(self.layout) + self._fixed

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index < len(self._head):
            return self._line(Run(self._head[index], self.title_mark))
        body = index - len(self._head)
        if self._title_rows <= body < self._title_rows + len(self._after_title):
            return self._after_title[body - self._title_rows]
        return self._body_line(self._to_row(index))

    @property
    def title_end(self) -> int:
        """The line after the title's last one."""
        return len(self._head) or self._title_rows

    def index_of_row(self, row: int) -> int:
        """The line on which a row of the layout stands."""
        past = row >= self._title_rows
        return row + len(self._head) + (len(self._after_title) if past else 0)

    def _to_row(self, index: int) -> int:
        body = index - len(self._head)
        return body if body < self._title_rows else body - len(self._after_title)

    def index_of(self, offset: int) -> int:
        """The line on which the character at an offset of the text stands."""
        return self.index_of_row(self.layout.row_of(offset))

    @property
    def text(self) -> str:
        """The article's text."""
        return self.page.report.article.text

    def row_at(self, index: int) -> int | None:
        """The row of the layout whose words a line shows; None for the byline and blank lines."""
        if not self._is_body(index) or not 0 <= index < len(self):
            return None
        row = self._to_row(index)
        return row if self.layout.words(row) else None

    def offset_of(self, place: Place) -> int:
        """The offset in the text of the first character of something found on a line."""
        row = self.layout[self._to_row(place.line)]
        at = min(row.start + max(0, place.start - self.text_column), row.end)
        return self.layout.paragraphs[row.paragraph].to_text(at)

    def offset_at(self, index: int) -> int:
        """The offset in the text of a line's first character; 0 above the text."""
        row = min(max(self._to_row(index), 0), len(self.layout) - 1)
        return self.layout.offset_of(row) if row >= 0 else 0

    def end_at(self, index: int) -> int:
        """The offset in the text after a line's last character."""
        row = min(max(self._to_row(index), 0), len(self.layout) - 1)
        return self.layout.end_of(row) if row >= 0 else 0

    def sign_at(self, index: int) -> MarginMark | None:
        """The sign in the margin of a line of the text."""
        if not self._is_body(index):
            return None
        return self._sign(self.offset_at(index), self.end_at(index))

    def _is_body(self, index: int) -> bool:
        body = index - len(self._head)
        after_title = self._title_rows <= body < self._title_rows + len(self._after_title)
        return body >= 0 and not after_title

    @property
    def text_column(self) -> int:
        """Where in ``Line.text`` the words begin."""
        return self.indent + MARGIN

    # --- one line -----------------------------------------------------------------------------

    def _line(self, *runs: Run) -> Line:
        return Line((Run(" " * self.text_column), *runs), selectable=False)

    def _body_line(self, row: int) -> Line:
        words = self.layout.words(row)
        if not words:
            return Line(selectable=False)
        start, end = self.layout.offset_of(row), self.layout.end_of(row)
        runs = self._styled(row, start, end)
        sign = self._sign(start, end)
        flag = self._flag(start, end)
        room = MARGIN - cell_len(flag)
        margin = (
            Run(" " * self.indent),
            *((Run(flag, "accent"),) if flag else ()),
            Run(f"{sign.sign:>{room - 1}} ", sign.mark) if sign else Run(" " * room),
        )
        return Line((*margin, *runs, *self._speaker(words, start, end)))

    def _styled(self, row: int, start: int, end: int) -> tuple[Run, ...]:
        at = self.layout[row]
        paragraph = self.layout.paragraphs[at.paragraph]
        base = "text"
        if row < self._title_rows:
            base = self.title_mark
        elif self._headings.within(start, end):
            base = "heading"
        found = [
            (left, right, kind)
            for kind, stretches in self._marks.items()
            for left, right in stretches.within(start, end)
            if row >= self._title_rows or kind == "claim"
        ]
        if self.focus and self.focus[0] < end and self.focus[1] > start:
            found.append((*self.focus, "hit-here"))
        if not found:
            return (Run(self.layout.words(row), base),)
        places = [
            (
                max(paragraph.to_shown(max(left, paragraph.start)), at.start),
                min(paragraph.to_shown(min(right, end)), at.end),
                kind,
            )
            for left, right, kind in found
        ]
        order = ("quote", "date", "figure", "entity", "claim", "hit-here")
        places.sort(key=lambda place: order.index(place[2]))
        edges = sorted({at.start, at.end, *(p[0] for p in places), *(p[1] for p in places)})
        shown_text = paragraph.shown.text
        runs = []
        for left, right in pairwise(edges):
            kinds = [kind for first, last, kind in places if first <= left and right <= last]
            runs.append(Run(shown_text[left:right], " ".join([base, *kinds])))
        return tuple(runs)

    def _sign(self, start: int, end: int) -> MarginMark | None:
        low = bisect_left(self._margin_starts, start)
        high = bisect_left(self._margin_starts, end)
        return weightiest(self._margin[low:high])

    def _flag(self, start: int, end: int) -> str:
        """The flag of the claims whose words begin here: one's own before those of others.

        A bar where their words go on.
        """
        low = bisect_left(self._claim_starts, start)
        high = bisect_left(self._claim_starts, end)
        here = self._claims[low:high]
        if here:
            return next((one.flag for one in here if one.own), here[0].flag)
        marked = self._marks.get("claim")
        if marked is None or not marked.within(start, end):
            return ""
        return PLAIN_BAR if self._claims[0].flag in PLAIN_FLAGS else BAR

    def _speaker(self, words: str, start: int, end: int) -> tuple[Run, ...]:
        if not self.speakers:
            return ()
        low = bisect_left(self._quote_starts, start)
        high = bisect_left(self._quote_starts, end)
        names = [quote.speaker for quote in self._quotes[low:high] if quote.speaker]
        if not names:
            return ()
        pad = self.width - cell_len(words) + 2
        name = safe_line(names[0])
        name = name if cell_len(name) <= SPEAKER else name.split()[-1]
        return (Run(" " * pad), Run(name, "dim speaker"))


def _rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, width)]


def _joined(parts: Sequence[str], width: int) -> list[str]:
    """The parts of a byline with dots between, broken between parts where there is room for one."""
    rows: list[str] = []
    for part in map(safe_line, parts):
        if rows and cell_len(rows[-1]) + 3 + cell_len(part) <= width:
            rows[-1] += f" · {part}"
        else:
            rows += _rows(part, width)
    return rows
