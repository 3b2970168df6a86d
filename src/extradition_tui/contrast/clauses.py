"""The clause in which a word stands: what is said there, of whom, and by which verb.

It is read from the dependencies where the pipeline gave any, else from the marks that part a
sentence. A date or a figure belongs to its clause, not to all that the sentence tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, stem
from extradition_tui.model import Token

_OWN_CLAUSE_TEXT = """
ccomp advcl acl acl:relcl relcl parataxis advcl:relcl csubj csubj:pass list
"""
_OWN_CLAUSE = frozenset(_OWN_CLAUSE_TEXT.split())
_UNDER = frozenset(["nummod", "flat", "compound"])
_TIMES_OF_DAY_TEXT = """
morning afternoon even evening night noon midnight dawn dusk week weekend month day year hour
"""
_TIMES_OF_DAY = frozenset(_TIMES_OF_DAY_TEXT.split())
_EDGES = frozenset(["end", "begin", "beginn", "start", "middl"])
"""What a time has: "by the end of May" tells of no end but of the month's."""

_PART = re.compile(r"[;:—–()]|,\s+(?=(?:and|but|while|who|which|when|where|after|before|as)\b)")
_FARTHEST = 40
_MOST_GOVERNORS = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """The part of a sentence about one act.

    ``predicate`` is the name of the act (or the stem of the verb), "" where it is not known;
    ``content`` the stems of its other words; ``names`` those of them that are parts of names;
    ``subject`` the head of its subject in small letters; ``over`` the act that the word itself
    hangs on, "" where it is none.
    """

    start: int
    end: int
    predicate: str
    content: frozenset[str]
    names: frozenset[str]
    subject: str = ""
    over: str = ""


def clause_at(reading: Reading, line: Line, start: int) -> Clause:
    """The clause of a sentence in which the word at ``start`` stands."""
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, start)
    if place is None or not tokens[place].dep:
        return _by_marks(line, start)
    head = _predicate(tokens, place)
    inside = sorted({*_members(tokens, head, line), *_antecedent(tokens, head, line)})
    words = {word.start: word for word in line.words}
    predicate = _act(reading, tokens, head)
    found = [words[tokens[i].start] for i in inside if tokens[i].start in words]
    content = {word.stem for word in found if word.stem not in FUNCTION_WORDS}
    own = stem(_text(reading, tokens[head]))
    first = min(inside, default=place)
    last = max(inside, default=place)
    return Clause(
        tokens[first].start,
        tokens[last].end,
        predicate,
        frozenset(concepts().act(word) for word in content - {own}),
        _names(line, {word.start for word in found}),
        next(
            (_text(reading, tokens[i]).casefold() for i in inside if _is_subject(tokens, i, head)),
            "",
        ),
        _over(reading, tokens, place),
    )


def governors(tokens: Sequence[Token], place: int) -> Iterator[int]:
    """The words over a word, the nearest first: up to the verb of its clause."""
    for _ in range(_MOST_GOVERNORS):
        head = tokens[place].head
        if head < 0 or head == place or head >= len(tokens):
            return
        place = head
        yield place
        if tokens[place].pos == "VERB":
            return


def children(tokens: Sequence[Token], place: int) -> Iterator[int]:
    """The words right under a word, near it."""
    begin, end = max(0, place - _FARTHEST), min(len(tokens), place + _FARTHEST)
    for i in range(begin, end):
        if tokens[i].head == place and i != place:
            yield i


def token_at(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the token that holds an offset."""
    place = bisect_right(tokens, start, key=lambda token: token.start) - 1
    return place if place >= 0 and tokens[place].start <= start < tokens[place].end else None


def act_of(reading: Reading, place: int) -> str:
    """The name of the act that a word tells, by its index, else its stem."""
    return _act(reading, reading.report.analysis.tokens, place)


def _predicate(tokens: Sequence[Token], place: int) -> int:
    """The word that heads the clause: a verb, or what stands where one would."""
    for _ in range(_FARTHEST):
        token = tokens[place]
        heads_own = token.dep in _OWN_CLAUSE or (token.dep == "conj" and token.pos == "VERB")
        if heads_own or (token.pos == "VERB" and token.dep != "amod"):
            return place
        if token.head < 0 or token.head == place or token.head >= len(tokens):
            return place
        place = token.head
    return place


def _members(tokens: Sequence[Token], head: int, line: Line) -> Iterator[int]:
    """The words of a clause, without those of the clauses within it."""
    waiting, seen = [head], {head}
    while waiting:
        place = waiting.pop()
        yield place
        for child in children(tokens, place):
            token = tokens[child]
            apart = token.dep in _OWN_CLAUSE or (token.dep == "conj" and token.pos == "VERB")
            if child not in seen and not apart and line.start <= token.start < line.end:
                seen.add(child)
                waiting.append(child)


def _by_marks(line: Line, start: int) -> Clause:
    cuts = [line.start + match.start() for match in _PART.finditer(line.text)]
    begin = max((cut for cut in cuts if cut <= start), default=line.start)
    end = min((cut for cut in cuts if cut > start), default=line.end)
    content = frozenset(
        concepts().act(word.stem) for word in line.content if begin <= word.start < end
    )
    starts = {word.start for word in line.words if begin <= word.start < end}
    return Clause(begin, end, "", content, _names(line, starts))


def _act(reading: Reading, tokens: Sequence[Token], place: int) -> str:
    """The name of the act that a word tells, with its particle: "turned down" is a rejection."""
    acts = concepts().acts
    word = stem(_text(reading, tokens[place]))
    for child in children(tokens, place):
        particle = _text(reading, tokens[child]).casefold()
        for verb in (tokens[place].lemma, word):
            if tokens[child].dep in ("compound:prt", "advmod") and f"{verb}_{particle}" in acts:
                return acts[f"{verb}_{particle}"]
    return acts.get(word) or acts.get(stem(tokens[place].lemma or "-")) or word


def _is_subject(tokens: Sequence[Token], place: int, head: int) -> bool:
    return tokens[place].head == head and tokens[place].dep.startswith("nsubj")


def _over(reading: Reading, tokens: Sequence[Token], place: int) -> str:
    """The act that a word hangs on: a verb, or a noun that tells one; "" for another noun."""
    hangs = tokens[place].dep
    for head in governors(tokens, place):
        word = stem(_text(reading, tokens[head]))
        if word in _EDGES and hangs.startswith("nmod"):
            hangs = tokens[head].dep
            continue
        within = tokens[head].pos in ("NUM", "ADV", "ADP", "DET", "SYM")
        if within or tokens[head].dep in _UNDER or word in _TIMES_OF_DAY:
            hangs = tokens[head].dep
            continue
        if tokens[head].pos == "VERB" or word in concepts().acts:
            return _act(reading, tokens, head)
        if hangs.startswith(("nmod", "compound", "amod", "flat")):
            return ""  # it tells which one is meant: "the 2005 season"
        hangs = tokens[head].dep
    return ""


def _antecedent(tokens: Sequence[Token], head: int, line: Line) -> Iterator[int]:
    """Of a clause that hangs on a noun, that noun: whose house "was sold in May"."""
    over = tokens[head].head
    if tokens[head].dep in ("acl", "acl:relcl", "relcl") and 0 <= over < len(tokens):
        yield over
        for child in children(tokens, over):
            if tokens[child].dep in ("flat", "compound") and tokens[child].start >= line.start:
                yield child


def _names(line: Line, starts: Set[int]) -> frozenset[str]:
    return frozenset(
        word.stem
        for mention in line.mentions
        for word in line.words
        if word.start in starts
        and mention.start <= word.start < mention.end
        and word.stem not in FUNCTION_WORDS
    )


def _text(reading: Reading, token: Token) -> str:
    return reading.text[token.start : token.end] or "-"
