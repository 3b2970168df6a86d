"""What became of the people that a number counts, and whether it counts all of them."""

from __future__ import annotations

import re

from extradition_tui.contrast.clauses import token_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, Word
from extradition_tui.model import Figure

_WORDS_TO_A_FATE = 3
_BREAKS = frozenset(["and", "but", "while", "after", "though", "although", "because"])
_OF_THESE = re.compile(r"\s+of\s+(?:the|its|their|his|her|those|these)\s+$", re.IGNORECASE)
_OUT_OF_MORE = re.compile(
    r"\b(?:including|among them|of them|of whom|of which|every|each|per|some of|half of|all but"
    r"|first|last|final|next|remaining|a further|extra)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_OUT_OF_MORE_AFTER = re.compile(
    r"^\s+(?:of (?-i:[A-Z])\w+['’]s|of (?:them|whom|which|the|those|these|its|their)|further"
    r"|prior|previous|earlier|past)\b|^[^,.;]{0,25}(?<! for) each\b"
    r"|^\s+\w+\s+(?:sooner|later|earlier|more|fewer|less|ahead|behind(?! bars)|apart|longer|shorter"
    r"|higher|lower)\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"\b(?:another|additional|other)\s*(?:the\s+)?$", re.IGNORECASE)
_ON_TOP_AFTER = re.compile(
    r"^\s+(?:more|others?|additional|extra|further|new)\b",
    re.IGNORECASE,
)


def fate_of(line: Line, figure: Figure) -> str:
    """The nearest word that says what became of them, with no other number on the way to it."""
    fates = concepts().fates
    others = [other.start for other in line.figures if other is not figure]
    after = [word for word in line.words if word.start >= figure.end]
    before = [word for word in line.words if word.end <= figure.start][::-1]
    best: tuple[int, str] | None = None
    for way in (after, before):
        steps = 0
        for word in way:
            if any(word.start <= start < word.end for start in others):
                break
            surface = _surface(line, word)
            if surface in _BREAKS or ";" in _between(line, figure, word):
                break
            if surface in fates:
                if best is None or steps < best[0]:
                    best = (steps, fates[surface])
                break
            steps += word.stem not in FUNCTION_WORDS
            if steps > _WORDS_TO_A_FATE:
                break
    return best[1] if best else ""


def fate_in_noun(reading: Reading, line: Line, figure: Figure) -> str:
    """The fate that the noun itself tells: "12 deaths", "34 arrests"."""
    if not figure.of or figure.unit:
        return ""
    after = [word for word in line.words if word.start >= figure.end][:3]
    for word in after:
        if _surface(line, word) == figure.of.split()[-1]:
            return concepts().fates.get(_surface(line, word), "")
    return ""


def may_be_people(reading: Reading, figure: Figure, noun: str) -> bool:
    """Whether a bare number may stand for people: "killing 12", "12 were hurt"."""
    if noun or figure.unit or (figure.value or 0) % 1:
        return False
    tokens = reading.report.analysis.tokens
    following = token_at(tokens, figure.end + 1)
    if following is None or tokens[following].pos not in ("NOUN", "PROPN", "ADJ"):
        return True
    token = tokens[following]
    return reading.text[token.start : token.end].casefold() in concepts().fates


def partial(reading: Reading, line: Line, figure: Figure, before: str, after: str) -> bool:
    """Whether a number is of a part, or comes on top of another: "another 12", "9 of them".

    "27 killed and 40 others hurt" counts all the hurt.
    """
    whole = _OF_THESE.search(before)
    if whole and any(other.end == line.start + whole.start() for other in line.figures):
        return True
    if _OUT_OF_MORE.search(before) or _OUT_OF_MORE_AFTER.search(after):
        return True
    on_top = _ON_TOP.search(before) or _ON_TOP_AFTER.search(after)
    if not on_top:
        return False
    fate = fate_of(line, figure)
    earlier = (
        fate_of(other, item)
        for other in reading.lines
        for item in other.figures
        if other.number <= line.number and item.end <= figure.start
    )
    return not fate or fate in earlier


def _between(line: Line, figure: Figure, word: Word) -> str:
    start, end = sorted((figure.start, word.start))
    return line.text[start - line.start : end - line.start]


def _surface(line: Line, word: Word) -> str:
    return line.text[word.start - line.start : word.end - line.start].casefold()
