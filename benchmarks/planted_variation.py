"""A second report of an article: other words, another order, other typography, the same facts.

Nothing here changes what is said, but for the one edit that is planted, and words in quotation
marks stay as they are. All choices come from one source of chance: every run makes the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.planted_articles import Draft, Sentence, Target

if TYPE_CHECKING:
    import random

_SYNONYMS = Path(__file__).with_name("planted_synonyms.txt")
_DEPENDENT = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|These|Both|Some|Many|Half|Two|Four)\b|“"
)
_OPENINGS = (
    "Meanwhile,",
    "In addition,",
    "As was to be expected,",
    "Moreover,",
    "In the event,",
)
_MAY_BE_SMALL = frozenset(
    [
        "The",
        "A",
        "An",
        "It",
        "He",
        "She",
        "They",
        "His",
        "Her",
        "Its",
        "Their",
        "Some",
        "Many",
        "Two",
        "More",
        "About",
        "No",
        "Half",
        "There",
    ]
)
_OPENS, _CLOSES = "“", "”"
STYLES: tuple[dict[str, str], ...] = (
    {"“": '"', "”": '"', "’": "'", "–": " - ", "—": " - "},
    {"“": "‘", "”": "’"},
    {"“": "«", "”": "»"},
    {"’": "'", "'": "’", "-": "‑"},
    {"“": "„", "”": "“"},
    {},
)
"""Ways to set the same words: straight marks, single ones, those of other countries."""


@dataclass(frozen=True)
class Ways:
    """How much of each harmless change a report gets: shares of the places that allow it."""

    synonyms: float = 0.35
    turned: float = 0.3
    moved: float = 0.3
    opened: float = 0.15
    dropped: bool = True
    style: int | None = None


@dataclass
class Made:
    """A text with the places of its targets and of its sentences."""

    title: str
    text: str = ""
    targets: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def plain(draft: Draft) -> Made:
    """The article as it was written."""
    return _made(draft, "before", {})


def second(draft: Draft, chance: random.Random, ways: Ways) -> Made:
    """The second report: the draft with its edit carried out and everything else varied."""
    paragraphs = [list(paragraph) for paragraph in draft.paragraphs]
    if ways.dropped and chance.random() < 0.5:
        _drop(paragraphs, chance)
    _move(paragraphs, chance, ways.moved)
    for paragraph in paragraphs:
        for place, line in enumerate(paragraph):
            turned = _turned(line) if chance.random() < ways.turned else None
            reworded = _reworded(turned or line, chance, ways.synonyms)
            paragraph[place] = _opened(reworded, chance, ways.opened)
    style = chance.randrange(3) if ways.style is None else ways.style
    style = len(STYLES) - 1 if ways.style is None and style == 2 else style
    varied = Draft(draft.title, tuple(tuple(paragraph) for paragraph in paragraphs))
    return _made(varied, "after", STYLES[style])


def droppable(draft: Draft) -> list[tuple[int, int]]:
    """The sentences that can be left out: those of no person's words, after the first paragraph."""
    return [
        (number, place)
        for number, paragraph in enumerate(draft.paragraphs)
        for place, line in enumerate(paragraph)
        if number
        and place
        and _OPENS not in _text(line)
        and len(_text(line).split()) > 7
        and not any(isinstance(piece, Target) for piece in line)
        and not (place + 1 < len(paragraph) and _DEPENDENT.match(_text(paragraph[place + 1])))
    ]


def without(draft: Draft, left_out: tuple[int, int]) -> Draft:
    """The draft without one sentence."""
    return Draft(
        draft.title,
        tuple(
            tuple(line for place, line in enumerate(lines) if (number, place) != left_out)
            for number, lines in enumerate(draft.paragraphs)
        ),
    )


def _drop(paragraphs: list[list[Sentence]], chance: random.Random) -> None:
    places = droppable(Draft((), tuple(tuple(lines) for lines in paragraphs)))
    if places:
        number, place = chance.choice(places)
        del paragraphs[number][place]


def _move(paragraphs: list[list[Sentence]], chance: random.Random, share: float) -> None:
    """Sentences of the last paragraph in another order, and one of them earlier."""
    last = paragraphs[-1]
    free = [place for place, line in enumerate(last) if _free(last, place)]
    if len(free) > 1 and chance.random() < 2 * share:
        lines = [last[place] for place in free]
        chance.shuffle(lines)
        for place, line in zip(free, lines, strict=True):
            last[place] = line
    if len(free) > 1 and len(paragraphs) > 2 and chance.random() < share:
        paragraphs[chance.randrange(1, len(paragraphs) - 1)].append(last.pop(free[-1]))


def _free(lines: list[Sentence], place: int) -> bool:
    """Whether a sentence leans on none before it, and none after leans on it."""
    if _DEPENDENT.match(_text(lines[place])) or _OPENS in _text(lines[place]):
        return False
    return not (place + 1 < len(lines) and _DEPENDENT.match(_text(lines[place + 1])))


def _turned(line: Sentence) -> Sentence | None:
    """“We wait,” said Ann Lee. -> Ann Lee said: “We wait.” None for other sentences."""
    for place, piece in enumerate(line):
        cut = piece.find(",” ") if isinstance(piece, str) else -1
        if cut < 0 or not isinstance(piece, str):
            continue
        before: list[str | Target] = [*line[:place], piece[:cut]]
        after: list[str | Target] = [piece[cut + 3 :], *line[place + 1 :]]
        return _said_first(before, after)
    return None


def _said_first(before: list[str | Target], after: list[str | Target]) -> Sentence | None:
    first, last = after[0], after[-1]
    if not isinstance(first, str) or _text(tuple(after)).count(_OPENS):
        return None
    if first.startswith("said "):
        after[0] = first.removeprefix("said ")
    elif isinstance(last, str) and last.endswith(" said."):
        after[-1] = last.removesuffix(" said.") + "."
    else:
        return None
    ending = after[-1]
    if not isinstance(ending, str) or not ending.endswith("."):
        return None
    who = ending[:-1].rstrip(",")
    comma = "," if ", " in _text((*after[:-1], who)) else ""
    return (*after[:-1], f"{who}{comma} said: ", *before, ".”")


def _reworded(line: Sentence, chance: random.Random, share: float) -> Sentence:
    """Other words that say the same, in as many of the places that have one."""
    inside = False
    pieces: list[str | Target] = []
    for piece in line:
        if isinstance(piece, Target):
            pieces.append(piece)
            continue
        parts = re.split(f"([{_OPENS}{_CLOSES}])", piece)
        for number, part in enumerate(parts):
            if part in (_OPENS, _CLOSES):
                inside = part == _OPENS
            elif not inside:
                parts[number] = _finder().sub(lambda match: _other(match[0], chance, share), part)
        pieces.append("".join(parts))
    return tuple(pieces)


def _other(words: str, chance: random.Random, share: float) -> str:
    if chance.random() >= share:
        return words
    choices = [other for other in _synonyms()[words] if other != words]
    return chance.choice(choices)


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _SYNONYMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            same = tuple(part.strip() for part in line.split("="))
            found.setdefault(same[0], same)
    return found


@cache
def _finder() -> re.Pattern[str]:
    words = sorted(_synonyms(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b(?!['’-])")


def _opened(line: Sentence, chance: random.Random, share: float) -> Sentence:
    """A sentence that begins with a word or two more, or without "The"."""
    first = line[0] if line else ""
    if not isinstance(first, str) or first.startswith(_OPENS) or chance.random() >= share:
        return line
    word = first.split(" ", 1)[0]
    lower = first[0].lower() + first[1:] if word in _MAY_BE_SMALL else first
    return (f"{chance.choice(_OPENINGS)} {lower}", *line[1:])


def _text(line: Sentence) -> str:
    return "".join(piece if isinstance(piece, str) else piece.before for piece in line)


def _made(draft: Draft, side: str, style: dict[str, str]) -> Made:
    made = Made(_styled("".join(_side(piece, side) for piece in draft.title), style))
    made.text = made.title + "\n\n" if made.title else ""
    for paragraph in draft.paragraphs:
        for number, line in enumerate(paragraph):
            if number:
                made.text += " "
            start = len(made.text)
            for piece in line:
                begin = len(made.text)
                made.text += _styled(_side(piece, side), style)
                if isinstance(piece, Target):
                    made.targets.append((begin, len(made.text)))
            made.sentences.append((start, len(made.text)))
        made.text += "\n\n"
    return made


def _side(piece: str | Target, side: str) -> str:
    if isinstance(piece, str):
        return piece
    return piece.before if side == "before" else piece.after


def _styled(text: str, style: dict[str, str]) -> str:
    return "".join(style.get(char, char) for char in text)
