"""Twelve writers of three accounts, killed at random: what was acknowledged is there, once."""

from __future__ import annotations

import grp
import os
import random
import signal
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from extradition_tui.claim_model import ClaimDraft
from extradition_tui.library.claims import add_claim, add_comment
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.health import doctor
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create, writing
from tests.library.accounts import GROUP, TEAM, become, needs_root, open_place

pytestmark = needs_root

WRITERS = 12
LONGEST_ROUND = 0.1
"""Seconds after which the last of a round's writers is killed."""


@dataclass(slots=True)
class Writer:
    """A process that writes claims of its own, one after the other, until it is killed."""

    number: int
    pid: int
    told: int
    kill_at: float


def claim_name(number: int, turn: int) -> str:
    """The ID of a writer's claim: made before the write, so that it can be tried again."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {turn}").hex


def write_on(path: Path, number: int, first: int, told: int) -> None:
    """Write claims with a comment each, telling the number of each once it is written."""
    person = this_person()
    for turn in range(first, first + 100_000):
        name = claim_name(number, turn)
        with writing(path, person, "test", deadline=60) as door:
            add_claim(door, ClaimDraft(id=name, statement=f"{number} {turn}"))
            add_comment(door, name, "as seen", name=uuid.uuid5(uuid.NAMESPACE_OID, name).hex)
        os.write(told, f"{turn}\n".encode())


def start(path: Path, number: int, first: int) -> Writer:
    receive, send = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(receive)
        try:
            # The program's own umask. With another, one who is killed between SQLite's making of a
            # file and its giving it to the group leaves it where colleagues cannot write it.
            become(TEAM[number % len(TEAM)], 0o007)
            write_on(path, number, first, send)
        except BaseException as error:
            os.write(send, f"fault: {error!r}\n".encode())
        os._exit(1)
    os.close(send)
    return Writer(number, pid, receive, random.uniform(0, LONGEST_ROUND))


def end(writer: Writer) -> list[int]:
    """Kill it; the numbers that it told."""
    os.kill(writer.pid, signal.SIGKILL)
    os.waitpid(writer.pid, 0)
    with os.fdopen(writer.told, encoding="ascii") as pipe:
        told = pipe.read()
    assert "fault" not in told, told
    return [int(turn) for turn in told.split()]


def play(path: Path, rounds: int) -> Counter[int]:
    """Rounds in which all writers are started and killed; how many each of them was told."""
    done: Counter[int] = Counter()
    for _ in range(rounds):
        # Each goes on with the write of which it was not told: it may be there, or not.
        writers = [start(path, number, done[number]) for number in range(WRITERS)]
        began = time.monotonic()
        for writer in sorted(writers, key=lambda one: one.kill_at):
            time.sleep(max(0.0, began + writer.kill_at - time.monotonic()))
            told = end(writer)
            assert told == list(range(done[writer.number], done[writer.number] + len(told)))
            done[writer.number] += len(told)
    return done


def check(path: Path, done: Counter[int]) -> None:
    """All that was told is there, once; nothing is there that was not tried."""
    with Library.open(path) as library:
        claims = list_claims(library)
    assert all(len(claim.comments) == 1 for claim in claims)
    found = Counter(claim.statement for claim in claims)
    assert not [statement for statement, times in found.items() if times > 1]
    told = {f"{number} {turn}" for number, turns in done.items() for turn in range(turns)}
    tried = {f"{number} {done[number]}" for number in range(WRITERS)}
    assert told <= set(found)
    assert set(found) - told <= tried
    ill = [check for check in doctor(path) if not check.ok]
    assert ill == []


@pytest.fixture
def library() -> Iterator[Path]:
    with open_place() as place:
        path = place / "team" / "library.db"
        create(path, team=grp.getgrgid(GROUP).gr_name)
        yield path


def test_killed_writers_lose_and_double_nothing(library: Path) -> None:
    done = play(library, 15)
    assert done.total() > 15
    check(library, done)


@pytest.mark.long
@pytest.mark.parametrize("rounds", [100, 1000])
def test_many_rounds_of_killed_writers_lose_and_double_nothing(library: Path, rounds: int) -> None:
    done = play(library, rounds)
    print(
        f"{rounds} rounds: {done.total()} changes acknowledged, {rounds * WRITERS} writers killed"
    )
    check(library, done)
