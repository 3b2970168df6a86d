"""A full disk, a library that somebody holds, and one replaced underneath: a line each, no loss."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extradition_tui.library.copies import backup
from extradition_tui.library.locks import lock_path
from extradition_tui.library.writing import create
from extradition_tui.state.drafts import Draft, Drafts


def run(library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def statements(library: Path) -> list[str]:
    listed = run(library, "claim", "list", "--json")
    assert listed.returncode == 0, listed.stderr
    return [claim["statement"] for claim in json.loads(listed.stdout)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "library.db"
    create(path)
    return path


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("cannot mount here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.root
@pytest.mark.skipif(os.getuid() != 0, reason="needs root, to mount a small disk")
def test_on_a_full_disk_a_claim_is_refused_in_one_line_and_what_was_written_stays(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        library = disk / "own" / "library.db"
        create(library)
        assert run(library, "claim", "add", "before").returncode == 0
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 250_000))
        written = ["before"]
        for number in range(20):
            words = f"{number} {'long ' * 3000}".strip()
            done = run(library, "claim", "add", words)
            if done.returncode:
                break
            written.append(words)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "the disk is full" in done.stderr
        # What is typed lies on another disk, and is kept.
        drafts = Drafts(library)
        drafts.begin(Draft(kind="comment")).change("typed meanwhile", 15)
        drafts.close()
        assert [kept.draft.text for kept in Drafts(library).found()] == ["typed meanwhile"]
        shutil.copytree(disk / "own", tmp_path / "larger")
    assert sorted(statements(tmp_path / "larger" / "library.db")) == sorted(written)
    assert run(tmp_path / "larger" / "library.db", "claim", "add", "now").returncode == 0


HOLDER = """
import fcntl
import os, sys, time
handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(handle, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(120)
"""


def test_a_library_that_a_stopped_program_holds_is_read_on_and_says_who_holds_it(
    library: Path,
) -> None:
    assert run(library, "claim", "add", "before").returncode == 0
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock_path(library))], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        os.kill(holder.pid, signal.SIGSTOP)
        start = time.monotonic()
        done = run(library, "claim", "add", "meanwhile")
        assert time.monotonic() - start < 30
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "nothing of this was written" in done.stderr
        told = json.loads(run(library, "doctor", "--json").stdout)["checks"]
        lock = next(check for check in told if check["name"] == "lock")
        if f"process {holder.pid}" in lock["detail"]:  # where /proc/locks tells
            assert f"(process {holder.pid}, stopped)" in done.stderr
            assert not lock["ok"]
            assert f"kill -CONT {holder.pid}" in lock["remedy"]
        assert statements(library) == ["before"]
    finally:
        holder.kill()
        holder.communicate()
    assert run(library, "claim", "add", "after").returncode == 0
    assert sorted(statements(library)) == ["after", "before"]


def test_a_library_replaced_underneath_has_what_is_written_after_that(
    library: Path, tmp_path: Path
) -> None:
    run(library, "claim", "add", "before")
    backup(library, tmp_path / "copy.db")
    run(library, "claim", "add", "only in the old one")
    kept = library.with_name("old.db")
    for ending in ("", "-wal", "-shm"):
        old = library.with_name(library.name + ending)
        if old.exists():
            old.rename(kept.with_name(kept.name + ending))
    shutil.move(tmp_path / "copy.db", library)
    assert run(library, "claim", "add", "after").returncode == 0
    assert sorted(statements(library)) == ["after", "before"]
    assert sorted(statements(kept)) == ["before", "only in the old one"]
