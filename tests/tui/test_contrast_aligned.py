from __future__ import annotations

from dataclasses import replace

from extradition_tui.contrast.marks import difference_marks
from extradition_tui.model import Analysis, Report
from extradition_tui.tui.contrast_aligned import align, side_by_side
from extradition_tui.tui.contrast_sheet import columns, differs

from .contrast_event import TEXTS, A, B, C, contrast, report, reports


def passages(rows, article):
    return [
        TEXTS[article][row.passages[article].start : row.passages[article].end]
        for row in rows
        if article in row.passages
    ]


def test_every_text_stands_whole_and_in_its_own_order():
    rows = align(contrast(), reports())
    for article, text in TEXTS.items():
        assert "".join("".join(passages(rows, article)).split()) == "".join(text.split())


def test_what_sources_both_say_stands_in_one_row():
    rows = align(contrast(), reports()[:2])
    beside = [row for row in rows if A in row.passages and B in row.passages]
    assert [TEXTS[A][row.passages[A].start :][:7] for row in beside] == [
        "A ferry",
        "“We wil",
        "The bri",
    ]


def test_a_passage_that_would_cross_others_stands_beside_an_empty_cell():
    rows = align(contrast(), [report(A), report(C)])
    together = [row for row in rows if len(row.passages) == 2]
    assert len(together) == 1
    assert len(passages(rows, A)) == 5
    assert len(passages(rows, C)) == 3


def test_a_text_without_sentences_is_taken_line_by_line():
    bare = [Report(item.article, Analysis(pipeline="")) for item in reports()[:2]]
    rows = align(contrast(), bare)
    assert len(passages(rows, A)) == 2


def test_the_lines_have_the_words_of_the_sources_in_view_with_marks():
    rows = align(contrast(), reports())
    cols = columns(tuple(TEXTS), 0, 76, label=1, least=30)
    sheet = side_by_side(rows, TEXTS, difference_marks(contrast()), cols)
    shown = "\n".join(line.text for line in sheet.lines)
    assert cols.shown == (A, B)
    assert "[14]" in shown
    assert "[passengers]" in shown
    assert "hurt." in shown
    assert any(differs(line) for line in sheet.lines)
    signs = {line.text[0] for line in sheet.lines}
    assert {"≠", "·", "="} <= signs


def test_rows_of_sources_out_of_view_have_no_lines():
    rows = align(contrast(), reports())
    cols = columns(tuple(TEXTS), 0, 76, label=1, least=30)
    sheet = side_by_side(rows, TEXTS, {}, cols)
    for number, row in enumerate(rows):
        assert (sheet.starts[number] >= 0) == bool(set(row.passages) & set(cols.shown))


def test_titles_stand_beside_each_other_whatever_they_say():
    both = [report(A), report(B, "Another title\n\nNothing that the other says.")]
    titled = [Report(replace(item.article, title="…"), item.analysis) for item in both]
    first = align(replace(contrast(), statements=()), titled)[0]
    assert set(first.passages) == {A, B}


def test_where_sources_agree_the_words_are_quiet():
    rows = align(contrast(), reports()[:2])
    cols = columns((A, B), 0, 76, label=1, least=30)
    sheet = side_by_side(rows, TEXTS, difference_marks(contrast()), cols)
    marks = {
        line.text[0]: {run.mark for run in line.runs if len(run.text.strip()) > 9}
        for line in sheet.lines
        if line.text[0] in "≠="
    }
    assert marks["="] == {"dim"}
    assert "text" in marks["≠"]
