"""The list of families laid out in lines: who retells whom, and why the articles are one event.

Pure functions from a Contrast and its Reasons to lines of a given width.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extradition_tui.contrast.bonds import (
    NOTHING_ELSE,
    Bond,
    Reasons,
    Told,
    bond,
    bond_said,
    told_said,
    weight_of,
)
from extradition_tui.contrast.rows import families_said
from extradition_tui.contrast_model import Contrast, Family, Kindred

from .contrast_sheet import TEXT_WIDTH, Box, Sheet, Spot
from .lines import Line, Run
from .runs import Runs, joined, padded, said, width_of, wrapped

WHY = "why"
"""The key of the line where it begins to be said why the articles are one event."""

Place = tuple[int, int]
Boxes = tuple[Box, ...]
Laid = tuple[Line, Boxes]
"""A line, and what one can go to on it."""

_ABOUT_NUMBERS = (
    "How alike they are, 0 to 1, and what each kind of thing that they share adds to that."
)
_BETWEEN = Run(" · ", "dim")
_KIND = 14
"""Cells for a kind and what it adds, as "figures  0.31"."""
_NARROW = 56


def families(
    contrast: Contrast, names: Mapping[str, str], reasons: Reasons | None, width: int
) -> Sheet:
    """Each family with its sources, then why all are one event; ``reasons`` may not be read yet.

    What is shared stands in boxes, so that one can go to its words.
    """
    laid = [*_families(contrast, names, width), *_together(contrast, reasons, width)]
    spots = tuple(Spot(-1, boxes) for _, boxes in laid)
    return Sheet(tuple(line for line, _ in laid), spots, ())


def _families(contrast: Contrast, names: Mapping[str, str], width: int) -> Iterator[Laid]:
    if contrast.families:
        yield from _heading("Who retells whom")
    kin = [family for family in contrast.families if len(family.articles) > 1]
    for number, family in enumerate(kin):
        together = ", ".join(names.get(article, article) for article in family.articles)
        yield from _selectable(said(together, "bright"), f"family {number}", width)
        yield from _indented(said(_family_said(family, names), "dim"), width)
        yield Line(selectable=False), ()
    alone = [family.articles[0] for family in contrast.families if len(family.articles) == 1]
    if alone:
        together = ", ".join(names.get(article, article) for article in alone)
        yield from _selectable(said(together), "alone", width)
        copies = "copies nobody here" if len(alone) == 1 else "each copies nobody here"
        yield from _indented(said(copies, "dim"), width)
        yield Line(selectable=False), ()


def _family_said(family: Family, names: Mapping[str, str]) -> str:
    order = "in the same order" if family.same_order else "in another order"
    share = f"they share {family.share:.0%}, {order}; one witness"
    # Their names stand above: they are not said again where nobody retells anybody.
    retells = family.direction is not None and len(family.articles) == 2
    return "; ".join([*families_said([family], names), share]) if retells else share


def _together(contrast: Contrast, reasons: Reasons | None, width: int) -> Iterator[Laid]:
    picked = contrast.event is None
    yield from _heading("What these share" if picked else "Why these are one event")
    if reasons is None:
        yield Line.of("Looking up what they share …", "dim", selectable=False), ()
        return
    if len(contrast.articles) < 2:
        yield from _selectable(said(NOTHING_ELSE), WHY, width)
    elif not reasons.bonds:
        yield from _selectable(said("They have not been compared yet."), WHY, width)
    else:
        yield from _note(_ABOUT_NUMBERS, width)
    for number, one in enumerate(reasons.bonds):
        told = bond_said(one, reasons.names, len(contrast.articles))
        yield Line(selectable=False), ()
        yield from _bond(one, told, f"{WHY} {number}" if number else WHY, width)
    if reasons.kindred:
        yield Line(selectable=False), ()
        yield from _heading("Related events")
        yield from _note("Each with what the two articles share that are most alike.", width)
    for number, other in enumerate(reasons.kindred):
        yield from _kindred(other, reasons.names, f"related {number}", width)


def _note(words: str, width: int) -> Iterator[Laid]:
    for runs in wrapped(said(words, "dim"), min(width, TEXT_WIDTH)):
        yield Line(runs, selectable=False), ()


def _kindred(other: Kindred, names: Mapping[str, str], key: str, width: int) -> Iterator[Laid]:
    yield from _selectable(said(other.title, "bright"), key, width)
    if other.why is None:
        yield from _indented(said("nothing that weighs", "dim"), width)
    else:
        between = bond([other.why])
        yield from _bond(between, bond_said(between, names, 2), f"{key} bond", width, mark="text")
    yield Line(selectable=False), ()


def _bond(one: Bond, told: str, key: str, width: int, *, mark: str = "bright") -> Iterator[Laid]:
    """Between whom, how alike they are, and a paragraph for each kind of thing that they share."""
    alike = Run(f" · alike {one.likeness:.2f}", "dim")
    yield from _selectable((*said(told, mark), alike), key, width)
    for at, (kind, things) in enumerate(one.kinds):
        label = (*padded(said(f"{kind}s", "dim"), 9), Run(f"{weight_of(things):.2f}", "dim"))
        last = one.more and at == len(one.kinds) - 1
        more = f"and {one.more} more that weigh less" if last else ""
        yield from _paragraph(label, one, things, more, f"{key} {kind}", width)
    if not one.kinds:
        yield from _indented(said("nothing that weighs", "dim"), width)


def _paragraph(
    label: Runs, one: Bond, things: Sequence[Told], more: str, key: str, width: int
) -> Iterator[Laid]:
    """What is shared beside its label; under it on a narrow screen. ``more`` is said at the end."""
    left = 4 if width < _NARROW else 2 + _KIND
    if width < _NARROW:
        yield Line((Run("  "), *label), selectable=False), ()
    items = [(said(told_said(item, one)), item.place) for item in things]
    items += [(said(more, "dim"), None)] if more else []
    for number, (runs, boxes) in enumerate(
        _lines_of(items, one.article, left, min(width, TEXT_WIDTH))
    ):
        beside = number == 0 and width >= _NARROW
        first = (Run("  "), *padded(label, _KIND)) if beside else (Run(" " * left),)
        yield Line(joined((*first, *runs)), key=f"{key} {number}"), boxes


def _lines_of(
    items: Sequence[tuple[Runs, Place | None]], article: str, left: int, width: int
) -> Iterator[tuple[Runs, Boxes]]:
    """The items on lines from cell ``left`` on, each whole where a line has room for it."""
    line: list[Run] = []
    boxes: list[Box] = []
    at = left
    for words, place in items:
        for part in wrapped(words, width - left):
            size = width_of(part)
            if line and at + width_of((_BETWEEN,)) + size > width:
                yield tuple(line), tuple(boxes)
                line, boxes, at = [], [], left
            line += [_BETWEEN] if line else []
            at += width_of((_BETWEEN,)) if at > left else 0
            line += part
            boxes += [Box(article, at, size, place)] if place else []
            at += size
    if line:
        yield tuple(line), tuple(boxes)


def _heading(words: str) -> Iterator[Laid]:
    yield Line.of(words, "heading", selectable=False), ()


def _selectable(runs: Runs, key: str, width: int) -> Iterator[Laid]:
    for number, words in enumerate(wrapped(runs, width)):
        yield Line(words, key=f"{key} line {number}" if number else key), ()


def _indented(runs: Runs, width: int) -> Iterator[Laid]:
    for words in wrapped(runs, width - 2):
        yield Line((Run("  "), *words), selectable=False), ()
