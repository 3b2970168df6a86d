"""The same person's name, spelt otherwise. Accents and shorter forms are no difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.model import Difference, Mention

_LONGEST_EDIT = 2
_SHORTEST = 5


def name_differences(ground: Ground) -> Iterator[Difference]:
    """Full names in like sentences with one word spelt otherwise, and neither spelt both ways."""
    met: set[tuple[str, str]] = set()
    for link in ground.links:
        for a in link.a.mentions:
            for b in link.b.mentions:
                pair = _differing(a, b)
                if pair and pair not in met and not _both(ground, link.a, link.b, pair):
                    met.add(pair)
                    values = {
                        link.a.article: [value(ground.reading(link.a.article), a.start, a.end)],
                        link.b.article: [value(ground.reading(link.b.article), b.start, b.end)],
                    }
                    yield difference("name", values, 0.6, "one name, two spellings")


def _differing(a: Mention, b: Mention) -> tuple[str, str] | None:
    if "PERSON" not in (a.label, b.label):
        return None
    mine, yours = _plain(a.text), _plain(b.text)
    if len(mine) != len(yours) or len(mine) < 2:
        return None
    unlike = [(x, y) for x, y in zip(mine, yours, strict=True) if x != y]
    if len(unlike) != 1:
        return None
    x, y = unlike[0]
    if min(len(x), len(y)) < _SHORTEST or x[0] != y[0]:
        return None
    edits = DamerauLevenshtein.distance(x, y, score_cutoff=_LONGEST_EDIT)
    return (x, y) if edits <= _LONGEST_EDIT else None


def _both(ground: Ground, a: Line, b: Line, pair: tuple[str, str]) -> bool:
    """Whether an article has both spellings: then they are two persons, or a slip of its own."""
    mine = set(_plain(ground.reading(a.article).text))
    yours = set(_plain(ground.reading(b.article).text))
    return pair[1] in mine or pair[0] in yours


def _plain(text: str) -> list[str]:
    spelt = unicodedata.normalize("NFKD", text.casefold())
    spelt = "".join(char for char in spelt if not unicodedata.combining(char))
    return "".join(char if char.isalnum() else " " for char in spelt).split()
