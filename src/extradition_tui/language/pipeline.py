"""Opening a spaCy pipeline and running articles through it.

The bundled default was trained by ``training/train.py`` and lies in the folder ``bundled``: tags,
lemmas, dependencies and names, with this room's own components after it. Any installed pipeline can
take its place: its tags, parses and entities are then used by the same components. Where the folder
is missing, and under the name ``RULES_NAME``, a tokenizer and our components work by rules alone.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

import extradition_tui.language.embedding  # noqa: F401 - registers the layer of the bundled model
from extradition_tui.language.analysis import analysis_of
from extradition_tui.language.components import COMPONENTS, sentences_of, text_of
from extradition_tui.language.parts import joined, parts_of
from extradition_tui.language.sentences import LONGEST_SENTENCE, sentence_bounds
from extradition_tui.language.typography import plainly_set
from extradition_tui.model import Analysis, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

    from extradition_tui.model import Article

RULES_NAME = "extradition_en_rules"
RULES_VERSION = "1"
BUNDLED = Path(__file__).parent / "bundled"
BATCH = 8
"""How many texts go through the pipeline at a time."""
_BATCH_CHARACTERS = 200_000
_LEARNT_CHARACTERS = 600_000
"""How much text a pipeline learns words from, for good; they are most words of what follows."""
_WEIGHTS = "name_weights.txt"  # beside a pipeline: weights that were learnt with its labels
_UNBROKEN = re.compile(r"\S{500}")
_PIECE = re.compile(r"\S{500,}|\w+|\s+|[^\w\s]")


class PipelineMissing(Exception):  # noqa: N818 - the name that callers know it by
    """No pipeline of that name is installed; the message is one line with the remedy."""


@dataclass(frozen=True)
class PipelineInfo:
    """What is known of a pipeline: its name, version, entity labels and components, in order."""

    name: str
    version: str
    labels: tuple[str, ...]
    components: tuple[str, ...]


class Pipeline:
    """A pipeline that is open: it turns articles into analyses."""

    def __init__(self, nlp: Language, info: PipelineInfo) -> None:
        self._nlp = nlp
        self._learnt = 0  # characters
        self.info = info

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """The analysis of each article, in order; few of them are held at a time.

        An article that is not in English gets its sentences alone. A long text is analysed in parts
        that end where paragraphs do.
        """
        batch: list[Article] = []
        size = 0
        for article in articles:
            batch.append(article)
            size += len(article.text)
            if len(batch) == BATCH or size > _BATCH_CHARACTERS:
                yield from self._batch(batch)
                batch, size = [], 0
        yield from self._batch(batch)

    def _batch(self, batch: list[Article]) -> list[Analysis]:
        name = f"{self.info.name} {self.info.version}"
        plain = [plainly_set(article.text) for article in batch]
        parts = [
            parts_of(as_read.text) if _is_english(article) else []
            for article, as_read in zip(batch, plain, strict=True)
        ]
        texts = [
            (text, article)
            for article, found in zip(batch, parts, strict=True)
            for _, text in found
        ]
        made = self._learning(texts)
        # What a text adds to the vocabulary goes with it, so that no number of texts fills memory.
        with self._nlp.memory_zone():
            made += [self._made(text, article) for text, article in texts[len(made) :]]
            done = self._analysed(made)
            return [
                as_read.back(
                    joined(
                        [start for start, _ in found],
                        [analysis_of(next(done), name) for _ in found],
                    )
                )
                if found
                else _sentences_only(article, name)
                for article, as_read, found in zip(batch, plain, parts, strict=True)
            ]

    def _learning(self, texts: Sequence[tuple[str, Article]]) -> list[Doc]:
        """The documents of the first texts of all, whose words stay known.

        The tokenizer cuts a known word at once, and takes each other word apart again every time.
        """
        made: list[Doc] = []
        for text, article in texts:
            self._learnt += len(text)
            if self._learnt > _LEARNT_CHARACTERS:
                break
            made.append(self._made(text, article))
        return made

    def _analysed(self, made: Sequence[Doc]) -> Iterator[Doc]:
        """The documents with all that is found in them, in order."""
        # Several texts at a time are a tenth quicker; a long one goes through part by part.
        read = self._nlp.pipe((doc for doc in made if _is_prose(doc)), batch_size=BATCH)
        for doc in made:
            yield next(read) if _is_prose(doc) else self._by_rules(doc)

    def _by_rules(self, doc: Doc) -> Doc:
        """What rules find where sentences have no end: no parse would tell."""
        for component in COMPONENTS:
            doc = self._nlp.get_pipe(component)(doc)
        return doc

    def _made(self, text: str, article: Article) -> Doc:
        plain = _UNBROKEN.search(text) is not None
        doc = _plain_doc(self._nlp, text) if plain else self._nlp.make_doc(text)
        doc._.extradition_text = text
        doc._.extradition_published = article.published
        return doc


def open_pipeline(name: str = "") -> Pipeline:
    """Opens an installed pipeline by its name or folder, the bundled one (""), or the rules alone.

    Raises:
        PipelineMissing: no such pipeline is installed, or it cannot be opened.

    """
    nlp = _opened(name)
    own = [component for component in COMPONENTS if component not in nlp.pipe_names]
    learnt = nlp.path / _WEIGHTS if nlp.path else None
    # Weights that know the model's labels as features need no word for them beside.
    weighed = {"model_weight": 0.0, "weights": str(learnt)} if learnt and learnt.exists() else {}
    for component in own:
        config = weighed if component == "extradition_entities" else {}
        nlp.add_pipe(component, first=True if component == COMPONENTS[0] else None, config=config)
    return Pipeline(nlp, _info(nlp))


def _plain_doc(nlp: Language, text: str) -> Doc:
    """A document cut at words and marks alone; a long stretch without a space is one word.

    spaCy's tokenizer takes quadratic time on such a stretch, and there is no language in it.
    """
    pieces = [match.group() for match in _PIECE.finditer(text)]
    return Doc(nlp.vocab, words=pieces, spaces=[False] * len(pieces))


def _is_prose(doc: Doc) -> bool:
    """Whether a text is cut into sentences at all: a parser takes its time for each word."""
    text = text_of(doc)
    return len(text) <= LONGEST_SENTENCE or all(
        end - start <= LONGEST_SENTENCE for start, end in sentences_of(doc)
    )


def _opened(name: str) -> Language:
    if name == RULES_NAME or (not name and not BUNDLED.is_dir()):
        return _rules()
    try:
        return spacy.load(name or BUNDLED)
    except (OSError, ImportError, ValueError) as error:
        raise PipelineMissing(_remedy(name)) from error


def _rules() -> Language:
    nlp = spacy.blank("en")
    nlp.meta["name"] = RULES_NAME
    nlp.meta["version"] = RULES_VERSION
    return nlp


def _remedy(name: str) -> str:
    if not name:
        return "the bundled pipeline does not fit this spaCy: install extradition-tui again"
    if "/" in name or "\\" in name or Path(name).exists():
        return f"no spaCy pipeline can be opened in {name}: give a folder made by nlp.to_disk"
    if importlib.util.find_spec(name) if name.isidentifier() else None:
        return f"the pipeline {name} does not fit this spaCy: pip install --upgrade {name}"
    return f"no pipeline {name} is installed: python -m spacy download {name}, or pip install it"


def _info(nlp: Language) -> PipelineInfo:
    language, name = nlp.meta.get("lang", ""), str(nlp.meta.get("name", "") or "pipeline")
    full = name if name == RULES_NAME else f"{language}_{name}"
    labels = {label for name in ("ner", "entity_ruler") for label in nlp.pipe_labels.get(name, [])}
    return PipelineInfo(
        full, str(nlp.meta.get("version", "")), tuple(sorted(labels)), tuple(nlp.pipe_names)
    )


def _is_english(article: Article) -> bool:
    return article.version.language.lower().split("-")[0] in ("en", "")


def _sentences_only(article: Article, name: str) -> Analysis:
    bounds = sentence_bounds(article.text)
    return Analysis(pipeline=name, sentences=tuple(Sentence(start, end) for start, end in bounds))
