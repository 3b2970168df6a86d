"""Articles in the library: the list, one of them with its analysis, keeping, setting, removing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extradition_tui.library.analyses import (
    PackedAnalysis,
    forget_analysis,
    keep_analysis,
    packed,
    read_analysis,
)
from extradition_tui.library.article_facts import (
    FACTS,
    FACTS_SET,
    about_kept,
    facts_of,
    read_about,
    with_facts,
)
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import LibraryError, damaged
from extradition_tui.library.event_places import (
    PackedFeatures,
    article_name,
    event_without,
    forget_features,
    keep_features,
    packed_features,
    place_alone,
)
from extradition_tui.library.ids import article_number
from extradition_tui.library.packing import pack, without_surrogates
from extradition_tui.library.paths import written_path
from extradition_tui.library.texts import (
    current_text,
    index_title,
    keep_version,
    read_current,
    read_versions,
    unindex,
    wipe_texts,
)
from extradition_tui.model import (
    Analysis,
    Article,
    ArticleSummary,
    Report,
    TextVersion,
    source_name,
)

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing


def list_articles(
    library: Reading, only: Iterable[str] | None = None
) -> tuple[ArticleSummary, ...]:
    """All articles, newest first: by publication, and without one by when they were loaded.

    ``only`` these, by their IDs. Reads no text: about a hundredth of a millisecond an article.
    """
    chosen = "" if only is None else " AND a.id IN (SELECT value FROM json_each(?))"
    return tuple(
        library.rows(
            ArticleSummary,
            "SELECT a.id, a.title, s.name AS source, a.published, a.path,"
            " coalesce(e.event, '') AS event, a.words, a.entities, a.quotes, a.author, a.loaded"
            " FROM article a JOIN source s ON s.number = a.source"
            " LEFT JOIN event_article e ON e.article = a.number"
            f" WHERE a.removed_at IS NULL{chosen}"
            " ORDER BY a.sorted_by DESC, a.loaded DESC, a.id",
            [] if only is None else [json.dumps(list(only))],
        )
    )


def get_article(library: Reading, id_prefix: str) -> Article:
    """One article: its current text, with what a person set over what was found.

    Raises NotFound, Ambiguous, and LibraryDamaged when the text is not the one that was written.
    """
    with library.snapshot():
        return _article(library, article_number(library, id_prefix))


def get_report(library: Reading, id_prefix: str, *, tokens: bool = True) -> Report:
    """One article with its analysis. Raises as ``get_article`` does.

    Without ``tokens`` in half of the time: whoever shows what was found has no need of them.
    """
    with library.snapshot():
        number = article_number(library, id_prefix)
        return Report(_article(library, number), read_analysis(library, number, tokens=tokens))


def list_versions(library: Reading, id_prefix: str) -> tuple[TextVersion, ...]:
    """All versions of an article's text, oldest first. Raises as ``get_article`` does."""
    with library.snapshot():
        return read_versions(library, article_number(library, id_prefix))


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in an article, as it is kept."""

    analysis: PackedAnalysis
    features: PackedFeatures


def as_kept(analysis: Analysis, features_json: bytes, keys: Iterable[str]) -> Found:
    """An analysis and features as they are kept. It asks no library: whoever analyses does it."""
    return Found(packed(analysis), packed_features(features_json, keys))


def store(writing: Writing, article: Article, found: Found) -> None:
    """Keep an article with its analysis: a new one, a new version, or its version analysed anew.

    ``article.id`` decides which article it is (see ``known.find_known``); the number of a new
    version is one above the last, whatever the article says. Evidence of claims is looked for in
    the new text. What it says about itself (title, source and so on) is replaced, but for what a
    person set. A new article stands alone in an event of its own until ``save_events``. An article
    that was removed comes back.
    """
    article = without_surrogates(Article, _with_written_paths(article))
    number, is_new = _enter(writing, article)
    before = None if is_new else current_text(writing, number)
    text, version = keep_version(writing, number, article.version)
    if not is_new:
        leave_current(writing, number)
    read_from_now_on(writing, number, text, article, found, is_new=is_new)
    if text == before:
        by = found.analysis.rest.pipeline
        writing.record("article analysed", article.id, after={"by": by})
    else:
        what = "article added" if is_new else "article version added"
        writing.record(what, article.id, after={"version": version})


def enter(writing: Writing, name: str, origin: str, loaded: str) -> int:
    """Give an article that is new a row, in which nothing stands yet; its number."""
    return writing.insert_one(
        "article",
        {"id": name, "origin": origin, "found": b"", "loaded": loaded, "sorted_by": loaded},
    )


def leave_current(writing: Writing, number: int) -> None:
    """Forget what was found in an article's current text, which another text takes the place of."""
    unindex(writing, number)
    forget_analysis(writing, number)
    forget_features(writing, number)


def read_from_now_on(
    writing: Writing, number: int, text: int, article: Article, found: Found, *, is_new: bool
) -> None:
    """Let a text that is kept be the one that is read of an article, with what is found in it.

    Not yet in the history. ``leave_current`` goes before, unless the article is new.
    """
    analysis = found.analysis.rest
    facts = {} if is_new else facts_of(writing, number)
    writing.execute(
        "UPDATE article SET current = ?, removed_at = NULL, path = ?, found = ?, words = ?,"
        " entities = ?, quotes = ? WHERE number = ?",
        [
            text,
            article.path,
            pack(about_kept(writing, number, article, facts)),
            len(article.text.split()),
            len(analysis.entities),
            len(analysis.quotes),
            number,
        ],
    )
    _refresh(writing, number, with_facts(article, facts))
    if not is_new:
        _follow_anchors(writing, number)
    keep_analysis(writing, number, text, found.analysis)
    keep_features(writing, number, found.features)
    place_alone(writing, number, article.title or opening(article.text))


def show_anew(writing: Writing, number: int) -> None:
    """Bring the lists and the search up to what persons set about an article."""
    unindex(writing, number)
    _refresh(writing, number, _article(writing, number))


def set_facts(writing: Writing, article_id: str, facts: Mapping[str, str]) -> None:
    """Set what a person knows better: any of ``FACTS``. It stands through every later load.

    An empty value takes back what was set before. What a person had set before stays in the
    history. Raises NotFound, and LibraryError for another key.
    """
    number = article_number(writing, article_id)
    name = article_name(writing, number)
    for key in facts:
        if key not in FACTS:
            raise LibraryError(f"{key!r}: cannot be set; these can: {', '.join(FACTS)}")
    before = facts_of(writing, number)
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
    show_anew(writing, number)
    writing.record(
        FACTS_SET,
        name,
        before={key: before.get(key) for key in facts},
        after={key: value.strip() or None for key, value in facts.items()},
    )


def remove(writing: Writing, article_id: str) -> None:
    """Wipe an article: its texts, what was found in them, its place in the search and its event.

    A tombstone stays: its ID and where it came from; evidence of claims stays without its words.
    They are gone from the library's files when the write ends; copies and backups keep theirs.
    Raises NotFound.
    """
    number = article_number(writing, article_id)
    name = article_name(writing, number)
    source = _source(writing, number)
    unindex(writing, number)
    writing.execute(
        "UPDATE article SET removed_at = ?, current = NULL, found = x'', title = NULL,"
        " author = NULL, published = NULL, url = NULL, source = NULL,"
        " words = 0, entities = 0, quotes = 0"
        " WHERE number = ?",
        [writing.at, number],
    )
    forget_analysis(writing, number)
    forget_features(writing, number)
    event_without(writing, number)
    writing.execute("DELETE FROM article_fact WHERE article = ?", [number])
    _wipe_anchors(writing, number)
    wipe_texts(writing, number)
    _forget_source_if_unused(writing, source)
    writing.record("article removed", name)


def _article(library: Reading, number: int) -> Article:
    row = library.row(tuple[str], "SELECT origin FROM article WHERE number = ?", [number])
    if row is None:
        raise damaged("an article")
    (origin,) = row
    version = read_current(library, number)
    found = read_about(library, number)
    article = Article(
        id=found.id,
        origin=origin,
        version=version,
        title=found.title,
        source=found.source,
        author=found.author,
        published=found.published,
        published_from=found.published_from,
        url=found.url,
        path=found.path,
    )
    return with_facts(article, facts_of(library, number))


def _with_written_paths(article: Article) -> Article:
    path = None if article.path is None else written_path(article.path)
    return replace(article, path=path, origin=written_path(article.origin))


def _follow_anchors(writing: Writing, number: int) -> None:
    # Claims are not for whoever only reads: the list of articles starts without them.
    from extradition_tui.library.claims_anchors import follow_anchors

    follow_anchors(writing, number)


def _wipe_anchors(writing: Writing, number: int) -> None:
    from extradition_tui.library.claims_anchors import wipe_anchors

    wipe_anchors(writing, number)


def _enter(writing: Writing, article: Article) -> tuple[int, bool]:
    known = writing.row(tuple[int], "SELECT number FROM article WHERE id = ?", [article.id])
    if known is not None:
        return known[0], False
    return enter(writing, article.id, article.origin, writing.at), True


def _refresh(writing: Writing, number: int, article: Article) -> None:
    """Bring the columns that lists use, and the search, up to what holds of the article now."""
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
    index_title(writing, number, article.title)


def _source(library: Reading, number: int) -> int | None:
    row = library.row(tuple[int | None], "SELECT source FROM article WHERE number = ?", [number])
    return row[0] if row else None


def _forget_source_if_unused(writing: Writing, source: int | None) -> None:
    writing.execute(
        "DELETE FROM source WHERE number = ?"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE source = ?)",
        [source, source],
    )


def opening(text: str) -> str:
    """The first words of a text, for want of a title."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= 80 else first[:79].rsplit(" ", 1)[0] + "…"
