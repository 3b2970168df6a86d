"""Where the reader was, as the screens ask for it: read when the app begins, kept when it ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extradition_tui.state.positions import Positions


class KeptPositions:
    """The positions of one library; none are known, and none kept, before they are read."""

    def __init__(self, library_path: Path) -> None:
        self._library_path = library_path
        self._positions: Positions | None = None

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
        if self._positions is not None:
            self._positions = replace(self._positions.with_place(article, offset), article=article)

    def option(self, name: str) -> str:
        """What was remembered by a name, or ""."""
        return self._positions.options.get(name, "") if self._positions else ""

    def keep_option(self, name: str, value: str) -> None:
        """Remember something by a name."""
        if self._positions is not None:
            options = {**self._positions.options, name: value}
            self._positions = replace(self._positions, options=options)

    def save(self, pane: str | None) -> None:
        """Keep them for the next time, with the pane that has the keys."""
        from extradition_tui.state.positions import save_positions

        if self._positions is not None:
            self._positions = replace(self._positions, pane=pane or self._positions.pane)
            save_positions(self._library_path, self._positions)
