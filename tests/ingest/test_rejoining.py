from __future__ import annotations

import pytest

from extradition_tui.ingest.articles import read_blocks
from extradition_tui.ingest.blocks import Block
from extradition_tui.ingest.plain import plain_blocks
from extradition_tui.ingest.rejoining import is_cut
from tests.ingest.samples import DAM, RIVER, TITLE, spread

CUT = (
    (
        "While the ferry's owner won a promise from the U.S.",
        "Coast Guard to keep the channel open, he lost.",
    ),
    ("Although she had asked for help from the U.S.", "Army engineers, none came before Friday."),
    ("The letter was signed by a former U.S.", "Navy officer who lives in Upper Marsh."),
    ("He said that a U.K.", "Treasury official had called twice that night."),
    ("The committee heard from two senior U.N.", "Relief officials, who asked for tents."),
    ("The volunteers were thanked in person by Gen.", "Alma Ortiz, who had come by helicopter."),
    ("It was the first visit to the town by Mrs.", "Brandt since she was elected."),
    ("The gates were last opened for repairs on Jan.", "14, when the river was low."),
    (
        "The water reached the lower part of the town and the",
        "Marsh School, whose basement was flooded.",
    ),
    ("The county said that the ferry would not run before the", "weekend, and perhaps not then."),
    ("The engineers had found no damage to the dam,", "but asked for patience."),
    ("Help was promised by the U.S.", "embassy, which opened its doors to the stranded."),
)
WHOLE = (
    ("The company moved its ferries to the U.S.", "The county was not told of it."),
    ("She returned after ten years in the U.S.", "Mayor Brandt welcomed her at the landing."),
    ("When the war ended, he left for the U.S.", "Ferry work was easy to find."),
    ("Nobody had asked the U.N.", "In the end the county paid for the tents."),
    ("The dam was built by Marsh Works Inc.", "Repairs were paid for by the county."),
    ("The river rose by two metres overnight.", "but nobody was hurt, the county said."),
    ("He had come down to the landing at 6 a.m.", "Nobody was there."),
    ("What was lost:", "the school's basement, the ferry's landing, forty boats."),
    ("The county's list of what was lost in the flood", "Boats"),
    ("Since then he has lived in the U.S.", "Critics say that he should have stayed."),
    ("Nobody could say what all that concrete was for", "Engineers inspected the dam."),
    ("Two metres overnight", "and still rising"),
)


def block(text: str) -> Block:
    return Block(text, (text,))


@pytest.mark.parametrize(("before", "after"), CUT)
def test_a_sentence_that_the_page_cut_is_found(before: str, after: str) -> None:
    assert is_cut(block(before), block(after))


@pytest.mark.parametrize(("before", "after"), WHOLE)
def test_two_paragraphs_that_are_whole_stay_two(before: str, after: str) -> None:
    assert not is_cut(block(before), block(after))


def test_a_sentence_is_put_together_across_an_advertisement() -> None:
    first = "Officials in the county said that the ferry would not run before the"
    text = spread(TITLE, RIVER, first, "Advertisement", "weekend, and perhaps not then.", DAM)
    reading = read_blocks(plain_blocks(text))
    assert f"{first} weekend, and perhaps not then." in reading.text


def test_a_heading_is_never_joined_to_its_text() -> None:
    reading = read_blocks(plain_blocks(spread(TITLE, RIVER, "The Dam of the", DAM)))
    assert "The Dam of the Engineers" not in reading.text
