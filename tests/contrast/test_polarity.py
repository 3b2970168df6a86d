"""Affirmed here and denied there; certain here and hedged there."""

import pytest

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import DifferenceType
from tests.contrast.build import Differing, report, words


def found(one: str, other: str, kind: DifferenceType) -> list[list[str]]:
    return words(contrast([report("a", one), report("b", other)]), kind)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The pilot of the glider was not hurt in the crash near Oldmere.",
            "The pilot of the glider was hurt in the crash near Oldmere.",
            ["not hurt", "hurt"],
        ),
        (
            "The board of the dairy did not approve the sale of the orchard.",
            "The board of the dairy approved the sale of the orchard.",
            ["not approve", "approved"],
        ),
        (
            "The harbour office failed to warn the skippers of the reef.",
            "The harbour office warned the skippers of the reef.",
            ["failed to warn", "warned"],
        ),
        (
            "Councillors in Brin backed a plan for a tram to the quarry.",
            "Councillors in Brin opposed a plan for a tram to the quarry.",
            ["backed", "opposed"],
        ),
    ],
)
def test_the_same_predicate_affirmed_and_denied_differs(one, other, values):
    assert found(one, other, "polarity") == [values]
    assert found(other, one, "polarity") == [values[::-1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The pilot of the glider was not hurt in the crash near Oldmere.",
            "The pilot of the glider wasn't hurt in the crash near Oldmere.",
        ),
        (
            "The bridge at Oldmere opened to the public in the autumn of that year.",
            "The bridge at Oldmere did not open to the public until the autumn of that year.",
        ),
        (
            "The treasurer of the choir denied that she was the author of the letter.",
            "The treasurer of the choir said that she was not the author of the letter.",
        ),
        (
            "The mayor of Brin has not yet signed the contract for the tram.",
            "The mayor of Brin has signed the contract for the tram.",
        ),
        (
            "She spoke in the barn of her brother's failed campaign for mayor of Brin.",
            "She spoke in the barn of her brother's campaign for mayor of Brin.",
        ),
        (
            "The guild of Brin has not sent only three men to watch the race.",
            "The guild of Brin has sent eight men to watch the race.",
        ),
        (
            "The board did not approve the sale of the orchard.",
            "The board approved the purchase of a van for the kitchen.",
        ),
    ],
)
def test_what_only_looks_like_a_denial_is_none(one, other):
    assert found(one, other, "polarity") == []


def test_a_denial_in_a_sentence_of_another_kind_is_found():
    one = "The skipper of the barge was wearing galoshes but had no lamp, the harbour master said."
    other = "The harbour master said that the skipper was well dressed but was wearing galoshes."
    denied = (
        "The harbour master was told that the skipper was not wearing galoshes when he slipped."
    )
    assert found(other, denied, "polarity") == [["wearing", "not wearing"]]
    # Where both deny something, it may be the same in other words.
    assert found(one, denied, "polarity") == []


def test_a_pronoun_is_not_known_to_be_those_whom_the_other_names(differing: Differing) -> None:
    one = "Of the four clerks, Osk and Brandt refused to plead guilty to the theft of the bell."
    other = "He pleaded guilty to the theft of the bell and was fined by the court."
    assert differing("polarity", one, other) == []


def test_what_is_asked_or_supposed_is_no_denial():
    one = "Nobody in the port knew whether the skipper of the barge was wearing galoshes."
    other = "The skipper of the barge was not wearing galoshes, the port said of the accident."
    assert found(one, other, "polarity") == []


def test_a_word_changed_inside_a_quotation_is_no_denial_besides():
    one = "“The old radio is no use behind the ridge,” the warden of the park said."
    other = "“The old radio is some use behind the ridge,” the warden of the park said."
    assert found(one, other, "polarity") == []
    assert len(found(one, other, "quote")) == 1


@pytest.mark.parametrize(
    ("plain", "hedged", "values"),
    [
        (
            "A valve of the reactor will be replaced by the engineers in spring.",
            "A valve of the reactor may be replaced by the engineers in spring.",
            ["replaced", "may be replaced"],
        ),
        (
            "A broken valve caused the fire in the boiler room of the school.",
            "A broken valve is thought to have caused the fire in the boiler room of the school.",
            ["caused", "thought to have caused"],
        ),
        (
            "The clerk took the silver from the vestry on the same night.",
            "The clerk allegedly took the silver from the vestry on the same night.",
            ["took", "allegedly took"],
        ),
    ],
)
def test_certain_here_and_hedged_there_is_softened(plain, hedged, values):
    assert values in found(plain, hedged, "softened")


def test_what_doctors_believe_is_as_uncertain_as_what_is_believed():
    one = "The coroner believes the sailor drowned in the harbour of Tarn on Saturday."
    other = "The sailor is believed to have drowned in the harbour of Tarn on Saturday."
    assert found(one, other, "softened") == []


def test_hearsay_here_and_a_source_there_are_as_uncertain():
    one = "The clerk allegedly took the silver from the vestry on the same night."
    other = "The clerk took the silver from the vestry on the same night, police said."
    assert found(one, other, "softened") == []


def test_could_not_is_as_certain_as_couldnt():
    one = "Officers could not say how many bottles of milk were stolen from the dairy."
    other = "Officers couldn't say how many bottles of milk were stolen from the dairy."
    assert found(one, other, "softened") == found(one, other, "polarity") == []


def test_the_month_of_may_hedges_nothing():
    one = "The valve was tested in May 2031 by the engineers of the works."
    other = "The valve was tested in June 2031 by the engineers of the works."
    assert found(one, other, "softened") == []
