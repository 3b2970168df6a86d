"""Articles that mean harm, in every place where their words are shown: no terminal obeys them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from extradition_tui.claim_model import ClaimDraft, EvidenceDraft, new_id
from extradition_tui.library.articles import list_articles
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.doors import Library
from extradition_tui.library.events import list_events
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing

from .pseudo_terminal import PseudoTerminal, foreign, reader
from .ways import HOME, WAYS

CLASSES = {
    "control sequences": "\x1b[31m\x1b[2J\x1b[c\x1b]0;taken\x07\x1b]52;c;aGk=\x07"
    "\x1bP+q\x1b\\ \x9b6n\x08\x7f",
    "bidi": "\u202edesrever\u202c \u2066isolated\u2069 \u200f\u061c",
    "zero width": "z\u200be\u200cr\u200do\ufeff \u2060w\u00adidth",
    "combining": "Z" + "\u0301\u0489\u20dd" * 40,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 "
    "\U0001f44b\U0001f3fd \u2764\ufe0f \U0001f1eb\U0001f1ee",
    "long word": "w" * 3000,
    "wide": "漢字" * 200,
    "line ends": "one\x85two\u2028three\u2029four\x0bfive\x0csix\rseven",
    "markup": "[red]x[/] x[/]y [@click=app.quit]here[/] [sic] \\[b] :smile:",
    "no characters": "\ufffe\ufdd0\U0001ffff\U000e0041",
    "nul and surrogates": "nul \x00 lone \ud800 and \udfff",
}
EVERY = " ".join(CLASSES.values())
"""One of each, in one title."""


def test_every_class_in_every_place_on_every_screen(tmp_path: Path) -> None:
    library, state = tmp_path / "made" / "library.db", tmp_path / "state"
    folder = write_hostile(tmp_path / "news")
    library.parent.mkdir()
    command = [sys.executable, "-m", "extradition_tui", "--library", str(library), "load"]
    said = subprocess.run([*command, str(folder)], capture_output=True, check=False)
    assert foreign(said.stdout.replace(b"\n", b"\r\n") + said.stderr) == []
    claim_hostile(library)
    with reader(library, state, [folder], size=(160, 35)) as there:
        there.until("not loaded", seconds=60)
        there.settle()
        drawn = there.written
        for way in sorted(WAYS):
            there.written = b""
            page_through(there, WAYS[way])
            assert foreign(there.written) == [], way
            assert there.alive, way
            drawn += there.written
        for words in ("␛[2J", "␇", "Oda Brekke", "␛]0;x␇"):
            assert words.encode() in drawn, words
        there.resize(60, 20)
        page_through(there, WAYS["text"])
        assert foreign(there.written) == []
    assert not (state / "extradition-tui" / "crash.log").exists()


def page_through(there: PseudoTerminal, way: bytes) -> None:
    """Go to a screen, a page down and to its end, and along its marks."""
    for keys in (HOME + way, b" ", b"G", b"]e]f]d", b"gg"):
        there.type(keys)
        there.settle(0.08, 3)


def write_hostile(folder: Path) -> Path:
    """Two articles of one event with every class in every place, and a file that is refused."""
    folder.mkdir()
    for number, lead in enumerate(("The harbour bridge was closed", "The bridge was shut"), 1):
        told = "\n\n".join(
            f"{lead} on Tuesday after {number + 12} cracks were found, {name}: {text}\n\n"
            f"“We {text[:60]} will look at the {number + 1} piers,” said Oda Brekke {text[:40]}."
            for name, text in CLASSES.items()
        )
        kept = {
            "title": f"{lead} {EVERY}",
            "text": told,
            "source": f"Paper {number} {EVERY}",
            "author": f"Ada {EVERY}",
            "published": "2031-03-05",
            "url": f"https://example.org/{number}/{EVERY}",
        }
        name = b"a\x1b[31m\xe2\x80\xae\xff\x9b" + str(number).encode() + b".jsonl"
        _write(folder, name, json.dumps(kept).encode())
        spoken = told.encode("utf-8", "surrogatepass")
        _write(
            folder, b"b\x07\xf0\x9f\x91\xa8\xe2\x80\x8d" + str(number).encode() + b".txt", spoken
        )
    _write(folder, b"refused \x1b]0;x\x07\xe2\x80\xae\xff.jsonl", b"{broken")
    return folder


def claim_hostile(library: Path) -> None:
    """A claim with every class in its words and in the note of its evidence."""
    with Library.open(library) as door:
        article = list_articles(door)[0].id
        event = list_events(door)[0].id
    text = EVERY.encode("utf-8", "replace").decode()
    with writing(library, this_person(), "test") as work:
        claim = add_claim(work, ClaimDraft(id=new_id(), statement=text[:900], event=event))
        cite(
            work,
            EvidenceDraft(
                id=new_id(), claim=claim, article=article, stance="asserts", start=0, end=30,
                note=text[:900],
            ),
        )  # fmt: skip


def _write(folder: Path, name: bytes, content: bytes) -> None:
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 -- any bytes
        file.write(content)
