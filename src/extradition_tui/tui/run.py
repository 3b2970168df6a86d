"""Runs the reader in the terminal, and says what is left to say when it has gone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from extradition_tui.safe import safe_line
from extradition_tui.settings import Settings

from .app import ReaderApp


def run_reader(
    library_path: Path,
    paths: Sequence[str],
    settings: Settings,
    config_path: Path | None = None,
) -> int:
    """Open the reader and return its exit code: 0, 1 after a fault, 128 and a signal's number."""
    app = ReaderApp(library_path, paths, settings, config_path)
    app.run(mouse=settings.mouse)
    if app.crash is not None:
        where = safe_line(str(app.crash))
        print(
            f"extradition-tui: the reader had to stop; the details are in {where}", file=sys.stderr
        )
    return app.return_code or 0
