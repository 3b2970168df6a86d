"""Differences between small reports that the bundled pipeline has analysed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import Contrast
from extradition_tui.language.pipeline import Pipeline
from tests.contrast.build import analysed, sure, words

Contrasted = Callable[..., Contrast]


@pytest.fixture
def contrasted(pipeline: Pipeline) -> Contrasted:
    """The contrast of texts; each a text, or a text and its day of publication."""
    return lambda *texts: contrast(analysed(pipeline, *texts))


TANKER = "A fuel tanker overturned near Oskarsholm on Monday and caught fire."


def test_a_toll_in_other_words_is_one_count(contrasted: Contrasted) -> None:
    found = contrasted(
        f"{TANKER} Nineteen people were killed, police said.",
        f"{TANKER} The fire left 23 dead, the mayor said.",
    )
    assert words(found, "figure") == [["Nineteen", "23"]]


def test_the_dead_here_and_the_injured_there_are_two_counts(contrasted: Contrasted) -> None:
    found = contrasted(
        f"{TANKER} Nineteen people were killed, police said.",
        f"{TANKER} The fire injured 23 people, the mayor said.",
    )
    assert words(found, "figure") == []


def test_a_bound_that_holds_is_no_difference(contrasted: Contrasted) -> None:
    found = contrasted(
        f"{TANKER} At least 20 people were killed.",
        f"{TANKER} The fire killed 27 people.",
    )
    assert words(found, "figure") == []


def test_what_an_article_says_with_a_bound_it_means_so_throughout(contrasted: Contrasted) -> None:
    found = contrasted(
        f"{TANKER} At least three people were killed. The governor confirmed that three people"
        " had been killed in the fire.",
        f"{TANKER} The fire killed ten people.",
    )
    assert words(found, "figure") == []


def test_the_toll_of_an_earlier_accident_is_not_set_against_this_one(
    contrasted: Contrasted,
) -> None:
    found = contrasted(
        f"{TANKER} Nineteen people were killed, police said.",
        f"{TANKER} In 2009 a tanker accident near Oskarsholm killed 31 people.",
    )
    assert words(found, "figure") == []


def test_a_later_report_with_a_higher_toll_is_said_to_be_later(contrasted: Contrasted) -> None:
    found = contrasted(
        (f"{TANKER} Nineteen people were killed, police said.", "2031-05-06"),
        (f"{TANKER} The fire killed 23 people, the mayor said.", "2031-05-08"),
    )
    (later,) = sure(found, "figure")
    assert "later report (2031-05-08)" in later.why
    undated = contrasted(
        f"{TANKER} Nineteen people were killed, police said.",
        f"{TANKER} The fire killed 23 people, the mayor said.",
    )
    (plain,) = sure(undated, "figure")
    assert later.confidence < plain.confidence


def test_another_age_of_one_person_differs_and_of_two_persons_does_not(
    contrasted: Contrasted,
) -> None:
    one = "Ilse Varga, 34, lost her shop in the fire."
    other = "Among those who lost a shop is Ilse Varga, a 43-year-old baker."
    assert words(contrasted(f"{TANKER} {one}", f"{TANKER} {other}"), "figure") == [["34", "43"]]
    relative = "Her neighbour Pal Varga, 71, lost his garage in the fire."
    assert words(contrasted(f"{TANKER} {one}", f"{TANKER} {one} {relative}"), "figure") == []


def test_measures_are_compared_in_one_unit(contrasted: Contrasted) -> None:
    first = "The strike at the Brenna mill lasted 14 days and ended without an agreement."
    same = "The walkout at the Brenna mill lasted two weeks and ended without an agreement."
    other = "The walkout at the Brenna mill lasted 19 days and ended without an agreement."
    assert words(contrasted(first, same), "figure") == []
    assert words(contrasted(first, other), "figure") == [["14", "19"]]


def test_a_date_belongs_to_its_act(contrasted: Contrasted) -> None:
    sank = "The trawler Solveig sank off Harnes on 3 May 2031 with all its nets."
    docked = "The trawler Solveig left Harnes on 1 May 2031 with all its nets."
    later = "The trawler Solveig went down off Harnes on 4 May 2031 with all its nets."
    assert words(contrasted(sank, docked), "date") == []
    assert words(contrasted(sank, later), "date") == [["3 May 2031", "4 May 2031"]]


def test_weekdays_without_a_value_are_compared_with_each_other_alone(
    contrasted: Contrasted,
) -> None:
    tuesday = "Minister Ola Renske will travel to Marrow Bay on Tuesday to meet the fishermen."
    friday = "Minister Ola Renske is to travel to Marrow Bay on Friday to meet the fishermen."
    dated = "Minister Ola Renske will travel to Marrow Bay on 3 May 2031 to meet the fishermen."
    assert words(contrasted(tuesday, friday), "date") == [["Tuesday", "Friday"]]
    assert words(contrasted(tuesday, dated), "date") == []


def test_other_nouns_for_a_named_person_are_labels(contrasted: Contrasted) -> None:
    found = contrasted(
        "The council shut the library. “We will fight on,” said Edda Moor, an activist who led"
        " the march.",
        "The council shut the library. Edda Moor, a teacher who led the march, said: “We will"
        " fight on.”",
    )
    assert ["activist", "teacher"] in words(found, "label")


def test_words_that_sources_choose_between_are_labels_beside_the_same_word(
    contrasted: Contrasted,
) -> None:
    found = contrasted(
        "The strike at the copper mine near Tarn began at dawn on Tuesday.",
        "The walkout at the copper mine near Tarn began at dawn on Tuesday.",
    )
    assert words(found, "label") == [["strike", "walkout"]]


def test_a_label_that_both_use_somewhere_is_none(contrasted: Contrasted) -> None:
    found = contrasted(
        "The strike at the copper mine near Tarn began at dawn on Tuesday. It is the third walkout"
        " this year.",
        "The walkout at the copper mine near Tarn began at dawn on Tuesday.",
    )
    assert words(found, "label") == []


def test_a_stronger_word_there_is_softened_here(contrasted: Contrasted) -> None:
    found = contrasted(
        "The price of wheat fell in Tarn on Tuesday after the harvest report was published.",
        "The price of wheat plunged in Tarn on Tuesday after the harvest report was published.",
    )
    assert words(found, "softened") == [["fell", "plunged"]]


def test_a_claim_of_somebody_here_and_of_nobody_there(contrasted: Contrasted) -> None:
    told = "The bridge will be closed to lorries for nine weeks, the town council said."
    plain = "The bridge will be closed to lorries for nine weeks from the end of March."
    assert words(contrasted(told, plain), "attribution") == [["the town council said", plain]]


def test_a_source_behind_a_point_within_the_sentence_is_a_source(contrasted: Contrasted) -> None:
    told = "Four thieves took rings worth 2.6 million crowns from the shop in Tarn, police said."
    cut = "Four thieves took rings worth 2. 6 million crowns from the shop in Tarn, police said."
    assert words(contrasted(told, cut), "attribution") == []


def test_another_act_of_the_same_people_is_no_attribution(contrasted: Contrasted) -> None:
    told = "The driver Anton Reiss had argued with two passengers on the night bus, police said."
    plain = (
        "The driver Anton Reiss was charged with the assault of two passengers on the night bus."
    )
    assert words(contrasted(told, plain), "attribution") == []


def test_a_sentence_that_goes_on_is_of_the_time_of_the_one_before(
    contrasted: Contrasted,
) -> None:
    found = contrasted(
        f"{TANKER} The fire injured 23 people, the mayor said.",
        f"{TANKER} A tanker exploded near Oskarsholm in February. It killed two people and injured"
        " 140 people.",
    )
    assert words(found, "figure") == []


def test_the_number_of_a_model_and_a_sum_in_another_currency_are_no_counts(
    contrasted: Contrasted,
) -> None:
    found = contrasted(
        f"{TANKER} Police found two VK 47 rifles in the cabin.",
        f"{TANKER} In the cabin behind the seat lay two VK 51 rifles, which the police found.",
    )
    assert words(found, "figure") == []
    damage = "Damage to the depot is estimated at"
    found = contrasted(
        f"{TANKER} {damage} one million dollars.",
        f"{TANKER} {damage} $1 million (£800,000).",
    )
    assert words(found, "figure") == []


def test_another_result_of_a_vote_differs_however_it_is_written(contrasted: Contrasted) -> None:
    first = "By seven votes to two, the court annulled the licence of the Brenna mill."
    other = "The court annulled the licence of the Brenna mill in an 8-1 ruling."
    same = "The court annulled the licence of the Brenna mill in a 7-2 ruling."
    assert words(contrasted(first, other), "figure") == [["seven votes to two", "8-1"]]
    assert words(contrasted(first, same), "figure") == []


def test_many_figures_of_one_sort_are_a_table_and_take_little_time(
    contrasted: Contrasted,
) -> None:
    first = " ".join(f"The storm killed {n} people in Tarn." for n in range(100, 160))
    other = " ".join(f"The storm killed {n} people in Tarn." for n in range(300, 360))
    assert words(contrasted(first, other), "figure") == []
