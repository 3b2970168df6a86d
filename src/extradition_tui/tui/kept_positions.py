"""Where the reader was, as the screens ask for it: read when the app begins, kept when it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extradition_tui.state.positions import Positions


class KeptPositions:
    """The positions of one library; none are known, and none kept, before they are read.

    What changes here is laid over what the file holds when the reader is left, so that another
    terminal of the same person keeps its own.
    """

    def __init__(self, library_path: Path) -> None:
        self._library_path = library_path
        self._positions: Positions | None = None
        self._changes: list[Callable[[Positions], Positions]] = []

    def read(self) -> None:
        """Read them; kept out of the first paint by whoever calls this."""
        from extradition_tui.state.positions import load_positions

        self._positions = load_positions(self._library_path)

    @property
    def article(self) -> str:
        """The article that was open when the reader was left, or ""."""
        return (self._positions.article if self._positions else None) or ""

    @property
    def pane(self) -> str:
        """The pane that had the keys when the reader was left, or ""."""
        return (self._positions.pane if self._positions else None) or ""

    def place(self, article: str) -> int:
        """Where an article was left: an offset of its text."""
        return self._positions.places.get(article, 0) if self._positions else 0

    def keep_place(self, article: str, offset: int) -> None:
        """Remember where an article, the one that is open, was left."""
        self._change(lambda kept: replace(kept.with_place(article, offset), article=article))

    def option(self, name: str) -> str:
        """What was remembered by a name, or ""."""
        return self._positions.options.get(name, "") if self._positions else ""

    def keep_option(self, name: str, value: str) -> None:
        """Remember something by a name."""
        if value != self.option(name):
            self._change(lambda kept: replace(kept, options={**kept.options, name: value}))

    def save(self, pane: str | None) -> None:
        """Keep them for the next time, with the pane that has the keys."""
        from extradition_tui.state.positions import load_positions, save_positions

        if self._positions is None:
            return
        if pane:
            self._change(lambda kept: replace(kept, pane=pane))
        kept = load_positions(self._library_path)
        for change in self._changes:
            kept = change(kept)
        save_positions(self._library_path, kept)

    def _change(self, change: Callable[[Positions], Positions]) -> None:
        if self._positions is not None:
            self._positions = change(self._positions)
            self._changes.append(change)
