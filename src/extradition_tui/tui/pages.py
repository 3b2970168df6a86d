"""Screens of one list: the help, what could not be loaded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from .actions import CONTEXTS, EVERYWHERE, Action, shown_keys
from .lines import Line, Run
from .loading_process import Problem
from .one_view_screen import OneViewScreen
from .page_view import PageView
from .theme import Palette

KEY_COLUMNS = 16


class PageScreen(OneViewScreen):
    """A heading and lines; a search by ``/``."""

    list: PageView

    HINTS: Sequence[tuple[str, str]] = (("j k", "move"), ("/", "search"), ("q", "back"))

    def __init__(
        self, palette: Palette, heading: str, lines: Sequence[Line], note: str = ""
    ) -> None:
        super().__init__(palette)
        right = (Run(note, "dim"),) if note else ()
        self.list = PageView(
            palette=palette,
            contexts=("lines", EVERYWHERE),
            heading=Line((Run(heading, "pane"),), right=right),
        )
        self._first = lines

    def begin(self) -> None:
        """Show the lines."""
        self.list.show(self._first)


class HelpScreen(PageScreen):
    """The keys that hold where the reader was, made from the table of actions."""

    def __init__(self, palette: Palette, actions: Sequence[Action]) -> None:
        """``actions`` are those that somebody there can do, innermost context first."""
        super().__init__(palette, "HELP", help_lines(actions), "Esc or q goes back")

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
        none = [Line.of("Nothing: all that was loaded could be read.", "dim", selectable=False)]
        super().__init__(palette, "NOT LOADED", lines or none)


def help_lines(actions: Sequence[Action]) -> list[Line]:
    """The keys of these actions, by context."""
    lines: list[Line] = []
    for context, rows in groupby(actions, key=lambda action: action.context):
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
