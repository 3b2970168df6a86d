"""Backups: a copy of a library to a new file, and a copy put back in its place."""

from __future__ import annotations

import os
import secrets
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from extradition_tui.library.doors import SCHEMA, Library, check_library, connect, newer
from extradition_tui.library.errors import (
    FAULTS,
    LibraryDamaged,
    LibraryError,
    LibraryExists,
    NotALibrary,
    damaged,
    explained,
)
from extradition_tui.library.locks import lock_path, queued
from extradition_tui.library.writing import DEADLINE, create, writing
from extradition_tui.model import Person
from extradition_tui.safe import safe_line

_FILES = ("", "-wal", "-shm")


def backup(path: Path, target: Path) -> None:
    """Copy a library to a new file of mode 0600, as it is at this moment; others may write on.

    The copy is made beside the target under another name and put in place whole. Raises
    LibraryExists when the target is there, NoSpace, LibraryError.
    """
    target = target.absolute()
    if os.path.lexists(target):
        raise LibraryExists(f"{safe_line(str(target))}: is there already; name a new file")
    new = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))
    except OSError as error:
        raise _unwritable(target, error) from None
    try:
        _copy_into(path, new)
        _put_in_place(new, target)
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        new.unlink(missing_ok=True)
        # Where the disk was full, what is larger than SQLite's cache leaves its journal behind.
        new.with_name(f"{new.name}-journal").unlink(missing_ok=True)


def restore(path: Path, source: Path, person: Person) -> Path | None:
    """Put the library in ``source`` in the place of the one at ``path``.

    What stood there is first copied beside it; gives back that copy, or None where nothing stood.
    It is written through SQLite under the write lock, so that readers who have the library open
    simply see other articles. A file that is so damaged that SQLite cannot read it is moved aside.
    Raises NotALibrary or LibraryDamaged for the source, and then nothing has been touched.
    """
    _check_source(source, path)
    kept = None
    if os.path.lexists(path):
        readable = _is_readable(path)
        if not readable and not lock_path(path).exists():
            # It never was a library: a mistyped path must not move somebody's photograph away.
            raise NotALibrary(
                f"{safe_line(str(path))}: not an extradition-tui library; it is left as it is; "
                "check the path, or move the file away first"
            )
        kept = _free_name(path)
        with queued(path, DEADLINE):
            if readable:
                backup(path, kept)
                _write_over(path, source)
            else:
                _replace(path, source, kept)
    else:
        create(path)
        _write_over(path, source)
    with writing(path, person, "restore") as work:
        work.record("library restored", after={"from": source.name, "kept": kept and kept.name})
    return kept


def _copy_into(path: Path, new: Path) -> None:
    with Library.open(path) as library:
        library.copy_into(new)
    descriptor = os.open(new, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_in_place(new: Path, target: Path) -> None:
    try:
        os.link(new, target)
    except FileExistsError:
        raise LibraryExists(f"{safe_line(str(target))}: is there already") from None
    except OSError:
        # A disk without hard links, such as a USB stick's.
        if os.path.lexists(target):
            raise LibraryExists(f"{safe_line(str(target))}: is there already") from None
        new.rename(target)


def _unwritable(target: Path, error: OSError) -> LibraryError:
    return LibraryError(
        safe_line(f"{target}: cannot be written ({error.strerror}); name a file elsewhere")
    )


def _check_source(source: Path, path: Path) -> None:
    with suppress(OSError):
        if source.samefile(path):
            raise LibraryError(f"{safe_line(str(source))}: is the library itself; name a backup")
    with Library.open(source) as library:
        version = library.row(tuple[int], "PRAGMA user_version")
        if version is None or version[0] > SCHEMA:
            raise LibraryError(newer(source, version[0] if version else 0))
        if library.rows(tuple[str], "PRAGMA integrity_check") != [("ok",)]:
            raise damaged(f"{source}: this backup")


def _free_name(path: Path) -> Path:
    real = path.resolve()
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    names = (f"{real.name}.before-{moment}{extra}" for extra in ("", *map("-{}".format, range(99))))
    return next(name for name in map(real.with_name, names) if not os.path.lexists(name))


def _is_readable(path: Path) -> bool:
    try:
        with Library.open(path) as library:
            return library.rows(tuple[str], "PRAGMA quick_check(1)") == [("ok",)]
    except (NotALibrary, LibraryDamaged):
        return False


def _write_over(path: Path, source: Path) -> None:
    try:
        with closing(connect(source)) as old, closing(connect(path)) as new:
            new.execute("PRAGMA synchronous=FULL")
            old.backup(new)  # all pages in one step: in small ones it never ends under writes
            new.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            check_library(path, new)
    except FAULTS as error:
        raise explained(error, path) from None


def _replace(path: Path, source: Path, kept: Path) -> None:
    real = path.resolve()
    if not real.is_file():
        raise NotALibrary(f"{safe_line(str(path))}: is not a file; name another path")
    status = real.stat()
    for end in _FILES:
        with suppress(FileNotFoundError):
            real.with_name(real.name + end).rename(kept.with_name(kept.name + end))
    create(real)
    os.chown(real, -1, status.st_gid)
    real.chmod(status.st_mode & 0o660)
    _write_over(real, source)
