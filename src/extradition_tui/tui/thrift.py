"""Fewer bytes for the same screen: a change of style is written as what changes in it.

Whoever draws gives each stretch of words its whole style and takes all of it back after it; on a
slow line that is most of what a key costs. Between two stretches only the difference goes out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_STYLE = re.compile(r"\x1b\[([0-9;]*)m")
_MOVES = re.compile(r"(?:\x1b\[[0-9;]*[ABCDH]|\r|\n)*")
"""Moves of the cursor: no style shows in them."""

_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29}
"""The shapes by their codes, with the code that takes each away (bold and dim share theirs)."""


class Style(NamedTuple):
    """What a terminal draws with: the codes of both colours ("" is its own), and the shapes."""

    colour: str = ""
    ground: str = ""
    shapes: frozenset[int] = frozenset()


PLAIN = Style()
UNKNOWN = Style("?")
"""What a sequence that is not known here may have led to."""


class Thrift:
    """Writes styles thriftily; it knows with which style the terminal was left."""

    def __init__(self) -> None:
        self._now = PLAIN

    def __call__(self, data: str) -> str:
        """The same drawing in fewer bytes."""
        out: list[str] = []
        now = wanted = self._now
        at = 0
        for found in _STYLE.finditer(data):
            words = data[at : found.start()]
            if words:
                if wanted != now and not _MOVES.fullmatch(words):
                    out.append(change(now, wanted))
                    now = wanted
                out.append(words)
            at = found.end()
            following = after(wanted, found[1])
            if following == UNKNOWN:
                # What is not known here goes out as it is, and builds on what was wanted before.
                out += [change(now, wanted), found[0]]
                now = UNKNOWN
            wanted = following
        if wanted != now:
            out.append(change(now, wanted))
        out.append(data[at:])
        self._now = wanted
        return "".join(out)


@lru_cache(4096)
def after(style: Style, codes: str) -> Style:
    """The style after a sequence with these codes; UNKNOWN where one of them is not known."""
    numbers = [int(code or "0") for code in codes.split(";")]
    if style == UNKNOWN and numbers[0] != 0:
        return UNKNOWN
    colour, ground, shapes = style
    while numbers:
        code, *numbers = numbers
        if code == 0:
            colour, ground, shapes = PLAIN
        elif code in _OFF:
            shapes |= {code}
        elif code in (38, 48):
            length = {5: 2, 2: 4}.get(numbers[0] if numbers else 0, 0)
            if not length or len(numbers) < length:
                return UNKNOWN
            value = ";".join(map(str, (code, *numbers[:length])))
            colour, ground = (value, ground) if code == 38 else (colour, value)
            numbers = numbers[length:]
        elif 30 <= code <= 37 or 90 <= code <= 97:
            colour = str(code)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            ground = str(code)
        elif code in (39, 49):
            colour, ground = ("", ground) if code == 39 else (colour, "")
        else:
            return UNKNOWN
    return Style(colour, ground, shapes)


@lru_cache(4096)
def change(before: Style, wanted: Style) -> str:
    """The shortest sequence that leads from one style to the other; "" where they are the same."""
    if before == wanted:
        return ""
    whole = [str(shape) for shape in sorted(wanted.shapes)]
    whole += [code for code in (wanted.colour, wanted.ground) if code]
    anew = ";".join(["0", *whole])
    if before == UNKNOWN or wanted == PLAIN:
        return f"\x1b[{anew}m"
    parts = []
    gone = before.shapes - wanted.shapes
    kept = before.shapes & wanted.shapes
    off = {_OFF[shape] for shape in gone}
    # Bold and dim go together: what is still wanted of them is said again.
    again = {shape for shape in kept if _OFF[shape] in off}
    parts += [str(code) for code in sorted(off)]
    parts += [str(shape) for shape in sorted(wanted.shapes - before.shapes | again)]
    if wanted.colour != before.colour:
        parts.append(wanted.colour or "39")
    if wanted.ground != before.ground:
        parts.append(wanted.ground or "49")
    return f"\x1b[{min(';'.join(parts), anew, key=len)}m"
