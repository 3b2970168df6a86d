"""The acts that a date may be of: its verb, what its clause tells of, and what goes with it.

"In May the wall gave way and buried two" dates the burial too; "was shut when the pier broke" says
when it broke; and of "take effect on Friday" it is the noun that says what happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from extradition_tui.contrast.clauses import act_of, children, governors, token_at
from extradition_tui.contrast.common_words import common_words
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.dated import Dated
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.words import stem

_SAME, _KIN, _NAMED, _COMMON_ONLY = 1.0, 0.7, 0.6, 0.5
_SOME_WORDS, _MUCH_ALIKE = 0.5, 0.3
_COMMON_TEXT = "begin end last go come came hold arrive leave"
_COMMON = frozenset(_COMMON_TEXT.split())
_TELLING_TEXT = """
say said tell told announce announced report added write wrote written speak statement have be
"""
_TELLING = frozenset(form for word in _TELLING_TEXT.split() for form in (word, stem(word)))
_LIGHT_TEXT = """
take give make hold go come have get put set bring keep start do launch carry face receive arrive
grant last
"""
_LIGHT = frozenset(_LIGHT_TEXT.split())
"""Verbs that may leave it to a noun to say what happens: "take effect", "hold talks"."""

_SAYS_WHAT = frozenset(["obj", "nsubj:pass", "obl", "xcomp"])


def acts_of(reading: Reading, item: Dated) -> frozenset[str]:
    """The names of the acts that a date may be of; verbs of telling are none."""
    found = {item.clause.over or ("" if _of_a_year(item) else item.clause.predicate)}
    subject = stem(item.clause.subject) if item.clause.subject else ""
    if subject and not item.clause.over:
        found.add(concepts().act(subject))
    found.update(_with_it(reading, item))
    return frozenset(act for act in found if act and not act[0].isdigit()) - _TELLING


def one_act(mine: Set[str], yours: Set[str]) -> float:
    """How much the acts of two dates say for their being one, 0 to 1."""
    shared = mine & yours
    if shared - _COMMON:
        return _SAME
    if kin(mine - shared) & kin(yours - shared):
        return _KIN
    return _COMMON_ONLY if shared else 0.0


def other_acts(mine: Set[str], yours: Set[str]) -> bool:
    """Whether both tell of acts that are well known, and of none like each other."""
    known = frozenset(concepts().acts.values())
    return bool(mine & known and yours & known) and not one_act(mine, yours)


def telling_acts(mine: Set[str], yours: Set[str]) -> frozenset[str]:
    """The acts of both that say what happened: not merely that it began or was held."""
    return frozenset(mine & yours) - _COMMON


def ties(ground: Ground, a: Dated, b: Dated) -> bool:
    """Whether linked sentences date one act: the same, one like it, or among the same words."""
    like = ground.likeness(a.line, b.line)
    if not like:
        return False
    if sum(common_words(content_of(a), content_of(b)).values()) >= _SOME_WORDS:
        return True
    mine, yours = (acts_of(ground.reading(item.line.article), item) for item in (a, b))
    tied = max(one_act(mine, yours), _NAMED * (_beside(mine, b) or _beside(yours, a)))
    return tied > (0.0 if like >= _MUCH_ALIKE else _COMMON_ONLY)


def content_of(item: Dated) -> frozenset[str]:
    """The words of a date's clause, but for the date and the act itself."""
    own = {word.stem for word in item.line.words if item.date.start <= word.start < item.date.end}
    return item.clause.content - own - {item.clause.predicate, item.clause.over}


def _beside(acts: Set[str], item: Dated) -> bool:
    """Whether one of some acts is named in the other clause: "show", "goes on show"."""
    content = content_of(item)
    return bool((acts - _COMMON) & content or kin(acts - _COMMON) & kin(content))


def _of_a_year(item: Dated) -> bool:
    return len(item.date.value or "") == len("2013")


def _with_it(reading: Reading, item: Dated) -> Iterator[str]:
    """The verb that a date hangs on, and the acts that are told to be of the same time."""
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, item.date.start)
    over = () if place is None else governors(tokens, place)
    verb = next((head for head in over if tokens[head].pos == "VERB"), None)
    if verb is None:
        return
    yield act_of(reading, verb)
    for child in children(tokens, verb):
        token = tokens[child]
        then = token.pos == "VERB" and (
            (token.dep == "conj" and item.date.start < tokens[verb].start)
            or (token.dep == "advcl" and _begins_with_when(reading, child))
        )
        if then or (tokens[verb].lemma in _LIGHT and token.dep in _SAYS_WHAT):
            yield act_of(reading, child)


def _begins_with_when(reading: Reading, verb: int) -> bool:
    tokens = reading.report.analysis.tokens
    return any(
        reading.text[tokens[child].start : tokens[child].end].casefold() == "when"
        for child in children(tokens, verb)
    )
