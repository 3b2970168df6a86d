"""The same thing, said less or more exactly.

Looked for are: a general noun here and a named person there, a vague number here and a figure
there, a weaker word here and a stronger one there, and a word that hedges here only. All need
sentences that are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extradition_tui.contrast.clauses import clause_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.hedging import doubted, hedging_differences, told_by_others
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.twins import Twin
from extradition_tui.contrast.word_labels import beside, within_name_or_quote
from extradition_tui.contrast.words import FUNCTION_WORDS, Word, stem
from extradition_tui.contrast_model import Difference
from extradition_tui.model import Mention

_GENERAL = re.compile(
    r"\b(?:[a-z]+\s+){0,2}([a-z]+)\s+(?:in|at|near|against|around)\s+(?=(?:the\s+)?([^\W\d_]+))"
)
_VAGUE = re.compile(
    r"\b(?:several|dozens of|scores of|hundreds of|thousands of|millions of|numerous|a number"
    r" of|a handful of)\s+(?:[^\W\d_][\w-]*\s+){0,3}?([^\W\d_]{4,}s)\b",
    re.IGNORECASE,
)
_MUCH_ALIKE = 0.3
_HEDGES_TEXT = """
alleged suspected reported apparent possible potential likely
"""
_HEDGES = frozenset(_HEDGES_TEXT.split())
_HEDGE_ADVERBS_TEXT = """
allegedly reportedly apparently possibly probably supposedly
"""
_HEDGE_ADVERBS = frozenset(_HEDGE_ADVERBS_TEXT.split())


def softened_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Where one source is vaguer than another about the same thing; the likeliest pair of each."""
    met: set[tuple[str, int]] = set()
    for hedged in hedging_differences(ground, laid):
        met |= _places(hedged)
        yield hedged
    for link in ground.links:
        for soft, exact in ((link.a, link.b), (link.b, link.a)):
            for look in (_general, _number, _weaker, _hedge):
                found = look(ground, link, soft, exact)
                if found and not met & _places(found):
                    met |= _places(found)
                    yield found


def _places(found: Difference) -> set[tuple[str, int]]:
    return {(article, item.start) for article, row in found.values.items() for item in row}


def _general(ground: Ground, link: Link, soft: Line, exact: Line) -> Difference | None:
    """A phrase such as "recent actions in X" here, and "seized Y in X" there."""
    for match in _GENERAL.finditer(soft.text):
        place = stem(match[2])
        if match[1] not in concepts().shells:
            continue
        if not match[2][0].isupper() or place not in {word.stem for word in exact.words}:
            continue
        act = _act_on_person(exact, {word.stem for word in soft.words})
        if act:
            reading, other = ground.reading(soft.article), ground.reading(exact.article)
            start = soft.start + match.start()
            values = {
                soft.article: [value(reading, start, start + len(match[0]) + len(match[2]))],
                exact.article: [value(other, *act)],
            }
            return difference("softened", values, 0.45, "a general word here, who and what there")
    return None


def _act_on_person(line: Line, known: set[str]) -> tuple[int, int] | None:
    """A verb in the past and the named person it is done to, whom the other does not name."""
    for mention in line.mentions:
        if mention.label != "PERSON" or {stem(part) for part in mention.text.split()} & known:
            continue
        before = [word for word in line.words if word.end <= mention.start][-4:]
        verb = _verb(before, line, mention)
        if verb:
            return verb.start, mention.end
    return None


def _verb(before: list[Word], line: Line, mention: Mention) -> Word | None:
    for word in reversed(before):
        text = line.text[word.start - line.start : word.end - line.start]
        if text.islower() and text.endswith("ed") and word.stem not in FUNCTION_WORDS:
            between = line.text[word.end - line.start : mention.start - line.start]
            return None if "," in between or " by " in between else word
    return None


def _number(ground: Ground, link: Link, soft: Line, exact: Line) -> Difference | None:
    """A phrase such as "dozens of people" here, and "48 people" there."""
    for match in _VAGUE.finditer(soft.text):
        noun = stem(match[1])
        if any(figure.of and stem(figure.of.split()[-1]) == noun for figure in soft.figures):
            continue
        for figure in exact.figures:
            if figure.ordinal or figure.approximate or not figure.of or figure.unit:
                continue
            start = soft.start + match.start()
            one_act = _predicate(ground, soft, start) == _predicate(ground, exact, figure.start)
            if one_act and stem(figure.of.split()[-1]) == noun and (figure.value or 0) > 3:
                values = {
                    soft.article: [
                        value(ground.reading(soft.article), start, start + len(match[0]))
                    ],
                    exact.article: [value(ground.reading(exact.article), figure.start, figure.end)],
                }
                confidence = min(0.75, 0.2 + link.likeness)
                return difference("softened", values, confidence, "a figure in one source only")
    return None


def _predicate(ground: Ground, line: Line, start: int) -> str:
    return clause_at(ground.reading(line.article), line, start).predicate


def _weaker(ground: Ground, link: Link, soft: Line, exact: Line) -> Difference | None:
    """A word such as "died" here and "was murdered" there, beside the same words."""
    ranks = concepts().ranks
    if link.likeness < _MUCH_ALIKE or any(
        ranks.keys().isdisjoint(line.surfaces) for line in (soft, exact)
    ):
        return None
    mine = {_text(soft, word) for word in soft.content}
    yours = {_text(exact, word) for word in exact.content}
    for weak in soft.content:
        groups = ranks.get(_text(soft, weak), {})
        for strong in exact.content if groups else ():
            other = ranks.get(_text(exact, strong), {})
            stronger = any(groups[name] < other[name] for name in groups if name in other)
            apart = _text(soft, weak) not in yours and _text(exact, strong) not in mine
            quoted = within_name_or_quote(soft, weak) or within_name_or_quote(exact, strong)
            if (
                stronger
                and apart
                and not quoted
                and (beside(ground, soft, weak) & beside(ground, exact, strong))
            ):
                values = {
                    soft.article: [value(ground.reading(soft.article), weak.start, weak.end)],
                    exact.article: [value(ground.reading(exact.article), strong.start, strong.end)],
                }
                confidence = min(0.75, 0.25 + link.likeness)
                return difference("softened", values, confidence, "a weaker word here than there")
    return None


def _hedge(ground: Ground, link: Link, soft: Line, exact: Line) -> Difference | None:
    """A word such as "allegedly" before the verb here, and the verb alone there."""
    hedged = _HEDGES | _HEDGE_ADVERBS
    if link.likeness < 0.4 or hedged.isdisjoint(soft.surfaces) or hedged & exact.surfaces:
        return None
    if any(told_by_others(exact, hedge) for hedge in hedged & soft.surfaces):
        return None
    plain = {word.stem: word for word in exact.content}
    for word, following in zip(soft.words, soft.words[1:], strict=False):
        other = plain.get(following.stem)
        if _text(soft, word) in hedged and other and not doubted(exact, other.start):
            values = {
                soft.article: [value(ground.reading(soft.article), word.start, following.end)],
                exact.article: [value(ground.reading(exact.article), other.start, other.end)],
            }
            return difference("softened", values, min(0.8, link.likeness - 0.2), "hedged here only")
    return None


def _text(line: Line, word: Word) -> str:
    return line.text[word.start - line.start : word.end - line.start].casefold()
