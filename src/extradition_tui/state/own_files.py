"""Small files of one person's own: read and written as a whole, and by their owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_own(path: Path, largest: int) -> bytes:
    """The bytes of a file, and one more than ``largest`` of a larger one. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        return file.read(largest + 1)


def write_own(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file, all of it or nothing; ``durable``: also when the power fails. Raises OSError.

    What is written with many keys, and is no loss, need not be durable: the disk takes its time.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
