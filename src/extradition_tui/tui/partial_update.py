"""What goes to the terminal when a few stretches of the screen were drawn anew.

Textual writes each stretch from the left edge of its widget, whatever its own left edge is; here
it is written from where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate
from textual.strip import Strip


def cropped(update: RenderableType | None) -> RenderableType | None:
    """What Textual would write, with stretches of rows cropped to where they begin."""
    if isinstance(update, ChopsUpdate):
        return Stretches(update.chops, update.spans, update.chop_ends)
    return update


class Stretches(ChopsUpdate):
    """Stretches of rows without what stands to their left."""

    def render_segments(self, console: Console) -> str:
        """The sequences to write."""
        return "".join(
            Control.move_to(x, y).segment.text + part.render(console)
            for y, x, part in stretches(self)
        )


def stretches(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """What an update draws anew: the row, the first cell, and what stands there."""
    for y, start, end in update.spans:
        for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x >= end or stop <= start:
                continue
            left = max(x, start)
            yield y, left, strip.crop(left - x, min(stop, end) - x)
