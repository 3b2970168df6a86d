"""The read door of the library: plain sqlite3, typed rows, every error one line.

sqlite-utils stays out of here: importing it costs 0.1 s at the start of the reader. Each question
fetches all of its rows at once, for a cursor left open keeps the write-ahead log growing.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import threading
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar, get_origin

import msgspec

from extradition_tui.library.errors import (
    FAULTS,
    LibraryError,
    NotALibrary,
    damaged,
    explained,
)
from extradition_tui.library.mounts import mount_of, refuse_network
from extradition_tui.safe import safe_line

APPLICATION_ID = 0x45585452
"""Marks the file as a library of this program ("EXTR"), in SQLite's own header field."""

SCHEMA = 5
"""The number of the newest schema that this program knows (SQLite's ``user_version``)."""

BUSY_MILLISECONDS = 5000

READING_KILOBYTES = 200
"""Pages that a reading door keeps: the system has the file in memory, and keeping more is no
quicker (measured on 700 MB)."""

_SURROGATES = re.compile("[\ud800-\udfff]")

Row = TypeVar("Row")
Value = str | bytes | int | float | None
Parameters = Sequence[Value]


class Reading:
    """Questions to one SQLite connection, from any thread, one at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()

    def rows(self, kind: type[Row], sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a question as ``kind``: a tuple type, or a dataclass by column names.

        Raises LibraryError; LibraryDamaged also when a value is not of its column's type.
        """
        try:
            with self._lock:
                cursor = self._connection.execute(sql, [storable(value) for value in parameters])
                found = cursor.fetchall()
                names = [column[0] for column in cursor.description or ()]
        except FAULTS as error:
            raise explained(error, self.path) from None
        shape: object = kind
        if is_dataclass(get_origin(kind) or kind):
            found = [dict(zip(names, row, strict=True)) for row in found]
        try:
            converted: list[Row] = msgspec.convert(found, list[shape])  # type: ignore[valid-type]
        except (msgspec.ValidationError, UnicodeError):
            raise damaged(f"{self.path}: a row of the library") from None
        return converted

    def row(self, kind: type[Row], sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a question, or None."""
        return next(iter(self.rows(kind, sql, parameters)), None)

    def numbers(self, sql: str, parameters: Parameters = ()) -> array[int]:
        """The one column of a question whose rows are very many: whole numbers, not negative.

        They are never all objects at once. Raises as ``rows`` does.
        """
        try:
            with self._lock:
                cursor = self._connection.execute(sql, [storable(value) for value in parameters])
                return array("I", (row[0] for row in cursor))
        except FAULTS as error:
            raise explained(error, self.path) from None
        except (TypeError, OverflowError):
            raise damaged(f"{self.path}: a row of the library") from None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several questions about one state of the library. Short: it holds others' checkpoints."""
        yield


class Library(Reading):
    """A library that is open for reading. ``read_only`` says why it cannot be written, or is None.

    Any thread may ask; the questions queue up. Use as a context manager, or ``close`` it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: str | None) -> None:
        super().__init__(path, connection)
        self.read_only = read_only

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open an existing library; nothing is ever created.

        Raises NotALibrary where there is none, LibraryError where it cannot be read.
        """
        check_place(path)
        reason = _unwritable(path)
        try:
            connection = connect(path)
            version = check_library(path, connection)
        except NotALibrary:
            raise
        except LibraryError:
            if reason is None:
                raise
            connection = _connect_immutable(path)
            version = check_library(path, connection)
        connection.execute("PRAGMA query_only=ON")
        connection.execute(f"PRAGMA cache_size=-{READING_KILOBYTES}")
        if version > SCHEMA:
            reason = newer(path, version)
        return cls(path, connection, reason)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; a question asked afterwards raises LibraryError."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()

    def data_version(self) -> int:
        """A number that changes whenever somebody else has written. Costs microseconds."""
        found = self.row(tuple[int], "PRAGMA data_version")
        return found[0] if found else 0

    def interrupt(self) -> None:
        """Call off the question that runs now; it raises Interrupted. From any thread."""
        with suppress(sqlite3.Error):
            self._connection.interrupt()

    def copy_into(self, empty: Path) -> None:
        """Write all of the library, as it is at this moment, into an empty file."""
        with self._lock:
            self.rows(tuple[()], "PRAGMA query_only=OFF")
            try:
                # A URI, for a name may be any bytes. The file keeps the mode it was made with.
                self.rows(tuple[()], "VACUUM INTO ?", [empty.absolute().as_uri()])
            finally:
                self.rows(tuple[()], "PRAGMA query_only=ON")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several questions about one state of the library. Short: it holds others' checkpoints."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self.rows(tuple[()], "BEGIN")
            try:
                yield
            finally:
                with suppress(sqlite3.Error):
                    self._connection.execute("COMMIT")


def storable(value: Value) -> Value:
    """The value as SQLite can keep it: half a surrogate pair is no text and becomes U+FFFD."""
    if isinstance(value, str) and not value.isascii():
        return _SURROGATES.sub("\ufffd", value)
    return value


def check_place(path: Path) -> None:
    """Raise NotALibrary unless there is a regular file that we may read, LibraryError on a network.

    The file is looked at and not opened: closing a descriptor of one's own on a database file
    drops the locks that SQLite holds on it in the same process.
    """
    name = safe_line(str(path))
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotALibrary(
            f"{name}: there is no library; check the path, or make one with "
            "`extradition-tui init` or by loading articles"
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not a path"
        raise NotALibrary(f"{name}: cannot be looked at ({why}); check the path") from None
    if stat.S_ISDIR(status.st_mode):
        raise NotALibrary(f"{name}: is a folder, not a library; name the file in it")
    if not stat.S_ISREG(status.st_mode):
        raise NotALibrary(f"{name}: is not a file, so not a library; check the path")
    if status.st_size == 0:
        raise NotALibrary(f"{name}: is an empty file, not a library; remove it or name another")
    if not os.access(path, os.R_OK):
        raise LibraryError(f"{name}: may not be read by you; ask its owner for permission")
    refuse_network(path, mount_of(path))


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing file, in autocommit, with the settings that every door uses."""
    return _connected(path, "mode=rw")


def check_library(path: Path, connection: sqlite3.Connection) -> int:
    """The schema's number. Raises NotALibrary (and closes) when the file is not this program's."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if application == APPLICATION_ID:
            # The pragmas read the header alone; this reads the schema, where damage shows.
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except FAULTS as error:
        connection.close()
        raise explained(error, path) from None
    if application != APPLICATION_ID:
        connection.close()
        raise NotALibrary(
            f"{safe_line(str(path))}: not an extradition-tui library; it is left as it is; "
            "check the path"
        )
    return version


def newer(path: Path, version: int) -> str:
    """The words for a library whose schema is newer than this program."""
    return (
        f"{safe_line(str(path))}: was written by a newer program (schema {version}, this one knows "
        f"{SCHEMA}); it can be read; upgrade extradition-tui to write"
    )


def _connected(path: Path, options: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?{options}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_MILLISECONDS / 1000,
        )
    except FAULTS as error:
        raise explained(error, path) from None
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _connect_immutable(path: Path) -> sqlite3.Connection:
    # A library in WAL mode whose folder cannot be written, with no log beside it: nobody writes,
    # so SQLite may read it without locks. With a log beside it that would show half a state.
    log = path.resolve().with_name(path.resolve().name + "-wal")
    if log.exists() and log.stat().st_size:
        raise LibraryError(
            f"{safe_line(str(path))}: has unfinished writing beside it ({safe_line(log.name)}) and "
            "its folder cannot be written; copy both files to a folder of your own and open that"
        )
    return _connected(path, "mode=ro&immutable=1")


def _unwritable(path: Path) -> str | None:
    name = safe_line(str(path))
    if not os.access(path, os.W_OK):
        return f"{name}: the file is read-only for you"
    if not os.access(path.resolve().parent, os.W_OK):
        return f"{name}: its folder is read-only for you"
    return None
