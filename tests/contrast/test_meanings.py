"""What sentences mean: words of like meaning bring them near, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.contrast.meanings import meanings
from extradition_tui.contrast.reading import Line, part, read
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


def with_vectors(text: str, *vectors: tuple[float, ...] | None) -> list[Line]:
    found = report("Daily", text)
    sentences = tuple(
        replace(sentence, vector=vector)
        for sentence, vector in zip(found.analysis.sentences, vectors, strict=True)
    )
    return list(read(replace(found, analysis=replace(found.analysis, sentences=sentences))).lines)


def test_what_the_pipeline_says_of_meaning_counts_as_much_as_the_table() -> None:
    text = "Xqzvv wrrkk. Zzyqx vvrtt. Qqwrr tthhz."
    found = meanings(with_vectors(text, (3.0, 1.0), (2.0, 1.0), (-4.0, 1.0)))
    # The table knows none of the words, and so says 0 of each two.
    assert found[0, 1] == pytest.approx(0.5, abs=0.02)
    assert found[0, 2] == pytest.approx(-0.5, abs=0.02)


def test_vectors_that_only_some_sentences_have_say_nothing() -> None:
    text = "The ship sank. The boat went under. The tax rose."
    plain = meanings(with_vectors(text, None, None, None))
    assert (meanings(with_vectors(text, (1.0, 2.0), None, (2.0, 1.0))) == plain).all()
    assert (meanings(with_vectors(text, (1.0, 2.0), (1.0,), (2.0, 1.0))) == plain).all()


def test_a_part_of_a_sentence_means_what_the_whole_means_to_the_pipeline() -> None:
    found = report("Daily", "The ship sank, and the harbour was closed.")
    (sentence,) = found.analysis.sentences
    told = replace(
        found, analysis=replace(found.analysis, sentences=(replace(sentence, vector=(1.0, 2.0)),))
    )
    reading = read(told)
    assert part(reading, reading.lines[0], 0, 13).vector == (1.0, 2.0)
