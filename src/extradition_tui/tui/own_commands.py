"""The program's own commands, run in a process: what the reader itself does not know how to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extradition_tui.safe import safe_line

SECONDS = 120.0
COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, line by line and safe to be shown, and whether it was done."""

    done: bool
    lines: tuple[str, ...]


def run_command(
    library: Path, words: Sequence[str], *, config: Path | None = None, columns: int = COLUMNS
) -> Answer:
    """Run ``extradition-tui WORDS…`` on a library; it waits, so call it in a thread.

    What went wrong is in the lines too. Nothing can be asked on its input.
    """
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library)]
    command += ["--config", str(config)] if config else []
    try:
        ended = subprocess.run(
            [*command, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1"},
        )
    except subprocess.TimeoutExpired:
        return Answer(False, (f"not done after {SECONDS:g} s; give it to a shell",))
    except (OSError, ValueError) as error:
        return Answer(False, (f"cannot be run: {safe_line(str(error))}",))
    said = ended.stdout + ended.stderr if ended.returncode else ended.stdout or ended.stderr
    # Without a terminal the columns of a table are parted by tabs.
    lines = said.decode("utf-8", "replace").rstrip().replace("\t", "  ").splitlines()
    return Answer(not ended.returncode, tuple(safe_line(line) for line in lines))
