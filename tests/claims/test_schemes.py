from __future__ import annotations

import tomllib

import pytest

from extradition_tui.claims.schemes import DEFAULT, rating_named, read_schemes, schemes


def test_three_schemes_come_with_the_program_the_default_first() -> None:
    known = schemes()
    assert len(known) == 3
    assert next(iter(known)) == DEFAULT
    assert len(known[DEFAULT].ratings) == 6
    assert {one.name for one in known["three-way"].ratings} == {"true", "false", "unproven"}
    assert all(one.means for scheme in known.values() for one in scheme.ratings + scheme.outside)


def test_a_rating_may_be_typed_in_any_case_and_with_hyphens() -> None:
    scheme = schemes()[DEFAULT]
    assert rating_named(scheme, " Mostly  TRUE") == "mostly true"
    assert rating_named(scheme, "mostly-true") == "mostly true"
    with pytest.raises(ValueError, match="it has: made up, false"):
        rating_named(scheme, "splendid")


def test_a_team_may_have_its_own_scheme() -> None:
    own = read_schemes(
        tomllib.loads('[stars]\ntitle = "Stars"\nordered = true\nratings = [["*", ""], ["**", ""]]')
    )
    assert list(schemes(own)) == [*schemes(), "stars"]
    assert own[0].ordered


@pytest.mark.parametrize(
    "table",
    [
        'title = "x"\nratings = [["a", ""]]',
        'title = "x"\nratings = [["a", ""], ["A", ""]]',
        'ratings = [["a", ""], ["b", ""]]',
        'title = "x"\nratings = "ab"',
        'title = "x"\ncolour = 1\nratings = [["a", ""], ["b", ""]]',
    ],
)
def test_what_is_no_scheme_is_refused_by_name(table: str) -> None:
    with pytest.raises(ValueError, match="mine"):
        read_schemes(tomllib.loads(f"[mine]\n{table}"))
