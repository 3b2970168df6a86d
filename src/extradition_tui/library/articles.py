"""Articles in the library: the list, one of them with its analysis, keeping, setting, removing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from extradition_tui.library.analyses import forget_analysis, keep_analysis, read_analysis
from extradition_tui.library.doors import Reading, Value
from extradition_tui.library.errors import LibraryDamaged, LibraryError, damaged
from extradition_tui.library.events import (
    event_without,
    forget_features,
    keep_features,
    place_alone,
)
from extradition_tui.library.ids import article_number
from extradition_tui.library.packing import pack, pack_text, unpack, unpack_text, without_surrogates
from extradition_tui.library.paths import written_path
from extradition_tui.model import (
    Article,
    ArticleSummary,
    PublishedFrom,
    Removed,
    Report,
    Span,
    TextVersion,
    source_name,
)

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

FACTS = ("source", "title", "published", "author", "url")
"""What a person may set about an article, over what was found."""


def list_articles(library: Reading) -> tuple[ArticleSummary, ...]:
    """All articles, newest first: by publication, and without one by when they were loaded.

    Reads no text, so that 100,000 articles are listed in well under a second.
    """
    return tuple(
        library.rows(
            ArticleSummary,
            "SELECT a.id, a.title, s.name AS source, a.published, a.path,"
            " coalesce(e.event, '') AS event, a.words, a.entities, a.quotes, a.author, a.loaded"
            " FROM article a JOIN source s ON s.number = a.source"
            " LEFT JOIN event_article e ON e.article = a.number"
            " WHERE a.removed_at IS NULL ORDER BY a.sorted_by DESC, a.loaded DESC, a.id",
        )
    )


def get_article(library: Reading, id_prefix: str) -> Article:
    """One article: its current text, with what a person set over what was found.

    Raises NotFound, Ambiguous, and LibraryDamaged when the text is not the one that was written.
    """
    with library.snapshot():
        return _article(library, article_number(library, id_prefix))


def get_report(library: Reading, id_prefix: str) -> Report:
    """One article with its analysis. Raises as ``get_article`` does."""
    with library.snapshot():
        number = article_number(library, id_prefix)
        return Report(_article(library, number), read_analysis(library, number))


def list_versions(library: Reading, id_prefix: str) -> tuple[TextVersion, ...]:
    """All versions of an article's text, oldest first. Raises as ``get_article`` does."""
    with library.snapshot():
        number = article_number(library, id_prefix)
        rows = library.rows(
            _TextRow,
            f"SELECT {_TEXT_COLUMNS} FROM article_text t JOIN article a ON a.number = t.article"
            " WHERE a.number = ? ORDER BY t.version",
            [number],
        )
    return tuple(_version(row)[0] for row in rows)


def damaged_articles(library: Reading) -> tuple[str, ...]:
    """The IDs of the articles of which a text version is not what was written."""
    numbers = library.rows(
        tuple[int, str],
        "SELECT t.number, a.id FROM article_text t JOIN article a ON a.number = t.article",
    )
    wrong = {name for number, name in numbers if not _is_whole(library, number)}
    return tuple(sorted(wrong))


def store(writing: Writing, report: Report, features_json: bytes, keys: Sequence[str]) -> None:
    """Keep an article with its analysis: a new one, a new version, or its version analysed anew.

    ``report.article.id`` decides which article it is (see ``known.find_known``); the number of a
    new version is one above the last, whatever the report says. A new article stands alone in an
    event of its own until ``save_events``. An article that was removed comes back.
    """
    report = without_surrogates(Report, _with_written_paths(report))
    article = report.article
    number, is_new = _enter(writing, article)
    before = _current(writing, number)
    text = _keep_version(writing, number, article)
    if text != before:
        _index(writing, number, before, text)
    writing.execute(
        "UPDATE article SET current = ?, removed_at = NULL, path = ?, words = ?,"
        " entities = ?, quotes = ? WHERE number = ?",
        [
            text,
            article.path,
            len(article.text.split()),
            len(report.analysis.entities),
            len(report.analysis.quotes),
            number,
        ],
    )
    _refresh(writing, number)
    keep_analysis(writing, number, text, report.analysis)
    keep_features(writing, number, features_json, keys)
    place_alone(writing, number, article.title or _opening(article.text))
    if text != before:
        what = "article added" if is_new else "article version added"
        version = writing.row(
            tuple[int], "SELECT version FROM article_text WHERE number = ?", [text]
        )
        writing.record(what, article.id, after={"version": version[0] if version else None})
    else:
        writing.record("article analysed", article.id, after={"by": report.analysis.pipeline})


def set_facts(writing: Writing, article_id: str, facts: Mapping[str, str]) -> None:
    """Set what a person knows better: any of ``FACTS``. It stands through every later load.

    An empty value takes back what was set before. What a person had set before stays in the
    history. Raises NotFound, and LibraryError for another key.
    """
    number = article_number(writing, article_id)
    name = _id(writing, number)
    for key in facts:
        if key not in FACTS:
            raise LibraryError(f"{key!r}: cannot be set; these can: {', '.join(FACTS)}")
    before = _facts(writing, number)
    for key, value in facts.items():
        if value.strip():
            writing.upsert(
                "article_fact",
                {
                    "article": number,
                    "key": key,
                    "value": value.strip(),
                    "person": writing.person.id,
                    "at": writing.at,
                },
                ("article", "key"),
            )
        else:
            writing.execute("DELETE FROM article_fact WHERE article = ? AND key = ?", [number, key])
    _refresh(writing, number)
    writing.record(
        "article facts set",
        name,
        before={key: before.get(key) for key in facts},
        after={key: value.strip() or None for key, value in facts.items()},
    )


def remove(writing: Writing, article_id: str) -> None:
    """Wipe an article: its texts, what was found in them, its place in the search and its event.

    A tombstone stays: its ID and where it came from. The words are gone from the library's files
    when the write ends; copies and backups keep theirs. Raises NotFound.
    """
    number = article_number(writing, article_id)
    name = _id(writing, number)
    source = _source(writing, number)
    _unindex(writing, number)
    writing.execute(
        "UPDATE article SET removed_at = ?, current = NULL, title = NULL, author = NULL,"
        " published = NULL, url = NULL, source = NULL, words = 0, entities = 0, quotes = 0"
        " WHERE number = ?",
        [writing.at, number],
    )
    forget_analysis(writing, number)
    forget_features(writing, number)
    event_without(writing, number)
    writing.execute("DELETE FROM article_fact WHERE article = ?", [number])
    writing.execute("DELETE FROM article_text WHERE article = ?", [number])
    _forget_source_if_unused(writing, source)
    # The index keeps deleted words in its older segments until they are merged into one.
    writing.execute("INSERT INTO article_text_fts(article_text_fts) VALUES ('optimize')")
    writing.wipes = True
    writing.record("article removed", name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Details:
    """What was found about a version of an article besides its words; all of it is sealed."""

    headings: tuple[Span, ...]
    removed: tuple[Removed, ...]
    language: str
    encoding: str
    title: str | None
    source: str | None
    author: str | None
    published: str | None
    published_from: PublishedFrom | None
    url: str | None
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _TextRow:
    id: str
    origin: str
    version: int
    text: str
    sha256: str
    original: bytes
    original_sha256: str
    details: bytes
    seal: str


_TEXT_COLUMNS = (
    "a.id, a.origin, t.version, t.text, t.sha256, t.original, t.original_sha256, t.details, t.seal"
)


def _article(library: Reading, number: int) -> Article:
    row = library.row(
        _TextRow,
        f"SELECT {_TEXT_COLUMNS} FROM article a JOIN article_text t"
        " ON t.number = a.current AND t.article = a.number WHERE a.number = ?",
        [number],
    )
    if row is None:
        raise damaged("the text of an article")
    version, details = _version(row)
    found = Article(
        id=row.id,
        origin=row.origin,
        version=version,
        title=details.title,
        source=details.source,
        author=details.author,
        published=details.published,
        published_from=details.published_from,
        url=details.url,
        path=details.path,
    )
    return _with_facts(found, _facts(library, number))


def _with_facts(article: Article, facts: Mapping[str, str]) -> Article:
    return replace(
        article,
        title=facts.get("title", article.title),
        source=facts.get("source", article.source),
        author=facts.get("author", article.author),
        published=facts.get("published", article.published),
        published_from="user" if "published" in facts else article.published_from,
        url=facts.get("url", article.url),
    )


def _version(row: _TextRow) -> tuple[TextVersion, _Details]:
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
    if version.sha256 != row.sha256 or _seal(row) != row.seal:
        raise damaged(what)
    return version, details


def _is_whole(library: Reading, text: int) -> bool:
    try:
        row = library.row(
            _TextRow,
            f"SELECT {_TEXT_COLUMNS} FROM article_text t JOIN article a ON a.number = t.article"
            " WHERE t.number = ?",
            [text],
        )
        if row is not None:
            _version(row)
    except LibraryDamaged:
        return False
    return row is not None


def _seal(row: _TextRow) -> str:
    """A hash that ties a text to its article, its version, its original and its details."""
    parts = [row.id, row.version, row.sha256, row.original_sha256, _sha256(row.details)]
    return _sha256(json.dumps(parts).encode("ascii"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _with_written_paths(report: Report) -> Report:
    article = report.article
    path = None if article.path is None else written_path(article.path)
    origin = written_path(article.origin)
    return replace(report, article=replace(article, path=path, origin=origin))


def _enter(writing: Writing, article: Article) -> tuple[int, bool]:
    known = writing.row(tuple[int], "SELECT number FROM article WHERE id = ?", [article.id])
    if known is not None:
        return known[0], False
    number = writing.insert_one(
        "article",
        {
            "id": article.id,
            "origin": article.origin,
            "path": article.path,
            "loaded": writing.at,
            "sorted_by": writing.at,
        },
    )
    return number, True


def _current(library: Reading, number: int) -> int | None:
    row = library.row(tuple[int | None], "SELECT current FROM article WHERE number = ?", [number])
    return row[0] if row else None


def _keep_version(writing: Writing, number: int, article: Article) -> int:
    """The number of the text: that of the version with these words, which may be there already."""
    known = writing.row(
        tuple[int],
        "SELECT number FROM article_text WHERE article = ? AND sha256 = ?",
        [number, article.version.sha256],
    )
    if known is not None:
        return known[0]
    writing.execute("UPDATE article SET versions = versions + 1 WHERE number = ?", [number])
    last = writing.row(
        tuple[int, str], "SELECT versions, id FROM article WHERE number = ?", [number]
    )
    assert last is not None
    row = _text_row(article, *last)
    values: dict[str, Value] = asdict(row)
    del values["id"], values["origin"]
    return writing.insert_one("article_text", values | {"article": number, "loaded": writing.at})


def _text_row(article: Article, version: int, name: str) -> _TextRow:
    details = _Details(
        headings=article.version.headings,
        removed=article.version.removed,
        language=article.version.language,
        encoding=article.version.encoding,
        title=article.title,
        source=article.source,
        author=article.author,
        published=article.published,
        published_from=article.published_from,
        url=article.url,
        path=article.path,
    )
    row = _TextRow(
        id=name,
        origin=article.origin,
        version=version,
        text=article.text,
        sha256=article.version.sha256,
        original=pack_text(article.version.original),
        original_sha256=_sha256(article.version.original.encode("utf-8")),
        details=pack(details),
        seal="",
    )
    return replace(row, seal=_seal(row))


def _index(writing: Writing, number: int, before: int | None, text: int) -> None:
    """Let the search find the new current text, and no longer the one before."""
    if before is not None:
        _unindex(writing, number)
    writing.execute(
        "INSERT INTO article_text_fts (rowid, title, text)"
        " SELECT number, title, text FROM article_text WHERE number = ?",
        [text],
    )


def _unindex(writing: Writing, number: int) -> None:
    # An index over another table's content is told what to forget, word for word.
    writing.execute(
        "INSERT INTO article_text_fts (article_text_fts, rowid, title, text)"
        " SELECT 'delete', t.number, t.title, t.text FROM article_text t"
        " JOIN article a ON a.current = t.number WHERE a.number = ?",
        [number],
    )


def _refresh(writing: Writing, number: int) -> None:
    """Bring the columns that lists and search use up to what holds of the article now."""
    article = _article(writing, number)
    shown = source_name(article)
    before = _source(writing, number)
    writing.execute("INSERT OR IGNORE INTO source (name) VALUES (?)", [shown])
    writing.execute(
        "UPDATE article SET title = ?, author = ?, published = ?, url = ?,"
        " source = (SELECT number FROM source WHERE name = ?),"
        " sorted_by = coalesce(?, loaded) WHERE number = ?",
        [
            article.title,
            article.author,
            article.published,
            article.url,
            shown,
            article.published,
            number,
        ],
    )
    _forget_source_if_unused(writing, before)
    current = _current(writing, number)
    titled = writing.row(
        tuple[str | None], "SELECT title FROM article_text WHERE number = ?", [current]
    )
    if titled is not None and titled[0] != article.title:
        _unindex(writing, number)
        writing.execute(
            "UPDATE article_text SET title = ? WHERE number = ?", [article.title, current]
        )
        _index(writing, number, None, current or 0)


def _source(library: Reading, number: int) -> int | None:
    row = library.row(tuple[int | None], "SELECT source FROM article WHERE number = ?", [number])
    return row[0] if row else None


def _forget_source_if_unused(writing: Writing, source: int | None) -> None:
    writing.execute(
        "DELETE FROM source WHERE number = ?"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE source = ?)",
        [source, source],
    )


def _facts(library: Reading, number: int) -> dict[str, str]:
    return dict(
        library.rows(
            tuple[str, str], "SELECT key, value FROM article_fact WHERE article = ?", [number]
        )
    )


def _id(library: Reading, number: int) -> str:
    row = library.row(tuple[str], "SELECT id FROM article WHERE number = ?", [number])
    return row[0] if row else ""


def _opening(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= 80 else first[:79].rsplit(" ", 1)[0] + "…"
