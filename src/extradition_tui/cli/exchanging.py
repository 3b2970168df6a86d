"""The ``export`` and ``import`` commands: a library, and claims of it, to others and from them."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json, write_lines, write_text
from extradition_tui.cli.places import open_library, read_chosen_settings
from extradition_tui.exchange import json_lines
from extradition_tui.library.people import this_person
from extradition_tui.library.pipelines import not_analysed
from extradition_tui.library.records_check import BadRecord
from extradition_tui.library.records_in import merge_records
from extradition_tui.library.records_out import read_records
from extradition_tui.library.records_taken import Taken
from extradition_tui.library.writing import create, writing
from extradition_tui.safe import safe_line
from extradition_tui.settings import library_path


def export(arguments: argparse.Namespace) -> int:
    """``export FORMAT``."""
    with open_library(arguments) as library, library.snapshot():
        # All of it before the first line: what reads slowly must not hold the library's log.
        lines = list(json_lines.write_lines(read_records(library)))
    write_lines(lines)
    return 0


def import_file(arguments: argparse.Namespace) -> int:
    """``import FILE``; exit code 1 when something was changed on both sides, or is no record."""
    data = _read(arguments.file)
    path, person = library_path(arguments.library), this_person()
    try:
        lines = json_lines.read_lines(data)
        create(path, exist_ok=True)
        with writing(path, person, "import a file") as door:
            taken = merge_records(door, lines)
    except BadRecord as error:
        sys.stderr.write(safe_line(f"{arguments.file}: {error}") + "\n")
        return 1
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


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _analyse(arguments: argparse.Namespace) -> None:
    """Find in the texts that came in what is found in every text, and their events."""
    with open_library(arguments) as library:
        waiting = not_analysed(library)
    if not waiting:
        return
    # The rest of the command does without the pipeline, which is slow to start.
    from extradition_tui.language.pipeline import PipelineMissing, open_pipeline
    from extradition_tui.loading import analyse_anew

    try:
        pipeline = open_pipeline(read_chosen_settings(arguments).pipeline)
    except PipelineMissing as error:
        raise CommandError(f"all is imported, but not analysed: {error}") from None
    sys.stderr.write(f"analysing {len(waiting)} articles\n")
    analyse_anew(library_path(arguments.library), this_person(), pipeline, imported=True)


def _said(taken: Taken) -> str:
    parts = [f"{count} {kind} taken" for kind, count in _counts(taken.new).items()]
    parts += [f"{count} {kind} newer" for kind, count in _counts(taken.newer).items()]
    if taken.conflicts:
        parts.append(f"{len(taken.conflicts)} changed on both sides, left as they are here")
    return ", ".join(parts) or "nothing new in it"


def _counts(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted((+counted).items()))
