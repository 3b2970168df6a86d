"""The statements of an event side by side, with their differences: all of ``contrast --json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extradition_tui.contrast.alignment import Group, align
from extradition_tui.contrast.attributions import attribution_differences
from extradition_tui.contrast.dates import date_differences
from extradition_tui.contrast.families import families_of
from extradition_tui.contrast.figures import figure_differences
from extradition_tui.contrast.findings import Ground, difference, linked, name
from extradition_tui.contrast.labels import label_differences, label_terms
from extradition_tui.contrast.likeness import compared
from extradition_tui.contrast.names import name_differences
from extradition_tui.contrast.polarity import polarity_differences
from extradition_tui.contrast.quotes import first_change, quote_versions
from extradition_tui.contrast.reading import Reading, read
from extradition_tui.contrast.softened import softened_differences
from extradition_tui.contrast.titles import title_differences
from extradition_tui.contrast.twin_numbers import twin_numbers, without_hints_of
from extradition_tui.contrast.twins import twins
from extradition_tui.contrast_model import (
    Contrast,
    Difference,
    DifferenceType,
    Family,
    LabelTerms,
    QuoteVersions,
    Statement,
    StatementKind,
    Value,
)
from extradition_tui.model import Report, Span

FEWEST, MOST = 2, 10

_CLAIMS: tuple[DifferenceType, ...] = ("figure", "date", "polarity", "attribution", "softened")
_KINDS: tuple[StatementKind, ...] = ("differs", "altered", "wording", "only", "agreement")
_TYPES: tuple[DifferenceType, ...] = (
    "figure",
    "date",
    "polarity",
    "attribution",
    "softened",
    "quote",
    "title",
    "label",
    "name",
)


def contrast(
    reports: Sequence[Report],
    *,
    event: str | None = None,
    families: Sequence[Family] | None = None,
) -> Contrast:
    """How 2 to 10 articles report one event; the same for any order of them.

    ``families`` are those of these very reports, where they are known already.
    Every sentence stands in exactly one statement, whole or in parts that cover it; titles and
    headings are no statements, but give quotations and labels. A statement's spans are exact.
    Raises ValueError for fewer or more articles, or for the same one twice.
    """
    ordered = sorted(reports, key=lambda report: report.article.id)
    articles = tuple(report.article.id for report in ordered)
    if not FEWEST <= len(articles) <= MOST:
        raise ValueError(f"{len(articles)} articles given; choose {FEWEST} to {MOST} of them")
    if len(set(articles)) != len(articles):
        raise ValueError("the same article is given twice; choose different ones")
    readings = tuple(read(report) for report in ordered)
    whole = compared(line for reading in readings for line in reading.lines)
    ground = Ground(readings, align(readings, whole), linked(whole))
    quotes, labels = quote_versions(readings), label_terms(ground)
    kin = tuple(families) if families is not None else families_of(readings)
    differences = list(_differences(ground, quotes, labels))
    return Contrast(
        event=event,
        articles=articles,
        statements=_statements(ground, differences, kin),
        quotes=quotes,
        labels=labels,
        families=kin,
    )


def _differences(
    ground: Ground, quotes: Sequence[QuoteVersions], labels: Sequence[LabelTerms]
) -> Iterator[Difference]:
    laid = twins(ground)
    numbers = [*figure_differences(ground), *date_differences(ground)]
    small = list(twin_numbers(ground, laid, numbers))
    yield from without_hints_of(numbers, small)
    yield from small
    yield from polarity_differences(ground, laid)
    yield from attribution_differences(ground)
    yield from softened_differences(ground, laid)
    yield from _altered(quotes)
    yield from title_differences(ground, laid)
    yield from label_differences(ground, labels)
    yield from name_differences(ground, laid)


def _altered(quotes: Sequence[QuoteVersions]) -> Iterator[Difference]:
    for item in quotes:
        if item.altered:
            values = {
                article: [Value(span.text, span.start, span.end) for span in spans]
                for article, spans in item.versions.items()
            }
            why = ", ".join(item.changes)
            change = first_change(item)
            only_cut = item.changes == ("trimmed",)
            yield difference(
                "quote", values, 0.6 if only_cut else 0.85, f"{why}: {change}" if change else why
            )


def _statements(
    ground: Ground, differences: Sequence[Difference], kin: Sequence[Family]
) -> tuple[Statement, ...]:
    held: list[list[Difference]] = [[] for _ in ground.groups]
    stretches = _stretches(ground.groups)
    for found in differences:
        place = _row(stretches, found)
        if place is not None:
            held[place].append(found)
    rows = [
        _statement(ground, group, found, kin)
        for group, found in zip(ground.groups, held, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: _rank(ground, row)))


def _stretches(groups: Sequence[Group]) -> Mapping[str, Sequence[tuple[int, int, int]]]:
    """Each article's sentences: from, to, and the number of their row."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for row, group in enumerate(groups):
        for line in group.lines:
            found.setdefault(line.article, []).append((line.start, line.end, row))
    return found


def _row(stretches: Mapping[str, Sequence[tuple[int, int, int]]], found: Difference) -> int | None:
    """The row that holds most of a difference's places, of as many articles as can be."""
    inside: dict[int, list[str]] = {}
    for article, values in found.values.items():
        for start, end, row in stretches.get(article, ()):
            for value in values:
                if value.start < end and start < value.end:
                    inside.setdefault(row, []).append(article)
    if not inside:
        return None
    return min(inside, key=lambda row: (-len(set(inside[row])), -len(inside[row]), row))


def _statement(
    ground: Ground, group: Group, found: Sequence[Difference], kin: Sequence[Family]
) -> Statement:
    cells = {article: _cell(ground.reading(article), group) for article in group.articles}
    places = [f"{article}:{s.start}-{s.end}" for article, spans in cells.items() for s in spans]
    ordered = tuple(sorted(found, key=lambda item: (item.hint, _TYPES.index(item.type), item.id)))
    witnesses = sum(1 for family in kin if set(family.articles) & set(cells))
    alone = witnesses == 1 and (len(cells) == 1 or len(kin) > 1)
    return Statement(
        id=name("statement", places),
        kind=_kind(ordered, alone=alone),
        cells=cells,
        silent=tuple(
            reading.article for reading in ground.readings if reading.article not in cells
        ),
        witnesses=witnesses,
        differences=ordered,
    )


def _cell(reading: Reading, group: Group) -> tuple[Span, ...]:
    """One article's words; sentences that follow each other with only space between are one."""
    spans: list[Span] = []
    for line in group.of(reading.article):
        if spans and not reading.text[spans[-1].end : line.start].strip():
            start = spans.pop().start
        else:
            start = line.start
        spans.append(Span(start, line.end, reading.text[start : line.end]))
    return tuple(spans)


def _kind(found: Sequence[Difference], *, alone: bool) -> StatementKind:
    """``alone``: one source says it, or one family where there are several."""
    sure = {item.type for item in found if not item.hint}
    if sure & set(_CLAIMS):
        return "differs"
    if "quote" in sure:
        return "altered"
    if found:
        return "wording"
    return "only" if alone else "agreement"


def _rank(ground: Ground, row: Statement) -> tuple[object, ...]:
    """What a reader should care about most first; then by where it stands in the articles.

    Of what sources agree on, what most say and others leave out comes first: that which most
    families carry, and of those that which fewest leave out.
    """
    first = [
        (row.cells[article][0].start / max(1, len(ground.reading(article).text)), article)
        for article in row.cells
    ]
    kinds = [_TYPES.index(item.type) for item in row.differences if not item.hint]
    left_out = (1, 0, 0)
    if row.kind == "agreement" and 0 < len(row.silent) < len(row.cells):
        left_out = (0, -row.witnesses, len(row.silent))
    rank = min(kinds, default=len(_TYPES))
    return (_KINDS.index(row.kind), rank, left_out, min(first), row.id)
