"""Where a slow pattern can match at all: near the words of which every match of it holds one.

A pattern that may begin with any of many words is tried at every place of a text. To find the few
words that it cannot do without takes a tenth of that time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Nearby:
    """The surroundings of some words: so many characters ``before`` and ``after`` their starts."""

    words: re.Pattern[str]
    before: int
    after: int

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """The matches of a pattern, each of which holds one of the words and goes no further."""
        for start, end in self.stretches(text):
            yield from pattern.finditer(text, start, end)

    def stretches(self, text: str) -> list[tuple[int, int]]:
        """Where the words are with what surrounds them, in order, none touching another."""
        return list(_stretches(self, text))


def nearby(openings: Iterable[str], before: int, after: int) -> Nearby:
    """The surroundings of words that begin so; the openings are patterns, in small letters."""
    return Nearby(re.compile(f"[^a-z](?:{'|'.join(openings)})"), before, after)


# Several patterns ask for the surroundings of the same words in one text after the other.
@lru_cache(maxsize=8)
def _stretches(near: Nearby, text: str) -> tuple[tuple[int, int], ...]:
    lower = text.lower()
    if len(lower) != len(text):
        return ((0, len(text)),)  # a letter that has no small form of its own
    found: list[tuple[int, int]] = []
    begin, end = 0, -1
    # With one more character in front, a match starts where its word does in the text.
    for match in near.words.finditer(f" {lower}"):
        at = match.start()
        if at + near.after <= end:
            continue
        if at - near.before > end:
            if end >= 0:
                found.append((begin, end))
            begin = max(0, at - near.before)
        # No stretch ends inside a word: what a pattern says of its end must hold of the text.
        space = _SPACE.search(text, at + near.after)
        end = space.start() if space else len(text)
    return (*found, (begin, end)) if end >= 0 else ()
