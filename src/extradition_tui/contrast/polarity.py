"""The same thing affirmed here and denied there: looked for in sentences that are much alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extradition_tui.contrast.denials import denial_differences
from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.opposites import are_opposite
from extradition_tui.contrast.twins import Told, Twin
from extradition_tui.contrast_model import Difference

_ENOUGH = 0.4
"""Share of the words that two sentences must have in common."""

_OF_ANOTHER = 0.7
"""The share below which the words just before must be the same too: of whom it is said."""


def polarity_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Likeliest sentences first; each sentence stands in one finding at most."""
    met: set[tuple[str, int]] = set()
    for twin in laid:
        if twin.link.a.key in met or twin.link.b.key in met:
            continue
        found = _denied(ground, twin) or _opposite(ground, twin)
        if found:
            met |= {twin.link.a.key, twin.link.b.key}
            yield found
    yield from denial_differences(ground, met)


def _denied(ground: Ground, twin: Twin) -> Difference | None:
    """A word that both have, denied on one side alone, between words that both have too.

    Where both deny as often, it may be the same in other words: "no guests came in", "guests were
    not let in".
    """
    if sum(1 for told in twin.a if told.denied) == sum(1 for told in twin.b if told.denied):
        return None
    for i, j in twin.same:
        a, b = twin.a[i], twin.b[j]
        if bool(a.denied) == bool(b.denied) or a.open or b.open or a.hedged or b.hedged:
            continue
        if not twin.firm(i, j) or _denied_nearby(twin, i, j):
            continue
        if twin.quoted(i, j) or (not twin.before(i, j) and twin.share < _OF_ANOTHER):
            continue
        return _made(ground, twin, _place(a), _place(b))
    return None


def _denied_nearby(twin: Twin, i: int, j: int) -> bool:
    """Whether the side that does not deny the word denies one beside it: "none was", "was not"."""
    plain, at = (twin.b, j) if twin.a[i].denied else (twin.a, i)
    return any(item.denied for item in plain[max(0, at - 2) : at + 3])


def _opposite(ground: Ground, twin: Twin) -> Difference | None:
    """A word here and its opposite there, at one place of sentences that are else much the same."""
    for i1, i2, j1, j2 in twin.gaps:
        beside = twin.before(i1, j1) + twin.after(i2, j2)
        if i2 - i1 > 2 or j2 - j1 > 2 or beside < 2 or twin.share < _ENOUGH:
            continue
        for a in twin.a[i1:i2]:
            for b in twin.b[j1:j2]:
                if are_opposite(a.lemma, b.lemma) and bool(a.denied) == bool(b.denied):
                    return _made(ground, twin, _place(a), _place(b))
    return None


def _place(told: Told) -> tuple[int, int]:
    """A word with what denies it."""
    if not told.denied:
        return told.word.start, told.word.end
    return min(told.word.start, told.denied[0]), max(told.word.end, told.denied[1])


def _made(ground: Ground, twin: Twin, mine: tuple[int, int], yours: tuple[int, int]) -> Difference:
    a, b = twin.link.a, twin.link.b
    values = {
        a.article: [value(ground.reading(a.article), *mine)],
        b.article: [value(ground.reading(b.article), *yours)],
    }
    confidence = min(0.8, 0.35 + twin.share / 2)
    return difference("polarity", values, confidence, "affirmed in one, denied in the other")
