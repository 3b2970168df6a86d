"""The rating schemes that hold for a library: the program's, and its people's own beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from extradition_tui.claim_model import Scheme
from extradition_tui.claims.schemes import read_schemes, schemes
from extradition_tui.library.errors import LibraryError
from extradition_tui.safe import safe_line

FILE = "schemes.toml"
"""A library's own schemes stand in its folder, so that all of its people have the same."""


def schemes_of(library: Path) -> dict[str, Scheme]:
    """The schemes by ID, the program's default first. Raises LibraryError: which file, and why."""
    path = library.with_name(FILE)
    try:
        own = read_schemes(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return schemes()
    except OSError as error:
        why = error.strerror or "it cannot be read"
    except ValueError as error:  # no UTF-8, no TOML, no scheme
        why = str(error)
    else:
        return schemes(own)
    raise LibraryError(f"{safe_line(str(path))}: {safe_line(why)}; mend it, or move it away")
