"""Whether a library is well: what ``doctor`` looks at, one check for each way it may be ill.

``backup`` and ``restore`` are here by name too, as the commands that keep a library well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from extradition_tui.library.claims_anchors import misplaced_anchors
from extradition_tui.library.copies import backup, restore
from extradition_tui.library.doors import SCHEMA, Library
from extradition_tui.library.errors import RESTORE, LibraryError, NotALibrary
from extradition_tui.library.history import first_break
from extradition_tui.library.locks import holder
from extradition_tui.library.mounts import NETWORK, mount_of
from extradition_tui.library.other_histories import broken_histories
from extradition_tui.library.permissions import permissions
from extradition_tui.library.texts import damaged_articles
from extradition_tui.model import Check
from extradition_tui.safe import safe_line

__all__ = ["backup", "doctor", "restore"]

LARGE_LOG = 64 * 1024 * 1024
"""Bytes of a write-ahead log above which somebody must have been reading for very long."""

FIXED_SQLITE = (3, 51, 3)
"""The first SQLite in which two checkpoints at once can no longer corrupt a file."""


def doctor(path: Path) -> tuple[Check, ...]:
    """Look at everything that can be wrong with a library. Reads it all, and changes nothing.

    Never raises: what cannot be looked at is a check that failed.
    """
    checks = [_opens(path)]
    if checks[0].ok:
        checks += _inside(path)
        checks += [_permissions(path), _log(path), _lock(path)]
    return (*checks, _disk(path), _sqlite())


def _opens(path: Path) -> Check:
    try:
        with Library.open(path) as library:
            reason = library.read_only
    except NotALibrary as error:
        return Check("library", False, str(error), "check the path, or make one with `init`")
    except LibraryError as error:
        return Check("library", False, str(error), RESTORE)
    if reason is not None:
        return Check("library", True, f"can be read but not written: {reason}")
    return Check("library", True, f"{safe_line(str(path))} can be read and written")


def _inside(path: Path) -> Iterator[Check]:
    looks: tuple[tuple[str, Callable[[Library], Check]], ...] = (
        ("schema", _schema),
        ("integrity", _integrity),
        ("references", _references),
        ("texts", _texts),
        ("claims", _claims),
        ("history", _history),
    )
    for name, look in looks:
        try:
            with Library.open(path) as library:
                yield look(library)
        except LibraryError as error:
            yield Check(name, False, str(error), RESTORE)


def _schema(library: Library) -> Check:
    row = library.row(tuple[int], "PRAGMA user_version")
    version = row[0] if row else 0
    detail = f"schema {version}; this program knows {SCHEMA}"
    if version > SCHEMA:
        return Check("schema", False, detail, "upgrade extradition-tui to write to it")
    return Check("schema", True, detail)


def _integrity(library: Library) -> Check:
    found = library.rows(tuple[str], "PRAGMA quick_check(5)")
    if found == [("ok",)]:
        return Check("integrity", True, "SQLite finds the file whole")
    return Check("integrity", False, safe_line("; ".join(row[0] for row in found)), RESTORE)


def _references(library: Library) -> Check:
    found = library.rows(
        tuple[str, int | None, str, int],
        'SELECT "table", rowid, parent, fkid FROM pragma_foreign_key_check LIMIT 5',
    )
    if not found:
        return Check("references", True, "every row refers to rows that are there")
    tables = ", ".join(sorted({row[0] for row in found}))
    return Check("references", False, safe_line(f"rows of {tables} refer to nothing"), RESTORE)


def _texts(library: Library) -> Check:
    wrong = damaged_articles(library)
    if not wrong:
        return Check("texts", True, "every text is the one that was written")
    some = ", ".join(wrong[:5]) + (" and more" if len(wrong) > 5 else "")
    return Check("texts", False, safe_line(f"not what was written: {some}"), RESTORE)


def _claims(library: Library) -> Check:
    wrong = misplaced_anchors(library)
    if not wrong:
        return Check("claims", True, "every claim's evidence has the words that were cited")
    some = ", ".join(wrong[:5]) + (" and more" if len(wrong) > 5 else "")
    return Check("claims", False, safe_line(f"not the words that were cited: {some}"), RESTORE)


def _history(library: Library) -> Check:
    broken = first_break(library)
    if broken is not None:
        said = f"change {broken} does not follow from the one before"
        return Check("history", False, said, RESTORE)
    others = broken_histories(library)
    if others:
        return Check("history", False, safe_line("; ".join(others)), RESTORE)
    return Check("history", True, "every change follows from the one before")


def _permissions(path: Path) -> Check:
    try:
        return permissions(path)
    except OSError as error:
        detail = safe_line(f"cannot be looked at: {error.strerror}")
        return Check("permissions", False, detail, "ask for permission on the library's folder")


def _log(path: Path) -> Check:
    real = path.resolve()
    try:
        size = real.with_name(real.name + "-wal").stat().st_size
    except OSError:
        return Check("log", True, "no write-ahead log")
    if size > LARGE_LOG:
        return Check("log", False, f"{size:,} bytes", "close readers that have been open long")
    return Check("log", True, f"{size:,} bytes")


def _lock(path: Path) -> Check:
    who = holder(path)
    if who is None:
        return Check("lock", True, "nobody is writing")
    said = safe_line(f"held by {who}")
    if not who.stopped:
        return Check("lock", True, said)
    remedy = f"ask them to go on with it (fg, or kill -CONT {who.pid}), or to end it"
    return Check("lock", False, said, remedy)


def _disk(path: Path) -> Check:
    mount = mount_of(path)
    if mount is None:
        return Check("disk", True, "the system does not tell its type")
    said = safe_line(f"{mount.type}, mounted at {mount.point}")
    if mount.type in NETWORK:
        return Check("disk", False, f"a network file system: {said}", "keep it on a local disk")
    return Check("disk", True, said)


def _sqlite() -> Check:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= FIXED_SQLITE:
        return Check("sqlite", True, f"SQLite {version}")
    fixed = ".".join(map(str, FIXED_SQLITE))
    return Check(
        "sqlite",
        True,
        f"SQLite {version}: before {fixed} there is a rare corruption when two programs fold the "
        "log in at once; keep backups",
    )
