"""The offices that two articles give to one person."""

import pytest

from extradition_tui.contrast.statements import contrast
from tests.contrast.build import report

NAME = "Ada Corn"


def titles(one: str, other: str) -> list[list[str]]:
    result = contrast([report("a", one, people=(NAME,)), report("b", other, people=(NAME,))])
    return [
        [value.text for article in ("a", "b") for value in item.values[article]]
        for statement in result.statements
        for item in statement.differences
        if item.type == "title" and not item.hint
    ]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The works were opened by Transport Minister Ada Corn in the rain.",
            "The works were opened by Transport Secretary Ada Corn in the rain.",
            ["Transport Minister", "Transport Secretary"],
        ),
        (
            "The works were opened by the mayor, Ada Corn, in the rain.",
            "The works were opened by the deputy mayor, Ada Corn, in the rain.",
            ["mayor", "deputy mayor"],
        ),
        (
            "Ada Corn, the chairwoman of the Oldmere Quarry, opened the works.",
            "The works were opened by Ada Corn, treasurer of the Oldmere Quarry.",
            ["chairwoman", "treasurer"],
        ),
        (
            "The search of the moor was led by Captain Ada Corn for two days.",
            "The search of the moor was led by Major Ada Corn for two days.",
            ["Captain", "Major"],
        ),
        (
            "The works were opened by Health Minister Ada Corn in the rain.",
            "The works were opened by Transport Minister Ada Corn in the rain.",
            ["Health Minister", "Transport Minister"],
        ),
    ],
)
def test_offices_that_nobody_holds_at_once_differ(one, other, values):
    assert titles(one, other) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The search of the moor was led by Captain Ada Corn for two days.",
            "The search of the moor was led by Capt. Ada Corn for two days.",
        ),
        (
            "The firm is run by its chief executive, Ada Corn, from a barn.",
            "The firm is run by its CEO, Ada Corn, from a barn.",
        ),
        (
            "The works were opened by Transport Minister Ada Corn in the rain.",
            "The works were opened by the minister, Ada Corn, in the rain.",
        ),
        (
            "The team was praised by its head coach, Ada Corn, after the match.",
            "The team was praised by coach Ada Corn after the match.",
        ),
        (
            "The park is run by its head, Ada Corn, from a hut by the lake.",
            "The park is run by its director, Ada Corn, from a hut by the lake.",
        ),
        (
            "The thief was held by police spokeswoman Ada Corn for an hour.",
            "The thief was held by police inspector Ada Corn for an hour.",
        ),
    ],
)
def test_one_office_in_other_words_is_no_difference(one, other):
    assert titles(one, other) == []
