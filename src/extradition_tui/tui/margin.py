"""What the other sources do with each sentence, as signs for the margin. Pure functions.

``=3/2`` three others in two families independent of this one say it; ``≠`` somebody differs;
``~`` the quotation differs; ``·`` it stands only here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extradition_tui.contrast_model import Contrast, Difference, Family, Statement

_KINDS = {"differs": ("≠", "differs"), "altered": ("~", "altered")}
"""The signs of statements that are known to differ, but not in which words."""
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
    own = {found.type for found in statement.differences if _part_in(found, article)}
    if own == {"quote"}:
        return "~", "altered"
    if own:
        return "≠", "differs" if statement.kind == "differs" else "altered"
    if not statement.differences and statement.kind in _KINDS:
        return _KINDS[statement.kind]
    if statement.kind == "only" or not others:
        return "·", "only"
    family_of = {one: number for number, family in enumerate(families) for one in family.articles}
    own_family = family_of.get(article, article)
    independent = {family_of.get(other, other) for other in others} - {own_family}
    return f"={len(others)}/{len(independent)}", "agree"


def _part_in(found: Difference, article: str) -> bool:
    """Whether a difference, sure enough to be no hint, is about this article's words."""
    return not found.hint and article in found.values
