"""What is asked before a claim is changed: one of several lines, or words of any length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from extradition_tui.library.errors import LibraryError

from .claim_drafts import NoteKey
from .claim_note import Note, open_note
from .claim_writing import ClaimWriter
from .lines import Line
from .picker_screen import PickerScreen

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

    from .reader_screen import ReaderScreen


class ClaimAsking:
    """Asks on one screen, and writes what was answered."""

    def __init__(self, screen: ReaderScreen) -> None:
        self.writer = ClaimWriter(screen)
        self._screen = screen

    def pick(
        self,
        heading: str,
        lines: Callable[[str], Sequence[Line]],
        then: Callable[[str], None],
        ask: str = ">",
    ) -> None:
        """``then`` has the key of the line that is chosen of ``lines``, by the words typed."""

        def chosen(key: object) -> None:
            if isinstance(key, str) and key:
                # The picker is still there: what follows is asked when it has gone.
                self._screen.call_later(then, key)

        picker = PickerScreen(self._screen.palette, heading, lines, ask=ask)
        self._screen.app.push_screen(picker, chosen)

    def words(
        self,
        note: Note,
        key: NoteKey,
        what: str,
        write: Callable[[str, Writing], object],
        done: str,
    ) -> None:
        """``write`` has the words; when they cannot be written, they are offered again."""

        def then(text: str) -> None:
            def refused(error: LibraryError) -> None:
                again = replace(note, text=text, about=(str(error),))
                open_note(self._screen, again, key, then)

            def said(_answer: object) -> str:
                self._screen.reader.notes.forget(key)
                return f"{done}; u takes it back"

            self.writer.write(what, partial(write, text), said, refused)

        open_note(self._screen, note, key, then)
