import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.contrast.folding import one_spelling
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.words import content, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("transfer", "transfers"),
        ("organisations", "organization"),
        ("colour", "colors"),
        ("Mexico’s", "Mexico"),
        ("stopped", "stopping"),
        ("country", "countries"),
        ("charge", "charged"),
        ("U.S.", "US"),
        ("1,200", "1200"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("police", "policy")])
def test_other_words_do_not(one, other):
    assert stem(one) != stem(other)


def test_function_words_and_lone_letters_carry_no_meaning():
    text = "It was the ship, and not a crew, that they said sank."
    assert [text[word.start : word.end] for word in content(words(text))] == [
        "ship",
        "crew",
        "sank",
    ]


def test_spelling_is_one_for_both_sides_of_the_ocean():
    assert one_spelling("Neighbourhood") == one_spelling("neighborhood")
    assert one_spelling("four") == "four"


@given(st.text(), st.integers(0, 20))
def test_words_stand_where_they_say_and_have_a_stem(text, start):
    for word in words(text, min(start, len(text))):
        assert text[word.start : word.end]
        assert word.stem


def test_a_word_of_every_page_is_common_and_an_unknown_one_rare():
    table = rarities()
    assert table.of("the") < 0.05
    assert table.of("havørn") == 1.0
    assert 0.0 < table.of("president") < table.of("ferry") <= 1.0
