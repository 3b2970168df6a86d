"""W3C Web Annotations: evidence out, in the shapes of the vocabulary, and others' come in."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.claim_model import new_id
from extradition_tui.exchange.attaching import Attached, attach
from extradition_tui.exchange.foreign_annotations import NotAnnotations, read_annotations
from extradition_tui.exchange.web_annotations import to_annotations
from extradition_tui.library.articles import remove, set_facts
from extradition_tui.library.claims import add_tag, remove_kept
from extradition_tui.library.claims_evidence import edit_evidence
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.writing import create
from tests.library.claiming import (
    BEN,
    BRIDGE_ID,
    FERRY_ID,
    cite_words,
    claim_of,
    door_of,
    fill,
    omit,
    shown,
)
from tests.library.reports import BRIDGE, keep, report, under

SCHEMA = json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text("utf-8"))
PAGE = "https://news.example/bridge"


@pytest.fixture
def cited(library_path: Path) -> tuple[Path, str]:
    """A library with a claim, its evidence from two articles, one of which has an address."""
    claim = claim_of(library_path, fill(library_path))
    evidence = cite_words(library_path, claim)
    omit(library_path, claim, person=BEN)
    with door_of(library_path) as door:
        set_facts(door, BRIDGE_ID, {"url": PAGE})
        edit_evidence(
            door,
            evidence,
            {"note": "Said by the county", "attributed_to": "the county", "reliability": "B"},
        )
        add_tag(door, evidence, "roads")
    return library_path, claim


def exported(path: Path) -> Any:
    with Library.open(path) as library:
        return to_annotations(library, list_claims(library))


def attached(path: Path, document: object, claim: str | None = None) -> tuple[Attached, ...]:
    with door_of(path, BEN) as door:
        return attach(door, read_annotations(json.dumps(document).encode()), claim)


def annotation(exact: str, prefix: str = "", suffix: str = "", **more: Any) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"https://notes.example/{exact}",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Is that so?"},
        "target": {"source": PAGE, "selector": selector},
    } | more


def test_an_export_has_the_shapes_of_the_vocabulary(cited: tuple[Path, str]) -> None:
    document = exported(cited[0])
    jsonschema.validate(document, SCHEMA)
    words, silence = document["first"]["items"]
    assert words["target"]["source"] == PAGE
    quote, position = words["target"]["selector"]
    assert BRIDGE[position["start"] : position["end"]] == quote["exact"]
    assert BRIDGE[: position["start"]].endswith(quote["prefix"])
    assert BRIDGE[position["end"] :].startswith(quote["suffix"])
    said = {body["purpose"]: body["value"] for body in words["body"]}
    assert (said["assessing"], said["tagging"]) == ("asserts", "roads")
    assert silence["target"]["source"].startswith("urn:sha256:")
    assert "selector" not in silence["target"]


@pytest.mark.parametrize("spoil", ["id", "type", "target"])
def test_the_schema_refuses_what_is_no_annotation(cited: tuple[Path, str], spoil: str) -> None:
    document = exported(cited[0])
    del document["first"]["items"][0][spoil]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)


def test_evidence_of_a_removed_article_is_left_out(cited: tuple[Path, str]) -> None:
    with door_of(cited[0]) as door:
        remove(door, BRIDGE_ID)
    document = exported(cited[0])
    jsonschema.validate(document, SCHEMA)
    assert document["total"] == len(document["first"]["items"]) == 1


def test_our_own_annotations_come_back_as_the_same_evidence(cited: tuple[Path, str]) -> None:
    path, claim = cited
    document = exported(path)
    assert {one.outcome for one in attached(path, document)} == {"known"}
    other = path.with_name("other.db")
    create(other)
    fill(other)
    with door_of(other) as door:
        set_facts(door, BRIDGE_ID, {"url": PAGE})
    assert [one.outcome for one in attached(other, document)] == ["attached", "attached"]
    here, there = shown(path, claim), shown(other, claim)
    assert there.statement == here.statement
    for one, two in zip(here.evidence, there.evidence, strict=True):
        same = (one.id, one.article, one.stance, one.start, one.end, one.exact, one.tags)
        assert (two.id, two.article, two.stance, two.start, two.end, two.exact, two.tags) == same
    assert "Said by the county" in there.evidence[0].note
    assert {one.outcome for one in attached(other, document)} == {"known"}


def test_an_export_of_hypothesis_is_attached_by_its_quotation(cited: tuple[Path, str]) -> None:
    path, _ = cited
    document = {
        "export_date": "2031-03-09T10:00:00Z",
        "export_userid": "acct:cay@notes.example",
        "annotations": [
            {
                "id": "abc123",
                "created": "2031-03-08T09:00:00+00:00",
                "user": "acct:cay@notes.example",
                "user_info": {"display_name": "Cay Holm"},
                "uri": "http://www.news.example/bridge/#comments",
                "text": "A lot of traffic",
                "tags": ["traffic"],
                "target": [
                    {
                        "source": "http://www.news.example/bridge/#comments",
                        "selector": [
                            {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3},
                            {"type": "TextPositionSelector", "start": 900, "end": 930},
                            {
                                "type": "TextQuoteSelector",
                                "exact": "Some 1,200 drivers cross it each day",
                                "prefix": "county's engineer. ",
                                "suffix": ",\nand Quill",
                            },
                        ],
                    }
                ],
            },
            {"id": "page-note", "uri": PAGE, "text": "See also", "target": [{"source": PAGE}]},
        ],
    }
    first, second = attached(path, document)
    assert (first.outcome, first.article, first.state) == ("attached", BRIDGE_ID, "moved")
    assert (second.outcome, second.why) == ("nowhere", "it quotes no words")
    claim = shown(path, first.claim or "")
    (one,) = claim.evidence
    assert BRIDGE[one.start : one.end] == one.exact == "Some 1,200 drivers cross it each day"
    assert (claim.statement, one.stance, one.tags) == ("A lot of traffic", "context", ("traffic",))
    assert one.note == "Annotated by Cay Holm 2031-03-08"
    assert [again.outcome for again in attached(path, document)] == ["known", "nowhere"]


@pytest.mark.parametrize(
    ("made", "state", "why"),
    [
        (annotation("closed for 41 weeks, the county said"), "changed", "differs in digits"),
        (annotation("the"), "ambiguous", "its words stand in"),
        (annotation("An owl was seen in the belfry of the church"), "orphan", "not in the text"),
        (annotation("bridge", target="https://news.example/other"), None, "no article"),
        (annotation("", target=PAGE), None, "quotes no words"),
        (annotation("x" * 6000), None, "more than 5,000"),
    ],
)
def test_what_has_no_certain_place_is_told_and_not_attached(
    cited: tuple[Path, str], made: dict[str, Any], state: str | None, why: str
) -> None:
    path, claim = cited
    (found,) = attached(path, made, claim)
    assert (found.outcome, found.state) == ("nowhere", state)
    assert why in (found.why or "")
    assert len(shown(path, claim).evidence) == 2


def test_what_stands_around_tells_which_of_several_places_is_meant(cited: tuple[Path, str]) -> None:
    path, claim = cited
    second = BRIDGE.index("Quill", BRIDGE.index("Quill") + 1)
    made = annotation("Quill", prefix=BRIDGE[second - 8 : second], suffix=" asked")
    (found,) = attached(path, made, claim)
    assert found.outcome == "attached"
    assert shown(path, claim).evidence[-1].start == second


def test_typographic_marks_do_not_part_a_quotation_from_its_place(cited: tuple[Path, str]) -> None:
    path, claim = cited
    made = annotation(
        "“We have no choice,” said Ada Quill, the county’s  engineer.", "2031. ", "Some"
    )
    (found,) = attached(path, made, claim)
    assert found.outcome == "attached", found
    assert shown(path, claim).evidence[-1].exact.startswith('"We have no choice,"')


def test_two_articles_at_one_address_are_not_chosen_from(cited: tuple[Path, str]) -> None:
    path, claim = cited
    with door_of(path) as door:
        set_facts(door, FERRY_ID, {"url": PAGE})
    (found,) = attached(path, annotation("closed for 14 weeks"), claim)
    assert (found.outcome, found.why) == ("nowhere", "several articles have this address")


def test_a_claim_that_was_removed_here_does_not_come_back(cited: tuple[Path, str]) -> None:
    path, claim = cited
    document = exported(path)
    for item in document["first"]["items"]:
        item["id"] = f"urn:uuid:{new_id()[:8]}-0000-4000-8000-000000000000"
    with door_of(path) as door:
        remove_kept(door, claim)
    assert ["removed here" in (one.why or "") for one in attached(path, document)] == [True, True]


def test_a_newer_version_keeps_the_quotation_of_the_current_text(cited: tuple[Path, str]) -> None:
    path, claim = cited
    keep(path, under(report("Corrected.\n\n" + BRIDGE, url=PAGE), BRIDGE_ID))
    (found,) = attached(path, annotation("will be closed for 14 weeks", "Oldmere ", ", the"), claim)
    assert found.outcome == "attached"
    last = shown(path, claim).evidence[-1]
    assert (last.version, last.start) == (2, 12 + BRIDGE.index("will be closed"))


KEYS = (
    *("target", "body", "selector", "type", "exact", "source", "items", "id", "first", "value"),
    *("purpose", "creator", "tags", "refinedBy", "start", "uri", "text"),
)
NAMES = st.sampled_from(["TextQuoteSelector", "TextPositionSelector", "tagging"])
Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS), inner | NAMES, max_size=4)
    ),
    max_leaves=20,
)


@given(Json)
def test_any_json_is_read_or_passed_over(document: object) -> None:
    for one in read_annotations(json.dumps(document).encode()):
        assert len(one.id) == len(one.claim) == 32


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(NotAnnotations):
        read_annotations(data)
