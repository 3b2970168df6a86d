"""The words of the current row: whole, or in a few lines."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from extradition_tui.contrast import rows as contrast_rows
from extradition_tui.contrast.rows import Cell, Row
from extradition_tui.tui import contrast_detail
from extradition_tui.tui.detail_view import changes, rest
from extradition_tui.tui.lines import Line, Run

from .contrast_event import NAMES, TEXTS, A, B, contrast

SOURCES = tuple(TEXTS)
LONG = "a word and another " * 30 + "then the [one] that differs " + "and some more of them " * 20


def quotation() -> Row:
    return contrast_rows.statement_rows(contrast())[1]


def words(lines: tuple[Line, ...]) -> str:
    return " ".join(" ".join(line.text.split()) for line in lines)


def test_the_detail_has_the_whole_words_of_every_source() -> None:
    text = words(contrast_detail.detail(quotation(), TEXTS, NAMES, SOURCES, 60))
    assert "look for other ways across,” said harbour master Ines Okafor." in text
    assert "We will [have] to" in text
    assert "does not say: council.example, 橋新聞" in text


def test_few_lines_keep_what_differs_in_sight() -> None:
    at = LONG.index("differs")
    row = Row(
        sign="≠",
        label="figure",
        standing="conflict",
        cells={one: Cell(((0, len(LONG)),), ((at, at + 7, "diff"),)) for one in (A, B)},
    )
    texts = dict.fromkeys((A, B), LONG)
    lines = contrast_detail.brief(row, texts, NAMES, (A, B), 80, B)
    assert len(lines) == contrast_detail.MOST_LINES
    assert all(cell_len(line.text) <= 80 for line in lines)
    assert words(lines).count("[differs]") == 2
    assert "…" in words(lines)


def test_of_many_sources_that_of_the_cursor_stands_first() -> None:
    sources = tuple("abcdef")
    cells = {one: Cell(((0, 40),)) for one in sources}
    row = Row(sign="=", label="6 agree", standing="agreement", cells=cells)
    texts, names = dict.fromkeys(sources, LONG), {one: f"source {one}" for one in sources}
    lines = contrast_detail.brief(row, texts, names, sources, 80, "e")
    assert [line.text[7] for line in lines] == list("eabcdf")


def test_words_that_fit_are_not_cut() -> None:
    assert "…" not in words(contrast_detail.brief(quotation(), TEXTS, NAMES, SOURCES, 116, A))


@pytest.mark.parametrize(
    ("needed", "current", "given"),
    [
        ({"a": 1, "b": 1}, "a", [1, 1]),
        ({"a": 5, "b": 5}, "b", [1, 2]),
        ({"a": 5}, "a", [3]),
        ({"a": 4, "b": 1, "c": 4, "d": 4}, "c", [1, 1, 1, 1]),
    ],
)
def test_every_source_has_a_line_and_the_current_one_more(
    needed: dict[str, int], current: str, given: list[int]
) -> None:
    assert [lines for _, lines in contrast_detail.allotted(needed, current)] == given


def line(*runs: tuple[str, str]) -> Line:
    return Line(tuple(Run(text, mark) for text, mark in runs))


@pytest.mark.parametrize(
    ("before", "after", "stretches"),
    [
        (line(("same words", "text")), line(("same words", "text")), []),
        (line(("one two three", "text")), line(("one 2wo three", "text")), [(4, 5)]),
        (line(("one", "text")), line(("one and", "text")), [(4, 7)]),
        (line(("one and", "text")), line(("one", "text")), [(4, 7)]),
        (line(("one", "text")), line(("one", "diff")), [(0, 3)]),
        (line(("橋 x", "text")), line(("橋 y", "text")), [(3, 4)]),
        (
            line(("a then a long way b", "text")),
            line(("c then a long way d", "text")),
            [(0, 1), (18, 19)],
        ),
    ],
)
def test_only_the_cells_that_change_are_painted(
    before: Line, after: Line, stretches: list[tuple[int, int]]
) -> None:
    assert list(changes(before, after)) == stretches


@pytest.mark.parametrize(
    ("before", "after", "stretch"),
    [
        (
            line(("name ", "bright"), ("one", "text")),
            line(("name ", "bright"), ("two", "text")),
            (5, 8),
        ),
        (line(("name ", "bright"), ("one", "text")), line(("name ", "bright")), (5, 8)),
        (line(("橋", "text"), ("a", "dim")), line(("橋", "text"), ("b", "dim")), (2, 3)),
    ],
)
def test_of_a_line_of_words_the_rest_is_painted(
    before: Line, after: Line, stretch: tuple[int, int]
) -> None:
    assert rest(before, after) == stretch


def test_of_the_same_line_nothing_is_painted() -> None:
    start, end = rest(line(("name", "text")), line(("name", "text")))
    assert start == end
