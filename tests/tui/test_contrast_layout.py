from __future__ import annotations

import pytest
from rich.cells import cell_len

from extradition_tui.contrast import rows as contrast_rows
from extradition_tui.contrast.rows import Cell, Row
from extradition_tui.tui import contrast_layout as layout
from extradition_tui.tui.contrast_sheet import columns
from extradition_tui.tui.contrast_table import stacked, table

from .contrast_event import NAMES, TEXTS, A, B, C, D, contrast

SOURCES = tuple(TEXTS)


def rows():
    return contrast_rows.statement_rows(contrast())


def made(width, first=0):
    cols = columns(SOURCES, first, width, label=14)
    return cols, table(rows(), TEXTS, cols)


def line_for(sheet, number):
    return sheet.lines[sheet.starts[number]].text


@pytest.mark.parametrize(("width", "count"), [(100, 3), (116, 4), (200, 4)])
def test_as_many_sources_stand_side_by_side_as_fit(width, count):
    cols, _ = made(width)
    assert len(cols.shown) == count


def test_the_last_sources_fill_the_columns():
    cols, _ = made(100, first=9)
    assert cols.shown == SOURCES[1:]


def test_two_sources_are_always_in_view_where_there_is_any_room():
    assert len(columns(SOURCES, 0, 40, label=0).shown) == 2


@pytest.mark.parametrize("width", [100, 116, 157, 196])
def test_no_line_of_the_table_is_wider_than_the_screen(width):
    _, sheet = made(width)
    assert sheet.lines
    assert all(cell_len(line.text) <= width for line in sheet.lines)


def test_bars_stand_under_each_other_with_wide_characters_too():
    _, sheet = made(116)
    bars = {
        tuple(cell_len(line.text[:at]) for at, char in enumerate(line.text) if char == "│")
        for line in sheet.lines
    }
    assert len(bars) == 1


def test_differing_words_are_in_brackets_and_in_sight():
    _, sheet = made(116)
    text = line_for(sheet, 2)
    assert "[passengers]" in text
    assert "[travellers]" in text
    assert "[commuters]" in text


def test_silence_is_shown():
    _, sheet = made(116)
    assert line_for(sheet, 0).rstrip().endswith("│ –")


def test_what_is_cut_off_leaves_a_sign():
    _, sheet = made(116)
    assert "…" in line_for(sheet, 4)


def test_a_box_tells_where_enter_leads():
    _, sheet = made(116)
    boxes = sheet.spots[sheet.starts[0]].boxes
    assert [box.article for box in boxes] == list(SOURCES)
    start = TEXTS[A].index("14 passengers")
    assert boxes[0].place == (start, start + 2)
    assert boxes[3].place is None


def test_agreement_is_dim_and_a_difference_bright():
    _, sheet = made(116)
    bright = {run.mark for run in sheet.lines[sheet.starts[0]].runs}
    quiet = {run.mark for run in sheet.lines[sheet.starts[-1]].runs}
    assert "diff" in bright
    assert quiet <= {"dim", "hairline", "text"}
    assert all(
        run.text.strip(" ") == ""
        for run in sheet.lines[sheet.starts[-1]].runs
        if run.mark == "text"
    )


def test_stacked_sources_stand_under_each_other_and_the_silent_are_named():
    sheet = stacked(rows(), TEXTS, NAMES, SOURCES, 76)
    start = sheet.starts[0]
    assert [sheet.spots[start + i].boxes[0].article for i in range(3)] == [A, B, C]
    label = sheet.lines[start - 1]
    assert label.text == "≠ figure"
    assert "橋新聞" in "".join(run.text for run in label.right)
    assert all(cell_len(line.text) <= 76 for line in sheet.lines)


def test_the_head_names_sources_and_families():
    one = layout.head("A bridge is shut", contrast(), NAMES, 120)
    two = layout.head("A bridge is shut", contrast(), NAMES, 70)
    assert (len(one), len(two)) == (1, 2)
    assert one[0].right[0].text == "4 sources in 3 families (Coast Wire retells Harbour Post)"


def test_the_head_says_which_sources_of_too_many_are_compared():
    *_, line = layout.head("A bridge is shut", contrast(), NAMES, 140, 7)
    assert line.right[0].text.startswith(
        "4 of 11 sources, the newest of each family, in 3 families"
    )


@pytest.mark.parametrize(
    ("width", "counts"),
    [
        (100, "1 figure · 1 quote · 1 label · 1 hint · 1 only here · 1 agree"),
        (60, "≠ 2  ~ 1  ? 1  · 1  = 1"),
        (24, ""),
    ],
)
def test_the_counts_are_in_words_or_signs_or_left_out_but_never_cut(width, counts):
    line = layout.lists_line(("statements", "quotes"), "quotes", rows(), width)
    assert line.right[0].text == counts


def test_where_not_all_lists_fit_the_one_in_view_is_named():
    line = layout.lists_line(("statements", "quotes", "families"), "families", rows(), 24)
    assert line.text == "families   _ shows others"


def test_the_list_with_a_key_of_its_own_gives_way_to_the_others():
    line = layout.lists_line(("statements", "quotes", "side by side"), "quotes", rows(), 24)
    assert line.text == "statements   quotes"


def test_the_heading_says_when_sources_are_out_of_view():
    cols = columns(SOURCES, 1, 100, label=14)
    text = "".join(run.text for run in layout.source_heading(cols, NAMES, SOURCES, C))
    assert "2–4 of 4" in text
    assert "‹ Coast Wire" in text
    assert "›" not in text
    assert cell_len(text) <= 100


def test_an_article_that_is_hostile_comes_out_as_words():
    text = "\x1b[2J [red]x[/] [@click=app.bell]here\u202e"
    row = contrast_rows.Row(
        sign="·",
        label="only\x07 here",
        standing="only",
        cells={D: contrast_rows.Cell(((0, len(text)),))},
    )
    sheet = stacked([row], {D: text}, NAMES, [D], 76)
    shown = "\n".join(line.text for line in sheet.lines)
    assert "␛[2J [red]x[/] [@click=app.bell]here" in shown
    assert not set(shown) & set("\x1b\x07\u202e")
    assert B not in sheet.spots[-1].boxes[0].article


def test_of_a_difference_those_stand_first_whose_words_differ():
    cells = {one: Cell(((0, 9),), ((0, 3, "diff"),) if one in (B, D) else ()) for one in SOURCES}
    row = Row(sign="≠", label="figure", standing="conflict", cells=cells)
    sheet = stacked([row], TEXTS, NAMES, SOURCES, 77)
    assert [spot.boxes[0].article for spot in sheet.spots[1:]] == [B, D, A, C]
