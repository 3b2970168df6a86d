"""The program's entry: parses, sends each command to its function, and says errors in one line."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from extradition_tui.cli.errors import CommandError
from extradition_tui.cli.parser import PROGRAM, READER, parse
from extradition_tui.library.errors import CannotUndo, Conflict, LibraryError, NotFound
from extradition_tui.safe import safe_line
from extradition_tui.settings import SettingsError
from extradition_tui.state.crashes import keep_crash

_ROOMS = {
    READER: "reading_room",
    "load": "load",
    "articles": "reading",
    "article": "reading",
    "entities": "reading",
    "quotes": "reading",
    "events": "events",
    "event": "events",
    "contrast": "contrasting",
    "search": "reading",
    "claim": "claim",
    "export": "exchanging",
    "import": "importing",
    "init": "keeping",
    "doctor": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "model": "models",
}
"""The module of ``cli`` that does a command: imported alone, so that each starts quickly."""


def run() -> NoReturn:
    """Run the program on its arguments and leave with its exit code."""
    os.umask(0o007)
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Do one command; the exit code: 0 done, 1 some failed or not found, 2 cannot start."""
    try:
        arguments = parse(argv)
        module = importlib.import_module(f"extradition_tui.cli.{_ROOMS[arguments.command]}")
        code = _command(module, arguments)
        sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except (NotFound, Conflict, CannotUndo) as error:
        return _failed(str(error), 1)
    except (LibraryError, SettingsError, CommandError) as error:
        return _failed(str(error), 2)
    except BrokenPipeError:
        # Whoever read our output has seen enough: no more of it, and no complaint at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _failed("interrupted; what was done so far is kept", 130)
    except MemoryError:
        return _failed("not enough memory; load fewer or smaller files at once", 2)
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        return _failed(f"{named}{error.strerror or error}", 2)
    except Exception as error:  # the last door: nobody is shown a traceback
        kept = keep_crash(error)
        return _failed(f"stopped by a fault of its own; the details are in {kept}", 2)
    return code


def _command(module: object, arguments: argparse.Namespace) -> int:
    # "import" is no name that a function can have.
    name = {"import": "import_file"}.get(arguments.command, arguments.command)
    code: int = getattr(module, name)(arguments)
    return code


def _failed(message: str, code: int) -> int:
    sys.stderr.write(f"{PROGRAM}: {safe_line(message)}\n")
    return code
