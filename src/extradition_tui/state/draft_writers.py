"""Who writes drafts: each reader holds a lock file of its own for as long as it lives."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from extradition_tui.safe import safe_line

LARGEST = 1000


class WriterLock:
    """A name that no other reader has, and the lock that says its reader lives.

    The system lets go of the lock when the process ends, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        """Raises OSError where the lock cannot be made."""
        self.name = os.urandom(8).hex()
        self._path = folder / f"{self.name}.lock"
        new = folder / f".{self.name}.new"
        self._handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            # It is locked before it has its name, so nobody finds it there and unlocked.
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.write(self._handle, _this_reader().encode("utf-8", "replace"))
            new.rename(self._path)
        except OSError:
            os.close(self._handle)
            new.unlink(missing_ok=True)
            raise

    def release(self) -> None:
        """The reader has no drafts any more."""
        with suppress(OSError):
            self._path.unlink()
        with suppress(OSError):
            os.close(self._handle)


def writer_of(lock: Path) -> str | None:
    """The reader that holds a lock file, as "process 42 on /dev/pts/3"; None when it lives no more.

    The file of a reader that was killed is removed.
    """
    try:
        handle = os.open(lock, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        # Shared: two who look at once must not take each other for the writer.
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return safe_line(os.read(handle, LARGEST).decode("utf-8", "replace")) or "another reader"
    except OSError:
        return None
    else:
        lock.unlink(missing_ok=True)
        return None
    finally:
        os.close(handle)


def _this_reader() -> str:
    try:
        terminal = f" on {os.ttyname(0)}"
    except OSError:
        terminal = ""
    return f"process {os.getpid()}{terminal}"
