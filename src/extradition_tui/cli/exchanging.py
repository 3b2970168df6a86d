"""The ``export`` command: a library, and claims of it, in the forms that others read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from extradition_tui.claim_model import Claim
from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_lines, write_text
from extradition_tui.cli.places import open_library, read_chosen_settings
from extradition_tui.comparing import contrast_of_event, read_reports
from extradition_tui.contrast.rows import names_of
from extradition_tui.exchange import json_lines, tables
from extradition_tui.exchange.claim_reviews import Publisher, to_reviews
from extradition_tui.exchange.contrast_view import view_of
from extradition_tui.exchange.dossier import Dossier
from extradition_tui.exchange.dossier_html import to_html
from extradition_tui.exchange.dossier_markdown import to_markdown
from extradition_tui.exchange.web_annotations import to_annotations
from extradition_tui.library.articles import get_report
from extradition_tui.library.claims_reading import get_claim, list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import NotFound
from extradition_tui.library.events import get_event
from extradition_tui.library.people import this_person
from extradition_tui.library.rating_schemes import schemes_of
from extradition_tui.library.records_out import read_records
from extradition_tui.model import Person, Report
from extradition_tui.safe import safe_line


def export(arguments: argparse.Namespace) -> int:
    """``export FORMAT [WHAT]``; exit code 1 when something could not be written in this form."""
    forms: dict[str, Callable[[argparse.Namespace, Library, Sequence[str]], int]] = {
        "jsonl": _json_lines,
        "w3c": _annotations,
        "claimreview": _reviews,
        "csv": _table,
        "markdown": _dossier,
        "html": _dossier,
    }
    with open_library(arguments) as library:
        return forms[arguments.format](arguments, library, arguments.what)


def _json_lines(_: argparse.Namespace, library: Library, what: Sequence[str]) -> int:
    _at_most(what, 0, "export jsonl writes the whole library; it takes nothing more")
    with library.snapshot():
        # All of it before the first line: who reads slowly must not hold the library's log.
        lines = list(json_lines.write_lines(read_records(library)))
    write_lines(lines)
    return 0


def _annotations(_: argparse.Namespace, library: Library, what: Sequence[str]) -> int:
    write_json(to_annotations(library, _claims(library, what)))
    return 0


def _reviews(arguments: argparse.Namespace, library: Library, what: Sequence[str]) -> int:
    publisher = Publisher(**dict(read_chosen_settings(arguments).publisher))
    reviews, refused = to_reviews(
        library, _claims(library, what), publisher, schemes_of(library.path)
    )
    write_json(reviews)
    for one in refused:
        said = f"{one.claim[:12]} “{one.statement}”: no ClaimReview, it lacks "
        sys.stderr.write(safe_line(said + "; ".join(one.lacks)) + "\n")
    return 1 if refused else 0


def _table(_: argparse.Namespace, library: Library, what: Sequence[str]) -> int:
    if len(what) != 1 or what[0] not in tables.TABLES:
        raise CommandError(f"export csv takes one of {', '.join(tables.TABLES)}")
    write_lines([tables.table(library, what[0], this_person())])
    return 0


def _dossier(arguments: argparse.Namespace, library: Library, what: Sequence[str]) -> int:
    if len(what) != 1:
        raise CommandError(f"export {arguments.format} takes one EVENT; `events` lists them")
    found = dossier_of(library, what[0], this_person())
    write_text(to_html(found) if arguments.format == "html" else to_markdown(found))
    return 0


def dossier_of(library: Library, name: str, viewer: Person) -> Dossier:
    """The dossier of an event; ``viewer`` sees of verdicts what they may. Raises NotFound."""
    event = get_event(library, name)
    claims = list_claims(library, viewer=viewer, event=event.id)
    reports = {one.article.id: one for one in read_reports(library, event.articles)}
    view = None
    if len(event.articles) > 1:
        found = contrast_of_event(library, event)
        compared = [reports[article] for article in event.articles if article in found.articles]
        view = view_of(found, compared, event.title, len(event.articles) - len(compared))
    cited = {one.article for claim in claims for one in claim.evidence} - reports.keys()
    everywhere = [*reports.values(), *_present(library, cited)]
    return Dossier(
        title=event.title,
        claims=tuple(reversed(claims)),
        view=view,
        sources=tuple(report.article for report in everywhere),
        names=names_of(everywhere),
        reports={} if view is None else dict(view.reports),
    )


def _present(library: Library, names: Iterable[str]) -> Iterator[Report]:
    """The articles of these that have not been removed."""
    for name in sorted(names):
        with suppress(NotFound):
            yield get_report(library, name)


def _claims(library: Library, what: Sequence[str]) -> Iterable[Claim]:
    """All claims, those of an event, or one."""
    _at_most(what, 1, "name one EVENT or CLAIM, or nothing for all claims")
    viewer = this_person()
    if not what:
        return list_claims(library, viewer=viewer)
    try:
        return list_claims(library, viewer=viewer, event=get_event(library, what[0]).id)
    except NotFound:
        return [get_claim(library, what[0], viewer=viewer)]


def _at_most(what: Sequence[str], most: int, message: str) -> None:
    if len(what) > most:
        raise CommandError(message)
