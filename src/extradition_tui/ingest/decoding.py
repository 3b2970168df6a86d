"""From bytes to characters, by what the bytes say and never by a guess.

The order is: byte order mark, the encoding that a page declares, strict UTF-8, Windows-1252.
A guesser is not asked: it takes a short accented text for one in another alphabet.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extradition_tui.ingest.refused import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_KINDS = (
    (b"%PDF-", "is a PDF", "save its text first"),
    (b"PK\x03\x04", "is a ZIP archive or an Office file", "save its text first"),
    (b"\x1f\x8b", "is compressed", "unpack it first"),
    (b"BZh", "is compressed", "unpack it first"),
    (b"\xfd7zXZ\x00", "is compressed", "unpack it first"),
    (b"{\\rtf", "is rich text (RTF)", "save it as plain text first"),
    (b"SQLite format 3\x00", "is a database", "load the articles themselves"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})"
    rb"|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_FOR_TEXT = {"utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with LF line ends, and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: bool = False) -> Decoded:
    """The characters of an input; ``declared`` asks what the page or feed says of itself.

    Raises Refused when the bytes are no text, or a text in none of these encodings.
    """
    if not data.strip():
        raise Refused("is empty; there is nothing to load")
    for start, what, remedy in _OTHER_KINDS:
        if data.startswith(start):
            raise Refused(f"{what}; {remedy}")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], name)
    if b"\x00" in data:
        raise Refused("is binary and not text; save the article as text or HTML")
    if len(_CONTROLS.findall(data)) > len(data) // 100 + 8:
        raise Refused("is binary and not text; save the article as text or HTML")
    said = _declared(data) if declared else None
    for name in ([said] if said else []) + ["utf-8", "cp1252"]:
        try:
            return Decoded(with_lf(data.decode(name)), name)
        except (UnicodeError, LookupError):
            continue
    raise Refused("is neither valid UTF-8 nor Windows-1252; save it as UTF-8")


def with_lf(text: str) -> str:
    """The text with LF line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole(text: str) -> str:
    """The text with lone surrogates replaced: they are no characters and cannot be stored."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _by_mark(data: bytes, name: str) -> Decoded:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        raise Refused(f"begins as {name} but is not valid; save it as UTF-8") from None
    if not text.strip():
        raise Refused("is empty; there is nothing to load")
    if "\x00" in text:
        raise Refused("is binary and not text; save the article as text or HTML")
    return Decoded(with_lf(text), name)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not found:
        return None
    try:
        known = codecs.lookup((found[1] or found[2]).decode("ascii", "replace"))
    except LookupError:
        return None
    if known.name in _NOT_FOR_TEXT or not known._is_text_encoding:
        return None
    if known.name.startswith(("utf-16", "utf-32")):
        # A declaration that could be read byte by byte is not in UTF-16, as browsers know too.
        return None
    return "cp1252" if known.name in ("iso8859-1", "ascii") else known.name
