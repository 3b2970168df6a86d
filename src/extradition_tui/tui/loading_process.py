"""Loading, seen from the reader: a process of its own whose progress is read line by line.

The process has its own session, so closing the reader lets it finish. Its lines come as JSON; what
is not understood is passed over.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from extradition_tui.safe import safe_line


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be loaded, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far loading is. ``failed`` says why it could not begin or end, or is ""."""

    done: int = 0
    total: int | None = None
    added: int = 0
    grouping: bool = False
    finished: bool = False
    failed: str = ""
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
            case "events":
                return replace(self, grouping=True)
            case "end":
                return replace(self, finished=True, added=_number(step.get("added")) or self.added)
        return self

    def words(self) -> str:
        """What the last row says about it, in a few words."""
        failed = f" · {len(self.problems)} not loaded, gp says why" if self.problems else ""
        if self.failed:
            return self.failed
        if self.finished and not self.added and len(self.problems) == 1:
            return f"{safe_line(self.problems[0].path)}: {self.problems[0].why}"
        if self.finished:
            noun = "article" if self.added == 1 else "articles"
            return f"{self.added} {noun} added{failed}"
        if self.grouping:
            return f"comparing{failed}"
        if self.total is None and not self.done:
            return "starting to load"
        of = f" of {self.total}" if self.total else ""
        return f"loading {self.done}{of}{failed}"


def start_loading(
    library: Path,
    paths: Sequence[str],
    config: Path | None,
    tell: Callable[[Progress], None],
) -> None:
    """Start loading; ``tell`` is called from a thread with each progress, the last one finished."""
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library)]
    if config is not None:
        command += ["--config", str(config)]
    command += ["load", "--progress", "json", "--", *paths]
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
        tell(Progress(finished=True, failed=f"loading could not start: {error.strerror}"))
        return
    threading.Thread(
        target=_follow, args=(process, errors, tell), name="loading", daemon=True
    ).start()


def _follow(
    process: subprocess.Popen[bytes], errors: IO[bytes], tell: Callable[[Progress], None]
) -> None:
    progress = Progress()
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
            tell(replace(progress, finished=True, failed=f"loading stopped: {why}"))


def _parsed(line: bytes) -> dict[str, object] | None:
    try:
        step = json.loads(line)
    except ValueError:
        return None
    return step if isinstance(step, dict) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
