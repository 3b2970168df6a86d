"""Whom an article gives as saying a quotation, and when two articles give it to two people."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, words
from extradition_tui.model import Quote

_ONE_NAME = 0.8
"""How much two spellings of one surname have in common: "Hanssen", "Hansen"."""


@dataclass(frozen=True, slots=True)
class Said:
    """Whom an article gives words to, and the names beside them (see ``named_beside``)."""

    speaker: str
    beside: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether the speaker is named there: elsewhere a pronoun was followed to them."""
        return bool(speaker_names(self.speaker) & self.beside)


def may_be_one(a: str | None, b: str | None) -> bool:
    """Whether two articles may mean the same speaker: an office or a pronoun may be anybody."""
    if not a or not b:
        return True
    mine, yours = speaker_names(a), speaker_names(b)
    if not mine or not yours or not (a[:1].isupper() and b[:1].isupper()):
        return True
    return any(_one_name(one, other) for one, other in product(mine, yours))


@lru_cache(maxsize=1024)
def speaker_names(speaker: str) -> frozenset[str]:
    """The words of a speaker's name, without accents and without "Mr" and the like."""
    plain = unicodedata.normalize("NFKD", speaker)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(word.stem for word in words(plain) if word.stem not in FUNCTION_WORDS)


def named_beside(reading: Reading, quote: Quote) -> frozenset[str]:
    """The words with a capital that stand beside a quotation, in its own sentences.

    They are those of whom it is given to, and of others. None where its speaker is not a person's
    name: for an office or a company somebody speaks whom another article may name.
    """
    names = speaker_names(quote.speaker) if quote.speaker else set()
    around = [
        line
        for line in (*reading.lines, *reading.headings)
        if line.start < quote.end + 2 and line.end > quote.start - 2
    ]
    for line in around:
        for mention in line.mentions:
            if mention.label != "PERSON" and names & speaker_names(mention.text):
                return frozenset()
    return frozenset(
        name
        for line in around
        for word in line.words
        if word.capital and not quote.start <= word.start < quote.end
        for name in speaker_names(reading.text[word.start : word.end])
    )


def given_to_another(one: Iterable[Said], other: Iterable[Said]) -> bool:
    """Whether two articles give the same words to different people, each named beside them."""
    mine, yours = tuple(one), tuple(other)
    if not any(said.named for said in mine) or not any(said.named for said in yours):
        return False
    return not any(
        may_be_one(a.speaker, b.speaker)
        or speaker_names(a.speaker) & b.beside
        or speaker_names(b.speaker) & a.beside
        for a, b in product(mine, yours)
    )


def _one_name(a: str, b: str) -> bool:
    return a == b or difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ONE_NAME
