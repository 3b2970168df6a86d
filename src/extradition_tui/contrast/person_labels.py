"""The common noun by which each source introduces a person with a name.

Offices are told by their own kind of difference; here are "an activist" and "the schoolteacher".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.clauses import token_at
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.offices import OFFICES
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast_model import LabelTerms, Term
from extradition_tui.model import Mention

_AFTER = re.compile(
    r", (?:\d{1,3}, )?(?:an?|the|one of the|another) ((?:[a-z][\w-]* ){0,4}?[a-z][\w-]*)"
    r"(?=[,.;:)]| (?:who|of|at|from|in|with|and|on|for|whose)\b)"
)
_BEFORE = re.compile(r"((?:\b[a-z][\w-]* ){1,2})$")
_NEAR = 8
_ADDRESS = re.compile(r"[./_:]\s?\Z|\s-\s\Z")
_WHERE = re.compile(r"\b(?:in|into|from|at|on|after)\s+\Z")
_SOMEBODY = re.compile(r"(?:er|or|ist|ian|ant|man|men|mate|eer|ess|star)s?\Z")
_NO_LABEL_TEXT = """
wife husband brother sister son daughter mother father parent friend cousin uncle aunt nephew niece
widow widower grandmother grandfather man woman person boy girl one colleague neighbour neighbor
partner fiance fiancee resident native veteran member wives brothers sisters sons daughters parents
friends cousins colleagues neighbours neighbors men women boys girls members residents
"""
_NO_LABEL = frozenset(_NO_LABEL_TEXT.split())


def person_labels(ground: Ground) -> tuple[LabelTerms, ...]:
    """The persons whom two or more sources introduce by a noun, by full name."""
    found: dict[str, dict[str, list[Term]]] = {}
    names: dict[str, str] = {}
    for reading in ground.readings:
        for mention in reading.report.analysis.mentions:
            if mention.label == "PERSON" and len(mention.text.split()) > 1:
                key = _key(mention)
                for term in _terms(reading, mention):
                    names.setdefault(key, mention.text)
                    found.setdefault(key, {}).setdefault(reading.article, []).append(term)
    return tuple(
        LabelTerms(names[key], {article: tuple(terms[article]) for article in sorted(terms)})
        for key, terms in sorted(found.items())
        if len(terms) > 1
    )


def _key(mention: Mention) -> str:
    """A surname with the first letter of the given name: that of brothers is another one."""
    parts = mention.text.casefold().split()
    return f"{parts[0][0]} {parts[-1]}"


def _terms(reading: Reading, mention: Mention) -> Iterator[Term]:
    after = _AFTER.match(reading.text, mention.end, mention.end + 90)
    if after:
        yield from _noun(reading, after.end(1))
    before = _BEFORE.search(reading.text[max(0, mention.start - 40) : mention.start])
    end = mention.start - len(before[1]) + len(before[1].rstrip()) if before else 0
    if before and _is_of_name(reading, mention, end):
        yield from _noun(reading, end)


def _is_of_name(reading: Reading, mention: Mention, end: int) -> bool:
    """Whether the word before a name belongs to it, and does not end a headline or an address.

    Of "dies in prison" above "Vincent Hale, the painter" the prison is nobody's label.
    """
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, end - 1)
    if place is None:
        return False
    start = tokens[place].start
    ahead = reading.text[max(0, start - _NEAR) : start]
    if _ADDRESS.search(ahead):
        return False
    if _SOMEBODY.search(reading.text, start, end):
        return True
    first, last = token_at(tokens, mention.start), token_at(tokens, mention.end - 1)
    if first is None or last is None or _WHERE.search(ahead):
        return False
    of_name = range(first, last + 1)
    return tokens[place].head in of_name or any(tokens[i].head == place for i in of_name)


def _noun(reading: Reading, end: int) -> Iterator[Term]:
    """The word that ends there, if it is a noun that says what somebody is."""
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, end - 1)
    if place is None or tokens[place].pos != "NOUN":
        return
    token = tokens[place]
    if reading.text[token.start - 1 : token.start] in ("-", "–"):
        return
    word = reading.text[token.start : token.end]
    plain = word.casefold()
    if plain not in OFFICES and plain not in _NO_LABEL and len(plain) > 3 and word.islower():
        yield Term(word, token.start, token.end)
