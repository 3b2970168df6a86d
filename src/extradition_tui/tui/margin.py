"""What the other sources do with each sentence, as signs for the margin. Pure functions.

``=3/2`` three others in two families independent of this one say it; ``≠`` somebody differs;
``~`` the quotation differs; ``·`` it stands only here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extradition_tui.model import Contrast, Family, Statement

_RANK = {"differs": 0, "altered": 1, "agree": 2, "only": 3}


@dataclass(frozen=True, slots=True)
class MarginMark:
    """A sign beside the words ``text[start:end]``; ``mark`` is its look, ``statement`` its row."""

    start: int
    end: int
    sign: str
    mark: str
    statement: str


def margin_marks(contrast: Contrast, article: str) -> tuple[MarginMark, ...]:
    """The signs for one article, in the order of its text."""
    marks = [
        MarginMark(
            span.start, span.end, *_sign(statement, article, contrast.families), statement.id
        )
        for statement in contrast.statements
        for span in statement.cells.get(article, ())
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, _RANK[mark.mark], mark.end)))


def weightiest(marks: Iterable[MarginMark]) -> MarginMark | None:
    """The one to show where several fall on one line."""
    return min(marks, key=lambda mark: (_RANK[mark.mark], mark.start), default=None)


def _sign(statement: Statement, article: str, families: tuple[Family, ...]) -> tuple[str, str]:
    others = [other for other in statement.cells if other != article and statement.cells[other]]
    if statement.kind == "differs":
        return "≠", "differs"
    if statement.kind == "altered":
        return "~", "altered"
    if statement.kind == "only" or not others:
        return "·", "only"
    family_of = {one: number for number, family in enumerate(families) for one in family.articles}
    own = family_of.get(article, article)
    independent = {family_of.get(other, other) for other in others} - {own}
    return f"={len(others)}/{len(independent)}", "agree"
