from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from extradition_tui.library.articles import get_article, list_articles
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError, LibraryExists, NotALibrary
from extradition_tui.library.health import backup, doctor, restore
from extradition_tui.library.history import list_changes
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.model import Check
from tests.library.reports import COMET, keep, report
from tests.library.test_writing import start_writer


def _checks(path: Path) -> dict[str, Check]:
    return {check.name: check for check in doctor(path)}


def test_a_good_library_is_well_in_every_respect(library_path: Path) -> None:
    keep(library_path, report())
    checks = _checks(library_path)
    assert set(checks) == {
        *("library", "schema", "integrity", "references", "texts", "claims"),
        *("history", "permissions", "log", "lock", "disk", "sqlite"),
    }
    assert all(check.ok and check.remedy is None for check in checks.values())
    assert sqlite3.sqlite_version in checks["sqlite"].detail


def test_each_ill_is_named_with_its_remedy(library_path: Path) -> None:
    keep(library_path, report(), report(COMET, origin="comet.txt"))
    connection = sqlite3.connect(library_path)
    connection.executescript(
        "DROP TRIGGER change_is_never_altered; UPDATE change SET what = 'x' WHERE seq = 1;"
        "DROP TRIGGER text_is_never_altered; UPDATE article_text SET text = 'x' WHERE number = 1;"
        "UPDATE event_article SET event = 'nowhere' WHERE article = 2;"
    )
    connection.close()
    library_path.chmod(0o664)
    with writing(library_path, this_person(), "test"):
        checks = _checks(library_path)
    ill = {name for name, check in checks.items() if not check.ok}
    assert ill == {"texts", "history", "references", "permissions"}
    assert all(checks[name].remedy for name in ill)
    assert report().article.id in checks["texts"].detail
    assert str(os.getpid()) in checks["lock"].detail or checks["lock"].detail == "nobody is writing"


@pytest.mark.parametrize("content", [None, b"", b"Dear Sir", b"SQLite format 3\0" + b"x" * 9000])
def test_the_doctor_never_fails_over_what_is_no_library(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "l.db"
    if content is not None:
        path.write_bytes(content)
    checks = _checks(path)
    assert not checks["library"].ok
    assert checks["library"].remedy
    assert "disk" in checks


def test_a_backup_is_a_library_for_its_owner_alone(library_path: Path, tmp_path: Path) -> None:
    keep(library_path, report())
    target = tmp_path / "a copy?#.db"
    backup(library_path, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with Library.open(target) as library:
        assert get_article(library, report().article.id) == report().article
    assert all(check.ok for check in doctor(target))
    keep(target, report(COMET, origin="comet.txt"))
    before = target.read_bytes()
    with pytest.raises(LibraryExists):
        backup(library_path, target)
    assert target.read_bytes() == before
    with pytest.raises(LibraryError, match="elsewhere"):
        backup(library_path, tmp_path / "no" / "such" / "folder.db")
    with pytest.raises(NotALibrary):
        backup(tmp_path / "none.db", tmp_path / "copy.db")
    assert not [found for found in tmp_path.iterdir() if found.name.endswith(".new")]


def test_a_backup_works_while_others_write_and_holds_one_moment(
    library_path: Path, tmp_path: Path
) -> None:
    keep(library_path, report())
    writers = [start_writer(library_path, f"w{n}", 100_000) for n in range(2)]
    try:
        for writer in writers:
            assert writer.stdout is not None
            writer.stdout.readline()
        for number in range(5):
            backup(library_path, tmp_path / f"{number}.db")
            with Library.open(tmp_path / f"{number}.db") as library:
                entries = list_changes(library, limit=10_000)
            assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
            assert all(check.ok for check in doctor(tmp_path / f"{number}.db"))
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()


def test_a_restored_library_is_the_backup_and_what_stood_there_is_kept(
    library_path: Path, tmp_path: Path
) -> None:
    keep(library_path, report())
    backup(library_path, tmp_path / "copy.db")
    keep(library_path, report(COMET, origin="comet.txt"))
    with Library.open(library_path) as reader:
        assert len(list_articles(reader)) == 2
        kept = restore(library_path, tmp_path / "copy.db", this_person())
        assert len(list_articles(reader)) == 1  # who has it open sees the other articles
        assert list_changes(reader)[-1].what == "library restored"
    assert kept is not None
    assert stat.S_IMODE(kept.stat().st_mode) == stat.S_IMODE(library_path.stat().st_mode) == 0o600
    with Library.open(kept) as library:
        assert len(list_articles(library)) == 2
    assert all(check.ok for check in doctor(library_path))


def test_a_library_is_restored_where_nothing_or_a_ruin_is(
    library_path: Path, tmp_path: Path
) -> None:
    keep(library_path, report())
    backup(library_path, tmp_path / "copy.db")
    assert restore(tmp_path / "new" / "l.db", tmp_path / "copy.db", this_person()) is None
    ruin = library_path.read_bytes()[:20_000]
    library_path.write_bytes(ruin)
    kept = restore(library_path, tmp_path / "copy.db", this_person())
    assert kept is not None
    assert kept.read_bytes() == ruin
    for path in (library_path, tmp_path / "new" / "l.db"):
        with Library.open(path) as library:
            assert len(list_articles(library)) == 1


@pytest.mark.parametrize("what", ["text", "cut", "itself", "missing", "newer"])
def test_what_is_no_good_backup_is_refused_and_nothing_touched(
    library_path: Path, tmp_path: Path, what: str
) -> None:
    keep(library_path, report())
    source = tmp_path / "copy.db"
    backup(library_path, source)
    if what == "text":
        source.write_text("Dear Sir")
    elif what == "cut":
        source.write_bytes(source.read_bytes()[:30_000])
    elif what == "missing":
        source.unlink()
    elif what == "itself":
        source.unlink()
        source.symlink_to(library_path)
    else:
        connection = sqlite3.connect(source)
        connection.execute("PRAGMA user_version=9")
        connection.close()
    before = library_path.read_bytes()
    with pytest.raises(LibraryError):
        restore(library_path, source, this_person())
    assert library_path.read_bytes() == before
    assert len(list(library_path.parent.iterdir())) == 2


def test_a_mistyped_path_is_not_restored_over(library_path: Path, tmp_path: Path) -> None:
    backup(library_path, tmp_path / "copy.db")
    (tmp_path / "photograph.jpg").write_bytes(b"\xff\xd8 a photograph")
    with pytest.raises(NotALibrary, match="left as it is"):
        restore(tmp_path / "photograph.jpg", tmp_path / "copy.db", this_person())
    assert {found.name for found in tmp_path.iterdir()} == {"photograph.jpg", "copy.db", "own"}


@pytest.mark.root
@pytest.mark.skipif(os.getuid() != 0, reason="needs root, to mount a small disk")
def test_a_backup_to_a_full_disk_leaves_nothing_half_done(
    library_path: Path, tmp_path: Path
) -> None:
    keep(library_path, *(report(f"{COMET} {n}", origin=str(n)) for n in range(50)))
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["-o", "size=64k"]
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", *options, "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("cannot mount here")
    try:
        with pytest.raises(LibraryError) as error:
            backup(library_path, disk / "copy.db")
        assert "full" in str(error.value)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
    assert all(check.ok for check in doctor(library_path))
