"""What the reader costs, measured through a pseudo-terminal beside a bare Textual app.

Run it as ``python -m benchmarks.reader [FOLDER]``. It loads the folder into a library of its own
(or, with ``--articles N``, makes one of so many invented articles in events of four),
starts both programs several times at 120×40 in true colour, and prints one table of medians. Times
depend on the machine, so what counts is the ratio to the bare app in the same run.
``--large FILE`` measures an article of 6 MB as well, which takes minutes to load: its library is
kept in the file.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.made_news import made_news
from benchmarks.search import fill

from extradition_tui.library.articles import list_articles
from extradition_tui.library.doors import Library
from extradition_tui.library.events import EventDraft, save_events, settle
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing

COLUMNS, ROWS = 120, 40
IN_ONE_WRITE = 1000
KEYS = 10
QUIET = 0.12
"""Seconds without output after which a program is taken to have answered a key."""
PATIENCE = 3.0
"""Seconds after which no answer to a key is waited for."""
FIRST_ROW = b"1 of "
"""What stands under the rows of a contrast once they are laid out."""
LARGE = 64_000
"""Sentences of an article of 6 MB."""
IN_LARGE = b"Officials"
"""A word at its beginning that the list does not show."""

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Static("bare-app-is-painted")

Bare().run(mouse=False)
"""


class Terminal:
    """A program in a pseudo-terminal: what it writes, and what it uses."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        ours, theirs = os.openpty()
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            # Its own for each start, for the reader opens the article that was open last.
            "XDG_STATE_HOME": tempfile.mkdtemp(dir=home),
            "XDG_CONFIG_HOME": str(home / "config"),
        }
        environment.pop("NO_COLOR", None)
        # As for anybody: a program's modules are compiled once, and not at every start.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._fd = ours
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)
        self.pid = self._process.pid

    def until(self, words: bytes, seconds: float = 20.0) -> float:
        """Seconds from now on until these bytes were written. Raises TimeoutError."""
        begin = time.monotonic()
        seen = b""
        while time.monotonic() - begin < seconds:
            seen += self._some(0.05)
            if words in seen:
                return time.monotonic() - begin
        raise TimeoutError(f"{words!r} was not shown; shown was {seen[-400:]!r}")

    def press(self, keys: bytes, words: bytes = b"") -> tuple[int, float]:
        """Press keys; gives the bytes written, and the seconds until the last of them.

        ``words`` are bytes that belong to the answer: a program may be quiet before it has them.
        """
        begin = time.monotonic()
        os.write(self._fd, keys)
        seen, last = b"", begin
        while time.monotonic() - last < QUIET or not (seen and words in seen):
            found = self._some(QUIET / 4)
            if found:
                seen, last = seen + found, time.monotonic()
            elif time.monotonic() - begin > PATIENCE:
                break
        return len(seen), last - begin

    def watch(self, seconds: float) -> int:
        """Wait; gives the bytes that were written meanwhile."""
        begin, count = time.monotonic(), 0
        while time.monotonic() - begin < seconds:
            count += len(self._some(0.1))
        return count

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss(self) -> float:
        """Megabytes of memory in use."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def until_idle(self) -> None:
        """Wait until the program has had nothing to do for a second."""
        before = -1.0
        while self.cpu() > before:
            before = self.cpu()
            self.watch(1.0)

    def end(self) -> None:
        """End the program, and wait for it."""
        self._process.terminate()
        deadline = time.monotonic() + 5
        while self._process.poll() is None:
            self._some(0.05)
            if time.monotonic() > deadline:
                self._process.kill()
        os.close(self._fd)

    def _some(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        try:
            return os.read(self._fd, 1 << 16) if ready else b""
        except OSError:
            return b""


@dataclass
class Figures:
    """The figures of several runs, by what was measured."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Keep the figure of one run."""
        self.values.setdefault(name, []).append(value)

    def median(self, name: str) -> float | None:
        """The median over the runs, or None where nothing was measured."""
        return median(self.values[name]) if name in self.values else None


def measure_bare(home: Path, figures: Figures, idle: float) -> None:
    terminal = Terminal([sys.executable, "-c", BARE], home)
    try:
        figures.add("first paint", terminal.until(b"bare-app-is-painted") * 1000)
        terminal.watch(0.5)
        figures.add("memory", terminal.rss())
        measure_idle(terminal, figures, idle)
    finally:
        terminal.end()


def measure_reader(library: Path, home: Path, figures: Figures, idle: float) -> None:
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library)]
    terminal = Terminal(command, home)
    try:
        figures.add("first paint", terminal.until(b"EVENTS") * 1000)
        before = terminal.cpu()
        terminal.until_idle()
        figures.add("after paint", (terminal.cpu() - before) * 1000)
        figures.add("memory list", terminal.rss())
        measure_keys(terminal, figures, "list", (b"j", b"k"))
        measure_keys(terminal, figures, "ends", (b"G", b"gg"))
        measure_filter(terminal, figures)
        figures.add("open article", terminal.press(b"\r")[1] * 1000)
        figures.add("memory", terminal.rss())
        measure_keys(terminal, figures, "text", (b"j", b"k"))
        measure_keys(terminal, figures, "character", (b"l", b"h"))
        terminal.press(b"v")
        measure_keys(terminal, figures, "selection", (b")", b"("))
        terminal.press(b"v")
        measure_keys(terminal, figures, "page", (b" ", b"\x1b[5~"))
        measure_idle(terminal, figures, idle)
        figures.add("open contrast", terminal.press(b"c", FIRST_ROW)[1] * 1000)
        measure_keys(terminal, figures, "contrast", (b"j", b"k"))
        figures.add("memory after", terminal.rss())
    finally:
        terminal.end()


def measure_large(library: Path, home: Path, figures: Figures) -> None:
    """Open the one article of a library, and go through it."""
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library)]
    terminal = Terminal(command, home)
    try:
        terminal.until(b"EVENTS")
        terminal.until_idle()
        terminal.press(b"j")
        before = terminal.cpu()
        figures.add("open large", terminal.press(b"\r", IN_LARGE)[1] * 1000)
        figures.add("open large CPU", (terminal.cpu() - before) * 1000)
        figures.add("large memory", terminal.rss())
        measure_keys(terminal, figures, "large page", (b" ", b"\x1b[5~"))
        measure_keys(terminal, figures, "large ends", (b"G", b"gg"))
        figures.add("large memory after", terminal.rss())
    finally:
        terminal.end()


def measure_keys(
    terminal: Terminal, figures: Figures, name: str, there_and_back: Sequence[bytes]
) -> None:
    """The bytes and the processor time of a key; pressed to and fro, so that it always moves."""
    pressed = [*there_and_back] * (KEYS // len(there_and_back))
    before = terminal.cpu()
    answers = [terminal.press(key)[0] for key in pressed]
    figures.add(f"{name} CPU", (terminal.cpu() - before) * 1000 / len(pressed))
    figures.add(f"{name} bytes", median(answers))


def measure_filter(terminal: Terminal, figures: Figures) -> None:
    """The processor time of a letter of a filter; the filter is left again."""
    terminal.press(b"f")
    before = terminal.cpu()
    for letter in (b"t", b"h", b"e"):
        terminal.press(letter)
    figures.add("filter CPU", (terminal.cpu() - before) * 1000 / 3)
    terminal.press(b"\x1b")


def measure_idle(terminal: Terminal, figures: Figures, seconds: float) -> None:
    terminal.watch(0.5)
    before = terminal.cpu()
    figures.add("idle bytes", terminal.watch(seconds))
    figures.add("idle CPU", (terminal.cpu() - before) / seconds * 100)


@dataclass(frozen=True)
class Row:
    """A row of the table: its words, which figure, how it is written, and the budget."""

    words: str
    name: str
    write: Callable[[float], str]
    budget: str
    compared: bool = False


def milliseconds(value: float) -> str:
    return f"{value:.0f} ms" if value >= 10 else f"{value:.1f} ms"


def megabytes(value: float) -> str:
    return f"{value:.0f} MB"


def count(value: float) -> str:
    return f"{value:,.0f} B"


TABLE = (
    Row("first paint", "first paint", milliseconds, "2 × bare", compared=True),
    Row("CPU until all is listed", "after paint", milliseconds, ""),
    Row("memory, list", "memory list", megabytes, ""),
    Row("memory, article open", "memory", megabytes, "1.5 × bare", compared=True),
    Row("memory, contrast open", "memory after", megabytes, ""),
    Row("open an article", "open article", milliseconds, "50 ms"),
    Row("open a contrast", "open contrast", milliseconds, "100 ms"),
    Row("cursor move, list", "list bytes", count, "1,024 B"),
    Row("cursor move, text", "text bytes", count, "1,024 B"),
    Row("cursor by a character, text", "character bytes", count, "1,024 B"),
    Row("selection by a sentence, text", "selection bytes", count, "1,024 B"),
    Row("cursor move, contrast", "contrast bytes", count, "1,024 B"),
    Row("page, text", "page bytes", count, "25,600 B"),
    Row("CPU per key, list", "list CPU", milliseconds, "5 ms"),
    Row("CPU to the end of the list", "ends CPU", milliseconds, ""),
    Row("CPU per letter of a filter", "filter CPU", milliseconds, ""),
    Row("CPU per key, text", "text CPU", milliseconds, "5 ms"),
    Row("CPU per character, text", "character CPU", milliseconds, "5 ms"),
    Row("CPU per selection, text", "selection CPU", milliseconds, "5 ms"),
    Row("CPU per key, contrast", "contrast CPU", milliseconds, "5 ms"),
    Row("CPU per page, text", "page CPU", milliseconds, ""),
    Row("open an article of 6 MB", "open large", milliseconds, "1,000 ms"),
    Row("CPU to open it", "open large CPU", milliseconds, ""),
    Row("memory, article of 6 MB open", "large memory", megabytes, "300 MB"),
    Row("memory, its end seen", "large memory after", megabytes, "300 MB"),
    Row("CPU per page of it", "large page CPU", milliseconds, ""),
    Row("CPU to its end", "large ends CPU", milliseconds, ""),
    Row("idle, written", "idle bytes", count, "0 B"),
    Row("idle, CPU", "idle CPU", lambda v: f"{v:.1f} %", "1 %"),
)


def table(bare: Figures, reader: Figures) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| what | bare Textual app | reader | ratio | budget |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for row in TABLE:
        floor, ours = bare.median(row.name), reader.median(row.name)
        ratio = f"{ours / floor:.2f}" if row.compared and floor and ours else "–"
        cells = [row.words]
        cells += [row.write(value) if value is not None else "–" for value in (floor, ours)]
        lines.append("| " + " | ".join([*cells, ratio, row.budget or "–"]) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="seeds", help="articles to load (seeds)")
    parser.add_argument("--library", help="measure this library instead of loading a folder")
    parser.add_argument(
        "--articles", type=int, metavar="N", help="make a library of so many articles instead"
    )
    parser.add_argument("--large", type=Path, metavar="FILE", help="an article of 6 MB as well")
    parser.add_argument("--low-bandwidth", action="store_true", help="as for a slow line")
    parser.add_argument("--runs", type=int, default=5, help="how often each is started (5)")
    parser.add_argument("--idle", type=float, default=5.0, help="seconds of doing nothing (5)")
    chosen = parser.parse_args()
    bare, reader = Figures(), Figures()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = Path(chosen.library) if chosen.library else home / "library.db"
        if chosen.articles and not library.exists():
            make(library, chosen.articles)
        elif not chosen.library and not load(chosen.folder, library):
            return 1
        if chosen.large and not chosen.large.exists() and not load_large(home, chosen.large):
            return 1
        if chosen.low_bandwidth:
            settings = home / "config" / "extradition-tui" / "settings.toml"
            settings.parent.mkdir(parents=True)
            settings.write_text("low_bandwidth = true\n")
        # One start of each that does not count: the interpreter writes its compiled modules.
        measure_bare(home, Figures(), 0.1)
        measure_reader(library, home, Figures(), 0.1)
        for number in range(chosen.runs):
            print(f"run {number + 1} of {chosen.runs}", file=sys.stderr)
            measure_bare(home, bare, chosen.idle)
            measure_reader(library, home, reader, chosen.idle)
            if chosen.large:
                measure_large(chosen.large, home, reader)
    print(f"{COLUMNS}×{ROWS}, true colour, medians of {chosen.runs} runs\n")
    print(table(bare, reader))
    return 0


def make(path: Path, count: int) -> None:
    """A library of invented articles, four of each event."""
    fill(path, count)
    with Library.open(path) as library:
        names = [article.id for article in list_articles(library)]
    for begin in range(0, count, IN_ONE_WRITE):
        some = names[begin : begin + IN_ONE_WRITE]
        events = [tuple(some[at : at + 4]) for at in range(0, len(some), 4)]
        with writing(path, this_person(), "fill") as door:
            save_events(
                door, [EventDraft(title=f"Report {one[0]}", articles=one) for one in events]
            )
            settle(door, some)


def load_large(home: Path, library: Path) -> bool:
    """Load one article of 6 MB into a library; it takes minutes."""
    (article,) = made_news(1, sentences=LARGE)
    file = home / article.name
    file.write_text(article.text, encoding="utf-8")
    return load(str(file), library)


def load(folder: str, library: Path) -> bool:
    """Load the articles, as anybody would; whether that went well is said."""
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library), "load", folder]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        print(f"{folder} could not be loaded; the reason stands above", file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
