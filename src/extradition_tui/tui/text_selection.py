"""What is selected in a text, as a stretch of it. Pure; offsets into the article's text."""

from __future__ import annotations

from dataclasses import dataclass

from .text_lines import Stretches
from .text_motions import character_after, paragraph_at


@dataclass(frozen=True, slots=True)
class Selection:
    """Where a selection began: its other end is where the text cursor is, both ends included."""

    anchor: int
    sentences: bool = False

    def stretch(self, text: str, place: int, sentences: Stretches) -> tuple[int, int]:
        """The offsets ``[start, end)`` between the two ends; whole sentences where so wished."""
        first, last = sorted((self.anchor, place))
        if self.sentences:
            return taken(text, first, sentences)[0], taken(text, last, sentences)[1]
        return first, character_after(text, last)

    def swapped(self, place: int) -> tuple[int, Selection]:
        """The place of the other end, and the selection that goes on from there."""
        return self.anchor, Selection(place, self.sentences)


def taken(text: str, place: int, sentences: Stretches) -> tuple[int, int]:
    """The sentence of a place, else its paragraph: what is taken when nothing is selected."""
    within = sentences.within(place, place + 1)
    return within[0] if within else paragraph_at(text, place)
