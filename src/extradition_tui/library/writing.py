"""The one write door of the library, and the making of a new one. Uses sqlite-utils.

A write waits in a queue (a lock with a deadline), begins at once (BEGIN IMMEDIATE), and is kept
as a whole or not at all, with its rows in the history.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Table

from extradition_tui.library.doors import (
    BUSY_MILLISECONDS,
    SCHEMA,
    Parameters,
    Reading,
    Value,
    check_library,
    check_place,
    connect,
    newer,
    storable,
)
from extradition_tui.library.errors import (
    FAULTS,
    LibraryBusy,
    LibraryError,
    LibraryExists,
    LibraryReadOnly,
    NotALibrary,
    explained,
)
from extradition_tui.library.history import Change, change_after
from extradition_tui.library.locks import queued
from extradition_tui.library.migrations import migrate
from extradition_tui.library.mounts import mount_of, refuse_network
from extradition_tui.library.people import person_of, this_account
from extradition_tui.library.places import make_folder, make_team_folder
from extradition_tui.library.times import now
from extradition_tui.model import Person
from extradition_tui.safe import safe_line

DEADLINE = 10.0
"""Seconds that a write waits in the queue before it gives up with LibraryBusy."""


class Writing(Reading):
    """One write, open: what it asks, it asks of the state that it is making.

    ``person`` writes it, ``command`` is what they do, in a few words. ``wipes`` is set by a write
    after which nothing of what it deleted may stand anywhere in the library's files.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, person: Person, command: str
    ) -> None:
        super().__init__(path, connection)
        self.person = person
        self.command = command
        self.at = now()
        self.wipes = False
        self._database = Database(connection, strict=True, execute_plugins=False)

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement and return how many rows it changed."""
        return self._connection.execute(sql, [storable(value) for value in parameters]).rowcount

    def execute_for_each(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each row of parameters."""
        self._connection.executemany(
            sql,
            # An article has thousands of cells: only a text that may need it costs a call.
            [
                [
                    storable(cell) if isinstance(cell, str) and not cell.isascii() else cell
                    for cell in row
                ]
                for row in rows
            ],
        )

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Parameters]) -> None:
        """Add rows to a table: the cells in the order of the columns."""
        # Not insert_all: an article has hundreds of rows, and it builds a statement from each.
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self.execute_for_each(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)

    def insert_one(self, table: str, row: Mapping[str, Value]) -> int:
        """Add one row and return its number (SQLite's rowid)."""
        # Not sqlite-utils' insert: it asks for the names of all tables first.
        names = ", ".join(f'"{name}"' for name in row)
        added = self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})",
            [storable(value) for value in row.values()],
        )
        assert added.lastrowid is not None
        return added.lastrowid

    def upsert(self, table: str, row: Mapping[str, Value], key: str | tuple[str, ...]) -> None:
        """Add a row, or change the one that has the same key."""
        self._table(table).upsert(_storable_row(row), pk=key)

    def record(
        self,
        what: str,
        subject: str | None = None,
        *,
        before: object = None,
        after: object = None,
        undo_of: int | None = None,
    ) -> None:
        """Append a change to the history. ``before`` and ``after`` become JSON: never texts."""
        last = self.row(tuple[int, str], "SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1")
        change = Change(
            at=self.at,
            person=self.person.id,
            command=str(storable(self.command)),
            what=what,
            subject=subject,
            undo_of=undo_of,
        )
        self.insert_one("change", change_after(last, change, before, after))

    def _table(self, name: str) -> Table:
        table = self._database[name]
        assert isinstance(table, Table)
        return table


@contextmanager
def writing(
    path: Path, person: Person, what: str, *, deadline: float = DEADLINE
) -> Iterator[Writing]:
    """Write to a library: everything in the block is kept when it ends, or nothing of it.

    ``what`` is what the person does, in a few words ("load seeds/"). Keep the block short: nobody
    else can write meanwhile. An older schema is brought up first.
    Raises LibraryBusy (naming who holds the lock) after ``deadline`` seconds, LibraryReadOnly when
    the library cannot be written or is a newer program's, NotALibrary, NoSpace, LibraryDamaged.
    """
    check_place(path)
    if not os.access(path, os.W_OK):
        raise LibraryReadOnly(f"{safe_line(str(path))}: the file is read-only for you")
    with _in_turn(path, deadline) as connection:
        _bring_up(path, connection)
        work = Writing(path, connection, person, what)
        with _transaction(path, connection):
            _enter_person(work)
            first = connection.total_changes
            seq = _last_seq(work)
            yield work
            if connection.total_changes != first and _last_seq(work) == seq:
                work.record(what)
        if work.wipes:
            _wipe_log(path, connection)


def create(path: Path, *, team: str | None = None, exist_ok: bool = False) -> None:
    """Make a new, empty library, with its folder where that is missing.

    One's own is 0600 in a 0700 folder; a team's (``team`` is the name of a group) is 0660 in a 2770
    folder of that group. It is made under another name and put in place whole.
    Raises LibraryExists when something is there already, unless ``exist_ok``; LibraryError.
    """
    path = path.resolve()
    refuse_network(path, mount_of(path))
    if os.path.lexists(path):
        if exist_ok:
            return
        raise LibraryExists(f"{safe_line(str(path))}: is there already; name another path")
    try:
        if team is None:
            make_folder(path.parent)
        else:
            make_team_folder(path.parent, team)
        _put_in_place(path, 0o600 if team is None else 0o660, exist_ok)
    except FAULTS as error:
        raise explained(error, path) from None
    except OSError as error:
        raise LibraryError(
            f"{safe_line(str(path))}: cannot be made ({error.strerror}); "
            "name another path, or ask for permission"
        ) from None


def _put_in_place(path: Path, mode: int, exist_ok: bool) -> None:
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    # SQLite would make it 0644 less the umask, and its log copies the mode of the file.
    descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    os.fchmod(descriptor, mode)
    os.close(descriptor)
    try:
        _fill(new)
        os.link(new, path)  # fails when somebody was first; a rename would replace theirs
    except FileExistsError:
        if not exist_ok:
            raise LibraryExists(f"{safe_line(str(path))}: is there already") from None
    finally:
        for rest in ("", "-journal", "-wal", "-shm"):
            new.with_name(new.name + rest).unlink(missing_ok=True)


def _fill(path: Path) -> None:
    """Make the empty file at ``path`` a library, in WAL mode, closed when this returns."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA synchronous=FULL")
        # The log comes last: closing on a full disk may leave what it holds beside the file.
        migrate(connection)
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


@contextmanager
def _in_turn(path: Path, deadline: float) -> Iterator[sqlite3.Connection]:
    """A connection that is ready to write, once nobody else does.

    It is opened before the queue, for SQLite then reads the schema, and closed while the others
    still wait: the last connection of all folds the log in, which must not meet another's writing.
    """
    connection = _prepared(path)
    try:
        before = _status(path)
        with queued(path, deadline):
            if not os.path.samestat(before, _status(path)):
                # The library was replaced while we waited; what we opened is nobody's any more.
                connection.close()
                connection = _prepared(path)
            yield connection
            connection.close()
    finally:
        connection.close()


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise NotALibrary(
            f"{safe_line(str(path))}: the library is gone ({error.strerror}); nothing of this was "
            "written"
        ) from None


def _prepared(path: Path) -> sqlite3.Connection:
    """A connection with the settings of a write. Raises LibraryError, and closes it then."""
    connection = connect(path)
    try:
        _prepare(path, connection)
    except LibraryError:
        connection.close()
        raise
    return connection


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    check_library(path, connection)
    try:
        for setting in (
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",  # without it INSERT OR REPLACE slips past the triggers
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {setting}").fetchall()
    except FAULTS as error:
        raise explained(error, path) from None


def _bring_up(path: Path, connection: sqlite3.Connection) -> None:
    """Give a library that is ours to write the log and the tables of this program."""
    version = check_library(path, connection)
    if version > SCHEMA:
        raise LibraryReadOnly(newer(path, version))
    try:
        connection.execute("PRAGMA journal_mode=WAL").fetchall()
        if version < SCHEMA:
            migrate(connection)
    except FAULTS as error:
        raise explained(error, path) from None


@contextmanager
def _transaction(path: Path, connection: sqlite3.Connection) -> Iterator[None]:
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except FAULTS as error:
        raise explained(error, path) from None
    finally:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")


def _enter_person(work: Writing) -> None:
    person = work.person
    known = work.row(tuple[str], "SELECT name FROM person WHERE id = ?", [person.id])
    if known == (storable(person.name),):
        return
    work.execute(
        "INSERT INTO person (id, name, first_seen) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        [person.id, person.name, work.at],
    )
    account = this_account()
    if person_of(account).id == person.id:
        work.upsert(
            "person_alias",
            {
                "person": person.id,
                "machine": account.machine,
                "uid": account.uid,
                "login": account.login,
                "login_uid": account.login_uid,
            },
            ("person", "machine", "uid"),
        )


def _storable_row(row: Mapping[str, Value]) -> dict[str, Value]:
    return {key: storable(value) for key, value in row.items()}


def _last_seq(work: Writing) -> int:
    found = work.row(tuple[int], "SELECT coalesce(max(seq), 0) FROM change")
    return found[0] if found else 0


def _wipe_log(path: Path, connection: sqlite3.Connection) -> None:
    """Empty the write-ahead log, in which the deleted words still stand."""
    try:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except FAULTS as error:
        raise explained(error, path) from None
    if busy:
        raise LibraryBusy(
            f"{safe_line(str(path))}: it is removed, but its words stay in the library's log, for "
            f"somebody was reading for {BUSY_MILLISECONDS // 1000} s; they go when everybody has "
            "closed the library"
        )
