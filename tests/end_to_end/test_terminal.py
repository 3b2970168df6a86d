"""The reader in a real terminal: what a person sees, what leaves the program, how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories import write_stories

from .tmux import Tmux

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

HOSTILE = (
    "Harbour \x1b[31mred\x1b[0m \x1b]0;taken over\x07 ferry\n\n"
    "A word \x1b[c and \x1b[2J and \x9b6n, then \u202edesrever\u202c and [red]x[/] "
    "and [@click=app.quit]here[/] and [sic], said the \x1b[?1049l harbour master.\n\n"
    "The ferry ran on \x1b[8m unseen until Tuesday, when 14 passengers were taken off it.\n"
)


def load(library: Path, *paths: Path) -> None:
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library), "load"]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True)


def test_a_folder_is_loaded_read_and_contrasted_and_left(terminal: Tmux, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    write_stories(folder)
    terminal.run("--library", str(tmp_path / "library.db"), str(folder))
    terminal.wait_for("The Ellery", "4 articles added")
    assert terminal.ask("alternate_on") == "1"
    terminal.press("/")
    terminal.press("-l", "Gazette")
    terminal.press("Enter")
    terminal.press("Enter")
    terminal.wait_for("Engineers have closed")
    terminal.press("c")
    terminal.wait_for("statements", "side by side", "Northern …")
    terminal.press("|")
    terminal.wait_for("┃")
    terminal.press("q")
    terminal.wait_for("Engineers have closed")
    terminal.press("Q")
    terminal.wait_for("exit=0")
    assert terminal.ask("alternate_on") == "0"
    assert terminal.ask("cursor_flag") == "1"


def test_a_hostile_article_is_shown_exactly_and_obeyed_nowhere(
    terminal: Tmux, tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_bytes(HOSTILE.encode("utf-8"))
    library = tmp_path / "library.db"
    load(library, hostile)
    title = terminal.ask("pane_title")
    terminal.run("--library", str(library))
    terminal.wait_for("1 article")
    terminal.press("G", "Enter")
    screen = " ".join(terminal.wait_for("[red]x[/]").split())
    assert "␛[c" in screen
    assert "␛[2J" in screen
    assert "[@click=app.quit]here[/]" in screen.replace(" │ ", " ")
    assert "[sic]" in screen
    assert terminal.ask("pane_title") == title
    terminal.press("Q")
    terminal.wait_for("exit=0")
    written = terminal.record.read_bytes()
    for sequence in (b"\x1b[c", b"\x1b]0;", b"\xc2\x9b", b"\x1b[8m", b"\xe2\x80\xae"):
        assert sequence not in written
    # What the terminal would have answered to the article was never typed into the shell.
    assert ";2c" not in terminal.screen()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(
    terminal: Tmux, tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "news"
    write_stories(folder)
    library = tmp_path / "library.db"
    load(library, folder)
    terminal.run("--library", str(library))
    terminal.wait_for("4 articles")
    os.kill(terminal.reader(), number)
    terminal.wait_for(f"exit={128 + number}")
    assert terminal.ask("alternate_on") == "0"
    assert terminal.ask("cursor_flag") == "1"
    terminal.press("-l", "echo still $((40 + 2))")
    terminal.press("Enter")
    terminal.wait_for("still 42")
