"""A list to choose one line of: letters typed narrow it, Enter gives the line to who asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from .actions import Action
from .bottom_line import BottomLine
from .line_view import LineView
from .lines import Line, Run, fold
from .pages import PageScreen, action_line
from .theme import Palette

WANTED = "wanted"
MOST_ROWS = 3
"""Rows of one line at the most: enough to choose by."""


class PickerScreen(PageScreen):
    """Ends with the key of the line that was chosen, or "" when Esc chose none."""

    def __init__(
        self,
        palette: Palette,
        heading: str,
        lines: Callable[[str], Sequence[Line]],
        *,
        ask: str = ">",
        note: str = "",
    ) -> None:
        """``lines`` gives those that fit the words typed; ``ask`` stands before the words."""
        super().__init__(palette, heading, lines(""), note)
        self.list.most_rows = MOST_ROWS
        self._lines = lines
        self._ask = ask

    def begin(self) -> None:
        """Ask for letters at once."""
        super().begin()
        self.ask(WANTED, self._ask)
        self.show_bottom()

    def state_runs(self) -> tuple[Run, ...]:
        """The keys, beside what is typed."""
        return (Run("↓ ↑  Enter takes, Esc leaves", "dim"),)

    def typed(self, name: str, answer: str) -> None:
        """Show those that fit."""
        self.list.show(self._lines(answer))

    def answered(self, name: str, answer: str) -> None:
        """Give the one of the cursor."""
        self._choose()

    def left(self, name: str) -> None:
        """Esc chooses none."""
        self.dismiss("")

    @on(BottomLine.Stepped)
    def _stepped(self, message: BottomLine.Stepped) -> None:
        message.stop()
        step = self.list.do_cursor_down if message.step > 0 else self.list.do_cursor_up
        step(abs(message.step))

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        self._choose()

    def _choose(self) -> None:
        self.dismiss(self.list.key_here)


class PaletteScreen(PickerScreen):
    """Everything that can be done, by name."""

    HINTS = (("↓ ↑", "move"), ("Enter", "do it"), ("Esc", "back"))

    def __init__(self, palette: Palette, actions: Sequence[Action]) -> None:
        super().__init__(
            palette, "ALL THAT CAN BE DONE", lambda wanted: palette_lines(actions, wanted)
        )


def palette_lines(actions: Sequence[Action], wanted: str) -> list[Line]:
    """The actions whose words or name hold all that was typed."""
    words = fold(wanted).split()
    return [
        action_line(action)
        for action in actions
        if all(word in fold(f"{action.description} {action.name}") for word in words)
    ]
