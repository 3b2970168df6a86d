"""What the margin says of each sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extradition_tui.contrast_model import Statement
from extradition_tui.tui.margin import margin_marks

from .contrast_event import TEXTS, A, B, C, D, contrast, difference, span


def sign(statement: Statement, article: str = A) -> str:
    made = replace(contrast(), statements=(statement,))
    return " ".join(mark.sign for mark in margin_marks(made, article))


def said_by_all(*differences, kind: str = "wording") -> Statement:
    return Statement(
        id="s",
        kind=kind,
        cells={one: (span(one, "The bridge carries 9,000 cars a day"),) for one in TEXTS},
        silent=(),
        witnesses=3,
        differences=differences,
    )


LABEL = difference("d1", "label", {A: "cars", B: "cars"})
QUOTE = difference("d2", "quote", {A: "have", B: "need"})
HINT = difference("d3", "date", {A: "cars"}, hint=True)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (said_by_all(kind="agreement"), "=3/2"),
        (said_by_all(LABEL), "≠"),
        (said_by_all(LABEL, QUOTE), "≠"),
        (said_by_all(QUOTE, kind="altered"), "~"),
        (said_by_all(HINT), "=3/2"),
        (said_by_all(kind="differs"), "≠"),
    ],
)
def test_a_sign_says_whether_others_say_it_or_somebody_differs(
    statement: Statement, shown: str
) -> None:
    assert sign(statement) == shown


def test_a_source_that_has_no_part_in_a_difference_agrees() -> None:
    assert sign(said_by_all(LABEL), D) == "=3/2"
    assert sign(said_by_all(LABEL), C) == "=3/2"


def test_what_one_source_alone_says_has_a_dot() -> None:
    alone = Statement(
        id="s", kind="only", cells={A: (span(A, "Divers"),)}, silent=(B, C, D), witnesses=1
    )
    assert sign(alone) == "·"
