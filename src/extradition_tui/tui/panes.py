"""How the Library screen shares its columns between list, text and facts. Pure."""

from __future__ import annotations

from .lines import Line

THREE_PANES = 100
TWO_PANES = 60
SMALLEST = (40, 10)

PANES = ("list", "text", "facts")


def seen_panes(width: int, height: int, here: str, *, zoomed: bool) -> tuple[str, ...]:
    """The panes that there is room for, the one in use among them; none on a small screen."""
    if is_too_small(width, height):
        return ()
    if zoomed or width < TWO_PANES:
        return (here,)
    if width < THREE_PANES:
        return ("text", "facts") if here == "facts" else ("list", "text")
    return PANES


def columns(width: int) -> dict[str, int]:
    """The columns of the panes beside the text, which takes what is left."""
    return {
        "list": min(46, max(26, width * 27 // 100)),
        "facts": min(42, max(24, width * 22 // 100)),
    }


def is_too_small(width: int, height: int) -> bool:
    """Whether a screen has no room for anything but a notice."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def too_small(width: int, height: int) -> list[Line]:
    """The notice: what there is, and what is needed."""
    least = f"{width} × {height}; needs {SMALLEST[0]} × {SMALLEST[1]}"
    return [
        Line.of("too small", "bright", selectable=False),
        Line.of(least, selectable=False),
    ]
