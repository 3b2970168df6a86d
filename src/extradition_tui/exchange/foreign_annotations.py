"""Annotations that another program made, as far as they can be evidence: W3C's and Hypothesis's.

What a file calls its parts differs from program to program; whatever has the shape of an
annotation is one, and what has not is passed over.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast, get_args

import msgspec

from extradition_tui.claim_model import Stance

_NAMESPACE = uuid.UUID("0b1c3f2e-2f5c-5f0e-8b0a-9a1d6a0c7f35")
_URN = re.compile(r"urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
_LISTS = ("items", "annotations", "rows", "@graph")
_STANCES = get_args(Stance)


class NotAnnotations(Exception):  # noqa: N818 - it is named for what is the matter
    """A file has no annotations; the message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignAnnotation:
    """Somebody's words on a place of a page. ``source`` is the page's address.

    ``id`` and ``claim`` are 32 hex digits: those that the file has, else ones made from its
    annotation's, so that the same annotation that comes twice is one. ``statement`` is what is
    claimed, where the file says so.
    """

    id: str
    claim: str
    source: str
    exact: str
    prefix: str
    suffix: str
    start: int | None
    comment: str
    statement: str
    stance: Stance
    tags: tuple[str, ...]
    creator: str
    created: str


def read_annotations(data: bytes) -> list[ForeignAnnotation]:
    """The annotations of a file, in its order. Raises NotAnnotations for what is no JSON."""
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise NotAnnotations(f"not JSON ({error}); nothing was imported") from None
    return [found for raw in _annotations(document) for found in _read(raw)]


def _annotations(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Every annotation in a document, list, page or collection."""
    if depth > 5:
        return
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item, depth + 1)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
            return
        for key in (*_LISTS, "first"):
            yield from _annotations(value.get(key), depth + 1)


def _read(raw: dict[str, object]) -> Iterator[ForeignAnnotation]:
    """An annotation for each of its targets."""
    bodies = [one for one in _listed(raw.get("body", raw.get("bodyValue"))) if one]
    spoken = [(_purpose(raw, one), _value(one)) for one in bodies]
    said = dict(reversed(spoken))
    tags = [value for purpose, value in spoken if purpose == "tagging"]
    tags += [tag for tag in _listed(raw.get("tags")) if isinstance(tag, str)]
    claim = next((_named(one) for one in bodies if _named(one)), None)
    stance = said.get("assessing", "")
    targets = _listed(raw.get("target"))
    for place, target in enumerate(targets):
        own = _named(raw) if len(targets) == 1 else None
        name = f"{_text(raw.get('id')) or msgspec.json.encode(raw).hex()} {place}"
        quote, start = _selected(target)
        yield ForeignAnnotation(
            id=own or uuid.uuid5(_NAMESPACE, f"evidence {name}").hex,
            claim=claim or uuid.uuid5(_NAMESPACE, f"claim {name}").hex,
            source=_source(target) or _text(raw.get("uri")),
            exact=_text(quote.get("exact")),
            prefix=_text(quote.get("prefix")),
            suffix=_text(quote.get("suffix")),
            start=start,
            comment=said.get("commenting", "") or _text(raw.get("text")),
            statement=said.get("describing", "") if claim else "",
            stance=cast(Stance, stance) if stance in _STANCES else "context",
            tags=tuple(dict.fromkeys(filter(None, tags))),
            creator=_creator(raw),
            created=_text(raw.get("created")),
        )


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _purpose(raw: dict[str, object], body: object) -> str:
    """What a body is for; by itself it comments."""
    purpose = body.get("purpose") if isinstance(body, dict) else None
    return _text(purpose) or "commenting"


def _value(body: object) -> str:
    return _text(body.get("value")) if isinstance(body, dict) else _text(body)


def _named(value: object) -> str | None:
    """The hex digits of the UUID by which a thing is named."""
    match = _URN.fullmatch(_text(value.get("id"))) if isinstance(value, dict) else None
    return uuid.UUID(match[1]).hex if match else None


def _source(target: object) -> str:
    if not isinstance(target, dict):
        return _text(target)
    source = target.get("source", target.get("id"))
    return _text(source.get("id")) if isinstance(source, dict) else _text(source)


def _selected(target: object) -> tuple[dict[str, object], int | None]:
    """The quotation of a target, and where it is said to begin."""
    quote: dict[str, object] = {}
    start = None
    waiting = _listed(target.get("selector")) if isinstance(target, dict) else []
    for selector in waiting:  # it grows by what they are refined by
        if not isinstance(selector, dict):
            continue
        waiting.extend(_listed(selector.get("refinedBy")))
        if selector.get("type") == "TextQuoteSelector" and not quote:
            quote = selector
        at = selector.get("start")
        if selector.get("type") == "TextPositionSelector" and type(at) is int and start is None:
            start = at
    return quote, start


def _creator(raw: dict[str, object]) -> str:
    creator = next(iter(_listed(raw.get("creator"))), None)
    if isinstance(creator, dict):
        return _text(creator.get("name")) or _text(creator.get("id"))
    info = raw.get("user_info")
    shown = _text(info.get("display_name")) if isinstance(info, dict) else ""
    return shown or _text(creator) or _text(raw.get("user"))
