"""Ages, parts of a whole, tolls and times of the day that two articles give otherwise."""

from __future__ import annotations

import pytest

from tests.contrast.build import Differing


def test_an_age_is_told_as_a_widow_of_71_and_the_name_may_have_an_accent(
    differing: Differing,
) -> None:
    one = "“The mill was all we had,” said Berta Solís, a widow of 71, who lives beside it."
    other = "“The mill was all we had,” said Berta Solis, 61, who lives beside the mill."
    same = "“The mill was all we had,” said Berta Solis, 71, who lives beside the mill."
    assert differing("figure", one, other) == [["71", "61"]]
    assert differing("figure", one, same) == []


def test_a_mother_of_three_is_not_three_years_old(differing: Differing) -> None:
    one = "“The mill was all we had,” said Berta Solis, a mother of three, who lives beside it."
    other = "“The mill was all we had,” said Berta Solis, 61, who lives beside the mill."
    assert differing("figure", one, other) == []


def test_the_54_year_old_is_whom_the_sentence_before_names_and_not_who_speaks_of_him(
    differing: Differing,
) -> None:
    one = (
        "Olaf Le Brun left the town hall on Monday. "
        "Mayor Greta Stahl said that the 54-year-old had asked to go."
    )
    other = "Olaf Le Brun, 45, left the town hall on Monday. Mayor Greta Stahl thanked him."
    assert differing("figure", one, other) == [["54", "45"]]


def test_parts_of_one_whole_differ(differing: Differing) -> None:
    one = "Six of the 20 boilers of the Orrin laundry were cracked, the inspectors found."
    other = "Nine of the 20 boilers of the Orrin laundry show cracks, according to inspectors."
    same = "Six of the 20 boilers of the Orrin laundry show cracks, according to inspectors."
    assert differing("figure", one, other) == [["Six", "Nine"]]
    assert differing("figure", one, same) == []


def test_swapped_digits_differ_however_far_apart_the_sums_are(differing: Differing) -> None:
    one = "The board ordered the Orrin laundry to pay back $41 million to its customers."
    other = "The board ordered the Orrin laundry to repay $14 million to its customers."
    assert differing("figure", one, other) == [["$41 million", "$14 million"]]


def test_a_toll_that_each_article_gives_once_differs_wherever_it_stands(
    differing: Differing,
) -> None:
    filler = (
        "The roof of the Orrin laundry came down on Monday. Smoke hung over the quay. "
        "Trams were stopped. The harbour office closed its doors. Schools sent pupils home. "
        "The fair was called off. "
    )
    one = filler + "Four people were killed."
    other = filler + "Six people lost their lives, the coroner wrote."
    assert ["Four", "Six"] in differing("figure", one, other)


def test_a_bare_small_number_does_not_stand_for_every_number_of_its_size(
    differing: Differing,
) -> None:
    one = "Two canoes were stolen from the boathouse in Orrin on Monday night."
    other = "Three canoes were stolen from the boathouse in Orrin on Monday. Pim, aged two, slept."
    assert differing("figure", one, other) == [["Two", "Three"]]


def test_a_bound_is_not_rounded_past_itself(differing: Differing) -> None:
    one = "Rebuilding the Orrin laundry could cost more than $900 million, the board said."
    other = "Rebuilding the Orrin laundry could cost $870 million, the board said."
    higher = "Rebuilding the Orrin laundry could cost $930 million, the board said."
    assert differing("figure", one, other) == [["more than $900 million", "$870 million"]]
    assert differing("figure", one, higher) == []


def test_two_women_and_one_man_are_three_dead(differing: Differing) -> None:
    one = "Two women and one man died when a lorry hit the Orrin laundry on Monday."
    other = "Three people died when a lorry hit the Orrin laundry on Monday."
    assert differing("figure", one, other) == []


def test_hours_of_one_act_differ(differing: Differing) -> None:
    one = "The Orrin swing bridge was closed to all boats at midnight on Tuesday."
    other = "The Orrin swing bridge was shut to boats at 10 p.m. on Tuesday."
    assert differing("date", one, other) == [["midnight", "10 p.m."]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 9 a.m.", "at nine in the morning"),
        ("at 4.12am", "shortly after 4 a.m."),
        ("at noon", "at 12 p.m."),
        ("at 7 o'clock", "at 7 p.m."),
        ("before 9 a.m.", "at 8 a.m."),
        ("at 9 a.m. GMT", "at 11 a.m."),
    ],
)
def test_hours_that_may_be_one_do_not_differ(differing: Differing, one: str, other: str) -> None:
    closed = "The Orrin swing bridge was closed to all boats"
    assert differing("date", f"{closed} {one} on Tuesday.", f"{closed} {other} on Tuesday.") == []


def test_the_line_that_dates_an_article_explains_no_date_of_an_act(differing: Differing) -> None:
    one = "The council of Orrin declared Friday a day without cars in the old town."
    other = "16 May\n\nThursday is to be a day without cars in the old town of Orrin."
    assert differing("date", one, other) == [["Friday", "Thursday"]]


def test_hours_after_something_are_a_length_of_time(differing: Differing) -> None:
    one = "The baker was pulled from the cellar of the Orrin laundry 14 hours after the collapse."
    other = "The baker was pulled from the cellar of the Orrin laundry after nine hours."
    assert differing("figure", one, other) == [["14", "nine"]]
