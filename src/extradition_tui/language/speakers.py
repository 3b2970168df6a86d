"""Who is said to say the words between marks.

The sentence around a quotation is searched for a verb of saying and its subject; where it has none,
the speaker of the quotation before goes on. Pronouns go back to the last person who fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.quotation_marks import Quoted
    from extradition_tui.model import Entity, Mention, Quote


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: a name or role, the entity if it is one, and the cue that tells it."""

    name: str | None = None
    entity: str | None = None
    cue: str | None = None


class Voices:
    """The speakers of one text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        quoted: Sequence[Quoted],
    ) -> None:
        self._text = text

    def of(self, item: Quoted, speech: bool) -> Voice:
        """The speaker of one quotation."""
        return Voice()

    def indirect(self) -> list[Quote]:
        """What is reported without marks."""
        return []
