"""What stands over a screen that has no room: how small the terminal is, and what is needed."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from .lines import Run, clipped
from .theme import Palette

SMALLEST = Size(40, 10)
"""The smallest terminal in which anything but the notice is shown."""


def is_too_small(size: Size) -> bool:
    """Whether a terminal of this size has no room for anything but the notice."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class SmallNotice(Widget):
    """Covers its screen, which goes on below it as it was."""

    DEFAULT_CSS = """
    SmallNotice { layer: notice; width: 100%; height: 100%; }
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette

    def render_line(self, y: int) -> Strip:
        """One row: the notice on the first two, then nothing."""
        width, height = self.app.size
        least = f"{width} × {height}; needs {SMALLEST.width} × {SMALLEST.height}"
        said = (Run("too small", "bright"), Run(least))[y : y + 1]
        style = self.rich_style
        runs = clipped(said, max(0, self.size.width - 2))
        words = [Segment(run.text, style + self.palette.style(run.mark)) for run in runs]
        return Strip([Segment(" ", style), *words]).adjust_cell_length(self.size.width, style)
