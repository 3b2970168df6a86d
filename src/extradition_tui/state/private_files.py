"""Files of one person, in their own state folder: readable by them alone, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from extradition_tui.settings import state_path


def place_for(kind: str, library_path: Path) -> Path:
    """Where what is kept of a kind ("positions") for a library lies: a path without an ending.

    It is the same however the path to the library is written.
    """
    real = os.fsencode(os.path.realpath(library_path))
    return state_path() / kind / hashlib.sha256(real).hexdigest()[:16]


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def read_private(path: Path, largest: int) -> bytes:
    """The first ``largest`` bytes and one more, so that a file that is too large shows.

    Links are not followed and pipes not waited for. Raises OSError.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        return file.read(largest + 1)


def write_private(path: Path, data: bytes) -> None:
    """Put a file in its place, on the disk and whole; where that fails the old one stays.

    Raises OSError.
    """
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
