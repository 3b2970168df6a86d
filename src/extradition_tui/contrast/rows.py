"""What stands in each row of a contrast: statements, quotes, labels, figures and dates, families.

Pure functions from a Contrast and its reports to rows. A row has a sign and a label in front, and a
cell for each source that says it; a source without a cell is silent. No widths here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from extradition_tui.contrast.marks import Marked, marks_of, narrowed, places_of
from extradition_tui.contrast_model import (
    Contrast,
    Difference,
    Family,
    LabelTerms,
    QuoteVersions,
    Statement,
)
from extradition_tui.model import Report, source_name

Place = tuple[int, int]
"""A stretch of an article's text: its offsets."""

Standing = Literal["conflict", "hint", "wording", "only", "agreement"]
"""How loudly a row speaks: a conflict is bright, agreement is dim."""

_RANKS: dict[str, int] = {"quote": 1, "label": 2, "softened": 2}
"""Where a kind of difference stands: 0 are facts, then quotations, then words."""
_HINT, _ONLY = 3, 4
_PLAIN_RANKS: dict[str, int] = {
    "differs": 0,
    "altered": 1,
    "wording": 2,
    "only": _ONLY,
    "agreement": 5,
}
_LOUDNESS: dict[Standing, int] = {
    "conflict": 0,
    "hint": 1,
    "wording": 2,
    "agreement": 3,
    "only": 4,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says in one row: stretches of its text, and the marks (offsets) in them."""

    spans: tuple[tuple[int, int], ...]
    marks: tuple[Marked, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Where to open the article: at the first marked words, else at the first stretch."""
        return min((start, end) for start, end, _ in self.marks) if self.marks else self.spans[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a statement, or one difference in it. ``finding`` is what ``dismiss`` takes.

    ``statement`` is the statement's ID, where the row stands for one or a part of one.
    """

    sign: str
    label: str
    standing: Standing
    cells: Mapping[str, Cell]
    statement: str = ""
    finding: str | None = None
    about: str = ""

    @property
    def differs(self) -> bool:
        """Whether ``]d`` stops here."""
        return self.standing in ("conflict", "hint", "wording")


def statement_rows(
    contrast: Contrast,
    sources: Sequence[str] = (),
    sentences: Mapping[str, Sequence[Place]] = MappingProxyType({}),
) -> tuple[Row, ...]:
    """The statements; one with several differences has a row for each.

    Differing facts come first, then quotations, words, hints, what one source alone says (source
    by source, in the order of ``sources``), and at the end what they agree on: first what most say
    and others leave out, by how many families carry it. ``sentences`` by article give words
    around a difference that stands outside the words of its statement.
    """
    order = {article: at for at, article in enumerate(sources or contrast.articles)}
    families = len(contrast.families)
    ranked: list[tuple[int, int, Row]] = []
    for statement in contrast.statements:
        for difference in statement.differences:
            rank = _HINT if difference.hint else _RANKS.get(difference.type, 0)
            row = _difference_row(statement, difference, contrast, sentences)
            ranked.append((rank, 0, row))
        if not statement.differences:
            first = min((order.get(article, 0) for article in statement.cells), default=0)
            rank = _PLAIN_RANKS[statement.kind]
            row = _plain_row(statement, families)
            ranked.append((rank, first if rank == _ONLY else 0, row))
    ranked.sort(key=lambda item: item[:2])
    return tuple(row for _, _, row in ranked)


def quote_rows(contrast: Contrast) -> tuple[Row, ...]:
    """Each utterance with its versions beside each other, the altered ones first."""
    quotes = sorted(contrast.quotes, key=lambda quote: (not quote.altered, len(quote.versions) < 2))
    findings = {
        places_of(difference.values): difference.id
        for statement in contrast.statements
        for difference in statement.differences
        if difference.type == "quote"
    }
    return tuple(_quote_row(quote, findings.get(places_of(quote.versions))) for quote in quotes)


def label_rows(contrast: Contrast) -> tuple[Row, ...]:
    """Each referent with what every source calls it; terms that not all use are marked.

    Where they call it otherwise comes first.
    """
    rows = (_label_row(label) for label in contrast.labels)
    return tuple(sorted(rows, key=lambda row: _LOUDNESS[row.standing]))


def row_at(rows: Sequence[Row], article: str, offset: int) -> int:
    """The number of the first row with the words at a place of an article, else 0."""
    for number, row in enumerate(rows):
        cell = row.cells.get(article)
        if cell is not None and any(start <= offset < end for start, end in cell.spans):
            return number
    return 0


def columns_of(contrast: Contrast, order: Sequence[str]) -> tuple[str, ...]:
    """The articles in the order of the columns: as they are read, those of one family together."""
    first = {
        article: min(order.index(other) for other in family.articles if other in order)
        for family in contrast.families
        for article in family.articles
        if article in order
    }
    return tuple(
        sorted(order, key=lambda one: (first.get(one, order.index(one)), order.index(one)))
    )


def families_said(families: Iterable[Family], names: Mapping[str, str]) -> tuple[str, ...]:
    """What each family of several sources does, as people say it: who retells whom."""
    return tuple(_family_said(family, names) for family in families if len(family.articles) > 1)


def chosen_said(shown: int, left_out: int) -> str:
    """Which sources are compared, where an event has more of them than can be: else ""."""
    return f"{shown} of {shown + left_out} sources, the newest of each family" if left_out else ""


def names_of(reports: Sequence[Report]) -> dict[str, str]:
    """The name of each source by article ID; two articles of one source get their ID as well."""
    named = {report.article.id: source_name(report.article) for report in reports}
    several = [name for name in named.values() if list(named.values()).count(name) > 1]
    return {
        article: f"{name} {article[:4]}" if name in several else name
        for article, name in named.items()
    }


def _difference_row(
    statement: Statement,
    difference: Difference,
    contrast: Contrast,
    sentences: Mapping[str, Sequence[Place]],
) -> Row:
    marks = marks_of(difference)
    cells: dict[str, Cell] = {}
    for article in {**statement.cells, **marks}:
        spans = [(span.start, span.end) for span in statement.cells.get(article, ())]
        found = marks.get(article, ())
        if spans or found:
            cells[article] = Cell(_covering(spans, found, sentences.get(article, ())), found)
    label: str = difference.type
    if difference.type == "label":
        label = f"label {_referent(difference, contrast.labels)}".rstrip()
    if difference.type == "quote":
        label = f"{label} {_speaker(difference, contrast.quotes)}".rstrip()
    sign = "?" if difference.hint else "~" if difference.type == "quote" else "≠"
    standing: Standing = "hint" if difference.hint else "conflict"
    if standing == "conflict" and statement.kind == "wording":
        standing = "wording"
    return Row(
        sign=sign,
        label=label,
        standing=standing,
        cells=cells,
        statement=statement.id,
        finding=difference.id,
        about=_about(difference),
    )


def _covering(
    spans: Sequence[Place], marks: Sequence[Marked], sentences: Sequence[Place]
) -> tuple[Place, ...]:
    """The stretches, with the sentences of marks that stand in none of them; none overlap."""
    wanted = list(spans)
    for start, end, _ in marks:
        if not any(left <= start and end <= right for left, right in wanted):
            around = [place for place in sentences if place[0] < end and start < place[1]]
            wanted.append(
                (min([start, *(p[0] for p in around)]), max([end, *(p[1] for p in around)]))
            )
    covering: list[Place] = []
    for left, right in sorted(wanted):
        if covering and left < covering[-1][1]:
            covering[-1] = (covering[-1][0], max(right, covering[-1][1]))
        else:
            covering.append((left, right))
    return tuple(covering)


def _about(difference: Difference) -> str:
    sure = f"{difference.confidence:.0%} sure"
    hint = "a hint, " if difference.hint else ""
    return f"{difference.why} ({hint}{sure})" if difference.why else f"{hint}{sure}"


def _plain_row(statement: Statement, families: int) -> Row:
    cells = {
        article: Cell(tuple((span.start, span.end) for span in spans))
        for article, spans in statement.cells.items()
        if spans
    }
    said = len(cells)
    if statement.kind == "only":
        label = "only here" if said == 1 else "one family"
        return Row(
            sign="·",
            label=label,
            standing="only",
            cells=cells,
            statement=statement.id,
            about=_by(statement, said),
        )
    if statement.kind == "agreement":
        label = f"{said} in {statement.witnesses}" if families else f"{said} agree"
        about = _by(statement, said)
        return Row(
            sign="=",
            label=label,
            standing="agreement",
            cells=cells,
            statement=statement.id,
            about=about,
        )
    sign, label = {"differs": ("≠", "differs"), "altered": ("~", "quote")}.get(
        statement.kind, ("≈", "wording")
    )
    standing: Standing = "wording" if statement.kind == "wording" else "conflict"
    versions = {article: statement.cells[article] for article in cells}
    mark = "altered" if standing == "wording" else "diff"
    odd = narrowed(versions)
    cells = {
        article: Cell(cell.spans, tuple((start, end, mark) for start, end in odd[article]))
        for article, cell in cells.items()
    }
    return Row(
        sign=sign,
        label=label,
        standing=standing,
        cells=cells,
        statement=statement.id,
        about=_by(statement, said),
    )


def _by(statement: Statement, said: int) -> str:
    sources = "1 source" if said == 1 else f"{said} sources"
    if said < 2:
        return f"said by {sources} alone"
    families = "1 family" if statement.witnesses == 1 else f"{statement.witnesses} families"
    left_out = ""
    if 0 < len(statement.silent) < said:
        left_out = f", left out by {len(statement.silent)}"
    return f"said by {sources} in {families}{left_out}"


def _referent(difference: Difference, labels: Sequence[LabelTerms]) -> str:
    places = {
        (article, value.start) for article, values in difference.values.items() for value in values
    }
    for label in labels:
        found = {(article, term.start) for article, terms in label.terms.items() for term in terms}
        if places & found:
            return label.referent
    return ""


def _speaker(difference: Difference, quotes: Sequence[QuoteVersions]) -> str:
    """The last word of the speaker's name, or ""."""
    places = places_of(difference.values)
    found = (quote.speaker for quote in quotes if places_of(quote.versions) == places)
    return (next(found, None) or "").rpartition(" ")[2]


def _quote_row(quote: QuoteVersions, finding: str | None) -> Row:
    versions = {article: spans for article, spans in quote.versions.items() if spans}
    odd = narrowed(versions) if quote.altered else {}
    cells = {
        article: Cell(
            tuple((span.start, span.end) for span in spans),
            tuple((start, end, "diff") for start, end in odd.get(article, [])),
        )
        for article, spans in versions.items()
    }
    standing: Standing = (
        "conflict" if quote.altered else "agreement" if len(versions) > 1 else "only"
    )
    return Row(
        sign={"conflict": "~", "agreement": "="}.get(standing, "·"),
        label=quote.speaker or "nobody named",
        standing=standing,
        cells=cells,
        finding=finding,
        about=", ".join(quote.changes) if quote.changes else "",
    )


def _label_row(label: LabelTerms) -> Row:
    used = {
        article: {term.term.casefold() for term in terms}
        for article, terms in label.terms.items()
        if terms
    }
    everywhere = set.intersection(*used.values()) if used else set()
    cells = {}
    for article, terms in label.terms.items():
        first = {term.term.casefold(): term for term in reversed(terms)}
        spans = sorted((term.start, term.end, word) for word, term in first.items())
        if spans:
            cells[article] = Cell(
                tuple((start, end) for start, end, _ in spans),
                tuple((start, end, "diff") for start, end, word in spans if word not in everywhere),
            )
    differs = len(cells) > 1 and any(words != everywhere for words in used.values())
    standing: Standing = "conflict" if differs else "agreement" if len(cells) > 1 else "only"
    sign = {"conflict": "≠", "agreement": "="}.get(standing, "·")
    return Row(sign=sign, label=label.referent, standing=standing, cells=cells)


def _family_said(family: Family, names: Mapping[str, str]) -> str:
    called = [names.get(article, article) for article in family.articles]
    if family.direction and len(called) == 2:
        first, second = family.direction
        return f"{names.get(second, second)} retells {names.get(first, first)}"
    together = f"{', '.join(called[:-1])} and {called[-1]}"
    return f"{together} share {family.share:.0%}"
