"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.language.sentences import sentence_bounds


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_bounds(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The bridge is closed.", "Ferries run hourly."],
        ["Mr. Aalto met Gen. J. K. Mensah at 5 a.m. on Monday.", "They spoke briefly."],
        ["The port belongs to the U.S. Navy.", "It is large."],
        ["The letter to Sec. Ibsen was lost.", "See sec. 4 of it."],
        ["The court in Ibsen v. Aalto heard Sens. Berg and Lie.", "It rose at noon."],
        ["Wash. Gov. Ibsen came with Pfc. Lie.", "It was in Wash.", "She left."],
        ["She lives in the U.S.", "The house is old."],
        ["“We rebuilt it ourselves.”", "The mayor left."],
        ["“Is it safe?” Ibsen asked.", "Nobody replied."],
        ["Water rose by 1.5 metres.", "Roads were cut."],
        ["He waited… and waited.", "Then he left!"],
        ["A heading without a stop", "The text begins here."],
        ["The firm Nordlys Inc. sold No. 5 to a museum.", "It cost little."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    joiner = "\n" if "heading" in sentences[0] else " "
    assert cut(joiner.join(sentences)) == sentences


@given(st.text())
def test_sentences_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    last = 0
    for start, end in sentence_bounds(text):
        assert last <= start < end
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()
