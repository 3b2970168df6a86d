"""What each source calls the people, things and acts that a number names.

A figure that is rare enough names its referent: "48 miners" here and "48 workers" there are the
same 48. What was done to them is named the same way: "the rescue of 48", "the evacuation of 48".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.reading import Line, Reading, in_quotation
from extradition_tui.contrast.words import FUNCTION_WORDS, stem
from extradition_tui.contrast_model import LabelTerms, Term
from extradition_tui.model import Figure

_TELLING = 13
_OPENING = 2
_DASHES = ("-", "–", "/", ":")
"""The smallest number that can name its referent across an event."""

_MEASURES_TEXT = """
year month week day hour minute second night percent percentage point mile kilometre kilometer
metre meter foot feet inch acre hectare ton tonne kilo kilogram kg km dollar pound euro peso yen
rupee cent time vote seat per million billion trillion degree decade century centuries page st nd
rd th am pm old
"""
_MEASURES = frozenset(stem(measure) for measure in _MEASURES_TEXT.split())
_ACTS_TEXT = """
transfer rescue release arrest murder death handover return transport capture purchase escape flight
surrender seizure sale loss delivery departure arrival removal dismissal expulsion recall rape abuse
handoff hand-over swap exchange trial theft slaughter massacre attack shooting sacking firing hiring
"""
_ACTS = frozenset(_ACTS_TEXT.split())
_MADE_OF_A_VERB = re.compile(r"[a-z]{3}(?:ation|ition|sion|ction|ption|ution|ment|ance|ing)$")
_ACT = re.compile(
    r"([^\W\d_]{4,})\s+of\s+(?:(?:the|those|these|all|some|about|around|nearly|another|its|their"
    r"|at least|more than)\s+)*$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def number_labels(ground: Ground) -> tuple[LabelTerms, ...]:
    """Referents that two or more articles name by a number; what each calls them, and where."""
    heads: dict[str, dict[str, list[Term]]] = {}
    acts: dict[str, dict[str, list[Term]]] = {}
    for number, counted in sorted(_numbers(ground.readings).items()):
        kept = _of_one_thing(ground, counted)
        nouns = {stem(figure.of.split()[-1]) for _, figure in counted if figure.of}
        for line, figure in counted:
            reading = ground.reading(line.article)
            if line.article not in kept:
                continue
            head, act = _head(line, figure, reading, nouns), _act(reading, figure)
            if head:
                heads.setdefault(number, {}).setdefault(line.article, []).append(head)
            if act:
                acts.setdefault(number, {}).setdefault(line.article, []).append(act)
    found = [_labels(number, terms, "{number} {term}") for number, terms in sorted(heads.items())]
    found += [
        _labels(number, terms, "{term} of {number}") for number, terms in sorted(acts.items())
    ]
    return tuple(item for item in found if len(item.terms) > 1)


def _numbers(readings: Sequence[Reading]) -> dict[str, list[tuple[Line, Figure]]]:
    """Figures by value, and the lines they stand in."""
    found: dict[str, list[tuple[Line, Figure]]] = {}
    for reading in sorted(readings, key=lambda item: item.article):
        for line, figure in _counted(reading):
            found.setdefault(f"{figure.value:.15g}", []).append((line, figure))
    return found


def _of_one_thing(ground: Ground, counted: Sequence[tuple[Line, Figure]]) -> set[str]:
    """The articles in which a number means the same: it opens them, or stands in like sentences.

    A number that two articles merely both have, far down and in unlike sentences, is chance.
    """
    lines = {line for line, _ in counted}
    kept = {
        link_line.article
        for link in ground.links
        if link.a in lines and link.b in lines
        for link_line in (link.a, link.b)
    }
    for line, _ in counted:
        reading = ground.reading(line.article)
        if line in reading.headings or line in reading.lines[:_OPENING]:
            kept.add(line.article)
    return kept


def _counted(reading: Reading) -> Iterator[tuple[Line, Figure]]:
    for line in sorted((*reading.headings, *reading.lines), key=lambda line: line.start):
        for figure in line.figures:
            dated = any(date.start <= figure.start < date.end for date in line.dates)
            value = figure.value
            if value is None or figure.ordinal or figure.unit or dated or value < _TELLING:
                continue
            if _compound(reading.text, figure) or in_quotation(line, figure.start):
                continue
            if value != int(value) or (1900 <= value <= 2100 and "," not in figure.text):
                continue
            yield line, figure


def _compound(text: str, figure: Figure) -> bool:
    """Whether a number is part of a score, a range or a measure: 20-13, 41-yard."""
    return (
        text[figure.end : figure.end + 1] in _DASHES
        or text[max(0, figure.start - 1) : figure.start] in _DASHES
    )


def _head(line: Line, figure: Figure, reading: Reading, nouns: set[str]) -> Term | None:
    """The head noun of what is counted, where it stands after the figure in the same sentence.

    A word on the way to it that is a head noun of the same number elsewhere is taken before it.
    """
    if not figure.of:
        return None
    for match in _HEAD.finditer(reading.text, figure.end, min(line.end, figure.end + 90)):
        word = match[0]
        if stem(word) in nouns:
            says_nothing = stem(word) in concepts().people or word.casefold() in concepts().fates
            if stem(word) in _MEASURES or stem(word) in FUNCTION_WORDS or says_nothing:
                return None
            return Term(word, match.start(), match.end())
    return None


def _act(reading: Reading, figure: Figure) -> Term | None:
    match = _ACT.search(reading.text[max(0, figure.start - 60) : figure.start])
    if not match or not _is_act(match[1].casefold()):
        return None
    start = max(0, figure.start - 60) + match.start(1)
    return Term(match[1], start, start + len(match[1]))


def _is_act(noun: str) -> bool:
    single = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    return noun in _ACTS or single in _ACTS or bool(_MADE_OF_A_VERB.search(single))


def _labels(number: str, terms: dict[str, list[Term]], pattern: str) -> LabelTerms:
    counts = Counter(term.term.casefold() for found in terms.values() for term in found)
    commonest = min(counts, key=lambda term: (-counts[term], term))
    return LabelTerms(
        pattern.format(number=number, term=commonest),
        {article: tuple(terms[article]) for article in sorted(terms)},
    )
