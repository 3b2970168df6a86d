"""A screen that asks the library, in a thread, and tells of trouble in its last row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import on
from textual.message import Message
from textual.screen import Screen

from .bottom_line import BottomLine
from .reader import Reader
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library

Answer = TypeVar("Answer")


class ReadingScreen(Screen[str], inherit_bindings=False):
    """Questions have names: of those of one name, the answer to the last one counts."""

    class Read(Message):
        """The library's answer to a question, from a thread."""

        def __init__(self, name: str, generation: int, outcome: object) -> None:
            super().__init__()
            self.name = name
            self.generation = generation
            self.outcome = outcome

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.bottom = BottomLine(palette)
        self._generations: dict[str, int] = {}
        self._waiting: dict[str, Callable[[Any], None]] = {}

    @property
    def reader(self) -> Reader:
        """The app, as screens see it."""
        return cast("Reader", self.app)

    def read(
        self,
        name: str,
        question: Callable[[Library], Answer],
        then: Callable[[Answer], None],
        *,
        interrupt: bool = False,
    ) -> None:
        """Ask the library in a thread; ``then`` has the answer, unless a newer one was asked for.

        ``interrupt`` ends a question that is still being answered.
        """
        library = self.reader.library
        if library is None:
            return
        generation = self._generations.get(name, 0) + 1
        self._generations[name] = generation
        self._waiting[name] = then
        if interrupt:
            library.interrupt()

        def answer() -> None:
            outcome: object
            try:
                outcome = question(library)
            except Exception as error:  # it is raised again, or said, on the screen's own thread
                outcome = error
            self.post_message(self.Read(name, generation, outcome))

        self.run_worker(answer, thread=True, group=name, exit_on_error=False)

    def call_off(self, name: str) -> None:
        """What was asked by this name needs no answer any more."""
        self._generations[name] = self._generations.get(name, 0) + 1

    @on(Read)
    def _library_answered(self, message: Read) -> None:
        # Here and in the other screens the library is imported after the first paint.
        from extradition_tui.library.errors import LibraryError

        message.stop()
        if message.generation != self._generations.get(message.name) or not self.is_attached:
            return  # A newer question was asked, or the reader was left meanwhile.
        if isinstance(message.outcome, LibraryError):
            self.bottom.show_note(str(message.outcome), "error")
        elif isinstance(message.outcome, Exception):
            raise message.outcome
        else:
            self._waiting[message.name](message.outcome)

    def library_written(self) -> None:
        """Somebody wrote to the library; a screen that shows what may have changed reads again."""
