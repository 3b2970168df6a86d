"""Very long texts in parts: cut where a paragraph ends, put together with offsets of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from extradition_tui.model import Analysis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.model import Date, Entity, Figure, Mention, Quote, Sentence, Token

LONGEST = 200_000
_Item = TypeVar("_Item", "Sentence", "Mention", "Quote", "Figure", "Date")


def parts_of(text: str, longest: int = LONGEST) -> list[tuple[int, str]]:
    """A text as (offset, part): cut after line breaks, else after spaces, else anywhere."""
    if len(text) <= longest:
        return [(0, text)]
    parts = []
    start = 0
    while start < len(text):
        end = min(start + longest, len(text))
        if end < len(text):
            for mark in ("\n", " "):
                cut = text.rfind(mark, start + longest // 2, end)
                if cut >= 0:
                    end = cut + 1
                    break
        parts.append((start, text[start:end]))
        start = end
    return parts


def joined(offsets: Sequence[int], found: Sequence[Analysis]) -> Analysis:
    """One analysis out of those of the parts that start at ``offsets`` of the text."""
    if len(found) == 1:
        return found[0]
    tokens: list[Token] = []
    entities: dict[str, Entity] = {}
    for offset, part in zip(offsets, found, strict=True):
        first = len(tokens)
        tokens += [
            replace(
                token,
                start=token.start + offset,
                end=token.end + offset,
                head=token.head + first,
            )
            for token in part.tokens
        ]
        for entity in part.entities:
            known = entities.get(entity.id)
            aliases = {*entity.aliases, *(known.aliases if known else ())}
            entities[entity.id] = replace(entity, aliases=tuple(sorted(aliases)))
    pairs = list(zip(offsets, found, strict=True))
    return Analysis(
        pipeline=found[0].pipeline,
        sentences=tuple(_moved(item, at) for at, part in pairs for item in part.sentences),
        tokens=tuple(tokens),
        mentions=tuple(_moved(item, at) for at, part in pairs for item in part.mentions),
        entities=tuple(entities.values()),
        quotes=tuple(_moved(item, at) for at, part in pairs for item in part.quotes),
        figures=tuple(_moved(item, at) for at, part in pairs for item in part.figures),
        dates=tuple(_moved(item, at) for at, part in pairs for item in part.dates),
    )


def _moved(item: _Item, offset: int) -> _Item:
    return replace(item, start=item.start + offset, end=item.end + offset)
