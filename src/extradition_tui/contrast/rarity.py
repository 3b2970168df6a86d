"""How rare a word is in English at large, from the table that ships with the program.

Weights that came from the loaded articles would change with the order of loading; these do not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rarities:
    """Counts of word stems in passages of published English."""

    passages: int
    counts: dict[str, int]

    def of(self, stem: str) -> float:
        """0 for a word in every passage, 1 for one that the table does not know."""
        count = self.counts.get(stem, 0)
        return math.log(self.passages / max(count, 1)) / math.log(self.passages)


@cache
def rarities() -> Rarities:
    """The shipped table (``training/frequencies.py`` builds it), read once.

    The one place in this room that reads a file, and it reads only what ships with the program.
    """
    table = resources.files("extradition_tui.contrast").joinpath("frequencies.tsv")
    passages = 2
    counts: dict[str, int] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        stem, _, count = line.lstrip("# ").partition("\t")
        if not count:
            continue
        if line.startswith("#"):
            passages = int(count)
        else:
            counts[stem] = int(count)
    return Rarities(passages, counts)
