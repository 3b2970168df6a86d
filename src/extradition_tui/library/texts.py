"""The versions of an article's text: kept for good, sealed, and put in the search index."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import LibraryDamaged, damaged
from extradition_tui.library.packing import pack, pack_text, unpack, unpack_text
from extradition_tui.model import Removed, Span, TextVersion

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing


def read_current(library: Reading, article: int) -> TextVersion:
    """The current version of an article. Raises LibraryDamaged when it is not what was written."""
    rows = _rows(library, "t.number = a.current AND a.number = ?", article)
    if not rows:
        raise damaged("the text of an article")
    return _version(rows[0])


def read_versions(library: Reading, article: int) -> tuple[TextVersion, ...]:
    """All versions of an article, oldest first. Raises LibraryDamaged."""
    return tuple(_version(row) for row in _rows(library, "a.number = ?", article))


def damaged_articles(library: Reading) -> tuple[str, ...]:
    """The IDs of the articles of which a text version is not what was written."""
    numbers = library.rows(
        tuple[int, str],
        "SELECT t.number, a.id FROM article_text t JOIN article a ON a.number = t.article",
    )
    return tuple(sorted({name for number, name in numbers if not _is_whole(library, number)}))


def current_text(library: Reading, article: int) -> int | None:
    """The number of an article's current text; None for one that was removed."""
    row = library.row(tuple[int | None], "SELECT current FROM article WHERE number = ?", [article])
    return row[0] if row else None


def keep_version(writing: Writing, article: int, version: TextVersion) -> tuple[int, int]:
    """The number of the text with these words, which may be there already, and of its version.

    That of a new version is one above the article's last, whatever ``version`` says.
    """
    sha256 = version.sha256
    known = writing.row(
        tuple[int, int],
        "SELECT number, version FROM article_text WHERE article = ? AND sha256 = ?",
        [article, sha256],
    )
    if known is not None:
        return known
    writing.execute("UPDATE article SET versions = versions + 1 WHERE number = ?", [article])
    last = writing.row(
        tuple[int, str], "SELECT versions, id FROM article WHERE number = ?", [article]
    )
    if last is None:
        raise damaged("an article")
    number, name = last
    return _keep(writing, article, name, replace(version, number=number), writing.at), number


def restore_version(writing: Writing, article: int, version: TextVersion, loaded: str) -> int:
    """Keep a version under the number that it has, and when it was loaded; the text's number.

    No version of the article may have that number, or these words.
    """
    row = writing.row(tuple[str], "SELECT id FROM article WHERE number = ?", [article])
    if row is None:
        raise damaged("an article")
    return _keep(writing, article, row[0], version, loaded)


def index_title(writing: Writing, article: int, title: str | None) -> None:
    """Let the search find an article's current text, by this title, and no text that it had before.

    To be called while the index still holds what ``unindex`` takes out of it.
    """
    text = current_text(writing, article)
    writing.execute("UPDATE article_text SET title = ? WHERE number = ?", [title, text])
    writing.execute(
        "INSERT INTO article_text_fts (rowid, title, text)"
        " SELECT number, title, text FROM article_text WHERE number = ?",
        [text],
    )


def unindex(writing: Writing, article: int) -> None:
    """Take an article's current text out of the search."""
    # An index over another table's content is told what to forget, word for word.
    writing.execute(
        "INSERT INTO article_text_fts (article_text_fts, rowid, title, text)"
        " SELECT 'delete', t.number, t.title, t.text FROM article_text t"
        " JOIN article a ON a.current = t.number WHERE a.number = ?",
        [article],
    )


def wipe_texts(writing: Writing, article: int) -> None:
    """Delete all versions of an article that bears its tombstone, also from the index's depths."""
    writing.execute("DELETE FROM article_text WHERE article = ?", [article])
    # The index keeps deleted words in its older segments until they are merged into one.
    writing.execute("INSERT INTO article_text_fts(article_text_fts) VALUES ('optimize')")
    writing.wipes = True


def _keep(writing: Writing, article: int, name: str, version: TextVersion, loaded: str) -> int:
    original = hashlib.sha256(version.original.encode("utf-8")).hexdigest()
    details = pack(
        _Details(
            headings=version.headings,
            removed=version.removed,
            language=version.language,
            encoding=version.encoding,
        )
    )
    return writing.insert_one(
        "article_text",
        {
            "article": article,
            "version": version.number,
            "text": version.text,
            "sha256": version.sha256,
            "original": pack_text(version.original),
            "original_sha256": original,
            "details": details,
            "seal": _seal(name, version.number, version.sha256, original, details),
            "loaded": loaded,
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Details:
    """What belongs to a version besides its words."""

    headings: tuple[Span, ...]
    removed: tuple[Removed, ...]
    language: str
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _TextRow:
    id: str
    version: int
    text: str
    sha256: str
    original: bytes
    original_sha256: str
    details: bytes
    seal: str


def _rows(library: Reading, where: str, number: int) -> list[_TextRow]:
    return library.rows(
        _TextRow,
        "SELECT a.id, t.version, t.text, t.sha256, t.original, t.original_sha256, t.details, t.seal"
        " FROM article_text t JOIN article a ON a.number = t.article"
        f" WHERE {where} ORDER BY t.version",
        [number],
    )


def _version(row: _TextRow) -> TextVersion:
    """The version in a row, checked: a changed byte in the file must not change an article."""
    what = f"{row.id}: the text of this article"
    details = unpack(_Details, row.details, what)
    version = TextVersion(
        number=row.version,
        original=unpack_text(row.original, what),
        text=row.text,
        headings=details.headings,
        removed=details.removed,
        language=details.language,
        encoding=details.encoding,
    )
    seal = _seal(row.id, row.version, row.sha256, row.original_sha256, row.details)
    if version.sha256 != row.sha256 or seal != row.seal:
        raise damaged(what)
    return version


def _seal(name: str, version: int, text: str, original: str, details: bytes) -> str:
    """A hash that ties a text to its article, its version, its original and its details."""
    parts = [name, version, text, original, hashlib.sha256(details).hexdigest()]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def _is_whole(library: Reading, text: int) -> bool:
    try:
        rows = _rows(library, "t.number = ?", text)
        return [_version(row) for row in rows] != []
    except LibraryDamaged:
        return False
