"""The ``import`` command: what another library exported, and annotations of other programs."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_text
from extradition_tui.cli.places import open_library, read_chosen_settings
from extradition_tui.exchange import json_lines
from extradition_tui.exchange.attaching import Attached, attach
from extradition_tui.exchange.foreign_annotations import NotAnnotations, read_annotations
from extradition_tui.library.events import unsettled
from extradition_tui.library.people import this_person
from extradition_tui.library.pipelines import not_analysed
from extradition_tui.library.records_check import BadRecord
from extradition_tui.library.records_in import merge_records
from extradition_tui.library.records_taken import Taken
from extradition_tui.library.writing import create, writing
from extradition_tui.regrouping import regroup
from extradition_tui.safe import safe_line
from extradition_tui.settings import library_path

_OUTCOMES = {"attached": "attached", "known": "known already", "nowhere": "without a place"}


def import_file(arguments: argparse.Namespace) -> int:
    """``import FILE``: JSON Lines of a library, or annotations.

    Exit code 1 when the file is not what it should be, when something was changed on both sides,
    or when an annotation has no place here.
    """
    name: str = arguments.file
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        if json_lines.is_json_lines(data):
            return _library(arguments, data)
        return _annotations(arguments, data)
    except (BadRecord, NotAnnotations) as error:
        sys.stderr.write(safe_line(f"{name}: {error}") + "\n")
        return 1


def _library(arguments: argparse.Namespace, data: bytes) -> int:
    if arguments.claim:
        raise CommandError("a library brings its claims along; --claim is for annotations")
    lines = json_lines.read_lines(data)
    path = library_path(arguments.library)
    create(path, exist_ok=True)
    with writing(path, this_person(), "import a file") as door:
        taken = merge_records(door, lines)
    for conflict in taken.conflicts:
        sys.stderr.write(f"line {conflict.line}: {conflict.said}\n")
    _analyse(arguments)
    if arguments.json:
        write_json(
            {
                "new": _counts(taken.new),
                "newer": _counts(taken.newer),
                "conflicts": taken.conflicts,
            }
        )
    else:
        write_text(_said(taken))
    return 1 if taken.conflicts else 0


def _annotations(arguments: argparse.Namespace, data: bytes) -> int:
    annotations = read_annotations(data)
    if not annotations:
        raise NotAnnotations(
            "neither a library in JSON Lines nor annotations; nothing was imported"
        )
    with writing(library_path(arguments.library), this_person(), "import annotations") as door:
        found = attach(door, annotations, arguments.claim)
    if arguments.json:
        write_json({"annotations": found})
    else:
        for one in found:
            if one.outcome == "nowhere":
                sys.stderr.write(safe_line(_not_attached(one)) + "\n")
        counts = Counter(one.outcome for one in found)
        said = [f"{count} {_OUTCOMES[outcome]}" for outcome, count in counts.items()]
        write_text(", ".join(said))
    return 1 if any(one.outcome == "nowhere" for one in found) else 0


def _not_attached(one: Attached) -> str:
    what = f"“{one.quotation}”" if one.quotation else "an annotation"
    return f"{what} ({one.source or 'no address'}): {one.state or 'not attached'}: {one.why}"


def _analyse(arguments: argparse.Namespace) -> None:
    """Find in the texts that came in what is found in every text, and look at events anew."""
    path, person = library_path(arguments.library), this_person()
    with open_library(arguments) as library:
        waiting, moved = not_analysed(library), unsettled(library)
    if not waiting:
        regroup(path, person, moved)
        return
    # The rest of the command does without the pipeline, which is slow to start.
    from extradition_tui.language.pipeline import PipelineMissing, open_pipeline
    from extradition_tui.loading import analyse_anew

    try:
        pipeline = open_pipeline(read_chosen_settings(arguments).pipeline)
    except PipelineMissing as error:
        raise CommandError(f"all is imported, but not analysed: {error}") from None
    sys.stderr.write(f"analysing {len(waiting)} articles\n")
    analyse_anew(path, person, pipeline, imported=True)


def _said(taken: Taken) -> str:
    parts = [
        f"{what}: " + ", ".join(f"{kind} {count}" for kind, count in _counts(counted).items())
        for what, counted in (("new", taken.new), ("newer", taken.newer))
        if +counted
    ]
    if taken.conflicts:
        parts.append(f"changed on both sides, left as they are here: {len(taken.conflicts)}")
    return "; ".join(parts) or "nothing new in it"


def _counts(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted((+counted).items()))
