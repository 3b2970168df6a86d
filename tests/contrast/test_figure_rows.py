"""The list of figures: which of them are one."""

from __future__ import annotations

import re

from extradition_tui.contrast.figure_rows import figure_rows
from extradition_tui.model import Analysis, Article, Figure, Report, TextVersion


def report(name: str, text: str) -> Report:
    figures = tuple(
        Figure(m.start(), m.end(), m[0], float(m[0]), None, None, False, False, None, m[1])
        for m in re.finditer(r"\d+(?= (\w+))", text)
    )
    version = TextVersion(original=text, text=text)
    return Report(
        Article(id=name, origin=name, version=version), Analysis(pipeline="", figures=figures)
    )


def test_a_large_number_is_one_row_whatever_its_sources_call_what_it_counts() -> None:
    rows = figure_rows(
        (),
        [
            report("a", "They found 48 crates in the barn. The 48 crates were dry."),
            report("b", "In the barn stood 48 boxes."),
            report("c", "They found 49 crates."),
        ],
    )
    assert [(row.label, sorted(row.cells)) for row in rows] == [
        ("48 crates, boxes", ["a", "b"]),
        ("49 crates", ["c"]),
    ]


def test_a_small_number_of_different_things_is_not_one_row() -> None:
    rows = figure_rows((), [report("a", "With 2 dogs."), report("b", "In 2 barns.")])
    assert sorted(row.label for row in rows) == ["2 barns", "2 dogs"]
