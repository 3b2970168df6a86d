"""CSV: tables that a spreadsheet shows and does not run."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.claim_model import ClaimDraft, VerdictDraft, new_id
from extradition_tui.exchange.tables import TABLES, defused, table, to_csv
from extradition_tui.library.claims import add_claim, judge
from extradition_tui.library.doors import Library
from tests.library.claiming import ADA, cite_words, claim_of, door_of, fill, omit


def read(path: Path, name: str) -> list[dict[str, str]]:
    with Library.open(path) as library:
        return list(csv.DictReader(io.StringIO(table(library, name, ADA), newline="")))


def test_every_table_has_its_rows_and_names_its_columns(library_path: Path) -> None:
    claim = claim_of(library_path, fill(library_path))
    evidence = cite_words(library_path, claim)
    omit(library_path, claim)
    with door_of(library_path) as door:
        draft = VerdictDraft(
            id=new_id(), scheme="six-step", rating="true", because="seen", role="adopted"
        )
        judge(door, claim, draft)
    (row,) = read(library_path, "claims")
    assert (row["id"], row["rating"], row["because"]) == (claim, "true", "seen")
    assert (row["asserts"], row["omits"], row["supports"]) == ("1", "1", "0")
    words, silence = read(library_path, "evidence")
    assert (words["id"], words["exact"]) == (evidence, "will be closed for 14 weeks")
    assert (silence["stance"], silence["start"]) == ("omits", "")
    assert "Ada Quill" in {row["name"] for row in read(library_path, "entities")}
    assert [row["speaker"] for row in read(library_path, "quotes")] != []


def test_an_empty_library_has_headings_alone(library_path: Path) -> None:
    for name in TABLES:
        assert read(library_path, name) == []


def test_a_statement_that_would_be_a_formula_is_words(library_path: Path) -> None:
    with door_of(library_path) as door:
        add_claim(door, ClaimDraft(id=new_id(), statement='=HYPERLINK("http://x","y")'))
    assert read(library_path, "claims")[0]["statement"] == '\'=HYPERLINK("http://x","y")'


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1", "'+49 30 1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "␉=1"),
        ("\r=1", "␍=1"),
        ("  =1", "'  =1"),
        ('"=1', "'\"=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ("a,-1", "a,'-1"),
        ("two-thirds = most", "two-thirds = most"),
        ("mail me@there.example", "mail me@there.example"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_what_would_begin_a_formula_is_defused(cell: str, made: str) -> None:
    assert defused(cell).startswith(made)
    if not made.startswith("'"):
        assert defused(cell) == made


ODD = st.text(alphabet="=+-@\t\r\n,;|\"' a1＝－\u0085\u202e", max_size=12)


@given(ODD)
def test_no_cell_begins_as_a_formula_however_it_is_split(cell: str) -> None:
    for part in re.split("[,;|\t\r\n]", defused(cell)):
        assert not re.match(r"[\s\"]*[=+\-@＝＋－＠]", part)


@given(st.lists(st.tuples(ODD, ODD), max_size=4))
def test_a_table_reads_back_as_its_defused_cells(rows: list[tuple[str, str]]) -> None:
    made = to_csv(("one", "two"), ({"one": a, "two": b} for a, b in rows))
    head, *back = csv.reader(io.StringIO(made, newline=""))
    assert head == ["one", "two"]
    assert back == [[defused(a), defused(b)] for a, b in rows]
