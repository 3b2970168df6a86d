"""The places from which a reader jumped, for going back to them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 100
"""Places that are remembered: those left last."""


@dataclass(frozen=True, slots=True)
class Here:
    """A place in an article: its ID, and the offset in its text."""

    article: str
    offset: int


class Jumps:
    """Places that were left by a jump, the last one first."""

    def __init__(self) -> None:
        self._left: list[Here] = []

    def leave(self, here: Here | None) -> None:
        """Remember a place that is about to be left."""
        if here is not None and here not in self._left[-1:]:
            self._left = [*self._left, here][-MOST:]

    def back(self, here: Here | None) -> Here | None:
        """The place that was left last, which is not where the reader is; None without one."""
        while self._left:
            found = self._left.pop()
            if found != here:
                return found
        return None
