"""The lines of the third pane: what language found in an article, each with its places. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extradition_tui.model import Analysis, Report
from extradition_tui.safe import safe_line

from .claim_margin import ArticleClaim
from .lines import Line, Run


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its words, how often, and the places in the text that Enter goes to in turn.

    ``about`` is the entity, or the speaker as printed, whose page it leads to, or ""; ``claim`` is
    the ID of a claim.
    """

    name: str
    mark: str
    places: tuple[tuple[int, int], ...]
    note: str = ""
    about: str = ""
    claim: str = ""


def facts_of(
    report: Report, claims: Sequence[ArticleClaim] = ()
) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """The sections with their facts: the most frequent first, else in the order of the text.

    Claims come first, for people made them; their section is there only with them.
    """
    analysis = report.analysis
    return (
        *((("CLAIMS", _claims(claims)),) if claims else ()),
        ("ENTITIES", _entities(analysis)),
        ("QUOTES", _speakers(analysis)),
        ("FIGURES", _figures(analysis)),
        ("DATES", _dates(analysis)),
    )


def fact_lines(
    report: Report, claims: Sequence[ArticleClaim] = ()
) -> tuple[list[Line], dict[str, Fact]]:
    """The lines, and the fact behind the key of each line that can be opened."""
    lines: list[Line] = []
    by_key: dict[str, Fact] = {}
    for title, facts in facts_of(report, claims):
        if lines:
            lines.append(Line(selectable=False))
        total = sum(len(fact.places) for fact in facts) if title == "QUOTES" else len(facts)
        lines.append(Line((Run(title, "dim"),), selectable=False, right=(Run(str(total), "dim"),)))
        if not facts:
            lines.append(Line.of("none found", "dim", selectable=False))
        for number, fact in enumerate(facts):
            key = f"{title} {number} {fact.name}"
            by_key[key] = fact
            right = fact.note or (str(len(fact.places)) if len(fact.places) > 1 else "")
            lines.append(
                Line((Run(fact.name, fact.mark),), key=key, right=(Run(right, "dim"),))
                if right
                else Line((Run(fact.name, fact.mark),), key=key)
            )
    return lines, by_key


def _claims(claims: Sequence[ArticleClaim]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            safe_line(one.statement),
            "text",
            (one.place,) if one.place is not None else (),
            one.stance,
            claim=one.claim,
        )
        for one in claims
    )


def _entities(analysis: Analysis) -> tuple[Fact, ...]:
    names = {entity.id: entity.name for entity in analysis.entities}
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in analysis.mentions:
        places.setdefault(mention.entity, []).append((mention.start, mention.end))
        names.setdefault(mention.entity, mention.text)
    facts = [
        Fact(safe_line(names[entity]), "text", tuple(found), about=entity)
        for entity, found in places.items()
    ]
    return tuple(sorted(facts, key=lambda fact: (-len(fact.places), fact.places[0])))


def _speakers(analysis: Analysis) -> tuple[Fact, ...]:
    names = {entity.id: entity.name for entity in analysis.entities}
    places: dict[str, list[tuple[int, int]]] = {}
    about: dict[str, str] = {}
    for quote in analysis.quotes:
        speaker = names.get(quote.speaker_entity or "") or quote.speaker or "nobody named"
        places.setdefault(safe_line(speaker), []).append((quote.start, quote.end))
        about.setdefault(safe_line(speaker), quote.speaker_entity or quote.speaker or "")
    facts = [
        Fact(name, "text", tuple(found), str(len(found)), about[name])
        for name, found in places.items()
    ]
    return tuple(sorted(facts, key=lambda fact: (-len(fact.places), fact.places[0])))


def _figures(analysis: Analysis) -> tuple[Fact, ...]:
    places: dict[str, list[tuple[int, int]]] = {}
    for figure in analysis.figures:
        counted = figure.of if figure.of and figure.of not in figure.text else ""
        name = safe_line(f"{figure.text} {counted}")
        places.setdefault(name, []).append((figure.start, figure.end))
    return tuple(Fact(name, "figure", tuple(found)) for name, found in places.items())


def _dates(analysis: Analysis) -> tuple[Fact, ...]:
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for date in analysis.dates:
        value = date.value if date.value and date.value != date.text else ""
        places.setdefault((safe_line(date.text), value), []).append((date.start, date.end))
    return tuple(Fact(name, "date", tuple(found), value) for (name, value), found in places.items())
