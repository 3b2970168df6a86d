"""The same thing told as certain here and as possible or hearsay there: "will" and "may"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.twins import Told, Twin
from extradition_tui.contrast_model import Difference, Value

_DOUBT = re.compile(
    r"\b(?:believe[sd]?|thinks?|thought|rumou?red|suspect(?:s|ed)?|presum(?:es?|ed|ably)"
    r"|apparent(?:ly)?|alleged(?:ly)?|reported(?:ly)?|supposed(?:ly)?|probabl[ey]|possibl[ey]"
    r"|likely|may|might|perhaps|appear(?:s|ed)?|seem(?:s|ed)?)\b",
    re.IGNORECASE,
)


_HEARSAY = re.compile(
    r"\b(?:alleged(?:ly)?|reported(?:ly)?|supposed(?:ly)?|rumou?red|said|believed|understood|suspected"
    r"|thought)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|says?|according to|told|tells?|reports?|reported|claim(?:s|ed)?|speculat(?:es?|ed)"
    r"|estimat(?:es?|ed)|prosecutors|police|charged|accused|testified)\b",
    re.IGNORECASE,
)


def doubted(line: Line, before: int) -> bool:
    """Whether a sentence says before a place that it is told as a belief: "doctors believe"."""
    return _DOUBT.search(line.text, 0, max(0, before - line.start)) is not None


def told_by_others(line: Line, hedge: str) -> bool:
    """Whether a sentence names who says so, where the other only hedges it as hearsay.

    "Allegedly fired", and "fired, police said", are no two degrees of certainty.
    """
    return bool(_HEARSAY.search(hedge) and _TOLD.search(line.text))


def hedging_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Likeliest sentences first; each sentence stands in one finding at most."""
    met: set[tuple[str, int]] = set()
    for twin in laid:
        if twin.link.a.key in met or twin.link.b.key in met:
            continue
        found = _hedged(ground, twin)
        if found:
            met |= {twin.link.a.key, twin.link.b.key}
            yield found


def _hedged(ground: Ground, twin: Twin) -> Difference | None:
    """A word that both have, hedged on one side alone, in sentences that are much the same."""
    for i, j in twin.same:
        a, b = twin.a[i], twin.b[j]
        if bool(a.hedged) == bool(b.hedged) or bool(a.denied) != bool(b.denied) or a.open or b.open:
            continue
        if not twin.firm(i, j) or twin.quoted(i, j) or _hedged_nearby(twin, i, j):
            continue
        line, plain = (twin.link.b, b) if a.hedged else (twin.link.a, a)
        hedged = _value(
            ground, *((twin.link.a.article, a) if a.hedged else (twin.link.b.article, b))
        )
        if doubted(line, plain.word.start) or told_by_others(line, hedged.text):
            continue
        values = {
            twin.link.a.article: [_value(ground, twin.link.a.article, a)],
            twin.link.b.article: [_value(ground, twin.link.b.article, b)],
        }
        confidence = min(0.8, 0.35 + twin.share / 2)
        return difference("softened", values, confidence, "hedged in one source only")
    return None


def _hedged_nearby(twin: Twin, i: int, j: int) -> bool:
    """Whether the side that is plain here hedges a word beside it."""
    plain, at = (twin.b, j) if twin.a[i].hedged else (twin.a, i)
    return any(item.hedged for item in plain[max(0, at - 2) : at + 3])


def _value(ground: Ground, article: str, told: Told) -> Value:
    start, end = told.word.start, told.word.end
    if told.hedged:
        start, end = min(start, told.hedged[0]), max(end, told.hedged[1])
    return value(ground.reading(article), start, end)
