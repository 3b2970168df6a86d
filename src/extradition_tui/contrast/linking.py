"""Average-link agglomerative clustering over a sparse graph, the same for any order of input."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence


def average_link(
    owners: Sequence[Hashable], links: Mapping[tuple[int, int], float], threshold: float
) -> tuple[tuple[int, ...], ...]:
    """Merges the two likeliest clusters of ``range(len(owners))`` while they are alike enough.

    ``links`` holds the likeness of pairs (i < j); a missing pair counts as 0. Two clusters are as
    alike as their members on average (UPGMA), pairs of the same owner left aside: those are not
    compared, so two things of one owner come together only through a third. Ties go to the
    smallest numbers.
    """
    return _Clusters(owners, links, threshold).merged()


class _Clusters:
    """The state of one clustering: members, sums of likeness, and what may be merged next."""

    def __init__(
        self, owners: Sequence[Hashable], links: Mapping[tuple[int, int], float], threshold: float
    ) -> None:
        self.threshold = threshold
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(owners))}
        self.owned: dict[int, Counter[Hashable]] = {
            i: Counter([owner]) for i, owner in enumerate(owners)
        }
        self.sums: dict[int, dict[int, float]] = {i: {} for i in range(len(owners))}
        self.heap: list[tuple[float, int, int]] = []
        for (i, j), value in links.items():
            self.sums[i][j] = self.sums[j][i] = value
        for i, j in sorted(links):
            self._consider(i, j)

    def merged(self) -> tuple[tuple[int, ...], ...]:
        while self.heap:
            value, i, j = heapq.heappop(self.heap)
            # A pair whose likeness has changed since stands further down with its new value.
            if i in self.members and j in self.members and -value == self._average(i, j):
                self._merge(i, j)
                for other in sorted(self.sums[i]):
                    self._consider(min(i, other), max(i, other))
        return tuple(tuple(sorted(found)) for _, found in sorted(self.members.items()))

    def _consider(self, i: int, j: int) -> None:
        average = self._average(i, j)
        if average >= self.threshold:
            heapq.heappush(self.heap, (-average, i, j))

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
        self.sums[i].pop(j, None)
        for other, value in gone.items():
            if other != i:
                self.sums[other].pop(j)
                total = self.sums[i].get(other, 0.0) + value
                self.sums[i][other] = self.sums[other][i] = total
