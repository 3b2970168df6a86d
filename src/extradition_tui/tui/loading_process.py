"""Loading, seen from the reader: a process of its own whose progress is read line by line.

The process has its own session, so closing the reader lets it finish. Analysing anew what the
library has is the same command without paths; it takes long, and is stopped with the reader, for it
goes on where it was. The lines come as JSON; what is not understood is passed over.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import IO

from extradition_tui.safe import safe_line


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be loaded, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far loading is. ``failed`` says why it could not begin or end, or is "".

    ``doing`` is what follows when all is read: so many ``of_these`` ``of_all`` articles are done.
    ``anew``: nothing is loaded, but what the library has is analysed by another pipeline.
    """

    done: int = 0
    total: int | None = None
    added: int = 0
    doing: str = ""
    of_these: int = 0
    of_all: int = 0
    finished: bool = False
    failed: str = ""
    anew: bool = False
    problems: tuple[Problem, ...] = field(default=())

    def after(self, step: dict[str, object]) -> Progress:
        """The progress after one of the process's lines."""
        match step.get("step"):
            case "start":
                return replace(self, total=_number(step.get("total")))
            case "input":
                problems = self.problems
                if step.get("outcome") == "refused":
                    path, why = str(step.get("path") or ""), str(step.get("why") or "")
                    problems = (*problems, Problem(path, why))
                return replace(
                    self,
                    done=_number(step.get("done")) or self.done + 1,
                    total=_number(step.get("total")) or self.total,
                    added=self.added + (step.get("outcome") in ("added", "version")),
                    problems=problems,
                )
            case "compare" | "events":
                doing = "comparing" if step["step"] == "compare" else "contrasting"
                done, total = _number(step.get("done")), _number(step.get("total"))
                return replace(self, doing=doing, of_these=done or 0, of_all=total or 0)
            case "end":
                return replace(self, finished=True, added=_number(step.get("added")) or self.added)
        return self

    def words(self) -> str:
        """What the last row says about it, in a few words."""
        failed = f" · {len(self.problems)} not loaded, gp says why" if self.problems else ""
        if self.failed:
            return self.failed
        if self.finished and not self.added and len(self.problems) == 1:
            # Its name, so that there is room for what is wrong; gp has the whole path.
            return f"{safe_line(PurePath(self.problems[0].path).name)}: {self.problems[0].why}"
        if self.finished:
            count = self.done if self.anew else self.added
            noun = "article" if count == 1 else "articles"
            return f"{count:,} {noun} {'analysed anew' if self.anew else 'added'}{failed}"
        if self.doing:
            of = f" {self.of_these:,} of {self.of_all:,}" if self.of_all else ""
            return f"{self.doing}{of}{failed}"
        if self.total is None and not self.done:
            return "starting to analyse anew" if self.anew else "starting to load"
        of = f" of {self.total:,}" if self.total else ""
        return f"{'analysing anew' if self.anew else 'loading'} {self.done:,}{of}{failed}"


def start_loading(
    library: Path,
    paths: Sequence[str],
    config: Path | None,
    tell: Callable[[Progress], None],
) -> None:
    """Start loading; ``tell`` is called from a thread with each progress, the last one finished."""
    _start(library, config, ["--", *paths], Progress(), tell)


def start_analysing_anew(
    library: Path, config: Path | None, tell: Callable[[Progress], None]
) -> Callable[[], None]:
    """Start to analyse what another pipeline analysed; what is given back stops it at once."""
    process = _start(library, config, ["--again"], Progress(anew=True), tell)

    def stop() -> None:
        if process is not None and process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)

    return stop


def samples_path() -> Path | None:
    """The folder of sample articles: packaged, or ``seeds`` beside the sources of a checkout."""
    packaged = Path(__file__).resolve().parents[1] / "samples"
    checkout = Path(__file__).resolve().parents[3] / "seeds"
    return next((path for path in (packaged, checkout) if path.is_dir()), None)


def _start(
    library: Path,
    config: Path | None,
    what: Sequence[str],
    progress: Progress,
    tell: Callable[[Progress], None],
) -> subprocess.Popen[bytes] | None:
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library)]
    if config is not None:
        command += ["--config", str(config)]
    command += ["load", "--progress", "json", *what]
    errors = tempfile.TemporaryFile()  # noqa: SIM115 -- the thread below closes it
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    except OSError as error:
        errors.close()
        why = f"loading could not start: {error.strerror}"
        tell(replace(progress, finished=True, failed=why))
        return None
    threading.Thread(
        target=_follow, args=(process, errors, progress, tell), name="loading", daemon=True
    ).start()
    return process


def _follow(
    process: subprocess.Popen[bytes],
    errors: IO[bytes],
    progress: Progress,
    tell: Callable[[Progress], None],
) -> None:
    with errors:
        for line in process.stdout or ():
            step = _parsed(line)
            if step is not None:
                progress = progress.after(step)
                tell(progress)
        code = process.wait()
        if not progress.finished:
            errors.seek(0)
            said = errors.read(100_000).decode("utf-8", "replace").strip().splitlines()
            why = safe_line(said[-1]) if said else f"it ended with code {code}"
            tell(replace(progress, finished=True, failed=f"{_doing(progress)} stopped: {why}"))


def _doing(progress: Progress) -> str:
    return "analysing anew" if progress.anew else "loading"


def _parsed(line: bytes) -> dict[str, object] | None:
    try:
        step = json.loads(line)
    except ValueError:
        return None
    return step if isinstance(step, dict) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
