"""What of the list is read, as signs beside the articles; and the orders of the list. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from extradition_tui.model import ArticleSummary

from .lines import Run

NEWEST = "newest first"
SORTS = {
    "date": NEWEST,
    "source": "by source",
    "length": "longest first",
    "unread": "unread first",
}
"""The orders of the list with the words for them, in the order in which they take turns."""


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """The articles that a person opened and reviewed; ``since`` is when they left the last time.

    Before that is known ``known`` is False, and no article has a sign.
    """

    opened: Collection[str] = ()
    reviewed: Collection[str] = ()
    since: str = ""
    known: bool = False

    def sign(self, article: ArticleSummary) -> Run:
        """One column: reviewed, new since the last visit, unread, or none of these."""
        if not self.known:
            return Run(" ")
        if article.id in self.reviewed:
            return Run("✓", "dim")
        if article.id in self.opened:
            return Run(" ")
        return Run("+", "accent") if self.since and article.loaded > self.since else Run("•")

    @property
    def ranks(self) -> dict[str, int]:
        """The articles that are not unread: opened ones are 1, reviewed ones 2."""
        return {**dict.fromkeys(self.opened, 1), **dict.fromkeys(self.reviewed, 2)}
