"""The pairs of reports in which errors are planted, and those with changes that say the same.

Every third article is kept apart: rules were written without looking at what is made of it.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.planted_articles import (
    ALIKE,
    MARKED,
    Draft,
    Edit,
    Source,
    another_person,
    draft,
    edits,
    sources,
)
from benchmarks.planted_variation import STYLES, Made, Ways, droppable, plain, second, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 20310304
KINDS = (*MARKED[:3], "person", *MARKED[3:], "dropped", "retold")
HARMLESS = ("typography", "order", "synonyms", *ALIKE)
_MOST = {"figure": 2, "speaker": 2, "word": 2, "short": 2}
_ONCE_APART = 3


@dataclass(frozen=True)
class Case:
    """An article and its second report with one change, and where the change stands in both."""

    source: str
    kind: str
    edit: Edit | None
    first: Made
    second: Made
    published: str
    apart: bool


def cases(kinds: Sequence[str] = (*KINDS, *HARMLESS)) -> Iterator[Case]:
    """All pairs of some kinds, the same at every run."""
    for number, source in enumerate(sources()):
        apart = number % _ONCE_APART == _ONCE_APART - 1
        for kind in kinds:
            for turn, (edit, of, ways) in enumerate(_variants(source, kind, number)):
                chance = random.Random(zlib.crc32(f"{SEED} {source.name} {kind} {turn}".encode()))
                yield _case(source, kind, edit, of, second(of[1], chance, ways), apart)


def _variants(
    source: Source, kind: str, number: int
) -> Iterator[tuple[Edit | None, tuple[Draft, Draft], Ways]]:
    """The changes of one kind to one article: edit, both drafts, how the second varies."""
    bare = draft(source, None)
    if kind in MARKED or kind in ALIKE:
        for edit in list(edits(source, (kind,)))[: _MOST.get(kind, 1)]:
            marked = draft(source, edit)
            yield edit, (marked, marked), Ways()
    elif kind == "person":
        other = another_person(source, number)
        if other:
            marked = draft(source, other)
            yield other, (marked, marked), Ways()
    elif kind == "dropped":
        places = droppable(bare)
        for place in random.Random(SEED + number).sample(places, min(2, len(places))):
            yield None, (bare, without(bare, place)), Ways(dropped=False)
    elif kind == "retold":
        yield None, (bare, bare), Ways(synonyms=1.0, turned=1.0, opened=1.0)
    elif kind == "typography":
        for style in range(len(STYLES) - 1):
            yield None, (bare, bare), Ways(style=style)
    elif kind == "order":
        yield None, (bare, bare), Ways(moved=1.0, turned=1.0)
    elif kind == "synonyms":
        yield None, (bare, bare), Ways(synonyms=1.0)


def _case(
    source: Source,
    kind: str,
    edit: Edit | None,
    drafts: tuple[Draft, Draft],
    other: Made,
    apart: bool,
) -> Case:
    first = plain(drafts[0])
    if kind == "dropped":
        kept = {line for lines in drafts[1].paragraphs for line in lines}
        lines = [line for group in drafts[0].paragraphs for line in group]
        first.targets = [
            place for line, place in zip(lines, first.sentences, strict=True) if line not in kept
        ]
    if kind in ("speaker", "person", "not", "hedge"):
        first.targets = _whole(first)
        other.targets = _whole(other)
    return Case(source.name, kind, edit, first, other, source.published, apart)


def _whole(made: Made) -> list[tuple[int, int]]:
    """The sentences around the targets: where a finding may stand beside the changed words."""
    return [
        (start, end)
        for start, end in made.sentences
        if any(start <= at < end for at, _ in made.targets)
    ]
