"""From a spaCy document to the ``Analysis`` that every other room works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extradition_tui.language.components import (
    dates_of,
    figures_of,
    names_of,
    quotes_of,
    sentences_of,
)
from extradition_tui.language.lemmas import lemma
from extradition_tui.model import Analysis, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


def analysis_of(doc: Doc, pipeline: str) -> Analysis:
    """All that was found in a document; ``pipeline`` is the name and version that found it."""
    mentions, entities = names_of(doc)
    return Analysis(
        pipeline=pipeline,
        sentences=tuple(_sentence(doc, start, end) for start, end in sentences_of(doc)),
        tokens=_tokens(doc),
        mentions=mentions,
        entities=entities,
        quotes=quotes_of(doc),
        figures=figures_of(doc),
        dates=dates_of(doc),
    )


def _sentence(doc: Doc, start: int, end: int) -> Sentence:
    if not doc.vocab.vectors_length:
        return Sentence(start, end)
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span.has_vector:
        return Sentence(start, end)
    return Sentence(start, end, tuple(float(value) for value in span.vector))


def _tokens(doc: Doc) -> tuple[Token, ...]:
    parsed = doc.has_annotation("DEP")
    places: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            places[token.i] = len(places)
    return tuple(
        Token(
            token.idx,
            token.idx + len(token),
            token.lemma_.lower() or lemma(token.text),
            token.tag_,
            token.pos_,
            token.dep_,
            places.get(token.head.i, place) if parsed else place,
        )
        for token in doc
        if (place := places.get(token.i, -1)) >= 0
    )
