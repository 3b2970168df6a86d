"""The commands that keep the library well: init, doctor, backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path

from extradition_tui.cli.output import write_json, write_table, write_text
from extradition_tui.library.copies import backup as copy_library
from extradition_tui.library.copies import restore as restore_library
from extradition_tui.library.health import doctor as look_over
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create
from extradition_tui.settings import library_path


def init(arguments: argparse.Namespace) -> int:
    """Make a new library."""
    path = library_path(arguments.library)
    create(path, team=arguments.team)
    shared = f" for the group {arguments.team}" if arguments.team else ""
    write_text(f"made {path}{shared}; add articles with: extradition-tui load PATH")
    return 0


def doctor(arguments: argparse.Namespace) -> int:
    """Check the library; exit code 1 when something is not well."""
    checks = look_over(library_path(arguments.library))
    if arguments.json:
        write_json({"checks": checks})
    else:
        write_table(
            ("check", "state", "detail", "what to do"),
            [(c.name, "well" if c.ok else "not well", c.detail, c.remedy or "") for c in checks],
            empty="nothing was checked",
        )
    return 0 if all(check.ok for check in checks) else 1


def backup(arguments: argparse.Namespace) -> int:
    """Copy the library to a new file."""
    target = Path(arguments.file)
    copy_library(library_path(arguments.library), target)
    write_text(f"copied to {target}")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the library's place; what stood there is kept beside it."""
    path = library_path(arguments.library)
    kept = restore_library(path, Path(arguments.file), this_person())
    said = f"; what stood there is kept in {kept}" if kept else ""
    write_text(f"restored {path} from {arguments.file}{said}")
    return 0
