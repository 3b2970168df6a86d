"""The ways to every screen of the reader, as keys; and every key that a keyboard may send."""

from __future__ import annotations

from extradition_tui.tui.actions import ACTIONS, ANY_LETTER

HOME = b"\x1b[27u" * 6 + b"g1"
"""Leaves whatever is open (Esc as terminals with the keyboard protocol send it) for the list."""

WAYS = {
    "list": b"gg",
    "list filtered": b"fcoa\r",
    "article": b"ggj\r",
    "text": b"ggjj\rg2",
    "selection": b"ggjj\rg2vww",
    "marks": b"ggjj\rg2i",
    "facts": b"ggjj\rg3jj",
    "names": b"ggjj\rge",
    "name page": b"ggjj\rg3jj\r",
    "question": b"gg/a",
    "library searched": b"g/the\r",
    "library searched for a person": b"g/speaker:a\r",
    "contrast": b"ggjcjl",
    "side by side": b"ggjc|",
    "quotations": b"ggjc_",
    "labels": b"ggjc__",
    "figures": b"ggjc___",
    "families": b"ggjW",
    "help": b"gg?",
    "help searched": b"gg?sel",
    "palette": b"gg\x10con",
    "problems": b"gp",
    "another event": b"ggjjM",
    "jump mode": b"ggjj\rg2gj",
    "load": b"L",
    "claims": b"C",
    "claim": b"Cj\r",
    "command line": b":",
}

_NAMED = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "escape": b"\x1b",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
}

ODD = (
    b"\x7f",
    b"\x1b[3~",
    b"\x1b[27u",
    b"\x1b[1;5D",
    b"\x1b[15~",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[1;1R",
    b"\x1b[<0;5;5M",
    b"\x1b[200~pasted\x1b words\nand more\x1b[201~",
    b"\x1b[",
    b"\x1b]0;title\x07",
    b"\x1b[:B",
    b"\x1b[9999999999u",
    b"\xff\xfe",
    "é漢🙂".encode(),
    "e\u0301\u202e\u200b".encode(),
    b"99999",
)
"""What a terminal may also send, wanted or not."""


def strokes() -> list[bytes]:
    """Every printable character, every control but those that end the reader, every bound key."""
    printable = [bytes([code]) for code in range(0x20, 0x7F)]
    controls = [bytes([code]) for code in range(1, 0x20) if code != 0x1B]
    bound = [sent(key) for action in ACTIONS for key in action.keys]
    every = {*printable, *controls, *_NAMED.values(), *bound, *ODD}
    return sorted(every)


def sent(key: str) -> bytes:
    """The bytes of a key as the table of actions writes it: "g g", "ctrl+d", "pagedown"."""
    return b"".join(_stroke(stroke) for stroke in key.split(" "))


def _stroke(stroke: str) -> bytes:
    if stroke == ANY_LETTER:
        return b"a"
    if stroke in _NAMED:
        return _NAMED[stroke]
    if stroke.startswith("ctrl+"):
        return bytes([ord(stroke[-1]) & 0x1F])
    return stroke.encode()
