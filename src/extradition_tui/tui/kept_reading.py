"""What a person has read, as the screens ask for it: read when the app begins, kept as it changes.

A change that cannot be kept in the file holds as long as the reader runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .read_so_far import ReadSoFar

if TYPE_CHECKING:
    from extradition_tui.state.reading import Reading


class KeptReading:
    """What is read of one library; nothing is known, and nothing kept, before it is read."""

    def __init__(self, library_path: Path) -> None:
        self._library_path = library_path
        self._reading: Reading | None = None
        self.since = ""
        """When the reader was left the last time (ISO 8601, UTC), or ""."""

    def read(self) -> None:
        """Read it; kept out of the first paint by whoever calls this."""
        from extradition_tui.state.reading import load_reading

        self._reading = load_reading(self._library_path)
        self.since = self._reading.visited

    @property
    def so_far(self) -> ReadSoFar:
        """What is read, for the list."""
        if self._reading is None:
            return ReadSoFar()
        return ReadSoFar(self._reading.opened, self._reading.reviewed, self.since, known=True)

    def is_opened(self, article: str) -> bool:
        """Whether an article was ever opened."""
        return self._reading is not None and article in self._reading.opened

    def is_reviewed(self, article: str) -> bool:
        """Whether an article is marked as reviewed."""
        return self._reading is not None and article in self._reading.reviewed

    def mark(self, letter: str) -> tuple[str, int] | None:
        """The article and the offset that were marked by a letter."""
        return self._reading.marks.get(letter) if self._reading is not None else None

    @property
    def letters(self) -> str:
        """The letters by which places are marked."""
        return "".join(sorted(self._reading.marks)) if self._reading is not None else ""

    @property
    def sort(self) -> str:
        """How the list is sorted, or ""."""
        return self._reading.sort if self._reading is not None else ""

    def keep_opened(self, article: str) -> None:
        """Remember that an article was opened."""
        if not self.is_opened(article):
            now = _now()
            self._change(lambda reading: reading.with_opened(article, now))

    def keep_reviewed(self, articles: Sequence[str], *, reviewed: bool) -> None:
        """Remember that articles are reviewed, or are not."""
        at = _now() if reviewed else ""

        def change(reading: Reading) -> Reading:
            for article in articles:
                reading = reading.with_reviewed(article, at)
            return reading

        self._change(change)

    def keep_mark(self, letter: str, article: str, offset: int) -> None:
        """Remember a place by a letter."""
        self._change(lambda reading: reading.with_mark(letter, article, offset))

    def keep_sort(self, sort: str) -> None:
        """Remember how the list is sorted."""
        self._change(lambda reading: reading.with_sort(sort))

    def keep_visit(self) -> None:
        """Remember that the reader is left now."""
        now = _now()
        self._change(lambda reading: reading.with_visit(now))

    def _change(self, change: Callable[[Reading], Reading]) -> None:
        from extradition_tui.state.reading import change_reading

        if self._reading is not None:
            kept = change_reading(self._library_path, change)
            self._reading = kept if kept is not None else change(self._reading)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
