"""The third pane: what is in an article; Enter leads from place to place."""

from __future__ import annotations

from collections.abc import Sequence

from extradition_tui.model import Report

from .actions import EVERYWHERE
from .claim_margin import ArticleClaim
from .facts import Fact, fact_lines
from .line_view import LineView
from .lines import Line, Run
from .theme import Palette


class FactsView(LineView):
    """The names, quotations, figures and dates of the article in view."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(
            palette=palette,
            contexts=("facts", "lines", EVERYWHERE),
            rule=True,
            heading=Line((Run("FACTS", "pane"),)),
            id="facts",
        )
        self._facts: dict[str, Fact] = {}
        self._turns: dict[str, int] = {}

    def show(
        self, report: Report, claims: Sequence[ArticleClaim] = (), *, keep: bool = False
    ) -> None:
        """Show what was found in a report, and the claims that it bears on."""
        lines, self._facts = fact_lines(report, claims)
        self._turns = {}
        language = report.article.version.language
        if language != "en":
            lines = [
                Line.of("not analysed", "text", selectable=False),
                Line.of(f"language: {language}", "dim", selectable=False),
            ]
        self.set_lines(lines, keep=keep)

    def show_nothing(self) -> None:
        """No article is open."""
        self._facts = {}
        self.set_lines((), keep=False)

    @property
    def fact(self) -> Fact | None:
        """The fact of the cursor's line."""
        return self._facts.get(self.line.key) if self.line is not None else None

    def next_place(self) -> tuple[tuple[int, int], str] | None:
        """The place in the text to go to now, in turn, and which of how many it is ("" of one)."""
        fact = self.fact
        if fact is None or self.line is None or not fact.places:
            return None
        turn = self._turns.get(self.line.key, 0)
        self._turns[self.line.key] = turn + 1
        number = turn % len(fact.places)
        several = len(fact.places) > 1
        said = f"{fact.name}: {number + 1} of {len(fact.places)}" if several else ""
        return fact.places[number], said
