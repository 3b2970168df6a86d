"""Evidence through the versions of its article: found again, or waiting for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extradition_tui.claim_model import EvidenceDraft, new_id
from extradition_tui.library.articles import get_article, remove
from extradition_tui.library.claims import remove_kept
from extradition_tui.library.claims_anchors import misplaced_anchors
from extradition_tui.library.claims_evidence import cite, confirm, edit_evidence
from extradition_tui.library.claims_reading import claim_history, evidence_to_confirm
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import Conflict, LibraryError, NotFound
from extradition_tui.library.health import doctor
from extradition_tui.library.writing import create
from tests.library.claiming import (
    BEN,
    BRIDGE_ID,
    FERRY_ID,
    WEEKS,
    cite_words,
    claim_of,
    door_of,
    fill,
    omit,
    shown,
)
from tests.library.reports import BRIDGE, FERRY, keep, report, under


@pytest.fixture
def claim(library_path: Path) -> str:
    return claim_of(library_path, fill(library_path))


def load_again(path: Path, text: str, article: str = BRIDGE_ID) -> None:
    """Load another text of an article."""
    keep(path, under(report(text), article))


def test_evidence_has_the_words_that_were_cited(library_path: Path, claim: str) -> None:
    name = cite_words(library_path, claim)
    (one,) = shown(library_path, claim).evidence
    assert (one.id, one.article, one.version, one.stance) == (name, BRIDGE_ID, 1, "asserts")
    assert BRIDGE[one.start : one.end] == one.exact == WEEKS
    assert (one.state, one.by, one.source) == ("same", "Ada Lind", "bridge")
    assert BRIDGE.index(one.prefix + one.exact + one.suffix) >= 0


def test_words_elsewhere_in_the_new_text_are_moved_with_offsets_into_it(
    library_path: Path, claim: str
) -> None:
    cite_words(library_path, claim)
    text = BRIDGE.replace("\n\nThe bridge", "\n\nAn update.\n\nThe bridge", 1)
    load_again(library_path, text)
    (one,) = shown(library_path, claim).evidence
    assert (one.state, one.version, one.current) == ("moved", 2, 2)
    assert text[one.start : one.end] == WEEKS
    load_again(library_path, text + "More follows.\n")
    assert shown(library_path, claim).evidence[0].state == "moved"
    load_again(library_path, BRIDGE)
    assert shown(library_path, claim).evidence[0].state == "same"
    with Library.open(library_path) as library:
        assert evidence_to_confirm(library) == ()


def test_changed_words_wait_for_a_person_with_their_difference(
    library_path: Path, claim: str
) -> None:
    name = cite_words(library_path, claim)
    text = BRIDGE.replace("14 weeks", "41 weeks")
    load_again(library_path, text)
    (one,) = shown(library_path, claim).evidence
    assert (one.state, one.version, one.exact) == ("changed", 1, WEEKS)
    assert one.now is not None
    assert one.now.dangers == ("digits",)
    assert text[one.now.start : one.now.end] == "will be closed for 41 weeks"
    with Library.open(library_path) as library:
        assert [waiting.id for waiting in evidence_to_confirm(library)] == [name]
        assert claim_history(library, claim)[-1].what == "evidence to be confirmed"
    with door_of(library_path, BEN) as door:
        assert confirm(door, name[:8], revision=1) == 2
    (one,) = shown(library_path, claim).evidence
    assert (one.state, one.version) == ("same", 2)
    assert one.exact == "will be closed for 41 weeks"
    assert one.by == "Ada Lind"
    with Library.open(library_path) as library:
        assert evidence_to_confirm(library) == ()
        last = claim_history(library, claim)[-1]
        assert (last.what, last.by) == ("evidence confirmed", "Ben Rohde")


def test_ambiguous_and_lost_words_need_a_place(library_path: Path, claim: str) -> None:
    name = cite_words(library_path, claim)
    twice = BRIDGE + f"It {WEEKS}.\n"
    load_again(library_path, twice)
    assert shown(library_path, claim).evidence[0].state == "ambiguous"
    with pytest.raises(LibraryError, match="several places"), door_of(library_path) as door:
        confirm(door, name)
    place = (twice.rindex(WEEKS), twice.rindex(WEEKS) + len(WEEKS))
    with door_of(library_path) as door:
        confirm(door, name, place)
    (one,) = shown(library_path, claim).evidence
    assert (one.state, one.start) == ("same", place[0])
    load_again(library_path, "Nothing to see here\n\nAll went home and slept.\n")
    assert shown(library_path, claim).evidence[0].state == "orphan"
    with (
        pytest.raises(LibraryError, match="not in the text any more"),
        door_of(library_path) as door,
    ):
        confirm(door, name)


def test_confirming_what_is_certain_changes_nothing(library_path: Path, claim: str) -> None:
    name = cite_words(library_path, claim)
    with door_of(library_path) as door:
        assert confirm(door, name) == 1


def test_an_omission_is_stale_once_the_version_that_was_read_is_replaced(
    library_path: Path, claim: str
) -> None:
    name = omit(library_path, claim)
    (one,) = shown(library_path, claim).evidence
    assert (one.state, one.version, one.start, one.exact) == ("same", 1, None, "")
    load_again(library_path, FERRY + "The bridge is shut for long.\n", FERRY_ID)
    found = shown(library_path, claim)
    assert (found.evidence[0].state, found.evidence[0].version) == ("stale", 1)
    assert found.silent == ()
    assert FERRY_ID in found.not_examined
    with door_of(library_path) as door:
        confirm(door, name)
    assert shown(library_path, claim).evidence[0].state == "same"
    assert shown(library_path, claim).silent == (FERRY_ID,)


def test_evidence_from_a_removed_article_is_an_orphan_and_its_words_are_gone(
    library_path: Path, claim: str
) -> None:
    words = "We have no choice"
    cite_words(library_path, claim, words)
    omit(library_path, claim, BRIDGE_ID)
    load_again(library_path, BRIDGE.replace("no choice", "a choice"))
    with door_of(library_path) as door:
        remove(door, BRIDGE_ID)
    found = shown(library_path, claim).evidence
    assert [(one.state, one.exact, one.now) for one in found] == [("orphan", "", None)] * 2
    for file in library_path.parent.iterdir():
        assert words.encode() not in file.read_bytes()
        assert b"We have a choice" not in file.read_bytes()
    assert all(check.ok for check in doctor(library_path))
    load_again(library_path, BRIDGE)
    assert shown(library_path, claim).evidence[0].state == "orphan"


def test_words_cited_from_an_older_version_are_followed_at_once(
    library_path: Path, claim: str
) -> None:
    load_again(library_path, "Correction\n\n" + BRIDGE)
    start = BRIDGE.index(WEEKS)
    draft = EvidenceDraft(
        id=new_id(), claim=claim, article=BRIDGE_ID, stance="supports", version=1,
        start=start, end=start + len(WEEKS),
    )  # fmt: skip
    with door_of(library_path) as door:
        cite(door, draft)
    (one,) = shown(library_path, claim).evidence
    assert (one.state, one.version, one.start) == ("moved", 2, start + 12)
    with door_of(library_path) as door:
        cite(door, draft)
    assert len(shown(library_path, claim).evidence) == 1
    with pytest.raises(NotFound, match="version 7"), door_of(library_path) as door:
        cite(door, EvidenceDraft(id=new_id(), claim=claim, article=BRIDGE_ID, stance="asserts",
                                 start=0, end=4, version=7))  # fmt: skip


def test_evidence_that_was_removed_is_followed_too(library_path: Path, claim: str) -> None:
    from extradition_tui.library.claims_undo import undo_claims

    name = cite_words(library_path, claim)
    with door_of(library_path) as door:
        remove_kept(door, name)
    load_again(library_path, BRIDGE.replace("14", "41"))
    with Library.open(library_path) as library:
        assert evidence_to_confirm(library) == ()
    with door_of(library_path) as door:
        undo_claims(door)
    assert shown(library_path, claim).evidence[0].state == "changed"


def test_evidence_is_edited_within_what_it_can_be(library_path: Path, claim: str) -> None:
    name = cite_words(library_path, claim)
    with door_of(library_path) as door:
        edit_evidence(door, name, {"stance": "contradicts", "note": "odd", "credibility": 3})
        edit_evidence(door, name, {"reliability": "B", "attributed_to": "the county"})
    (one,) = shown(library_path, claim).evidence
    assert (one.stance, one.note, one.reliability, one.credibility) == (
        "contradicts",
        "odd",
        "B",
        3,
    )
    assert one.attributed_to == "the county"
    for fields in ({"stance": "omits"}, {"reliability": "G"}, {"credibility": 7}, {"start": 3}):
        with pytest.raises(LibraryError), door_of(library_path) as door:
            edit_evidence(door, name, fields)
    with pytest.raises(Conflict), door_of(library_path) as door:
        edit_evidence(door, name, {"note": "odder"}, revision=1)


def test_a_place_without_words_is_no_evidence(library_path: Path, claim: str) -> None:
    for start, end in ((0, 0), (5, 4), (0, 10_000), (37, 38)):
        draft = EvidenceDraft(
            id=new_id(), claim=claim, article=BRIDGE_ID, stance="asserts", start=start, end=end
        )
        with pytest.raises(LibraryError), door_of(library_path) as door:
            cite(door, draft)
    draft = EvidenceDraft(id=new_id(), claim=claim, article=BRIDGE_ID, stance="asserts")
    with pytest.raises(LibraryError, match="has a place"), door_of(library_path) as door:
        cite(door, draft)
    assert shown(library_path, claim).evidence == ()


@pytest.fixture(scope="module")
def shared_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("any") / "l.db"
    create(path)
    return path


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=40), st.data())
def test_any_words_come_back_as_they_stand(
    shared_path: Path, words: str, data: st.DataObject
) -> None:
    """Emoji, combining marks, right-to-left, NUL, line ends: offsets count code points."""
    path = shared_path
    text = f"A title\n\né{words}e\u0301\U0001f469\u200d\U0001f680 \u05d0\u05d1\0."
    item = report(text)
    keep(path, item)
    start = data.draw(st.integers(9, len(text) - 2))
    with Library.open(path) as library:
        kept = get_article(library, item.article.id).text
    if not kept[start:].strip():
        return
    claim = claim_of(path)
    draft = EvidenceDraft(
        id=new_id(), claim=claim, article=item.article.id, stance="asserts",
        start=start, end=len(kept),
    )  # fmt: skip
    with door_of(path) as door:
        cite(door, draft)
    (one,) = shown(path, claim).evidence
    assert one.exact == kept[start:]
    with Library.open(path) as library:
        assert misplaced_anchors(library) == ()
