"""The one door through which text from outside reaches a terminal.

A terminal obeys control characters, and neither Rich nor Textual takes them out, so an article
could press its reader's keys. Every sink (screens, command line, messages, logs) shows
``safe(text)``; the original stays in the library, and ``Shown`` maps each character back to it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from dataclasses import dataclass

MARK = "\ufffd"
"""Shown in place of a control that has no picture of its own."""

MOST_COMBINING = 4
"""Combining marks kept on one character; more only pile up over other lines."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DROPPED = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_LINE_ENDS = "\x85\u2028\u2029"
_UNSAFE = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}{_DROPPED}{_NONCHARACTERS}]"
)
_DROP = re.compile(f"[{_DROPPED}]")
_MAYBE_COMBINING = re.compile(r"[^\x00-\u02ff\u2010-\u2027\u2030-\u205f]")
_JSON_CONTROLS = re.compile(f"[\x7f-\x9f\u2028\u2029{_BIDI}]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it may be shown, with the way back to the original.

    ``origins[i]`` is the offset in the original of shown character ``i``, and ``origins[-1]`` the
    original's length; None means that both texts are the same.
    """

    text: str
    origins: array[int] | None = None

    def to_original(self, offset: int) -> int:
        """The original's offset for an offset into the shown text."""
        return offset if self.origins is None else self.origins[offset]

    def to_shown(self, offset: int) -> int:
        """The first shown offset at or after an offset into the original."""
        if self.origins is None:
            return offset
        low, high = 0, len(self.origins) - 1
        while low < high:
            middle = (low + high) // 2
            if self.origins[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def safe(text: str) -> str:
    """The text with nothing in it that a terminal would obey. LF stays; idempotent; encodable."""
    return shown(text).text


def safe_line(text: str) -> str:
    """``safe`` on one line: line ends become spaces, for lists, messages and titles."""
    return " ".join(safe(text).split())


def shown(text: str) -> Shown:
    """The text as ``safe`` has it, with the offsets of the original."""
    if not _UNSAFE.search(text) and not _has_marks(text):
        return Shown(text)
    out: list[str] = []
    origins = array("L")
    combining = 0
    for offset, char in enumerate(text):
        combining = combining + 1 if unicodedata.combining(char) or _is_mark(char) else 0
        replacement = "" if combining > MOST_COMBINING else _replacement(char)
        if replacement == "" and combining == 0:
            # A dropped character does not part a letter from its marks.
            combining = _trailing_marks(out)
        if replacement:
            out.append(replacement)
            origins.append(offset)
    origins.append(len(text))
    return Shown("".join(out), origins)


def json_text(value: object) -> str:
    r"""One JSON document, readable, with C0, C1 and bidi controls as ``\u`` escapes."""
    return json_made_safe(json.dumps(value, ensure_ascii=False, indent=1))


def json_made_safe(text: str) -> str:
    r"""JSON with C1 and bidi controls, line separators and lone surrogates as ``\u`` escapes."""
    text = _JSON_CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _replacement(char: str) -> str:
    if not _UNSAFE.match(char):
        return char
    if char in _LINE_ENDS:
        return "\n"
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    return "" if _DROP.match(char) else MARK


def _has_marks(text: str) -> bool:
    return not text.isascii() and any(
        _is_mark(match[0]) for match in _MAYBE_COMBINING.finditer(text)
    )


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")


def _trailing_marks(out: list[str]) -> int:
    count = 0
    for char in reversed(out):
        if not _is_mark(char):
            break
        count += 1
    return count
