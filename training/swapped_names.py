"""Sentences once more with other names in them, so that a model learns the places of names.

With a few hundred thousand words of training text most names of tomorrow's news have never been
seen. Each sentence is repeated with its names replaced: people from the word tables of the
product, places from its cities and countries, organisations from patterns or the other sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import TypeVar

from training.spans import Name, Sentence

from extradition_tui.language.words import word_set

_ORGANISATIONS = [
    "Ministry of {}",
    "{} University",
    "University of {}",
    "{} Party",
    "{} Inc",
    "{} Group",
    "Bank of {}",
    "{} Council",
    "{} Institute",
    "{} Times",
    "{} Holdings",
    "{} Corporation",
    "{} Association",
    "National {} Agency",
    "{} Police",
    "{} Foundation",
    "{} United",
    "Federation of {}",
    "{} Airlines",
    "Department of {}",
    "{} Court",
    "{} Army",
    "{} Cartel",
    "{} Commission",
    "{} Union",
    "{} Energy",
    "{} Media",
    "{} & {}",
    "{} Motors",
    "{} Systems",
    "{} Bank",
    "{} Post",
    "{} Brothers",
    "Office of {}",
    "{} Front",
    "{} Senate",
    "{} City",
    "{} FC",
    "{} Hospital",
]
_TOPICS = [
    "Health",
    "Defence",
    "Justice",
    "Interior",
    "Trade",
    "Energy",
    "Education",
    "Finance",
    "Agriculture",
    "Labour",
    "Transport",
    "Environment",
    "Security",
    "Culture",
    "Water",
    "Mining",
    "Migration",
    "Development",
]
_Item = TypeVar("_Item")
_PARTICLES = ("de", "van", "al", "bin", "del", "von", "da", "Al", "ben")


class Swapper:
    """Draws names; the same seed draws the same ones in the same order."""

    def __init__(self, sentences: Iterable[Sentence], seed: int) -> None:
        self._random = Random(seed)
        self._given = sorted(word_set("given_names"))
        self._family = sorted(word_set("surnames"))
        self._cities = sorted(word_set("cities"))
        self._countries = sorted(word_set("countries"))
        self._seen = [
            sentence.words[name.start : name.end]
            for sentence in sentences
            for name in sentence.names
            if name.label == "ORG"
        ]

    def swapped(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """Each sentence that has names, with others in their place; equal ones stay equal."""
        for sentence in sentences:
            if sentence.names:
                yield self._swap(sentence)

    def _swap(self, sentence: Sentence) -> Sentence:
        words: list[str] = []
        names: list[Name] = []
        drawn: dict[tuple[str, ...], Sequence[str]] = {}
        done = 0
        for name in sentence.names:
            words += sentence.words[done : name.start]
            old = sentence.words[name.start : name.end]
            if old not in drawn:
                drawn[old] = self._name(name.label, len(old)) if self._chance(0.9) else old
            names.append(Name(len(words), len(words) + len(drawn[old]), name.label))
            words += drawn[old]
            done = name.end
        words += sentence.words[done:]
        return Sentence(tuple(words), tuple(names), sentence.opens)

    def _name(self, label: str, size: int) -> Sequence[str]:
        if label == "PER":
            return self._person(size)
        if label == "LOC":
            return self._pick(self._cities if self._chance(0.7) else self._countries).split()
        return self._organisation()

    def _person(self, size: int) -> list[str]:
        if size == 1 and self._chance(0.8):
            return [self._pick(self._family if self._chance(0.75) else self._given)]
        middle: list[str] = []
        if self._chance(0.15):
            middle = [self._pick("ABCDEFGHJKLMNPRSTW") + "."]
        elif self._chance(0.1):
            middle = [self._pick(self._given)]
        elif self._chance(0.12):
            middle = [self._pick(_PARTICLES)]
        return [self._pick(self._given), *middle, self._pick(self._family)]

    def _organisation(self) -> Sequence[str]:
        if self._chance(0.5):
            return self._pick(self._seen)
        if self._chance(0.2):
            return ["".join(self._pick("ABCDEFGHIKLMNOPRSTUW") for _ in range(self._pick((3, 4))))]
        return self._pick(_ORGANISATIONS).replace("{}", "\0").replace("\0", self._core()).split()

    def _core(self) -> str:
        if self._chance(0.45):
            return self._pick(self._family)
        return self._pick(self._cities if self._chance(0.6) else _TOPICS)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _pick(self, items: Sequence[_Item]) -> _Item:
        return self._random.choice(items)
