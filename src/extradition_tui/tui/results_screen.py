"""What a search across the library found: each place with the words around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from extradition_tui.model import ArticleSummary, Found
from extradition_tui.safe import safe_line

from .actions import EVERYWHERE
from .events_list import plural
from .line_view import LineView
from .lines import Line, Run, fold
from .one_view_screen import OneViewScreen
from .text_layout import wrapped
from .theme import Palette

QUERY = "query"
FIELDS = (
    ("speaker:", "what somebody said"),
    ("entity:", "articles that name somebody or something"),
    ("source:", "articles of one source"),
    ("event:", "articles of one event, by words of its title"),
    ("claim:", "evidence of the claims with these words"),
    ("after:", "after a day, as in after:2026-01-31"),
    ("before:", "before a day"),
    ('"…"', "words just so"),
)
"""What narrows a search, said while none is typed."""
MOST_COLUMNS = 100
Place = tuple[Found, ArticleSummary]


class ResultsScreen(OneViewScreen):
    """Asks for words, shows where they stand, and opens the article there."""

    list: ResultsView

    HINTS = (("j k", "move"), ("Enter", "read there"), ("g/", "search again"), ("q", "back"))

    def __init__(self, palette: Palette, query: str, go_to: Callable[[Found], None]) -> None:
        """``go_to`` is told which place to open."""
        super().__init__(palette)
        self.query_words = query
        self._go_to = go_to
        self._found: Sequence[Place] = ()
        self.list = ResultsView(palette)

    def begin(self) -> None:
        """Ask for words, or search for those that were asked for before."""
        if self.query_words:
            self._search(self.query_words)
        else:
            self.do_search_library(None)

    def do_search_library(self, count: int | None) -> None:
        """Other words."""
        self.bottom.show_note("")
        self.ask(QUERY, "search the library:", self.query_words)
        if not self.query_words:
            self.list.show((), "")
            self._head("", "")

    def typed(self, name: str, answer: str) -> None:
        """Show the newest articles that have these words."""
        if answer.strip():
            self._ask_library(answer, newest=True)
        else:
            self._found = ()
            self.list.show((), "")
            self._head("", "")

    def answered(self, name: str, answer: str) -> None:
        """Search for what was typed, the best first; nothing typed leaves."""
        if answer.strip():
            self._search(answer)
        else:
            self.dismiss("")

    def left(self, name: str) -> None:
        """Esc leaves when there is nothing to go back to."""
        if not self.query_words:
            self.dismiss("")

    def _search(self, query: str) -> None:
        self._head(query, "searching")
        self._ask_library(query, newest=False)

    def _ask_library(self, query: str, *, newest: bool) -> None:
        from .questions import FIRST_PAGE, MOST_PLACES, find

        self.query_words = query
        most = FIRST_PAGE if newest else MOST_PLACES

        def show(found: Sequence[Place]) -> None:
            self._found = found
            self.list.show(found, query)
            count = plural(len(found), "place") if found else "nothing found"
            order = (
                ("newest first; Enter: the best first" if newest else "best first") if found else ""
            )
            more = f"the first {most}" if len(found) == most else count
            self._head(query, ", ".join(filter(None, (more, order))))

        self.read(
            "search", lambda library: find(library, query, newest=newest), show, interrupt=True
        )

    def _head(self, query: str, said: str) -> None:
        self.list.heading = Line(
            (Run("SEARCH", "pane"), Run(f"  {safe_line(query)}", "bright")),
            right=(Run(said, "dim"),),
        )

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        key = self.list.key_here
        if key:
            found, _ = self._found[int(key)]
            self.dismiss("")
            self._go_to(found)


class ResultsView(LineView):
    """The places found, with the words around them wrapped to the width."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(
            palette=palette,
            contexts=("results", "lines", EVERYWHERE),
            heading=Line((Run("SEARCH", "pane"),)),
        )
        self._answer: tuple[Sequence[Place], str] | None = None

    def show(self, found: Sequence[Place], query: str) -> None:
        """Show other places."""
        self._answer = (found, query)
        self.set_lines(self.lines_for_width(self.text_columns), keep=False)

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines for a width."""
        return result_lines(*self._answer, width) if self._answer else ()


def result_lines(found: Sequence[Place], query: str, width: int) -> list[Line]:
    """The places, article by article, with the words that were looked for lit up."""
    if not query.strip():
        return _fields("Finds texts with all of the words. Before a word:")
    if not found:
        return [
            Line.of("No text of the library holds these words.", "text", selectable=False),
            Line(selectable=False),
            *_fields("Fewer words find more. Before a word:"),
        ]
    words = [word for part in fold(query).split() if (word := part.strip("\"'()*.,;:"))]
    lines: list[Line] = []
    article = ""
    for number, (place, summary) in enumerate(found):
        if summary.id != article:
            if lines:
                lines.append(Line(selectable=False))
            article = summary.id
            head = f"{summary.source} · {summary.title}" if summary.title else summary.source
            dated = (Run(summary.published, "dim"),) if summary.published else ()
            lines.append(Line((Run(safe_line(head), "bright"),), selectable=False, right=dated))
        snippet = safe_line(place.snippet)
        for start, end in wrapped(snippet, max(20, min(width - 2, MOST_COLUMNS))):
            runs = (Run("  "), *lit(snippet[start:end], words))
            lines.append(Line(runs, key="" if start else str(number), selectable=not start))
    return lines


def _fields(words: str) -> list[Line]:
    told = (((Run(f"  {field:<10}", "key"), Run(what, "dim"))) for field, what in FIELDS)
    return [
        Line.of(words, "dim", selectable=False),
        *(Line(runs, selectable=False) for runs in told),
    ]


def lit(text: str, words: Sequence[str]) -> tuple[Run, ...]:
    """The text with every one of the words marked as found."""
    folded = fold(text)
    marked = bytearray(len(text))
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            marked[at : at + len(word)] = b"\1" * len(word)
            at = folded.find(word, at + len(word))
    runs: list[Run] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[start]:
            runs.append(Run(text[start:at], "strong figure" if marked[start] else "text"))
            start = at
    return tuple(runs)
