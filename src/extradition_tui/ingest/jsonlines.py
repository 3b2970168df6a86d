"""JSON Lines: a record a line, each an article; a line that is none is named and passed over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

from extradition_tui.ingest.articles import Facts
from extradition_tui.ingest.blocks import spaced
from extradition_tui.ingest.dates import day_of_field
from extradition_tui.ingest.decoding import whole, with_lf
from extradition_tui.ingest.entries import BadEntry, Entry
from extradition_tui.ingest.refused import Refused

_TEXT: Final = ("text", "body", "content", "article", "articleBody")
_TITLE: Final = ("title", "headline")
_SOURCE: Final = ("source", "outlet", "publisher", "site", "sitename")
_AUTHOR: Final = ("author", "authors", "byline", "creator")
_DATE: Final = ("published", "date", "published_at", "datePublished", "pubDate", "publish_date")
_URL: Final = ("url", "link", "canonical_url")
_ID: Final = ("id", "_id", "guid", "uuid")


def records(text: str, name: str) -> Iterator[Entry | BadEntry]:
    """The records of a JSON Lines file called ``name``, in order.

    Raises Refused when no line is JSON: then it is another kind of file.
    """
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if lines and not any(isinstance(_json(line), dict) for _, line in lines[:200]):
        raise Refused("has no JSON record on a line of its own; write one record a line")
    for number, line in lines:
        yield _record(f"line {number}", line, name)


def _record(where: str, line: str, name: str) -> Entry | BadEntry:
    record = _json(line)
    if not isinstance(record, dict):
        what = "is not JSON" if record is None else "is no JSON object"
        return BadEntry(where, f"{where} {what}; write one record with a text field")
    body = _field(record, _TEXT)
    if not body:
        return BadEntry(where, f"{where} has no text; give it a field text, body or content")
    title = spaced(_field(record, _TITLE).replace("\n", " ")) or None
    url = _field(record, _URL)
    url_known = url if url.startswith(("http://", "https://")) else None
    published = next((day for key in _DATE if (day := day_of_field(record.get(key)))), None)
    facts = Facts(
        title=title,
        author=_names(record) or None,
        source=_field(record, _SOURCE) or None,
        published=published,
        published_from="file" if published else None,
        url=url_known,
    )
    return Entry(where, url_known or f"{name}#{_identity(record, title, body)}", body, facts)


def _identity(record: Mapping[str, object], title: str | None, body: str) -> str:
    for key in _ID:
        value = record.get(key)
        if isinstance(value, str | int) and str(value).strip():
            return whole(str(value).strip())
    return hashlib.sha256((title or body).encode("utf-8", "replace")).hexdigest()[:12]


def _json(line: str) -> object:
    try:
        return json.loads(line.strip().removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


def _field(record: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """The first of these fields that holds text (or a thing with a name)."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return with_lf(whole(value)).strip()
    return ""


def _names(record: Mapping[str, object]) -> str:
    for key in _AUTHOR:
        value = record.get(key)
        if isinstance(value, list):
            names = [_field({"name": name}, ("name",)) for name in value]
            return ", ".join(name for name in names if name)
    return spaced(_field(record, _AUTHOR).replace("\n", " "))
