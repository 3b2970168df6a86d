"""What kind of input this is: by its content, and where that tells nothing, by its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "markdown", "page", "feed", "jsonl"]

_ENDINGS: dict[str, Kind] = {
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "html": "page",
    "htm": "page",
    "xhtml": "page",
    "rss": "feed",
    "atom": "feed",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}
_LOOKED_AT = 65536
_PREAMBLE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).){0,4000}-->\s*)*", re.S)
_FEED = re.compile(rb"<(?:!DOCTYPE\s+(?:rss|feed|rdf)\b|rss\b|feed\b|(?:\w+:)?RDF\b)", re.I)
_PAGE = re.compile(
    rb"<(?:!DOCTYPE\s+html|html|head|body|article|main|section|div|p|h1|meta|title)\b", re.I
)
_HEADING = re.compile(rb"(?:^|\n)#{1,6} +\S")
_RECORD = re.compile(rb"\{\s*(?:\"|\})")


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of an input, from its first bytes, else from the ending of its file name."""
    head = data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # UTF-16: without its NULs the ASCII of the markup is left.
        head = head[2:].replace(b"\x00", b"")
    start = _PREAMBLE.match(head)
    body = head[start.end() :] if start else head
    if _FEED.match(body):
        return "feed"
    if body.startswith(b"<!DOCTYPE") and _FEED.search(body[:2000]) and not _PAGE.match(body):
        return "feed"
    if _PAGE.match(body):
        return "page"
    if _RECORD.match(body):
        return "jsonl"
    by_name = _ENDINGS.get(name.rpartition(".")[2].lower(), "text")
    if by_name == "text" and _looks_like_markdown(body):
        return "markdown"
    return by_name


def _looks_like_markdown(body: bytes) -> bool:
    """A heading mark at the very start, or two of them: one "# 4" in a text is not Markdown."""
    return bool(_HEADING.match(body.lstrip())) or len(_HEADING.findall(body)) >= 2
