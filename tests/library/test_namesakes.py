"""Which names of different articles are one: by the names and the events alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.library.namesakes import Linked, Named, keys, link
from extradition_tui.model import EntityLabel


def entity(
    name: str, *articles: int, label: EntityLabel = "PERSON", aliases: tuple[str, ...] = ()
) -> Named:
    key = f"{label}-{name}"
    return Named(key, name, label, frozenset([name, *aliases]), dict.fromkeys(articles, 1))


def named(found: list[Linked]) -> set[frozenset[str]]:
    return {
        frozenset({each.name for each in one.whole} | {each.name for each, _ in one.parts})
        for one in found
    }


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("José Peña", "Jose Pena", "PERSON"),
        ("Ana M. Ruiz", "Ana Ruiz", "PERSON"),
        ("Ana María Ruiz", "Ana M. Ruiz", "PERSON"),
        ("J. Pena", "José Peña", "PERSON"),
        ("James “Jim” Hale", "James Hale", "PERSON"),
        ("Owen Pryce Jr.", "Owen Pryce", "PERSON"),
        ("Électricité du Nord", "Electricite du Nord", "ORG"),
        ("São Tomé", "Sao Tome", "GPE"),
    ],
)
def test_one_name_in_two_forms_is_one_entity(one: str, other: str, label: EntityLabel) -> None:
    found = link([entity(one, 1, label=label), entity(other, 2, label=label)], {})
    assert named(found) == {frozenset([one, other])}
    assert keys(one, label) & keys(other, label)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "Eva Ruiz"),
        ("Ana M. Ruiz", "Ana P. Ruiz"),
        ("Ana Ruiz", "Ana Ruano"),
        ("Ana María Ruiz", "Ana Paula Ruiz"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert len(link([entity(one, 1), entity(other, 2)], {})) == 2


def test_a_name_that_two_people_may_have_is_neither() -> None:
    names = ["Ana Ruiz", "Ana M. Ruiz", "Ana Maria Ruiz", "Ana P. Ruiz"]
    found = link([entity(name, at) for at, name in enumerate(names)], {})
    assert named(found) == {
        frozenset(["Ana Ruiz"]),
        frozenset(["Ana M. Ruiz", "Ana Maria Ruiz"]),
        frozenset(["Ana P. Ruiz"]),
    }


def test_a_surname_by_itself_is_the_one_person_of_the_event() -> None:
    people = [entity("Ana Ruiz", 1), entity("Eva Ruiz", 5), entity("Ruiz", 2, 6, 7)]
    found = link(people, {1: "dam", 2: "dam", 5: "vote", 6: "vote", 7: "fair"})
    pairs = {one.main.name: one.pairs() for one in found}
    assert pairs == {
        "Ana Ruiz": [("PERSON-Ana Ruiz", None), ("PERSON-Ruiz", 2)],
        "Eva Ruiz": [("PERSON-Eva Ruiz", None), ("PERSON-Ruiz", 6)],
        "Ruiz": [("PERSON-Ruiz", 7)],
    }


def test_a_surname_of_two_people_of_the_event_is_nobody_of_them() -> None:
    people = [entity("Ana Ruiz", 1), entity("Eva Ruiz", 2), entity("Ruiz", 3)]
    assert len(link(people, {1: "dam", 2: "dam", 3: "dam"})) == 3


def test_two_surnames_are_the_person_who_has_both() -> None:
    people = [entity("Omar Vega Lucas", 1), entity("Vega Lucas", 2)]
    assert len(link(people, {1: "dam", 2: "dam"})) == 1
    assert len(link(people, {1: "dam", 2: "fair"})) == 2


def test_an_acronym_is_the_one_body_that_an_article_explains_by_it() -> None:
    short = entity("NLA", 2, label="ORG")
    long = entity("Northern Lake Authority", 1, label="ORG", aliases=("NLA",))
    (found,) = link([short, long], {})
    assert found.main.name == "Northern Lake Authority"
    assert found.mentions() == {1: 1, 2: 1}
    other = entity("National League of Anglers", 3, label="ORG", aliases=("NLA",))
    assert len(link([short, long, other], {})) == 3
    assert named(link([short, long, other], {1: "dam", 2: "dam", 3: "fair"})) == {
        frozenset(["NLA", "Northern Lake Authority"]),
        frozenset(["National League of Anglers"]),
    }


def test_a_translated_name_goes_by_the_letters_of_the_original() -> None:
    own = entity("Liga Nova do Lago", 1, label="ORG", aliases=("LNL",))
    translated = entity("New Lago Liga", 2, label="ORG", aliases=("LNL",))
    assert len(link([own, translated], {})) == 1
    silent = entity("Liga Nova do Lago Verde", 1, label="ORG")
    lettered = entity("New Verde Lago Liga", 2, label="ORG", aliases=("LNLV",))
    assert len(link([silent, lettered], {})) == 1
    other = entity("Liga Nordica Livre", 3, label="ORG", aliases=("LNL",))
    assert len(link([own, other], {})) == 2


def test_labels_must_agree() -> None:
    people = [entity("Vega", 1), entity("Vega", 2, label="ORG"), entity("Vega", 3, label="GPE")]
    assert len(link(people, {1: "a", 2: "a", 3: "a"})) == 3


NAMES = [
    "Ruiz",
    "Ana Ruiz",
    "Ana M. Ruiz",
    "Ana P. Ruiz",
    "Áña Ruíz",
    "Eva Ruiz",
    "M. Ruiz",
    "Eva Ana Ruiz",
]
BODIES = ["NLA", "Northern Lake Authority", "National League of Anglers"]


@given(
    st.lists(st.sampled_from(NAMES), unique=True),
    st.lists(st.sampled_from(BODIES), unique=True),
    st.data(),
)
def test_the_order_changes_nothing_and_nothing_counts_twice(
    people: list[str], bodies: list[str], data: st.DataObject
) -> None:
    articles = st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True)
    given_names = [entity(name, *data.draw(articles)) for name in people]
    given_names += [
        entity(name, *data.draw(articles), label="ORG", aliases=("NLA",)) for name in bodies
    ]
    events = data.draw(st.dictionaries(st.integers(0, 6), st.sampled_from("ab")))
    found = link(given_names, events)
    again = link(data.draw(st.permutations(given_names)), events)
    assert {(one.main.id, *one.pairs()) for one in found} == {
        (one.main.id, *one.pairs()) for one in again
    }
    placed = [
        (each.id, article) for one in found for each in one.whole for article in each.mentions
    ]
    placed += [(each.id, article) for one in found for each, article in one.parts]
    wanted = [(each.id, article) for each in given_names for article in each.mentions]
    assert sorted(placed) == sorted(wanted)
