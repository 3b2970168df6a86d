"""Who says it: one source in its own voice, another as somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.model import Difference

_ALIKE = 0.35
_CUES = (
    "say|says|said|warn|warns|warned|believe|believes|believed|argue|argues|argued|claim|claims"
    "|claimed|suggest|suggests|suggested|allege|alleges|alleged|contend|contends|contended|fear"
    "|fears|feared|insist|insists|insisted|note|notes|noted|caution|cautions|cautioned|estimate"
    "|estimates|estimated|maintain|maintains|maintained|predict|predicts|predicted|think|thinks"
    "|report|reports|reported|told|announced|stated|stressed|acknowledged|admitted|conceded|added"
    "|explained|confirmed|denied|emphasised|emphasized|asserted|declared"
)
_SOURCE = re.compile(
    rf"\b(?:according to (?:[^\W\d_][\w.’'-]*\s?){{1,5}}"
    rf"|(?:[^\W\d_][\w.’'-]*\s+){{1,3}}(?:has\s+|have\s+|had\s+|also\s+)?(?:{_CUES})\b(?!\s+by\b))",
    re.IGNORECASE,
)
_VOICES = re.compile(
    rf"\b(?:{_CUES}|according to|reportedly|allegedly|apparently|in theory)\b", re.IGNORECASE
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
    match = _SOURCE.search(told.text)
    if not match or _is_reporter(match[0]):
        return None
    start = told.start + match.start()
    source = value(ground.reading(told.article), start, start + len(match[0].rstrip()))
    own = value(ground.reading(plain.article), plain.start, plain.end)
    values = {told.article: [source], plain.article: [own]}
    confidence = min(0.9, 0.25 + link.likeness * 0.7)
    return difference("attribution", values, confidence, "its own words here, somebody's there")


def _quoted(line: Line) -> bool:
    return any(quote.kind != "indirect" for quote in line.quotes)


def _is_reporter(source: str) -> bool:
    """Words before a cue that are no source: "it said", "which added", "as reported"."""
    first = source.split()[0].casefold()
    return first in {"it", "which", "that", "as", "to", "not", "and", "was", "were", "is", "are"}
