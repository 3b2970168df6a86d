"""A view of an article in which a text cursor stands on one character, and words are selected.

The cursor's ``place`` is the offset of a character that is shown; the line of the cursor follows
it, and it follows the line when that is moved by rows. ``selection`` and ``taken`` are what other
parts of the program take: stretches of the article's text, with its own offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from extradition_tui.model import Span

from . import text_motions as motions
from .line_view import LineView
from .lines import Place, flat
from .text_lines import Stretches, TextLines
from .text_places import LAST, Places
from .text_selection import Selection, taken

MOST_STEPS = 10_000
"""A count's steps are no more than this, so that no key takes long."""


class CaretView(LineView):
    """Lines of an article with a text cursor."""

    place = 0
    """The offset in the article's text of the character under the text cursor."""

    selecting: Selection | None = None
    """Where the selection began, while there is one."""

    _wished: int | None = None
    _place_before_search = 0

    @property
    def text_lines(self) -> TextLines | None:
        """The lines of the article in view."""
        return self.lines if isinstance(self.lines, TextLines) else None

    @property
    def selection(self) -> Span | None:
        """The words that are selected: half-open offsets into the article's text; None if none."""
        lines = self.text_lines
        if lines is None or self.selecting is None:
            return None
        start, end = self.selecting.stretch(lines.text, self.place, lines.sentences)
        return Span(start, end, lines.text[start:end])

    @property
    def taken(self) -> Span | None:
        """What an action on words takes: the selection, else the sentence of the text cursor."""
        lines = self.text_lines
        if lines is None or self.selecting is not None:
            return self.selection
        start, end = taken(lines.text, self.place, lines.sentences)
        return Span(start, end, lines.text[start:end]) if start < end else None

    def stand(self, place: int, *, forward: bool = True, row: int | None = None) -> None:
        """Put the text cursor on a place, or the nearest that is shown.

        ``row`` is where on the screen its line is wanted, if it is not in view already.
        """
        lines = self.text_lines
        if lines is None:
            return
        old, before, top = self.place, self.selection, self.top
        self.place = Places(lines.layout).nearest(place, forward=forward)
        self._wished = None
        super().move_to(lines.index_of(self.place), row=row)
        if self.top == top:
            self._repaint(old, before)

    def move_to(self, index: int, *, direction: int = 1, row: int | None = None) -> None:
        """Put the cursor on a line; the text cursor keeps its column where it can."""
        before, top = self.selection, self.top
        super().move_to(index, direction=direction, row=row)
        self._follow()
        if self.top == top and before is not None:
            self._repaint(self.place, before)

    def let_go(self) -> bool:
        """Esc lets go of the selection, then of a search; whether there was anything."""
        if self.selecting is not None:
            before, self.selecting = self.selection, None
            self._repaint(self.place, before)
            return True
        return super().let_go()

    # --- selecting ----------------------------------------------------------------------------

    def do_select(self, count: int | None) -> None:
        """Begin to select with this character; again: let go."""
        self._select(Selection(self.place))

    def do_select_sentence(self, count: int | None) -> None:
        """Select this sentence, and go on by sentences; again: let go."""
        self._select(Selection(self.place, sentences=True))

    def do_swap_ends(self, count: int | None) -> None:
        """Go on with the other end of the selection."""
        if self.selecting is not None:
            place, self.selecting = self.selecting.swapped(self.place)
            self.stand(place)

    def select_from(self, selecting: Selection) -> None:
        """Take up a selection that was begun before; one beyond the text's end is not."""
        lines = self.text_lines
        if lines is not None and selecting.anchor < len(lines.text):
            before, self.selecting = self.selection, selecting
            self._repaint(self.place, before)

    def _select(self, wanted: Selection) -> None:
        if self.text_lines is None:
            return
        before, now = self.selection, self.selecting
        if now is None:
            self.selecting = wanted
        elif now.sentences == wanted.sentences:
            self.selecting = None
        else:
            self.selecting = Selection(now.anchor, wanted.sentences)
        self._repaint(self.place, before)

    # --- motions ------------------------------------------------------------------------------

    def do_character_right(self, count: int | None) -> None:
        """The next character."""
        self._by(motions.character_after, count)

    def do_character_left(self, count: int | None) -> None:
        """The character before."""
        self._by(motions.character_before, count, forward=False)

    def do_word_right(self, count: int | None) -> None:
        """The next word."""
        self._by(motions.word_after, count)

    def do_word_left(self, count: int | None) -> None:
        """The word before, or the beginning of this one."""
        self._by(motions.word_before, count, forward=False)

    def do_word_end(self, count: int | None) -> None:
        """The end of the word."""
        self._by(motions.word_end_after, count)

    def do_paragraph_right(self, count: int | None) -> None:
        """The next paragraph."""
        self._by(motions.paragraph_after, count)

    def do_paragraph_left(self, count: int | None) -> None:
        """The paragraph before, or the beginning of this one."""
        self._by(motions.paragraph_before, count, forward=False)

    def do_sentence_right(self, count: int | None) -> None:
        """The next sentence."""

        def following(text: str, at: int) -> int:
            found = self._sentences.after(at)
            return found[0] if found else len(text)

        self._by(following, count)

    def do_sentence_left(self, count: int | None) -> None:
        """The sentence before, or the beginning of this one."""

        def preceding(_text: str, at: int) -> int:
            found = self._sentences.before(at)
            return found[0] if found else 0

        self._by(preceding, count, forward=False)

    def do_line_start(self, count: int | None) -> None:
        """The first character of the row."""
        self._to_column(0)

    def do_line_end(self, count: int | None) -> None:
        """The last character of the row; up and down then keep to the ends."""
        self._to_column(LAST)

    def _to_column(self, column: int) -> None:
        lines = self.text_lines
        cells = Places(lines.layout).cells(self.place) if lines is not None else None
        if lines is not None and cells is not None:
            self.stand(Places(lines.layout).at(cells[0], column))
            self._wished = column

    def _by(
        self, step: Callable[[str, int], int], count: int | None, *, forward: bool = True
    ) -> None:
        lines = self.text_lines
        if lines is None:
            return
        places = Places(lines.layout)
        at = self.place
        for _ in range(min(count or 1, MOST_STEPS)):
            following = places.nearest(step(lines.text, at), forward=forward)
            if following == at:
                break
            at = following
        self.stand(at)

    @property
    def _sentences(self) -> Stretches:
        lines = self.text_lines
        return lines.sentences if lines is not None else Stretches.of(())

    # --- searching ----------------------------------------------------------------------------

    def begin_search(self) -> None:
        """Remember where the reader stands, for the search moves as it is typed."""
        super().begin_search()
        self._place_before_search = self.place

    def end_search(self, *, keep: bool) -> None:
        """Close a search: stay where it led, or go back."""
        super().end_search(keep=keep)
        if not keep:
            self.place = self._place_before_search

    def do_find_word(self, count: int | None) -> None:
        """Search the word under the text cursor, and go to the next place of it."""
        lines = self.text_lines
        if lines is None:
            return
        pattern = flat(lines.text[slice(*motions.word_at(lines.text, self.place))])
        if pattern:
            self.begin_search()
            self.finding.show(pattern, self.places(pattern), self.cursor)
            self._find_by(count or 1)

    def found_here(self, *, forward: bool) -> int:
        """From the text cursor: the last place found up to it, or the first from it on."""
        lines = self.text_lines
        if lines is None:
            return super().found_here(forward=forward)
        if forward:
            return bisect_right(self.finding.places, self.place, key=lines.offset_of) - 1
        return bisect_left(self.finding.places, self.place, key=lines.offset_of)

    def _go_to_place(self, place: Place | None) -> None:
        super()._go_to_place(place)
        lines = self.text_lines
        if lines is None or place is None:
            self.place = self._place_before_search
        else:
            self.stand(lines.offset_of(place))

    # --- drawing ------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Take the text cursor to the line of the cursor, in the column that was wished for."""
        lines = self.text_lines
        if lines is None or lines.index_of(self.place) == self.cursor:
            return
        row = lines.row_at(self.cursor)
        if row is None:
            return
        places = Places(lines.layout)
        if self._wished is None:
            cells = places.cells(self.place)
            self._wished = cells[1] if cells is not None else 0
        self.place = places.at(row, self._wished)

    def _repaint(self, old: int, before: Span | None) -> None:
        """Draw what the text cursor left, where it is, and what is selected otherwise than before.

        ``old`` is where the cursor was, ``before`` what was selected.
        """
        for place in {old, self.place}:
            self._repaint_stretch(place, place + 1)
        now = self.selection
        if before == now:
            return
        here = (self.place, self.place)
        first = (before.start, before.end) if before is not None else here
        second = (now.start, now.end) if now is not None else here
        for one, other in ((first[0], second[0]), (first[1], second[1])):
            self._repaint_stretch(min(one, other), max(one, other))

    def _repaint_stretch(self, start: int, end: int) -> None:
        lines = self.text_lines
        if lines is None or start >= end:
            return
        first = max(lines.index_of(start), self.top)
        last = min(lines.index_of(end - 1), self.top + self.rows - 1)
        regions = []
        for index in range(first, last + 1):
            cells = self._cells_of(index, start, end)
            if cells is not None:
                left, right = cells
                y = index - self.top + self._head
                regions.append(Region(left, y, max(1, right - left), 1))
        if regions:
            self.refresh(*regions)

    def _cells_of(self, index: int, start: int, end: int) -> tuple[int, int] | None:
        """The columns of the view in which a line shows ``[start, end)`` of the text."""
        lines = self.text_lines
        row = lines.row_at(index) if lines is not None else None
        if lines is None or row is None:
            return None
        first, last = Places(lines.layout).cells_between(row, start, end)
        left = self._left + lines.text_column
        return left + first, left + last

    def _line_strip(self, index: int, width: int) -> Strip:
        strip = super()._line_strip(index, width)
        selection = self.selection
        if selection is None:
            return strip
        cells = self._cells_of(index, selection.start, selection.end)
        if cells is None or cells[0] >= cells[1]:
            return strip
        return _laid_over(strip, *cells, self.palette.style("selected"))

    def _cursor_strip(self, index: int, width: int) -> Strip:
        strip = super()._cursor_strip(index, width)
        lines = self.text_lines
        if lines is None or not self.has_focus:
            return strip
        cells = Places(lines.layout).cells(self.place)
        if cells is None or lines.index_of_row(cells[0]) != index:
            return strip
        left = self._left + lines.text_column
        return _turned(strip, left + cells[1], left + cells[2])


def _laid_over(strip: Strip, first: int, last: int, style: Style) -> Strip:
    """A strip with a style laid over some of its cells."""
    before, here, after = _parts(strip, first, last)
    lit = [Segment(text, (own or Style()) + style) for text, own, _ in here]
    return Strip.join([before, Strip(lit, here.cell_length), after])


def _turned(strip: Strip, first: int, last: int) -> Strip:
    """A strip with some of its cells in reverse video, or out of it where they are in it."""
    before, here, after = _parts(strip, first, last)
    turned = [
        Segment(text, (own or Style()) + Style(reverse=not (own and own.reverse)))
        for text, own, _ in here
    ]
    return Strip.join([before, Strip(turned, here.cell_length), after])


def _parts(strip: Strip, first: int, last: int) -> tuple[Strip, Strip, Strip]:
    width = strip.cell_length
    first, last = min(first, width), min(last, width)
    return strip.crop(0, first), strip.crop(first, last), strip.crop(last, width)
