"""Saved RSS and Atom feeds: every entry with enough text is an article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from extradition_tui.ingest.articles import Facts
from extradition_tui.ingest.blocks import spaced
from extradition_tui.ingest.decoding import whole, with_lf
from extradition_tui.ingest.entries import BadEntry, Entry
from extradition_tui.ingest.markup import MOST_CHARACTERS, fragment_blocks, looks_like_markup
from extradition_tui.ingest.refused import Refused

_LEAST_WORDS = 30
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def feed_entries(data: bytes, name: str) -> Iterator[Entry | BadEntry]:
    """The entries of a feed. ``name`` is the file's. Raises Refused when it is no feed.

    The parser gets a stream of bytes: given a string it would open files and addresses.
    """
    if _ENTITY.search(data):
        raise Refused("declares XML entities, as harmful feeds do; save it again without them")
    if len(data) > MOST_CHARACTERS:
        raise Refused(f"is a feed of more than {MOST_CHARACTERS // 1_000_000} MB; split it")
    import feedparser

    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise Refused("has no entries that could be read; save the feed again")
    site = _plain(feed.feed.get("title", "")) if isinstance(feed.feed, Mapping) else ""
    for number, found in enumerate(feed.entries, 1):
        yield _entry(found, f"entry {number}", site, name)


def _entry(found: Any, where: str, site: str, name: str) -> Entry | BadEntry:
    title = _plain(found.get("title", ""))
    body = _body(found)
    words = len(_plain(body).split())
    if words < _LEAST_WORDS:
        said = f" ({title[:80]})" if title else ""
        return BadEntry(where, f"{where}{said} has only {words} words; save the article's own page")
    link = _address(found.get("link"))
    identity = link or str(found.get("id") or "") or f"{name}#{title or where}"
    published = _day(found)
    source = found.get("source")
    named = _plain(source.get("title", "")) if isinstance(source, Mapping) else ""
    facts = Facts(
        title=title or None,
        author=_plain(found.get("author", "")) or None,
        source=named or site or None,
        published=published,
        published_from="feed" if published else None,
        url=link,
    )
    return Entry(where, whole(identity), body, facts)


def _body(found: Any) -> str:
    """The entry's content, else its summary, whichever says more."""
    contents = [str(part.get("value") or "") for part in found.get("content") or ()]
    texts = [*contents, str(found.get("summary") or "")]
    return with_lf(whole(max(texts, key=lambda text: len(_plain(text)))))


def _plain(text: object) -> str:
    words = whole(str(text or ""))
    if looks_like_markup(words):
        try:
            words = " ".join(block.text for block in fragment_blocks(words))
        except Refused:
            return ""
    return spaced(re.sub(r"\s+", " ", words))


def _day(found: Any) -> str | None:
    moment = found.get("published_parsed") or found.get("created_parsed")
    if moment is None:
        return None
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"


def _address(link: object) -> str | None:
    text = str(link or "").strip()
    return whole(text) if text.startswith(("http://", "https://")) and " " not in text else None
