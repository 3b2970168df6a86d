"""The words of a sentence as parts of names: possessives off, hyphens cut where names meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import known_label
from extradition_tui.language.words import is_common, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W\d_]++)*|[^\W_]++(?:['’&][^\W\d_]++)*(?:-[^\W_]++(?:['’][^\W\d_]++)*)*"
)


_POSSESSIVE = re.compile(r"['’][sS]$")
_CONTRACTION = re.compile(
    r"(?:I|he|she|it|we|you|they|that|there|here|what|who|how|where)['’](?:m|s|re|ve|ll|d)"
    r"|[a-z]+n['’]t",
    re.IGNORECASE,
)
_OPENING = re.compile('[“"‘:«•]')

_Part = tuple[int, str, str, bool, bool]  # place, word, in lower case, capital, possessive


@dataclass(slots=True)
class Word:
    """A word that may be part of a name."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    initial: bool = False
    possessive: bool = False


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words from ``start`` to ``end``; ``initial`` ones open a sentence or a quotation."""
    found = []
    fresh = True
    last = start
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        gap = text[last:begin]
        if gap != " " and last > start and _OPENING.search(gap):
            fresh = True
        last = stop
        for at, shape, lower, capital, possessive in _parts(match[0]):
            first = begin + at
            found.append(Word(first, first + len(shape), shape, lower, capital, fresh, possessive))
            fresh = False
    return found


@lru_cache(maxsize=16384)
def _parts(shape: str) -> tuple[_Part, ...]:
    """A word, or the parts of it that are names of their own, without their possessive endings."""
    parts = []
    for start, end in _bounds(shape):
        part = shape[start:end]
        possessive = _POSSESSIVE.search(part) is not None
        part = part[:-2] if possessive else part
        if part:
            capital = part[0].isupper() or _capital_after_particle(part)
            capital = capital and not _CONTRACTION.fullmatch(part)
            parts.append((start, part, part.lower(), capital, possessive))
    return tuple(parts)


def _bounds(shape: str) -> Iterator[tuple[int, int]]:
    """A hyphenated word whole, or cut where its parts are names of their own."""
    start, end = 0, len(shape)
    if "-" not in shape:
        yield start, end
        return
    pieces = shape.split("-")
    if known_label(shape) or (
        pieces[0].lower() in listed("hyphen_prefixes") and is_common(pieces[-1])
    ):
        yield start, end
        return
    offsets = [start]
    for piece in pieces[:-1]:
        offsets.append(offsets[-1] + len(piece) + 1)
    bounds = [(at, at + len(piece)) for at, piece in zip(offsets, pieces, strict=True) if piece]
    if _capital_after_particle(shape) or _is_given_name(pieces):
        yield start, end
    elif all(piece[:1].isupper() for piece in pieces):
        if all(known_label(piece) for piece in pieces):
            yield from bounds
        else:
            yield start, end
    elif any(piece[:1].isupper() for piece in pieces):
        yield from bounds
    else:
        yield start, end


def _is_given_name(pieces: Sequence[str]) -> bool:
    """Whether pieces are a name of syllables ("Jae-myung"), no name and a word ("Lima-based")."""
    first, *rest = pieces
    if not first[:1].isupper() or not first[1:].islower() or known_label(first):
        return False
    syllables = all(
        piece.islower() and 1 < len(piece) < 7 and not is_common(piece) for piece in rest
    )
    spelt = all(piece in listed("syllables") for piece in rest)
    return syllables or (spelt and len(first) < 6 and not is_common(first))


def _capital_after_particle(shape: str) -> bool:
    head, _, rest = shape.partition("-")
    if head in ("al", "el", "ul", "ad", "as", "ash", "at", "an", "ar", "es", "wal", "wa"):
        return rest[:1].isupper()
    return shape[:2] in ("d'", "d’", "l'", "l’") and shape[2:3].isupper()
