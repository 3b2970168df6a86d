"""Universal Dependencies treebanks as training documents.

Words keep their spacing, tags, features, lemmas and heads; where a paragraph ends stands a token of
white space.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab
from training.documents import BREAK

TRAIN = ("ud/en_ewt-ud-train.conllu", "gum/train/*.conllu")
DEV = ("ud/en_ewt-ud-dev.conllu", "gum/dev/*.conllu")
_SIZE = 10


@dataclass(frozen=True)
class Word:
    """A word of a tree: the columns of CoNLL-U that are used, and whether a space follows."""

    text: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Tree:
    """A sentence and whether it opens a document or a paragraph."""

    words: tuple[Word, ...]
    opens_document: bool
    opens_paragraph: bool


def paths(folder: Path, patterns: Iterable[str]) -> list[Path]:
    """The files of a data folder that match, in a fixed order."""
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def tree_documents(vocab: Vocab, files: Iterable[Path]) -> Iterator[Doc]:
    """Documents of ten sentences, of one text each."""
    for path in files:
        block: list[Tree] = []
        for tree in trees(path):
            if block and (tree.opens_document or len(block) == _SIZE):
                yield document(vocab, block)
                block = []
            block.append(tree)
        if block:
            yield document(vocab, block)


def document(vocab: Vocab, block: Sequence[Tree], *, breaks: bool = True) -> Doc:
    """One document of running sentences; ``breaks`` marks where paragraphs end."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for number, tree in enumerate(block):
        offset = len(words)
        words += tree.words
        heads += [offset + (word.head or place + 1) - 1 for place, word in enumerate(tree.words)]
        starts += [place == 0 for place in range(len(tree.words))]
        if breaks and number + 1 < len(block) and block[number + 1].opens_paragraph:
            words[-1] = _without_space(words[-1])
            heads.append(len(words) - 1)
            words.append(Word(BREAK, BREAK, "SPACE", "_SP", "", 0, "dep", space=False))
            starts.append(False)
    return Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
        sent_starts=starts,
    )


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file; parts of a contraction carry no space between them."""
    words: list[Word] = []
    joined: tuple[int, bool] | None = None  # the last part of a contraction, and if a space follows
    opens_document = opens_paragraph = False
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        opens_document |= line.startswith("# newdoc")
        opens_paragraph |= line.startswith(("# newdoc", "# newpar"))
        if line.startswith("#"):
            continue
        parts = line.split("\t")
        if not line and words:
            yield Tree(tuple(words), opens_document, opens_paragraph)
            words, joined, opens_document, opens_paragraph = [], None, False, False
        elif "-" in parts[0]:
            joined = int(parts[0].split("-")[1]), "SpaceAfter=No" not in parts[9]
        elif parts[0].isdigit():
            space = "SpaceAfter=No" not in parts[9]
            if joined and int(parts[0]) <= joined[0]:
                space = joined[1] if int(parts[0]) == joined[0] else False
            words.append(_word(parts, space=space))


def _word(parts: Sequence[str], *, space: bool) -> Word:
    text, lemma, pos, tag, morph, head, dep = parts[1:8]
    return Word(
        text,
        lemma,
        pos,
        tag,
        "" if morph == "_" else morph,
        int(head),
        "ROOT" if head == "0" else dep,
        space,
    )


def _without_space(word: Word) -> Word:
    return Word(
        word.text, word.lemma, word.pos, word.tag, word.morph, word.head, word.dep, space=False
    )
