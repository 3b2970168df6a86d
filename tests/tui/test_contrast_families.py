"""Who retells whom, and why the articles are one event, in lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from extradition_tui.contrast.bonds import NOTHING_ELSE, Reasons, bonds
from extradition_tui.contrast_model import Contrast, Family, Kindred, Shared, Why
from extradition_tui.tui.contrast_families import WHY, families

from .contrast_event import NAMES, A, B, C, D, contrast

SHARED = (
    Shared("name", "Kestrel Bridge", 0.21),
    Shared("figure", "9,000 cars", 0.3),
    Shared("word", "pier", 0.02),
    Shared("word", "the", 0.001),
)
NEAR = "eeee00000005"


def reasons(**changes: object) -> Reasons:
    found = Reasons(
        bonds=bonds([Why((A, B), SHARED), Why((A, C), SHARED[:1])]),
        kindred=(
            Kindred("ffff", "Ferry hits a second pier", Why((D, NEAR), SHARED[1:3])),
            Kindred("9999", "A bridge is painted", None),
        ),
        names={**NAMES, NEAR: "Island Mail"},
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def text(made: Contrast, told: Reasons | None, width: int = 100) -> str:
    return "\n".join(line.text for line in families(made, NAMES, told, width).lines)


def test_who_retells_whom_stands_before_why_they_are_one_event() -> None:
    said = text(contrast(), reasons())
    assert "Coast Wire retells Harbour Post; they share 71%, in the same order" in said
    assert said.index("copies nobody here") < said.index("Why these are one event")


def test_a_family_that_nobody_began_is_named_once() -> None:
    alike = Family((A, B, C), 0.5, None, False)
    said = text(replace(contrast(), families=(alike,)), reasons(bonds=(), kindred=()))
    assert "they share 50%, in another order; one witness" in said
    assert said.count("Coast Wire") == 1


def test_what_two_share_stands_heaviest_first_with_what_it_adds() -> None:
    lines = text(contrast(), reasons()).split("\n")
    at = lines.index("Harbour Post and Coast Wire · alike 0.53")
    assert [" ".join(line.split()) for line in lines[at + 1 : at + 4]] == [
        "figures 0.30 9,000 cars",
        "names 0.21 Kestrel Bridge",
        "words 0.02 pier · and 1 more that weigh less",
    ]


def test_related_events_are_named_with_what_their_likest_articles_share() -> None:
    said = text(contrast(), reasons())
    assert "Ferry hits a second pier\n橋新聞 and Island Mail · alike 0.32" in said
    assert "A bridge is painted\n  nothing that weighs" in said


def test_an_article_by_itself_is_said_to_be_alone() -> None:
    alone = Contrast(event="event", articles=(A,))
    assert NOTHING_ELSE in text(alone, reasons(bonds=()))
    assert "Ferry hits a second pier" in text(alone, reasons(bonds=()))


def test_picked_articles_are_not_said_to_be_one_event() -> None:
    said = text(replace(contrast(), event=None), reasons(kindred=()))
    assert "What these share" in said
    assert "one event" not in said


def test_until_it_is_read_nothing_is_said_of_it() -> None:
    sheet = families(contrast(), NAMES, None, 100)
    assert "Looking up" in sheet.lines[-1].text
    assert WHY not in {line.key for line in sheet.lines}


@pytest.mark.parametrize("width", [36, 60, 77, 117, 197])
def test_nothing_is_wider_than_the_screen_and_no_word_is_lost(width: int) -> None:
    sheet = families(contrast(), NAMES, reasons(), width)
    assert all(cell_len(line.text) <= width for line in sheet.lines)
    said = " ".join(" ".join(line.text for line in sheet.lines).split())
    for words in ("Kestrel Bridge", "9,000 cars", "more that weigh less", "A bridge is painted"):
        assert words in said


def test_every_line_that_can_be_gone_to_has_a_key_of_its_own() -> None:
    keys = [line.key for line in families(contrast(), NAMES, reasons(), 60).lines if line.key]
    assert len(keys) == len(set(keys))
    assert WHY in keys
