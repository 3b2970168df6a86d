"""The screen that opens first: events, the text of an article, and what is in it.

Three panes on a wide terminal, two at 80 columns, one below 60; the same keys in each.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from extradition_tui.contrast_model import Event
from extradition_tui.model import Found
from extradition_tui.safe import safe_line

from .claim_margin import flags_of
from .claim_text import TextClaims
from .contrast_lists import FAMILIES, LISTS, nothing_in
from .event_corrections import SPLIT, EventCorrections
from .events_list import article_key, plural
from .events_view import EventsView
from .facts_view import FactsView
from .line_view import LineView
from .lines import Run
from .list_screen import FILTER, ListScreen
from .name_screen import NAME, NameScreen
from .page import Opened, empty_library, nothing_open, page_of, trouble
from .results_screen import ResultsScreen
from .shelf import Shelf
from .text_lines import Page
from .text_view import MARK_CLASSES, TextView
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.errors import LibraryError
    from extradition_tui.library.listing import Order

    from .questions import Claims

LOAD = "load"
ROOM_FOR_STATE = 70
"""On narrower screens the keys have all of the last row."""
MARKS = "marks"


class LibraryScreen(ListScreen):
    """Events and articles on the left, the text in the middle, facts on the right."""

    HINTS = (
        ("Enter", "read"),
        ("c", "contrast"),
        ("?", "help"),
        ("f", "filter"),
        ("C", "claims"),
        ("g/", "search"),
        ("Tab", "next pane"),
        ("x", "pick"),
        ("r", "reviewed"),
        ("q", "quit"),
    )
    EMPTY = (("L", "load"), ("Enter", "the samples"), ("?", "help"), ("q", "quit"))

    def __init__(self, palette: Palette, text_width: int) -> None:
        super().__init__(palette)
        self._loaded_once = False
        self._reading_order = False
        self._order_is_old = False
        self._corrections = EventCorrections(self, self._let_go)
        self.list = EventsView(palette, self._load_samples_once)
        self.text = TextView(palette=palette, most_columns=text_width, rule=True)
        self.facts = FactsView(palette)
        self.claims = TextClaims(self, self.text, self.facts, lambda: self.opened)
        self.helpers = (self.claims,)

    def compose(self) -> ComposeResult:
        """The panes side by side above the last row."""
        with Horizontal():
            yield self.list
            yield self.text
            yield self.facts
        yield self.bottom

    @property
    def all_panes(self) -> tuple[LineView, LineView, LineView]:
        """The three panes, seen or not."""
        return (self.list, self.text, self.facts)

    def on_mount(self) -> None:
        """Draw at once; the library is read after the first paint."""
        self.begin_panes()
        self.show_list()

    # --- the list -----------------------------------------------------------------------------

    def begin_list(self) -> None:
        """Show a library that was opened: its newest articles at once, and all when they are read.

        The first time the list is as it was when the reader was left.
        """
        from extradition_tui.library.errors import LibraryError
        from extradition_tui.library.listing import read_first

        if not self._loaded_once:
            self.take_up_list()
        door = self.reader.quick_door
        if door is not None and self.state.sort == "date" and not self.state.wanted:
            with suppress(LibraryError):  # reading all of it says why
                self._show_shelf(Shelf(door, read_first(door)))
        self.reload()

    def reload(self) -> None:
        """Read the order of the list; the cursor stays on its article."""
        from .questions import read_list

        self._order_is_old = self._reading_order
        if self._reading_order or self.reader.library is None:
            return
        self._reading_order = True
        sort, read = self.state.sort, self.reader.reading.so_far

        def show(found: tuple[Order, Claims] | LibraryError) -> None:
            self._reading_order = False
            if isinstance(found, tuple):
                self.state = replace(self.state, read=read)
                self._show_shelf(Shelf(self.reader.quick_door, *found))
            else:
                self.bottom.show_note(str(found), "error")
            if self._order_is_old:
                self.reload()

        self.read("list", lambda library: read_list(library, sort, read.ranks), show)

    def library_written(self) -> None:
        """Somebody wrote to the library."""
        self.reload()

    def _show_shelf(self, shelf: Shelf) -> None:
        first = not self._loaded_once
        self._loaded_once = True
        self.shelf = shelf
        self.show_list()
        self.show_bottom()
        last = self.reader.kept.article if first else ""
        if self.shelf.article(last) is not None:
            self.open_article(last, focus=self.reader.kept.pane == self.text.id)
        elif self.opened is not None:
            self._refresh_opened(self.opened)

    def read_again(self) -> None:
        """Read the article in view once more: another pipeline may have analysed it."""
        if self.opened is not None:
            self._refresh_opened(self.opened)

    def _refresh_opened(self, opened: Opened) -> None:
        """Its event or contrast may have grown."""
        from .questions import read_article

        article = opened.report.article.id
        if self.shelf.article(article) is None:
            self.opened = None
            self._show_nothing_open()
            return
        event = self.shelf.event_of(article)

        def show(again: Opened) -> None:
            if self.opened is opened:
                self.opened = again
                if again.report == opened.report:
                    self.text.show_margin(self._page(again))
                    if again.claims != opened.claims:
                        self.facts.show(again.report, again.claims, keep=True)
                else:
                    self._show(again, self.text.reading_offset)

        self.read("again", lambda library: read_article(library, article, event), show)

    def show_trouble(self, words: str) -> None:
        """Say in the place of the text why there is nothing to read."""
        self.text.show_words(trouble(words))

    def show_list(self) -> None:
        """Draw the list as the reader wants it."""
        self.list.show(self.shelf, self.state)
        if self.opened is None:
            self._show_nothing_open()

    def _show_nothing_open(self) -> None:
        if self.shelf.articles:
            self.text.show_words(nothing_open())
        elif self._is_empty:
            self.text.show_words(empty_library(loading=self.reader.progress is not None))
        self.facts.show_nothing()

    def _let_go(self, articles: Collection[str]) -> None:
        left = (one for one in self.state.picked if one not in articles)
        self.change_list(picked=tuple(left))

    def do_move_event(self, count: int | None) -> None:
        """The article of the cursor to another event; on an event, join it with another."""
        self._corrections.move(self.key_here, self.shelf)

    def do_split_event(self, count: int | None) -> None:
        """The article of the cursor, or what is picked of its event, as another event."""
        self._corrections.ask_split(self.key_here, self.shelf, tuple(self.state.picked))

    def do_undo(self, count: int | None) -> None:
        """Take back the last correction."""
        self._corrections.undo()

    def do_leave(self, count: int | None) -> None:
        """Esc leaves a search, a zoom, the text, the filter, what is picked; never the reader."""
        if self.view is not None and self.view.let_go():
            self.show_bottom()
        elif self.zoomed:
            self.do_zoom(None)
        elif self.view is not self.list:
            self.focus_pane(self.list)
        elif self.state.wanted or self.state.picked:
            self.change_list(wanted="", picked=())

    def do_back(self, count: int | None) -> None:
        """From the text or the facts to the list; from the list, quit."""
        if self.view is self.list or self.view is None:
            self.reader.quit()
        else:
            self.zoomed = False
            self.focus_pane(self.list)

    # --- an article ---------------------------------------------------------------------------

    @on(LineView.Opened, "#list")
    def _open_line(self, message: LineView.Opened) -> None:
        message.stop()
        kind, _, name = self.key_here.partition(" ")
        if kind == "event":
            event = self.shelf.event(name)
            name = event.articles[0] if event and event.articles else ""
        if name:
            self.open_article(name)

    def open_article(
        self, article: str, place: tuple[int, int] | None = None, *, focus: bool = True
    ) -> None:
        """Show an article where it was left, or at a place, and give its text the keys."""
        from .questions import read_article

        event = self.shelf.event_of(article)

        def show(opened: Opened) -> None:
            self._show(opened, self.reader.kept.place(article))
            self.take_up_selection(article)
            self.reader.reading.keep_opened(article)
            self.state = replace(self.state, open=article, read=self.reader.reading.so_far)
            self.list.show(self.shelf, self.state)
            if focus:
                self.focus_pane(self.text)
            self.list.move_to_key(article_key(article))
            if place is not None:
                self.text.call_after_refresh(self.text.go_to, *place)

        self.keep_position()
        self.read("article", lambda library: read_article(library, article, event), show)

    def _show(self, opened: Opened, offset: int) -> None:
        self.opened = opened
        self.text.show(self._page(opened), offset)
        self.facts.show(opened.report, opened.claims)

    def _page(self, opened: Opened) -> Page:
        return page_of(self.shelf, opened, flags_of(self.palette.name))

    def do_marks(self, count: int | None) -> None:
        """Ask which classes of mark are shown."""
        self.ask(MARKS, f"marks ({' '.join(MARK_CLASSES)}):", self.text.shown_words)

    @on(LineView.Opened, "#text")
    def _open_sentence(self, message: LineView.Opened) -> None:
        """Enter on a sentence opens the contrast there."""
        message.stop()
        if self.opened is not None:
            self.do_contrast(None)
        elif not self.shelf.articles:
            self._load_samples_once()

    def _load_samples_once(self) -> None:
        if self.reader.progress is None:
            self.reader.load_samples()

    # --- other screens ------------------------------------------------------------------------

    def do_contrast(self, count: int | None) -> None:
        """The contrast of the picked articles, or of the event in hand."""
        self._open_contrast(LISTS[0])

    def do_why(self, count: int | None) -> None:
        """Why these articles are one event: with the families, in its contrast."""
        self._open_contrast(FAMILIES)

    def _open_contrast(self, first: str) -> None:
        picked = self.shelf.in_order(self.state.picked)
        event = self.event_in_hand()
        refused = nothing_in(first, event, picked)
        if refused:
            self.bottom.show_note(refused)
            return
        self.keep_position()
        place = None
        if self.view is self.text and self.opened is not None:
            place = (self.opened.report.article.id, self.text.place_here)
        self.reader.open_contrast(event, picked, place, first)

    def event_in_hand(self) -> Event | None:
        """The event of the list's line, or of the article that is read."""
        if self.view is self.list or self.opened is None:
            return self.shelf.event_of_line(self.key_here)
        return self.shelf.event_of(self.opened.report.article.id)

    def do_search_library(self, count: int | None) -> None:
        """Search the whole library."""

        def go_to(found: Found) -> None:
            self.open_article(found.article, (found.start, found.end))

        self.keep_position()
        self.app.push_screen(ResultsScreen(self.palette, "", go_to))

    def do_name_page(self, count: int | None) -> None:
        """The page of the name in hand; where there is none, it is asked for."""
        name = ""
        if self.view is self.facts:
            name = self.facts.fact.about if self.facts.fact is not None else ""
        elif self.view is self.text:
            name = self.text.name_here
        if name:
            self._open_name(name)
        else:
            self.ask(NAME, "all about (a name):")

    def _open_name(self, name: str) -> None:
        self.keep_position()
        self.app.push_screen(NameScreen(self.palette, name, self.open_article))

    def do_load(self, count: int | None) -> None:
        """Ask for a path to load."""
        self.ask(LOAD, "load (file or folder):")

    def answered(self, name: str, answer: str) -> None:
        """A filter stands; a path is loaded; classes of mark are shown."""
        if name == FILTER:
            self.narrow(answer.strip())
        elif name == SPLIT:
            self._corrections.split(answer)
        elif name == LOAD and answer.strip():
            self.reader.load([str(Path(answer.strip()).expanduser())])
        elif name == NAME and answer.strip():
            self._open_name(answer)
        elif name == MARKS:
            self.text.show_only(answer.split())

    def typed(self, name: str, answer: str) -> None:
        """The list follows the filter."""
        if name == FILTER:
            self.narrow(answer)

    def left(self, name: str) -> None:
        """A filter that was left is taken away."""
        if name == FILTER:
            self.narrow("")

    # --- the last row -------------------------------------------------------------------------

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the pane; where nothing is loaded, those that load."""
        return self.EMPTY if self._is_empty else super().hints

    @property
    def _is_empty(self) -> bool:
        known = self._loaded_once or self.reader.library_missing
        return known and not self.shelf.articles

    def state_runs(self) -> tuple[Run, ...]:
        """Loading or analysing while it goes on; else who reads, and how much there is."""
        progress = self.reader.progress or self.reader.anew
        if progress is not None:
            return (Run(progress.words(), "error" if progress.failed else "text"),)
        if self.app.size.width < ROOM_FOR_STATE:
            return ()
        if self.shelf.articles:
            count = plural(self.shelf.articles_in_all, "article")
            return (Run(f"{safe_line(self.reader.person)} · {count}", "dim"),)
        return (Run(safe_line(self.reader.person), "dim"),)
