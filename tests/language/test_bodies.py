"""Names of bodies: companies, parties, papers, clubs, and the words of which they are made."""

import pytest

from extradition_tui.language.aliases import resolve
from extradition_tui.language.name_cues import cues_beside
from extradition_tui.language.name_features import weights
from extradition_tui.language.names import find_candidates
from extradition_tui.language.sentences import sentence_bounds
from extradition_tui.model import Entity, Mention


def analysed(text: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    return resolve(text, find_candidates(text, sentence_bounds(text)), weights())


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.label) for mention in analysed(text)[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was told by the House of Lords of Malta.", ["House of Lords of Malta"]),
        ("The ruling Truth and Progress lost again.", ["Truth and Progress"]),
        ("The Unity and Progress Party won.", ["Unity and Progress Party"]),
        (
            "The Department of Inspection for Farms and Roads closed it.",
            ["Department of Inspection for Farms and Roads"],
        ),
        (
            "The Alliance of Liberals and Democrats for Europe met.",
            ["Alliance of Liberals and Democrats for Europe"],
        ),
        (
            "The Charity Commission for England and Wales replied.",
            ["Charity Commission for England and Wales"],
        ),
        ("She leads the United Daughters of the Coast.", ["United Daughters of the Coast"]),
        ("The Rural Lawyers’ Association sued.", ["Rural Lawyers’ Association"]),
        ("They wrote to the Governor’s Office again.", ["Governor’s Office"]),
        ("They met Nordvik Resources AG of Basel.", ["Nordvik Resources AG", "Basel"]),
        ("It is owned by Nordvik, Inc. and others.", ["Nordvik, Inc."]),
        ("It sued Nordvik Corp. on May 3.", ["Nordvik Corp."]),
        ("The Islamic State West Africa Province fled.", ["Islamic State West Africa Province"]),
        ("The Syrian Arab Red Crescent came.", ["Syrian Arab Red Crescent"]),
        ("Insurer Nordvik Vie paid.", ["Nordvik Vie"]),
        ("It is the Rural Party Ida Lund left.", ["Rural Party", "Ida Lund"]),
        ("Ratu Semi Bolatagici spoke.", ["Semi Bolatagici"]),
    ],
)
def test_a_name_is_cut_where_it_begins_and_ends(text: str, found: list[str]) -> None:
    assert [name for name, _ in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They left Bosnia and Herzegovina.", [("Bosnia and Herzegovina", "GPE")]),
        ("It sank off the Isle of Man.", [("Isle of Man", "GPE")]),
        ("He lives in Washington, D.C. again.", [("Washington, D.C.", "GPE")]),
        ("Ghana and Nigeria drew.", [("Ghana", "GPE"), ("Nigeria", "GPE")]),
        (
            "The Trinidad and Tobago Rowing Federation won.",
            [("Trinidad and Tobago Rowing Federation", "ORG")],
        ),
    ],
)
def test_a_known_place_is_whole_with_its_small_words(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The police of Ghana and the Bank of Ghana met.", {"Ghana", "Bank of Ghana"}),
        ("Brown of Ohio and Lund of Texas met.", {"Ohio", "Lund", "Texas"}),
        ("The Ministers of Defence and Justice met.", set()),
    ],
)
def test_small_words_do_not_tie_what_is_no_name(text: str, found: set[str]) -> None:
    assert {name for name, _ in names(text)} - {"Brown"} == found


@pytest.mark.parametrize(
    "text",
    [
        "Shares in Zarnik fell by a tenth.",
        "The chief executive of Zarnik resigned.",
        "Zarnik’s shareholders agreed.",
        "Nobody at Zarnik, which makes pumps, replied.",
        "Zarnik said it would appeal.",
        "The plant was built by Zarnik, listed in Oslo.",
        "The dairy exporter Zarnik paid.",
    ],
)
def test_what_stands_beside_an_unknown_name_makes_it_a_body(text: str) -> None:
    assert ("Zarnik", "ORG") in names(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The mayor of Zarnik resigned.", "GPE"),
        ("Flights to Zarnik were stopped.", "GPE"),
        ("He is the son of Zarnik.", "PERSON"),
        ("Zarnik’s wife wept.", "PERSON"),
    ],
)
def test_what_stands_beside_an_unknown_name_makes_it_a_place_or_a_person(
    text: str, label: str
) -> None:
    assert ("Zarnik", label) in names(text)


def test_a_place_before_a_dash_opens_a_report() -> None:
    assert ("GPE", 4.0) in list(cues_beside("", " — Rain fell.", opens=True))
    assert not list(cues_beside("", " — Rain fell.", opens=False))


def test_of_two_cues_the_longer_one_counts() -> None:
    assert list(cues_beside("the chief executive of the ", ".", opens=False)) == [("ORG", 4.0)]


def test_the_first_word_of_a_body_is_its_short_form() -> None:
    text = "Zarnik Holdings bought the plot. Nobody thanked Zarnik."
    mentions, entities = analysed(text)
    assert {mention.label for mention in mentions} == {"ORG"}
    assert [(entity.name, entity.aliases) for entity in entities] == [
        ("Zarnik Holdings", ("Zarnik",))
    ]


def test_a_place_is_no_short_form_of_what_is_called_after_it() -> None:
    text = "The Zarnik Police closed the road to Zarnik."
    assert names(text) == [("Zarnik Police", "ORG"), ("Zarnik", "GPE")]


def test_a_word_that_opens_two_bodies_stands_for_neither() -> None:
    text = "Zarnik Holdings sued Zarnik Foods. Shares in Zarnik fell."
    assert {entity.name for entity in analysed(text)[1]} == {
        "Zarnik",
        "Zarnik Foods",
        "Zarnik Holdings",
    }


def test_names_in_one_list_are_of_one_kind() -> None:
    text = "They were seen in Ghana, Norway and Zarnik."
    assert names(text)[-1] == ("Zarnik", "GPE")
    assert ("Zarnik", "GPE") not in names("The fans saw Zarnik last.")


def test_a_full_stop_in_a_name_makes_no_second_entity() -> None:
    text = "Nordvik Corp. fell. The shares of Nordvik Corp are cheap."
    assert [entity.name for entity in analysed(text)[1]] == ["Nordvik Corp"]
