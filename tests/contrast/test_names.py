"""Names spelt otherwise, and other persons in one role."""

import pytest

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import Difference
from tests.contrast.build import report, sure


def names(one: str, other: str, *people: str) -> list[Difference]:
    reports = [report("a", one, people=people), report("b", other, people=people)]
    return sure(contrast(reports), "name")


@pytest.mark.parametrize(
    ("one", "other"), [("Ada Corn", "Ada Carn"), ("Ada Wellings", "Ada Wallinge")]
)
def test_a_surname_spelt_otherwise_differs(one, other):
    (item,) = names(
        f"The ferry was steered by {one} through the fog to Oldmere.",
        f"The ferry was steered by {other} through the fog to Oldmere.",
        one,
        other,
    )
    assert item.why == "one name, two spellings"


def test_a_name_that_one_article_spells_both_ways_is_none():
    one = "The ferry was steered by Ada Corn through the fog. Her sister Ada Carn slept."
    other = "The ferry was steered by Ada Carn through the fog."
    assert names(one, other, "Ada Corn", "Ada Carn") == []


def test_another_person_in_the_same_office_differs():
    (item,) = names(
        "The inquiry into the sinking of the barge will be led by the retired judge Ada Corn.",
        "The inquiry into the sinking of the barge will be led by the retired judge Bram Osk.",
        "Ada Corn",
        "Bram Osk",
    )
    assert item.why == "two persons in one role"
    assert [value.text for row in item.values.values() for value in row] == ["Ada Corn", "Bram Osk"]


def test_two_persons_whom_both_articles_name_are_no_difference():
    one = (
        "The inquiry into the sinking of the barge will be led by the retired judge Ada Corn."
        " A seat went to Bram Osk."
    )
    other = "The inquiry into the sinking of the barge will be led by the retired judge Bram Osk."
    assert names(one, other, "Ada Corn", "Bram Osk") == []


def test_two_passers_by_are_no_difference():
    one = "Smoke could be seen from the hill above the town, said Ada Corn, who lives there."
    other = "Smoke could be seen from the hill above the town, said Bram Osk, who lives there."
    assert names(one, other, "Ada Corn", "Bram Osk") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yusuf Corn", "Youssef Corn"),
        ("Zhamila Corn", "Jamila Corn"),
        ("Mahamat Corn", "Muhammad Corn"),
        ("Ada Lee-Rand", "Ada Lee Rand"),
        ("Ada Le Rand", "Ada Lerand"),
        ("Ada Wilma Torvan", "Ada Torwan"),
        ("Ada Ghoris", "Ada Khoris"),
        ("Wilhelm Corn", "Wilh Corn"),
    ],
)
def test_a_name_in_other_letters_differs_wherever_it_stands(one, other):
    (item,) = names(
        f"The ferry was steered by {one} through the fog to Oldmere.",
        f"Nobody had slept for two nights when the lamps went out, {other} remembers.",
        one,
        other,
    )
    assert item.why == "one name, two spellings"


def test_an_office_taken_for_a_part_of_the_name_is_no_spelling():
    one, other = "City Comptroller Ada Lee-Rand", "City Controller Ada Lee-Rand"
    first = f"{one} warned that the roof of the boathouse would leak."
    second = f"{other} warned that the roof of the boathouse would leak."
    assert names(first, second, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P.J. Corn", "PJ Corn"),
        ("Ada Wilma Corn", "Ada Corn"),
        ("Ada Corn", "Ida Corn"),
        ("Ada Sáez", "Ada Saez"),
    ],
)
def test_shorter_forms_and_namesakes_elsewhere_are_no_spellings(one, other):
    first = f"The ferry was steered by {one} through the fog to Oldmere."
    second = f"Nobody had slept for two nights when the lamps went out, {other} remembers."
    assert names(first, second, one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [("Kharvik", "Kharvyk", True), ("Oldmere", "Oldmare", True), ("Brinia", "Brinian", False)],
)
def test_a_place_in_other_letters_differs(one, other, differs):
    result = contrast(
        [
            report("a", f"The ferry sank off the harbour of {one} in the fog.", places=(one,)),
            report("b", f"In {other} nobody has slept for two nights.", places=(other,)),
        ]
    )
    found = [d for row in result.statements for d in row.differences if d.type == "name"]
    assert bool(found) == differs


def test_a_spelling_that_several_articles_have_is_one_finding():
    people = ("Ada Torvan", "Ada Torwan")
    texts = {
        "a": "The ferry was steered by Ada Torvan through the fog to Oldmere.",
        "b": "The ferry was steered by Ada Torwan through the fog to Oldmere.",
        "c": "Through the fog to Oldmere the ferry was steered by Ada Torvan.",
    }
    result = contrast([report(name, text, people=people) for name, text in texts.items()])
    (item,) = [d for row in result.statements for d in row.differences if d.type == "name"]
    assert sorted(item.values) == ["a", "b", "c"]
