"""The rows of what was found in an article's current text: kept, read back, forgotten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from operator import attrgetter, sub
from typing import TYPE_CHECKING

from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import damaged
from extradition_tui.library.packing import pack, unpack
from extradition_tui.model import (
    Analysis,
    Date,
    Entity,
    EntityLabel,
    Figure,
    Mention,
    Quote,
    Sentence,
    Token,
)

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

_PLACE = ("article", "position", "start", "end", "text")
_FIELDS = attrgetter("start", "end", "lemma", "tag", "pos", "dep", "head")


def folded(name: str) -> str:
    """A name as it is compared: without regard to case and spacing, in any alphabet."""
    return " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class PackedAnalysis:
    """An analysis as it is kept: bytes in the place of what has no rows of its own."""

    rest: Analysis
    sentences: bytes
    tokens: bytes


def packed(analysis: Analysis) -> PackedAnalysis:
    """An analysis as it is kept. It asks no library: whoever analyses may do it."""
    return PackedAnalysis(
        replace(analysis, sentences=(), tokens=()),
        pack(analysis.sentences),
        pack(_columns(analysis.tokens)),
    )


def keep_analysis(writing: Writing, article: int, text: int, analysis: PackedAnalysis) -> None:
    """Keep the analysis of an article that has none."""
    writing.insert_one(
        "analysis",
        {
            "article": article,
            "text": text,
            "pipeline": analysis.rest.pipeline,
            "sentences": analysis.sentences,
            "tokens": analysis.tokens,
        },
    )
    _keep_entities(writing, article, analysis.rest)
    _keep_places(writing, article, analysis.rest)


def forget_analysis(writing: Writing, article: int) -> None:
    """Delete all that was found in an article, and the entities that only it names."""
    _forget_entities(writing, article)
    for table in ("analysis", "mention", "quote", "figure", "date"):
        writing.execute(f"DELETE FROM {table} WHERE article = ?", [article])


def read_analysis(library: Reading, article: int, *, tokens: bool = True) -> Analysis:
    """The analysis of an article's current text, or all of it but the tokens.

    Raises LibraryDamaged when it is missing.
    """
    row = library.row(
        tuple[str, bytes, bytes | None],
        "SELECT pipeline, sentences, iif(?, tokens, NULL) FROM analysis WHERE article = ?",
        [tokens, article],
    )
    if row is None:
        raise damaged("the analysis of an article")
    pipeline, sentences, columns = row
    return Analysis(
        pipeline=pipeline,
        sentences=unpack(tuple[Sentence, ...], sentences, "the sentences of an article"),
        tokens=()
        if columns is None
        else _tokens(unpack(_TokenColumns, columns, "the words of an article")),
        mentions=tuple(
            library.rows(
                Mention,
                'SELECT "start", "end", text, label, entity FROM mention'
                " WHERE article = ? ORDER BY position",
                [article],
            )
        ),
        entities=_entities(library, article),
        quotes=tuple(
            library.rows(
                Quote,
                'SELECT "start", "end", text, speaker, entity AS speaker_entity, cue, kind'
                " FROM quote WHERE article = ? ORDER BY position",
                [article],
            )
        ),
        figures=_figures(library, article),
        dates=tuple(
            library.rows(
                Date,
                'SELECT "start", "end", text, value FROM date WHERE article = ? ORDER BY position',
                [article],
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class _TokenColumns:
    """Tokens column by column: a third of the size of row by row once it is compressed."""

    starts: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()


def _columns(tokens: tuple[Token, ...]) -> _TokenColumns:
    if not tokens:
        return _TokenColumns()
    starts, ends, *others = zip(*map(_FIELDS, tokens), strict=True)
    return _TokenColumns(starts, tuple(map(sub, ends, starts)), *others)


def _tokens(columns: _TokenColumns) -> tuple[Token, ...]:
    try:
        return tuple(
            Token(start, start + length, lemma, tag, part, relation, head)
            for start, length, lemma, tag, part, relation, head in zip(
                columns.starts,
                columns.lengths,
                columns.lemmas,
                columns.tags,
                columns.parts,
                columns.relations,
                columns.heads,
                strict=True,
            )
        )
    except ValueError:
        raise damaged("the words of an article") from None


def _keep_places(writing: Writing, article: int, analysis: Analysis) -> None:
    writing.insert(
        "mention",
        (*_PLACE, "label", "entity"),
        [
            (article, position, item.start, item.end, item.text, item.label, item.entity)
            for position, item in enumerate(analysis.mentions)
        ],
    )
    writing.insert(
        "quote",
        (*_PLACE, "speaker", "folded", "entity", "cue", "kind"),
        [
            (
                *(article, position, item.start, item.end, item.text, item.speaker),
                None if item.speaker is None else folded(item.speaker),
                *(item.speaker_entity, item.cue, item.kind),
            )
            for position, item in enumerate(analysis.quotes)
        ],
    )
    writing.insert(
        "figure",
        (*_PLACE, "value", "low", "high", "ordinal", "approximate", "unit", "of"),
        [
            (
                *(article, position, item.start, item.end, item.text),
                *(item.value, item.low, item.high),
                *(int(item.ordinal), int(item.approximate), item.unit, item.of),
            )
            for position, item in enumerate(analysis.figures)
        ],
    )
    writing.insert(
        "date",
        (*_PLACE, "value"),
        [
            (article, position, item.start, item.end, item.text, item.value)
            for position, item in enumerate(analysis.dates)
        ],
    )


def _keep_entities(writing: Writing, article: int, analysis: Analysis) -> None:
    counts = Counter(mention.entity for mention in analysis.mentions)
    writing.execute_for_each(
        "INSERT INTO entity (id, name, label, articles, mentions) VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT (id) DO UPDATE SET"
        " articles = articles + 1, mentions = mentions + excluded.mentions",
        [(entity.id, entity.name, entity.label, counts[entity.id]) for entity in analysis.entities],
    )
    names = (
        (entity, name, order == 0)
        for entity in analysis.entities
        for order, name in enumerate((entity.name, *entity.aliases))
    )
    writing.insert(
        "alias",
        ("article", "position", "entity", "name", "folded", "label", "canonical", "mentions"),
        [
            (
                *(article, position, entity.id, name, folded(name), entity.label),
                *((1, counts[entity.id]) if canonical else (0, 0)),
            )
            for position, (entity, name, canonical) in enumerate(names)
        ],
    )


def _forget_entities(writing: Writing, article: int) -> None:
    named = writing.rows(
        tuple[str, str, int],
        "SELECT entity, name, mentions FROM alias WHERE article = ? AND canonical = 1",
        [article],
    )
    writing.execute("DELETE FROM alias WHERE article = ?", [article])
    for entity, name, mentions in named:
        writing.execute(
            "UPDATE entity SET articles = articles - 1, mentions = mentions - ? WHERE id = ?",
            [mentions, entity],
        )
        writing.execute("DELETE FROM entity WHERE id = ? AND articles <= 0", [entity])
        # An entity is called as its first article calls it; when that one goes, as another does.
        writing.execute(
            "UPDATE entity SET name ="
            " (SELECT name FROM alias WHERE entity = entity.id AND canonical = 1 LIMIT 1)"
            " WHERE id = ? AND name = ? AND NOT EXISTS"
            " (SELECT 1 FROM alias WHERE entity = ? AND canonical = 1 AND name = ?)",
            [entity, name, entity, name],
        )


def _entities(library: Reading, article: int) -> tuple[Entity, ...]:
    rows = library.rows(
        tuple[str, str, EntityLabel, int],
        "SELECT entity, name, label, canonical FROM alias WHERE article = ? ORDER BY position",
        [article],
    )
    found: list[Entity] = []
    for entity, name, label, canonical in rows:
        if canonical:
            found.append(Entity(entity, name, label))
        elif found:
            last = found[-1]
            found[-1] = Entity(last.id, last.name, last.label, (*last.aliases, name))
    return tuple(found)


def _figures(library: Reading, article: int) -> tuple[Figure, ...]:
    rows = library.rows(
        tuple[
            int,
            int,
            str,
            float | None,
            float | None,
            float | None,
            int,
            int,
            str | None,
            str | None,
        ],
        'SELECT "start", "end", text, value, low, high, "ordinal", approximate, unit, "of"'
        " FROM figure WHERE article = ? ORDER BY position",
        [article],
    )
    return tuple(
        Figure(start, end, text, value, low, high, bool(ordinal), bool(approximate), unit, of)
        for start, end, text, value, low, high, ordinal, approximate, unit, of in rows
    )
