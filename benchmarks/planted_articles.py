"""Invented articles with marked places: what an edit puts there, and what says the same.

``{41|figure:47|bound:more than 40}`` reads "41"; a planted error puts 47 there, and "more than 40"
says the same less exactly. A sentence stands on a line of its own, an empty line ends a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = Path(__file__).with_name("planted_articles")

MARKED = ("figure", "date", "name", "title", "speaker", "word", "not", "hedge")
"""Kinds of error whose words stand in the articles."""

ALIKE = ("bound", "round", "form", "short", "abbr")
"""Kinds of change that stand in the articles and make no difference."""

_SLOT = re.compile(r"\{([^{}]*)\}")
_OTHERS = (
    "Nora Tellis",
    "Anton Greve",
    "Lucy Marbeck",
    "Hamid Soltani",
    "Vera Kolb",
    "Dennis Abara",
)


@dataclass(frozen=True)
class Slot:
    """A marked place: its words, and what may stand there instead, by kind."""

    text: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Target:
    """Words that an edit changes: as they are, and as they will be."""

    before: str
    after: str


Marked = tuple[str | Slot, ...]
Sentence = tuple[str | Target, ...]


@dataclass(frozen=True)
class Source:
    """An article as it was written, with its marked places."""

    name: str
    title: str
    published: str
    paragraphs: tuple[tuple[Marked, ...], ...]


@dataclass(frozen=True)
class Edit:
    """One change: what stood there and what stands there now."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Draft:
    """An article with one edit, not yet carried out: the title, then the paragraphs."""

    title: Sentence
    paragraphs: tuple[tuple[Sentence, ...], ...]


def sources(folder: Path = FOLDER) -> tuple[Source, ...]:
    """All articles, by name."""
    return tuple(_source(path) for path in sorted(folder.glob("*.txt")))


def edits(source: Source, kinds: Sequence[str]) -> Iterator[Edit]:
    """The different edits of some kinds that the marked places of an article allow."""
    known: set[Edit] = set()
    for slot in _slots(source):
        for kind, after in slot.others:
            edit = Edit(kind, slot.text, after)
            if kind in kinds and edit not in known:
                known.add(edit)
                yield edit


def another_person(source: Source, number: int) -> Edit | None:
    """Another person in the role of the second whom an article names in full."""
    names = [
        slot.text
        for slot in _slots(source)
        if any(kind == "name" for kind, _ in slot.others) and len(slot.text.split()) == 2
    ]
    different = list(dict.fromkeys(names))
    if len(different) < 2:
        return None
    return Edit("person", different[1], _OTHERS[number % len(_OTHERS)])


def draft(source: Source, edit: Edit | None) -> Draft:
    """The article with its marked places as they are written, and the places of the edit.

    A name is changed wherever it stands; all else where the same words are marked.
    """
    words = _words(edit) if edit and edit.kind in ("name", "person") else {}
    return Draft(
        _split((source.title,), words),
        tuple(
            tuple(
                _split(_chosen(line, edit), words) if words else _chosen(line, edit)
                for line in paragraph
            )
            for paragraph in source.paragraphs
        ),
    )


def _source(path: Path) -> Source:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return Source(
        path.stem,
        facts["title"],
        facts["published"],
        tuple(
            tuple(_marked(line) for line in paragraph.splitlines() if line.strip())
            for paragraph in body.split("\n\n")
        ),
    )


def _marked(line: str) -> Marked:
    pieces: list[str | Slot] = []
    for place, piece in enumerate(_SLOT.split(line)):
        if place % 2 == 0:
            if piece:
                pieces.append(piece)
            continue
        text, *others = piece.split("|")
        pairs = [other.partition(":")[::2] for other in others]
        pieces.append(Slot(text, tuple((kind, after) for kind, after in pairs)))
    return tuple(pieces)


def _slots(source: Source) -> Iterator[Slot]:
    for paragraph in source.paragraphs:
        for line in paragraph:
            yield from (piece for piece in line if isinstance(piece, Slot))


def _chosen(line: Marked, edit: Edit | None) -> Sentence:
    """A line with its slots as they are written; where the edit fits, a target."""
    pieces: list[str | Target] = []
    for piece in line:
        if isinstance(piece, str):
            pieces.append(piece)
        elif edit and edit.before == piece.text and (edit.kind, edit.after) in piece.others:
            pieces.append(Target(piece.text, edit.after))
        else:
            pieces.append(piece.text)
    return _joined(pieces)


def _joined(pieces: Sequence[str | Target]) -> Sentence:
    """Neighbouring strings as one."""
    joined: list[str | Target] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return tuple(joined)


def _words(edit: Edit) -> dict[str, str]:
    """The words of a name that change."""
    pairs = zip(edit.before.split(), edit.after.split(), strict=True)
    return {before: after for before, after in pairs if before != after}


def _split(line: Sequence[str | Target], words: dict[str, str]) -> Sentence:
    """A line with every word of a name that changes as a target."""
    if not words:
        return tuple(line)
    known = re.compile("(" + "|".join(rf"\b{re.escape(word)}\b" for word in words) + ")")
    whole = "".join(piece if isinstance(piece, str) else piece.before for piece in line)
    return tuple(
        Target(piece, words[piece]) if piece in words else piece
        for piece in known.split(whole)
        if piece
    )
