"""Dates and the days they mean."""

from pathlib import Path

import pytest

from extradition_tui.language.dates import find_dates, is_duration

PUBLISHED = "2024-03-14"  # a Thursday
CASES = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).parent / "date_cases.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len({case[:2] for case in CASES}) == len(CASES) >= 200


@pytest.mark.parametrize(("text", "shape", "value"), CASES)
def test_a_date_has_its_words_and_its_value(text: str, shape: str, value: str) -> None:
    found = find_dates(text, PUBLISHED)
    assert all(text[date.start : date.end] == date.text for date in found)
    if shape == "no date":
        assert found == ()
        return
    at = text.rfind(shape)
    over = [date for date in found if date.start < at + len(shape) and at < date.end]
    bare = [(date.text.removeprefix("the ").removeprefix("The "), date.value) for date in over]
    assert bare == [(shape.removeprefix("the "), None if value == "-" else value)]


@pytest.mark.parametrize("case", CASES)
def test_without_a_day_of_publication_nothing_near_is_given_a_value(case: tuple[str, ...]) -> None:
    text = case[0]
    for date in find_dates(text, None):
        years = {date.value[:4], f"{date.value[:2]}00"} if date.value else set()
        named = "century" in date.text or "9/11" in date.text or "Sept. 11" in date.text
        told = [year[2:] for year in years if year[2:] in text]
        assert not date.value or named or told


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
        ("It was founded 20 years ago this month.", "20 years ago this month", "2004-03"),
        ("They had until May 3 to reply.", "May 3", "2024-05-03"),
        ("They had until Feb. 3 to reply.", "Feb. 3", "2024-02-03"),
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


def test_a_dateline_names_the_day_of_writing_where_it_lies_close() -> None:
    text = (
        "SPLIT, March 12 (Coast News) — Two ferries collided on Tuesday, and today a third one did."
    )
    assert [date.value for date in find_dates(text, PUBLISHED)] == ["2024-03-12"] * 3
    far = text.replace("March 12", "January 12")
    assert find_dates(far, PUBLISHED)[-1].value == PUBLISHED


def test_a_span_of_time_is_known_for_one() -> None:
    (three, wednesday) = find_dates("Three weeks passed until Wednesday.", None)
    assert is_duration(three)
    assert not is_duration(wednesday)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1500-03-01"])
def test_at_the_ends_of_the_calendar_nothing_breaks(published: str) -> None:
    words = ("last week", "999 days ago", "next year", "on Boxing Day", "by the end of the month")
    text = "They met " + ", ".join((*words, "on 2 March", "in three weeks’ time", "Friday")) + "."
    text += " The next day it rained. Two days earlier it snowed."
    assert len(find_dates(text, published)) >= len(words)
