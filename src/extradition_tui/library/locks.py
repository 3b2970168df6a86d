"""The queue before the write door: one advisory lock, waited for with a deadline.

Without it, 50 processes that write at once get SQLITE_BUSY and wait for seconds; with it, none do.
"""

from __future__ import annotations

import errno
import fcntl
import os
import pwd
import random
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extradition_tui.library.errors import LibraryBusy, LibraryError, LibraryReadOnly, NoSpace
from extradition_tui.safe import safe_line

FIRST_PAUSE, LONGEST_PAUSE = 0.001, 0.02
"""Seconds between two tries; a blocking flock cannot be given a deadline."""


def lock_path(library: Path) -> Path:
    """The file that is locked: beside the library, and never the library itself."""
    real = library.resolve()
    return real.with_name(real.name + "-lock")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the write lock; ``stopped`` when their program does not run on (Ctrl-Z)."""

    pid: int
    login: str | None
    stopped: bool

    def __str__(self) -> str:
        process = f"process {self.pid}{', stopped' if self.stopped else ''}"
        return process if self.login is None else f"{self.login} ({process})"


@contextmanager
def queued(library: Path, deadline: float) -> Iterator[None]:
    """Hold the write lock of a library. Raises LibraryBusy after ``deadline`` seconds."""
    descriptor = _opened(library)
    try:
        _wait(descriptor, library, deadline)
        yield
    finally:
        os.close(descriptor)  # closing unlocks, as the end of the process does


def holder(library: Path) -> Holder | None:
    """Who holds the write lock, told as "anna (process 42, stopped)"; None: nobody, or not told."""
    try:
        status = lock_path(library).stat()
        table = Path("/proc/locks").read_text("ascii", "replace")
    except OSError:
        return None
    place = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    for line in table.splitlines():
        fields = line.split()
        if len(fields) >= 6 and fields[1] == "FLOCK" and fields[5] == place:
            return _process(int(fields[4]))
    return None


def _opened(library: Path) -> int:
    path = lock_path(library)
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        try:
            # Not O_CREAT at once: in a sticky folder that is refused for a colleague's file.
            return os.open(path, flags)
        except FileNotFoundError:
            return _made(path, flags, stat.S_IMODE(library.stat().st_mode))
    except OSError as error:
        raise _unlockable(path, error) from None


def _made(path: Path, flags: int, mode: int) -> int:
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        return os.open(path, flags)
    os.fchmod(descriptor, mode)  # the umask may have taken the group's bits away
    return descriptor


def _unlockable(path: Path, error: OSError) -> LibraryError:
    where = safe_line(str(path))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return LibraryReadOnly(
            f"{where}: cannot be locked for writing ({error.strerror}); "
            "ask for write permission on the library's folder"
        )
    if error.errno == errno.ENOSPC:
        return NoSpace(f"{where}: the disk is full; free some space and do it again")
    return LibraryError(f"{where}: cannot be locked for writing ({error.strerror}); remove it")


def _wait(descriptor: int, library: Path, deadline: float) -> None:
    end = time.monotonic() + deadline
    pause = FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise _busy(library, deadline) from None
        time.sleep(pause * random.uniform(0.5, 1))
        pause = min(pause * 1.5, LONGEST_PAUSE)


def _busy(library: Path, deadline: float) -> LibraryBusy:
    who = holder(library) or "somebody else"
    return LibraryBusy(
        safe_line(
            f"{library}: {who} has been writing to it for more than {deadline:g} seconds; "
            "nothing of this was written; try again later, or ask them to finish"
        )
    )


def _process(pid: int) -> Holder:
    process = Path(f"/proc/{pid}")
    try:
        login = _login(process.stat().st_uid)
        state = (process / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return Holder(pid, None, stopped=False)
    return Holder(pid, login, stopped=state in "Tt")


def _login(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"
