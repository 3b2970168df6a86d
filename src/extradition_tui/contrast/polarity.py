"""The same thing affirmed here and denied there: looked for in sentences that are much alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.words import Word, stem
from extradition_tui.model import Difference

_ALIKE = 0.4
_NOT = re.compile(
    r"(?P<may>\b(?:might|may|could|would|should|if|whether)\s+)?"
    r"(?:\b(?:not|never|cannot|no longer)\b|\b\w+n['’]t\b)(?P<yet>\s+(?:yet|only|just|be able)\b)?",
    re.IGNORECASE,
)
_ANY_NOT = re.compile(
    r"\b(?:not?|never|cannot|nobody|nothing|none|neither|without|denie[sd]|deny|refused?|failed)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_NEAR = 2
_OPPOSITES = {
    frozenset(map(stem, pair.split("/")))
    for pair in [
        "confirmed/denied",
        "accepted/rejected",
        "approved/rejected",
        "accepted/refused",
        "agreed/refused",
        "rose/fell",
        "increased/decreased",
        "increase/decrease",
        "rise/fall",
        "guilty/innocent",
        "won/lost",
        "supported/opposed",
        "backed/opposed",
        "legal/illegal",
        "alive/dead",
        "allowed/banned",
        "passed/failed",
        "acquitted/convicted",
        "confirmed/dismissed",
        "admitted/denied",
        "lawful/unlawful",
    ]
}


def polarity_differences(ground: Ground) -> Iterator[Difference]:
    """Likeliest sentences first, so that each sentence stands in one finding at most."""
    met: set[tuple[str, int]] = set()
    for link in ground.links:
        if link.likeness < _ALIKE or link.a.key in met or link.b.key in met:
            continue
        found = _denied(ground, link, link.a, link.b) or _denied(ground, link, link.b, link.a)
        found = found or _opposite(ground, link)
        if found:
            met |= {link.a.key, link.b.key}
            yield found


def _denied(ground: Ground, link: Link, no: Line, yes: Line) -> Difference | None:
    """A word that is negated here and stands there without any negation."""
    marks = list(_NOT.finditer(no.text))
    if len(list(_ANY_NOT.finditer(no.text))) != 1 or len(marks) != 1 or _ANY_NOT.search(yes.text):
        return None
    if marks[0]["may"] or marks[0]["yet"]:
        return None
    begin = no.start + marks[0].start()
    after = [word for word in no.words if word.start >= no.start + marks[0].end()][:_NEAR]
    for word in after:
        if word.capital or word not in no.content:
            continue
        match = next((other for other in yes.content if other.stem == word.stem), None)
        if match and not match.capital:
            return _made(ground, link, no, (begin, word.end), yes, (match.start, match.end))
    return None


def _opposite(ground: Ground, link: Link) -> Difference | None:
    """A word here and its opposite there, neither of which the other sentence has too."""
    mine, yours = _by_stem(link.a), _by_stem(link.b)
    for pair in sorted(_OPPOSITES, key=sorted):
        one, other = sorted(pair)
        for a, b in ((one, other), (other, one)):
            if a in mine and b in yours and b not in mine and a not in yours:
                x, y = mine[a], yours[b]
                return _made(ground, link, link.a, (x.start, x.end), link.b, (y.start, y.end))
    return None


def _by_stem(line: Line) -> dict[str, Word]:
    return {word.stem: word for word in line.content}


def _made(
    ground: Ground, link: Link, a: Line, x: tuple[int, int], b: Line, y: tuple[int, int]
) -> Difference:
    values = {
        a.article: [value(ground.reading(a.article), *x)],
        b.article: [value(ground.reading(b.article), *y)],
    }
    confidence = min(0.75, link.likeness)
    return difference("polarity", values, confidence, "affirmed in one, denied in the other")
