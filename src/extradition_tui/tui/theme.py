"""The reader's colours: dark, light, of high contrast, the terminal's own, or none.

Views name what a stretch of text *is* (a mark: "entity", "quote", "dim", "diff" …) and ask the
palette how that looks: ``app.palette.style("quote entity")``. Several names are laid over each
other from left to right. Every class that carries meaning has a shape (bold, italic, underline,
reverse) as well as a colour, so that it reads in monochrome; where a shape is not enough the view
writes a sign.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

from extradition_tui.settings import THEMES


@dataclass(frozen=True, slots=True)
class Look:
    """How one mark looks: a role of the palette's colours ("" keeps the colour) and a shape.

    ``ground`` is the role of a colour under the words, which takes the shape's place in the themes
    that have it.
    """

    colour: str = ""
    shape: str = ""
    ground: str = ""


MARKS: Mapping[str, Look] = {
    # the page
    "text": Look("text"),
    "bright": Look("bright"),
    "strong": Look("bright", "bold"),
    "dim": Look("dim"),
    "hairline": Look("hairline"),
    "accent": Look("accent"),
    "heading": Look("bright", "bold"),
    "title": Look("bright", "bold"),
    "pane": Look("dim", "bold"),
    "pane-focused": Look("accent", "bold"),
    "pointer": Look("accent", "bold"),
    "pointer-away": Look("dim"),
    "key": Look("bright", "bold"),
    "error": Look("warning", "bold"),
    # what language finds in a text
    "entity": Look("entity", "underline"),
    "quote": Look("quote", "italic"),
    "speaker": Look("quote", "italic"),
    "figure": Look("figure", "bold"),
    "date": Look("date", "bold italic"),
    # what people made of it
    "claim": Look("", "underline2", ground="claimed"),
    # what other sources do with it
    "agree": Look("dim"),
    "only": Look("dim"),
    "altered": Look("accent"),
    "differs": Look("accent", "bold"),
    "diff": Look("accent", "bold underline"),
    "diff-below": Look("", "bold"),
    "altered-below": Look("", "underline"),
    "silent": Look("dim"),
    # the reader's own
    "selected": Look("text", "reverse"),
    # searching
    "hit": Look("", "reverse"),
    "hit-here": Look("accent", "reverse bold"),
}
"""Every mark by its name. The margin's marks differ by their signs as well: ``= ≠ ~ ·``.

Below the table the words change with every key, and on a slow line a colour costs as much as four
words: what differs there has a shape and the colour around it.
"""

COLOURS: Mapping[str, Mapping[str, str]] = {
    "dark": {
        "background": "#15171b",
        "cursor": "#22262d",
        "claimed": "#322f27",
        "text": "#c8cbd1",
        "bright": "#f0f1f3",
        "dim": "#8a909b",
        "hairline": "#33383f",
        "accent": "#e6b566",
        "warning": "#ef9a84",
        "entity": "#9cc3ea",
        "quote": "#b2d1a5",
        "figure": "#cdb6ec",
        "date": "#8fd0cb",
    },
    "light": {
        "background": "#f8f6f1",
        "cursor": "#ebe7dd",
        "claimed": "#f4e8c9",
        "text": "#33353a",
        "bright": "#0f1013",
        "dim": "#5f636b",
        "hairline": "#d2cdc1",
        "accent": "#8a5200",
        "warning": "#a3321b",
        "entity": "#1f5a94",
        "quote": "#35642a",
        "figure": "#67409c",
        "date": "#0d6560",
    },
    "high-contrast": {
        "background": "#000000",
        "cursor": "#0a2540",
        "claimed": "#3a3000",
        "text": "#ffffff",
        "bright": "#ffffff",
        "dim": "#d0d0d0",
        "hairline": "#9a9a9a",
        "accent": "#ffd400",
        "warning": "#ff9a80",
        "entity": "#8ccfff",
        "quote": "#a4ec96",
        "figure": "#dcbcff",
        "date": "#7cebdf",
    },
    "ansi-dark": {
        "bright": "bright_white",
        "dim": "bright_black",
        "hairline": "bright_black",
        "accent": "yellow",
        "warning": "bright_red",
        "entity": "bright_blue",
        "quote": "green",
        "figure": "magenta",
        "date": "cyan",
    },
    "ansi-light": {
        "bright": "black",
        "dim": "bright_black",
        "hairline": "bright_black",
        "accent": "red",
        "warning": "red",
        "entity": "blue",
        "quote": "green",
        "figure": "magenta",
        "date": "cyan",
    },
    "mono": {},
}
"""The colours by their roles. What has none is the terminal's own: in the "ansi" themes its
background and its text, and everything in "mono". Their cursor is a sign at the edge of its row.
"""

SPARING = {"dark": "ansi-dark", "light": "ansi-light", "high-contrast": "ansi-dark"}
"""The theme that is written in fewer bytes, by the one that was chosen."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The looks of all marks in one of the themes."""

    name: str

    def style(self, marks: str) -> Style:
        """The style for one or more marks, as ``"quote entity"``. Raises KeyError if unknown."""
        return _style(self.name, marks)

    def cursor_style(self) -> Style:
        """What is laid under the line of the cursor."""
        colour = COLOURS[self.name].get("cursor")
        return Style(bgcolor=colour) if colour else Style()

    @property
    def ansi(self) -> bool:
        """Whether the colours are the terminal's own."""
        return "background" not in COLOURS[self.name]

    def textual_theme(self) -> Theme:
        """The same colours for Textual's own style sheets."""
        colours = {} if self.ansi else COLOURS[self.name]
        # Textual's own style sheets ask for these two where a theme has no colours of its own.
        plain = {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
        return Theme(
            name=f"reader-{self.name}",
            primary=colours.get("accent", "ansi_default"),
            accent=colours.get("accent", "ansi_default"),
            foreground=colours.get("text", "ansi_default"),
            background=colours.get("background", "ansi_default"),
            surface=colours.get("background", "ansi_default"),
            panel=colours.get("background", "ansi_default"),
            dark="light" not in self.name,
            variables=plain if self.ansi else {},
            ansi=self.ansi,
        )


def palette(name: str, *, sparing: bool = False) -> Palette:
    """The palette of a theme named in the settings, or "mono" where colour is not wanted.

    ``sparing``, or on a terminal of sixteen colours: the kindred theme of the terminal's own
    colours, which is written in fewer bytes. Raises KeyError if unknown.
    """
    if name not in COLOURS:
        raise KeyError(f"no theme {name!r}; known: {', '.join(THEMES)}")
    if not wants_colour():
        return Palette("mono")
    return Palette(SPARING.get(name, name) if sparing or has_few_colours() else name)


def wants_colour() -> bool:
    """False under NO_COLOR, and in a terminal that says it has no colours."""
    return "NO_COLOR" not in os.environ and os.environ.get("TERM") not in ("dumb", "vt100")


def has_few_colours() -> bool:
    """Whether the terminal says nothing of more than sixteen colours, most of ours its greys."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    return os.environ.get("TERM", "").lower().rpartition("-")[2] not in ("256color", "kitty")


@lru_cache(maxsize=512)
def _style(name: str, marks: str) -> Style:
    style = Style()
    for mark in marks.split():
        look = MARKS[mark]
        colour, ground = COLOURS[name].get(look.colour, ""), COLOURS[name].get(look.ground, "")
        style += Style.parse(f"{colour} on {ground}" if ground else f"{look.shape} {colour}")
    return style + Style(dim=True) if name == "mono" and "dim" in marks.split() else style
