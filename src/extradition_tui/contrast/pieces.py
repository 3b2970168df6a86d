"""Quotations cut into sentences, each with the words by which it is found in other articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.folding import APOSTROPHES, as_printed, in_digits
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.speakers import named_beside
from extradition_tui.contrast.words import FUNCTION_WORDS, Word, stem, words
from extradition_tui.model import Quote

FRAGMENT = 4
"""Fewer words than these are a catchword rather than a sentence."""

_SENTENCE_END = re.compile(
    r"(?<!\bM[rsx])(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bLt)(?<!\bGen)(?<!\bSen)(?<!\bRev)(?<!\b[A-Z])"
    r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])"
)
_NOT = re.compile(rf"(?i:n[{APOSTROPHES}]t|\Bnot)\Z")
_SMALL = {"1": "one", "2": "two"}
_WITHOUT_NOT = {"ca": "can", "wo": "will", "sha": "shall", "cannot": "can"}
_INNER_MARK = re.compile(r"(?<!\n)[\"“”]")
_SINGLE = frozenset("'‘’‹›")
_ATTRIBUTED = re.compile(
    r"[,?!][\"'”’]?\s+(?:[^\s,.?!“\"]+\s+){0,5}(?:said|says|added|adds|told\s+\S+(?:\s\S+)?)"
    r"(?:\s+(?:in|on|at|to|from|during|after|by|of)\b[^,.?!]{0,60}|\s+[A-Z][^,.?!]{0,40})?(?:[,.]|$)"
)


@dataclass(frozen=True, eq=False)
class Piece:
    """One sentence between quotation marks, with the names ``beside`` it and in it.

    ``printed`` are its words as changes between the marks are told by; ``stems`` are those by
    which it is found, numbers in digits and "doesn't" as "does not"; ``senses`` what these words
    mean, in any form: "died" is "dead", and "came" is "come".
    """

    article: str
    start: int
    end: int
    quote: int
    speaker: str | None
    beside: frozenset[str]
    names: frozenset[str]
    words: tuple[Word, ...]
    printed: tuple[str, ...]
    stems: tuple[str, ...]
    senses: Mapping[str, float]

    @cached_property
    def known(self) -> frozenset[str]:
        """Its different stems."""
        return frozenset(self.stems)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of them that say what it is about."""
        return self.known - FUNCTION_WORDS

    @cached_property
    def weights(self) -> list[float]:
        """What each of its words weighs."""
        return [0.1 + rarities().of(stem) for stem in self.stems]


def pieces_of(reading: Reading) -> Iterator[Piece]:
    """The sentences between the quotation marks of an article, in its order."""
    for quote in reading.report.analysis.quotes:
        if quote.kind == "indirect" or quote.start >= quote.end:
            continue
        start, last = quote.start, _end(reading.text, quote)
        cuts = [match.end() for match in _SENTENCE_END.finditer(reading.text, start, last)]
        for cut in [*cuts, last]:
            piece = _piece(reading, quote, start, cut)
            if piece:
                yield piece
            start = cut


def _end(text: str, quote: Quote) -> int:
    """Where the words of a quotation end for certain.

    Where the article lacks a closing mark, what stands up to the next quotation is taken for a
    part of it: what follows a double mark within, or tells who said it, is not relied upon.
    """
    told = _ATTRIBUTED.search(text, quote.start, quote.end)
    end = told.start() if told else quote.end
    if quote.start > 0 and text[quote.start - 1] in _SINGLE:
        return end
    inner = _INNER_MARK.search(text, quote.start, end)
    return inner.start() if inner else end


def _piece(reading: Reading, quote: Quote, start: int, end: int) -> Piece | None:
    while end > start and reading.text[end - 1].isspace():
        end -= 1
    found = words(reading.text, start, end)
    if not any(word.stem not in FUNCTION_WORDS for word in found):
        return None
    names = frozenset(word.stem for word in found[1:] if word.capital)
    printed = tuple(as_printed(reading.text[word.start : word.end] for word in found))
    stems = [_SMALL.get(part, part) for part in in_digits(_stems(reading.text, found))]
    return Piece(
        article=reading.article,
        start=start,
        end=end,
        quote=quote.start,
        speaker=quote.speaker,
        beside=named_beside(reading, quote),
        names=names,
        words=found,
        printed=printed,
        stems=tuple(stems),
        senses=dict(_senses(reading, found, names)),
    )


def _stems(text: str, found: Iterable[Word]) -> Iterator[str]:
    """The stems of words, with "not" for what is contracted or written as one."""
    for word in found:
        if _NOT.search(text[word.start : word.end]):
            yield _WITHOUT_NOT.get(word.stem, word.stem)
            yield "not"
        else:
            yield word.stem


def _senses(
    reading: Reading, found: Iterable[Word], names: frozenset[str]
) -> Iterator[tuple[str, float]]:
    """What the telling words mean, and how rare each is."""
    for word in found:
        if word.stem not in FUNCTION_WORDS and word.stem not in names:
            lemma = reading.lemmas.get(word.start, word.stem)
            fate = concepts().fates.get(lemma)
            yield fate or concepts().act(stem(lemma)), 0.1 + rarities().of(word.stem)
