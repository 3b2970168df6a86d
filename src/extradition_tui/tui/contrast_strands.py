"""Side by side, but each text by itself: as many views as there are columns, each with a cursor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Horizontal

from extradition_tui.contrast.marks import Marked

from .contrast_sheet import MOST_COLUMNS, Columns, differs
from .contrast_sheets import Shown
from .line_view import LineView
from .lines import Line, Run
from .runs import marked, said, wrapped
from .theme import Palette

Passage = tuple[int, int]


class StrandView(LineView):
    """One whole text, its differing words marked; its lines know the passage they are of."""

    def __init__(self, palette: Palette, number: int) -> None:
        super().__init__(
            palette=palette,
            contexts=("contrast", "lines", "everywhere"),
            rule=number > 0,
            id=f"strand-{number}",
        )
        self.article = ""
        self._text = ""
        self._passages: Sequence[Passage] = ()
        self._marks: Sequence[Marked] = ()

    def show_text(
        self,
        article: str,
        name: str,
        text: str,
        passages: Sequence[Passage],
        marks: Sequence[Marked],
    ) -> None:
        """Show an article's text in passages (offsets), with its differing words marked."""
        self.article, self._text = article, text
        self._passages, self._marks = passages, marks
        self.heading = Line(said(name, "pane"))
        self.set_lines(self.lines_for_width(self.text_columns), keep=False)

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The text wrapped for a width."""
        return strand_lines(self._text, self._passages, self._marks, width)

    @property
    def place(self) -> Passage | None:
        """The passage of the cursor's line."""
        key = self.line.key if self.line is not None else ""
        return self._passages[int(key)] if key else None

    def go_to(self, offset: int) -> None:
        """Put the cursor on the passage at an offset of the text, or the one before it."""
        at = sum(1 for start, _ in self._passages if start <= offset) - 1
        self.move_to_key(str(max(0, at)))

    def do_next_difference(self, count: int | None) -> None:
        """The next line on which words differ."""
        self._to_difference(count or 1)

    def do_previous_difference(self, count: int | None) -> None:
        """The line before on which words differ."""
        self._to_difference(-(count or 1))

    def _to_difference(self, count: int) -> None:
        stops = [at for at, line in enumerate(self.lines) if differs(line)]
        if count > 0:
            stops = [at for at in stops if at > self.cursor]
        else:
            stops = [at for at in reversed(stops) if at < self.cursor]
        if stops:
            self.move_to(stops[min(abs(count), len(stops)) - 1], row=self.rows // 3)


class Strands(Horizontal):
    """The texts in view, from the left."""

    DEFAULT_CSS = """
    Strands { height: 1fr; }
    """

    def __init__(self, palette: Palette) -> None:
        self.views = tuple(StrandView(palette, number) for number in range(MOST_COLUMNS))
        self._places: dict[str, int] = {}
        super().__init__(id="strands")

    def begin(self) -> None:
        """Make the views; they cost nothing before they are wanted."""
        if not self.children:
            self.mount(*self.views)

    def show(self, shown: Shown, columns: Columns, row: int = -1) -> None:
        """Show the sources of the columns at a row of the whole texts, or where they were."""
        self._places |= {view.article: view.place[0] for view in self.views if view.place}
        for view, article in zip(self.views, columns.shown, strict=False):
            comparison = shown.comparison
            passages = shown.passages(article)
            view.show_text(
                article,
                comparison.names[article],
                comparison.texts[article],
                passages,
                comparison.marks.get(article, ()),
            )
            begun = len(shown.passages(article, row)) if row >= 0 else 0
            view.go_to(passages[begun - 1][0] if begun else self._places.get(article, 0))
        for number, view in enumerate(self.views):
            view.display = number < len(columns.shown)

    def beside(self, view: LineView | None, step: int) -> StrandView | None:
        """The text so many steps to the right of one, at most the last."""
        seen = [one for one in self.views if one.display]
        if view not in seen:
            return None
        return seen[max(0, min(self.views.index(view) + step, len(seen) - 1))]


def strand_lines(
    text: str, passages: Sequence[Passage], marks: Sequence[Marked], width: int
) -> tuple[Line, ...]:
    """The passages of a text, wrapped, with a blank line where a paragraph ends.

    The key of a line is the number of its passage. Pure.
    """
    lines: list[Line] = []
    before = 0
    for number, (start, end) in enumerate(passages):
        if lines and "\n" in text[before:start]:
            lines.append(Line((Run(""),), selectable=False))
        words = wrapped(marked(text, start, end, marks, "text"), width)
        lines += [Line(runs, key=str(number)) for runs in words]
        before = end
    return tuple(lines)
