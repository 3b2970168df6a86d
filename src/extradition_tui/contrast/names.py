"""The same person's name spelt otherwise, and another person named in the same role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.name_spellings import both_stand, plain_words, spellings
from extradition_tui.contrast.offices import is_office
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.twins import Told, Twin
from extradition_tui.contrast_model import Difference, Value
from extradition_tui.model import Mention

_NEAR_ROLE = 4
_SAME_BESIDE = 3
_MUCH = 0.5


def name_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Names that are spelt otherwise, and persons named for one role in like sentences.

    Accents and shorter forms are no difference, nor is a name that an article spells both ways.
    """
    met: dict[frozenset[str], list[tuple[Line, Mention]]] = {}
    for one, a, other, b, pair in spellings(ground):
        met.setdefault(frozenset(pair), []).extend([(one, a), (other, b)])
    for places in met.values():
        yield _made(ground, places, 0.6, "one name, two spellings")
    for twin in laid:
        for a, b in _in_one_role(twin):
            pair = (plain_words(a.text)[-1], plain_words(b.text)[-1])
            known = frozenset(pair)
            if known not in met and not both_stand(ground, twin.link.a, twin.link.b, pair):
                met[known] = [(twin.link.a, a), (twin.link.b, b)]
                yield _made(ground, met[known], 0.65, "two persons in one role")


def _made(
    ground: Ground, places: Sequence[tuple[Line, Mention]], confidence: float, why: str
) -> Difference:
    """A finding with the first place of each article."""
    values: dict[str, list[Value]] = {}
    for line, mention in places:
        if line.article not in values:
            reading = ground.reading(line.article)
            values[line.article] = [value(reading, mention.start, mention.end)]
    return difference("name", values, confidence, why)


def _in_one_role(twin: Twin) -> Iterator[tuple[Mention, Mention]]:
    """Persons with nothing of their names in common, at one place beside the same office."""
    for i1, i2, j1, j2 in twin.gaps:
        if twin.share < _MUCH or twin.before(i1, j1) + twin.after(i2, j2) < _SAME_BESIDE:
            continue
        a, b = _person(twin.link.a, twin.a[i1:i2]), _person(twin.link.b, twin.b[j1:j2])
        if not a or not b or set(plain_words(a.text)) & set(plain_words(b.text)):
            continue
        before = twin.a[max(0, i1 - min(_NEAR_ROLE, twin.before(i1, j1))) : i1]
        after = twin.a[i2 : i2 + min(_NEAR_ROLE, twin.after(i2, j2))]
        text, start = twin.link.a.text, twin.link.a.start
        near = [text[told.word.start - start : told.word.end - start] for told in (*before, *after)]
        if any(is_office(word) for word in near):
            yield a, b


def _person(line: Line, told: Sequence[Told]) -> Mention | None:
    """The person whose full name some words are, and nothing else."""
    if not told:
        return None
    start, end = told[0].word.start, told[-1].word.end
    for mention in line.mentions:
        if mention.label == "PERSON" and mention.start <= start and end <= mention.end:
            return mention if len(mention.text.split()) > 1 else None
    return None
