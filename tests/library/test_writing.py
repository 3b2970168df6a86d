from __future__ import annotations

import grp
import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extradition_tui.library import locks
from extradition_tui.library.articles import get_article, list_articles
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryBusy, LibraryError, LibraryExists, NoSpace
from extradition_tui.library.history import first_break, list_changes
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Person
from tests.library.reports import BRIDGE, keep, report

ROOT = Path(__file__).parents[2]

WRITER = """
import sys, time
from pathlib import Path
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
longest = 0
for number in range(times):
    start = time.monotonic()
    with writing(path, this_person(), "test") as work:
        work.record("written", f"{name}-{number}", after={"number": number})
    longest = max(longest, time.monotonic() - start)
    print(f"{name}-{number}", flush=True)
"""


def start_writer(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(times)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("most", [0, 20_000, 60_000, 90_000, 100_000, 110_000, 150_000, 600_000])
def test_where_the_disk_is_full_a_library_is_made_whole_or_not_at_all(
    tmp_path: Path, most: int
) -> None:
    path = tmp_path / "library.db"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        create(path)
    except LibraryError:
        assert list(tmp_path.iterdir()) == []
    else:
        assert [one.name for one in tmp_path.iterdir()] == ["library.db"]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.exists() or most < 600_000
    if path.exists():
        with Library.open(path) as library:
            assert list_articles(library) == ()


def test_twenty_processes_write_at_once_and_none_fails_or_is_lost(library_path: Path) -> None:
    writers = [start_writer(library_path, f"w{n}", 20) for n in range(20)]
    for writer in writers:
        _, errors = writer.communicate(timeout=100)
        assert errors == ""
        assert writer.returncode == 0
    with Library.open(library_path) as library:
        subjects = [entry.subject for entry in list_changes(library)]
        assert first_break(library) is None
    assert sorted(subjects) == sorted(f"w{n}-{m}" for n in range(20) for m in range(20))


def test_a_killed_writer_leaves_the_library_whole_with_all_it_said_it_wrote(
    library_path: Path,
) -> None:
    said: list[str] = []
    for turn in range(4):
        writer = start_writer(library_path, f"k{turn}", 10_000)
        assert writer.stdout is not None
        said.append(writer.stdout.readline().strip())
        time.sleep(0.03 * turn)
        writer.kill()
        rest, _ = writer.communicate()
        said += rest.split()
    _write(library_path)
    with Library.open(library_path) as library:
        subjects = {entry.subject for entry in list_changes(library, limit=100_000)}
        assert first_break(library) is None
        assert library.rows(tuple[str], "PRAGMA integrity_check") == [("ok",)]
    # A line that was cut by the kill names nothing.
    assert {name for name in said if name.count("-") == 1 and not name.endswith("-")} <= subjects


def _write(path: Path) -> None:
    with writing(path, this_person(), "test") as work:
        work.record("test")


def _write_half(path: Path) -> None:
    with writing(path, this_person(), "test") as work:
        work.execute("DELETE FROM mention")
        work.record("test")
        raise RuntimeError


def test_all_of_a_write_is_kept_or_nothing(library_path: Path) -> None:
    keep(library_path, report())
    with pytest.raises(RuntimeError):
        _write_half(library_path)
    with Library.open(library_path) as library:
        assert list_articles(library)[0].entities == 2
        assert library.row(tuple[int], "SELECT count(*) FROM mention") != (0,)
        assert [entry.what for entry in list_changes(library)] == ["article added"]


def test_a_write_that_records_nothing_itself_is_recorded(library_path: Path) -> None:
    with writing(library_path, Person("someone", "Some\udcffone"), "a hand-made change") as work:
        work.execute("INSERT INTO source (name) VALUES ('x')")
    with writing(library_path, this_person(), "nothing at all"):
        pass
    with Library.open(library_path) as library:
        (entry,) = list_changes(library)
        assert (entry.what, entry.person) == ("a hand-made change", "someone")
        assert library.rows(tuple[str], "SELECT name FROM person WHERE id = 'someone'") == [
            ("Some\ufffdone",)
        ]


def test_a_change_that_is_altered_breaks_the_chain(library_path: Path) -> None:
    for _ in range(5):
        _write(library_path)
    connection = sqlite3.connect(library_path)
    connection.executescript(
        "DROP TRIGGER change_is_never_altered; UPDATE change SET what = 'other' WHERE seq = 3"
    )
    connection.close()
    with Library.open(library_path) as library:
        assert first_break(library) == 3


def test_a_change_cannot_be_slipped_in(library_path: Path) -> None:
    _write(library_path)
    connection = sqlite3.connect(library_path)
    with pytest.raises(sqlite3.IntegrityError, match="follow"):
        connection.execute(
            "INSERT INTO change (seq, at, person, command, what, previous, hash)"
            " SELECT 2, at, person, command, what, 'wrong', 'h' FROM change"
        )
    connection.close()


HOLDER = """
import fcntl, os, sys, time
handle = os.open(sys.argv[1], os.O_RDWR)
fcntl.flock(handle, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_who_holds_the_lock_is_named_and_the_wait_is_bounded(library_path: Path) -> None:
    _write(library_path)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(locks.lock_path(library_path))],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        os.kill(other.pid, signal.SIGSTOP)
        time.sleep(0.1)
        start = time.monotonic()
        with (
            pytest.raises(LibraryBusy) as error,
            writing(library_path, this_person(), "test", deadline=0.3),
        ):
            pass
        assert time.monotonic() - start >= 0.3
        if locks.holder(library_path) is not None:  # where /proc/locks tells
            assert str(other.pid) in str(error.value)
            assert "stopped" in str(error.value)
    finally:
        other.kill()
        other.communicate()
    _write(library_path)
    assert locks.holder(library_path) is None


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o007, 0o077])
def test_a_library_of_ones_own_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "new" / "library.db"
    old = os.umask(umask)
    try:
        create(path)
        with Library.open(path):
            keep(path, report())
            assert {_mode(found) for found in path.parent.iterdir()} == {0o600}
            assert len(list(path.parent.iterdir())) == 4
    finally:
        os.umask(old)
    assert _mode(path.parent) == 0o700


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_teams_library_is_for_its_group(tmp_path: Path, umask: int) -> None:
    group = grp.getgrgid(os.getgroups()[-1] if os.getgroups() else os.getgid())
    path = tmp_path / "team" / "library.db"
    old = os.umask(umask)
    try:
        create(path, team=group.gr_name)
        with Library.open(path):
            keep(path, report())
            for found in path.parent.iterdir():
                assert _mode(found) == 0o660
                assert found.stat().st_gid == group.gr_gid
    finally:
        os.umask(old)
    assert _mode(path.parent) == 0o2770


def test_a_folder_with_other_files_is_not_given_to_a_team(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    before = _mode(tmp_path)
    with pytest.raises(LibraryError, match="new folder"):
        create(tmp_path / "library.db", team=grp.getgrgid(os.getgid()).gr_name)
    assert _mode(tmp_path) == before
    with pytest.raises(LibraryError, match="no such group"):
        create(tmp_path / "x" / "library.db", team="no-such-group\x1b")


def test_of_many_who_make_a_library_at_once_one_does(tmp_path: Path) -> None:
    path = tmp_path / "own" / "library.db"
    code = (
        "import sys; from pathlib import Path; from extradition_tui.library.writing import create;"
        "create(Path(sys.argv[1]), exist_ok=True)"
    )
    makers = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(6)]
    assert [maker.wait() for maker in makers] == [0] * 6
    _write(path)
    assert {found.name for found in path.parent.iterdir()} == {"library.db", "library.db-lock"}
    with pytest.raises(LibraryExists):
        create(path)


@pytest.mark.root
@pytest.mark.skipif(os.getuid() != 0, reason="needs root, to mount a small disk")
def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("cannot mount here")
    try:
        path = disk / "library.db"
        create(path)
        first = report()
        keep(path, first)
        with pytest.raises(NoSpace) as error:
            _fill(path)
        assert len(str(error.value).splitlines()) == 1
        with Library.open(path) as library:
            assert get_article(library, first.article.id) == first.article
            assert library.rows(tuple[str], "PRAGMA quick_check") == [("ok",)]
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def _fill(path: Path) -> None:
    for number in range(200):
        keep(path, report(f"{BRIDGE * 60} {number}", origin=str(number)))
