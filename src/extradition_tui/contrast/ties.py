"""What people decided about which articles belong together, as grouping has to honour it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

Decision = Sequence[Collection[str]]
"""Sides, by article: those of one side belong together, those of different sides apart."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Articles that stay together (disjoint sets), and pairs of articles that stay apart."""

    together: tuple[frozenset[str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()


def ties(decisions: Iterable[Decision], articles: Collection[str]) -> Ties:
    """What decisions, newest first, come to for these articles: the newer word stands.

    Whatever an older decision says of two articles that newer ones put together or apart, even by
    way of others, is left aside; the rest of it still holds.
    """
    known = set(articles)
    blocks = _Blocks()
    for decision in decisions:
        sides = [sorted(known & set(side)) for side in decision]
        for side in sides:
            blocks.join(side)
        for one, other in combinations(sides, 2):
            blocks.part(one, other)
    return blocks.ties()


class _Blocks:
    """Articles in blocks that stay together, and which blocks stay apart."""

    def __init__(self) -> None:
        self._members: dict[str, set[str]] = {}
        self._block: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def join(self, side: Sequence[str]) -> None:
        """Put each article of a side with the first of its fellows that it may stand with."""
        joined: list[str] = []
        for article in side:
            mine = self._of(article)
            fellow = next((one for one in joined if self._may_join(self._of(one), mine)), None)
            if fellow is None:
                joined.append(article)
            else:
                self._merge(self._of(fellow), mine)

    def part(self, one: Sequence[str], other: Sequence[str]) -> None:
        """Keep the articles of two sides apart, unless they stand together already."""
        mine = {self._of(article) for article in one}
        yours = {self._of(article) for article in other}
        for a in mine:
            for b in yours - {a}:
                self._apart[a].add(b)
                self._apart[b].add(a)

    def ties(self) -> Ties:
        """What has come of it all."""
        return Ties(
            tuple(
                sorted(
                    (frozenset(held) for held in self._members.values() if len(held) > 1), key=min
                )
            ),
            frozenset((a, b) for a, others in self._apart.items() for b in others if a < b),
        )

    def _of(self, article: str) -> str:
        block = self._block.setdefault(article, article)
        self._members.setdefault(block, {block})
        self._apart.setdefault(block, set())
        return block

    def _may_join(self, a: str, b: str) -> bool:
        return b not in self._apart[a]

    def _merge(self, kept: str, gone: str) -> None:
        if kept == gone:
            return
        for article in self._members[gone]:
            self._block[article] = kept
        self._members[kept] |= self._members.pop(gone)
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
