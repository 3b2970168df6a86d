"""What of a claim can be chosen, narrowed by the letters typed."""

from __future__ import annotations

import pytest

from extradition_tui.claims.schemes import schemes
from extradition_tui.tui.claim_fields import choice_lines, rating_lines


@pytest.mark.parametrize("rating", [one.name for s in schemes().values() for one in s.ratings])
def test_a_rating_that_is_typed_whole_is_the_one_that_enter_takes(rating: str) -> None:
    lines = [line for line in rating_lines(tuple(schemes().values()), rating) if line.key]
    assert lines[0].key.partition("\t")[2] == rating


def test_a_choice_that_begins_with_the_letters_comes_before_one_that_has_them_inside() -> None:
    lines = choice_lines(("needs second", "decided", "in check"), "", "c")
    assert [line.key for line in lines] == ["needs second", "decided", "in check"]
    lines = choice_lines(("undecided", "decided"), "", "decided")
    assert [line.key for line in lines] == ["decided", "undecided"]


def test_with_nothing_typed_everything_stands_in_its_own_order() -> None:
    known = tuple(schemes().values())
    keys = [line.key for line in rating_lines(known, "") if line.key]
    assert keys == [f"{s.id}\t{one.name}" for s in known for one in (*s.ratings, *s.outside)]
