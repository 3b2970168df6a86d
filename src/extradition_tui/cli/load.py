"""The ``load`` command: progress as a bar for people or as lines of JSON for programs."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import suppress
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.output import write_json
from extradition_tui.cli.places import read_chosen_settings
from extradition_tui.language.pipeline import Pipeline, PipelineMissing, open_pipeline
from extradition_tui.library.people import this_person
from extradition_tui.loading import (
    Comparing,
    Ended,
    Grouping,
    InputDone,
    Started,
    Step,
    analyse_anew,
)
from extradition_tui.loading import load as load_articles
from extradition_tui.memory import limit_memory, settle_memory
from extradition_tui.model import Outcome
from extradition_tui.safe import safe_line
from extradition_tui.settings import library_path
from extradition_tui.sharing_out import WorkerEnded


def load(arguments: argparse.Namespace) -> int:
    """Load every PATH; exit code 1 when an input was refused.

    ``--again`` without a PATH analyses what the library has with the pipeline in use.
    """
    if not arguments.paths and not arguments.again:
        raise CommandError(
            "name a PATH to load; load --again analyses anew what the library has; see load --help"
        )
    settings = read_chosen_settings(arguments)
    limit_memory()
    try:
        pipeline = open_pipeline(settings.pipeline)
    except PipelineMissing as error:
        raise CommandError(str(error)) from None
    settle_memory()
    as_json = arguments.progress == "json"
    with _Narrator(as_json=as_json, quiet=arguments.json, anew=not arguments.paths) as narrator:
        try:
            outcomes = _done(arguments, pipeline, narrator)
        except WorkerEnded as error:
            raise CommandError(str(error)) from None
    if arguments.json:
        write_json({"inputs": outcomes})
    return 1 if any(outcome.outcome == "refused" for outcome in outcomes) else 0


def _done(
    arguments: argparse.Namespace, pipeline: Pipeline, narrator: _Narrator
) -> tuple[Outcome, ...]:
    path, person, workers = library_path(arguments.library), this_person(), arguments.workers
    if not arguments.paths:
        return analyse_anew(path, person, pipeline, workers=workers, report=narrator.tell)
    return load_articles(
        arguments.paths,
        path,
        person,
        pipeline,
        workers=workers,
        again=arguments.again,
        report=narrator.tell,
    )


class _Narrator:
    """Says each step: to a program as a line of JSON, to a person as a bar and as lines.

    ``anew``: no input is loaded, but what the library has is analysed anew.
    """

    def __init__(self, *, as_json: bool, quiet: bool, anew: bool) -> None:
        self._as_json = as_json
        self._quiet = quiet
        self._anew = anew
        self._out: TextIO = sys.stderr if quiet else sys.stdout
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> _Narrator:
        if not self._as_json and sys.stderr.isatty():
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                console=Console(stderr=True, markup=False, emoji=False, highlight=False),
                transient=True,
            )
            self._task = self._bar.add_task(self._doing, total=None)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, step: Step) -> None:
        """Say one step."""
        if self._as_json:
            self._write(json.dumps(_step_document(step)))
            return
        match step:
            case InputDone(outcome, done, total):
                if outcome.outcome == "refused":
                    self._say(_sentence(outcome), sys.stderr)
                elif not self._quiet:
                    self._say(_sentence(outcome), sys.stdout)
                self._move(self._doing, done, total)
            case Comparing(done, total):
                self._move("comparing", done, total)
            case Grouping(done, total):
                self._move("contrasting", done, total)
            case Ended(counts) if self._anew:
                self._say(_summary_anew(counts), sys.stderr)
            case Ended(counts):
                self._say(_summary(counts), sys.stderr)

    @property
    def _doing(self) -> str:
        return "analysing anew" if self._anew else "loading"

    def _move(self, what: str, done: int, total: int) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=what, completed=done, total=total)

    def _say(self, line: str, stream: TextIO) -> None:
        if self._bar is not None and stream.isatty():
            self._bar.console.print(safe_line(line), soft_wrap=True)
        else:
            stream.write(safe_line(line) + "\n")

    def _write(self, line: str) -> None:
        # The reader that listened may have been closed: loading goes on to its end all the same.
        with suppress(BrokenPipeError, ValueError):
            self._out.write(line + "\n")
            self._out.flush()


def _step_document(step: Step) -> dict[str, object]:
    match step:
        case Started(total):
            return {"step": "start", "total": total}
        case InputDone(outcome, done, total):
            return {
                "step": "input",
                "path": outcome.path,
                "outcome": outcome.outcome,
                "id": outcome.id,
                "why": outcome.why,
                "done": done,
                "total": total,
            }
        case Comparing(done, total):
            return {"step": "compare", "done": done, "total": total}
        case Grouping(done, total):
            return {"step": "events", "done": done, "total": total}
        case Ended(counts):
            return {"step": "end", **counts}


def _sentence(outcome: Outcome) -> str:
    named = {"version": "new version", "same": "added"}.get(outcome.outcome, outcome.outcome)
    known = f"  {outcome.id}" if outcome.id else ""
    why = f"  ({outcome.why})" if outcome.why else ""
    if outcome.outcome == "refused":
        return f"{outcome.path}: refused: {outcome.why}"
    return f"{named}{known}  {outcome.path}{why}"


def _summary(counts: dict[str, int]) -> str:
    names = {"version": "new versions", "same": "added with a text already known"}
    said = [f"{count} {names.get(name, name)}" for name, count in counts.items() if count]
    return ", ".join(said) or "nothing to load"


def _summary_anew(counts: dict[str, int]) -> str:
    names = {"unchanged": "analysed anew"}
    said = [f"{count} {names.get(name, name)}" for name, count in counts.items() if count]
    return ", ".join(said) or "all articles are analysed by the pipeline in use"
