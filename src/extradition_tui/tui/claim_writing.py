"""Writing to claims from the screens: in a thread, through the library's one write door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from extradition_tui.claim_model import new_id
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

    from .reader_screen import ReaderScreen

Done = TypeVar("Done")

PATIENCE = 0.8
"""Seconds after which it is said whom a write is waiting for."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A write that was not done, and why."""

    error: LibraryError


class ClaimWriter:
    """Writes for one screen, which is told by ``library_written`` what came of it."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen

    def write(
        self,
        what: str,
        write: Callable[[Writing], Done],
        said: Callable[[Done], str],
        refused: Callable[[LibraryError], None] | None = None,
    ) -> None:
        """Do ``write`` and say in the last row what ``said`` makes of its answer.

        ``what`` is what the person does, in a few words, for the history. ``refused`` is given the
        error, so that what was typed is offered again; without it the error is said.
        """
        screen = self._screen
        waiting = screen.set_timer(PATIENCE, self._say_waiting)

        def done(outcome: Done | Refused) -> None:
            waiting.stop()
            if isinstance(outcome, Refused):
                if refused is not None:
                    refused(outcome.error)
                else:
                    screen.bottom.show_note(str(outcome.error), "error")
            else:
                screen.bottom.show_note(said(outcome))
                screen.library_written()

        # Each write has a name of its own: none is forgotten for a later one.
        screen.read(f"write {new_id()}", lambda library: _written(library, what, write), done)

    def undo(self) -> None:
        """Take back the last thing that this person did to claims."""
        from extradition_tui.library.claims_undo import undo_claims

        self.write("claim undo", undo_claims, lambda taken: f"taken back: {taken.what}")

    def redo(self) -> None:
        """Do again what this person took back last."""
        from extradition_tui.library.claims_undo import redo_claims

        self.write("claim redo", redo_claims, lambda taken: f"done again: {taken.what}")

    def _say_waiting(self) -> None:
        from extradition_tui.library.locks import holder

        library = self._screen.reader.library
        who = holder(library.path) if library is not None else None
        self._screen.bottom.show_note(f"waiting for {who or 'somebody else'}, who is writing …")


def _written(library: Library, what: str, write: Callable[[Writing], Done]) -> Done | Refused:
    # The write door is kept off the reader's start and out of its memory until somebody writes.
    from extradition_tui.library.people import this_person
    from extradition_tui.library.writing import writing

    try:
        with writing(library.path, this_person(), what) as work:
            return write(work)
    except LibraryError as error:
        return Refused(error)
