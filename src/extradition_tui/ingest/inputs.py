"""What may be read, and how it is opened without harm.

A path may be a device, a pipe that never ends, a link to somewhere else or a sparse file of a
terabyte: nothing but an ordinary file is read, and never more than ``MOST_BYTES`` of it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from extradition_tui.ingest.refused import Refused

MOST_BYTES = 64 * 1024 * 1024
"""The largest input that is read."""

STDIN = "-"

_CHUNK = 1024 * 1024
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to load. ``path`` is as people are shown it ("-" is standard input).

    ``file`` is the name as the system knows it (any bytes, by surrogateescape); ``known`` is what
    ``sources.toml`` beside the file says of it.
    """

    path: str
    file: str
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.rstrip("/").rsplit("/", 1)[-1] or self.path


def shown_path(file: str) -> str:
    """The path with bytes that are no UTF-8 spelled out, so that it can be shown and stored."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def read_input(item: Input) -> bytes:
    """All bytes of an input. Raises Refused when it is no ordinary file or too large."""
    if item.file == STDIN:
        return _read_stdin()
    return read_file(item.file)


def read_file(file: str, most: int = MOST_BYTES) -> bytes:
    """All bytes of an ordinary file, at most ``most``. Raises Refused."""
    try:
        descriptor = os.open(file, _FLAGS)
    except (OSError, ValueError) as error:
        raise Refused(_why_not_opened(error)) from None
    try:
        found = os.fstat(descriptor)
        _check_kind(found.st_mode)
        if found.st_size > most:
            raise Refused(_too_large(most))
        data = _read_up_to(descriptor, most)
    except OSError as error:
        raise Refused(f"could not be read ({_reason(error)}); check the file") from None
    finally:
        os.close(descriptor)
    if data and not found.st_size:
        # /proc and its kin: files of no size that have something to say whenever they are asked.
        raise Refused("is made by the system and not an ordinary file; name a saved file")
    return data


def _read_stdin() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise Refused("standard input is closed; pipe the text in, or name a file")
    try:
        data = bytes(stream.read(MOST_BYTES + 1) or b"")
    except (OSError, ValueError) as error:
        raise Refused(f"standard input could not be read ({_reason(error)})") from None
    if len(data) > MOST_BYTES:
        raise Refused(_too_large(MOST_BYTES))
    return data


def _read_up_to(descriptor: int, most: int) -> bytes:
    parts: list[bytes] = []
    left = most + 1
    while left:
        part = os.read(descriptor, min(_CHUNK, left))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    if not left:
        raise Refused(_too_large(most))
    return b"".join(parts)


def _check_kind(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    kind = next((name for test, name in kinds if test(mode)), "no ordinary file")
    raise Refused(f"is {kind}; name an ordinary file")


def _why_not_opened(error: OSError | ValueError) -> str:
    number = getattr(error, "errno", None)
    if number == errno.ELOOP:
        return "is a symbolic link; name the file that it points to"
    if number in (errno.ENOENT, errno.ENOTDIR):
        return "does not exist; check the path"
    if number in (errno.EACCES, errno.EPERM):
        return "may not be read by you; ask for the permission, or copy the file"
    if number in (errno.ENXIO, errno.ENODEV):
        return "is a device or a socket; name an ordinary file"
    return f"could not be opened ({_reason(error)}); check the path"


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _too_large(most: int) -> str:
    return f"is larger than {most // (1024 * 1024)} MiB; split it into smaller files"
