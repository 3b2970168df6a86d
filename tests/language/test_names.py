"""Names, their labels, and which of them are one entity."""

import pytest

from extradition_tui.language.aliases import entity_id, resolve
from extradition_tui.language.name_features import weights
from extradition_tui.language.names import find_candidates
from extradition_tui.language.sentences import sentence_bounds


def names(text: str) -> list[tuple[str, str]]:
    mentions, _ = resolve(text, find_candidates(text, sentence_bounds(text)), weights())
    return [(mention.text, mention.label) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("President Ingrid Solberg spoke.", [("Ingrid Solberg", "PERSON")]),
        ("Danish Foreign Minister Lars Holm left.", [("Danish", "NORP"), ("Lars Holm", "PERSON")]),
        ("The Ministry of Fisheries replied.", [("Ministry of Fisheries", "ORG")]),
        ("They met in Norway.", [("Norway", "GPE")]),
        ("A U.S.-bound ship left Ghana’s coast.", [("U.S.", "GPE"), ("Ghana", "GPE")]),
        ("It was Jens “The Goat” Madsen.", [("Jens “The Goat” Madsen", "PERSON")]),
        ("On Monday the rain stopped.", []),
        ("“I’m Ida Lund and we’ve waited,” she said.", [("Ida Lund", "PERSON")]),
        (
            "Lee Jae-myung met Ida Lund.",
            [("Lee Jae-myung", "PERSON"), ("Ida Lund", "PERSON")],
        ),
        ("The Danish Refugee Aid paid.", [("Danish Refugee Aid", "ORG")]),
        ("PORT ADA, May 3 (Nordpress) - It sank.", [("PORT ADA", "GPE"), ("Nordpress", "ORG")]),
        ("PORT ADA -- A ship sank.", [("PORT ADA", "GPE")]),
        ("BREAKING -- A ship sank.", []),
        ("Nobody in Peru knew Juan de la Vega.", [("Peru", "GPE"), ("Juan de la Vega", "PERSON")]),
    ],
)
def test_names_are_found_with_their_labels(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


def test_a_short_form_belongs_to_the_only_person_who_bears_it() -> None:
    text = "Ingrid Solberg spoke first. Later Solberg left."
    mentions, entities = resolve(text, find_candidates(text, sentence_bounds(text)), weights())
    assert {mention.entity for mention in mentions} == {entity_id("PERSON", "Ingrid Solberg")}
    assert entities[0].aliases == ("Solberg",)


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Ingrid Solberg met Lars Solberg."
    mentions, _ = resolve(text, find_candidates(text, sentence_bounds(text)), weights())
    assert len({mention.entity for mention in mentions}) == 2


def test_a_country_has_one_entity_under_all_its_names() -> None:
    text = "The U.S. signed. Nobody in the United States knew. A ship of the US sailed."
    mentions, entities = resolve(text, find_candidates(text, sentence_bounds(text)), weights())
    assert len(mentions) == 3
    assert [entity.name for entity in entities] == ["United States"]


def test_a_headline_in_capitals_names_only_what_is_known() -> None:
    text = "Heavy Rain Closes Old Bridge In Norway\n\nA bridge in Norway was closed."
    assert names(text) == [("Norway", "GPE"), ("Norway", "GPE")]
