"""The components as spaCy factories, for our pipelines and everybody else's.

``nlp.add_pipe("extradition_quotes")`` works in any pipeline once this module is imported. What is
found is in ``doc.spans["extradition_…"]``, where tokens and findings meet, and exactly, with
offsets and all fields, in the extensions ``doc._.extradition_…``: plain lists and dicts with the
fields of the nouns in ``model``, so that a document can be stored and sent to another process.
A component that needs what another finds and does not get it finds it itself. The day of
publication is read from ``doc._.extradition_published``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import numpy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extradition_tui.language.aliases import resolve
from extradition_tui.language.dates import find_dates, is_duration
from extradition_tui.language.doc_columns import ends_of, starts_of, strings_of
from extradition_tui.language.entity_types import MODEL_WEIGHT
from extradition_tui.language.figures import find_figures
from extradition_tui.language.labels import entity_label, is_name
from extradition_tui.language.name_features import weights as weights_of
from extradition_tui.language.names import ModelName, find_candidates
from extradition_tui.language.quotes import find_quotes
from extradition_tui.language.sentences import in_reach, sentence_bounds
from extradition_tui.language.syntax import Syntax
from extradition_tui.model import Date, Entity, Figure, Mention, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extradition_tui.language.name_cuts import Candidate

COMPONENTS = (
    "extradition_sentences",
    "extradition_entities",
    "extradition_quotes",
    "extradition_dates",
    "extradition_figures",
)

for _name in (
    "published",
    "text",
    "sentences",
    "mentions",
    "entities",
    "quotes",
    "figures",
    "dates",
):
    if not Doc.has_extension(f"extradition_{_name}"):
        Doc.set_extension(f"extradition_{_name}", default=None)


@Language.factory("extradition_sentences", retokenizes=False)
def create_sentences(nlp: Language, name: str) -> _Sentences:
    """Sets where sentences start: put it before a parser, which then keeps to them."""
    return _Sentences()


@Language.factory(
    "extradition_entities", default_config={"model_weight": MODEL_WEIGHT, "weights": ""}
)
def create_entities(nlp: Language, name: str, model_weight: float, weights: str) -> _Entities:
    """Finds names, their labels and what they name; uses ``doc.ents`` and tags where there are.

    ``model_weight`` is what a label in ``doc.ents`` weighs against the cues of the rules;
    ``weights`` the file of a table that was learnt with this pipeline's labels among its features.
    """
    return _Entities(model_weight, weights)


@Language.factory("extradition_quotes")
def create_quotes(nlp: Language, name: str) -> _Quotes:
    """Finds quotations and their speakers."""
    return _Quotes()


@Language.factory("extradition_figures")
def create_figures(nlp: Language, name: str) -> _Figures:
    """Finds what is counted or measured."""
    return _Figures()


@Language.factory("extradition_dates")
def create_dates(nlp: Language, name: str) -> _Dates:
    """Finds dates and resolves them from ``doc._.extradition_published``."""
    return _Dates()


def text_of(doc: Doc) -> str:
    """The text of a document, put together once: spaCy does it again each time it is asked."""
    text: str | None = doc._.extradition_text
    if text is None:
        text = doc._.extradition_text = doc.text
    return text


def sentences_of(doc: Doc) -> tuple[tuple[int, int], ...]:
    """The sentences of a document as (start, end) in characters: ours, else the pipeline's own."""
    if doc._.extradition_sentences is None:
        if doc.has_annotation("DEP"):
            bounds = ((sent.start_char, sent.end_char) for sent in doc.sents)
            trimmed = (_trimmed(text_of(doc), start, end) for start, end in bounds)
            doc._.extradition_sentences = tuple(span for span in trimmed if span[0] < span[1])
        else:
            doc._.extradition_sentences = tuple(sentence_bounds(text_of(doc)))
    return tuple((start, end) for start, end in doc._.extradition_sentences)


def candidates_of(doc: Doc, model_weight: float = MODEL_WEIGHT) -> list[Candidate]:
    """The stretches of a document that look like names, with what the pipeline says of each."""
    model = [
        ModelName(ent.start_char, ent.end_char, entity_label(ent.label_))
        for ent in doc.ents
        if is_name(ent.label_)
    ]
    proper = (
        frozenset(starts_of(doc)[doc.to_array(["POS"]) == doc.vocab.strings["PROPN"]].tolist())
        if doc.has_annotation("POS")
        else None
    )
    return find_candidates(text_of(doc), sentences_of(doc), proper, model, model_weight)


def names_of(
    doc: Doc, model_weight: float = MODEL_WEIGHT, table: str = ""
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions and entities of a document, found now unless a component has found them."""
    if doc._.extradition_mentions is None:
        found = candidates_of(doc, model_weight)
        mentions, entities = resolve(text_of(doc), found, weights_of(table))
        doc._.extradition_mentions = msgspec.to_builtins(mentions)
        doc._.extradition_entities = msgspec.to_builtins(entities)
        return mentions, entities
    return (
        msgspec.convert(doc._.extradition_mentions, tuple[Mention, ...]),
        msgspec.convert(doc._.extradition_entities, tuple[Entity, ...]),
    )


def quotes_of(doc: Doc) -> tuple[Quote, ...]:
    """The quotations of a document, found now unless a component has found them."""
    if doc._.extradition_quotes is None:
        mentions, entities = names_of(doc)
        sentences = in_reach(text_of(doc), sentences_of(doc))
        doc._.extradition_quotes = msgspec.to_builtins(
            find_quotes(text_of(doc), sentences, mentions, entities, Syntax.of(doc))
        )
    return msgspec.convert(doc._.extradition_quotes, tuple[Quote, ...])


def dates_of(doc: Doc) -> tuple[Date, ...]:
    """The dates of a document, found now unless a component has found them."""
    if doc._.extradition_dates is None:
        doc._.extradition_dates = msgspec.to_builtins(
            find_dates(text_of(doc), doc._.extradition_published)
        )
    return msgspec.convert(doc._.extradition_dates, tuple[Date, ...])


def figures_of(doc: Doc) -> tuple[Figure, ...]:
    """The figures of a document, found now unless a component has found them."""
    if doc._.extradition_figures is None:
        mentions, _ = names_of(doc)
        dates = [(date.start, date.end) for date in dates_of(doc) if not is_duration(date)]
        names = [(mention.start, mention.end) for mention in mentions]
        pos: Mapping[int, str] = (
            dict(zip(starts_of(doc).tolist(), strings_of(doc, "POS"), strict=True))
            if doc.has_annotation("POS")
            else {}
        )
        doc._.extradition_figures = msgspec.to_builtins(
            find_figures(text_of(doc), dates, names, pos)
        )
    return msgspec.convert(doc._.extradition_figures, tuple[Figure, ...])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _keep_spans(doc: Doc, key: str, items: Iterable[Any], label: str = "") -> None:
    spans = []
    for item in items:
        name = getattr(item, "label", None) or getattr(item, "kind", None) or label
        span = doc.char_span(item.start, item.end, label=name, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans)


def _start_sentences(doc: Doc, starts: list[int]) -> None:
    """Marks the tokens that start sentences, all at once: one by one takes quadratic time."""
    if not len(doc):
        return
    # A word may hold two starts: it opens a sentence once.
    opening = numpy.searchsorted(ends_of(doc), starts, side="right")
    flags: Any = numpy.full((len(doc), 1), -1, dtype="int64")
    flags[[0, *opening[opening < len(doc)]], 0] = 1
    doc.from_array(["SENT_START"], flags.view("uint64"))


class _Sentences:
    def __call__(self, doc: Doc) -> Doc:
        bounds = sentence_bounds(text_of(doc))
        doc._.extradition_sentences = tuple(bounds)
        if not doc.has_annotation("DEP"):
            _start_sentences(doc, [start for start, _ in bounds[1:]])
        return doc


class _Entities:
    def __init__(self, model_weight: float, table: str) -> None:
        self._model_weight = model_weight
        self._table = table

    def __call__(self, doc: Doc) -> Doc:
        mentions, _ = names_of(doc, self._model_weight, self._table)
        _keep_spans(doc, "extradition_entities", mentions)
        return doc


class _Quotes:
    def __call__(self, doc: Doc) -> Doc:
        _keep_spans(doc, "extradition_quotes", quotes_of(doc))
        return doc


class _Figures:
    def __call__(self, doc: Doc) -> Doc:
        _keep_spans(doc, "extradition_figures", figures_of(doc), "FIGURE")
        return doc


class _Dates:
    def __call__(self, doc: Doc) -> Doc:
        _keep_spans(doc, "extradition_dates", dates_of(doc), "DATE")
        return doc
