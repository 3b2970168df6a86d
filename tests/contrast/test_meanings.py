"""What sentences mean: words of like meaning bring them near, and nothing else does."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.contrast.meanings import meanings
from extradition_tui.contrast.reading import Line, read
from tests.contrast.build import report


def lines(*texts: str) -> list[Line]:
    return [line for text in texts for line in read(report("Daily", text)).lines]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("He was sent to jail.", "He was put in prison.", "He painted the fence."),
        ("The ship sank.", "The boat went under.", "The tax rose."),
        (
            "Doctors treated the injured.",
            "Medics cared for the wounded.",
            "Farmers sold the wheat.",
        ),
        ("The firm closed a plant.", "The company shut its factory.", "The river burst its bank."),
    ],
)
def test_sentences_that_say_it_in_other_words_are_nearer_than_others(
    one: str, other: str, apart: str
) -> None:
    found = meanings(lines(one, other, apart))
    assert found[0, 1] > 0.3
    assert found[0, 1] > found[0, 2] + 0.2


def test_a_sentence_is_like_itself_and_one_without_known_words_like_nothing() -> None:
    found = meanings(lines("The harbour was closed.", "Xqzvv wrrkk zzyqx."))
    assert found[0, 0] == pytest.approx(1.0, abs=0.03)
    assert found[1].tolist() == [0.0, 0.0]


def test_words_that_only_build_a_sentence_mean_nothing() -> None:
    found = meanings(lines("They had been there with those who were.", "The harbour was closed."))
    assert found[0].tolist() == [0.0, 0.0]


def test_no_sentences_are_like_nothing() -> None:
    assert meanings([]).shape == (0, 0)


@given(
    st.lists(
        st.sampled_from(
            ["ship", "boat", "sank", "court", "judge", "fined", "tax", "river", "12", "Ola"]
        )
    )
)
def test_the_figures_are_the_same_to_the_last_bit_whatever_stands_beside(words: list[str]) -> None:
    pair = lines("The ship sank off the coast.", "A court fined the owner.")
    others = lines(" ".join(words) + ".") if words else []
    alone, beside = meanings(pair), meanings([*pair, *others])
    assert alone.tobytes() == numpy.ascontiguousarray(beside[:2, :2]).tobytes()
    assert (beside == beside.T).all()
