"""One clause here that denies what a clause there affirms, in sentences that are not much alike.

"The decision had been unanimous" and "the vote was not unanimous" have one word in common: rare
enough for both to tell of one thing, where the sentences do so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from extradition_tui.contrast.clauses import Clause, clause_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.persons import SOMEBODY
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import in_quotation
from extradition_tui.contrast.twins import Told, lemmas_of, words_told
from extradition_tui.contrast.words import FUNCTION_WORDS, stem
from extradition_tui.contrast_model import Difference

_UNDECIDED = re.compile(
    r"\b(?:if|whether|unless|prov(?:e|es|ed|ing) that|would(?:n['’]t| not)? have"
    r"|could(?:n['’]t| not)? have)\b",
    re.IGNORECASE,
)
_RAREST, _RARE, _SHARED = 0.8, 0.6, 0.4
_CONFIDENCE = 0.55
_SAID_OF = frozenset(["guilty", "available", "clear", "immediate", "true", "sure", "certain"])
_SAYING = frozenset(["say", "tell", "speak", "ask", "comment", "know", "think", "believe"])


def denial_differences(
    ground: Ground, told_of: Collection[tuple[str, int]]
) -> Iterator[Difference]:
    """The likeliest sentences first; ``told_of`` are sentences of which a denial is known."""
    lemmas = {reading.article: lemmas_of(reading) for reading in ground.readings}
    told: dict[tuple[str, int], tuple[Told, ...]] = {}
    met = set(told_of)
    for link in ground.links:
        if link.a.key in met or link.b.key in met:
            continue
        for line in (link.a, link.b):
            if line.key not in told:
                told[line.key] = tuple(words_told(line, lemmas[line.article]))
        found = _denied(ground, link, told)
        if found:
            met |= {link.a.key, link.b.key}
            yield found


def _denied(
    ground: Ground, link: Link, told: Mapping[tuple[str, int], tuple[Told, ...]]
) -> Difference | None:
    mine, yours = told[link.a.key], told[link.b.key]
    # Where both deny something, it may be the same in other words: "no one was", "was not".
    if any(item.denied for item in mine) == any(item.denied for item in yours):
        return None
    if _UNDECIDED.search(link.a.text) or _UNDECIDED.search(link.b.text):
        return None
    for a, after_a in zip(mine, (*mine[1:], None), strict=True):
        for b, after_b in zip(yours, (*yours[1:], None), strict=True):
            if not _opposed(a, b) or any(
                in_quotation(line, told.word.start) for line, told in ((link.a, a), (link.b, b))
            ):
                continue
            of_one = _one_object(after_a, after_b) and not _of_others(ground, link, a, b)
            if of_one or _one_thing(ground, link, a, b):
                values = {
                    link.a.article: [value(ground.reading(link.a.article), *_place(a))],
                    link.b.article: [value(ground.reading(link.b.article), *_place(b))],
                }
                why = "affirmed in one, denied in the other"
                return difference("polarity", values, _CONFIDENCE, why)
    return None


def _opposed(a: Told, b: Told) -> bool:
    """Whether one word is denied on one side alone."""
    if a.open or b.open or a.hedged or b.hedged or a.lemma != b.lemma:
        return False
    plain = (
        a.lemma not in FUNCTION_WORDS and a.lemma not in _SAID_OF | _SAYING and a.lemma.isalpha()
    )
    return plain and bool(a.denied) != bool(b.denied)


def _one_object(a: Told | None, b: Told | None) -> bool:
    """Whether one rare word follows on both sides: "wearing a helmet", "not wearing helmets"."""
    if a is None or b is None or a.lemma != b.lemma or not a.lemma.isalpha():
        return False
    return rarities().of(a.word.stem) >= _RARE and not a.word.capital


def _of_others(ground: Ground, link: Link, a: Told, b: Told) -> bool:
    """Whether only one of the clauses names those it tells of, and the other tells of somebody."""
    mine = clause_at(ground.reading(link.a.article), link.a, a.word.start)
    yours = clause_at(ground.reading(link.b.article), link.b, b.word.start)
    pronouns = [clause.subject in SOMEBODY for clause in (mine, yours)]
    return any(pronouns) and not all(pronouns)


def _one_thing(ground: Ground, link: Link, a: Told, b: Told) -> bool:
    """Whether both clauses are about one predicate of one thing."""
    mine = clause_at(ground.reading(link.a.article), link.a, a.word.start)
    yours = clause_at(ground.reading(link.b.article), link.b, b.word.start)
    if mine.predicate != yours.predicate or not mine.predicate:
        return False
    if mine.predicate not in {a.lemma, a.word.stem, concepts().act(a.word.stem)}:
        return False
    shared = (mine.content & yours.content) - {a.lemma, a.word.stem, b.word.stem, mine.predicate}
    weight = sum(rarities().of(item) for item in shared)
    if rarities().of(a.word.stem) >= _RAREST and not mine.names and not yours.names:
        return True
    return weight >= _SHARED and _one_subject(mine, yours)


def _one_subject(mine: Clause, yours: Clause) -> bool:
    if not mine.subject or not yours.subject:
        return False
    one, other = (concepts().act(stem(clause.subject)) for clause in (mine, yours))
    return one == other and one not in FUNCTION_WORDS


def _place(told: Told) -> tuple[int, int]:
    if not told.denied:
        return told.word.start, told.word.end
    return min(told.word.start, told.denied[0]), max(told.word.end, told.denied[1])
