from __future__ import annotations

from extradition_tui.contrast.bonds import (
    MOST_IN_PAIRS,
    MOST_OTHERS,
    MOST_TOLD,
    bond,
    bond_said,
    bonds,
    pairs_to_tell,
    told_said,
)
from extradition_tui.contrast_model import Shared, Why

NAMES = {"a": "Harbour Post", "b": "Coast Wire"}


def why(one: str, other: str, *shared: tuple[str, str, float]) -> Why:
    return Why((one, other), tuple(Shared(*item) for item in shared))


def test_of_few_articles_every_pair_is_told_once():
    assert pairs_to_tell("abc", {}) == [("a", "b"), ("a", "c"), ("b", "c")]
    whys = [why(*pair, ("name", "Ansel", 0.2)) for pair in pairs_to_tell("abc", {})]
    assert [(one.article, one.others) for one in bonds(whys)] == [
        ("a", ("b",)),
        ("a", ("c",)),
        ("b", ("c",)),
    ]


def test_of_many_each_is_told_against_the_others():
    articles = [f"{number:02}" for number in range(MOST_IN_PAIRS + 1)]
    whys = [why(*pair, ("name", "Ansel", 0.2)) for pair in pairs_to_tell(articles, {})]
    found = bonds(whys)
    assert [one.article for one in found] == articles
    assert all(set(one.others) == set(articles) - {one.article} for one in found)


def test_of_very_many_an_article_is_told_against_those_it_is_likest_to():
    articles = [f"{number:02}" for number in range(30)]
    alike = {("00", f"{number:02}"): number / 100 for number in range(1, 30)}
    others = [other for one, other in pairs_to_tell(articles, alike) if one == "00"]
    assert others == articles[: -1 - MOST_OTHERS : -1]
    made = bond([why("00", other) for other in others])
    assert bond_said(made, {}, 30) == "00 and the 9 likest of the others"


def test_kinds_and_things_come_heaviest_first():
    told = bond(
        [why("a", "b", ("name", "Ansel", 0.1), ("figure", "6", 0.1), ("figure", "143", 0.3))]
    )
    assert [(kind, [item.text for item in held]) for kind, held in told.kinds] == [
        ("figure", ["143", "6"]),
        ("name", ["Ansel"]),
    ]
    assert round(told.likeness, 6) == 0.5
    assert bond_said(told, NAMES, 2) == "Harbour Post and Coast Wire"


def test_against_several_a_thing_weighs_on_average_and_is_said_to_be_of_some():
    told = bond(
        [
            why("a", "b", ("name", "Ansel", 0.2), ("date", "Tuesday", 0.1)),
            why("a", "c", ("name", "Ansel", 0.4)),
        ]
    )
    things = [item for _, held in told.kinds for item in held]
    assert [round(item.weight, 6) for item in things] == [0.3, 0.05]
    assert [told_said(item, told) for item in things] == ["Ansel", "Tuesday (1 of 2)"]
    assert bond_said(told, NAMES, 3) == "Harbour Post and the 2 others"


def test_what_weighs_little_is_counted_and_not_told():
    many = [("word", f"word{number:02}", 0.02) for number in range(MOST_TOLD + 3)]
    told = bond([why("a", "b", ("name", "Ansel", 0.2), *many, ("word", "of", 0.001))])
    assert sum(len(held) for _, held in told.kinds) == MOST_TOLD
    assert told.more == 5
    light = bond([why("a", "b", ("word", "of", 0.001))])
    assert (light.kinds, light.more) == ((), 1)
