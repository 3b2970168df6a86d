"""HTML as blocks: parsing with the limits that hostile pages need, and the text of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import lxml.html

from extradition_tui.ingest.blocks import Block, spaced
from extradition_tui.ingest.decoding import whole
from extradition_tui.ingest.refused import Refused

MOST_DEPTH = 250
"""Elements inside one another: beyond 255 the parser loses the text without a word."""

MOST_CHARACTERS = 12_000_000
"""The longest page, without the pictures that are written into it."""

_DATA = re.compile(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%]{200,}")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKUP = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|figure|img|a|strong|em|span|b|i|table)\b[^<>]*>"
    r"|</(?:p|div|a|strong|em|span)>",
    re.I,
)
_SKIPPED: Final = frozenset(
    """
    script style noscript template head svg math object iframe select option button textarea
    canvas audio video
    """.split()  # noqa: SIM905
)
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section
    summary table tbody td tfoot th thead tr ul br label legend hgroup
    """.split()  # noqa: SIM905
)


def parse(text: str) -> Any:
    """The tree of a page. Raises Refused when it is too long, nested too deep, or no page."""
    text = _DATA.sub("data:,", whole(text).replace("\x00", ""))
    if len(text) > MOST_CHARACTERS:
        most = MOST_CHARACTERS // 1_000_000
        raise Refused(f"is a page of more than {most} million characters; save the article alone")
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        raise Refused("has no page in it; save it again as HTML or text") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log) or _is_deep(tree):
        raise Refused(
            f"nests its elements more than {MOST_DEPTH} deep and would lose its text;"
            " save the article as text"
        )
    return tree


def looks_like_markup(text: str) -> bool:
    """Whether a text is a piece of HTML rather than words."""
    return bool(_MARKUP.search(text[:20_000]))


def fragment_blocks(text: str) -> list[Block]:
    """The paragraphs, headings and list items of a piece of HTML that holds an article alone."""
    return list(blocks_of(parse(f"<div>{text}</div>")))


def blocks_of(tree: Any) -> Iterator[Block]:
    """Every stretch of text between the block elements of a tree, in order."""
    words: list[str] = []
    open_tags: list[str] = []

    def flush() -> Iterator[Block]:
        line = spaced(re.sub(r"\s+", " ", "".join(words)))
        words.clear()
        if line:
            level = next((int(t[1]) for t in reversed(open_tags) if _is_heading(t)), 0)
            yield Block(line, (line,), level, "li" in open_tags)

    # A walk without recursion: the tree may be as deep as the limit allows.
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        skipped = bool(tag in _SKIPPED) or any(t in _SKIPPED for t in open_tags)
        if event == "start":
            if tag in _BLOCKS:
                yield from flush()
            open_tags.append(tag)
            if not skipped and element.text:
                words.append(element.text)
        else:
            if tag in _BLOCKS:
                yield from flush()
            open_tags.pop()
            if element.tail and not any(t in _SKIPPED for t in open_tags):
                words.append(element.tail)
    yield from flush()


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"


def _is_deep(tree: Any) -> bool:
    depth = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            return True
    return False
