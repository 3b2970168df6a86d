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
from itertools import product
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from extradition_tui.claim_model import (
    ClaimDraft,
    EvidenceDraft,
    Stance,
    VerdictDraft,
    new_id,
)
from extradition_tui.library.articles import get_article
from extradition_tui.library.claims import add_claim, add_comment, add_tag, judge
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.contrasts import get_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.events import list_events
from extradition_tui.library.writing import Writing, writing
from extradition_tui.model import Person
from extradition_tui.settings import Settings
from extradition_tui.state.drafts import Draft, Drafts
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
    library: str = "loaded"
    typed: str = ""
    """A comment that was typed before, and never written."""


CLAIMED, EMPTY = "claimed", "empty"
"""A library with a claim, and one with nothing in it."""

PICTURES = (
    Picture("first-start", library=EMPTY),
    Picture("library"),
    Picture("facts", ("g", "3", *"jjj")),
    Picture("selection", (*"jjjjjjj", "V")),
    Picture("jump-mode", ("g", "j")),
    Picture("classes-of-mark", ("i",)),
    Picture("contrast", ("c", "j", "l")),
    Picture("side-by-side", ("c", "|", "]", "d", "]", "d")),
    Picture("each-text-by-itself", ("c", "|", "=")),
    Picture("quotations", ("c", "_")),
    Picture("labels", ("c", "_", "_")),
    Picture("figures-and-dates", ("c", "_", "_", "_")),
    Picture("families", ("c", "W")),
    Picture("whole-words", ("c", "tab")),
    Picture("another-event", ("g", "1", "M")),
    Picture("search-begun", ("g", "/")),
    Picture("search", ("g", "/", *"security")),
    Picture("name", ("g", "3", "g", "e")),
    Picture("text-of-a-claim", ("]", "a", "escape"), CLAIMED),
    Picture("claim-begun", (*"jjjjjjj", "a")),
    Picture("evidence-of-which-claim", (*"jjjjjjj", "a"), CLAIMED),
    Picture("no-claims", ("C",)),
    Picture("claims", ("C",), CLAIMED),
    Picture("claim", ("C", "enter"), CLAIMED),
    Picture("claim-edited", ("C", "enter", "e"), CLAIMED),
    Picture("verdict", ("C", "enter", "J"), CLAIMED),
    Picture("to-confirm", ("C", "r"), CLAIMED),
    Picture("drafts", ("g", "d"), CLAIMED, typed="Which of the two offices answered, and when?"),
    Picture("not-loaded", ("g", "p")),
    Picture("help", ("?",)),
    Picture("palette", ("ctrl+p",)),
    Picture("command", (":", *"events", "enter")),
)
THEMES = {"dark": "", "light": "-light"}
"""The themes with what they add to a picture's name."""


async def draw(library: Path, picture: Picture, theme: str, size: tuple[int, int]) -> str:
    """One picture as SVG: the event with the most sources, its first titled article open."""
    app = ReaderApp(library, settings=Settings(theme=theme), person=READER)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.title = "extradition-tui"
        if picture.library != EMPTY:
            open_titled(app)
            await settled(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settled(pilot)
        drawn = DAY_AND_TIME.sub(ONE_DAY_AND_TIME, TIME.sub(ONE_TIME, app.export_screenshot()))
        return small(placed(drawn))


def open_titled(app: ReaderApp) -> None:
    """Open the first article with a title of the event with the most sources."""
    screen = app.screen
    assert isinstance(screen, LibraryScreen)
    event = max(screen.shelf.events_with(""), key=lambda one: len(one.articles))
    articles = [screen.shelf.article(article) for article in event.articles]
    titled = [article.id for article in articles if article is not None and article.title]
    screen.open_article((titled or event.articles)[0])


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the library has answered and everything is painted."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


TIME = re.compile(r"\d{4}-\d\d-\d\d(&#160;| )\d\d:\d\d")
ONE_TIME = "2031-03-05\\g<1>10:00"
"""What claims were made at, whenever the pictures are drawn."""
DAY_AND_TIME = re.compile(r"\d\d(&#160;| )[A-Z][a-z][a-z](&#160;| )\d\d:\d\d")
ONE_DAY_AND_TIME = "05\\g<1>Mar\\g<2>10:00"
"""The same for what was typed."""


def placed(svg: str) -> str:
    """The picture with every stretch of words put where it begins.

    Some viewers drop the blanks before words, or draw them narrower; so blanks are not drawn.
    """
    return TEXT.sub(_stretches, svg)


def small(svg: str) -> str:
    """The picture without what nobody sees: each row's own frame, and long names of looks."""
    for pattern in (ROW_FRAME, IN_ROW, FACES):
        svg = pattern.sub("", svg)
    return LONG_NAME.sub("", svg)


ROW_FRAME = re.compile(r'<clipPath id="[\w-]*-line-\d+">.*?</clipPath>\s*', re.DOTALL)
IN_ROW = re.compile(r' clip-path="url\(#[\w-]*-line-\d+\)"')
FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
LONG_NAME = re.compile(r"terminal-\d+-(?=[rmtc])")


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
        for name in ("loaded", CLAIMED):
            load(Path(folder) / f"{name}.db")
        make_claim(Path(folder) / f"{CLAIMED}.db", READER)
        for picture, (theme, added), (columns, rows) in product(PICTURES, THEMES.items(), SIZES):
            # Its own each time, for the reader comes back to where it was.
            os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(dir=folder)
            library = Path(folder) / f"{picture.library}.db"
            if picture.typed:
                leave_typed(library, picture.typed)
            svg = asyncio.run(draw(library, picture, theme, (columns, rows)))
            path = HERE / f"{picture.name}{added}-{columns}x{rows}.svg"
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


def leave_typed(library: Path, words: str) -> None:
    """A comment on a claim that somebody typed, and left."""
    drafts = Drafts(library)
    drafts.begin(Draft(kind="comment", claim="claim", revision=1)).change(words, len(words))
    drafts.close()


STANCES: tuple[Stance, ...] = ("asserts", "contradicts", "supports")


def make_claim(library: Path, name: str) -> None:
    """One claim with evidence from three sources, judged, commented and tagged by a person."""
    with Library.open(library) as reading:
        event = max(list_events(reading), key=lambda one: len(one.articles))
        contrast = get_contrast(reading, event.id)
        assert contrast is not None
        statement = next(
            one for one in contrast.statements if one.differences and len(one.cells) == 3
        )
        words = {
            article: (spans[0].start, spans[0].end)
            for article, spans in statement.cells.items()
            if spans
        }
        first, (start, end) = next(iter(words.items()))
        said = " ".join(get_article(reading, first).text[start:end].split())
    with writing(library, Person(name, name), "a claim for the pictures") as work:
        _write(work, ClaimDraft(id=new_id(), statement=said, event=event.id), words)


def _write(work: Writing, claim: ClaimDraft, words: dict[str, tuple[int, int]]) -> None:
    add_claim(work, claim)
    for stance, (article, (start, end)) in zip(STANCES, words.items(), strict=True):
        evidence = EvidenceDraft(
            id=new_id(), claim=claim.id, article=article, stance=stance, start=start, end=end
        )
        cite(work, evidence)
    verdict = VerdictDraft(
        id=new_id(),
        scheme="six-step",
        rating="unproven",
        confidence=80,
        because="Two of the three share their words; the other names another office.",
    )
    judge(work, claim.id, verdict)
    add_comment(work, claim.id, "Ask the ministry which name it uses itself.")
    add_tag(work, claim.id, "offices")


if __name__ == "__main__":
    sys.exit(main())
