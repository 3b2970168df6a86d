"""Names of the whole world's news: bodies, places and people of many languages."""

import pytest

from extradition_tui.language.aliases import resolve
from extradition_tui.language.name_features import weights
from extradition_tui.language.names import find_candidates
from extradition_tui.language.sentences import sentence_bounds
from extradition_tui.model import Entity, Mention


def analysed(text: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    return resolve(text, find_candidates(text, sentence_bounds(text)), weights())


def aliases(text: str) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in analysed(text)[1]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The trader told Radio Ramogi so.", [("Radio Ramogi", "ORG")]),
        ("It hit a Franco-German patrol.", [("Franco-German", "NORP")]),
        ("A Sino-Korean forum opened.", [("Sino-Korean", "NORP")]),
        ("He joined the New People's Army.", [("New People's Army", "ORG")]),
        ("Peru’s Army left.", [("Peru", "GPE"), ("Army", "ORG")]),
        ("They fled to Cox's Bazar.", [("Cox's Bazar", "GPE")]),
        (
            "The Court of Arbitration for Sport agreed.",
            [("Court of Arbitration for Sport", "ORG")],
        ),
        (
            "The Organization for Security and Co-operation in Europe sent her.",
            [("Organization for Security and Co-operation in Europe", "ORG")],
        ),
        (
            "The Federation of Fishers of the Republic of Kazakhstan paid.",
            [("Federation of Fishers of the Republic of Kazakhstan", "ORG")],
        ),
        ("The news agency Zarnik said so.", [("Zarnik", "ORG")]),
        ("It was Ochieng wa Otieno, 27.", [("Ochieng wa Otieno", "PERSON")]),
        ("Its lawyer, A. K. M. Shamsul Alam, left.", [("A. K. M. Shamsul Alam", "PERSON")]),
        ("She thanked Md. Nazrul Talukder.", [("Md. Nazrul Talukder", "PERSON")]),
        ("Datu Abdullah Andang spoke.", [("Abdullah Andang", "PERSON")]),
        ("“No,” said Park Ji-won.", [("Park Ji-won", "PERSON")]),
        ("The match is at Estadio Osvaldo Baletto.", [("Estadio Osvaldo Baletto", "FAC")]),
    ],
)
def test_names_of_many_languages_are_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.label) for mention in analysed(text)[0]] == found


def test_letters_in_brackets_make_the_name_before_them_a_body() -> None:
    text = "It was the Hayat Tahrir Zaman (HTZ). Nobody from the HTZ replied."
    mentions, entities = analysed(text)
    assert {mention.label for mention in mentions} == {"ORG"}
    assert [(entity.name, entity.aliases) for entity in entities] == [
        ("Hayat Tahrir Zaman", ("HTZ",))
    ]


def test_a_long_form_in_brackets_is_tied_to_its_letters() -> None:
    text = "The NFC (National Fisheries Commission) met. The NFC adjourned."
    assert aliases(text) == {"National Fisheries Commission": ("NFC",)}


def test_a_nickname_alone_is_the_person_who_bears_it() -> None:
    text = 'The club dismissed Ramiro "El Turco" Halabi. Nobody thanked El Turco. Halabi left.'
    assert aliases(text) == {"Ramiro Halabi": ("El Turco", "Halabi")}


def test_a_family_name_that_comes_first_stands_for_the_person() -> None:
    text = "Park Ji-won came late. Park said that it had rained."
    assert aliases(text) == {"Park Ji-won": ("Park",)}


def test_a_person_named_first_by_surname_alone_is_the_one_named_in_full_later() -> None:
    text = "Villavicencio must go, they said. Óscar Villavicencio refused."
    assert aliases(text) == {"Óscar Villavicencio": ("Villavicencio",)}
