"""Whether an article that comes in is one that the library has."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from extradition_tui.library.doors import Reading, storable
from extradition_tui.library.paths import written_path
from extradition_tui.model import Article

SHINGLE = 5
"""Words in a row that are compared as one."""

LIKE = 0.3
"""Jaccard similarity of shingles from which two texts of the same name are versions of one article.

Measured on texts of 300 to 900 words: one word in ten changed leaves 0.42 at least, half of the
text cut off 0.47; reports of one event by different hands reach 0.07 at most."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Known:
    """What an article is to the library, and the ID that goes with it.

    ``new``: its own ID. ``unchanged`` and ``version``: that of the article it is, under which it
    has to be stored. ``same``: that of another article with the very same text; it is still an
    article of its own.
    """

    outcome: Literal["new", "unchanged", "version", "same"]
    id: str


def find_known(library: Reading, article: Article) -> Known:
    """Whether an article is new, unchanged, a new version of one, or the same text as another.

    It is one that we have when it has the same ID (the same origin and first original), or the same
    origin and also the same path or a text that is clearly like. An article that was removed comes
    back as a version of itself.
    """
    original = _sha256(article.version.original)
    text = _sha256(article.text)
    found = _same_article(library, article, text)
    if found is not None:
        if found.original_sha256 == original or found.sha256 == text:
            return Known("unchanged", found.id)
        return Known("version", found.id)
    other = library.row(
        tuple[str],
        "SELECT a.id FROM article_text t JOIN article a ON a.current = t.number"
        " WHERE t.sha256 = ? ORDER BY a.number LIMIT 1",
        [text],
    )
    return Known("new", article.id) if other is None else Known("same", other[0])


def likeness(one: str, other: str) -> float:
    """The Jaccard similarity of the texts' shingles of five words, 0 to 1."""
    first, second = _shingles(one), _shingles(other)
    return len(first & second) / len(first | second) if first | second else 1.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: str
    path: str | None
    sha256: str | None
    original_sha256: str | None
    text: str | None


def _same_article(library: Reading, article: Article, sha256: str) -> _Candidate | None:
    rows = library.rows(
        _Candidate,
        "SELECT a.id, a.path, t.sha256, t.original_sha256, t.text FROM article a"
        " LEFT JOIN article_text t ON t.number = a.current"
        " WHERE a.id = ? OR a.origin = ? ORDER BY a.number",
        [article.id, written_path(article.origin)],
    )
    path = None if article.path in (None, STDIN) else written_path(article.path or "")
    named = [row for row in rows if row.id == article.id]
    placed = [row for row in rows if path is not None and row.path == path]
    equal = [row for row in rows if row.sha256 == sha256]
    if named or placed or equal:
        return (named or placed or equal)[0]
    like = [(likeness(row.text, article.text), row) for row in rows if row.text is not None]
    best = max(like, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= LIKE else None


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if len(words) < SHINGLE:
        return frozenset([tuple(words)] if words else [])
    return frozenset(
        tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(str(storable(text)).encode("utf-8")).hexdigest()
