"""Articles that come into a library: new ones, new versions of known ones, what people set."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from extradition_tui.library.article_facts import FACTS_SET
from extradition_tui.library.articles import (
    as_kept,
    enter,
    leave_current,
    read_from_now_on,
    show_anew,
)
from extradition_tui.library.record_states import Relative
from extradition_tui.library.records import AboutRecord, ArticleRecord, FactRecord, VersionRecord
from extradition_tui.library.records_taken import Histories, Taken
from extradition_tui.library.texts import restore_version
from extradition_tui.model import Analysis, Article, TextVersion

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

NOT_ANALYSED = Analysis(pipeline="")
"""The analysis of a text that came from elsewhere, until one is made here."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article of the file: its line, its number here, and whether it is new here."""

    line: int
    record: ArticleRecord
    number: int
    is_new: bool


def enter_articles(
    writing: Writing, records: Sequence[tuple[int, ArticleRecord]]
) -> tuple[Incoming, ...]:
    """Give the articles that are new here a row each, in which nothing stands yet."""
    found = []
    for line, record in records:
        known = writing.row(tuple[int], "SELECT number FROM article WHERE id = ?", [record.id])
        number = known[0] if known else enter(writing, record.id, record.origin, record.loaded)
        if not known:
            writing.execute(
                "UPDATE article SET removed_at = ?, versions = ? WHERE number = ?",
                [record.removed_at, record.last_version, number],
            )
        found.append(Incoming(line, record, number, known is None))
    return tuple(found)


def take_texts(
    writing: Writing, incoming: Incoming, histories: Histories, taken: Taken
) -> dict[int, int]:
    """Keep the versions that are new here, and read the one that was loaded last.

    Gives back the number here of each version of the file. An article that was removed on one of
    the two sides keeps what it has here.
    """
    record, number = incoming.record, incoming.number
    gone = writing.row(
        tuple[int], "SELECT 1 FROM article WHERE number = ? AND removed_at IS NOT NULL", [number]
    )
    if gone or record.removed_at is not None:
        taken.new["article"] += incoming.is_new
        return {}
    numbers = {version.number: _keep(writing, number, version) for version in record.versions}
    if _is_later(writing, incoming):
        _read(writing, incoming, numbers)
        taken.articles.add(record.id)
        (taken.new if incoming.is_new else taken.newer)["article"] += 1
    _take_facts(writing, incoming, histories, taken)
    return numbers


def _keep(writing: Writing, number: int, version: VersionRecord) -> int:
    """The number here of a version, which is kept unless it is there."""
    known = writing.row(
        tuple[int],
        "SELECT version FROM article_text WHERE article = ? AND sha256 = ?",
        [number, version.sha256],
    )
    if known is not None:
        return known[0]
    free = writing.row(
        tuple[int],
        "SELECT iif(EXISTS (SELECT 1 FROM article_text WHERE article = ?1 AND version = ?2),"
        " versions + 1, ?2) FROM article WHERE number = ?1",
        [number, version.number],
    )
    given = free[0] if free else version.number
    restored = TextVersion(
        number=given,
        original=version.original,
        text=version.text,
        headings=version.headings,
        removed=version.removed,
        language=version.language,
        encoding=version.encoding,
    )
    restore_version(writing, number, restored, version.loaded)
    writing.execute(
        "UPDATE article SET versions = max(versions, ?) WHERE number = ?", [given, number]
    )
    return given


def _is_later(writing: Writing, incoming: Incoming) -> bool:
    """Whether the file's current text is to be read, in the place of ours if there is one."""
    ours = writing.row(
        tuple[str, str],
        "SELECT t.sha256, t.loaded FROM article a JOIN article_text t ON t.number = a.current"
        " WHERE a.number = ?",
        [incoming.number],
    )
    theirs = _current(incoming.record)
    return ours is None or (ours[0] != theirs.sha256 and ours[1] < theirs.loaded)


def _current(record: ArticleRecord) -> VersionRecord:
    return next(one for one in record.versions if one.number == record.current)


def _read(writing: Writing, incoming: Incoming, numbers: dict[int, int]) -> None:
    record = incoming.record
    version, about = _current(record), record.about
    assert about is not None
    text = writing.row(
        tuple[int],
        "SELECT number FROM article_text WHERE article = ? AND version = ?",
        [incoming.number, numbers[version.number]],
    )
    assert text is not None
    if not incoming.is_new:
        leave_current(writing, incoming.number)
    article = _article(record, version, about)
    found = as_kept(NOT_ANALYSED, b"", ())
    read_from_now_on(writing, incoming.number, text[0], article, found, is_new=incoming.is_new)


def _article(record: ArticleRecord, version: VersionRecord, about: AboutRecord) -> Article:
    return Article(
        id=record.id,
        origin=record.origin,
        version=TextVersion(original=version.original, text=version.text),
        **asdict(about),
    )


# --- what people set ------------------------------------------------------------------------------


def _take_facts(writing: Writing, incoming: Incoming, histories: Histories, taken: Taken) -> None:
    record = incoming.record
    ours = dict(
        writing.rows(
            tuple[str, str],
            "SELECT key, value FROM article_fact WHERE article = ?",
            [incoming.number],
        )
    )
    changed = False
    for key in sorted({*ours, *record.facts}):
        theirs = record.facts.get(key)
        here, there = ours.get(key), None if theirs is None else theirs.value
        if here == there:
            continue
        relative = _relative(record.id, key, here, there, histories)
        if incoming.is_new or relative == "newer":
            _set(writing, incoming.number, key, theirs)
            taken.newer["fact"] += not incoming.is_new
            changed = True
            if key == "published":
                # The days that a text tells ("on Wednesday") are told from it.
                writing.execute(
                    "UPDATE analysis SET pipeline = ? WHERE article = ?",
                    [NOT_ANALYSED.pipeline, incoming.number],
                )
        elif relative == "both changed":
            taken.conflict(
                incoming.line,
                f"article {record.id}: {key} is {here!r} here and {there!r} there; "
                "it stays as it is here",
            )
    if changed:
        show_anew(writing, incoming.number)


def _relative(
    article: str, key: str, here: str | None, there: str | None, histories: Histories
) -> Relative:
    """How what the file sets stands to what is set here: each may be what the other was before."""
    ours = {
        digest: _former(before, key)
        for what, before, _, digest in histories.ours(article)
        if what == FACTS_SET
    }
    theirs = {one.hash: _former(one.before, key) for one in histories.theirs(article, FACTS_SET)}
    newer = (here,) in theirs.values()
    older = (there,) in ours.values()
    if newer and older:
        newer, older = ours.keys() <= theirs.keys(), theirs.keys() < ours.keys()
    if newer == older:
        return "both changed"
    return "newer" if newer else "older"


def _former(before: str | None, key: str) -> tuple[str | None] | None:
    """What a change says that was set before it; None where it says nothing of this key."""
    try:
        was = json.loads(before or "{}")
        return (was[key],) if key in was else None
    except (ValueError, TypeError):
        return None


def _set(writing: Writing, number: int, key: str, fact: FactRecord | None) -> None:
    if fact is None:
        writing.execute("DELETE FROM article_fact WHERE article = ? AND key = ?", [number, key])
        return
    row = {"article": number, "key": key, **asdict(fact)}
    writing.upsert("article_fact", row, ("article", "key"))
