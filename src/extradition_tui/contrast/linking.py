"""Average-link agglomerative clustering over a sparse graph, the same for any order of input.

What has to stand together or apart whatever its likeness is honoured.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence


def average_link(
    owners: Sequence[Hashable],
    links: Mapping[tuple[int, int], float],
    threshold: float,
    *,
    cohesion: float = 0.0,
    together: Iterable[Collection[int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Merges the two likeliest clusters of ``range(len(owners))`` while they are alike enough.

    ``links`` holds the likeness of pairs (i < j); a missing pair counts as 0. Two clusters are as
    alike as their members on average (UPGMA), pairs of the same owner left aside: those are not
    compared, so two things of one owner come together only through a third. Ties go to the
    smallest numbers. Two clusters of ``FORMED`` members or more, each a thing of its own by then,
    must also be at least ``cohesion`` times as alike as the looser of them is in itself. The
    disjoint sets ``together`` start as clusters; clusters that hold a pair of
    ``apart`` are never merged (no such pair may stand in one of the sets).
    """
    clusters = _Clusters(owners, links, threshold, cohesion)
    clusters.begin(together, apart)
    return clusters.merged()


FORMED = 3
"""Members from which a cluster shows how alike things of its kind are."""


class _Clusters:
    """The state of one clustering: members, sums of likeness, and what may be merged next."""

    def __init__(
        self,
        owners: Sequence[Hashable],
        links: Mapping[tuple[int, int], float],
        threshold: float,
        cohesion: float,
    ) -> None:
        self.threshold = threshold
        self.cohesion = cohesion
        self.within: dict[int, float] = dict.fromkeys(range(len(owners)), 0.0)
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(owners))}
        self.owned: dict[int, Counter[Hashable]] = {
            i: Counter([owner]) for i, owner in enumerate(owners)
        }
        self.sums: dict[int, dict[int, float]] = {i: {} for i in range(len(owners))}
        self.apart: dict[int, set[int]] = {}
        self.heap: list[tuple[float, int, int]] = []
        for (i, j), value in links.items():
            self.sums[i][j] = self.sums[j][i] = value

    def begin(self, together: Iterable[Collection[int]], apart: Iterable[tuple[int, int]]) -> None:
        """Put together what has to be, note what has to stay apart, and look at all pairs."""
        for pair in apart:
            for i, j in (pair, pair[::-1]):
                self.apart.setdefault(i, set()).add(j)
        for block in together:
            first, *others = sorted(block)
            for other in others:
                self._merge(first, other)
        for i in sorted(self.sums):
            for j in sorted(self.sums[i]):
                if i < j:
                    self._consider(i, j)

    def merged(self) -> tuple[tuple[int, ...], ...]:
        while self.heap:
            value, i, j = heapq.heappop(self.heap)
            # A pair whose likeness has changed since stands further down with its new value.
            if i not in self.members or j not in self.members or j in self.apart.get(i, ()):
                continue
            if -value == self._average(i, j) and self._cohere(i, j):
                self._merge(i, j)
                for other in sorted(self.sums[i]):
                    self._consider(min(i, other), max(i, other))
        return tuple(tuple(sorted(found)) for _, found in sorted(self.members.items()))

    def _consider(self, i: int, j: int) -> None:
        if j in self.apart.get(i, ()):
            return
        average = self._average(i, j)
        if average >= self.threshold:
            heapq.heappush(self.heap, (-average, i, j))

    def _cohere(self, i: int, j: int) -> bool:
        """Whether two clusters are alike enough for how alike each is in itself."""
        if min(len(self.members[i]), len(self.members[j])) < FORMED:
            return True
        return self._average(i, j) >= self.cohesion * min(self._inner(i), self._inner(j))

    def _inner(self, i: int) -> float:
        size = len(self.members[i])
        same = sum(count * (count - 1) // 2 for count in self.owned[i].values())
        compared = size * (size - 1) // 2 - same
        return self.within[i] / compared if compared else 0.0

    def _average(self, i: int, j: int) -> float:
        mine, other = self.owned[i], self.owned[j]
        if len(other) < len(mine):
            mine, other = other, mine
        same = sum(count * other[owner] for owner, count in mine.items())
        compared = len(self.members[i]) * len(self.members[j]) - same
        return round(self.sums[i].get(j, 0.0) / compared, 9) if compared else 0.0

    def _merge(self, i: int, j: int) -> None:
        self.members[i] += self.members.pop(j)
        self.owned[i] += self.owned.pop(j)
        gone = self.sums.pop(j)
        self.within[i] += self.within.pop(j) + self.sums[i].pop(j, 0.0)
        for other, value in gone.items():
            if other != i:
                self.sums[other].pop(j)
                total = self.sums[i].get(other, 0.0) + value
                self.sums[i][other] = self.sums[other][i] = total
        for other in self.apart.pop(j, set()):
            self.apart[other].discard(j)
            self.apart[other].add(i)
            self.apart.setdefault(i, set()).add(other)
