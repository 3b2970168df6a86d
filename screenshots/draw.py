"""Draws the pictures of the screens: the real app on the sample articles, headless.

    python screenshots/draw.py            draws them anew
    python screenshots/draw.py --check    says which would change, exit code 1 if any would

Nothing is drawn by hand, and the same program on the same articles draws the same files.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.library_screen import LibraryScreen

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
SIZES = ((120, 40), (80, 24))
READER = "anna"
"""Who sits at the keyboard in the pictures, whoever draws them."""


@dataclass(frozen=True)
class Picture:
    """A screen by its name, and the keys that lead to it from the article that is open."""

    name: str
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("library"),
    Picture("contrast", ("c", "j", "l")),
    Picture("side-by-side", ("c", "|", "]", "d", "]", "d")),
)


async def draw(library: Path, picture: Picture, size: tuple[int, int]) -> str:
    """One picture as SVG: the event with the most sources, its first titled article open."""
    app = ReaderApp(library)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.title = "extradition-tui"
        app.person = READER
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        event = max(screen.shelf.events, key=lambda one: len(one.articles))
        articles = [screen.shelf.article(article) for article in event.articles]
        titled = [article.id for article in articles if article is not None and article.title]
        screen.open_article((titled or event.articles)[0])
        await settled(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot)
        return placed(app.export_screenshot())


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the library has answered and everything is painted."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def placed(svg: str) -> str:
    """The picture with every stretch of words put where it begins.

    Some viewers drop the blanks before words, or draw them narrower; so blanks are not drawn.
    """
    return TEXT.sub(_stretches, svg)


TEXT = re.compile(r'<text ([^>]*?)x="([\d.]+)"([^>]*?)textLength="[\d.]+"([^>]*)>([^<]*)</text>')
WORDS = re.compile(r"─+|[^\s─]+(?: [^\s─]+)*")
CELL = 12.2
"""The width of a cell in the picture."""


def _stretches(match: re.Match[str]) -> str:
    before, x, between, after, escaped = match.groups()
    text = html.unescape(escaped.replace("&#160;", " "))
    drawn = []
    for words in WORDS.finditer(text):
        left = float(x) + cell_len(text[: words.start()]) * CELL
        length = cell_len(words[0]) * CELL
        shown = html.escape(words[0]).replace(" ", "&#160;")
        drawn.append(
            f'<text {before}x="{left:.1f}"{between}textLength="{length:.1f}"{after}>{shown}</text>'
        )
    return "".join(drawn)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw every picture in every size, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what would change")
    chosen = parser.parse_args(arguments)
    changed = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TERM"] = "xterm-256color"
        os.environ.pop("NO_COLOR", None)
        library = Path(folder) / "library.db"
        load(library)
        for picture in PICTURES:
            for columns, rows in SIZES:
                # Its own each time, for the reader comes back to where it was.
                os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(dir=folder)
                svg = asyncio.run(draw(library, picture, (columns, rows)))
                path = HERE / f"{picture.name}-{columns}x{rows}.svg"
                if not path.exists() or path.read_text(encoding="utf-8") != svg:
                    changed.append(path.name)
                    if not chosen.check:
                        path.write_text(svg, encoding="utf-8")
    print("\n".join(changed) or "nothing changed")
    return 1 if chosen.check and changed else 0


def load(library: Path) -> None:
    """Load the sample articles, as anybody would."""
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library), "load"]
    subprocess.run([*command, str(SEEDS)], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
