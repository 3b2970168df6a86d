"""Pipelines of other people, with other label sets: names and parses are read alike."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Analysis, Article, Quote, TextVersion

NAMES = {
    "OntoNotes": {"Ulvi Brandt": "PERSON", "Nordhavn": "GPE", "Kystvakt": "ORG", "Skagen": "FAC"},
    "CoNLL": {"Ulvi Brandt": "PER", "Nordhavn": "LOC", "Kystvakt": "ORG", "Skagen": "LOC"},
    "CoNLL with MISC": {"Ulvi Brandt": "PER", "Nordhavn": "LOC", "Kystvakt": "MISC"},
}
STORY = "Today Ulvi Brandt reached Nordhavn. Divers of Kystvakt searched near Skagen."

# A sentence in the active and one in the passive voice, parsed by hand.
WORDS = [
    "The",
    "harbour",
    "clerk",
    "in",
    "Oslo",
    ",",
    "who",
    "left",
    ",",
    "called",
    "the",
    "storm",
    "“",
    "a",
    "small",
    "matter",
    "”",
    ".",
]
HEADS = [2, 2, 9, 4, 2, 2, 7, 2, 2, 9, 11, 9, 15, 15, 15, 9, 15, 9]
UD = [
    *("det", "compound", "nsubj", "case", "nmod", "punct", "nsubj", "acl:relcl", "punct", "ROOT"),
    *("det", "obj", "punct", "det", "amod", "xcomp", "punct", "punct"),
]
CLEARNLP = [
    *("det", "compound", "nsubj", "prep", "pobj", "punct", "nsubj", "relcl", "punct", "ROOT"),
    *("det", "dobj", "punct", "det", "amod", "oprd", "punct", "punct"),
]
POS = [
    *("DET", "NOUN", "NOUN", "ADP", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "VERB"),
    *("DET", "NOUN", "PUNCT", "DET", "ADJ", "NOUN", "PUNCT", "PUNCT"),
]
PASSIVE = [
    "The",
    "storm",
    "was",
    "called",
    "“",
    "a",
    "small",
    "matter",
    "”",
    "by",
    "the",
    "harbour",
    "clerk",
    ".",
]
PASSIVE_POS = [
    *("DET", "NOUN", "AUX", "VERB", "PUNCT", "DET", "ADJ", "NOUN", "PUNCT", "ADP", "DET"),
    *("NOUN", "NOUN", "PUNCT"),
]


def analysed(folder: Path, nlp: Language, text: str) -> Analysis:
    """The analysis of a text by a pipeline that was stored and opened again."""
    nlp.to_disk(folder / "other")
    version = TextVersion(original=text, text=text)
    pipeline = open_pipeline(str(folder / "other"))
    return next(iter(pipeline.analyse([Article(id="a", origin="a", version=version)])))


@pytest.mark.parametrize("labels", NAMES)
def test_the_names_of_every_label_set_are_used(tmp_path: Path, labels: str) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": label, "pattern": name} for name, label in NAMES[labels].items()]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    found = analysed(tmp_path, nlp, STORY)
    kinds = {mention.text: mention.label for mention in found.mentions}
    assert kinds["Ulvi Brandt"] == "PERSON"
    assert kinds["Nordhavn"] in ("GPE", "LOC")
    if NAMES[labels]["Kystvakt"] == "ORG":
        assert kinds["Kystvakt"] == "ORG"
        assert kinds["Skagen"] in ("GPE", "LOC", "FAC")


def test_dates_and_amounts_of_another_pipeline_are_no_names(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "DATE", "pattern": "Whitsun"}, {"label": "MONEY", "pattern": "Forty"}]
    )
    found = analysed(tmp_path, nlp, "they left on Whitsun and paid Forty for it.")
    assert "Forty" not in {mention.text for mention in found.mentions}


def quoted(words: list[str], heads: list[int], deps: list[str], pos: list[str]) -> Quote:
    nlp = spacy.blank("en")
    nlp.add_pipe("extradition_quotes")
    glued = {",", ".", "”"}
    spaces = [
        word != "“" and after not in glued
        for word, after in zip(words, [*words[1:], "."], strict=True)
    ]
    doc = Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos)
    for _, component in nlp.pipeline:
        doc = component(doc)
    (quote,) = doc._.extradition_quotes
    return Quote(**quote)


@pytest.mark.parametrize("deps", [UD, CLEARNLP], ids=["UD", "ClearNLP"])
def test_the_subject_of_the_verb_speaks(deps: list[str]) -> None:
    quote = quoted(WORDS, HEADS, deps, POS)
    assert (quote.speaker, quote.cue) == ("harbour clerk", "called")


@pytest.mark.parametrize("labels", ["UD", "ClearNLP"])
def test_the_agent_of_a_passive_verb_speaks(labels: str) -> None:
    if labels == "UD":
        heads = [1, 3, 3, 3, 7, 7, 7, 3, 7, 12, 12, 12, 3, 3]
        deps = [
            *("det", "nsubj:pass", "aux:pass", "ROOT", "punct", "det", "amod", "xcomp", "punct"),
            *("case", "det", "compound", "obl:agent", "punct"),
        ]
    else:
        heads = [1, 3, 3, 3, 7, 7, 7, 3, 7, 3, 12, 12, 9, 3]
        deps = [
            *("det", "nsubjpass", "auxpass", "ROOT", "punct", "det", "amod", "oprd", "punct"),
            *("agent", "det", "compound", "pobj", "punct"),
        ]
    quote = quoted(PASSIVE, heads, deps, PASSIVE_POS)
    assert (quote.speaker, quote.cue) == ("harbour clerk", "called")
