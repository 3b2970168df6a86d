"""Who says it: one source in its own voice, another as somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.model import Difference

_ALIKE = 0.35
_PLAIN_CUES = (
    "say|says|said|warn|warns|warned|believe|believes|believed|argue|argues|argued|suggest|suggests"
    "|suggested|allege|alleges|alleged|contend|contends|contended|fear|fears|feared|insist|insists"
    "|insisted|caution|cautions|cautioned|estimate|estimates|estimated|think|thinks"
)
_CUES_WITH_THAT = (
    "claim|claims|claimed|report|reports|reported|note|notes|noted|maintain|maintains|maintained"
    "|predict|predicts|predicted|announced|stated|states|stressed|acknowledged|admitted|conceded|added"
    "|state(?= that)|explained|confirmed|emphasised|emphasized|asserted|declared|wrote"
)
_NAMED = r"(?:[^\W\d_][\w.’'-]*\s+){1,5}?"
_PATTERNS = (
    re.compile(r"\baccording to (?:[^\W\d_][\w.’'-]*\s?){1,5}", re.IGNORECASE),
    # Who warns, at the head of a sentence and followed by what is warned of.
    re.compile(
        rf"^(?:(?:but|and|yet|however|still|meanwhile),?\s+)?({_NAMED}(?:also\s+)?(?:(?:{_PLAIN_CUES})"
        rf"(?=\s+(?:that|the|an?|there|it|he|she|they|this|these|those|[A-Z])\b)"
        rf"|(?:{_CUES_WITH_THAT})(?=\s+that\b)))"
    ),
    # Who said so, at the end of one.
    re.compile(rf",\s+({_NAMED}(?:{_PLAIN_CUES}))(?=[.,]|$)"),
)
_VOICES = re.compile(
    rf"\b(?:{_PLAIN_CUES}|{_CUES_WITH_THAT}|told|according to|reportedly|allegedly|apparently"
    r"|in theory)\b",
    re.IGNORECASE,
)


def attribution_differences(ground: Ground) -> Iterator[Difference]:
    """Sentences that say the same, here with a source for it and there with none."""
    met: set[tuple[str, int]] = set()
    for link in ground.links:
        if link.likeness < _ALIKE or link.a.key in met or link.b.key in met:
            continue
        for told, plain in ((link.a, link.b), (link.b, link.a)):
            found = _difference(ground, link, told, plain)
            if found:
                met |= {link.a.key, link.b.key}
                yield found


def _difference(ground: Ground, link: Link, told: Line, plain: Line) -> Difference | None:
    if _quoted(told) or _quoted(plain) or _VOICES.search(plain.text):
        return None
    place = _source(told)
    if not place:
        return None
    source = value(ground.reading(told.article), *place)
    own = value(ground.reading(plain.article), plain.start, plain.end)
    values = {told.article: [source], plain.article: [own]}
    confidence = min(0.9, link.likeness)
    return difference("attribution", values, confidence, "its own words here, somebody's there")


def _quoted(line: Line) -> bool:
    return any(quote.kind != "indirect" for quote in line.quotes)


def _source(line: Line) -> tuple[int, int] | None:
    """Where a sentence names the source of what it says, with the cue."""
    for pattern in _PATTERNS:
        match = pattern.search(line.text)
        if match:
            group = match.lastindex or 0
            words = match[group].rstrip(" .,")
            if words.split()[0].casefold() not in _NO_SOURCE:
                start = line.start + match.start(group)
                return start, start + len(words)
    return None


_NO_SOURCE = frozenset(["it", "which", "that", "as", "to", "not", "and", "was", "is", "are", "i"])
