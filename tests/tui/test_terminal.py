"""The terminal: only the reader's own sequences reach it, and it ends well however it ends."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.tui.terminal import guarded

READ = (
    "import sys; from pathlib import Path; from extradition_tui.settings import Settings;"
    "from extradition_tui.tui.run import run_reader;"
    "sys.exit(run_reader(Path(sys.argv[1]), (), Settings(), None))"
)
OWN = re.compile(
    r"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[ABCDHJK]|\x1b\[\?[0-9]+[hl]|\x1b\[\?[0-9]+\$p|\x1b\[[<>][0-9]*u"
)
RESTORED = b"\x1b[?1049l"


@pytest.mark.parametrize(
    "own",
    [
        "\x1b[1;38;2;1;2;3m",
        "\x1b[0m",
        "\x1b[3;4H",
        "\x1b[?1049h",
        "\x1b[?2026$p",
        "\x1b[>1u",
        "a\r\nb",
    ],
)
def test_the_readers_own_sequences_go_out(own: str) -> None:
    assert guarded(own) == own


@pytest.mark.parametrize(
    "foreign",
    [
        "\x1b[c",
        "\x1b]0;title\x07",
        "\x1b]52;c;aGk=\x07",
        "\x1b]8;;http://example.org\x1b\\",
        "\x1bP+q\x1b\\",
        "\x1bc",
        "\x9b31m",
        "\x1b[6n",
        "\x1b[?1003$q",
        "\x1b[8;10;10t",
        "\x07",
        "\x08",
        "\x00",
    ],
)
def test_foreign_sequences_become_visible(foreign: str) -> None:
    out = guarded(foreign)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", out)
    assert out


@given(st.text(st.characters() | st.sampled_from("\x1b[]?;0123456789hlmHc\x07\x9b"), max_size=40))
def test_nothing_else_gets_through(text: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", OWN.sub("", guarded(text)))


class Terminal:
    """The reader in a terminal of its own."""

    def __init__(self, path: Path, state: Path, read: str = READ, **environment: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.drawn = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", read, str(path)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "XDG_STATE_HOME": str(state),
                **environment,
            },
        )
        os.close(slave)

    def until(self, wanted: bytes, seconds: float = 20) -> bytes:
        end = time.monotonic() + seconds
        while wanted not in self.drawn and time.monotonic() < end:
            self._more(0.1)
        assert wanted in self.drawn, self.drawn[-2000:]
        return self.drawn

    def settle(self, silence: float = 0.5) -> None:
        """Waits until nothing more is drawn."""
        while select.select([self.master], [], [], silence)[0]:
            self._more(0.1)

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def ended(self, seconds: float = 6) -> int:
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._more(0.05)
        assert self.process.poll() is not None, "still there"
        self._more(0.05)
        return self.process.returncode

    def _more(self, seconds: float) -> None:
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            try:
                self.drawn += os.read(self.master, 1 << 16)
            except OSError:
                time.sleep(seconds)


@contextmanager
def terminal(path: Path, state: Path, read: str = READ, **environment: str) -> Iterator[Terminal]:
    there = Terminal(path, state, read, **environment)
    try:
        there.until(b"Storm over")
        yield there
    finally:
        there.process.kill()
        there.process.wait()
        os.close(there.master)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_restores_and_ends(library: Path, tmp_path: Path, number: int) -> None:
    with terminal(library, tmp_path / "state") as there:
        there.type(b"jj\r")
        there.until(b"(from the page)")
        there.process.send_signal(number)
        assert there.ended() == 128 + number
        assert RESTORED in there.drawn
    assert list((tmp_path / "state").rglob("*.json"))


def test_bytes_that_are_no_text_are_passed_over(library: Path, tmp_path: Path) -> None:
    with terminal(library, tmp_path / "state") as there:
        there.type(b"\xff\xfe\xc3\x28\x80")
        time.sleep(0.3)
        assert there.process.poll() is None
        there.type(b"Q")
        assert there.ended() == 0
        assert RESTORED in there.drawn


def test_the_end_of_the_terminal_ends_the_reader(library: Path, tmp_path: Path) -> None:
    there = Terminal(library, tmp_path / "state")
    there.until(b"Storm over")
    os.close(there.master)
    assert there.process.wait(timeout=8) in (129, -signal.SIGHUP)


def test_everything_written_to_the_terminal_is_the_readers_own(
    library: Path, tmp_path: Path
) -> None:
    with terminal(library, tmp_path / "state") as there:
        there.type(b"jj\r")
        there.until(b"(from the page)")
        there.type(b"Q")
        there.ended()
        written = there.drawn.decode("utf-8", "replace")
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", OWN.sub("", written))


def test_copied_words_reach_the_terminals_clipboard_in_base64(
    library: Path, tmp_path: Path
) -> None:
    with terminal(library, tmp_path / "state") as there:
        there.type(b"jj\r")
        there.until(b"(from the page)")
        there.type(b"vey")
        there.until(b"sent to the terminal")
        sent = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", there.drawn)
        assert sent is not None
        (register,) = (tmp_path / "state").rglob("register.txt")
        assert base64.b64decode(sent[1]) == register.read_bytes()


def test_without_colour_no_colour_is_written(library: Path, tmp_path: Path) -> None:
    with terminal(library, tmp_path / "state", NO_COLOR="1") as there:
        there.type(b"jj\r")
        there.until(b"(from the page)")
        there.settle()
        codes = re.findall(rb"\x1b\[([0-9;]*)m", there.drawn)
        used = {part for code in codes for part in code.split(b";")}
        assert not used & {
            b"38",
            b"48",
            *(str(n).encode() for n in (*range(30, 38), *range(40, 48))),
        }
        assert b"4" in used


def test_a_fault_is_one_line_and_its_details_are_kept(library: Path, tmp_path: Path) -> None:
    faulty = (
        "import extradition_tui.tui.library_screen as room;"
        "room.LibraryScreen.do_zoom = lambda self, secret: {}['\\x1b]0;evil\\x07'];"
    )
    with terminal(library, tmp_path / "state", read=faulty + READ) as there:
        there.type(b"7z")
        assert there.ended() == 1
        after = there.drawn.split(RESTORED)[-1]
        assert b"the details are in" in after
        assert b"Traceback" not in there.drawn
        assert b"secret" not in after
    log = tmp_path / "state" / "extradition-tui" / "crash.log"
    assert log.stat().st_mode & 0o777 == 0o600
    assert "KeyError" in log.read_text("utf-8")


def test_the_reader_starts_without_what_is_heavy() -> None:
    heavy = ("sqlite_utils", "spacy", "trafilatura", "dateparser", "feedparser", "lxml", "numpy")
    script = (
        "import sys, extradition_tui.cli.parser as parser; parser.parse([]);"
        "import extradition_tui.tui.app; print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {name.split(".")[0] for name in loaded} & set(heavy)
    ours = ("extradition_tui.language", "extradition_tui.claims.schemes")
    assert not any(name.startswith(ours) for name in loaded)
