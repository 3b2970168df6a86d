"""Saved web pages: trafilatura finds the article and what the page says of it.

What it leaves out is listed, so that nothing goes unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, Final

from extradition_tui.ingest.articles import Facts, Reading, read_blocks
from extradition_tui.ingest.blocks import Block, ends_sentence, spaced
from extradition_tui.ingest.bylines import is_name
from extradition_tui.ingest.dates import day_of_field
from extradition_tui.ingest.furniture import key_of
from extradition_tui.ingest.markup import blocks_of, parse
from extradition_tui.ingest.refused import Refused
from extradition_tui.model import Removed

OUTSIDE = "outside the article"

_MOST_LISTED = 300
_MOST_COMPARED = 2000
_MOST_HEADING_WORDS = 30
_DATES: Final = {"extensive_search": False, "original_date": True}


def read_page(text: str) -> Reading:
    """The article of a saved page. Raises Refused when it is none, or harmful to read."""
    tree = parse(text)
    outside = list(blocks_of(deepcopy(tree)))
    found = _extract(tree)
    blocks = [] if found is None else list(_blocks(found.body))
    if not any(char.isalnum() for block in blocks for char in block.text):
        raise Refused("has no article in it that could be told from the page; save it as text")
    facts = _page_facts(found, outside)
    return read_blocks(blocks, facts, _left_out(outside, blocks, facts.title))


def _extract(tree: Any) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )


def _blocks(body: Any) -> Iterator[Block]:
    """The blocks of trafilatura's tree, in the order of the page."""
    for element in body:
        yield from _element(element)


def _element(element: Any) -> Iterator[Block]:
    tag = element.tag
    if tag == "head":
        level = (element.get("rend") or "h2")[1:2]
        # Pages set whole paragraphs as headings for their looks: those are read as paragraphs.
        looks = ends_sentence(words := "".join(element.itertext())) and not words.endswith("?")
        tall = len(words.split()) > _MOST_HEADING_WORDS or (looks and len(words.split()) > 8)
        yield from _lines(element, 0 if tall else int(level) if level.isdigit() else 2, item=False)
    elif tag in ("list", "table", "row", "quote") and any(c.tag in _NESTS for c in element):
        yield from _one(element.text or "", 0, item=False)
        for child in element:
            yield from _element(child)
            yield from _one(child.tail or "", 0, item=False)
    else:
        yield from _lines(element, 0, item=tag == "item")


_NESTS: Final = frozenset({"item", "row", "cell", "p", "head", "list", "table", "quote"})


def _lines(element: Any, level: int, *, item: bool) -> Iterator[Block]:
    """An element's text; a line break in it parts two paragraphs."""
    words: list[str] = []
    for event, part in _walk(element):
        if event == "break":
            yield from _one("".join(words), level, item=item)
            words = []
        else:
            words.append(part)
    yield from _one("".join(words), level, item=item)


def _walk(element: Any) -> Iterator[tuple[str, str]]:
    if element.text:
        yield "text", element.text
    for child in element:
        if child.tag in ("lb", "p", "item", "quote"):
            yield "break", ""
        yield from _walk(child)
        if child.tag in ("p", "item", "quote"):
            yield "break", ""
        if child.tail:
            yield "text", child.tail


def _one(words: str, level: int, *, item: bool) -> Iterator[Block]:
    for line in words.split("\n"):
        text = spaced(line)
        if text:
            yield Block(text, (text,), level, item)


def _page_facts(found: Any, page: Iterable[Block]) -> Facts:
    source = spaced(found.sitename or "") or None
    published = day_of_field(found.date)
    return Facts(
        title=_title(spaced(found.title or ""), source, page),
        author=_author(found.author, source),
        source=None if source and "://" in source else source,
        published=published,
        published_from="page" if published else None,
        url=found.url if found.url and found.url.startswith(("http://", "https://")) else None,
    )


def _title(title: str, source: str | None, page: Iterable[Block]) -> str | None:
    """The title without the site's name: as the page's own heading has it, where it agrees."""
    if not title or (source and key_of(title) == key_of(source)):
        return None
    key = key_of(title)
    for block in page:
        if block.level == 1 and block.words >= 2 and key.startswith(key_of(block.text)):
            return block.text
    if source:
        site = re.escape(source)
        around = rf"\s+[|–—:·»-]+\s*{site}\s*$|^\s*{site}\s*[|–—:·»-]+\s+"
        return re.sub(around, "", title, flags=re.IGNORECASE) or title
    return title


def _author(author: str | None, source: str | None) -> str | None:
    """The names that a page gives as its authors; other words in that place are no names."""
    names = [spaced(name) for name in (author or "").split(";")]
    kept = [name for name in names if is_name(name) and name != source]
    return "; ".join(dict.fromkeys(kept)) or None


def _left_out(page: Iterable[Block], kept: Iterable[Block], title: str | None) -> list[Removed]:
    """The lines of the page that are not in the article."""
    exact = [_letters(block.text) for block in kept]
    known = {*exact, _letters(title or "")}
    inside = " ".join(exact)
    lines: dict[str, None] = {}
    for block in page:
        letters = _letters(block.text)
        if not letters or letters in known:
            continue
        # A line may be part of a longer paragraph: looked for in the first lines only, since each
        # search reads the whole article.
        if len(lines) > _MOST_COMPARED or letters not in inside:
            lines.setdefault(block.text)
    listed = [Removed(line, OUTSIDE) for line in list(lines)[:_MOST_LISTED]]
    more = len(lines) - len(listed)
    if more:
        listed[-1] = Removed(listed[-1].text, f"{OUTSIDE}, as are {more} more lines")
    return listed


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
