"""Words as they are compared: tokens with their places, light stems, and function words.

The frequency table is built with these same functions, so a stem that is looked up is a stem that
was counted. Nothing here depends on a pipeline: the same text gives the same words under any.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extradition_tui.contrast.folding import APOSTROPHES, UNSEEN, one_spelling, plainly

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)*"
    rf"|[^\W\d_]+(?:[{APOSTROPHES}{UNSEEN}]+[^\W\d_]+)*(?:[{UNSEEN}]+(?!\w))?"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_CONTRACTED = re.compile(r"n?['’](?:t|s|re|ve|ll|d|m)$")
_VOWEL = re.compile(r"[aeiouy]")

_FUNCTION_WORDS_TEXT = """
a about above after again against ago all almost along already also although always am amid
among an and another any anybody anyone anything are around as at away back be became because
become been before behind being below between both but by came can cannot come could did do does
doing done down due during each either else end enough even ever every few for from further get
give go going gone got had has have having he her here hers herself him himself his how however
i if in including indeed instead into is it its itself just keep last latest least less let like
made make many may me might mine more most much must my myself near need neither never next no
nobody none nor not nothing now of off often on once one only onto or other others otherwise our
ours out over own per perhaps put quite rather re really said same saw say says second see seem
seen several shall she should since so some something soon still such take than that the their
theirs them themselves then there therefore these they thing this those though through thus till
to today together told too toward towards two under until up upon us use used very via was way
we well went were what when where whether which while who whom whose why will with within
without would yes yet you your yours yourself mr mrs ms dr
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
"""Words that say how a sentence is built rather than what it is about."""


class Word(NamedTuple):
    """One word in a text: its place, its stem, and whether it is written with a capital."""

    start: int
    end: int
    stem: str
    capital: bool


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """All words of ``text[start:end]``; offsets count in the whole text."""
    stop = len(text) if end is None else end
    found = []
    for match in _WORD.finditer(text, start, stop):
        surface = match[0]
        found.append(Word(match.start(), match.end(), stem(surface), surface[0].isupper()))
    return tuple(found)


def content(sequence: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words that carry meaning: neither function words nor lone letters."""
    return tuple(
        word for word in sequence if word.stem not in FUNCTION_WORDS and len(word.stem) > 1
    )


def content_stems(text: str) -> list[tuple[int, str]]:
    """Where the words that carry meaning start, and their stems: ``content`` without the rest."""
    found = [(match.start(), stem(match[0])) for match in _WORD.finditer(text)]
    return [pair for pair in found if pair[1] not in FUNCTION_WORDS and len(pair[1]) > 1]


@lru_cache(maxsize=16384)
def stem(surface: str) -> str:
    """A light stem: lower case, no possessive, no plural, no -ed, -ing or -ly.

    The country in "US" and "U.S." is kept apart from the pronoun. An S-stemmer with the commonest
    verb endings; irregular forms stay as they are.
    """
    if surface in ("US", "U.S.", "U.S", "USA", "U.S.A."):
        return "u.s."
    if surface[0].isdigit():
        return plainly(surface).replace(",", "")
    word = one_spelling(surface)
    if "." in word:
        return word.replace(".", "")
    word = _CONTRACTED.sub("", word) if "'" in word else word
    word = _POSSESSIVE.sub("", word)
    if word in FUNCTION_WORDS or len(word) < 4:
        return word
    return _undouble(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, shortest in (("ingly", 8), ("edly", 7), ("ing", 6), ("ied", 5), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest:
            rest = word[: -len(ending)]
            if ending == "ied":
                return rest + "y"
            if _VOWEL.search(rest):
                return rest
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return word


def _undouble(word: str) -> str:
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsze":
        return word[:-1]
    if len(word) > 4 and word.endswith("e"):
        return word[:-1]
    return word
