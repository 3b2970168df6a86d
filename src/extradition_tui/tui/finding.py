"""What a search in one view found, and at which of the places the reader is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .lines import Place, line_of_place


class Finding:
    """The places of one pattern, in the order of lines; ``here`` is the one in view, or -1.

    A pattern that is hidden is kept: its places are not drawn, and may be those of other lines.
    """

    def __init__(self) -> None:
        self.pattern = ""
        self.hidden = False
        self.places: Sequence[Place] = ()
        self.here = -1

    def show(self, pattern: str, places: Sequence[Place], start: int) -> Place | None:
        """Take other places; the first at or after line ``start``, else the first of all."""
        self.pattern, self.places, self.hidden = pattern, places, False
        after = self._first_from(start)
        self.here = after if after < len(places) else min(0, len(places) - 1)
        return self.place

    def renew(self, places: Sequence[Place]) -> None:
        """Take the same pattern's places in other lines."""
        self.places = places
        self.here = min(self.here, len(places) - 1)

    def hide(self) -> bool:
        """Draw its places no longer; whether there was anything to be hidden."""
        had = bool(self.pattern) and not self.hidden
        self.hidden = True
        return had

    def step(self, count: int) -> Place | None:
        """Go on by ``count`` places, around the end."""
        if self.places:
            self.here = (self.here + count) % len(self.places)
        return self.place

    @property
    def place(self) -> Place | None:
        """The place in view."""
        return self.places[self.here] if self.here >= 0 else None

    @property
    def state(self) -> str:
        """``[3/17]``, or "" when nothing is searched for."""
        shown = self.pattern and not self.hidden
        return f"[{self.here + 1}/{len(self.places)}]" if shown else ""

    def on_line(self, index: int) -> list[tuple[int, Place]]:
        """The places on a line, with their numbers."""
        if self.hidden:
            return []
        low = self._first_from(index)
        found = []
        while low < len(self.places) and line_of_place(self.places, low) == index:
            found.append((low, self.places[low]))
            low += 1
        return found

    def _first_from(self, line: int) -> int:
        """The number of the first place on a line or after it."""
        numbers = range(len(self.places))
        return bisect_left(numbers, line, key=lambda at: line_of_place(self.places, at))
