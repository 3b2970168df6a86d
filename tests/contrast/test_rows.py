from __future__ import annotations

from dataclasses import replace

from extradition_tui.contrast import figure_rows, marks
from extradition_tui.contrast import rows as contrast_rows
from extradition_tui.contrast_model import Family
from extradition_tui.model import Span
from tests.tui.contrast_event import (
    NAMES,
    TEXTS,
    A,
    B,
    C,
    D,
    contrast,
    difference,
    report,
    reports,
    statement,
    value,
)


def words(article, marks):
    return [TEXTS[article][start:end] for start, end, *_ in marks]


def test_conflicts_come_first_and_agreement_last():
    rows = contrast_rows.statement_rows(contrast())
    assert [row.label for row in rows] == [
        "figure",
        "quote Okafor",
        "label the 14",
        "date",
        "only here",
        "4 in 4",
    ]
    assert [row.sign for row in rows] == ["≠", "~", "≠", "?", "·", "="]


def test_a_row_stands_for_one_difference_and_marks_its_words_alone():
    figure, _, label, *_ = contrast_rows.statement_rows(contrast())
    assert words(A, figure.cells[A].marks) == ["14"]
    assert words(B, label.cells[B].marks) == ["travellers"]
    assert figure.finding == "d-hurt"
    assert D not in figure.cells


def test_a_hint_is_shown_as_one():
    row = next(row for row in contrast_rows.statement_rows(contrast()) if row.label == "date")
    assert row.standing == "hint"
    assert row.sign == "?"
    assert "hint" in row.about
    assert {mark for *_, mark in row.cells[A].marks} == {"altered"}


def test_of_a_long_quotation_only_the_words_that_differ_are_marked():
    row = next(
        row for row in contrast_rows.statement_rows(contrast()) if row.label == "quote Okafor"
    )
    assert words(A, row.cells[A].marks) == ["have"]
    assert words(B, row.cells[B].marks) == ["need"]


def test_versions_that_differ_in_case_alone_are_marked_as_wholes():
    spans = {A: [Span(0, 5, "A b c d e")], B: [Span(0, 5, "a B c d e")]}
    assert marks.narrowed(spans) == {A: [(0, 5)], B: [(0, 5)]}


def test_quotes_stand_beside_each_other_under_their_speaker():
    (row,) = contrast_rows.quote_rows(contrast())
    assert row.label == "Ines Okafor"
    assert row.differs
    assert words(A, row.cells[A].marks) == ["have"]


def test_labels_that_not_all_sources_use_are_marked():
    (row,) = contrast_rows.label_rows(contrast())
    assert row.label == "the 14"
    assert {words(article, row.cells[article].marks)[0] for article in (A, B, C)} == {
        "passengers",
        "travellers",
        "commuters",
    }


def test_figures_that_differ_come_before_those_that_agree():
    rows = figure_rows.figure_rows(contrast_rows.statement_rows(contrast()), reports())
    assert [row.label for row in rows] == ["figure", "date", "9,000 cars", "2029"]
    assert set(rows[2].cells) == {A, B, C, D}
    assert set(rows[3].cells) == {C}


def test_families_say_who_retells_whom():
    families = (Family((A, B), 0.71, (A, B), True), Family((C,), 0.0, None, False))
    assert contrast_rows.families_said(families, NAMES) == ("Coast Wire retells Harbour Post",)
    unknown = (Family((A, B), 0.71, None, True),)
    assert contrast_rows.families_said(unknown, NAMES) == ("Harbour Post and Coast Wire share 71%",)


def test_two_articles_of_one_source_are_told_apart():
    twice = [report(A), report(A)]
    object.__setattr__(twice[1].article, "id", "ffff00000001")
    assert contrast_rows.names_of(twice) == {
        A: "Harbour Post aaaa",
        "ffff00000001": "Harbour Post ffff",
    }


def test_values_that_are_pieces_already_are_marked_as_they_are():
    pieces = difference("d", "quote", {A: "have", B: "need"})
    more = replace(
        pieces, values={**pieces.values, A: (*pieces.values[A], value(A, "harbour master"))}
    )
    made = replace(contrast(), statements=(statement("s", "altered", {}, more),))
    (row,) = contrast_rows.statement_rows(made)
    assert words(A, row.cells[A].marks) == ["have", "harbour master"]


def test_an_apostrophe_of_another_shape_is_no_other_word():
    spans = {
        A: [Span(0, 24, "it's a threat to us alone")],
        B: [Span(0, 27, "it’s a real threat to us alone")],
    }
    assert marks.narrowed(spans)[A] == []


def test_what_one_source_alone_says_stands_source_by_source():
    made = replace(
        contrast(),
        statements=(
            statement("s1", "only", {C: "A tender for a new bridge"}),
            statement("s2", "only", {A: "Divers found a crack"}),
        ),
    )
    assert [row.statement for row in contrast_rows.statement_rows(made)] == ["s2", "s1"]


def test_a_difference_outside_its_statement_brings_its_own_sentence():
    outside = difference("d", "label", {A: "crack", B: "12 travellers"})
    made = replace(
        contrast(), statements=(statement("s", "differs", {A: "A ferry struck"}, outside),)
    )
    sentences = {A: [(item.start, item.end) for item in report(A).analysis.sentences]}
    (row,) = contrast_rows.statement_rows(made, (A, B), sentences)
    assert words(A, row.cells[A].spans) == [
        "A ferry struck",
        "Divers found a crack in the second pier.",
    ]
    assert words(B, row.cells[B].spans) == ["12 travellers"]
