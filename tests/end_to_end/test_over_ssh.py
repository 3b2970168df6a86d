"""The reader over a real ssh on a slow line: it reads, copies, is suspended, cut off and back."""

from __future__ import annotations

import base64
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.ferry import make_library

from .slow_line import SlowLine, slow_line
from .ssh_server import SSHD, SshServer, ssh_server
from .tmux import Tmux

NEEDED = [name for name in ("tmux", "ssh", "ssh-keygen") if shutil.which(name) is None]
NEEDED += [] if SSHD else ["sshd"]
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)}"),
]

RATE = 256_000
TORN_BY = 0.25
ARROWS = {"down": ("1b", "5b", "42"), "right": ("1b", "5b", "43")}


class FarReader:
    """A shell over there, reached from a terminal here; the reader is started in it."""

    def __init__(self, terminal: Tmux, server: SshServer, line: SlowLine, place: Path) -> None:
        self.terminal, self.server, self.line = terminal, server, line
        self.library = make_library(place / "far" / "library.db")
        self.state = place / "state"
        self.doorway = place / "doorway.sh"
        settings = {
            "PS1": "far$ ",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "XDG_STATE_HOME": str(self.state),
            "XDG_CONFIG_HOME": str(place / "config"),
        }
        exported = [f"export {name}={shlex.quote(value)}\n" for name, value in settings.items()]
        self.doorway.write_text("".join(exported) + 'exec "$@"\n')

    def connect(self, program: str = "sh -i", there: str = "far$") -> None:
        """Run a program over there, once there is a shell here."""
        words = f"sh {self.doorway} {program}"
        self.terminal("send-keys", "-l", shlex.join(self.server.command(self.line.port, words)))
        self.terminal.press("Enter")
        self.terminal.wait_for(there)

    def open_reader(self) -> None:
        self.terminal.run("--library", str(self.library))
        self.terminal.wait_for("2 · 4 articles")

    def type(self, *keys: str) -> None:
        for key in keys:
            self.terminal("send-keys", "-l", key)

    def tear(self, arrow: str) -> None:
        for byte in ARROWS[arrow]:
            self.terminal("send-keys", "-H", byte)
            time.sleep(TORN_BY)

    def rows(self) -> str:
        """What stands above the reader's last row (and tmux's), once nothing moves any more."""
        before = ""
        while (now := self.terminal.screen()) != before:
            before = now
            time.sleep(1.0)
        return "\n".join(now.rstrip().split("\n")[:-2])

    def processes(self) -> list[int]:
        """The readers of this library that still run."""
        found = []
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = place.read_bytes().split(b"\0")
            except OSError:
                continue
            if words[0] == sys.executable.encode() and str(self.library).encode() in words:
                found.append(int(place.parent.name))
        return found

    def cut(self) -> None:
        """Break the line; the shell here is asked for a clean screen."""
        self.line.cut()
        self.terminal.wait_for("ready$")
        self.terminal("send-keys", "-l", "clear")
        self.terminal.press("Enter")
        time.sleep(0.5)

    def wait_until_gone(self) -> None:
        end = time.monotonic() + 15
        while self.processes():
            assert time.monotonic() < end, "the reader lives on without a terminal"
            time.sleep(0.1)

    def register(self) -> str:
        return (self.state / "extradition-tui" / "register.txt").read_text("utf-8")


@pytest.fixture(params=[0.05, pytest.param(0.3, marks=pytest.mark.long)], ids=["50ms", "300ms"])
def far(request: pytest.FixtureRequest, terminal: Tmux, tmp_path: Path) -> Iterator[FarReader]:
    delay = request.param
    with ssh_server(tmp_path / "ssh") as server, slow_line(server.port, delay, RATE) as line:
        yield FarReader(terminal, server, line, tmp_path)


def read_and_copy(far: FarReader) -> None:
    """Open an article, go on with torn arrows, select and copy."""
    terminal = far.terminal
    far.type("gg", "jj")
    terminal.press("Enter")
    terminal.wait_for("(from the page)")
    far.type("gg")
    far.rows()
    far.tear("down")
    far.tear("right")
    far.type("v", "w", "w", "y")
    terminal.wait_for("sent to the terminal")
    assert len(far.register().split()) in (2, 3)


def suspend_and_resume(far: FarReader) -> None:
    """Back to the shell, and to the same rows again."""
    before = far.rows()
    far.terminal.press("C-z")
    far.terminal.wait_for("far$")
    far.type("fg")
    far.terminal.press("Enter")
    far.terminal.wait_for("(from the page)")
    assert far.rows() == before


def test_it_reads_copies_is_suspended_cut_off_and_comes_back(far: FarReader) -> None:
    terminal = far.terminal
    terminal("set-option", "-s", "set-clipboard", "on")
    far.connect()
    far.open_reader()
    read_and_copy(far)
    sent = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.record.read_bytes())
    assert base64.b64decode(sent[-1]).decode() == far.register()
    assert terminal("show-buffer") == far.register()
    terminal("resize-window", "-x", "120", "-y", "40")
    terminal.wait_for("ENTITIES", "(from the page)")
    terminal("resize-window", "-x", "80", "-y", "24")
    far.rows()
    suspend_and_resume(far)
    far.type("3", ")")
    before = far.rows()
    far.cut()
    far.wait_until_gone()
    far.connect()
    far.open_reader()
    terminal.wait_for("(from the page)")
    assert far.rows() == before
    terminal.press("Q")
    terminal.wait_for("exit=0")


@pytest.mark.long
@pytest.mark.parametrize("program", ["tmux", "screen"])
def test_it_lives_on_in_a_multiplexer_when_the_line_is_cut(
    far: FarReader, tmp_path: Path, program: str
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    name = f"far-{os.getpid()}-{time.monotonic_ns()}"
    settings = tmp_path / "screenrc"
    settings.write_text("altscreen on\nstartup_message off\n")
    begin, again, end = {
        "tmux": (
            f"tmux -L {name} -f /dev/null new-session sh -i",
            f"tmux -L {name} attach",
            f"tmux -L {name} kill-server",
        ),
        "screen": (
            f"screen -c {settings} -U -S {name} sh -i",
            f"screen -d -r {name}",
            f"screen -S {name} -X quit",
        ),
    }[program]
    try:
        far.connect(begin)
        if program == "tmux":
            subprocess.run(
                ["tmux", "-L", name, "set-option", "-s", "set-clipboard", "on"], check=True
            )
        far.open_reader()
        read_and_copy(far)
        if program == "tmux":
            copied = subprocess.run(
                ["tmux", "-L", name, "show-buffer"], check=True, capture_output=True, text=True
            )
            assert copied.stdout == far.register()
        far.terminal("resize-window", "-x", "100", "-y", "30")
        far.terminal.wait_for("(from the page)")
        suspend_and_resume(far)
        before = far.rows()
        far.cut()
        assert far.processes()
        far.connect(again, there="(from the page)")
        assert far.rows() == before
        far.terminal.press("Q")
        far.terminal.wait_for("far$")
        far.wait_until_gone()
    finally:
        subprocess.run(shlex.split(end), check=False, capture_output=True)
