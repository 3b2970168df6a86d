"""The paragraphs and headings that an article is made of, on their way to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extradition_tui.model import Span

_SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_MAY_BREAK = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ENDS = ".!?…"
_CLOSING = "\"'”’»)]*_"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item of an input.

    ``lines`` are the lines of the source that it was made of, exactly; ``level`` is 1 to 6 where
    the source's own markup says that it is a heading, else 0; ``item`` is a list item.
    """

    text: str
    lines: tuple[str, ...]
    level: int = 0
    item: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def spaced(line: str) -> str:
    """The line with each run of spaces and tabs as one space; no other character that shows goes.

    Soft hyphens and their like go: they only say where a line may break.
    """
    return _SPACES.sub(" ", _MAY_BREAK.sub("", line)).strip()


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, inside or outside quotation marks."""
    return text.rstrip(_CLOSING + " ")[-1:] in tuple(_ENDS)


def is_prose(block: Block) -> bool:
    """Whether a block reads as a paragraph of its own: long, or a full sentence of some length."""
    words = block.words
    return not block.level and (words >= 25 or (words >= 8 and ends_sentence(block.text)))


def assemble(blocks: Sequence[tuple[Block, bool]]) -> tuple[str, tuple[Span, ...]]:
    """One text of (block, is a heading), blank lines between, and where its headings stand."""
    parts: list[str] = []
    headings: list[Span] = []
    at = 0
    for block, heading in blocks:
        parts.append(block.text)
        if heading:
            headings.append(Span(at, at + len(block.text), block.text))
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(headings)
