"""The rows of what was found in an article's current text: kept, read back, forgotten."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extradition_tui.library.doors import Reading, Value
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


def folded(name: str) -> str:
    """A name as it is compared: without regard to case and spacing, in any alphabet."""
    return " ".join(name.casefold().split())


def keep_analysis(writing: Writing, article: int, text: int, analysis: Analysis) -> None:
    """Put an analysis in the place of the one that the article has."""
    forget_analysis(writing, article)
    writing.insert_one(
        "analysis",
        {
            "article": article,
            "text": text,
            "pipeline": analysis.pipeline,
            "sentences": pack(analysis.sentences),
            "tokens": pack(_columns(analysis.tokens)),
        },
    )
    _keep_entities(writing, article, analysis)
    _keep_places(writing, article, analysis)


def forget_analysis(writing: Writing, article: int) -> None:
    """Delete all that was found in an article, and the entities that only it names."""
    _forget_entities(writing, article)
    for table in ("analysis", "mention", "quote", "figure", "date"):
        writing.execute(f"DELETE FROM {table} WHERE article = ?", [article])


def read_analysis(library: Reading, article: int) -> Analysis:
    """The analysis of an article's current text. Raises LibraryDamaged when it is missing."""
    row = library.row(
        tuple[str, bytes, bytes],
        "SELECT pipeline, sentences, tokens FROM analysis WHERE article = ?",
        [article],
    )
    if row is None:
        raise damaged("the analysis of an article")
    pipeline, sentences, tokens = row
    return Analysis(
        pipeline=pipeline,
        sentences=unpack(tuple[Sentence, ...], sentences, "the sentences of an article"),
        tokens=_tokens(unpack(_TokenColumns, tokens, "the words of an article")),
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

    starts: list[int]
    lengths: list[int]
    lemmas: list[str]
    tags: list[str]
    parts: list[str]
    relations: list[str]
    heads: list[int]


def _columns(tokens: tuple[Token, ...]) -> _TokenColumns:
    return _TokenColumns(
        starts=[token.start for token in tokens],
        lengths=[token.end - token.start for token in tokens],
        lemmas=[token.lemma for token in tokens],
        tags=[token.tag for token in tokens],
        parts=[token.pos for token in tokens],
        relations=[token.dep for token in tokens],
        heads=[token.head for token in tokens],
    )


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
        [
            _place(article, position, item) | {"label": item.label, "entity": item.entity}
            for position, item in enumerate(analysis.mentions)
        ],
    )
    writing.insert(
        "quote",
        [
            _place(article, position, item)
            | {"speaker": item.speaker}
            | {"folded": folded(item.speaker) if item.speaker is not None else None}
            | {"entity": item.speaker_entity, "cue": item.cue, "kind": item.kind}
            for position, item in enumerate(analysis.quotes)
        ],
    )
    writing.insert(
        "figure",
        [
            _place(article, position, item)
            | {"value": item.value, "low": item.low, "high": item.high}
            | {"ordinal": int(item.ordinal), "approximate": int(item.approximate)}
            | {"unit": item.unit, "of": item.of}
            for position, item in enumerate(analysis.figures)
        ],
    )
    writing.insert(
        "date",
        [
            _place(article, position, item) | {"value": item.value}
            for position, item in enumerate(analysis.dates)
        ],
    )


def _place(article: int, position: int, item: Mention | Quote | Figure | Date) -> dict[str, Value]:
    return {
        "article": article,
        "position": position,
        "start": item.start,
        "end": item.end,
        "text": item.text,
    }


def _keep_entities(writing: Writing, article: int, analysis: Analysis) -> None:
    counts = Counter(mention.entity for mention in analysis.mentions)
    rows: list[dict[str, Value]] = []
    for entity in analysis.entities:
        for order, name in enumerate((entity.name, *entity.aliases)):
            row: dict[str, Value] = {
                "article": article,
                "entity": entity.id,
                "position": len(rows),
                "name": name,
                "folded": folded(name),
                "label": entity.label,
                "canonical": int(order == 0),
                "mentions": counts[entity.id] if order == 0 else 0,
            }
            rows.append(row)
        writing.execute(
            "INSERT INTO entity (id, name, label, articles, mentions) VALUES (?, ?, ?, 1, ?)"
            " ON CONFLICT (id) DO UPDATE SET"
            " articles = articles + 1, mentions = mentions + excluded.mentions",
            [entity.id, entity.name, entity.label, counts[entity.id]],
        )
    writing.insert("alias", rows)


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
