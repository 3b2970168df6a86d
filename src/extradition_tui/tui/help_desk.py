"""What can be done here, from everywhere in the reader: the keys, the palette, any command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import App

from .actions import Action, actions_for
from .command_screen import CommandScreen
from .pages import HelpScreen
from .picker_screen import PaletteScreen
from .reader_screen import ReaderScreen
from .theme import Palette


class HelpDesk:
    """The actions that tell of other actions; a helper of the app."""

    def __init__(self, app: App[int], palette: Palette, config_path: Path | None) -> None:
        self._app = app
        self._palette = palette
        self._config_path = config_path

    def do_help(self, count: int | None) -> None:
        """The keys that hold for the pane in focus."""
        screen = self._app.screen
        if isinstance(screen, ReaderScreen):
            self._app.push_screen(HelpScreen(self._palette, known(screen)))

    def do_palette(self, count: int | None) -> None:
        """Everything that can be done here, by name."""
        screen = self._app.screen
        if isinstance(screen, ReaderScreen):

            def chosen(name: str | None) -> None:
                # Told before the palette is gone, so it is done when that has happened.
                if name:
                    self._app.call_later(screen.perform, name)

            self._app.push_screen(PaletteScreen(self._palette, known(screen)), chosen)

    def do_command_line(self, count: int | None) -> None:
        """Any command of the program."""
        self._app.push_screen(CommandScreen(self._palette, self._config_path))


def known(screen: ReaderScreen) -> Sequence[Action]:
    """The actions of a screen's contexts that somebody in view can do."""
    doers = screen.doers
    return tuple(
        action
        for action in actions_for(screen.contexts, screen.reader.actions)
        if any(hasattr(doer, f"do_{action.name}") for doer in doers)
    )
