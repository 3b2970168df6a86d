"""Full-text search over the current text of every article."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading, Value
from extradition_tui.library.entities import called
from extradition_tui.library.errors import NotFound
from extradition_tui.library.ids import event_id, has_claims
from extradition_tui.library.linking import WHO_NEXT, linked_to, who
from extradition_tui.library.queries import TOKENIZER, read_query
from extradition_tui.model import Found

SNIPPET = 160
"""Characters of a snippet, about."""

TITLE_WEIGHT = 4.0
"""How much more a word in the title counts than one in the text."""


LATEST = {"newest": 2000, "best": 10_000}
"""So many articles with the words, those loaded last, are looked at for the newest or the best."""


def search(
    library: Reading, query: str, *, limit: int = 200, newest: bool = False
) -> tuple[Found, ...]:
    """The places that a query finds, best first; without words, the newest articles.

    All words must be in the article; "words in a row" stand in quotation marks; the last word also
    finds longer ones that begin with it. ``speaker:``, ``entity:``, ``source:``, ``event:``,
    ``after:`` (that day and later) and ``before:`` narrow it; a value of several words is quoted.
    A whole name also finds what other articles call the same one.
    ``claim:`` finds the evidence of the claims with these words, or this ID. Whatever cannot be
    understood is searched for as plain words; no query is an error. A place is that of the first
    words that match; where only the title matches it is empty, at the beginning.

    ``newest``: by day instead, which is quick enough to be asked for at every letter. Of words that
    very many articles have, those that were loaded last are looked at (``LATEST``).
    """
    asked = read_query(query)
    if not asked.words and not asked.fields:
        return ()
    with library.snapshot():
        fields = [(field, value, _known_as(library, field, value)) for field, value in asked.fields]
        conditions, parameters = _conditions(library, fields)
        if asked.words:
            found = _with_words(library, asked.words, conditions, parameters, limit, newest)
            return _placed(library, asked.words, found)
        return _by_fields(library, fields, conditions, parameters, limit)


Field = tuple[str, str, str]
"""A field, its value, and for names who that is: the parameter of ``WHO_NEXT``."""


def _known_as(library: Reading, field: str, value: str) -> str:
    return who(linked_to(library, called(library, value))) if field in _PLACES else ""


@dataclass(frozen=True, slots=True)
class _Hit:
    number: int
    article: str
    title: str | None
    text: str
    sha256: str


def _with_words(
    library: Reading,
    words: str,
    conditions: str,
    parameters: list[Value],
    limit: int,
    newest: bool,
) -> list[tuple[int, float]]:
    """The texts that have the words, in order, with how well they fit (0 where nobody asks)."""
    # What fields leave may stand anywhere among the matches, so all of them are looked at then.
    latest = -1 if conditions else LATEST["newest" if newest else "best"]
    score = "0.0" if newest else f"-bm25(article_text_fts, {TITLE_WEIGHT}, 1.0)"
    # The best first, and only then their texts: a sort would carry the text of every match.
    return library.rows(
        tuple[int, float],
        f"SELECT m.number, m.score FROM (SELECT rowid AS number, {score} AS score"
        " FROM article_text_fts WHERE article_text_fts MATCH ? ORDER BY rowid DESC LIMIT ?) m"
        f" JOIN article a ON a.current = m.number WHERE a.removed_at IS NULL{conditions}"
        " ORDER BY m.score DESC, a.sorted_by DESC, a.id LIMIT ?",
        [words, latest, *parameters, limit],
    )


def _placed(
    library: Reading, words: str, ordered: Sequence[tuple[int, float]]
) -> tuple[Found, ...]:
    """Where in these texts the words stand first, in the order given."""
    rows = library.rows(
        _Hit,
        "SELECT t.number, a.id AS article, t.title, t.text, t.sha256 FROM article_text t"
        " JOIN article a ON a.current = t.number"
        " WHERE t.number IN (SELECT value FROM json_each(?))",
        [json.dumps([number for number, _ in ordered])],
    )
    hits = {hit.number: hit for hit in rows}
    places = _first_places(rows, words)
    found = []
    for number, score in ordered:
        if (row := hits.get(number)) is None:
            continue
        found.append(_found(row.article, row.text, row.sha256, *places.get(number, (0, 0)), score))
    return tuple(found)


def _first_places(hits: Sequence[_Hit], words: str) -> dict[int, tuple[int, int]]:
    """Where the words stand first in each text, by its number; none where only the title has them.

    An index of these texts alone tells it, by the same rules: the library's own would be asked for
    all of its matches again.
    """
    mark = secrets.token_hex(8)  # cannot stand in a text, so its place is that of the words
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE found USING fts5(title, text, tokenize='{TOKENIZER}')")
        index.executemany(
            "INSERT INTO found (rowid, title, text) VALUES (?, ?, ?)",
            [(hit.number, hit.title, hit.text) for hit in hits],
        )
        marked = index.execute(
            f"SELECT rowid, highlight(found, 1, '{mark}', '{mark}') FROM found WHERE found MATCH ?",
            [words],
        ).fetchall()
    places = {}
    for number, text in marked:
        start = text.find(mark)
        if start >= 0:
            places[number] = start, text.find(mark, start + len(mark)) - len(mark)
    return places


def _by_fields(
    library: Reading,
    fields: Sequence[Field],
    conditions: str,
    parameters: list[Value],
    limit: int,
) -> tuple[Found, ...]:
    rows = library.rows(
        tuple[str, str, str, int],
        "SELECT a.id, t.text, t.sha256, a.number FROM article a"
        " JOIN article_text t ON t.number = a.current"
        f" WHERE a.removed_at IS NULL{conditions}"
        " ORDER BY a.sorted_by DESC, a.loaded DESC, a.id LIMIT ?",
        [*parameters, limit],
    )
    return tuple(
        _found(name, text, sha256, *_place_of_field(library, fields, number), 0.0)
        for name, text, sha256, number in rows
    )


def _place_of_field(library: Reading, fields: Sequence[Field], number: int) -> tuple[int, int]:
    """Where the first quotation, mention or evidence that was asked for stands."""
    for field, value, known_as in fields:
        if field == "claim":
            found = _place_of_evidence(library, value, number)
            if found is not None:
                return found
        if field in _PLACES:
            row = library.row(
                tuple[int, int],
                f"{_PLACES[field]} ORDER BY p.position LIMIT 1",
                [number, *_named(value, known_as)],
            )
            if row is not None:
                return row
    return 0, 0


def _place_of_evidence(library: Reading, value: str, number: int) -> tuple[int, int] | None:
    """Where the first evidence of these claims stands in an article, if it stands there still."""
    # Few searches ask for claims, and the others do without.
    from extradition_tui.library.claims_places import evidence_of

    evidence = evidence_of(
        library,
        "e.article = ? AND e.claim IN (SELECT value FROM json_each(?))",
        [number, json.dumps(_claims_said(library, value))],
    )
    for one in evidence:
        if one.state in ("same", "moved") and one.start is not None and one.end is not None:
            return one.start, one.end
    return None


def _found(article: str, text: str, sha256: str, start: int, end: int, score: float) -> Found:
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
        return Found(article, 0, 0, "the text of this article is damaged: restore a backup", score)
    return Found(article, start, end, _snippet(text, start, end), score)


def _snippet(text: str, start: int, end: int) -> str:
    """The words around a place, on one line, whole words where that is possible."""
    room = max(SNIPPET - (end - start), 40) // 2
    first, last = max(start - room, 0), min(max(end, start) + room, len(text))
    words = text[first:last]
    if first > 0 and not text[first - 1].isspace():
        words = words.partition(" ")[2] if " " in words[: start - first] else words
    if last < len(text) and not text[last].isspace():
        words = words.rpartition(" ")[0] if " " in words[end - first :] else words
    return f"{'…' if first > 0 else ''}{' '.join(words.split())}{'…' if last < len(text) else ''}"


Condition = Callable[[Reading, str, str], tuple[str, list[Value]]]


def _conditions(library: Reading, fields: Sequence[Field]) -> tuple[str, list[Value]]:
    sql, parameters = "", list[Value]()
    for field, value, known_as in fields:
        condition, values = _CONDITIONS[field](library, value, known_as)
        sql += f" AND {condition}"
        parameters += values
    return sql, parameters


def _named(value: str, known_as: str) -> list[Value]:
    return [folded(value), known_as]


# Of one article, its rows; of all, by the index of entities, for their rows are very many.
_HAS_NAME = "p.entity IN (SELECT entity FROM alias WHERE instr(folded, ?) > 0)"
_IS_ONE = "p.entity = w.entity AND (w.only_in IS NULL OR w.only_in = p.article)"
_IS = f"EXISTS (SELECT 1 FROM {WHO_NEXT} w WHERE {_IS_ONE})"
_PLACES = {
    "speaker": 'SELECT p."start", p."end" FROM quote p WHERE p.article = ?'
    f" AND (instr(p.folded, ?) > 0 OR {_IS})",
    "entity": 'SELECT p."start", p."end" FROM mention p WHERE p.article = ?'
    f" AND ({_HAS_NAME} OR {_IS})",
}


_BEARS = "p.deleted_at IS NULL AND p.claim IN (SELECT value FROM json_each(?))"


def _speaker(_: Reading, value: str, known_as: str) -> tuple[str, list[Value]]:
    return (
        "a.number IN (SELECT article FROM quote WHERE instr(folded, ?) > 0 UNION ALL"
        f" SELECT p.article FROM {WHO_NEXT} w CROSS JOIN quote p ON {_IS_ONE})"
    ), _named(value, known_as)


def _entity(_: Reading, value: str, known_as: str) -> tuple[str, list[Value]]:
    return (
        f"a.number IN (SELECT p.article FROM mention p WHERE {_HAS_NAME} UNION ALL"
        f" SELECT p.article FROM {WHO_NEXT} w CROSS JOIN mention p ON {_IS_ONE})"
    ), _named(value, known_as)


def _source(library: Reading, value: str, _: str) -> tuple[str, list[Value]]:
    wanted = folded(value)
    sources = library.rows(tuple[int, str], "SELECT number, name FROM source")
    numbers = [str(number) for number, name in sources if wanted in folded(name)]
    return f"a.source IN ({','.join(numbers)})", []


def _event(library: Reading, value: str, _: str) -> tuple[str, list[Value]]:
    try:
        name = event_id(library, value)
    except NotFound:
        return "0", []
    return "a.number IN (SELECT article FROM event_article WHERE event = ?)", [name]


def _after(_: Reading, value: str, __: str) -> tuple[str, list[Value]]:
    return "a.published >= ?", [value]


def _before(_: Reading, value: str, __: str) -> tuple[str, list[Value]]:
    return "a.published < ?", [value]


def _claim(library: Reading, value: str, _: str) -> tuple[str, list[Value]]:
    claims = _claims_said(library, value)
    if not claims:
        return "0", []
    return f"a.number IN (SELECT p.article FROM evidence p WHERE {_BEARS})", [json.dumps(claims)]


def _claims_said(library: Reading, value: str) -> list[str]:
    """The claims whose ID begins so, or in which, or in whose tags, all of these words stand."""
    words = folded(value).split()
    if not words or not has_claims(library):
        return []
    rows = library.rows(
        tuple[str, str],
        "SELECT c.id, c.statement || ' ' || coalesce((SELECT group_concat(t.name, ' ') FROM tag t"
        " WHERE t.claim = c.id AND t.deleted_at IS NULL), '') FROM claim c"
        " WHERE c.deleted_at IS NULL",
    )
    return [
        name
        for name, said in rows
        if name.startswith(words[0]) or all(word in folded(said) for word in words)
    ]


_CONDITIONS: dict[str, Condition] = {
    "speaker": _speaker,
    "entity": _entity,
    "source": _source,
    "event": _event,
    "after": _after,
    "before": _before,
    "claim": _claim,
}
