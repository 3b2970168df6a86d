"""Who says what where several speak, and in headlines and interviews."""

import pytest

from extradition_tui.language.pipeline import RULES_NAME, open_pipeline
from extradition_tui.model import Analysis, Article, TextVersion
from tests.language.passages import speakers_of

PASSAGES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    # Several who speak together, and names that a verb stands in front of.
    "two people together": (
        "“This belongs to everyone,” Dora Kessel and Martin Obi said in a joint statement.",
        [("This belongs", "Dora Kessel and Martin Obi")],
    ),
    "two people together behind the verb, by their surnames": (
        "Dora Kessel met Martin Obi. “We will not let it go,” said Kessel and Obi.",
        [("We will not", "Dora Kessel and Martin Obi")],
    ),
    "somebody and his deputy": (
        "Council leader Simon Prowse and his deputy, Anita Rao, said: “It will be considered.”",
        [("It will", "Simon Prowse and Anita Rao")],
    ),
    "two bodies without names": (
        "The council and the theatre trust described the talks as “constructive”.",
        [("constructive", "council and theatre trust")],
    ),
    "two people of whom one speaks": (
        "Owen Pryce stood beside Helen Marsh and Dora Kessel. “It broke,” said Helen Marsh, and"
        " Dora Kessel nodded.",
        [("It broke", "Helen Marsh")],
    ),
    "a name behind the verb and a clause with a verb": (
        "“He meant well,” said Ailsa Drummond, whose herd of 60 supplies the dairy.",
        [("He meant", "Ailsa Drummond")],
    ),
    "a union and not its members": (
        "According to the engineers’ union, “warnings were ignored for a decade”.",
        [("warnings", "engineers’ union")],
    ),
    "an expert for somebody": (
        "An expert for the plaintiff testified that it was “probably a copy”.",
        [("probably", "expert")],
    ),
    "another who is not the one before": (
        "“It broke,” said Helen Marsh. “I was there,” another wrote.",
        [("It broke", "Helen Marsh"), ("I was there", None)],
    ),
    "a headline that ends with the speaker": (
        "Ferry firm ‘misled’ islanders for years, says watchdog\n\nThe firm denies it.",
        [("misled", "watchdog")],
    ),
    "a headline that opens with a role": (
        "Mayor: ‘No more warnings’ as river rises\n\nThe town is calm.",
        [("No more", "Mayor")],
    ),
    "an interview without marks": (
        "Tom Reyes: Why did you wait?\n\nClara Benning: I had nothing to say.\n\nReyes: And"
        " then?\n\nBenning: Then I found his “diaries”.",
        [
            ("Why did", "Tom Reyes"),
            ("I had", "Clara Benning"),
            ("And then", "Tom Reyes"),
            ("Then I", "Clara Benning"),
        ],
    ),
}


@pytest.mark.parametrize("passage", PASSAGES)
def test_the_speaker_of_each_quotation(passage: str) -> None:
    text, wanted = PASSAGES[passage]
    given = speakers_of(text, [words for words, _ in wanted])
    assert given == [speaker for _, speaker in wanted]


def test_quotations_in_a_sentence_without_an_end_have_speakers_too() -> None:
    listing = "a boat, a net, " * 2000 + "“It broke at noon,” said Owen Pryce."
    (article,) = _analysed(listing)
    assert [(quote.text, quote.speaker) for quote in article.quotes] == [
        ("It broke at noon,", "Owen Pryce")
    ]


def _analysed(text: str) -> list[Analysis]:
    version = TextVersion(original=text, text=text)
    return list(open_pipeline(RULES_NAME).analyse([Article(id="a", origin="a", version=version)]))
