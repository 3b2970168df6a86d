"""What of the list is read, as signs beside the articles; and the orders of the list. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from extradition_tui.model import ArticleSummary

from .lines import Run, fold

SORTS = {
    "date": "newest first",
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

    def unread_rank(self, article: ArticleSummary) -> int:
        """Unread articles before opened ones, and these before reviewed ones."""
        return 2 if article.id in self.reviewed else int(article.id in self.opened)


def ranks(articles: Sequence[ArticleSummary], sort: str, read: ReadSoFar) -> Mapping[str, int]:
    """The place of each article in an order of the list; none where it is the articles' own."""
    match sort:
        case "source":
            found = sorted(articles, key=lambda one: fold(one.source))
        case "length":
            found = sorted(articles, key=lambda one: -one.words)
        case "unread":
            found = sorted(articles, key=read.unread_rank)
        case _:
            return {}
    return {article.id: place for place, article in enumerate(found)}
