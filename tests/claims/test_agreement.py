"""Krippendorff's alpha: against published examples, and where it has no value."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.claims.agreement import (
    Judgement,
    alpha,
    rating_agreement,
    stance_agreement,
)
from extradition_tui.claims.schemes import schemes

GAP = "."
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""This and the others: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections
A to D, of which C and D have four observers, twelve units and missing data."""


def units_of(observers: tuple[str, ...]) -> list[list[str]]:
    return [[given for given in unit if given != GAP] for unit in zip(*observers, strict=True)]


def test_the_published_example_with_missing_data() -> None:
    units = units_of(FOUR_OBSERVERS)
    assert alpha(units, "nominal", "12345") == pytest.approx(0.743, abs=5e-4)
    assert alpha(units, "ordinal", "12345") == pytest.approx(0.815, abs=5e-4)


def test_the_published_examples_of_two_observers() -> None:
    binary = units_of(("0100000000", "1110010100"))
    assert alpha(binary, "nominal", "01") == pytest.approx(0.095, abs=5e-4)
    nominal = units_of(("aabbdcccedda", "babbbccceddd"))
    assert alpha(nominal, "nominal", "abcde") == pytest.approx(0.692, abs=5e-4)


def judgements(*observers: str, names: dict[str, str]) -> list[Judgement]:
    return [
        Judgement(f"person {number}", unit, names[value])
        for number, observer in enumerate(observers)
        for unit, value in enumerate(observer)
        if value != GAP
    ]


SIX = {str(number): one.name for number, one in enumerate(schemes()["six-step"].ratings, 1)}


def test_ratings_are_compared_by_their_order_and_the_numbers_are_told() -> None:
    found = rating_agreement(judgements(*FOUR_OBSERVERS, names=SIX), schemes()["six-step"])
    assert found.level == "ordinal"
    assert found.alpha == pytest.approx(0.815, abs=5e-4)
    assert (found.annotators, found.units, found.values, found.skipped) == (4, 11, 40, 1)
    assert found.note is None
    mild = rating_agreement(judgements("1256", "2156", names=SIX), schemes()["six-step"])
    strong = rating_agreement(judgements("1256", "6251", names=SIX), schemes()["six-step"])
    assert mild.alpha is not None
    assert strong.alpha is not None
    assert mild.alpha > 0 > strong.alpha


def test_a_rating_outside_of_the_scale_is_skipped() -> None:
    names = {**SIX, "u": "unproven"}
    found = rating_agreement(judgements("12u", "12u", names=names), schemes()["six-step"])
    assert (found.alpha, found.units, found.skipped) == (1, 2, 2)


@pytest.mark.parametrize(
    ("observers", "said"),
    [
        ((), "nobody"),
        (("123",), "one annotator"),
        (("12..", "..34"), "nothing was judged by two"),
        (("333", "333"), "no variation"),
    ],
)
def test_where_there_is_no_value_it_is_said_why(observers: tuple[str, ...], said: str) -> None:
    found = rating_agreement(judgements(*observers, names=SIX), schemes()["six-step"])
    assert found.alpha is None
    assert said in str(found.note)


def test_who_says_two_things_of_one_article_is_skipped_there() -> None:
    given = [
        Judgement("a", 1, "supports"), Judgement("b", 1, "supports"),
        Judgement("a", 2, "omits"), Judgement("b", 2, "omits"),
        Judgement("a", 3, "supports"), Judgement("a", 3, "contradicts"), Judgement("b", 3, "omits"),
    ]  # fmt: skip
    found = stance_agreement(given)
    assert (found.alpha, found.units, found.values, found.skipped) == (1, 2, 4, 3)
    assert found.level == "nominal"


@given(st.lists(st.lists(st.sampled_from("123456"), max_size=4), max_size=12), st.randoms())
def test_neither_order_nor_names_of_annotators_matter(
    units: list[list[str]], random_: random.Random
) -> None:
    shuffled = [random_.sample(unit, len(unit)) for unit in units]
    random_.shuffle(shuffled)
    for level in ("nominal", "ordinal"):
        one, other = alpha(units, level, "123456"), alpha(shuffled, level, "123456")
        assert one is None or one <= 1 + 1e-9
        assert one == pytest.approx(other)
