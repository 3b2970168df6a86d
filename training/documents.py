"""Training documents for spaCy, in blocks of sentences, with the paragraph breaks of real articles.

The tokenizer gives the white space of a paragraph break a token of its own. Training text without
such tokens leaves a model at a loss beside them, so they are put where paragraphs end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab
from training.spans import Sentence, spaces

BREAK = "\n\n"


def name_documents(vocab: Vocab, sentences: Iterable[Sentence], size: int) -> Iterator[Doc]:
    """Documents of ``size`` sentences each, with the names as ``doc.ents``."""
    remaining = iter(sentences)
    while block := tuple(islice(remaining, size)):
        words: list[str] = []
        blanks: list[bool] = []
        names: list[tuple[int, int, str]] = []
        for number, sentence in enumerate(block):
            if number and sentence.opens:
                blanks[-1] = False
                words.append(BREAK)
                blanks.append(False)
            offset = len(words)
            words += sentence.words
            blanks += spaces(sentence.words)
            names += [(offset + n.start, offset + n.end, n.label) for n in sentence.names]
        doc = Doc(vocab, words=words, spaces=blanks)
        doc.set_ents([Span(doc, *name) for name in names], default="outside")
        yield doc


def write(documents: Iterable[Doc], path: Path) -> int:
    """Writes documents where ``spacy train`` reads them; the number of their words."""
    kept: Sequence[Doc] = list(documents)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=kept, store_user_data=False).to_disk(path)
    return sum(len(doc) for doc in kept)
