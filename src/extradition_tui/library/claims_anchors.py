"""Anchors in the library: kept with evidence, followed through versions, wiped with an article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extradition_tui.claim_model import Anchor, Stand, new_id
from extradition_tui.claims.anchors import locate, make_anchor
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import LibraryError, NotFound, damaged
from extradition_tui.library.ids import has_claims
from extradition_tui.library.packing import pack, unpack

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing


@dataclass(frozen=True, slots=True)
class Text:
    """A text version, as anchors need it: its row, its number in the article, its words."""

    number: int
    version: int
    words: str


def read_text(library: Reading, article: int, version: int | None = None) -> Text:
    """A version of an article's text; None is the current one.

    Raises NotFound when there is none, LibraryDamaged when it is not what was written.
    """
    which = "a.current = t.number" if version is None else "t.version = ?"
    row = library.row(
        tuple[int, int, str, str],
        "SELECT t.number, t.version, t.text, t.sha256 FROM article_text t"
        f" JOIN article a ON a.number = t.article WHERE a.number = ? AND {which}",
        [article] if version is None else [article, version],
    )
    if row is None:
        raise NotFound(f"version {version}: the article has no such text version")
    number, found, words, sha256 = row
    if hashlib.sha256(words.encode("utf-8")).hexdigest() != sha256:
        raise damaged("the text of an article")
    return Text(number, found, words)


def keep_anchor(writing: Writing, article: int, text: Text, start: int, end: int) -> str:
    """Keep the words at a place of a text version; the anchor's ID. Raises LibraryError."""
    try:
        anchor = make_anchor(text.words, start, end)
    except ValueError as error:
        raise LibraryError(f"{error}; choose words of the text") from None
    name = new_id()
    writing.insert_one(
        "anchor",
        {
            "id": name,
            "article": article,
            "text": text.number,
            "version": text.version,
            "start": anchor.start,
            "end": anchor.end,
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
    )
    return name


def follow_anchors(writing: Writing, article: int) -> None:
    """Find where the anchors of an article stand in its current text, unless that is known."""
    rows = writing.rows(
        _AnchorRow,
        'SELECT n.id, n."start", n."end", n.exact, n.prefix, n.suffix, n.version FROM anchor n'
        " JOIN article a ON a.number = n.article"
        " WHERE a.number = ? AND n.text IS NOT a.current AND n.text IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM anchor_at w WHERE w.anchor = n.id AND w.text = a.current)",
        [article],
    )
    if not rows:
        return
    present = read_text(writing, article)
    former = {row.version: read_text(writing, article, row.version) for row in rows}
    for row in rows:
        anchor = Anchor(
            start=row.start, end=row.end, exact=row.exact, prefix=row.prefix, suffix=row.suffix
        )
        stand = locate(anchor, present.words, former[row.version].words)
        writing.insert_one(
            "anchor_at",
            {
                "anchor": row.id,
                "text": present.number,
                "state": stand.state,
                "details": pack(stand),
            },
        )
        if stand.state not in ("same", "moved"):
            _record_doubt(writing, row.id, stand, present.version)


def wipe_anchors(writing: Writing, article: int) -> None:
    """Take the words of an article out of its anchors, which goes before its texts can go."""
    writing.execute(
        "DELETE FROM anchor_at WHERE anchor IN (SELECT id FROM anchor WHERE article = ?)", [article]
    )
    writing.execute(
        "UPDATE anchor SET text = NULL, exact = '', prefix = '', suffix = '' WHERE article = ?",
        [article],
    )


def misplaced_anchors(library: Reading) -> tuple[str, ...]:
    """The IDs of evidence whose words are not those of the text version that they are from."""
    if not has_claims(library):
        return ()
    rows = library.rows(
        tuple[str, int, int, int, str],
        'SELECT e.id, n.text, n."start", n."end", n.exact FROM evidence e'
        " JOIN anchor n ON n.id = e.anchor WHERE n.text IS NOT NULL ORDER BY n.text, e.id",
    )
    wrong, shown, words = [], None, ""
    for name, text, start, end, exact in rows:
        if text != shown:
            row = library.row(tuple[str], "SELECT text FROM article_text WHERE number = ?", [text])
            shown, words = text, row[0] if row else ""
        if words[start:end] != exact:
            wrong.append(name)
    return tuple(wrong)


def read_stand(packed: bytes) -> Stand:
    """Where an anchor stands, as it was kept. Raises LibraryDamaged."""
    return unpack(Stand, packed, "the place of a claim's evidence")


@dataclass(frozen=True, slots=True)
class _AnchorRow:
    id: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    version: int


def _record_doubt(writing: Writing, anchor: str, stand: Stand, version: int) -> None:
    """Say in the history that evidence waits for a person: of its words, nothing."""
    for (evidence,) in writing.rows(
        tuple[str], "SELECT id FROM evidence WHERE anchor = ? AND deleted_at IS NULL", [anchor]
    ):
        writing.record(
            "evidence to be confirmed", evidence, after={"state": stand.state, "version": version}
        )
