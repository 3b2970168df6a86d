"""What a sentence is compared by: its words, names, figures and days, as weighted vectors."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.words import Word, stem
from extradition_tui.model import Figure

_FIGURE, _YEAR, _ORDINAL, _UNIT, _DAY = 2.2, 1.0, 0.8, 0.6, 1.2
_ROUNDED, _LARGE = 1.0, 100
"""What it weighs that two large numbers are the same when they are rounded."""

_CARRIED = 0.4
"""How much a name of the sentence before counts where a pronoun stands for a person."""

_SHORT = 0.6
_UNLIKE = 0.3
_PART = 4
_EARLY = 12
_PRONOUNS = frozenset(["he", "she", "they", "his", "her", "their", "him", "them"])

_VALUE, _DATE = "#", "@"
"""The first letters of keys that stand for a value, whatever the words for it are."""

Bag = dict[str, float]


@dataclass(frozen=True, slots=True)
class Signature:
    """A sentence as two vectors of length 1: of its words, and of the parts of its words."""

    words: Bag
    parts: Bag


def signatures(lines: Sequence[Line]) -> tuple[Signature, ...]:
    """The signatures of sentences that will be compared, those of one article in its order.

    A word that stands all over these sentences tells little about any of them, so weights are the
    rarity in English at large times the rarity among these lines.
    """
    bags = _carry_names(lines, [_bag(line) for line in lines])
    spread: Counter[str] = Counter(key for bag in bags for key in bag)
    return tuple(_signature(bag, spread, len(lines)) for bag in bags)


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1 or less: 0 to 1."""
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum([value * b[key] for key, value in a.items() if key in b]))


def _bag(line: Line) -> Bag:
    """Each content word of a sentence by its rarity; a figure and a day by what they amount to.

    So "half a million" is 500,000, and "6 October" is "Oct. 6".
    """
    rarity = rarities()
    bag: Bag = {}
    days = [date for date in line.dates if date.value and len(date.value) == len("2031-05-03")]
    figures = [figure for figure in line.figures if figure.value is not None]
    for date in days:
        bag[f"{_DATE}{date.value}"] = _DAY
    for figure in figures:
        bag.update(_amount(figure))
        if figure.unit:
            bag[f"{_VALUE}{figure.unit}"] = _UNIT
    taken = [(date.start, date.end) for date in days]
    taken += [(figure.start, figure.end) for figure in figures]
    for word in line.content:
        if not any(start <= word.start < end for start, end in taken):
            key = _plain(line, word)
            weight = rarity.of(key)
            _add(bag, key, weight * (_number(key) if key[0].isdigit() else 1.0))
    return bag


def _plain(line: Line, word: Word) -> str:
    """The stem of a word's lemma, which joins "fell" and "falls"; its own where none is known."""
    lemma = line.lemmas.get(word.start, "")
    if not lemma or word.stem[0].isdigit():
        return word.stem
    found = stem(lemma)
    return found if found[0].isalpha() else word.stem


def _add(bag: Bag, key: str, weight: float) -> None:
    bag[key] = max(bag.get(key, 0.0), weight)


def _amount(figure: Figure) -> Bag:
    if figure.value is None:
        return {}
    amount = {f"{_VALUE}{figure.value:.4g}": _worth(figure)}
    if abs(figure.value) >= _LARGE and not figure.ordinal:
        amount[f"{_VALUE}~{figure.value:.2g}"] = _ROUNDED
    return amount


def _worth(figure: Figure) -> float:
    """A number that many things share tells less than a rare one."""
    return _ORDINAL if figure.ordinal else _FIGURE * rarities().of(f"{figure.value:.10g}")


def _number(digits: str) -> float:
    """A year tells less than a figure of the event."""
    return _YEAR if len(digits) == 4 and digits.startswith(("19", "20")) else _FIGURE


def _carry_names(lines: Sequence[Line], bags: Sequence[Bag]) -> Sequence[Bag]:
    """Gives a sentence that says "he" or "she" and no name those of the last one that has any."""
    rarity = rarities()
    last: dict[str, tuple[str, ...]] = {}
    for line, bag in zip(lines, bags, strict=True):
        people = [mention for mention in line.mentions if mention.label == "PERSON"]
        if people:
            last[line.article] = tuple(
                _plain(line, word)
                for word in line.content
                if any(person.start <= word.start < person.end for person in people)
            )
        elif any(word.stem in _PRONOUNS for word in line.words[:_EARLY]):
            for stem in last.get(line.article, ()):
                _add(bag, stem, _CARRIED * rarity.of(stem))
    return bags


def _signature(bag: Bag, spread: Mapping[str, int], count: int) -> Signature:
    words = {
        key: weight * math.log(1 + count / spread[key]) / math.log(1 + count)
        for key, weight in bag.items()
    }
    parts: Bag = {}
    for key, weight in words.items():
        if not _is_value(key):
            for part in _parts(key):
                _add(parts, part, weight)
    return Signature(_unit(words), _unit(parts))


def _is_value(key: str) -> bool:
    return key[0].isdigit() or key[0] in (_VALUE, _DATE)


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[str, ...]:
    padded = f"^{word}$"
    return tuple(padded[start : start + _PART] for start in range(max(1, len(padded) - _PART + 1)))


def _unit(vector: Bag) -> Bag:
    """Scaled to length 1, or less where a sentence says so little that alike means nothing.

    Numbers add to the likeness where they agree, and take little from it where they differ: that
    is just what is looked for.
    """
    total = math.fsum(
        (value * _UNLIKE if _is_value(key) else value) ** 2 for key, value in vector.items()
    )
    length = math.sqrt(total + _SHORT**2)
    return {key: value / length for key, value in vector.items() if value}
