"""How the Library screen shares its columns between list, text and facts. Pure."""

from __future__ import annotations

THREE_PANES = 100
TWO_PANES = 60

PANES = ("list", "text", "facts")


def seen_panes(width: int, here: str, *, zoomed: bool) -> tuple[str, ...]:
    """The panes that there is room for, the one in use among them."""
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
