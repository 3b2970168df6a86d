"""Whatever letters a text has, what is exported and imported has its words at the same places."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from extradition_tui.claim_model import ClaimDraft, EvidenceDraft, new_id
from extradition_tui.exchange.attaching import attach
from extradition_tui.exchange.foreign_annotations import read_annotations
from extradition_tui.exchange.json_lines import read_lines, write_lines
from extradition_tui.exchange.web_annotations import to_annotations
from extradition_tui.library.articles import get_article
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.records_in import merge_records
from extradition_tui.library.records_out import read_records
from extradition_tui.library.writing import create
from tests.library.claiming import ADA, door_of
from tests.library.reports import keep, report

PIECES = st.sampled_from(
    [
        *("👩‍👩‍👧", "🏳️‍🌈", "👍🏽", "é", "e\u0301", "ñ", "n\u0303", "Å", "\u212b", "ﬁ", "ß"),
        *("שלום", "\u202bعربي\u202c", "\u200f", "\u2066x\u2069", "\u0000", "\u0085", "\u2028"),
        *(
            "\r\n",
            "\n",
            "\t",
            " ",
            "“",
            "”",
            "'",
            "\\",
            '"',
            "\ufeff",
            "\u0300\u0301\u0302",
            "漢字",
        ),
        *("word", "12 killed", "has not", ". ", "🇩🇪", "𝒜", "\ud83d", "z\u0335\u0336"),
    ]
)
TEXTS = st.lists(PIECES | st.characters(), min_size=3, max_size=40).map("".join)
FORMS = st.sampled_from(["NFC", "NFD", "as it is"])


@given(text=TEXTS, form=FORMS, data=st.data())
@settings(max_examples=80, deadline=None)
def test_spans_are_the_same_after_export_and_import(
    text: str, form: str, data: st.DataObject
) -> None:
    if form != "as it is":
        text = unicodedata.normalize(form, text)
    text = "A heading\n" + text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder, "one.db"), Path(folder, "two.db")
        create(one)
        create(two)
        given_report = report(text, origin="odd.txt")
        keep(one, given_report)
        name = given_report.article.id
        with Library.open(one) as library:
            kept = get_article(library, name).text
        if not kept[start:end].strip():
            return
        with door_of(one) as door:
            claim = add_claim(door, ClaimDraft(id=new_id(), statement="It is said"))
            draft = EvidenceDraft(
                id=new_id(), claim=claim, article=name, stance="asserts", start=start, end=end
            )
            cite(door, draft)
        with Library.open(one) as library:
            data_out = "".join(write_lines(read_records(library))).encode()
            annotations = json.dumps(to_annotations(library, list_claims(library))).encode()
        with door_of(two) as door:
            assert merge_records(door, read_lines(data_out)).conflicts == []
        with Library.open(two) as library:
            (evidence,) = list_claims(library)[0].evidence
            assert get_article(library, name).text == kept
            assert (evidence.start, evidence.end) == (start, end)
            assert evidence.exact == kept[start:end]
            assert evidence.state == "same"
            assert "".join(write_lines(read_records(library))).encode() == data_out
        _check_annotation(one, kept, annotations, (start, end))


def _check_annotation(path: Path, text: str, data: bytes, place: tuple[int, int]) -> None:
    """An annotation of the same words by another hand stands at the same place, or at none."""
    document = json.loads(data)
    for item in document["first"]["items"]:
        item["id"] = "https://notes.example/1"
        item["body"] = {"type": "TextualBody", "value": "a note"}
    with door_of(path, ADA) as door:
        (found,) = attach(door, read_annotations(json.dumps(document).encode()))
    if found.outcome == "attached":
        with Library.open(path) as library:
            (one,) = next(c for c in list_claims(library) if c.id == found.claim).evidence
        assert (one.start, one.end) == place
        assert one.exact == text[slice(*place)]
    else:
        assert found.state in ("ambiguous", "changed")
