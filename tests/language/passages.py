"""Passages with quotations, through the rules: what the tables of passages are held against."""

from collections.abc import Sequence

from extradition_tui.language.aliases import resolve
from extradition_tui.language.name_features import weights
from extradition_tui.language.names import find_candidates
from extradition_tui.language.quotes import find_quotes
from extradition_tui.language.sentences import sentence_bounds

NOT_FOUND = "not found"


def speakers_of(text: str, openings: Sequence[str]) -> list[str | None]:
    """The speaker of each quotation that begins so, ``NOT_FOUND`` where there is none."""
    sentences = sentence_bounds(text)
    mentions, entities = resolve(text, find_candidates(text, sentences), weights())
    found = find_quotes(text, sentences, mentions, entities)
    return [
        next((quote.speaker for quote in found if quote.text.startswith(words)), NOT_FOUND)
        for words in openings
    ]
