"""Words of the news that name one thing: the dead and the killed, a raid and an attack.

The table ships with the program; its head says what its kinds are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from extradition_tui.contrast.words import stem


@dataclass(frozen=True, slots=True)
class Concepts:
    """The groups of the table: by word as it is written, and by stem, to the group's name.

    ``ranks`` gives each word of a graded group its groups and its place in each, the weakest first;
    ``shells`` are nouns that say that something happened without saying what.
    """

    fates: Mapping[str, str]
    people: frozenset[str]
    crowds: frozenset[str]
    persons: frozenset[str]
    acts: Mapping[str, str]
    labels: Mapping[str, frozenset[str]]
    ranks: Mapping[str, Mapping[str, int]]
    shells: frozenset[str]

    def act(self, stem: str) -> str:
        """The name of the act that a stem belongs to, else the stem itself."""
        return self.acts.get(stem, stem)


@cache
def concepts() -> Concepts:
    """The shipped table, read once."""
    table = resources.files("extradition_tui.contrast").joinpath("concepts.tsv")
    fates: dict[str, str] = {}
    acts: dict[str, str] = {}
    labels: dict[str, frozenset[str]] = {}
    ranks: dict[str, dict[str, int]] = {}
    shells: frozenset[str] = frozenset()
    people: set[str] = set()
    crowds: set[str] = set()
    persons: set[str] = set()
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, listed = line.split("\t")
        group = listed.split()
        if kind == "fate":
            fates.update((word, name) for word in group)
        elif kind == "people":
            people.update(stem(word) for word in group)
        elif kind == "crowd":
            crowds.update(stem(word) for word in group)
        elif kind == "person":
            persons.update(stem(word) for word in group)
        elif kind == "act":
            acts.update((word if "_" in word else stem(word), name) for word in group)
        elif kind == "label":
            for word in group:
                labels[stem(word)] = labels.get(stem(word), frozenset()) | {name}
        elif kind == "graded":
            for place, equals in enumerate(group):
                for word in equals.split("/"):
                    ranks.setdefault(word, {})[name] = place
        elif kind == "shell":
            shells |= frozenset(group)
    return Concepts(
        MappingProxyType(fates),
        frozenset(people),
        frozenset(crowds),
        frozenset(persons),
        MappingProxyType(acts),
        MappingProxyType(labels),
        MappingProxyType(ranks),
        shells,
    )
