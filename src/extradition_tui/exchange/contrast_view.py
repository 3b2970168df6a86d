"""What every written form of a contrast says alike: names, marks, counts, marked words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extradition_tui.model import Contrast, Report, Span, Statement, StatementKind, source_name

KIND_MARKS: dict[StatementKind, str] = {
    "differs": "≠",
    "altered": "~",
    "wording": "≈",
    "only": "·",
    "agreement": "=",
}
KIND_NAMES: dict[StatementKind, str] = {
    "differs": "differs",
    "altered": "quotation differs",
    "wording": "other words",
    "only": "only here",
    "agreement": "agree",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell's words; ``differs`` where a difference points at exactly these."""

    text: str
    differs: bool


def source_names(reports: Sequence[Report]) -> dict[str, str]:
    """The name shown for each article's source; two of one name are told apart by their IDs."""
    names = {report.article.id: source_name(report.article) for report in reports}
    often = Counter(names.values())
    return {i: f"{name} ({i[:4]})" if often[name] > 1 else name for i, name in names.items()}


def pieces(statement: Statement, article: str, span: Span) -> Iterator[Piece]:
    """The words of one cell's passage, cut where differences begin and end."""
    places = sorted(
        (max(value.start, span.start), min(value.end, span.end))
        for difference in statement.differences
        if not difference.hint
        for value in difference.values.get(article, ())
        if value.start < span.end and value.end > span.start
    )
    at = span.start
    for start, end in places:
        if start > at:
            yield Piece(_cut(span, at, start), differs=False)
        if end > max(at, start):
            yield Piece(_cut(span, max(at, start), end), differs=True)
        at = max(at, end)
    if at < span.end:
        yield Piece(_cut(span, at, span.end), differs=False)


def finding(statement: Statement, names: dict[str, str]) -> list[str]:
    """One line per difference of a statement: what kind, who says what."""
    return [
        f"{'perhaps ' if d.hint else ''}{d.type} differs: "
        + "; ".join(
            f"{names[article]}: " + ", ".join(f"“{value.text}”" for value in values)
            for article, values in d.values.items()
        )
        for d in statement.differences
    ]


def witnesses(statement: Statement) -> str:
    """How many say it, and in how many independent families."""
    said = len(statement.cells)
    sources = "1 source" if said == 1 else f"{said} sources"
    if statement.witnesses == said:
        return sources
    families = "1 family" if statement.witnesses == 1 else f"{statement.witnesses} families"
    return f"{sources} in {families}"


def counts(contrast: Contrast) -> str:
    """How many statements of each kind there are, such as "3 ≠ differs · 12 = agree"."""
    often = Counter(statement.kind for statement in contrast.statements)
    return " · ".join(
        f"{often[kind]} {KIND_MARKS[kind]} {KIND_NAMES[kind]}" for kind in KIND_MARKS if often[kind]
    )


def family_lines(contrast: Contrast, names: dict[str, str]) -> list[str]:
    """One line per family of more than one: who shares how much with whom."""
    lines = []
    for family in contrast.families:
        if len(family.articles) < 2:
            continue
        told = " and ".join(names[i] for i in family.articles)
        order = "in the same order" if family.same_order else "in another order"
        if family.direction:
            first, second = (names[i] for i in family.direction)
            told = f"{second} follows {first}"
            lines.append(f"{told}: {family.share:.0%} shared, {order}")
        else:
            lines.append(f"{told} tell one text: {family.share:.0%} shared, {order}")
    return lines


def _cut(span: Span, start: int, end: int) -> str:
    return span.text[start - span.start : end - span.start]
