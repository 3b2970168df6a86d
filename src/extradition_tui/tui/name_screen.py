"""The page of a name: every mention and quotation in the library, article by article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on

from extradition_tui.safe import safe_line

from .actions import EVERYWHERE
from .events_list import plural
from .line_view import LineView
from .lines import Line, Run, flat
from .one_view_screen import OneViewScreen
from .runs import Runs, wrapped
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.name_pages import ArticleSpots, NamePage, Spot

MOST_COLUMNS = 100
MORE = "more"
NAME = "name"
TIMES_MORE = 10
"""So many times the articles that are shown already come with ``MORE``."""


class NameScreen(OneViewScreen):
    """Shows where a name stands, and opens the article there."""

    list: NameView

    HINTS = (
        ("Enter", "read there"),
        ("q", "back"),
        ("]q", "next quotation"),
        ("J", "next article"),
        ("ge", "another name"),
        ("j k", "move"),
    )

    def __init__(
        self, palette: Palette, name: str, go_to: Callable[[str, tuple[int, int]], None]
    ) -> None:
        """``name`` is an entity's ID or any name; ``go_to`` is told what to open, and where."""
        super().__init__(palette)
        self.name_asked = name
        self.page: NamePage | None = None
        self._go_to = go_to
        self.list = NameView(palette)

    def begin(self) -> None:
        """Read the page."""
        self._read()

    def do_name_page(self, count: int | None) -> None:
        """The page of another name."""
        self.ask(NAME, "all about (a name):")

    def answered(self, name: str, answer: str) -> None:
        """Show the page of the name that was typed."""
        if answer.strip():
            self.name_asked = answer
            self._read()

    def _read(self, most: int | None = None) -> None:
        from extradition_tui.library.name_pages import MOST_ARTICLES, name_page

        name, articles = self.name_asked, most or MOST_ARTICLES

        def show(page: NamePage) -> None:
            self.page = page
            self.list.show(page, keep=most is not None)

        self.read(
            "name", lambda library: name_page(library, name, most=articles), show, interrupt=True
        )

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        key = self.list.key_here
        if self.page is None or not key:
            return
        if key == MORE:
            self._read(len(self.page.found) * TIMES_MORE)
            return
        article, number = key.split(" ")[:2]
        spots = next(one for one in self.page.found if one.article == article)
        spot = spots.spots[int(number)]
        self.dismiss("")
        self._go_to(article, (spot.start, spot.end))


class NameView(LineView):
    """The places with the words around them, wrapped to the width."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(
            palette=palette,
            contexts=("name", "lines", EVERYWHERE),
            heading=Line((Run("NAME", "pane"),)),
        )
        self._page: NamePage | None = None

    def show(self, page: NamePage, *, keep: bool) -> None:
        """Show a page; ``keep`` holds the cursor in its place."""
        self._page = page
        self.heading = name_heading(page)
        self.set_lines(self.lines_for_width(self.text_columns), keep=keep)

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines for a width."""
        return name_lines(self._page, width) if self._page is not None else ()

    def do_next_quote(self, count: int | None) -> None:
        """The next quotation."""
        self._jump(count or 1, lambda key, _: not key.endswith(" mention"))

    def do_previous_quote(self, count: int | None) -> None:
        """The quotation before."""
        self._jump(-(count or 1), lambda key, _: not key.endswith(" mention"))

    def do_next_article(self, count: int | None) -> None:
        """The first place in the next article."""
        self._jump(count or 1, lambda key, before: _article(key) != _article(before))

    def do_previous_article(self, count: int | None) -> None:
        """The last place in the article before."""
        self._jump(-(count or 1), lambda key, before: _article(key) != _article(before))

    def _jump(self, count: int, wanted: Callable[[str, str], bool]) -> None:
        """Go to the ``count``-th line with a key that is wanted, seen from the one before it."""
        step = 1 if count > 0 else -1
        left, at = abs(count), self.cursor
        here = self.line.key if self.line is not None else ""
        while left and 0 <= (at := at + step) < len(self.lines):
            key = self.lines[at].key
            if key and key != MORE:
                if wanted(key, here):
                    left -= 1
                    self.move_to(at, direction=step, row=self.rows // 3)
                here = key


def name_heading(page: NamePage) -> Line:
    """The name, what it is, its other names; how often it stands where."""
    counts = [
        plural(page.mentions, "mention"),
        plural(page.quotes, "quotation"),
        plural(page.articles, "article"),
    ]
    named = " ".join((", ".join(page.labels), *_also(page.aliases))).strip()
    return Line(
        (Run(safe_line(page.name), "pane"), Run(f"  {safe_line(named)}", "dim")),
        right=(Run(" · ".join(counts), "dim"),),
    )


def name_lines(page: NamePage, width: int) -> list[Line]:
    """The places, article by article: a mention with the words around it, a quotation whole."""
    columns = max(20, min(width - 4, MOST_COLUMNS))
    lines: list[Line] = []
    for article in page.found:
        if lines:
            lines.append(Line(selectable=False))
        lines.append(_head(article))
        for number, spot in enumerate(article.spots):
            lines += _spot_lines(spot, f"{article.article} {number} {spot.kind}", columns)
    left = page.articles - len(page.found)
    if left > 0:
        lines.append(Line(selectable=False))
        lines.append(Line.of(f"{plural(left, 'more article')}: Enter shows them", "dim", key=MORE))
    return lines


def _head(article: ArticleSpots) -> Line:
    head = f"{article.source} · {article.title}" if article.title else article.source
    dated = (Run(article.published, "dim"),) if article.published else ()
    return Line((Run(safe_line(head), "bright"),), selectable=False, right=dated)


def _spot_lines(spot: Spot, key: str, columns: int) -> list[Line]:
    """The rows of one place, of which the cursor stands on the first."""
    first, *others = wrapped(_runs(spot), columns)
    plain = {"mention": Run("· ", "dim"), "indirect": Run("– ", "dim")}
    sign = plain.get(spot.kind, Run("“ ", "strong quote"))
    kind = spot.kind if spot.kind in ("fragment", "indirect") else ""
    right = (Run(kind, "dim"),) if kind else ()
    return [
        Line((Run("  "), sign, *first), key=key, right=right),
        *(Line((Run("    "), *runs), selectable=False) for runs in others),
    ]


def _runs(spot: Spot) -> Runs:
    if spot.kind != "mention":
        return (Run(safe_line(spot.text), "quote"),)
    before, after = flat(spot.before).lstrip(), flat(spot.after).rstrip()
    return (Run(before), Run(flat(spot.text), "strong entity"), Run(after))


def _also(aliases: Sequence[str]) -> tuple[str, ...]:
    return (f"· also {', '.join(aliases)}",) if aliases else ()


def _article(key: str) -> str:
    return key.partition(" ")[0]
