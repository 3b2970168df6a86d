"""What one does with the article that is open: copy and cite its words, mark places, jump back.

The Library screen builds on it; it says which article that is and how another one is opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from textual import on

from extradition_tui.safe import safe_line

from .citing import citation, copied, for_terminal
from .facts_view import FactsView
from .jumps import Here, Jumps
from .line_view import LineView
from .page import Opened
from .panes_screen import PanesScreen
from .routing import Pending
from .text_selection import Selection
from .text_view import TextView
from .theme import Palette

JUMPS = frozenset(
    {
        *("first_line", "last_line", "find", "find_next", "find_previous", "find_word"),
        *(f"{way}_{what}" for way in ("next", "previous") for what in TextView.JUMPED_TO),
        *("open", "next_article", "previous_article", "next_unreviewed", "go_to_mark", "jump_mode"),
    }
)
"""The actions that leave a place, to which one may want to go back."""

SELECTION = "selection"
"""The option of positions that holds what was selected: article, anchor, by sentences or not."""

ONLY_IN_TEXT = frozenset({"first_line", "last_line", "find", "find_next", "find_previous"})
"""Those that leave a place of the text only where the text has the keys."""


class TextScreen(PanesScreen):
    """Panes of which one is a text, and one what was found in it."""

    SELECTING: Sequence[tuple[str, str]] = (
        ("a", "claim"),
        ("y", "copy"),
        ("Y", "cite"),
        ("w", "next word"),
        (")", "next sentence"),
        ("o", "other end"),
        ("Esc", "let go"),
    )
    IN_TEXT: Sequence[tuple[str, str]] = (
        ("a", "claim"),
        ("v", "select"),
        ("c", "contrast"),
        ("?", "help"),
        ("]d", "difference"),
        ("y", "copy"),
        ("J", "next article"),
        ("/", "search"),
        ("Tab", "next pane"),
        ("q", "back"),
    )
    IN_FACTS: Sequence[tuple[str, str]] = (
        ("Enter", "its words"),
        ("ge", "all about it"),
        ("C", "claims"),
        ("?", "help"),
        ("/", "search"),
        ("Tab", "next pane"),
        ("q", "back"),
    )

    text: TextView
    facts: FactsView
    opened: Opened | None = None

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._jumps = Jumps()

    def open_article(
        self, article: str, place: tuple[int, int] | None = None, *, focus: bool = True
    ) -> None:
        """Show an article where it was left, or at a place, and give its text the keys."""
        raise NotImplementedError

    @property
    def here(self) -> Here | None:
        """Where in which article the reader is."""
        if self.opened is None:
            return None
        return Here(self.opened.report.article.id, self.text.place)

    def perform(self, name: str, count: int | None = None, letter: str = "") -> bool:
        """Do an action by its name; a jump leaves a place to go back to."""
        if name in JUMPS and (name not in ONLY_IN_TEXT or self.view is self.text):
            self._jumps.leave(self.here)
        selecting = self.text.selecting is not None
        done = super().perform(name, count, letter)
        if selecting != (self.text.selecting is not None):
            self.show_bottom()
        return done

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys that help in the pane that has them; with words selected, what they are for."""
        if self.opened is not None and self.view is self.facts:
            return self.IN_FACTS
        if self.opened is not None and self.view is self.text:
            return self.IN_TEXT if self.text.selecting is None else self.SELECTING
        return super().hints

    def keep_position(self) -> None:
        """Remember where the article in view is being read, and what is selected in it."""
        if self.opened is None:
            return
        article, selecting = self.opened.report.article.id, self.text.selecting
        self.reader.kept.keep_place(article, self.text.reading_offset)
        left = f"{article} {selecting.anchor} {selecting.sentences:d}" if selecting else ""
        self.reader.kept.keep_option(SELECTION, left)

    def take_up_selection(self, article: str) -> None:
        """Select again what was selected in an article, if it was the last one that was left."""
        left = re.fullmatch(r"(\w+) (\d{1,9}) ([01])", self.reader.kept.option(SELECTION))
        if left is not None and left[1] == article:
            self.text.select_from(Selection(int(left[2]), sentences=left[3] == "1"))

    # --- copying ------------------------------------------------------------------------------

    def do_copy(self, count: int | None) -> None:
        """Copy the selection, or the sentence."""
        span = self.text.taken
        if span is not None:
            self._copy(copied(span.text))

    def do_cite(self, count: int | None) -> None:
        """Copy the selection, or the sentence, as a citation."""
        span = self.text.taken
        if span is not None and self.opened is not None:
            self._copy(citation(self.opened.report.article, span))

    def _copy(self, words: str) -> None:
        """To the terminal, which tells nobody whether it took them, and to the register file."""
        from extradition_tui.state.register import keep_register

        sent = for_terminal(words)
        self.reader.copy_to_clipboard(sent)
        if self.text.selecting is not None:
            self.text.let_go()
        how = (
            "sent to the terminal"
            if sent == words
            else "cut for the terminal, which takes no more,"
        )
        try:
            kept = f"kept in {_from_home(keep_register(words))}"
        except OSError as error:
            kept = f"not kept in a file: {error.strerror}"
        self.bottom.show_note(safe_line(f"{how} and {kept}"))

    # --- places -------------------------------------------------------------------------------

    def do_set_mark(self, count: int | None, letter: str = "") -> None:
        """Mark this place with a letter."""
        here = self.here
        if not letter:
            self._wait_for_letter("set_mark")
        elif here is not None:
            self.reader.reading.keep_mark(letter, here.article, here.offset)
            self.bottom.show_note(f"marked {letter}; '{letter} comes back to it")

    def do_go_to_mark(self, count: int | None, letter: str = "") -> None:
        """Go to the place marked with a letter."""
        marked = self.reader.reading.mark(letter) if letter else None
        if not letter:
            self._wait_for_letter("go_to_mark")
        elif marked is not None:
            self._go(Here(*marked))
        else:
            letters = " ".join(self.reader.reading.letters)
            others = f"marked are: {letters}" if letters else f"m{letter} marks one"
            self.bottom.show_note(f"no place is marked {letter}; {others}")

    def do_jump_back(self, count: int | None) -> None:
        """Back to where the last jump began."""
        found = self._jumps.back(self.here)
        if found is None:
            self.bottom.show_note("no place to go back to")
        else:
            self._go(found)

    def _wait_for_letter(self, name: str) -> None:
        """Begin the key of an action that was asked for by its name: its letter is typed next."""
        keys = [key for action in self.reader.actions if action.name == name for key in action.keys]
        for key in keys[:1]:
            self.pending = Pending(prefix=key.split(" ")[0])
            self.show_bottom()

    def _go(self, there: Here) -> None:
        here = self.here
        if here is not None and here.article == there.article:
            self.text.stand(there.offset, row=self.text.rows // 3)
            self.focus_pane(self.text)
        else:
            self.open_article(there.article, (there.offset, there.offset))

    # --- the facts ----------------------------------------------------------------------------

    @on(LineView.Opened, "#facts")
    def _open_fact(self, message: LineView.Opened) -> None:
        """Enter on a fact goes to its words; again, to the next place."""
        message.stop()
        found = self.facts.next_place()
        if found is not None:
            place, said = found
            self.text.go_to(*place)
            if said:
                self.bottom.show_note(said, "text")


def _from_home(path: Path) -> str:
    """A path as people write it, from their home folder where it is there."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
