"""A text as it is read: set in the plainest characters, with the way back to its own places.

Newsrooms set the same words with hard spaces and hyphens, ligatures, soft hyphens, letters with
loose accents, or a space between thousands. All that follows reads one way of setting them, and
every place that is told is one of the text as it stands. Quotation marks are left as they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.model import Analysis, Date, Figure, Mention, Quote, Sentence, Token

_SPACE: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
)
_MONTHS_TEXT: Final = """
January February March April May June July August September October November December
"""
_NO_DAY: Final = "".join(f"(?<!{month} )" for month in _MONTHS_TEXT.split())
"""What stands before a number and says that it is a day, not thousands."""

_ODD: Final = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<thousands>(?<![\w.,+]){_NO_DAY}[1-9]\d{{0,2}}(?:[ {_SPACE}]\d{{3}})+"
    rf"(?![\w,]|[.,]\d|[ {_SPACE}]\d)|(?<![\w.,])[1-9]\d{{0,2}}(?:['’]\d{{3}})+(?!\w))"
    rf"|(?P<space>[{_SPACE}])"
    r"|(?P<hyphen>[\u2010\u2011]|(?<=[^\W\d_])[\u2043\u2212](?=[^\W\d_]))"
    r"|(?P<apostrophe>(?<=[^\W\d_])[`´‘‛′ʹʻʼ＇](?=[^\W\d_]))"
    r"|(?P<accented>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<raised>(?<=\d)(?:ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ))"
    rf"|(?P<fraction>(?<=\d)[ {_SPACE}]?[½¼¾])"
    r"|(?P<form>[\uff01\uff03-\uff06\uff08-\uff5e\ufb00-\ufb06])"
    r"|(?P<surrogate>[\ud800-\udfff])"
)
_PLAIN: Final = MappingProxyType(
    {"unseen": "", "space": " ", "hyphen": "-", "apostrophe": "’", "surrogate": "\ufffd"}
)
_FRACTIONS: Final = MappingProxyType({"½": ".5", "¼": ".25", "¾": ".75"})
_SEPARATOR: Final = re.compile(rf"[ {_SPACE}'’]")

_Item = TypeVar("_Item", "Sentence", "Mention", "Quote", "Figure", "Date", "Token")
_Worded = TypeVar("_Worded", "Mention", "Quote", "Figure", "Date")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text set plainly: where each of its characters begins and ends in the text itself.

    ``starts`` and ``ends`` are empty where nothing had to be set otherwise.
    """

    text: str
    original: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def back(self, found: Analysis) -> Analysis:
        """What was found in the plain text, with places and words of the text itself."""
        if not self.starts:
            return found
        return replace(
            found,
            sentences=tuple(self._placed(item) for item in found.sentences),
            tokens=tuple(self._placed(item) for item in found.tokens),
            mentions=tuple(self._worded(item) for item in found.mentions),
            quotes=tuple(self._worded(item) for item in found.quotes),
            figures=tuple(self._worded(item) for item in found.figures),
            dates=tuple(self._worded(item) for item in found.dates),
        )

    def _placed(self, item: _Item) -> _Item:
        if item.start >= item.end:
            place = self.starts[item.start] if item.start < len(self.text) else len(self.original)
            return replace(item, start=place, end=place)
        return replace(item, start=self.starts[item.start], end=self.ends[item.end - 1])

    def _worded(self, item: _Worded) -> _Worded:
        placed = self._placed(item)
        return replace(placed, text=self.original[placed.start : placed.end])


def plainly_set(text: str) -> Plain:
    """The text in plain characters; as it is where it has no others."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in _ODD.finditer(text):
        plain = _plain(match)
        kept = range(last, match.start())
        pieces += (text[last : match.start()], plain)
        starts += kept
        ends += (place + 1 for place in kept)
        if len(plain) == len(match[0]):
            starts += range(match.start(), match.end())
            ends += range(match.start() + 1, match.end() + 1)
        else:
            starts += [match.start()] * len(plain)
            ends += [match.end()] * len(plain)
        last = match.end()
    if not last:
        return Plain(text, text)
    rest = range(last, len(text))
    pieces.append(text[last:])
    starts += rest
    ends += (place + 1 for place in rest)
    return Plain("".join(pieces), text, starts, ends)


def _plain(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "thousands":
        return _SEPARATOR.sub(",", match[0])
    if kind == "fraction":
        return _FRACTIONS[match[0][-1]]
    return unicodedata.normalize("NFC" if kind == "accented" else "NFKC", match[0])
