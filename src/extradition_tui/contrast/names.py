"""The same person's name spelt otherwise, and another person named in the same role."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.offices import is_office
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.spelling import one_given, spelt_otherwise
from extradition_tui.contrast.twins import Told, Twin
from extradition_tui.model import Difference, Mention

_ALIKE = 0.4
_NEAR_ROLE = 4
_SAME_BESIDE = 3
_MUCH = 0.5


def name_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Names in like sentences: spelt otherwise, or of two persons for one role.

    Accents and shorter forms are no difference, nor is a name that an article spells both ways.
    """
    met: set[tuple[str, str]] = set()
    for link in ground.links:
        for a in link.a.mentions:
            for b in link.b.mentions:
                pair = _differing(a, b, link.likeness)
                if pair and pair not in met and not _both(ground, link.a, link.b, pair):
                    met.add(pair)
                    yield _made(ground, link.a, a, link.b, b, 0.6, "one name, two spellings")
    for twin in laid:
        for a, b in _in_one_role(twin):
            pair = (_plain(a.text)[-1], _plain(b.text)[-1])
            if pair not in met and not _both(ground, twin.link.a, twin.link.b, pair):
                met.add(pair)
                why = "two persons in one role"
                yield _made(ground, twin.link.a, a, twin.link.b, b, 0.65, why)


def _made(
    ground: Ground, one: Line, a: Mention, other: Line, b: Mention, confidence: float, why: str
) -> Difference:
    values = {
        one.article: [value(ground.reading(one.article), a.start, a.end)],
        other.article: [value(ground.reading(other.article), b.start, b.end)],
    }
    return difference("name", values, confidence, why)


def _differing(a: Mention, b: Mention, likeness: float) -> tuple[str, str] | None:
    """The one word of two full names that is spelt otherwise, or is another form of the name."""
    if "PERSON" not in (a.label, b.label):
        return None
    mine, yours = _plain(a.text), _plain(b.text)
    if len(mine) != len(yours) or len(mine) < 2:
        return None
    unlike = [(x, y) for x, y in zip(mine, yours, strict=True) if x != y]
    if len(unlike) != 1:
        return None
    x, y = unlike[0]
    given = (mine[0], yours[0]) == (x, y) and likeness >= _ALIKE
    alike = spelt_otherwise(x, y, doubtful=likeness < _ALIKE)
    return (x, y) if alike or (given and one_given(x, y)) else None


def _in_one_role(twin: Twin) -> Iterator[tuple[Mention, Mention]]:
    """Persons with nothing of their names in common, at one place beside the same office."""
    for i1, i2, j1, j2 in twin.gaps:
        if twin.share < _MUCH or twin.before(i1, j1) + twin.after(i2, j2) < _SAME_BESIDE:
            continue
        a, b = _person(twin.link.a, twin.a[i1:i2]), _person(twin.link.b, twin.b[j1:j2])
        if not a or not b or set(_plain(a.text)) & set(_plain(b.text)):
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


def _both(ground: Ground, a: Line, b: Line, pair: tuple[str, str]) -> bool:
    """Whether an article has both: then they are two persons, or a slip of its own."""
    mine = set(_plain(ground.reading(a.article).text))
    yours = set(_plain(ground.reading(b.article).text))
    return pair[1] in mine or pair[0] in yours


def _plain(text: str) -> list[str]:
    spelt = unicodedata.normalize("NFKD", text.casefold())
    spelt = "".join(char for char in spelt if not unicodedata.combining(char))
    return "".join(char if char.isalnum() else " " for char in spelt).split()
