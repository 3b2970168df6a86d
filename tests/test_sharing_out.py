"""Work among processes: every answer once, in order, and an end that is said."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extradition_tui.sharing_out import AHEAD, WorkerEnded, share_out


def doubled(question: bytes) -> bytes:
    time.sleep(0.02 if question.endswith(b"0") else 0)
    return question * 2


def test_answers_come_in_the_order_of_the_questions() -> None:
    questions = [str(number).encode() for number in range(40)]
    answers = list(share_out(doubled, iter(questions), 3))
    assert answers == [question * 2 for question in questions]
    assert list(share_out(doubled, iter(()), 2)) == []


def test_questions_are_taken_only_as_there_is_room_for_them() -> None:
    taken = 0

    def questions() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield b"x" * 200_000  # more than a pipe holds

    answers = share_out(doubled, questions(), 2)
    assert len(next(answers)) == 400_000
    assert taken <= 2 * AHEAD + 1
    answers.close()  # type: ignore[attr-defined]


def test_the_work_is_done_by_other_processes() -> None:
    pids = set(share_out(lambda _: str(os.getpid()).encode(), iter([b""] * 8), 2))
    assert str(os.getpid()).encode() not in pids


def test_a_process_that_ends_is_said() -> None:
    def die(_question: bytes) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with pytest.raises(WorkerEnded, match="fewer --workers"):
        list(share_out(die, iter([b"a", b"b"]), 2))


def test_no_process_outlives_the_one_that_began() -> None:
    program = """
import os, signal
from extradition_tui.sharing_out import share_out
pids = share_out(lambda _: str(os.getpid()).encode(), iter([b""] * 100), 2)
print(next(pids).decode(), next(pids).decode(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    pids = {int(pid) for pid in ended.stdout.split()}
    end = time.monotonic() + 5
    while (left := {pid for pid in pids if lives(pid)}) and time.monotonic() < end:
        time.sleep(0.05)
    assert pids
    assert not left


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
