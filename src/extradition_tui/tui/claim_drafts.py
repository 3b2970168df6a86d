"""What is being typed about claims and is not written yet: told to a keeper with every change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NoteKey:
    """What a note is: a field or "comment", of a claim at a revision, or of words of an article.

    ``start`` and ``end`` are offsets into the text; None for a silence, or where no words are
    meant.
    """

    what: str
    claim: str | None = None
    revision: int | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None

    def is_same_note(self, other: NoteKey) -> bool:
        """Whether both are of the same words, be it of another revision."""
        return replace(self, revision=None) == replace(other, revision=None)


class NoteKeeper(Protocol):
    """Keeps what is typed until it is written. It is called on the screen's thread: be quick."""

    def keep(self, key: NoteKey, text: str, cursor: int) -> None:
        """The note's text and the place of its cursor, after each change."""

    def forget(self, key: NoteKey) -> None:
        """The note was written."""

    def text_of(self, key: NoteKey) -> str:
        """What was typed and never written, also for a former revision, or ""."""

    def is_of_former(self, key: NoteKey) -> bool:
        """Whether what ``text_of`` gives was typed before the claim was changed."""
