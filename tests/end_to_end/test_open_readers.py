"""Ten readers that stand open while somebody writes: what they cost, and how the log grows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extradition_tui.claim_model import ClaimDraft, new_id
from extradition_tui.library.claims import add_claim, edit_claim
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from tests.stories import write_stories

READERS = 10
LARGEST_LOG = 16 * 1024 * 1024
"""Bytes; SQLite folds its log in at 4 MiB, unless somebody reads for long."""

MOST_IDLE = 0.01
"""Of a processor, for a reader that nobody touches while nobody writes."""

OPEN = """
import os, sys
from pathlib import Path
from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
for _ in range(int(sys.argv[2])):
    if (child := os.fork()) == 0:
        reader = ReaderApp(Path(sys.argv[1]), (), Settings())
        os._exit(reader.run(headless=True, size=(120, 40)) or 0)
    print(child, flush=True)
os.wait()
"""
"""Opens readers that draw on no terminal; tells the process of each."""


@contextmanager
def readers(library: Path) -> Iterator[list[int]]:
    starter = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(library), str(READERS)], stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout is not None
    pids = [int(starter.stdout.readline()) for _ in range(READERS)]
    try:
        yield pids
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        starter.communicate()


def used(pid: int) -> float:
    """Seconds of a processor that a process has used; it must live."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    assert fields[0] in "RSD", f"reader {pid} is no more"
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def settle(pids: list[int]) -> None:
    """Wait until none of them works any more."""
    until = time.monotonic() + 60
    quiet = 0
    while quiet < 2:
        assert time.monotonic() < until, "a reader never came to rest"
        before = [used(pid) for pid in pids]
        time.sleep(1)
        worked = sum(used(pid) for pid in pids) - sum(before)
        quiet = quiet + 1 if worked <= READERS * 0.02 else 0


def idle(pids: list[int], seconds: float) -> float:
    """The share of a processor that the busiest of them uses while nothing happens."""
    before = {pid: used(pid) for pid in pids}
    start = time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - start
    return max(used(pid) - before[pid] for pid in pids) / took


def write_for(library: Path, seconds: float, pause: float) -> int:
    """Write claims and edit them for so long; the largest size of the log."""
    person = this_person()
    log = library.with_name(library.name + "-wal")
    largest = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = new_id()
        with writing(library, person, "test") as door:
            add_claim(door, ClaimDraft(id=name, statement="The bridge is closed. " * 150))
        with writing(library, person, "test") as door:
            edit_claim(door, name, {"statement": "The bridge is open. " * 150}, revision=1)
        largest = max(largest, log.stat().st_size)
        time.sleep(pause)
    return largest


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_stories(tmp_path / "news")
    path = tmp_path / "library.db"
    command = [sys.executable, "-m", "extradition_tui", "--library", str(path), "load"]
    subprocess.run([*command, str(tmp_path / "news")], check=True, capture_output=True)
    return path


@pytest.mark.parametrize(
    ("seconds", "resting"),
    [(8, 6), pytest.param(600, 60, marks=pytest.mark.long)],
)
def test_ten_open_readers_let_the_log_be_folded_in_and_rest_when_nobody_writes(
    library: Path, seconds: float, resting: float
) -> None:
    with readers(library) as pids:
        settle(pids)
        before = {pid: used(pid) for pid in pids}
        largest = write_for(library, seconds, pause=0.0 if seconds < 60 else 0.2)
        busy = max(used(pid) - before[pid] for pid in pids) / seconds
        settle(pids)
        resting_share = idle(pids, resting)
    print(f"log {largest:,} bytes; {busy:.1%} under writes, {resting_share:.2%} at rest")
    assert largest <= LARGEST_LOG
    assert resting_share < MOST_IDLE
