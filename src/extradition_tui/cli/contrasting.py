"""The ``contrast`` command: how the sources of an event differ, in four forms."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import console, write_json, write_text
from extradition_tui.cli.places import open_library
from extradition_tui.comparing import contrast_of_articles, contrast_of_event, read_reports
from extradition_tui.contrast.rows import Row
from extradition_tui.contrast_model import Contrast
from extradition_tui.exchange.contrast_html import to_html
from extradition_tui.exchange.contrast_markdown import to_markdown
from extradition_tui.exchange.contrast_view import ContrastView, view_of
from extradition_tui.library.contrasts import dismiss
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import NotFound
from extradition_tui.library.events import get_event
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.safe import safe, safe_line
from extradition_tui.settings import library_path

_LEAST_COLUMN = 30
"""Columns that a source needs on a terminal to stand beside the others."""


def contrast(arguments: argparse.Namespace) -> int:
    """``contrast EVENT``, ``contrast ARTICLE ARTICLE …``, ``contrast dismiss FINDING``."""
    words: list[str] = arguments.words
    if words[0] == "dismiss":
        return _dismiss(arguments, words[1:])
    with open_library(arguments) as library:
        found, order, title, left_out = _find(library, words)
        reports = read_reports(library, order, tokens=False)
    form = "json" if arguments.json else arguments.format
    if form == "json":
        write_json(found)
        return 0
    view = view_of(found, reports, title, left_out)
    if form == "markdown":
        write_text(to_markdown(view))
    elif form == "html":
        write_text(to_html(view))
    else:
        _write_table(view)
    return 0


def _find(library: Library, words: list[str]) -> tuple[Contrast, list[str], str, int]:
    """The contrast, its articles in the order of reading, the title, how many are left out."""
    if len(words) == 1:
        try:
            event = get_event(library, words[0])
        except NotFound as error:
            raise NotFound(f"{error}; of articles, name two or more") from None
        if len(event.articles) < 2:
            raise CommandError(
                f"{event.id}: one article alone reports this event; nothing to contrast"
            )
        found = contrast_of_event(library, event)
        order = [name for name in event.articles if name in found.articles]
        return found, order, event.title, len(event.articles) - len(order)
    try:
        found = contrast_of_articles(library, words)
    except ValueError as error:
        raise CommandError(str(error)) from None
    return found, list(found.articles), "Chosen articles", 0


def _dismiss(arguments: argparse.Namespace, words: list[str]) -> int:
    if len(words) != 1:
        raise CommandError("contrast dismiss takes one FINDING")
    path = library_path(arguments.library)
    with writing(path, this_person(), "dismiss a finding") as library:
        finding_id = dismiss(library, words[0])
    write_text(f"{finding_id} is left out from now on; take it back with: event undo")
    return 0


def _write_table(view: ContrastView) -> None:
    """Each row under its heading: who says it, in columns where there is room, and who does not."""
    write_text(f"{view.title}\n{view.counts()}")
    for family in view.families:
        write_text(family)
    screen = console()
    for row in view.rows:
        style = "dim" if row.standing == "agreement" else ""
        heading = Text(f"\n{row.sign} {safe_line(row.label)}", style="bold")
        heading.append(f"  {safe_line(row.about)}" if row.about else "", style="not bold dim")
        screen.print(heading, soft_wrap=True)
        speaking = [name for name in view.reports if name in row.cells]
        if screen.is_terminal and screen.width >= _LEAST_COLUMN * len(speaking):
            screen.print(_columns(view, row, speaking, style))
        else:
            for name in speaking:
                line = Text(f"  {safe_line(view.names[name])}: ", style=style)
                line.append_text(_cell(view, row, name))
                screen.print(line, soft_wrap=not screen.is_terminal)
        silent = ", ".join(view.silent(row))
        if silent:
            words = Text(f"  does not say: {safe_line(silent)}", style="dim")
            screen.print(words, soft_wrap=not screen.is_terminal)


def _columns(view: ContrastView, row: Row, names: Sequence[str], style: str) -> Table:
    table = Table(box=None, pad_edge=True, padding=(0, 1, 0, 2), expand=True, style=style)
    for name in names:
        header = Text(safe_line(view.names[name]), style="not bold dim")
        table.add_column(header, ratio=1, overflow="fold")
    table.add_row(*(_cell(view, row, name) for name in names))
    return table


def _cell(view: ContrastView, row: Row, name: str) -> Text:
    cell = Text()
    for index, (_, pieces) in enumerate(view.passages(row, name)):
        cell.append(" […] " if index else "")
        for piece in pieces:
            words = re.sub(r"\s+", " ", safe(piece.text))
            cell.append(f"[{words}]" if piece.differs else words, "bold" if piece.differs else "")
    return cell
