"""The lines above a contrast: what happened, whose reports these are, which list is shown."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from .lines import Line, clipped
from .theme import Palette


class ContrastHead(Widget):
    """A few lines that never have the keys; as high as what they say."""

    DEFAULT_CSS = """
    ContrastHead { height: 2; width: 1fr; }
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self._lines: Sequence[Line] = ()

    def say(self, words: str) -> None:
        """One sentence in the place of the head."""
        self.show([Line.of(words, selectable=False)])

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if list(lines) != list(self._lines):
            self._lines = lines
            self.styles.height = max(1, len(lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line: what it says, and at the right edge what it counts."""
        width = self.size.width
        line = self._lines[y] if y < len(self._lines) else Line()
        room = max(0, width - 2)
        left = clipped(line.runs, room)
        used = sum(cell_len(run.text) for run in left)
        right = clipped(line.right, max(0, room - used - 2))
        gap = room - used - sum(cell_len(run.text) for run in right)
        plain = self.rich_style
        segments = [Segment(" ", plain)]
        segments += [Segment(run.text, plain + self.palette.style(run.mark)) for run in left]
        segments += [Segment(" " * gap, plain)]
        segments += [Segment(run.text, plain + self.palette.style(run.mark)) for run in right]
        return Strip(segments).adjust_cell_length(width, plain)
