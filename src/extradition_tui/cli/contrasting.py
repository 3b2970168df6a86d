"""The ``contrast`` command: how the sources of an event differ, in four forms."""

from __future__ import annotations

import argparse

from rich.table import Table
from rich.text import Text

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import console, write_json, write_text
from extradition_tui.cli.places import open_library
from extradition_tui.comparing import contrast_of_articles, contrast_of_event
from extradition_tui.exchange.contrast_html import to_html
from extradition_tui.exchange.contrast_markdown import to_markdown
from extradition_tui.exchange.contrast_view import (
    KIND_MARKS,
    counts,
    family_lines,
    finding,
    pieces,
    source_names,
    witnesses,
)
from extradition_tui.library.articles import get_report
from extradition_tui.library.contrasts import dismiss
from extradition_tui.library.doors import Library
from extradition_tui.library.events import get_event
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.model import Contrast, Report, Statement
from extradition_tui.safe import safe_line
from extradition_tui.settings import library_path


def contrast(arguments: argparse.Namespace) -> int:
    """``contrast EVENT``, ``contrast ARTICLE ARTICLE …``, ``contrast dismiss FINDING``."""
    words: list[str] = arguments.words
    if words[0] == "dismiss":
        return _dismiss(arguments, words[1:])
    with open_library(arguments) as library:
        found, title = _find(library, words)
        reports = tuple(get_report(library, i) for i in found.articles)
    form = "json" if arguments.json else arguments.format
    if form == "json":
        write_json(found)
    elif form == "markdown":
        write_text(to_markdown(found, reports, title))
    elif form == "html":
        write_text(to_html(found, reports, title))
    else:
        _write_table(found, reports, title)
    return 0


def _find(library: Library, words: list[str]) -> tuple[Contrast, str]:
    if len(words) == 1:
        event = get_event(library, words[0])
        if len(event.articles) < 2:
            raise CommandError(
                f"{event.id}: one article alone reports this event; nothing to contrast"
            )
        return contrast_of_event(library, event), event.title
    try:
        return contrast_of_articles(library, words), "Chosen articles"
    except ValueError as error:
        raise CommandError(str(error)) from None


def _dismiss(arguments: argparse.Namespace, words: list[str]) -> int:
    if len(words) != 1:
        raise CommandError("contrast dismiss takes one FINDING")
    path = library_path(arguments.library)
    with writing(path, this_person(), "dismiss a finding") as library:
        finding_id = dismiss(library, words[0])
    write_text(f"{finding_id} is left out from now on")
    return 0


def _write_table(found: Contrast, reports: tuple[Report, ...], title: str) -> None:
    names = source_names(reports)
    write_text(title)
    write_text(counts(found))
    for line in family_lines(found, names):
        write_text(line)
    table = Table(box=None, show_lines=False, pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    table.add_column("", width=1)
    for article in found.articles:
        table.add_column(Text(safe_line(names[article])), ratio=1, overflow="fold")
    for statement in found.statements:
        table.add_row(KIND_MARKS[statement.kind], *(_cell(statement, i) for i in found.articles))
        for line in finding(statement, names):
            table.add_row("", Text(safe_line(f"{line} ({witnesses(statement)})"), style="dim"))
    console().print(table)


def _cell(statement: Statement, article: str) -> Text:
    spans = statement.cells.get(article)
    if not spans:
        return Text("does not say", style="dim italic")
    cell = Text(style="dim" if statement.kind == "agreement" else "")
    for index, span in enumerate(spans):
        if index:
            cell.append(" […] ")
        for piece in pieces(statement, article, span):
            words = safe_line(piece.text)
            lead = " " * piece.text[:1].isspace()
            trail = " " * piece.text[-1:].isspace()
            if piece.differs:
                cell.append(f"{lead}[{words}]{trail}", style="bold")
            else:
                cell.append(f"{lead}{words}{trail}")
    return cell
