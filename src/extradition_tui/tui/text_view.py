"""The pane in which an article is read.

Title, byline, headings and paragraphs at a width that is good to read; what language found is
marked by colour and shape; the margin tells what the other sources do with each sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual.geometry import Region

from .lines import Line, Place, fold
from .page_view import rows_of
from .text_caret import CaretView
from .text_lines import Page, Stretch, Stretches, TextLines
from .text_places import Places
from .theme import Palette

FIRST_ROWS = 400
MARK_CLASSES = {
    "names": "entity",
    "quotes": "quote",
    "figures": "figure",
    "dates": "date",
    "claims": "claim",
}
"""The classes of mark by the words that readers use for them."""


class TextView(CaretView):
    """An article, with its marks and its margin."""

    JUMPED_TO = ("entity", "quote", "figure", "difference", "claim")

    def __init__(self, *, palette: Palette, most_columns: int, rule: bool = False) -> None:
        super().__init__(
            palette=palette, contexts=("text", "lines", "everywhere"), rule=rule, id="text"
        )
        self.page: Page | None = None
        self._words: Sequence[Line] = ()
        self.shown_classes = frozenset(MARK_CLASSES.values())
        self._most_columns = most_columns

    # --- what it shows ------------------------------------------------------------------------

    def show(self, page: Page, offset: int = 0) -> None:
        """Show an article with the cursor at an offset of its text (0: at the title)."""
        self.page = page
        self.selecting = None
        self.clear_search()
        self._lay_out(offset)

    def show_words(self, lines: Sequence[Line]) -> None:
        """Show lines of the program's own instead of an article."""
        self.page = None
        self.selecting = None
        self.clear_search()
        self._words = lines
        self.set_lines(self.lines_for_width(self.text_columns), keep=False)

    def show_margin(self, page: Page) -> None:
        """The same text, with another byline or margin: nothing moves."""
        if page != self.page:
            self.page = page
            self._lay_out(self.reading_offset, keep_row=True)

    @property
    def reading_offset(self) -> int:
        """The offset in the article's text at which the reader is: that of the text cursor."""
        return self.place if self.text_lines is not None else 0

    @property
    def place_here(self) -> int:
        """The offset of the sentence whose sign stands beside the cursor, else of its line."""
        sign = self.text_lines.sign_at(self.cursor) if self.text_lines is not None else None
        return sign.start if sign is not None else self.reading_offset

    @property
    def name_here(self) -> str:
        """Whom the words that were jumped to, or the line of the cursor, are about, or ""."""
        lines = self.text_lines
        if lines is None or self.page is None:
            return ""
        analysis = self.page.report.analysis
        for quote in analysis.quotes:
            if (quote.start, quote.end) == lines.focus:
                return quote.speaker_entity or quote.speaker or ""
        start, end = lines.focus or (lines.offset_at(self.cursor), lines.end_at(self.cursor))
        here = (m.entity for m in analysis.mentions if m.start < end and m.end > start)
        return next(here, "")

    def go_to(self, start: int, end: int) -> None:
        """Put the cursor on the words ``text[start:end]`` and light them up, if there are any."""
        lines = self.text_lines
        if lines is None:
            return
        self._light(lines, (start, end) if start < end else None)
        self.stand(start, row=self.rows // 3)

    def _light(self, lines: TextLines, focus: tuple[int, int] | None) -> None:
        """Light up other words, or none; those and what was lit before are drawn anew."""
        before, lines.focus = lines.focus, focus
        self._strips.clear()
        for stretch in (before, focus):
            if stretch is not None:
                self._repaint_stretch(*stretch)

    def clear_search(self) -> bool:
        """Take the marks of a search or of a jump away; whether there were any."""
        had = super().clear_search()
        lines = self.text_lines
        if lines is not None and lines.focus is not None:
            self._light(lines, None)
            return True
        return had

    @property
    def shown_words(self) -> str:
        """The classes that are marked, in words."""
        return " ".join(word for word, kind in MARK_CLASSES.items() if kind in self.shown_classes)

    def show_only(self, words: Sequence[str]) -> None:
        """Mark the classes of these words only."""
        self.shown_classes = frozenset(MARK_CLASSES[word] for word in words if word in MARK_CLASSES)
        self._lay_out(self.reading_offset, keep_row=True)

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The article wrapped for another width, with the cursor on the same words."""
        if self.page is None:
            return [row for line in self._words for row in rows_of(line, width)]
        self._lay_out(self.reading_offset)
        return self._lines

    def _lay_out(self, offset: int, *, keep_row: bool = False) -> None:
        if self.page is None or self.size.width == 0:
            return
        row = self.cursor - self.top
        lines = TextLines(self.page, self.text_columns, self._most_columns, self.shown_classes)
        lines.title_mark = _title_mark(self.has_focus)
        lines.layout.extend(FIRST_ROWS)
        self.place = Places(lines.layout).nearest(offset)
        self.cursor = self.top = 0
        self.set_lines(lines, keep=False)
        if offset > 0:
            self.stand(self.place, row=row if keep_row else self.rows // 3)
        if not lines.layout.complete:
            self.set_timer(0.02, lambda: self._lay_out_more(lines))

    def _lay_out_more(self, lines: TextLines) -> None:
        """A few milliseconds' worth of rows, again and again, so that keys are answered."""
        if lines is self._lines and not lines.layout.complete:
            lines.layout.extend(len(lines.layout) + 4000)
            self.set_timer(0.01, lambda: self._lay_out_more(lines))

    def show_focus(self, focused: bool) -> None:
        """The title is this pane's heading: in the accent while the pane has the keys."""
        lines = self.text_lines
        if lines is not None:
            lines.title_mark = _title_mark(focused)
            self._strips.clear()
            rows = max(0, lines.title_end - self.top)
            if rows:
                self.refresh(Region(0, 0, self.size.width, rows))
        super().show_focus(focused)

    # --- actions ------------------------------------------------------------------------------

    def do_last_line(self, count: int | None) -> None:
        """The last line, or line ``count``."""
        if self.text_lines is not None:
            self.text_lines.layout.finish()
        super().do_last_line(count)

    def do_next_entity(self, count: int | None) -> None:
        """The next name."""
        self._jump("entity", count or 1)

    def do_previous_entity(self, count: int | None) -> None:
        """The name before."""
        self._jump("entity", -(count or 1))

    def do_next_quote(self, count: int | None) -> None:
        """The next quotation."""
        self._jump("quote", count or 1)

    def do_previous_quote(self, count: int | None) -> None:
        """The quotation before."""
        self._jump("quote", -(count or 1))

    def do_next_figure(self, count: int | None) -> None:
        """The next figure."""
        self._jump("figure", count or 1)

    def do_previous_figure(self, count: int | None) -> None:
        """The figure before."""
        self._jump("figure", -(count or 1))

    def do_next_difference(self, count: int | None) -> None:
        """The next sentence on which sources differ."""
        self._jump("difference", count or 1)

    def do_previous_difference(self, count: int | None) -> None:
        """The sentence before on which sources differ."""
        self._jump("difference", -(count or 1))

    def do_next_claim(self, count: int | None) -> None:
        """The next words of a claim."""
        self._jump("claim", count or 1)

    def do_previous_claim(self, count: int | None) -> None:
        """The words of a claim before."""
        self._jump("claim", -(count or 1))

    def jump_targets(self) -> Iterable[tuple[int, int, Callable[[], None]]]:
        """The marks of every class that is shown, and the sentences with a sign in the margin."""
        lines = self.text_lines
        if lines is None or self.page is None:
            return
        kinds = [kind for kind in ("entity", "quote", "figure") if kind in self.shown_classes]
        stretches = [item for kind in (*kinds, "difference") for item in self._items(kind)]
        top, end = lines.offset_at(self.top), lines.end_at(self.top + self.rows - 1)
        for start in sorted({item.start for item in stretches if top <= item.start < end}):
            index = lines.index_of(start)
            cells = self._cells_of(index, start, start + 1)
            if cells is not None and self.top <= index < self.top + self.rows:
                yield cells[0], index - self.top + self._head, partial(self.stand, start)

    def _jump(self, kind: str, count: int) -> None:
        lines = self.text_lines
        if lines is None or self.page is None:
            return
        stretches = Stretches.of(self._items(kind))
        at = self.place
        found = None
        for _ in range(min(abs(count), len(stretches.items))):
            following = stretches.after(at) if count > 0 else stretches.before(at)
            if following is None:
                break
            found, at = following, following[0]
        if found is not None:
            self.go_to(*found)

    def _items(self, kind: str) -> Iterable[Stretch]:
        if self.page is None:
            return ()
        analysis = self.page.report.analysis
        if kind == "difference":
            return [m for m in self.page.margin if m.mark in ("differs", "altered")]
        items: dict[str, Iterable[Stretch]] = {
            "entity": analysis.mentions,
            "quote": analysis.quotes,
            "figure": analysis.figures,
            "claim": self.page.claims,
        }
        return items[kind]

    # --- search -------------------------------------------------------------------------------

    def places(self, pattern: str) -> Sequence[Place]:
        """Every place of the pattern in the text, also where it runs over the end of a row."""
        lines = self.text_lines
        if lines is None:
            return super().places(pattern)
        lines.layout.finish()
        wanted = fold(" ".join(pattern.split()) or pattern)
        found: list[Place] = []
        row = 0
        for number, paragraph in enumerate(lines.layout.paragraphs):
            folded = fold(paragraph.shown.text)
            at = folded.find(wanted)
            while at >= 0:
                while lines.layout[row].paragraph < number or lines.layout[row].end <= at:
                    row += 1
                found.append(_place_on(lines, row, at, at + len(wanted)))
                at = folded.find(wanted, at + len(wanted))
        return found


def _title_mark(focused: bool) -> str:
    return "pane-focused" if focused else "title"


def _place_on(lines: TextLines, row: int, start: int, end: int) -> Place:
    """A stretch of a paragraph as a place: the part of it on the row where it begins."""
    at = lines.layout[row]
    column = lines.text_column
    first = max(start, at.start) - at.start + column
    return Place(lines.index_of_row(row), first, min(end, at.end) - at.start + column)
