"""Opens the reader: what happens without a command."""

from __future__ import annotations

import argparse
import sys

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.places import read_chosen_settings
from extradition_tui.settings import config_path, library_path, line_of


def read(arguments: argparse.Namespace) -> int:
    """Open the reader; PATHs are loaded while it already shows."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            "the reader needs a terminal; without one use a command: extradition-tui events"
        )
    settings = read_chosen_settings(arguments)
    from extradition_tui.tui.bindings import BindingError
    from extradition_tui.tui.run import run_reader

    try:
        return run_reader(
            library_path(arguments.library),
            tuple(arguments.paths),
            settings,
            config_path(arguments.config) if arguments.config else None,
        )
    except BindingError as error:
        path = config_path(arguments.config)
        line = line_of(path, error.setting)
        raise CommandError(f"{path}, line {line}: {error.setting}: {error}") from None
