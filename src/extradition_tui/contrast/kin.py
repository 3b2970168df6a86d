"""Words that reports choose between where they tell how many, how much or when.

They are looser than labels: "cost" and "spent" tell of one sum, and are no other word for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from extradition_tui.contrast.words import stem


def kin(words: Iterable[str]) -> frozenset[str]:
    """The names of the groups that some stems, or names of acts, belong to."""
    known, none = _table(), frozenset[str]()
    return none.union(*(known.get(word) or known.get(stem(word or "-"), none) for word in words))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """The shipped table, read once: by stem, the groups it stands in."""
    table = resources.files("extradition_tui.contrast").joinpath("kin.tsv")
    found: dict[str, frozenset[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, listed = line.split("\t")
            for word in listed.split():
                found[stem(word)] = found.get(stem(word), frozenset()) | {name}
    return MappingProxyType(found)
