"""Dates and the days they mean."""

import pytest

from extradition_tui.language.dates import find_dates

PUBLISHED = "2024-03-14"  # a Thursday


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("It opened on 3 June 2019.", "3 June 2019", "2019-06-03"),
        ("It opened on June 3, 2019.", "June 3, 2019", "2019-06-03"),
        ("It opened in June 2019.", "June 2019", "2019-06"),
        ("It opened in 1987.", "1987", "1987"),
        ("He spoke on Wednesday.", "Wednesday", "2024-03-13"),
        ("He spoke yesterday.", "yesterday", "2024-03-13"),
        ("It rained last week.", "last week", "2024-03-04/2024-03-10"),
        ("It rained three days ago.", "three days ago", "2024-03-11"),
        ("It burned on 2 February.", "2 February", "2024-02-02"),
        ("It rained in December.", "December", "2023-12"),
        ("They met on the anniversary of the flood.", "the anniversary", None),
        ("It lasted 20 years.", "20 years", None),
        ("On Friday the council will vote.", "Friday", "2024-03-15"),
        ("On Friday the council voted, and she will go.", "Friday", "2024-03-08"),
        ("The site was full by Tuesday night.", "Tuesday", "2024-03-12"),
        ("The plan is due by Tuesday.", "Tuesday", "2024-03-19"),
        ("The vote is to be held on November 20.", "November 20", "2024-11-20"),
        ("Homes must be built by the end of the year.", "end of the year", "2024-12-31"),
        ("They must leave by the end of the month.", "end of the month", "2024-03-31"),
        ("Seventeen years ago it was new.", "Seventeen years ago", "2007"),
        ("The 9/11 attacks changed that.", "9/11", "2001-09-11"),
    ],
)
def test_a_date_is_resolved_from_the_day_of_publication(
    text: str, shape: str, value: str | None
) -> None:
    (date, *_) = find_dates(text, PUBLISHED)
    assert (date.text.removeprefix("the "), date.value) == (shape.removeprefix("the "), value)


def test_a_line_of_its_own_names_the_day_that_the_text_speaks_of() -> None:
    text = "A bridge fell\nFriday, March 15, 2024\nYesterday a bridge fell."
    assert find_dates(text, PUBLISHED)[-1].value == "2024-03-14"


@pytest.mark.parametrize("text", ["on Wednesday", "last week", "on 2 February", "in December"])
def test_a_relative_date_without_an_anchor_has_no_value(text: str) -> None:
    (date,) = find_dates(f"It rained {text}.", None)
    assert date.value is None


@pytest.mark.parametrize(
    "text", ["They may march on.", "The 3000 men left.", "A second man left after a second storm."]
)
def test_words_that_only_look_like_dates_are_left(text: str) -> None:
    assert find_dates(text, PUBLISHED) == ()
