"""Average-link agglomerative clustering over a sparse graph, the same for any order of input.

What has to stand together or apart whatever its likeness is honoured.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass


def average_link(
    owners: Sequence[Hashable],
    links: Mapping[tuple[int, int], float],
    threshold: float,
    *,
    centring: float = 0.0,
    repeating: float = 1.0,
    cohesion: float = 0.0,
    together: Iterable[Collection[int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Merges the two likeliest clusters of ``range(len(owners))`` while they are alike enough.

    ``links`` holds the likeness of pairs (i < j); a missing pair counts as 0. Two clusters are as
    alike as their members on average (UPGMA), pairs of the same owner left aside: those are not
    compared, so two things of one owner come together only through a third. Ties go to the
    smallest numbers.

    ``centring`` above 0 takes large clusters by their centres: with 0.5 two clusters are as alike
    as the cosine of their centres, so that members which have little in common with each other
    still belong where each has something in common with the rest. ``repeating`` below 1 is how
    much of their likeness counts where all owners of one cluster have things in the other too.
    Two clusters of ``FORMED`` members or more, each a thing of its own by then, must also be at
    least ``cohesion`` times as alike as the looser of them is in itself.

    The disjoint sets ``together`` start as clusters; clusters that hold a pair of ``apart`` are
    never merged (no such pair may stand in one of the sets).
    """
    clusters = _Clusters(owners, links, _Rules(threshold, centring, repeating, cohesion))
    clusters.begin(together, apart)
    return clusters.merged()


FORMED = 3
"""Members from which a cluster shows how alike things of its kind are."""


@dataclass(frozen=True, slots=True)
class _Rules:
    threshold: float
    centring: float
    repeating: float
    cohesion: float


class _Clusters:
    """The state of one clustering: members, sums of likeness, and what may be merged next."""

    def __init__(
        self,
        owners: Sequence[Hashable],
        links: Mapping[tuple[int, int], float],
        rules: _Rules,
    ) -> None:
        self.rules = rules
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(owners))}
        self.owned: dict[int, dict[Hashable, int]] = {
            i: {owner: 1} for i, owner in enumerate(owners)
        }
        self.sums: dict[int, dict[int, float]] = {i: {} for i in range(len(owners))}
        # Inside each cluster: how many pairs are compared, and how alike they are in sum.
        self.pairs: dict[int, int] = dict.fromkeys(range(len(owners)), 0)
        self.inner: dict[int, float] = dict.fromkeys(range(len(owners)), 0.0)
        self.coherence: dict[int, float] = dict.fromkeys(range(len(owners)), 1.0)
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
        if average >= self.rules.threshold:
            heapq.heappush(self.heap, (-average, i, j))

    def _cohere(self, i: int, j: int) -> bool:
        """Whether two clusters are alike enough for how alike each is in itself."""
        if min(len(self.members[i]), len(self.members[j])) < FORMED:
            return True
        looser = min(self.inner[c] / self.pairs[c] if self.pairs[c] else 0.0 for c in (i, j))
        return self._average(i, j) >= self.rules.cohesion * looser

    def _average(self, i: int, j: int) -> float:
        compared = self._compared(i, j)
        if not compared:
            return 0.0
        average = self.sums[i].get(j, 0.0) / compared
        if self.rules.centring:
            average /= (self.coherence[i] * self.coherence[j]) ** self.rules.centring
        if self.rules.repeating < 1:
            average *= self.rules.repeating ** self._share_of_owners(i, j)
        return round(average, 9)

    def _compared(self, i: int, j: int) -> int:
        """How many pairs two clusters make that are not of the same owner."""
        mine, other = self.owned[i], self.owned[j]
        if len(other) < len(mine):
            mine, other = other, mine
        same = sum([count * other[owner] for owner, count in mine.items() if owner in other])
        return len(self.members[i]) * len(self.members[j]) - same

    def _share_of_owners(self, i: int, j: int) -> float:
        """The share of the owners of one cluster, that of fewer, who are owners of the other."""
        mine, other = self.owned[i], self.owned[j]
        return len(mine.keys() & other.keys()) / min(len(mine), len(other))

    def _merge(self, i: int, j: int) -> None:
        self.pairs[i] += self.pairs.pop(j) + self._compared(i, j)
        self.inner[i] += self.inner.pop(j) + self.sums[i].pop(j, 0.0)
        self.members[i] += self.members.pop(j)
        for owner, count in self.owned.pop(j).items():
            self.owned[i][owner] = self.owned[i].get(owner, 0) + count
        # How alike its members are on average, each with itself as well: 0 to 1.
        own = len(self.members[i])
        self.coherence[i] = (own + 2 * self.inner[i]) / (own + 2 * self.pairs[i])
        gone = self.sums.pop(j)
        for other, value in gone.items():
            if other != i:
                self.sums[other].pop(j)
                total = self.sums[i].get(other, 0.0) + value
                self.sums[i][other] = self.sums[other][i] = total
        for other in self.apart.pop(j, set()):
            self.apart[other].discard(j)
            self.apart[other].add(i)
            self.apart.setdefault(i, set()).add(other)
