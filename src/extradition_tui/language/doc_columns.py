"""The words of a spaCy document column by column.

spaCy makes an object of a word each time it is asked for; of a whole column it makes one array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.tokens import Doc

Numbers = Any  # numpy's arrays of int64; its types ask for a parameter that says no more


def starts_of(doc: Doc) -> Numbers:
    """Where each word starts, in characters."""
    return _numbers(doc, "IDX")


def ends_of(doc: Doc) -> Numbers:
    """Where each word ends, in characters."""
    return _numbers(doc, "IDX") + _numbers(doc, "LENGTH")


def heads_of(doc: Doc) -> Numbers:
    """The index of each word's head; a word without one is its own."""
    return numpy.arange(len(doc)) + _numbers(doc, "HEAD")


def strings_of(doc: Doc, attribute: str) -> list[str]:
    """An attribute of each word that is a string to spaCy, such as "TAG"."""
    found = doc.to_array([attribute]).tolist()
    store = doc.vocab.strings
    strings = {key: store[key] if key else "" for key in set(found)}
    return [strings[key] for key in found]


def _numbers(doc: Doc, attribute: str) -> Numbers:
    return doc.to_array([attribute]).view("int64")
