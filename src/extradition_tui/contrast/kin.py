"""Words that reports choose between where they tell how many, how much or when.

They are looser than labels: "cost" and "spent" tell of one sum, and are no other word for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from extradition_tui.contrast.words import stem


def kin(stems: Iterable[str]) -> frozenset[str]:
    """The names of the groups that some stems belong to."""
    known = _table()
    return frozenset(name for word in stems for name in known.get(word, ()))


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
