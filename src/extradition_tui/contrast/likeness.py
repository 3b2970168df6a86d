"""How alike two sentences are: shared words by rarity, parts of words, names, figures and dates."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line

_NAME, _FIGURE, _YEAR = 1.25, 2.2, 0.5
_COMMON_PLACE = 0.6
_SHORT = 1.0
_UNLIKE = 0.3
_ALIKE_AT_ALL = 0.04
_PART = 4
_WORDS_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Signature:
    """A sentence as two vectors of length 1: of its words, and of the parts of its words."""

    words: dict[str, float]
    parts: dict[str, float]


def signatures(lines: Sequence[Line]) -> tuple[Signature, ...]:
    """The signatures of sentences that will be compared with each other.

    A word that stands all over these sentences tells little about any of them, so weights are the
    rarity in English at large times the rarity among these lines.
    """
    bags = [_bag(line) for line in lines]
    spread: Counter[str] = Counter(key for bag in bags for key in bag)
    return tuple(_signature(bag, spread, len(lines)) for bag in bags)


def likeness(a: Signature, b: Signature) -> float:
    """0 to 1; 1 for the same words."""
    words = _dot(a.words, b.words)
    if not words:
        return 0.0
    return _WORDS_SHARE * words + (1 - _WORDS_SHARE) * _dot(a.parts, b.parts)


def compare(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The likeness of all pairs (i < j) of sentences of different articles, where there is any.

    The words are compared through an inverted index; parts of words only for the pairs whose words
    are alike at all, which are few.
    """
    signed = signatures(lines)
    index: dict[str, list[tuple[int, float]]] = {}
    found: dict[tuple[int, int], float] = {}
    for place, (line, item) in enumerate(zip(lines, signed, strict=True)):
        sums: dict[int, float] = {}
        for key, weight in item.words.items():
            postings = index.setdefault(key, [])
            for earlier, other in postings:
                sums[earlier] = sums.get(earlier, 0.0) + weight * other
            postings.append((place, weight))
        for earlier, value in sums.items():
            if value >= _ALIKE_AT_ALL and lines[earlier].article != line.article:
                parts = _dot(signed[earlier].parts, item.parts)
                found[earlier, place] = _WORDS_SHARE * min(1.0, value) + (1 - _WORDS_SHARE) * parts
    return found


def _bag(line: Line) -> dict[str, float]:
    """Each content word of a sentence and how much its kind weighs."""
    rarity = rarities()
    names = {
        word.start: (_COMMON_PLACE if mention.label in ("GPE", "NORP") else _NAME)
        for mention in line.mentions
        for word in line.words
        if mention.start <= word.start < mention.end
    }
    bag: dict[str, float] = {}
    for word in line.content:
        kind = _number(word.stem) if word.stem[0].isdigit() else names.get(word.start, 1.0)
        bag[word.stem] = max(bag.get(word.stem, 0.0), kind * rarity.of(word.stem))
    return bag


def _number(digits: str) -> float:
    """A year, or a number that many things share, tells less than a figure of the event."""
    return _YEAR if len(digits) == 4 and digits.startswith(("19", "20")) else _FIGURE


def _signature(bag: Mapping[str, float], spread: Mapping[str, int], count: int) -> Signature:
    words = {
        key: weight * math.log(1 + count / spread[key]) / math.log(1 + count)
        for key, weight in bag.items()
    }
    parts: dict[str, float] = {}
    for key, weight in words.items():
        if key[0].isdigit():
            continue
        for part in _parts(key):
            parts[part] = max(parts.get(part, 0.0), weight)
    return Signature(_unit(words), _unit(parts))


def _parts(word: str) -> Iterator[str]:
    padded = f"^{word}$"
    for start in range(max(1, len(padded) - _PART + 1)):
        yield padded[start : start + _PART]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Scaled to length 1, or less where a sentence says so little that alike means nothing.

    Numbers add to the likeness where they agree, and take little from it where they differ: that
    is just what is looked for.
    """
    total = math.fsum(
        (value * _UNLIKE if key[0].isdigit() else value) ** 2 for key, value in vector.items()
    )
    length = math.sqrt(total + _SHORT**2)
    return {key: value / length for key, value in vector.items() if value}


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum([value * b[key] for key, value in a.items() if key in b]))
