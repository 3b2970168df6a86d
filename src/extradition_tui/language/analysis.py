"""From a spaCy document to the ``Analysis`` that every other room works on."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import msgspec
import numpy

from extradition_tui.language.components import (
    dates_of,
    figures_of,
    names_of,
    quotes_of,
    sentences_of,
)
from extradition_tui.language.doc_columns import ends_of, heads_of, starts_of, strings_of
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
    kept = doc.to_array(["IS_SPACE"]) == 0
    own = numpy.cumsum(kept) - 1
    heads = heads_of(doc)
    # A word that hangs on white space is its own head: white space is no token of ours.
    heads = numpy.where(kept[heads], own[heads], own) if doc.has_annotation("DEP") else own
    found = zip(
        starts_of(doc).tolist(),
        ends_of(doc).tolist(),
        _lemmas(doc),
        strings_of(doc, "TAG"),
        strings_of(doc, "POS"),
        strings_of(doc, "DEP"),
        heads.tolist(),
        strict=True,
    )
    # Half the time of calling the class for each word.
    words = [
        {
            "start": start,
            "end": end,
            "lemma": form,
            "tag": tag,
            "pos": pos,
            "dep": dep,
            "head": head,
        }
        for start, end, form, tag, pos, dep, head in compress(found, kept.tolist())
    ]
    return msgspec.convert(words, tuple[Token, ...])


def _lemmas(doc: Doc) -> list[str]:
    """The lemma of each word in lower case: the pipeline's, by rule where it has none."""
    if not doc.has_annotation("LEMMA"):
        return [lemma(form) for form in strings_of(doc, "ORTH")]
    found = [form.lower() for form in strings_of(doc, "LEMMA")]
    if all(found):
        return found
    pairs = zip(found, strings_of(doc, "ORTH"), strict=True)
    return [known or lemma(form) for known, form in pairs]
