"""Another number or date between the same words."""

import pytest

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import Difference
from tests.contrast.build import report, sure

DATES: dict[str, str | None] = {"3 May 2031": "2031-05-03", "5 May 2031": "2031-05-05"}


def found(one: str, other: str, *, later: str = "2031-05-09") -> list[Difference]:
    reports = [
        report("a", one, published="2031-05-09", dates=DATES),
        report("b", other, published=later, dates=DATES),
    ]
    return sure(contrast(reports), "figure", "date")


def test_a_number_that_counts_nothing_known_differs_between_the_same_words():
    (item,) = found(
        "The bell of Oldmere rang 52 in a row for the young skipper of the lugger.",
        "The bell of Oldmere rang 57 in a row for the young skipper of the lugger.",
    )
    assert [value.text for row in item.values.values() for value in row] == ["52", "57"]


def test_a_date_differs_where_nothing_else_parts_the_sentences():
    (item,) = found(
        "The bell of Oldmere was cast on 3 May 2031 in a foundry beside the canal.",
        "The bell of Oldmere was cast on 5 May 2031 in a foundry beside the canal.",
    )
    assert item.type == "date"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The bell of Oldmere was rung 52 in a row for the skipper of the lugger.",
            "At noon 57 of the guests in the hall of Corrow rose from their seats.",
        ),
        (
            "The bell of Oldmere rang 52 in a row for the skipper, then 57 for his mate.",
            "The bell of Oldmere rang 57 in a row for the skipper of the lugger.",
        ),
    ],
)
def test_numbers_of_other_things_are_not_compared(one, other):
    assert found(one, other) == []


def test_a_number_that_grew_by_the_next_day_is_no_difference_of_its_own():
    one = "The bell of Oldmere rang 52 in a row for the young skipper of the lugger."
    other = "The bell of Oldmere rang 57 in a row for the young skipper of the lugger."
    assert found(one, other, later="2031-05-10") == []


def test_one_word_changed_in_a_short_quotation_is_an_altered_quotation():
    reports = [
        report(
            "a", "“Nobody sweeps a roof for thanks,” said Ada Corn.", speakers={"Nob": "Ada Corn"}
        ),
        report(
            "b", "“Nobody tiles a roof for thanks,” said Ada Corn.", speakers={"Nob": "Ada Corn"}
        ),
    ]
    (versions,) = contrast(reports).quotes
    assert versions.changes == ("word",)
