"""The reader in a pseudo-terminal, and what may come out of one."""

from __future__ import annotations

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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extradition_tui.safe import safe

_OWN = re.compile(
    r"\x1b\[[0-9;:]*m"
    r"|\x1b\[[0-9;]*[ABCDHJK]"
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[>[0-9]+u|\x1b\[<u"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
)


def foreign(written: bytes) -> list[str]:
    """What a program wrote besides the reader's own sequences and words that may be shown."""
    rows = re.split(r"[\r\n]+", _OWN.sub("\n", written.decode("utf-8")))
    return sorted({repr(row) for row in rows if safe(row) != row})


class PseudoTerminal:
    """A reader in a terminal of its own; everything it writes is kept in ``written``."""

    def __init__(
        self,
        library: Path,
        state: Path,
        paths: Sequence[Path | bytes] = (),
        size: tuple[int, int] = (120, 40),
    ) -> None:
        self.written = b""
        self.keyboard, terminal = pty.openpty()
        self.resize(*size)
        _no_echo(terminal)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "extradition_tui", "--library", str(library), *paths],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
            preexec_fn=_own_terminal,
            cwd=library.parent,
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "XDG_STATE_HOME": str(state),
            },
        )
        os.close(terminal)

    @property
    def alive(self) -> bool:
        """Whether the reader runs; one that was suspended is resumed."""
        if self.process.poll() is not None:
            return False
        stat = Path(f"/proc/{self.process.pid}/stat")
        if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "T":
            os.kill(self.process.pid, signal.SIGCONT)
            self.settle(0.2, 3)
        return True

    @property
    def used(self) -> float:
        """Seconds of the processor that the reader has used."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def type(self, keys: bytes) -> None:
        os.write(self.keyboard, keys)

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self.keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def read(self, seconds: float) -> bytes:
        """What is written within so many seconds, given as soon as there is any."""
        if not select.select([self.keyboard], [], [], seconds)[0]:
            return b""
        try:
            more = os.read(self.keyboard, 1 << 16)
        except OSError:
            more = b""
        self.written += more
        return more

    def until(self, *words: str, seconds: float = 30) -> None:
        """Read on until these words were written, all since now."""
        begun, end = len(self.written), time.monotonic() + seconds
        missing = [word.encode() for word in words]
        while missing and time.monotonic() < end and self.process.poll() is None:
            self.read(0.1)
            missing = [word for word in missing if word not in self.written[begun:]]
        assert not missing, (missing, self.process.poll(), self.written[-3000:])

    def settle(self, silence: float = 0.3, seconds: float = 20) -> None:
        """Read until nothing more is written."""
        end = time.monotonic() + seconds
        while self.read(silence) and time.monotonic() < end:
            pass

    def end(self) -> int:
        """Leave, and give the exit code."""
        if self.alive:
            self.process.send_signal(signal.SIGTERM)
            end = time.monotonic() + 8
            while self.process.poll() is None and time.monotonic() < end:
                self.read(0.05)
        self.process.kill()
        os.close(self.keyboard)
        return self.process.wait()


@contextmanager
def reader(
    library: Path,
    state: Path,
    paths: Sequence[Path | bytes] = (),
    size: tuple[int, int] = (120, 40),
) -> Iterator[PseudoTerminal]:
    """A reader that is gone when the test is."""
    there = PseudoTerminal(library, state, paths, size)
    try:
        yield there
    finally:
        there.end()


def _own_terminal() -> None:
    """Make the pseudo-terminal the one that rules the process, so that it hears of sizes."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _no_echo(terminal: int) -> None:
    """What is typed while the reader does not listen is not written by the kernel either."""
    attributes = termios.tcgetattr(terminal)
    attributes[3] &= ~(termios.ECHO | termios.ECHOCTL)
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
