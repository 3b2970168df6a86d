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
    ],
)
def test_a_date_is_resolved_from_the_day_of_publication(
    text: str, shape: str, value: str | None
) -> None:
    (date,) = find_dates(text, PUBLISHED)
    assert (date.text.removeprefix("the "), date.value) == (shape.removeprefix("the "), value)


@pytest.mark.parametrize("text", ["on Wednesday", "last week", "on 2 February", "in December"])
def test_a_relative_date_without_an_anchor_has_no_value(text: str) -> None:
    (date,) = find_dates(f"It rained {text}.", None)
    assert date.value is None


@pytest.mark.parametrize(
    "text", ["They may march on.", "The 3000 men left.", "A second man left after a second storm."]
)
def test_words_that_only_look_like_dates_are_left(text: str) -> None:
    assert find_dates(text, PUBLISHED) == ()
