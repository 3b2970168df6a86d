"""What is reported without marks: by patterns alone, and by a parse."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extradition_tui.language.aliases import resolve
from extradition_tui.language.name_features import weights
from extradition_tui.language.names import find_candidates
from extradition_tui.language.quotes import find_quotes
from extradition_tui.language.sentences import sentence_bounds
from extradition_tui.language.syntax import Syntax
from extradition_tui.model import Quote

Parse = list[tuple[str, str, str, int]]


def reported(text: str, syntax: Syntax | None = None) -> list[Quote]:
    sentences = sentence_bounds(text)
    mentions, entities = resolve(text, find_candidates(text, sentences), weights())
    found = find_quotes(text, sentences, mentions, entities, syntax)
    return [quote for quote in found if quote.kind == "indirect"]


def parsed(words: Parse) -> tuple[str, Syntax]:
    """A text with the parse that is written down: word, part of speech, relation, head."""
    doc = Doc(
        Vocab(),
        words=[word for word, *_ in words],
        pos=[pos for _, pos, _, _ in words],
        deps=[dep for _, _, dep, _ in words],
        heads=[head for *_, head in words],
    )
    syntax = Syntax.of(doc)
    assert syntax is not None
    return doc.text, syntax


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Ingrid Solberg said that the dam would hold.",
            "the dam would hold",
            "Ingrid Solberg",
        ),
        (
            "Ingrid Solberg told reporters on Monday that the dam would hold.",
            "the dam would hold",
            "Ingrid Solberg",
        ),
        ("Danish officials say the bridge is shut.", "the bridge is shut", "Danish officials"),
        (
            "The bridge was shut after the storm, Kofi Mensah said on Friday.",
            "The bridge was shut after the storm",
            "Kofi Mensah",
        ),
        (
            "Two ferries were damaged, said Kofi Mensah, a harbour pilot.",
            "Two ferries were damaged",
            "Kofi Mensah",
        ),
        (
            "According to Kofi Mensah, two ferries were damaged.",
            "two ferries were damaged",
            "Kofi Mensah",
        ),
        (
            "Two ferries were damaged, according to the latest figures.",
            "Two ferries were damaged",
            "latest figures",
        ),
        (
            "Kofi Mensah denied having met the minister in May.",
            "having met the minister in May",
            "Kofi Mensah",
        ),
        (
            "Kofi Mensah promised to repair the ferry by June.",
            "to repair the ferry by June",
            "Kofi Mensah",
        ),
        (
            "Ingrid Solberg said that the dam would hold but added that it was old.",
            "the dam would hold",
            "Ingrid Solberg",
        ),
    ],
)
def test_reported_words_have_their_speaker(text: str, words: str, speaker: str) -> None:
    quote = reported(text)[0]
    assert (quote.text, quote.speaker) == (words, speaker)
    assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Solberg did not say whether the dam would hold.",
        "Ingrid Solberg would never say that the dam is safe.",
        "Did Ingrid Solberg say that the dam would hold?",
        "The report of the board that was read on Monday is long.",
        "Kofi Mensah said a few words.",
        "On Monday, Kofi Mensah said nothing.",
        "Kofi Mensah, who owns two ferries, said “never again”.",
        "“Never again,” Kofi Mensah said after the ferry was towed to the harbour.",
        "The states that share the river will meet in June.",
        "He was told that the ferry had sunk.",
    ],
)
def test_what_reports_nothing_is_no_quotation(text: str) -> None:
    assert reported(text) == []


def test_a_statement_in_the_middle_leaves_its_tag_out() -> None:
    found = reported("The ferry was late for weeks, Kofi Mensah said, and it was never repaired.")
    assert [quote.text for quote in found] == [
        "The ferry was late for weeks",
        "and it was never repaired",
    ]


BARE: Parse = [
    ("Kofi", "PROPN", "compound", 1),
    ("Mensah", "PROPN", "nsubj", 2),
    ("estimates", "VERB", "ROOT", 2),
    ("repairs", "NOUN", "nsubj", 5),
    ("will", "AUX", "aux", 5),
    ("cost", "VERB", "ccomp", 2),
    ("little", "ADJ", "obj", 5),
]


def test_a_parse_tells_a_clause_that_no_word_opens() -> None:
    text, syntax = parsed(BARE)
    assert reported(text) == []
    (quote,) = reported(text, syntax)
    assert (quote.text, quote.speaker) == ("repairs will cost little", "Kofi Mensah")


def test_a_relative_that_is_no_reported_clause_by_the_parse() -> None:
    text, syntax = parsed(
        [
            ("Kofi", "PROPN", "compound", 1),
            ("Mensah", "PROPN", "nsubj", 2),
            ("announced", "VERB", "ROOT", 2),
            ("on", "ADP", "case", 4),
            ("Monday", "PROPN", "obl", 2),
            ("that", "PRON", "nsubj", 6),
            ("sank", "VERB", "acl:relcl", 4),
            ("boats", "NOUN", "obj", 6),
        ]
    )
    assert reported(text, syntax) == []


def test_the_reported_words_end_where_the_speaker_does_something_else() -> None:
    text, syntax = parsed(
        [
            ("Kofi", "PROPN", "compound", 1),
            ("Mensah", "PROPN", "nsubj", 2),
            ("said", "VERB", "ROOT", 2),
            ("that", "SCONJ", "mark", 6),
            ("old", "ADJ", "amod", 5),
            ("boats", "NOUN", "nsubj", 6),
            ("sank", "VERB", "ccomp", 2),
            ("and", "CCONJ", "cc", 8),
            ("left", "VERB", "conj", 2),
            ("Oslo", "PROPN", "obj", 8),
        ]
    )
    assert [quote.text for quote in reported(text, syntax)] == ["old boats sank"]
