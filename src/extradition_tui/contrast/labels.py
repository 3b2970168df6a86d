"""What each source calls the same people, things and acts.

A referent is the same where a number names it, where it is a person with a name, or where two words
that sources choose between stand in like sentences beside the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extradition_tui.contrast.findings import Ground, difference
from extradition_tui.contrast.number_labels import number_labels
from extradition_tui.contrast.person_labels import person_labels
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.word_labels import word_labels
from extradition_tui.contrast.words import stem
from extradition_tui.contrast_model import Difference, LabelTerms, Term, Value

_TOGETHER, _APART = 0.8, 0.45
_SHORTEST = 4


def label_terms(ground: Ground) -> tuple[LabelTerms, ...]:
    """Referents that two or more articles name; what each of them calls it, and where."""
    return (*number_labels(ground), *person_labels(ground), *word_labels(ground))


def label_differences(ground: Ground, labels: Sequence[LabelTerms]) -> Iterator[Difference]:
    """Referents that one source calls otherwise than another ever does."""
    met: set[tuple[str, int]] = set()
    for item in labels:
        differing = _differing(ground, item)
        places = {(article, term.start) for article in differing for term in item.terms[article]}
        if differing and not places & met:
            met |= places
            values = {
                article: [Value(term.term, term.start, term.end) for term in item.terms[article]]
                for article in sorted(differing)
            }
            confidence = _TOGETHER if _together(ground, values) else _APART
            yield difference("label", values, confidence, f"other words for {item.referent}")


def _differing(ground: Ground, item: LabelTerms) -> set[str]:
    """The articles that share no word for it with some other article."""
    called = {article: {stem(term.term) for term in terms} for article, terms in item.terms.items()}
    beside = {
        article: _beside(ground.reading(article), terms) for article, terms in item.terms.items()
    }
    pairs = [(one, other) for one in called for other in called if one < other]
    return {
        article
        for one, other in pairs
        if not _one_word(called[one], called[other] | beside[other])
        and not _one_word(called[other], beside[one])
        for article in (one, other)
    }


def _beside(reading: Reading, terms: Sequence[Term]) -> set[str]:
    """The other words of the sentences that call it so: "46 wins by knockout" are knockouts too."""
    found: set[str] = set()
    for term in terms:
        line = reading.line_at(term.start)
        found |= {word.stem for word in line.content if word.start != term.start} if line else set()
    return found


def _one_word(a: set[str], b: set[str]) -> bool:
    """Whether a word is in both, or a form of it: "farm" and "farmer", or a slip of the pen."""
    return any(x == y or _akin(x, y) for x in a for y in b)


def _akin(x: str, y: str) -> bool:
    if min(len(x), len(y)) < _SHORTEST:
        return False
    return x.startswith(y) or y.startswith(x) or (len(x) > 7 and _one_letter_apart(x, y))


def _one_letter_apart(x: str, y: str) -> bool:
    if abs(len(x) - len(y)) > 1:
        return False
    begin = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), 0)
    rest = (x[begin + 1 :], y[begin + 1 :])
    return rest[0] == rest[1] or x[begin + 1 :] == y[begin:] or x[begin:] == y[begin + 1 :]


def _together(ground: Ground, values: dict[str, list[Value]]) -> bool:
    """Whether one row holds a term of two articles or more: then the same thing is surely meant."""
    for group in ground.groups:
        held = {
            article
            for article, row in values.items()
            for line in group.of(article)
            if any(line.start <= value.start < line.end for value in row)
        }
        if len(held) > 1:
            return True
    return False
