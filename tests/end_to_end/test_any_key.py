"""Any key on any screen at any size: no crash, no hang, and nothing foreign is written."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.contrast_event import make_library as make_bridge
from tests.tui.ferry import make_library as make_ferry

from .pseudo_terminal import PseudoTerminal, foreign, reader
from .ways import HOME, WAYS, strokes

ANSWERED_WITHIN = 2.0
PATIENCE = 20.0
KEYS_ON_A_SCREEN = 25
SUSPENDS = b"\x1a"
SIZES = ((120, 40), (80, 24), (200, 60), (60, 15), (39, 9), (300, 100), (17, 30), (1, 1))


@pytest.mark.parametrize(
    "seconds", [pytest.param(12, id="shortly"), pytest.param(600, marks=pytest.mark.long)]
)
def test_any_key_on_any_screen_is_answered(tmp_path: Path, seconds: int) -> None:
    seed = random.Random(31_04)
    end = time.monotonic() + seconds
    pressed = 0
    for library, state in _libraries(tmp_path):
        while time.monotonic() < end:
            with reader(library, state) as there:
                there.until("\x1b[?1049h")
                there.settle()
                pressed += _storm(there, state, seed, end)
            if seed.random() < 0.2:
                break
        if time.monotonic() >= end:
            break
    assert pressed > seconds * 10


@pytest.mark.parametrize(
    "key", [b"\x1b[:B", b"\x1b[:1u", b"\x1b[1;:A", b"\x1b[1114112u", b"\x1b[99999999999999999999u"]
)
def test_a_sequence_that_begins_as_a_key_and_names_none_is_passed_over(
    tmp_path: Path, key: bytes
) -> None:
    library, state = next(_libraries(tmp_path))
    with reader(library, state) as there:
        there.until("\x1b[?1049h")
        there.settle()
        there.type(key)
        there.settle()
        there.type(b"?")
        there.until("HELP")


def test_keys_are_read_again_after_the_reader_was_suspended(tmp_path: Path) -> None:
    library, state = next(_libraries(tmp_path))
    with reader(library, state) as there:
        there.until("\x1b[?1049h")
        there.settle()
        there.type(SUSPENDS)
        there.until("\x1b[?1049l")
        time.sleep(0.2)
        assert there.alive
        there.type(b"?")
        there.until("HELP")


@pytest.mark.parametrize("key", [b"\x1c", b"\x03", b"\x1a"], ids=["ctrl+\\", "ctrl+c", "ctrl+z"])
def test_a_key_that_comes_while_the_reader_leaves_changes_nothing(
    tmp_path: Path, key: bytes
) -> None:
    library, state = next(_libraries(tmp_path))
    with reader(library, state) as there:
        there.until("\x1b[?1049h")
        there.settle()
        there.type(b"Q")
        there.until("\x1b[?1049l")
        there.type(key)
        assert there.process.wait(PATIENCE) == 0


def _libraries(place: Path) -> Iterator[tuple[Path, Path]]:
    """Libraries to read, each fresh, for ever."""
    number = 0
    while True:
        number += 1
        library = place / str(number) / "library.db"
        (make_ferry if number % 2 else make_bridge)(library)
        yield library, place / str(number) / "state"


def _storm(there: PseudoTerminal, state: Path, seed: random.Random, end: float) -> int:
    """Press keys on screen after screen until the reader is left. Returns how many."""
    every, ways = strokes(), sorted(WAYS)
    pressed = 0
    while time.monotonic() < end:
        way = seed.choice(ways)
        said = [HOME, WAYS[way]]
        there.type(HOME + WAYS[way])
        there.read(0.1)
        for _ in range(KEYS_ON_A_SCREEN):
            key = seed.choice(every)
            said.append(key)
            if not there.alive:
                break
            there.type(key)
            # While it is suspended the keys are the terminal's, which may end it.
            there.read(0.01) if key != SUSPENDS else there.settle(0.5, 10)
            pressed += 1
        size = seed.choice(SIZES)
        answered = _answers(there, size)
        crash = state / "extradition-tui" / "crash.log"
        assert not crash.exists(), f"{way} after {said}\n{crash.read_text('utf-8')}"
        assert answered, f"{way} at {size} hangs after {said}"
        assert there.process.poll() in (None, 0), f"{way} at {size} ends after {said}"
        assert foreign(there.written) == [], f"{way} after {said}"
        there.written = b""
        if not there.alive:
            break
    return pressed


def _answers(there: PseudoTerminal, size: tuple[int, int]) -> bool:
    """Whether a reader that was resized draws itself in time; it has answered all before then.

    The time is the reader's own, of the processor: another program's load is no hang.
    """
    there.settle(0.05)
    begun, end = there.used, time.monotonic() + PATIENCE
    while there.alive and there.used - begun < ANSWERED_WITHIN and time.monotonic() < end:
        there.resize(*size)
        if there.read(0.5):
            there.settle(0.05)
            return True
        size = (size[0] + 1, size[1] + 1)
    return not there.alive
