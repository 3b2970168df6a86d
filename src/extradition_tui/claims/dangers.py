"""What differs between two wordings, and what in it may turn the meaning round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extradition_tui.claim_model import Danger, Piece

_MOST_COMPARED = 4_000_000
"""Pairs of tokens that are compared: from here on a difference in detail takes seconds."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’‑-][^\W\d_]+)*|\s+|.", re.DOTALL)
_MARKS = frozenset('"“”„‟«»‹›‘‚‛')
_APOSTROPHES = frozenset("'’")
_NOT_TEXT = """
no not never none nobody nothing nowhere neither nor cannot without hardly scarcely barely deny
denies denied denying refuse refuses refused refusing fail fails failed failing lack lacks
lacked reject rejects rejected unable false untrue wrong wrongly refute refutes refuted except
"""
_NOT = frozenset(_NOT_TEXT.split())
_REVERSING = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
_HEDGES_TEXT = """
may might could can would should must perhaps maybe possibly possible probably probable likely
unlikely apparently apparent reportedly reported allegedly alleged alleges allege purportedly
purported supposedly supposed seemingly seems seem seemed appears appear appeared suspected
suspects suspect suggests suggest suggested claims claim claimed believed believe believes
thought said says say estimated estimates estimate expected expects about around nearly almost
approximately roughly some several up least most over under more fewer less if unless whether
rumoured rumored unconfirmed confirmed confirms confirm officially certainly definitely only
partly mostly largely potentially presumably
"""
_HEDGES = frozenset(_HEDGES_TEXT.split())
_NUMBERS_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half
third quarter first second once twice double triple both single couple
"""
_NUMBERS = frozenset(_NUMBERS_TEXT.split())


def pieces_between(former: str, present: str) -> tuple[Piece, ...]:
    """The difference of two wordings, word by word: what is kept, gone and new, in order.

    Of very long ones that differ all over, what lies between their like ends is gone and new.
    """
    old, new = _TOKEN.findall(former), _TOKEN.findall(present)
    pieces: list[Piece] = []
    for a, b, c, d in _stretches(old, new):
        if old[a:b] == new[c:d]:
            pieces.append(Piece("kept", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("gone", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("new", "".join(new[c:d])))
    return tuple(pieces)


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where tokens are kept, gone or new, as beginnings and ends in both; none is empty in both."""
    # Only words that changed need it, and the reader starts without.
    from rapidfuzz.distance import Indel

    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    left, right = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield 0, first, 0, first
    if len(left) * len(right) > _MOST_COMPARED:
        yield first, first + len(left), first, first + len(right)
    else:
        for code in Indel.opcodes(left, right):
            yield (
                first + code.src_start,
                first + code.src_end,
                first + code.dest_start,
                first + code.dest_end,
            )
    if last:
        yield len(old) - last, len(old), len(new) - last, len(new)


def _alike(one: list[str], other: list[str]) -> int:
    """How many tokens two wordings begin with in common."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


def dangers_in(pieces: Sequence[Piece]) -> tuple[Danger, ...]:
    """What a difference touches of all that may turn a meaning, in a fixed order.

    A name is a word with a capital, so the first word of a sentence may be called one: it is better
    to point out too much here than too little.
    """
    found = {danger for token in _changed(pieces) for danger in _dangers_of(token)}
    if _reversed(_words(pieces, "gone"), _words(pieces, "new")):
        found.add("negation")
    order: tuple[Danger, ...] = ("digits", "negation", "hedges", "names", "quotation marks")
    return tuple(danger for danger in order if danger in found)


def _changed(pieces: Sequence[Piece]) -> Iterator[str]:
    """The tokens that are gone or new; an apostrophe inside of a word belongs to the word."""
    for piece in pieces:
        if piece.kind != "kept":
            yield from _TOKEN.findall(piece.text)


def _words(pieces: Sequence[Piece], kind: str) -> set[str]:
    said = (piece.text for piece in pieces if piece.kind == kind)
    return {token.casefold() for text in said for token in _TOKEN.findall(text)}


def _reversed(one: set[str], other: set[str]) -> bool:
    """Whether one has a word whose denial the other has: "lawful", "unlawful"."""
    return any(
        prefix + word in (other if word in one else one)
        for word in one | other
        for prefix in _REVERSING
    )


def _dangers_of(token: str) -> Iterator[Danger]:
    word = token.casefold().replace("’", "'")
    parts = [word, *re.split(r"[-‑]", word)] if "-" in word or "‑" in word else [word]
    if any(char.isnumeric() for char in token) or _NUMBERS.intersection(parts):
        yield "digits"
    if _NOT.intersection(parts) or word.endswith("n't"):
        yield "negation"
    if _HEDGES.intersection(parts):
        yield "hedges"
    if any(char.isupper() for char in token):
        yield "names"
    if token in _MARKS or token in _APOSTROPHES:
        yield "quotation marks"
