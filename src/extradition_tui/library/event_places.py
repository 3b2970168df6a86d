"""An article's place among events: alone at first, and what is left when it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from extradition_tui.contrast_model import Family
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import damaged
from extradition_tui.library.packing import pack

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

ID_DIGITS = 10
"""Hex digits of an event's ID."""


def place_alone(writing: Writing, number: int, title: str) -> None:
    """Give an article without an event a provisional one; drop the contrast of the one it has.

    Either way the article is unsettled until events have been looked for and contrasts made.
    """
    writing.execute("INSERT OR IGNORE INTO unsettled (article) VALUES (?)", [number])
    known = writing.row(tuple[str], "SELECT event FROM event_article WHERE article = ?", [number])
    if known is not None:
        forget_contrast(writing, known[0])
        refresh_event(writing, known[0])
        return
    name = new_event_id(writing, [number])
    writing.execute(
        'INSERT INTO event (id, title, families, "first", "last", sorted_by, provisional)'
        " SELECT ?, ?, '[]', published, published, sorted_by, 1 FROM article WHERE number = ?",
        [name, title, number],
    )
    writing.insert_one("event_article", {"article": number, "event": name})


def event_without(writing: Writing, number: int) -> None:
    """Take an article out of its event; an event without articles goes, with its names."""
    writing.execute("DELETE FROM unsettled WHERE article = ?", [number])
    writing.execute("DELETE FROM decision_side WHERE article = ?", [number])
    forget_links(writing, number)
    known = writing.row(tuple[str], "SELECT event FROM event_article WHERE article = ?", [number])
    if known is None:
        return
    event = known[0]
    writing.execute("DELETE FROM event_article WHERE article = ?", [number])
    forget_contrast(writing, event)
    left = writing.row(
        tuple[str, str | None],
        "SELECT a.id, a.title FROM event_article e JOIN article a ON a.number = e.article"
        " WHERE e.event = ? ORDER BY a.sorted_by, a.number LIMIT 1",
        [event],
    )
    if left is None:
        writing.execute("DELETE FROM event_alias WHERE event = ?", [event])
        delete_event(writing, event)
        return
    # The title may be words of the article that goes.
    writing.execute("UPDATE event SET title = ? WHERE id = ?", [left[1] or left[0], event])
    families = tuple(
        family
        for family in event_families(writing, event)
        if article_name(writing, number) not in family.articles
    )
    writing.execute("UPDATE event SET families = ? WHERE id = ?", [encoded(families), event])
    refresh_event(writing, event)


def refresh_event(writing: Writing, event: str) -> None:
    """Bring the dates of an event up to those of its articles."""
    writing.execute(
        'UPDATE event SET "first" = f, "last" = l, sorted_by = s FROM'
        " (SELECT min(a.published) AS f, max(a.published) AS l,"
        " coalesce(max(a.sorted_by), '') AS s"
        " FROM event_article e JOIN article a ON a.number = e.article WHERE e.event = ?)"
        " WHERE id = ?",
        [event, event],
    )


@dataclass(frozen=True, slots=True)
class PackedFeatures:
    """What tells an article's event, as it is kept: bytes, and the keys as numbers in order."""

    features: bytes
    keys: tuple[int, ...]


def packed_features(features_json: bytes, keys: Iterable[str]) -> PackedFeatures:
    """Features and keys as they are kept. It asks no library: whoever analyses may do it."""
    return PackedFeatures(pack(features_json), tuple(sorted({hashed_key(key) for key in keys})))


def keep_features(writing: Writing, number: int, found: PackedFeatures) -> None:
    """Keep the features and keys of an article that has none."""
    writing.insert_one("event_feature", {"article": number, "features": found.features})
    writing.insert("event_key", ("key", "article"), [(key, number) for key in found.keys])


def forget_features(writing: Writing, number: int) -> None:
    """Delete the features and keys of an article."""
    writing.execute("DELETE FROM event_feature WHERE article = ?", [number])
    writing.execute("DELETE FROM event_key WHERE article = ?", [number])


def forget_links(writing: Writing, number: int) -> None:
    """Delete what is known of how alike an article and others are."""
    writing.execute(
        "DELETE FROM event_link WHERE other = ? AND article IN"
        " (SELECT other FROM event_link WHERE article = ?)",
        [number, number],
    )
    writing.execute("DELETE FROM event_link WHERE article = ?", [number])


def new_event_id(library: Reading, held: Iterable[int], taken: Iterable[str] = ()) -> str:
    """A name for an event, made from the articles that it has first; never one that was used."""
    key = ",".join(sorted(article_name(library, number) for number in held))
    attempt = 0
    while True:
        name = hashlib.sha256(f"event\0{attempt}\0{key}".encode()).hexdigest()[:ID_DIGITS]
        known = library.row(
            tuple[int],
            "SELECT 1 FROM event WHERE id = ? UNION SELECT 1 FROM event_alias WHERE alias = ?",
            [name, name],
        )
        if known is None and name not in taken:
            return name
        attempt += 1


def delete_event(writing: Writing, event: str) -> None:
    """Delete an event that has no articles any more, with its contrast and relations."""
    forget_contrast(writing, event)
    forget_related(writing, event)
    writing.execute("DELETE FROM event WHERE id = ?", [event])


def forget_contrast(writing: Writing, event: str) -> None:
    """Delete the contrast of an event whose articles have changed."""
    writing.execute("DELETE FROM contrast WHERE event = ?", [event])
    writing.execute("DELETE FROM finding WHERE event = ?", [event])


def forget_related(writing: Writing, event: str) -> None:
    """Delete what an event is related to, both ways round."""
    writing.execute("DELETE FROM event_related WHERE event = ? OR related = ?", [event, event])


def article_name(library: Reading, number: int) -> str:
    """The ID of the article with a number."""
    row = library.row(tuple[str], "SELECT id FROM article WHERE number = ?", [number])
    return row[0] if row else ""


def event_families(library: Reading, event: str) -> tuple[Family, ...]:
    """The families of an event's articles."""
    row = library.row(tuple[str], "SELECT families FROM event WHERE id = ?", [event])
    return decoded(row[0]) if row else ()


def encoded(families: tuple[Family, ...]) -> str:
    """Families as their column holds them."""
    return msgspec.json.encode(families).decode("utf-8")


def decoded(families: str) -> tuple[Family, ...]:
    """Families from their column. Raises LibraryDamaged."""
    try:
        return msgspec.json.decode(families, type=tuple[Family, ...])
    except (msgspec.DecodeError, UnicodeError):
        raise damaged("the families of an event") from None


def hashed_key(key: str) -> int:
    """A key as it is looked up: a number that tells nothing about the words."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
