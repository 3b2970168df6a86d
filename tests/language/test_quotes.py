"""Words between marks, and who says them."""

import pytest

from extradition_tui.language.aliases import resolve
from extradition_tui.language.name_features import weights
from extradition_tui.language.names import find_candidates
from extradition_tui.language.quotation_marks import find_quoted
from extradition_tui.language.quotes import find_quotes
from extradition_tui.language.sentences import sentence_bounds
from extradition_tui.model import Quote


def quotes(text: str) -> list[Quote]:
    sentences = sentence_bounds(text)
    mentions, entities = resolve(text, find_candidates(text, sentences), weights())
    return list(find_quotes(text, sentences, mentions, entities))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "yes" and left.', ["yes"]),
        ("He said “yes” and left.", ["yes"]),
        ("He said ‘yes’ and left.", ["yes"]),
        ("He said 'yes' and left.", ["yes"]),
        ("He said «yes» and left.", ["yes"]),
        ("He said „yes“ and left.", ["yes"]),
        ("He said “she told me ‘no’ twice” and left.", ["she told me ‘no’ twice"]),
        ("It’s the farmers’ land, isn’t it?", []),
        ("Music of the '90s and rock 'n' roll", []),
        ("The so-called 'rock 'n' roll tax' of the '90s", ["rock 'n' roll tax"]),
        ("''It broke,'' she said of the 6'2'' mast.", ["It broke,"]),
        ("“First part.\n\n“Second part.”", ["First part.", "Second part."]),
        ("She wrote “we [the staff] … remain” there.", ["we [the staff] … remain"]),
    ],
)
def test_the_marks_of_every_style_are_found(text: str, words: list[str]) -> None:
    assert [text[item.start : item.end] for item in find_quoted(text)] == words


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The dam will hold,” said Ingrid Solberg, an engineer.", "Ingrid Solberg"),
        ("“The dam will hold,” Ingrid Solberg said on Monday.", "Ingrid Solberg"),
        ("Ingrid Solberg, an engineer, said: “The dam will hold.”", "Ingrid Solberg"),
        ("Kofi Mensah spoke first. He called the plan a “sad joke”.", "Kofi Mensah"),
        ("According to Kofi Mensah, “the plan is a sad joke”.", "Kofi Mensah"),
        ("Kofi Mensah left. “It is over,” Mensah told reporters.", "Kofi Mensah"),
        ("Danish officials described the leak as “a small matter”.", "Danish officials"),
        ("The leak was described as “a small matter” by Ingrid Solberg.", "Ingrid Solberg"),
        ("“It broke,” said Ingrid Solberg. “Then it sank.”", "Ingrid Solberg"),
        ("The city opened a “living room” for cyclists.", None),
        ("“The dam will hold,” Mayor Ingrid Solberg said.", "Ingrid Solberg"),
        ("“The dam will hold,” Chief Inspector Kofi Mensah tells the town.", "Kofi Mensah"),
        ("“It broke,” said his lawyer, Ingrid Solberg.", "Ingrid Solberg"),
        ("“It broke,” said the head of the union, Kofi Mensah, on Monday.", "Kofi Mensah"),
        ("The mayor, Kofi Mensah, promised that it would “hold for ever”.", "Kofi Mensah"),
        ("Danvers denies it. “It broke,” its lawyer, Kofi Mensah, told us.", "Kofi Mensah"),
        ("“It broke,” said a neighbour, who had met Kofi Mensah.", "neighbour"),
    ],
)
def test_the_speaker_is_who_is_said_to_say_it(text: str, speaker: str | None) -> None:
    assert quotes(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "James 'Jim' Carter and Robert “Bob” Hall won the race.",
        "Jens “The Goat” Madsen won the race.",
        "She wrote the novel “The Long Winter Road” in Oslo.",
        "The research ship “Northern Lantern” came home.",
        "Divers took it to be the “Saint Olave”, a whaler lost in 1887.",
        "Marcus Vane, who styles himself “Dr Green”, was away.",
        "Venue: Halden.\n\nVenue: Oslo.\n\nDate: Monday.\n\nDate: Friday.",
    ],
)
def test_nicknames_and_titles_of_works_are_no_quotations(text: str) -> None:
    assert quotes(text) == []


def test_a_few_words_are_a_fragment_and_a_sentence_is_speech() -> None:
    assert quotes("Kofi Mensah called it a “sad joke”.")[0].kind == "fragment"
    assert quotes("“We are leaving now,” said Kofi Mensah.")[0].kind == "speech"
