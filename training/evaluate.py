"""How good a pipeline by itself is on text that it was not trained on.

    python -m training.evaluate FOLDER [PIPELINE]

PIPELINE is a folder; without it the bundled one is measured. Tags, trees and sentences are measured
on words as the treebank cuts them, with paragraph breaks; names on plain text: a name counts when
its first and last character are right, and for the typed figure its label (PER, ORG, LOC) too.
What the product makes of a pipeline is measured by ``benchmarks/accuracy.py``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from training.documents import name_documents
from training.name_sets import HELD_OUT, sentences
from training.treebanks import DEV, document, paths, trees

import extradition_tui.language.embedding  # noqa: F401 - registers the embedding layer

TREEBANKS = {
    "GUM news": ("gum/dev/GUM_news_*.conllu",),
    "GUM dev, all genres": ("gum/dev/*.conllu",),
    "EWT dev": DEV[:1],
    "GUM measure-only (speech, textbook, talk)": ("gum/measure_only/*.conllu",),
}
BUNDLED = Path(__file__).parents[1] / "src/extradition_tui/language/bundled"
_SENTENCES = 12


@dataclass(frozen=True)
class Trees:
    """Shares of words (tags, heads) and the F-score of sentence starts, in per cent."""

    words: int
    pos: float
    tag: float
    lemma: float
    uas: float
    las: float
    sentences: float


@dataclass(frozen=True)
class Names:
    """Precision, recall and F of names with their label, and F without it, in per cent."""

    names: int
    precision: float
    recall: float
    typed: float
    untyped: float


def measure_trees(nlp: Language, files: Iterable[Path]) -> Trees:
    """Runs a pipeline on the words of treebank files and counts what it gets right."""
    right = dict.fromkeys(("pos", "tag", "lemma", "uas", "las"), 0)
    words = 0
    starts = [0, 0, 0]
    for path in files:
        gold = document(nlp.vocab, list(trees(path)))
        found = Doc(
            nlp.vocab,
            words=[token.text for token in gold],
            spaces=[bool(token.whitespace_) for token in gold],
        )
        for _, component in nlp.pipeline:
            found = component(found)
        for ours, theirs in zip(found, gold, strict=True):
            if theirs.is_space:
                continue
            words += 1
            attached = ours.head.i == theirs.head.i
            right["pos"] += ours.pos_ == theirs.pos_
            right["tag"] += ours.tag_ == theirs.tag_
            right["lemma"] += ours.lemma_.lower() == theirs.lemma_.lower()
            right["uas"] += attached
            right["las"] += attached and ours.dep_ == theirs.dep_
        ours_at, theirs_at = _starts(found), _starts(gold)
        starts[0] += len(ours_at & theirs_at)
        starts[1] += len(ours_at)
        starts[2] += len(theirs_at)
    share = {name: 100 * count / words for name, count in right.items()}
    return Trees(words, sentences=200 * starts[0] / (starts[1] + starts[2]), **share)


def measure_names(nlp: Language, documents: Iterable[Doc]) -> Names:
    """Runs a pipeline on the text of documents with gold ``ents``."""
    typed = untyped = ours = gold = 0
    for doc in documents:
        found, wanted = _names(nlp(doc.text)), _names(doc)
        typed += len(found & wanted)
        untyped += len({item[:2] for item in found} & {item[:2] for item in wanted})
        ours, gold = ours + len(found), gold + len(wanted)
    return Names(
        gold,
        100 * typed / max(1, ours),
        100 * typed / max(1, gold),
        200 * typed / max(1, ours + gold),
        200 * untyped / max(1, ours + gold),
    )


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """How many words a bare pipeline analyses in a second of processor time."""
    words = sum(len(nlp.make_doc(text)) for text in texts)
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return words / (time.process_time() - start)


def held_out(folder: Path, name: str) -> list[Doc]:
    """A set of names as documents of a dozen sentences, with paragraph breaks."""
    return list(name_documents(spacy.blank("en").vocab, sentences(folder, name), _SENTENCES))


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder, given = Path(sys.argv[1]), Path((sys.argv[2:] or [str(BUNDLED)])[0])
    nlp = spacy.load(given)
    for title, patterns in TREEBANKS.items():
        if files := paths(folder, patterns):
            print(f"{title}: {measure_trees(nlp, files)}")
    for name in HELD_OUT:
        print(f"{name}: {measure_names(nlp, held_out(folder, name))}")
    texts = [doc.text for doc in held_out(folder, "wikigold")]
    print(f"{words_per_second(nlp, texts):.0f} words a second")


def _names(doc: Doc) -> set[tuple[int, int, str]]:
    return {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}


def _starts(doc: Doc) -> set[int]:
    firsts = (next((token.i for token in sent if not token.is_space), -1) for sent in doc.sents)
    return {first for first in firsts if first >= 0}


if __name__ == "__main__":
    main()
