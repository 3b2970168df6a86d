"""Words that sources choose between for one thing, in like sentences beside the same word.

"The strike at the mine" here and "the walkout at the mine" there: the words are of one group of the
table of concepts, and each source keeps to its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from extradition_tui.contrast.clauses import children, token_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.findings import LINKED, Ground, Link
from extradition_tui.contrast.reading import Line, Reading, in_quotation
from extradition_tui.contrast.words import FUNCTION_WORDS, Word, stem
from extradition_tui.contrast_model import LabelTerms, Term

_MUCH_ALIKE = 0.3
_NEAR = 3


def word_labels(ground: Ground) -> tuple[LabelTerms, ...]:
    """Groups of the table of which two sources use other words; each group once for a pair."""
    kept = {reading.article: _stems(reading) for reading in ground.readings}
    found: dict[str, dict[str, dict[int, Term]]] = {}
    for link in (*ground.links, *_in_one_row(ground)):
        for name, mine, yours in _pairs(ground, link, kept):
            terms = found.setdefault(name, {})
            for line, word in ((link.a, mine), (link.b, yours)):
                for at, used in _uses(ground, line, word):
                    text = at.text[used.start - at.start : used.end - at.start]
                    terms.setdefault(at.article, {})[used.start] = Term(text, used.start, used.end)
    return tuple(_labels(terms) for _, terms in sorted(found.items()))


def _uses(ground: Ground, line: Line, word: Word) -> Iterator[tuple[Line, Word]]:
    """A word, and of a noun where the article first calls it so in its own words."""
    yield line, word
    if _part_of_speech(ground, line, word) != "NOUN":
        return
    yield next(
        (first, other)
        for first in ground.reading(line.article).lines
        for other in first.content
        if other.stem == word.stem and not within_name_or_quote(first, other)
    )


def _in_one_row(ground: Ground) -> Iterator[Link]:
    """Sentences that stand in one row by way of others, though they are not alike."""
    for group in ground.groups:
        for a, b in combinations(sorted(group.lines, key=lambda line: line.key), 2):
            if a.article != b.article and ground.likeness(a, b) == LINKED:
                yield Link(a, b, LINKED)


def _labels(terms: dict[str, dict[int, Term]]) -> LabelTerms:
    counts = Counter(term.term.casefold() for places in terms.values() for term in places.values())
    return LabelTerms(
        f"“{min(counts, key=lambda term: (-counts[term], term))}”",
        {a: tuple(terms[a][place] for place in sorted(terms[a])) for a in sorted(terms)},
    )


def _pairs(
    ground: Ground, link: Link, kept: dict[str, frozenset[str]]
) -> Iterator[tuple[str, Word, Word]]:
    labels = concepts().labels
    for mine in link.a.content:
        groups = labels.get(mine.stem)
        if not groups or mine.stem in kept[link.b.article] or within_name_or_quote(link.a, mine):
            continue
        for yours in link.b.content:
            shared = groups & labels.get(yours.stem, frozenset())
            if (
                not shared
                or yours.stem in kept[link.a.article]
                or within_name_or_quote(link.b, yours)
            ):
                continue
            if _part_of_speech(ground, link.a, mine) != _part_of_speech(ground, link.b, yours):
                continue
            if _of_one(ground, link, mine, yours):
                yield min(shared), mine, yours


def _of_one(ground: Ground, link: Link, mine: Word, yours: Word) -> bool:
    """Whether two words stand beside the same word; a verb beside what it is done to, or by whom.

    "Arrested the crew" and "seized the boat" may both go with "foiled an attack".
    """
    noun = _part_of_speech(ground, link.a, mine) == "NOUN"
    if noun and link.likeness >= _MUCH_ALIKE:
        return True
    shared = beside(ground, link.a, mine) & beside(ground, link.b, yours)
    if _part_of_speech(ground, link.a, mine) != "VERB":
        return bool(shared)
    return bool(shared & _hangs_on(ground, link.a, mine) & _hangs_on(ground, link.b, yours))


def _part_of_speech(ground: Ground, line: Line, word: Word) -> str:
    tokens = ground.reading(line.article).report.analysis.tokens
    place = token_at(tokens, word.start)
    return "" if place is None else tokens[place].pos


def _stems(reading: Reading) -> frozenset[str]:
    return frozenset(
        word.stem for line in (*reading.headings, *reading.lines) for word in line.words
    )


def within_name_or_quote(line: Line, word: Word) -> bool:
    """Whether a word is part of a name or of somebody's own words, which are not the source's."""
    inside = any(mention.start <= word.start < mention.end for mention in line.mentions)
    return inside or in_quotation(line, word.start)


def _hangs_on(ground: Ground, line: Line, word: Word) -> frozenset[str]:
    """The words under a word; without dependencies, all of the sentence."""
    reading = ground.reading(line.article)
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, word.start)
    if place is None or not tokens[place].dep:
        return frozenset(concepts().act(other.stem) for other in line.content)
    under = children(tokens, place)
    return frozenset(
        concepts().act(stem(reading.text[tokens[i].start : tokens[i].end] or "-")) for i in under
    )


def beside(ground: Ground, line: Line, word: Word) -> frozenset[str]:
    """The words that govern a word or hang on it; without dependencies, those near it."""
    reading = ground.reading(line.article)
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, word.start)
    if place is None or not tokens[place].dep:
        at = next(i for i, other in enumerate(line.content) if other.start == word.start)
        near = line.content[max(0, at - _NEAR) : at + _NEAR + 1]
        return frozenset(other.stem for other in near if other.start != word.start)
    around = {tokens[place].head, *children(tokens, place)} - {place, -1}
    beside = {stem(reading.text[tokens[i].start : tokens[i].end] or "-") for i in around}
    return frozenset(concepts().act(other) for other in beside - FUNCTION_WORDS)
