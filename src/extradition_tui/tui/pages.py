"""Screens of one list: the help, what could not be loaded."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from .actions import CONTEXTS, EVERYWHERE, Action, actions_for, shown_keys
from .line_view import LineView
from .lines import Line, Run
from .loading_process import Problem
from .reader_screen import ReaderScreen
from .theme import Palette

KEY_COLUMNS = 16


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
        lines += [action_line(action) for action in rows]
    lines += [
        Line(selectable=False),
        Line.of("Digits before a key count: 5j is five lines down.", "dim", selectable=False),
    ]
    return lines


def action_line(action: Action) -> Line:
    """The keys of an action, and what it does."""
    keys = shown_keys(action)
    return Line(
        (Run(f"  {keys:<{KEY_COLUMNS}}", "key"), Run(action.description)),
        key=action.name,
    )
