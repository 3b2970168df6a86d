"""Who says it: own words here and somebody's there, as the bundled pipeline reads it."""

from __future__ import annotations

import pytest

from tests.contrast.build import Differing

TOLD = "The bridge will be closed to lorries for nine weeks, the town council said."
PLAIN = "The bridge will be closed to lorries for nine weeks from the end of March."


def test_the_source_of_the_sentence_before_still_speaks(differing: Differing) -> None:
    before = "A crack was found in the northern pier, the council said on Monday."
    assert differing("attribution", TOLD, f"{before} {PLAIN}") == []


def test_another_source_in_the_sentence_before_does_not(differing: Differing) -> None:
    before = "A crack was found in the northern pier, a diver said on Monday."
    found = differing("attribution", TOLD, f"{before} {PLAIN}")
    assert found == [["the town council said", PLAIN]]


@pytest.mark.parametrize(
    "before",
    [
        "A crack was found in the northern pier, he said.",
        "Council officials said on Monday that a crack was found in the northern pier.",
    ],
)
def test_a_pronoun_or_other_officials_before_may_be_the_same_source(
    differing: Differing, before: str
) -> None:
    told = "The bridge will be closed to lorries for nine weeks, a police spokeswoman said."
    assert differing("attribution", told, f"{before} {PLAIN}") == []


def test_what_a_source_only_mentions_it_does_not_claim(differing: Differing) -> None:
    told = (
        "Coach Olga Brandt said the Otters, who were eliminated from the harbour cup at the"
        " weekend, would not have rested the goalkeeper."
    )
    plain = "The Otters were eliminated from the harbour cup at the weekend."
    assert differing("attribution", told, plain) == []


def test_a_sentence_cut_at_a_rank_has_a_source(differing: Differing) -> None:
    told = "The other guests were able to leave the hall without injury, Brandt said."
    cut = "The other guests were able to leave the hall without injury, Const."
    assert differing("attribution", told, cut) == []
