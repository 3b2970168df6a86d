"""Screens of one list: the help, the palette, what could not be loaded."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from .actions import CONTEXTS, EVERYWHERE, Action, actions_for, shown_keys
from .bottom_line import BottomLine
from .line_view import LineView
from .lines import Line, Run, fold
from .loading_process import Problem
from .reader_screen import ReaderScreen
from .theme import Palette

KEY_COLUMNS = 16
WANTED = "wanted"


class PageScreen(ReaderScreen):
    """A heading and lines; a search by ``/``."""

    HINTS = (("j k", "move"), ("/", "search"), ("q", "back"))

    def __init__(
        self, palette: Palette, heading: str, lines: Sequence[Line], note: str = ""
    ) -> None:
        super().__init__(palette)
        right = (Run(note, "dim"),) if note else ()
        self.list = LineView(
            palette=palette,
            contexts=("lines", EVERYWHERE),
            heading=Line((Run(heading, "pane"),), right=right),
        )
        self._first = lines

    def compose(self) -> ComposeResult:
        """The list and the last row."""
        yield self.list
        yield self.bottom

    def on_mount(self) -> None:
        """Show the lines."""
        self.list.set_lines(self._first, keep=False)
        self.focus_pane(self.list)
        self.begin()

    def begin(self) -> None:
        """What a page does first, once its lines are shown."""


class HelpScreen(PageScreen):
    """The keys that hold where the reader was, made from the table of actions."""

    def __init__(self, palette: Palette, contexts: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(palette, "HELP", help_lines(contexts, known), "Esc or q goes back")

    def do_help(self, count: int | None) -> None:
        """Help is open already."""


class ProblemsScreen(PageScreen):
    """What could not be loaded, and why."""

    def __init__(self, palette: Palette, problems: Sequence[Problem]) -> None:
        lines = [
            line
            for problem in problems
            for line in (
                Line.of(problem.path, "bright", key=problem.path),
                Line((Run("  "), Run(problem.why)), selectable=False),
            )
        ]
        none = [Line.of("Nothing: all that was loaded could be read.", "dim")]
        super().__init__(palette, "NOT LOADED", lines or none)


class PaletteScreen(PageScreen):
    """Everything that can be done, by name: type a few letters, Enter gives it to who asked."""

    HINTS = (("↓ ↑", "move"), ("Enter", "do it"), ("Esc", "back"))

    def __init__(self, palette: Palette, actions: Sequence[Action]) -> None:
        self._actions = {action.name: action for action in actions}
        super().__init__(palette, "ALL THAT CAN BE DONE", palette_lines(actions, ""))

    def begin(self) -> None:
        """Ask for letters at once."""
        self.ask(WANTED, ">")

    def typed(self, name: str, answer: str) -> None:
        """Show those that fit."""
        self.list.set_lines(palette_lines(list(self._actions.values()), answer), keep=False)

    def answered(self, name: str, answer: str) -> None:
        """Do the one of the cursor."""
        self._do()

    def left(self, name: str) -> None:
        """Esc closes the palette."""
        self.dismiss("")

    @on(BottomLine.Stepped)
    def _stepped(self, message: BottomLine.Stepped) -> None:
        message.stop()
        step = self.list.do_cursor_down if message.step > 0 else self.list.do_cursor_up
        step(abs(message.step))

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        self._do()

    def _do(self) -> None:
        name = self.list.line.key if self.list.line is not None else ""
        self.dismiss(name)


def help_lines(contexts: Sequence[str], known: Sequence[str]) -> list[Line]:
    """The keys by context, innermost first, of those actions that are known here."""
    lines: list[Line] = []
    for context in contexts:
        rows = [
            action
            for action in actions_for(contexts)
            if action.context == context and action.name in known
        ]
        if not rows:
            continue
        if lines:
            lines.append(Line(selectable=False))
        lines.append(Line.of(CONTEXTS[context], "heading", selectable=False))
        lines += [_action_line(action) for action in rows]
    lines += [
        Line(selectable=False),
        Line.of("Digits before a key count: 5j is five lines down.", "dim", selectable=False),
    ]
    return lines


def palette_lines(actions: Sequence[Action], wanted: str) -> list[Line]:
    """The actions whose words or name hold all that was typed."""
    words = fold(wanted).split()
    return [
        _action_line(action)
        for action in actions
        if all(word in fold(f"{action.description} {action.name}") for word in words)
    ]


def _action_line(action: Action) -> Line:
    keys = shown_keys(action)
    return Line(
        (Run(f"  {keys:<{KEY_COLUMNS}}", "key"), Run(action.description)),
        key=action.name,
    )
