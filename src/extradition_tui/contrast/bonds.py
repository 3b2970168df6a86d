"""What holds the articles of an event together, as the command and the screen tell it.

Pure functions from what pairs of articles share (``contrast.why``) to what is told: pair by pair
where they are few, else each article against the others. No widths here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from extradition_tui.contrast_model import Kindred, Why

MOST_IN_PAIRS = 4
"""Articles of which every pair is told: six pairs. Of more, each is told against the others."""
MOST_OTHERS = 9
"""Others that an article is told against: those that are likest to it."""
MOST_TOLD = 12
"""Things that are told of one bond: those that weigh most."""
_LEAST = 0.005
"""What adds less to the likeness is counted, not told."""
NOTHING_ELSE = "Only one article reports this event: nothing else is in it."


@dataclass(frozen=True, slots=True)
class Told:
    """Something shared, in the words of the bond's article, and with how many of the others.

    ``weight`` is what it adds to the likeness, on average over the others; ``place`` is where it
    stands in the bond's article.
    """

    text: str
    weight: float
    others: int
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """What an article shares with one other, or with several: by kind, the heaviest first.

    ``likeness`` is 0 to 1, on average over the others; ``more`` counts what is not told.
    """

    article: str
    others: tuple[str, ...]
    likeness: float
    kinds: tuple[tuple[str, tuple[Told, ...]], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why articles belong together, the events related to theirs, and the sources' names by ID."""

    bonds: tuple[Bond, ...]
    kindred: tuple[Kindred, ...]
    names: Mapping[str, str]


def pairs_to_tell(
    articles: Sequence[str], likenesses: Mapping[tuple[str, str], float]
) -> list[tuple[str, str]]:
    """Which pairs are told, the article whose words tell it first.

    ``likenesses`` choose the others of an article where there are too many.
    """
    if len(articles) <= MOST_IN_PAIRS:
        return list(combinations(articles, 2))
    pairs = []
    for one in articles:
        others = [other for other in articles if other != one]
        if len(others) > MOST_OTHERS:
            others.sort(key=lambda other: (-likenesses.get((one, other), 0.0), other))
        pairs += [(one, other) for other in others[:MOST_OTHERS]]
    return pairs


def bonds(whys: Sequence[Why]) -> tuple[Bond, ...]:
    """A bond for each pair where articles are few, else one for each article, in the order given.

    ``whys`` are of the pairs that ``pairs_to_tell`` chose.
    """
    if len({article for why in whys for article in why.articles}) <= MOST_IN_PAIRS:
        return tuple(bond([why]) for why in whys)
    held: dict[str, list[Why]] = {}
    for why in whys:
        held.setdefault(why.articles[0], []).append(why)
    return tuple(bond(group) for group in held.values())


def bond(whys: Sequence[Why]) -> Bond:
    """What the first article of these pairs shares with all of the second ones."""
    weights: dict[tuple[str, str], list[float]] = {}
    places: dict[tuple[str, str], tuple[int, int] | None] = {}
    for why in whys:
        for item in why.shared:
            weights.setdefault((item.kind, item.text), []).append(item.weight)
            places.setdefault((item.kind, item.text), item.place)
    told = [
        (kind, Told(text, math.fsum(held) / len(whys), len(held), places[kind, text]))
        for (kind, text), held in weights.items()
    ]
    told.sort(key=lambda item: (-item[1].weight, item[1].text))
    heavy = [item for item in told[:MOST_TOLD] if item[1].weight >= _LEAST]
    return Bond(
        article=whys[0].articles[0],
        others=tuple(why.articles[1] for why in whys),
        likeness=math.fsum(item.weight for _, item in told),
        kinds=_by_kind(heavy),
        more=len(told) - len(heavy),
    )


def bond_said(bond: Bond, names: Mapping[str, str], total: int) -> str:
    """Between whom a bond is, of an event with ``total`` articles told."""
    name = names.get(bond.article, bond.article)
    if len(bond.others) == 1:
        return f"{name} and {names.get(bond.others[0], bond.others[0])}"
    number = len(bond.others)
    return f"{name} and the {number} {'others' if number == total - 1 else 'likest of the others'}"


def told_said(told: Told, bond: Bond) -> str:
    """A thing that is shared, and by how many of the others if not by all of them."""
    number = len(bond.others)
    return told.text if told.others == number else f"{told.text} ({told.others} of {number})"


def _by_kind(told: Iterable[tuple[str, Told]]) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    kinds: dict[str, list[Told]] = {}
    for kind, item in told:
        kinds.setdefault(kind, []).append(item)
    heaviest = sorted(kinds.items(), key=lambda item: (-weight_of(item[1]), item[0]))
    return tuple((kind, tuple(held)) for kind, held in heaviest)


def weight_of(told: Iterable[Told]) -> float:
    """What several things add to the likeness together."""
    return math.fsum(item.weight for item in told)
