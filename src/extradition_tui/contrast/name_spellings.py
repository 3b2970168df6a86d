"""Names of two articles that are one name in other letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.offices import is_office
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.spelling import (
    is_short_for,
    one_given,
    sounds,
    sounds_alike,
    spelt_otherwise,
)
from extradition_tui.model import Mention

_ALIKE = 0.4
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_KINDS = (_PLACES, frozenset(["ORG", "PRODUCT"]))

Spelling = tuple[Line, Mention, Line, Mention, tuple[str, str]]
"""Two names, each with the sentence that it stands in, and the parts that are spelt otherwise."""


def spellings(ground: Ground) -> Iterator[Spelling]:
    """Names spelt otherwise, those in like sentences first; none that an article has both of."""
    for link in ground.links:
        for a in link.a.mentions:
            for b in link.b.mentions:
                pair = _differing(a, b, link.likeness)
                if pair and not both_stand(ground, link.a, link.b, pair):
                    yield link.a, a, link.b, b, pair
    named = [_named(reading) for reading in ground.readings]
    for mine, yours in combinations(named, 2):
        for one, a, other, b in _alike(mine, yours):
            pair = _differing(a, b, 0.0)
            if pair and not both_stand(ground, one, other, pair):
                yield one, a, other, b, pair


@lru_cache(maxsize=4096)
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without the marks on them."""
    return tuple(_words(_letters(name)))


def both_stand(ground: Ground, a: Line, b: Line, pair: tuple[str, str]) -> bool:
    """Whether an article has both: then they are two persons, or a slip of its own."""
    return _has(ground.reading(a.article), pair[1]) or _has(ground.reading(b.article), pair[0])


def _has(reading: Reading, part: str) -> bool:
    text = _letters(reading.text)
    return part in text and (not part.isalnum() or part in _words(text))


def _words(letters: str) -> list[str]:
    return "".join([char if char.isalnum() else " " for char in letters]).split()


def _letters(text: str) -> str:
    if text.isascii():
        return text.casefold()
    spelt = unicodedata.normalize("NFKD", text.casefold())
    spelt = spelt.replace("\u2011", "-").replace("\u2010", "-")
    return "".join(char for char in spelt if not unicodedata.combining(char))


def _named(reading: Reading) -> Mapping[tuple[str, ...], tuple[Line, Mention]]:
    """The names of an article, each where it first stands."""
    found: dict[tuple[str, ...], tuple[Line, Mention]] = {}
    for line in reading.lines:
        for mention in line.mentions:
            found.setdefault((mention.label, *_letters(mention.text).split()), (line, mention))
    return found


def _alike(
    mine: Mapping[tuple[str, ...], tuple[Line, Mention]],
    yours: Mapping[tuple[str, ...], tuple[Line, Mention]],
) -> Iterator[tuple[Line, Mention, Line, Mention]]:
    """The names of two articles that have the sounds of a word in common, and are not the same."""
    by_sound: dict[str, list[tuple[str, ...]]] = {}
    for name in yours:
        for sound in sorted({sounds(part) for part in plain_words(" ".join(name[1:]))}):
            by_sound.setdefault(sound, []).append(name)
    for name, (line, mention) in mine.items():
        met: set[tuple[str, ...]] = set()
        for sound in sorted({sounds(part) for part in plain_words(" ".join(name[1:]))}):
            for other in by_sound.get(sound, ()):
                if other[1:] != name[1:] and other not in met:
                    met.add(other)
                    yield line, mention, *yours[other]


def _differing(a: Mention, b: Mention, likeness: float) -> tuple[str, str] | None:
    """The one word of two names that is spelt otherwise, or is another form of the name."""
    person = "PERSON" in (a.label, b.label)
    if not person and not any(a.label in kinds and b.label in kinds for kinds in _KINDS):
        return None
    mine, yours = plain_words(a.text), plain_words(b.text)
    if person:
        mine, yours = _without_office(mine), _without_office(yours)
        if min(len(mine), len(yours)) < 2:
            return None
        return _hyphened(a, b, mine, yours) or _person(mine, yours, likeness)
    unlike = _unlike(mine, yours)
    return unlike[0] if len(unlike) == 1 and sounds_alike(*unlike[0]) else None


def _without_office(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without the office that was taken for a part of it."""
    last = max((at for at, word in enumerate(words[:-2]) if is_office(word)), default=-1)
    return words[last + 1 :]


def _hyphened(
    a: Mention, b: Mention, mine: Sequence[str], yours: Sequence[str]
) -> tuple[str, str] | None:
    """Whether only a hyphen or a space parts two names: "Lee-Rand", "Lee Rand" and "Leerand".

    Initials and nicknames are parted by the newsroom.
    """
    if "".join(mine) != "".join(yours):
        return None
    one, other = ([*_without_office(tuple(_letters(item.text).split()))] for item in (a, b))
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    parts = [part for word in (*one, *other) for part in word.split("-")]
    plain = all(part.isalpha() and len(part) > 1 for part in parts)
    return (" ".join(one), " ".join(other)) if plain and one != other else None


def _person(mine: Sequence[str], yours: Sequence[str], likeness: float) -> tuple[str, str] | None:
    if len(mine) != len(yours):
        if set(mine[1:-1]) ^ set(yours[1:-1]) and mine[1:-1] and yours[1:-1]:
            return None
        # Names between the first and the last are often left out.
        mine, yours = (mine[0], mine[-1]), (yours[0], yours[-1])
    unlike = _unlike(mine, yours)
    if not unlike or (len(unlike) == len(mine) and likeness < _ALIKE):
        return None
    if len(unlike) > 1:
        return unlike[-1] if all(sounds_alike(x, y) for x, y in unlike) else None
    x, y = unlike[0]
    given = (mine[0], yours[0]) == (x, y) and (likeness >= _ALIKE or is_short_for(x, y))
    alike = spelt_otherwise(x, y, doubtful=likeness < _ALIKE) or sounds_alike(x, y)
    return (x, y) if alike or (given and one_given(x, y)) else None


def _unlike(mine: Sequence[str], yours: Sequence[str]) -> list[tuple[str, str]]:
    if len(mine) != len(yours):
        return []
    return [(x, y) for x, y in zip(mine, yours, strict=True) if x != y]
