"""What was typed and not written, as lines: the list, what is done with one, and two texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from extradition_tui.safe import safe_line

from .lines import Line, Run, fold
from .text_layout import wrapped

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library
    from extradition_tui.state.drafts import Draft, KeptDraft

RESTORE, COMPARE, DISCARD = "restore", "compare", "discard"
CHOICES = {
    RESTORE: "go on typing it",
    COMPARE: "see it beside what stands there now",
    DISCARD: "throw it away",
}


def draft_lines(left: Sequence[KeptDraft], wanted: str) -> list[Line]:
    """One line for each draft whose words hold all that was typed."""
    words = fold(wanted).split()
    return [
        Line(
            (Run(f"  {_when(kept.draft)}  "), Run(safe_line(kept.draft.text), "bright")),
            key=kept.draft.id,
            right=(Run(_about(kept), "dim"),),
        )
        for kept in left
        if all(word in fold(safe_line(kept.draft.text)) for word in words)
    ]


def choice_lines(wanted: str, held_by: str | None) -> list[Line]:
    """What can be done with a draft; of one that another reader types, that this takes it over."""
    over = f"; taken over from {held_by}, which is still open" if held_by else ""
    return [
        Line(
            (Run(f"  {name:<10}", "key"), Run(f"{said}{over if name != COMPARE else ''}")), key=name
        )
        for name, said in CHOICES.items()
        if fold(wanted) in name
    ]


def comparison_lines(draft: Draft, stands: str, width: int) -> list[Line]:
    """The words that were typed, and what stands in the library where they were to go."""
    now = f"What stands there now{'' if stands else ': nothing'}"
    return [
        Line.of(f"What you typed, {_when(draft)}", "heading", selectable=False),
        *_paragraph(draft.text, width),
        Line(selectable=False),
        Line.of(now, "heading", selectable=False),
        *_paragraph(stands, width),
    ]


def what_stands(library: Library, draft: Draft) -> str:
    """What the library has in the place of a draft: the claim's field, or the article's words."""
    from extradition_tui.library.articles import get_article
    from extradition_tui.library.claims_reading import get_claim
    from extradition_tui.library.errors import NotFound
    from extradition_tui.library.people import this_person

    try:
        if draft.claim is not None:
            claim = get_claim(library, draft.claim, viewer=this_person())
            field = getattr(claim, draft.kind, None)
            return field if isinstance(field, str) else claim.statement
        if draft.article is not None:
            text = get_article(library, draft.article).version.text
            return text[draft.start : draft.end] if draft.start is not None else ""
    except NotFound as error:
        return str(error)
    return ""


def _paragraph(text: str, width: int) -> Iterator[Line]:
    said = safe_line(text)
    for start, end in wrapped(said, max(20, width)):
        yield Line((Run("  "), Run(said[start:end])), key=f"{start} {end}")


def _about(kept: KeptDraft) -> str:
    what = safe_line(kept.draft.kind)
    return f"{what} · open in {kept.held_by}" if kept.held_by else what


def _when(draft: Draft) -> str:
    try:
        return datetime.fromisoformat(draft.changed).astimezone().strftime("%d %b %H:%M")
    except ValueError:
        return ""
