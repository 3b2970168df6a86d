"""A connection that breaks while somebody types: what is kept, and that the reader ends."""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from extradition_tui.state.drafts import Drafts

LONGEST_LOSS, LONGEST_END = 2.0, 3.0
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Line:
    """A reader at the end of a line, which is its controlling terminal as a login's is."""

    def __init__(self, library: Path, *, ignore: bool = False) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.drawn = b""
        self.typed: list[tuple[float, str]] = []

        def take_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if ignore:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.process = subprocess.Popen(
            [sys.executable, "-m", "extradition_tui", "--library", str(library)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=take_terminal,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        os.close(slave)

    def until(self, words: bytes) -> None:
        end = time.monotonic() + 40
        while words not in self.drawn:
            assert time.monotonic() < end, self.drawn[-1000:]
            self.take(0.1)

    def take(self, seconds: float) -> None:
        """What is drawn in these seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.master], [], [], left)[0]:
                with suppress(OSError):
                    self.drawn += os.read(self.master, 1 << 16)

    def waiting(self) -> int:
        """How many bytes of what was drawn nobody has read."""
        found = fcntl.ioctl(self.master, termios.FIONREAD, bytes(4))
        return int(struct.unpack("i", found)[0])

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def open_note(self) -> None:
        """Open the article, and the note of a new claim on its first sentence."""
        self.press("G\r")
        self.until(b"Monday")
        self.take(0.5)
        self.press("a")
        self.until(b"a new claim")

    def type_for(self, seconds: float) -> None:
        """Type a letter after the other, each with its moment."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            letter = ALPHABET[len(self.typed) % 26]
            self.press(letter)
            self.typed.append((time.monotonic(), letter))
            self.take(random.uniform(0.01, 0.06))

    def words(self, before: float) -> str:
        """What had been typed before a moment."""
        return "".join(letter for moment, letter in self.typed if moment < before)

    def close(self) -> None:
        with suppress(OSError):
            os.close(self.master)
        self.process.kill()
        self.process.wait()


@contextmanager
def line(library: Path, *, ignore: bool = False) -> Iterator[Line]:
    there = Line(library, ignore=ignore)
    try:
        there.until(b"Esc" if not library.exists() else b"article")
        there.take(1.0)
        yield there
    finally:
        there.close()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one article."""
    article = tmp_path / "bridge.txt"
    article.write_text("The bridge\n\nThe bridge was closed on Monday, the council said.\n")
    path = tmp_path / "library.db"
    command = [sys.executable, "-m", "extradition_tui", "--library", str(path), "load"]
    subprocess.run([*command, str(article)], check=True, capture_output=True)
    return path


def kept(library: Path) -> str:
    found = Drafts(library).found()
    assert len(found) <= 1
    return found[0].draft.text if found else ""


def broken(there: Line, how: str) -> float:
    """Break the line; the moment."""
    moment = time.monotonic()
    if how == "closed":
        os.close(there.master)
    elif how == "killed":
        there.process.kill()
    else:
        there.process.send_signal(getattr(signal, how))
    return moment


def play(library: Path, how: str, seconds: float) -> tuple[float, float]:
    """Type, break the line, and look: the seconds of typing that were lost, and until the end."""
    with line(library, ignore=how == "closed" and random.random() < 0.5) as there:
        there.open_note()
        there.press("\x15")  # the words that stand there are taken out
        there.type_for(seconds)
        if how.startswith("SIG"):
            there.take(0.3)  # all that was typed has been read
        moment = broken(there, how)
        there.process.wait(10)
        took = time.monotonic() - moment
        there.master = -1 if how == "closed" else there.master
        text, typed = kept(library), there.words(moment)
    assert typed.startswith(text), "what was kept is what was typed"
    lost = there.typed[len(text) :]
    return (moment - lost[0][0] if lost else 0.0), took


@pytest.mark.parametrize("how", ["closed", "killed", "SIGHUP", "SIGTERM"])
def test_of_what_is_typed_when_the_line_breaks_two_seconds_are_lost_at_most(
    library: Path, how: str
) -> None:
    lost, took = play(library, how, random.uniform(1.5, 3.5))
    assert lost <= (0 if how.startswith("SIG") else LONGEST_LOSS)
    assert took <= LONGEST_END
    if how != "closed":
        return
    with line(library) as again:
        again.until(b"gd shows them")
        again.press("gd")
        again.until(b"TYPED AND NOT WRITTEN")
        assert kept(library)[:20].encode() in again.drawn
        again.press("\r")
        again.until(b"go on typing")
        again.press("\r")
        again.until(b"a new claim")


@pytest.mark.long
def test_twenty_broken_lines_lose_nothing_but_the_last_moment(library: Path) -> None:
    found = []
    for turn in range(20):
        how = ("closed", "killed", "SIGHUP", "SIGTERM")[turn % 4]
        lost, took = play(library, how, random.uniform(0.5, 4))
        found.append((how, round(lost, 2), round(took, 2)))
        assert lost <= (0 if how.startswith("SIG") else LONGEST_LOSS)
        assert took <= LONGEST_END
        for draft in (drafts := Drafts(library)).found():
            drafts.discard(draft.draft.id)
        drafts.close()
    print(found)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_reader_whose_terminal_nobody_reads_ends_and_keeps_what_was_typed(
    library: Path, number: signal.Signals
) -> None:
    with line(library) as there:
        there.open_note()
        there.press("\x15")
        there.type_for(1)
        there.take(0.3)
        typed = there.words(time.monotonic())
        there.press("\x1b")
        there.take(0.5)
        # From here on nothing is read: what is drawn fills the line until the reader hangs in it.
        for _ in range(200):
            for key in ("?", "q"):
                there.press(key)
                time.sleep(0.005)
        drawn = there.waiting()
        time.sleep(0.5)
        assert there.waiting() == drawn > 0, "it hangs"
        start = time.monotonic()
        there.process.send_signal(number)
        assert there.process.wait(10) == 128 + number
        assert time.monotonic() - start <= LONGEST_END
        assert kept(library) == typed
