"""Numbers and dates that the other article does not give, as the bundled pipeline reads them."""

from __future__ import annotations

import pytest

from tests.contrast.build import Differing

_LEAD = "The market hall of Varnby reopened on Saturday after two years of repairs."


@pytest.fixture
def differing(differing: Differing) -> Differing:
    """Between reports that begin with one lead, so that they are of one event."""
    return lambda kind, *texts: differing(kind, *(f"{_LEAD} {text}" for text in texts))


def test_crowds_of_one_gathering_differ_though_each_outlet_names_them_otherwise(
    differing: Differing,
) -> None:
    one = "In the old sail loft at Brenner Quay the band began to play. About 800 guests danced."
    other = "The old sail loft at Brenner Quay was full. Some 1,300 people had come to dance."
    assert differing("figure", one, other) == [["About 800", "Some 1,300"]]


def test_a_vague_number_does_not_reach_a_far_greater_one(differing: Differing) -> None:
    one = "In Nether Sorrel, hundreds of villagers celebrated in the square."
    far = "In Nether Sorrel, around 2,500 residents celebrated in the square."
    near = "In Nether Sorrel, around 700 residents celebrated in the square."
    assert differing("figure", one, far) == [["hundreds", "around 2,500"]]
    assert differing("figure", one, near) == []


def test_a_week_is_a_length_of_time_that_a_number_of_days_may_differ_from(
    differing: Differing,
) -> None:
    one = "The Torle footbridge is closed. Mending it may take a week, the road office said."
    other = "The Torle footbridge remains shut and it could take ten days to mend it."
    same = "The Torle footbridge remains shut and it could take seven days to mend it."
    assert differing("figure", one, other) == [["a week", "ten"]]
    assert differing("figure", one, same) == []


def test_an_age_is_of_the_person_that_a_pronoun_stands_for(differing: Differing) -> None:
    one = "Signe Aldar, 57, was elected head of the guild."
    other = "Signe Aldar won the vote of the guild. Aged 58, she has baked for forty years."
    earlier = "Signe Aldar won the vote of the guild. She was 23 when she opened her bakery."
    assert differing("figure", one, other) == [["57", "58"]]
    assert differing("figure", one, earlier) == []


def test_a_number_in_one_word_with_what_it_counts_counts_it(differing: Differing) -> None:
    one = "The hall's new 340-seat theatre was shown to reporters from Arle and Brenn."
    other = "The hall's new theatre, with 430 seats, was shown to reporters from Arle and Brenn."
    assert differing("figure", one, other) == [["340", "430"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine stallholders were hurt by falling tiles.", "Police arrested six people later."),
        (
            "The repairs took 14 months and 60 masons.",
            "In 2019 the repairs of the bath house took 21 months.",
        ),
        (
            "Reserves are enough for 4.8 months, the treasurer Ulf Mard said.",
            "Reserves are enough for five months, the treasurer Ulf Mard said.",
        ),
        (
            "Ada Fell sold 41 cheeses at the market.",
            "Tomas Birk sold 55 cheeses at the market.",
        ),
        (
            "The bakers sold 300 loaves, 40 of them with caraway.",
            "The bakers sold 300 loaves, 60 of the loaves to one cook.",
        ),
    ],
    ids=["another fate", "another year", "in whole numbers", "another person", "a part"],
)
def test_numbers_of_other_things_stay_apart(differing: Differing, one: str, other: str) -> None:
    assert differing("figure", one, other) == []


def test_a_day_told_by_a_noun_is_the_day_of_the_act(differing: Differing) -> None:
    one = "The outgoing warden, Osk Renner, hands over on 22 June."
    other = "The handover is on 23 June."
    assert differing("date", one, other) == [["22 June", "23 June"]]


def test_a_coming_year_is_compared_with_the_year_that_another_names(
    differing: Differing,
) -> None:
    one = "Harrow Works, which had planned to open the Lund pit next year, gave no reason."
    other = "Harrow Works was to start work in the Lund pit in 2034."
    same = "Harrow Works was to start work in the Lund pit in 2032."
    assert differing("date", one, other) == [["next year", "2034"]]
    assert differing("date", one, same) == []


def test_days_of_other_acts_and_of_the_page_are_not_paired(differing: Differing) -> None:
    voted = "The members vote on 18 June."
    sent = "Ballot papers go out on 2 June."
    assert differing("date", voted, sent) == []
    assert (
        differing("date", "Wednesday, 14 May 2031\n\nIt rained.", "12 May 2031\n\nIt rained.") == []
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "Water filled 300 cellars in the old town.",
            "In the old town 450 basements stood under water.",
            ["300", "450"],
        ),
        (
            "The thieves sold 9,000 litres of heating oil to farmers.",
            "Some 7,000 litres of oil went from the thieves to farmers.",
            ["9,000", "Some 7,000"],
        ),
        (
            "It was the third regatta of this summer at Varnby.",
            "The regatta, the fourth of this summer, was rowed at Varnby.",
            [],
        ),
        (
            "It was the third regatta of the summer, and the wettest.",
            "It was the fourth regatta of the summer, and the wettest.",
            ["third", "fourth"],
        ),
        (
            "A crowd of 4,300 watched the regatta from the quay.",
            "From the quay 5,200 people watched the regatta.",
            ["4,300", "5,200"],
        ),
        (
            "Gusts of 164 kilometres an hour took the roof of the boat house.",
            "Gusts of 131 km/h took the roof of the boat house.",
            ["164", "131"],
        ),
    ],
    ids=["kin", "a measure of one thing", "no noun", "a rank", "a crowd", "a speed"],
)
def test_numbers_told_in_other_words_differ(
    differing: Differing, one: str, other: str, found: list[str]
) -> None:
    assert differing("figure", one, other) == ([found] if found else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Last year the regatta drew 900 guests.", "In 2019 the regatta drew 1,200 guests."),
        ("Varnby is a town of 1, 500 people.", "Varnby is a town of 1,500 people."),
        (
            "The choir, loved in the summer, sang the 79th Harbour Mass.",
            "At the quay they heard the 85th Harbour Mass, sung by the choir.",
        ),
        ("The judge gave them all but six months.", "The judge gave them four months."),
    ],
    ids=["another year", "a space", "a name", "a part"],
)
def test_numbers_that_say_something_else_stay_apart(
    differing: Differing, one: str, other: str
) -> None:
    assert differing("figure", one, other) == []


def test_a_number_that_fits_another_does_not_hide_that_the_likelier_one_differs(
    differing: Differing,
) -> None:
    one = "The cost of the pier to the town could exceed $800,000, the treasurer warned."
    other = (
        "The cost of the pier to the town may reach $790,000, the treasurer said."
        " The owner of the yard will pay $815,000 for the land."
    )
    assert differing("figure", one, other) == [["$800,000", "$790,000"]]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "The talks on the ferry lease broke down in 2022.",
            "Negotiations on the ferry lease had collapsed in 2021.",
            ["2022", "2021"],
        ),
        (
            "The dye works will close by the end of March.",
            "The dye works is to shut by the end of April.",
            ["March", "April"],
        ),
        (
            "The dye works will close by the end of March.",
            "The rowers begin to train at the end of April.",
            [],
        ),
        ("Old mill burns 7 June 2031 The mill burned.", "Mill burns 9 June 2031 The mill.", []),
    ],
    ids=["kin", "the end of a month", "another act", "the head of a page"],
)
def test_dates_told_in_other_words_differ(
    differing: Differing, one: str, other: str, found: list[str]
) -> None:
    assert differing("date", one, other) == ([found] if found else [])
