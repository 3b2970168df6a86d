"""What can go wrong with a library, each as one line: what is wrong, and what to do."""
# ruff: noqa: N818  -- each is named for what is the matter, as it is caught and spoken of

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from extradition_tui.safe import safe_line


class LibraryError(Exception):
    """The library cannot do this; the message is one line, safe to show."""


class NotALibrary(LibraryError):
    """There is no library at this path, or what is there is something else."""


class LibraryExists(LibraryError):
    """A library cannot be made where something already is."""


class LibraryBusy(LibraryError):
    """Somebody else was writing for longer than we may wait."""


class LibraryReadOnly(LibraryError):
    """The library can be read and not written: its file, its folder, or a newer program's."""


class LibraryDamaged(LibraryError):
    """What is in the file cannot be what was written; a backup has to be restored."""


class NoSpace(LibraryError):
    """The disk is full or fails."""


class Interrupted(LibraryError):
    """A question was called off before it was answered."""


class NotFound(LibraryError):
    """No such article, event or finding."""


class Ambiguous(NotFound):
    """An ID was shortened too far: it begins more than one."""


class Conflict(LibraryError):
    """Somebody else changed it first: nothing was written, and both texts are here to merge.

    ``mine`` are the fields that were to be written, ``theirs`` what they hold now, at ``revision``;
    ``by`` made the last change, ``at`` that moment.
    """

    def __init__(
        self,
        message: str,
        *,
        mine: Mapping[str, str | int | None],
        theirs: Mapping[str, str | int | None],
        by: str,
        at: str,
        revision: int,
    ) -> None:
        super().__init__(message)
        self.mine = dict(mine)
        self.theirs = dict(theirs)
        self.by = by
        self.at = at
        self.revision = revision


class CannotUndo(LibraryError):
    """What was done cannot be taken back, for somebody else has built on it."""


RESTORE = "restore a backup with `extradition-tui restore FILE`"


def damaged(what: str) -> LibraryDamaged:
    """The error for something in the file that cannot be read as what it was."""
    return LibraryDamaged(safe_line(f"{what} is damaged; {RESTORE}"))


FAULTS = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What sqlite3 raises: the last two for a damaged file, whose messages and sizes it reads."""


def explained(error: Exception, path: Path) -> LibraryError:
    """The library's own error for one of ``FAULTS``, by SQLite's result code."""
    name = safe_line(str(path))
    if isinstance(error, sqlite3.ProgrammingError):
        return LibraryError(f"{name}: the library is closed; open it again")
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary == sqlite3.SQLITE_NOTADB:
        return NotALibrary(f"{name}: not an extradition-tui library; check the path")
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"{name}: somebody else is writing to it; try again in a moment")
    if primary == sqlite3.SQLITE_READONLY:
        return LibraryReadOnly(f"{name}: the library cannot be written; check its permissions")
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return NoSpace(
            f"{name}: the disk is full or failing ({error}); nothing of this was written; "
            "free some space and do it again"
        )
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LibraryError(f"{name}: cannot be opened; check its permissions and its folder's")
    if primary == sqlite3.SQLITE_INTERRUPT:
        return Interrupted(f"{name}: the question was called off")
    if primary in _DAMAGE or not isinstance(error, sqlite3.Error):
        return damaged(f"{name}: the library ({safe_line(str(error))})")
    return LibraryError(safe_line(f"{path}: SQLite says: {error}; run `extradition-tui doctor`"))


# SQLITE_ERROR is what a garbled schema gives ("no such table"), and None what Python raises itself
# for bytes that are no UTF-8: this room's own statements are fixed, so the file is at fault.
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT, None)
