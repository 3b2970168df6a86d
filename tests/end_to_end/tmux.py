"""A terminal that tells what stands on its screen: tmux, driven from outside."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
import uuid
from pathlib import Path

PATIENCE = 40.0


class Tmux:
    """A shell in a terminal of 80×24, with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.record = home / "output"
        self._socket = f"reader-{uuid.uuid4().hex[:12]}"
        variables = {
            name: value
            for name, value in os.environ.items()
            if name.startswith("XDG_") or name in ("PATH", "HOME", "LANG")
        }
        variables |= {"PS1": "ready$ ", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor"}
        settings = [f"{name}={value}" for name, value in variables.items()]
        self("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "env", "-i",
             *settings, "TERM=tmux-256color", "sh", "-i")  # fmt: skip
        self("pipe-pane", "-o", f"cat >> {shlex.quote(str(self.record))}")

    def __call__(self, *arguments: str) -> str:
        command = ["tmux", "-L", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def run(self, *arguments: str) -> None:
        """Start the program with these arguments; its exit code is written when it ends."""
        command = shlex.join([sys.executable, "-m", "extradition_tui", *arguments])
        self("send-keys", "-l", f"{command}; echo exit=$?")
        self("send-keys", "Enter")

    def press(self, *keys: str) -> None:
        self("send-keys", *keys)

    def screen(self) -> str:
        return self("capture-pane", "-p")

    def ask(self, what: str) -> str:
        return self("display-message", "-p", f"#{{{what}}}").strip()

    def wait_for(self, *words: str) -> str:
        """The screen, as soon as all of these words stand on it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            screen = self.screen()
            if all(word in screen for word in words):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{words} never stood on the screen:\n{self.screen()}")

    def reader(self) -> int:
        """The process of the reader: the shell's child."""
        shell = self.ask("pane_pid")
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return int(children[0])

    def end(self) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False)
