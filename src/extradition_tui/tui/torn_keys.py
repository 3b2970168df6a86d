"""Keys that arrive torn, as over a slow line, are put together again before they are read.

An arrow key is three bytes, ``ESC [ A``, and a line may bring each by itself. ``ESC`` is also a key
of its own, so it is held for a while: the next byte tells, and no byte means that it was the key.
What follows at once but begins no sequence was typed after Esc: a line may also bring two keys in
one. Pure: time is told from outside, in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ESC = "\x1b"
HERE = 0.1
"""Seconds that a lone ESC is held where the terminal is near."""
FAR = 0.6
"""Seconds that it is held in a session over ssh; any key that follows ends the wait."""
UNFINISHED = 2.0
"""Seconds that the beginning of a sequence is held: nobody types these by hand."""

_BEGUN = re.compile(r"\x1b(?:\[[0-9:;<=>?]*[ -/]*|O)?")

_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
"""What stands around pasted words; a key Esc is not among these."""
_TYPED = re.compile(r"\x1b(?:\[[a-z]?|O)")
"""Esc and what was typed after it: no terminal in use sends these for a key of the reader."""


def patience(environment: Mapping[str, str]) -> float:
    """How long a lone ESC is held: ``ESCDELAY`` in milliseconds, else by where the session is."""
    told = environment.get("ESCDELAY", "")
    if told.isascii() and told.isdigit():
        return int(told) / 1000
    return FAR if environment.get("SSH_CONNECTION") else HERE


class TornKeys:
    """Holds what may be the beginning of a key until the rest is there."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._held = ""
        self._since = 0.0
        self._pasting = False

    def feed(self, text: str, now: float) -> list[str]:
        """The pieces that can be read now: whole sequences, and ``ESC`` alone for the key Esc."""
        pieces: list[str] = []
        for character in text:
            if (self._held == ESC and character not in "[O") or character == ESC:
                pieces += self._let_go()
            self._held += character
            if not _BEGUN.fullmatch(self._held):
                pieces += self._let_go()
        self._since = now
        return pieces

    def tick(self, now: float) -> list[str]:
        """What has been held for long enough."""
        wait = self._patience if self._held == ESC else UNFINISHED
        if not self._held or now - self._since < wait:
            return []
        return self._let_go()

    def _let_go(self) -> list[str]:
        held, self._held = self._held, ""
        if held in (_PASTE, _PASTED):
            self._pasting = held == _PASTE
        pieces = list(held) if _TYPED.fullmatch(held) else [held] if held else []
        return [piece for piece in pieces if piece != ESC or not self._pasting]
