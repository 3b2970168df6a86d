from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.ingest.articles import read_blocks
from extradition_tui.ingest.blocks import spaced
from extradition_tui.ingest.plain import plain_blocks
from extradition_tui.ingest.refused import Refused
from tests.ingest.samples import DAM, FERRY, MAYOR, RIVER, TITLE, spread


def texts(text: str) -> list[str]:
    return [block.text for block in plain_blocks(text)]


def test_lines_wrapped_at_a_column_are_paragraphs_again() -> None:
    for width in (60, 72, 80):
        parts = (TITLE, RIVER, FERRY, MAYOR, DAM)
        wrapped = spread(*(textwrap.fill(part, width) for part in parts))
        assert texts(wrapped) == list(parts)


def test_lines_broken_by_hand_need_not_reach_the_column() -> None:
    text = """\
A public inquiry into the flood that destroyed the two bridges of
the town opened on Friday with a warning from the judge who leads
it that the county could lose its right to run them.

Judge Amara Noll said that she would hear from forty witnesses
before the summer. "We shall go where the papers take us,"
Noll said.
"""
    assert [len(part.splitlines()) for part in texts(text)] == [1, 1]
    assert texts(text)[1].endswith('"We shall go where the papers take us," Noll said.')


def test_a_paragraph_a_line_is_left_as_it_is() -> None:
    parts = [TITLE, RIVER, FERRY, MAYOR, DAM]
    assert texts("\n".join(parts)) == parts


def test_short_paragraphs_a_line_are_not_taken_for_wrapped_lines() -> None:
    parts = [
        "The river rose by two metres overnight.",
        "The ferry was stopped before dawn.",
        "Forty volunteers spent the night on the dyke.",
        "Nobody was hurt, the county said.",
        "The dam was inspected in the afternoon and no damage was found.",
    ]
    assert texts("\n".join(parts)) == parts


def test_tabs_and_wide_spaces_become_one_space() -> None:
    assert texts("The\tferry\u00a0was \u2003stopped.") == ["The ferry was stopped."]


def test_a_word_parted_at_its_hyphen_keeps_it() -> None:
    text = textwrap.dedent("""\
        The engineers of the county looked at the dam for a day, and the long-
        term damage is not yet known to any of them, though a spokesman of the
        county asked for patience and for donations of pumps, hoses, sandbags
        and of dry clothes.
        """)
    assert "the long-term damage" in texts(text)[0]
    assert len(texts(text)) == 1


def test_a_word_parted_at_a_soft_hyphen_is_put_together_without_it() -> None:
    text = (
        "The engineers of the county looked at the dam for a whole day, and the dam\u00ad\n"
        "age is not yet known to any of them, though a spokes\u00adman of the coun\u200bty\n"
        "asked for patience and for donations of pumps, hoses, bags of sand and of\n"
        "dry clothes.\n"
    )
    (whole,) = texts(text)
    assert "the damage is" in whole
    assert "spokesman of the county" in whole


PIECES = st.sampled_from(
    (
        *(TITLE, RIVER, FERRY, MAYOR, DAM, "", "", "By Jane Doe", "3 May 2025", "Share", "Related"),
        *("Advertisement", "LEAVE A REPLY", "The Dam", "• a point", "and so it went", "U.S.", "By"),
        *(
            "Also read: more of this",
            "Photo: A. Doe/AP",
            "\t\t",
            "...",
            "5 min read",
            "Home",
            "News",
        ),
    )
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=30).map("\n".join))
def test_no_line_of_a_text_is_lost(text: str) -> None:
    try:
        reading = read_blocks(plain_blocks(text))
    except Refused:
        return
    kept = "".join(reading.text.split())
    gone = {"".join(spaced(line.text).split()) for line in reading.removed}
    for block in plain_blocks(text):
        for line in block.lines:
            bare = "".join(spaced(line).split())
            assert bare in kept or bare in gone
    assert all(line.text in text for line in reading.removed)
    for heading in reading.headings:
        assert reading.text[heading.start : heading.end] == heading.text
    assert "\r" not in reading.text
