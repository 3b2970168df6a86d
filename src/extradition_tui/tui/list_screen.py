"""What one does with the list of articles: order and narrow it, pick, go through it, review.

The Library screen builds on it.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from .arranged import following
from .events_list import ListState, plural
from .events_view import EventsView
from .read_so_far import SORTS
from .shelf import Shelf
from .text_screen import TextScreen
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library

AT_ONCE = 5000
"""Articles that are filtered at once: up to so many a thread and a door cost more."""
FILTER = "filter"
FLAT = "flat"
"""The options of positions by which the list is remembered; the first is also a question."""


class ListScreen(TextScreen):
    """A text beside the list that it is chosen from."""

    list: EventsView

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.shelf = Shelf()
        self.state = ListState()
        self._looking: Library | None = None

    def show_list(self) -> None:
        """Draw the list as the reader wants it."""
        raise NotImplementedError

    def change_list(self, **changes: object) -> None:
        """Show the list otherwise: with other values of its state."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # own field names
        self.show_list()
        self.show_bottom()

    def reload(self) -> None:
        """Read the order of the list, and show it."""
        raise NotImplementedError

    @property
    def key_here(self) -> str:
        """The key of the list's line in hand, or ""."""
        return self.list.key_here

    def keep_position(self) -> None:
        """Remember, besides the text, how the list is narrowed and whether it is grouped."""
        super().keep_position()
        self.reader.kept.keep_option(FILTER, self.state.wanted)
        self.reader.kept.keep_option(FLAT, "" if self.state.grouped else FLAT)

    def take_up_list(self) -> None:
        """Show the list as it was when the reader was left; drawn by whoever calls this."""
        kept, reading = self.reader.kept, self.reader.reading
        self.state = replace(
            self.state,
            wanted=kept.option(FILTER),
            grouped=kept.option(FLAT) != FLAT,
            sort=reading.sort if reading.sort in SORTS else "date",
            read=reading.so_far,
        )

    # --- its order and what is picked ---------------------------------------------------------

    def do_sort(self, count: int | None) -> None:
        """The next order of the list."""
        sorts = tuple(SORTS)
        at = sorts.index(self.state.sort) if self.state.sort in sorts else 0
        sort = sorts[(at + 1) % len(sorts)]
        self.reader.reading.keep_sort(sort)
        self.state = replace(self.state, sort=sort)
        self.reload()
        self.bottom.show_note(SORTS[sort])

    def do_group(self, count: int | None) -> None:
        """Grouped by event, or flat."""
        self.change_list(grouped=not self.state.grouped)

    def do_filter(self, count: int | None) -> None:
        """Filter the list as one types."""
        self.ask(FILTER, "only with:", self.state.wanted)

    def narrow(self, wanted: str) -> None:
        """Show the list of those with these words; of a long one they are looked for in a thread.

        What was looked for before is called off: only what was typed last counts.
        """
        self.call_off(FILTER)
        if self._looking is not None:
            self._looking.interrupt()
        if len(self.shelf.articles) < AT_ONCE or not wanted.strip():
            self.change_list(wanted=wanted)
            return
        from extradition_tui.memory import release_memory

        shelf, grouped = self.shelf, self.state.grouped

        def look(library: Library) -> None:
            with library.open(library.path) as self._looking:
                shelf.look_for(self._looking, wanted, grouped=grouped)
            release_memory()

        self.read(FILTER, look, lambda _: self.change_list(wanted=wanted))

    def do_pick(self, count: int | None) -> None:
        """Pick the article of the cursor, or let it go; on an event, all of its articles."""
        articles = set(self._articles_here())
        picked = set(self.state.picked)
        picked = picked - articles if articles <= picked else picked | articles
        self.change_list(picked=tuple(sorted(picked)))

    def _articles_here(self) -> tuple[str, ...]:
        kind, _, name = self.key_here.partition(" ")
        event = self.shelf.event(name)
        if kind == "article":
            return (name,)
        return event.articles if event is not None else ()

    # --- going through it ---------------------------------------------------------------------

    def do_next_article(self, count: int | None) -> None:
        """The next article of the list."""
        self._article_by(count or 1)

    def do_previous_article(self, count: int | None) -> None:
        """The article before."""
        self._article_by(-(count or 1))

    def _article_by(self, step: int) -> None:
        here = self._opened_number
        articles = self._in_order(here)
        if here is not None and here in articles:
            at = articles.index(here) + step
            if 0 <= at < len(articles):
                self._open_number(articles[at])

    @property
    def _opened_number(self) -> int | None:
        article = self.shelf.article(self.opened.report.article.id) if self.opened else None
        return article.number if article is not None else None

    def _open_number(self, number: int) -> None:
        article = self.shelf.row(number)
        if article is not None:
            self.open_article(article.id)

    def _in_order(self, here: int | None) -> array[int]:
        """The articles as the list shows them; all of them where it does not show this one."""
        listed = self.list.numbers
        return listed if here is not None and here in listed else self.shelf.by_event

    def do_review(self, count: int | None) -> None:
        """The article in hand is reviewed; again: it is not."""
        articles = self._articles_here()
        if self.view is not self.list:
            articles = (self.opened.report.article.id,) if self.opened is not None else ()
        if not articles:
            return
        reading = self.reader.reading
        reviewed = not all(map(reading.is_reviewed, articles))
        reading.keep_reviewed(articles, reviewed=reviewed)
        self.change_list(read=reading.so_far)
        words = plural(len(articles), "article")
        self.bottom.show_note(f"{words} {'reviewed' if reviewed else 'not reviewed any more'}")

    def do_next_unreviewed(self, count: int | None) -> None:
        """Open the next article that is not reviewed, from the one in hand on and around."""
        here = self._opened_number
        if self.view is self.list and self.key_here.startswith("article "):
            article = self.shelf.article(self._articles_here()[0])
            here = article.number if article is not None else None
        reviewed = self.shelf.numbers(self.reader.reading.so_far.reviewed)
        order = following(self._in_order(here), here)
        found = next((number for number in order if number not in reviewed), None)
        if found is None or (found == here and self.view is not self.list):
            left = "every other article" if found is not None else "every article"
            self.bottom.show_note(f"{left} of the list is reviewed")
        else:
            self._open_number(found)
