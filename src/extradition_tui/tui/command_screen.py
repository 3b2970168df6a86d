"""A line for the program's own commands, and what the last one said."""

from __future__ import annotations

import shlex
from pathlib import Path

from extradition_tui.safe import safe_line

from .lines import Line, Run
from .own_commands import Answer, run_command
from .pages import PageScreen
from .theme import Palette

COMMAND = "command"
_BESIDE = 4
"""Columns of the screen that are not the words of a command."""


class CommandScreen(PageScreen):
    """Asks for a command at once; ``:`` asks for another, Esc or q goes back."""

    HINTS = ((":", "another command"), ("j k", "move"), ("/", "search"), ("q", "back"))

    def __init__(self, palette: Palette, config: Path | None) -> None:
        self._config = config
        self._last = ""
        super().__init__(palette, "COMMANDS", (), "help names them all; a path needs no :")

    def begin(self) -> None:
        """Ask for a command."""
        super().begin()
        self.do_command_line(None)

    def do_command_line(self, count: int | None) -> None:
        """Another command."""
        self.ask(COMMAND, "extradition-tui")

    def answered(self, name: str, answer: str) -> None:
        """Run what was typed; nothing typed leaves, when nothing is shown."""
        try:
            words = shlex.split(answer)
        except ValueError as error:
            self.bottom.show_note(f"{error}: close what is opened", "error")
            return
        if not words:
            self.left(name)
            return
        if self.reader.library is None:
            self.bottom.show_note("There is no library yet: L loads articles into one.")
            return
        words = ["--help"] if words == ["help"] else words
        self._last = safe_line(answer)
        self._head("running")
        columns = max(40, self.size.width - _BESIDE)
        self.read(
            COMMAND,
            lambda library: run_command(library.path, words, config=self._config, columns=columns),
            self._show,
        )

    def left(self, name: str) -> None:
        """Esc goes back where no command was run yet."""
        if not self._last:
            self.dismiss("")

    def _show(self, answer: Answer) -> None:
        lines = [Line.of(line, "text" if answer.done else "error") for line in answer.lines]
        self.list.show(lines or [Line.of("Done; it said nothing.", "dim")])
        self._head("done" if answer.done else "not done")

    def _head(self, said: str) -> None:
        self.list.heading = Line(
            (Run("COMMAND", "pane"), Run(f"  {self._last}", "bright")), right=(Run(said, "dim"),)
        )
