"""Claims as people make, change and discuss them: kept once, and never over somebody's head."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extradition_tui.claim_model import ClaimDraft, new_id
from extradition_tui.library.claims import (
    add_claim,
    add_comment,
    add_tag,
    assign,
    edit_claim,
    link_claims,
    remove_kept,
    remove_tag,
)
from extradition_tui.library.claims_agreement import agreements
from extradition_tui.library.claims_reading import (
    claim_history,
    evidence_to_confirm,
    get_claim,
    list_claims,
)
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import Ambiguous, Conflict, LibraryError, NotFound
from extradition_tui.library.events import EventDraft, get_event, save_events
from extradition_tui.library.health import doctor
from extradition_tui.library.history import list_changes
from extradition_tui.library.ids import short_ids
from extradition_tui.library.search import search
from tests.library.claiming import (
    ADA,
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


def test_a_claim_is_what_was_written(library_path: Path) -> None:
    event = fill(library_path)
    draft = ClaimDraft(
        id=new_id(),
        statement="  The bridge is shut\r\nfor 14 weeks ",
        type="quantity",
        speaker="Ada Quill",
        said_at="2031-03-03",
        event=event[:5],
    )
    with door_of(library_path) as door:
        assert add_claim(door, draft) == draft.id
    claim = shown(library_path, draft.id[:7])
    assert claim.statement == "The bridge is shut\nfor 14 weeks"
    assert (claim.type, claim.status, claim.speaker) == ("quantity", "open", "Ada Quill")
    assert (claim.event, claim.created_by, claim.revision) == (event, "Ada Lind", 1)
    assert set(claim.not_examined) == {BRIDGE_ID, FERRY_ID}
    assert claim.silent == ()


def test_a_write_that_is_tried_again_doubles_nothing(library_path: Path) -> None:
    draft = ClaimDraft(id=new_id(), statement="Once")
    for _ in range(3):
        with door_of(library_path) as door:
            add_claim(door, draft)
    with Library.open(library_path) as library:
        assert len(list_claims(library)) == 1
        assert [entry.what for entry in list_changes(library)] == ["claim added"]
    other = ClaimDraft(id=draft.id, statement="Something else")
    with pytest.raises(Conflict, match="something else already"), door_of(library_path) as door:
        add_claim(door, other)
    with pytest.raises(Conflict), door_of(library_path, BEN) as door:
        add_claim(door, draft)


def test_who_edits_what_somebody_else_changed_is_told_and_nothing_is_lost(
    library_path: Path,
) -> None:
    claim = claim_of(library_path)
    with door_of(library_path, BEN) as door:
        assert edit_claim(door, claim, {"statement": "Ben's words"}, revision=1) == 2
    with (
        pytest.raises(Conflict, match="Ben Rohde changed it first") as caught,
        door_of(library_path) as door,
    ):
        edit_claim(door, claim, {"statement": "Ada's words"}, revision=1)
    assert caught.value.mine == {"statement": "Ada's words"}
    assert caught.value.theirs == {"statement": "Ben's words"}
    assert (caught.value.by, caught.value.revision) == ("Ben Rohde", 2)
    assert shown(library_path, claim).statement == "Ben's words"
    with door_of(library_path) as door:
        assert edit_claim(door, claim, {"statement": "Both"}, revision=caught.value.revision) == 3


def test_who_was_first_is_told_though_the_clock_was_put_back(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path, BEN) as door:
        door.at = "2001-02-03T04:05:06.000000Z"
        edit_claim(door, claim, {"statement": "Ben's words"})
    with pytest.raises(Conflict) as caught, door_of(library_path) as door:
        edit_claim(door, claim, {"statement": "Ada's words"}, revision=1)
    assert (caught.value.by, caught.value.at[:10]) == ("Ben Rohde", "2001-02-03")
    with Library.open(library_path) as library:
        assert [entry.by for entry in claim_history(library, claim)] == ["Ada Lind", "Ben Rohde"]


def test_an_edit_that_changes_nothing_leaves_no_trace(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path) as door:
        assert edit_claim(door, claim, {"type": "other"}) == 1
    with Library.open(library_path) as library:
        assert len(list_changes(library)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"statement": " "},
        {"type": "joke"},
        {"status": "lost"},
        {"id": "x"},
        {"statement": "x" * 20_001},
        {"speaker": "x" * 20_001},
    ],
)
def test_what_is_no_claim_is_refused_in_one_line(
    library_path: Path, fields: dict[str, str | None]
) -> None:
    claim = claim_of(library_path)
    with pytest.raises(LibraryError) as caught, door_of(library_path) as door:
        edit_claim(door, claim, fields)
    assert "\n" not in str(caught.value)
    assert shown(library_path, claim).revision == 1


def test_ids_may_be_shortened_as_long_as_they_are_unique(library_path: Path) -> None:
    first, second = "ab" + new_id()[2:], "ab" + new_id()[2:]
    for name in (first, second):
        with door_of(library_path) as door:
            add_claim(door, ClaimDraft(id=name, statement=name))
    with Library.open(library_path) as library:
        short = short_ids(library)
        assert get_claim(library, short[first]).id == first
        assert len(short[first]) >= 6
        with pytest.raises(Ambiguous):
            get_claim(library, "ab")
        with pytest.raises(NotFound, match="claim list"):
            get_claim(library, "ffff" + "0" * 28)


def test_a_removed_claim_is_not_listed_and_its_name_is_explained(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path) as door:
        assert remove_kept(door, claim) == ("claim", claim)
    with Library.open(library_path) as library:
        assert list_claims(library) == ()
        with pytest.raises(NotFound, match="was removed"):
            get_claim(library, claim)


def test_comments_answer_each_other_on_any_part(library_path: Path) -> None:
    fill(library_path)
    claim = claim_of(library_path)
    evidence = cite_words(library_path, claim)
    with door_of(library_path) as door:
        asked = add_comment(door, claim, "Who counted?")
    with door_of(library_path, BEN) as door:
        add_comment(door, claim, "The county.", reply_to=asked[:8])
        add_comment(door, evidence, "A round figure.")
    comments = shown(library_path, claim).comments
    assert [(one.by, one.text) for one in comments] == [
        ("Ada Lind", "Who counted?"),
        ("Ben Rohde", "The county."),
        ("Ben Rohde", "A round figure."),
    ]
    assert comments[1].parent == asked
    assert comments[2].on == evidence
    other = claim_of(library_path)
    with pytest.raises(LibraryError, match="another claim"), door_of(library_path) as door:
        add_comment(door, other, "Here?", reply_to=asked)


def test_tags_are_set_once_and_taken_off(library_path: Path) -> None:
    fill(library_path)
    claim = claim_of(library_path)
    evidence = cite_words(library_path, claim)
    with door_of(library_path) as door:
        assert add_tag(door, claim, " To  check ") == add_tag(door, claim, "to check")
        add_tag(door, evidence, "figure")
    assert shown(library_path, claim).tags == ("to check",)
    assert shown(library_path, claim).evidence[0].tags == ("figure",)
    with door_of(library_path) as door:
        remove_tag(door, claim, "To check")
    assert shown(library_path, claim).tags == ()
    with pytest.raises(NotFound, match="no tag"), door_of(library_path) as door:
        remove_tag(door, claim, "to check")
    with door_of(library_path) as door:
        add_tag(door, claim, "to check")
    assert shown(library_path, claim).tags == ("to check",)


def test_claims_are_tied_once_and_seen_from_both(library_path: Path) -> None:
    one, two = claim_of(library_path), claim_of(library_path)
    with door_of(library_path) as door:
        link = link_claims(door, one, "contradicts", two)
        assert link_claims(door, two, "contradicts", one) == link
        narrower = link_claims(door, one, "narrower", two)
        assert link_claims(door, two, "narrower", one) != narrower
        with pytest.raises(LibraryError, match="itself"):
            link_claims(door, one, "same", one)
    assert len(shown(library_path, one).links) == len(shown(library_path, two).links) == 3
    with door_of(library_path) as door:
        remove_kept(door, two)
    assert shown(library_path, one).links == ()


def test_a_claim_is_given_to_somebody_who_is_known(library_path: Path) -> None:
    claim = claim_of(library_path)
    other = claim_of(library_path, person=BEN)
    with door_of(library_path) as door:
        assert assign(door, claim, "ben rohde") == "Ben Rohde"
        assert assign(door, other, "root") is not None  # an account of this machine
        with pytest.raises(NotFound, match="no-such-login"):
            assign(door, claim, "no-such-login")
    assert shown(library_path, claim).assignee == "Ben Rohde"
    with Library.open(library_path) as library:
        assert {one.id for one in list_claims(library, viewer=BEN, mine=True)} == {claim, other}
        assert [one.id for one in list_claims(library, viewer=ADA, mine=True)] == [claim]
    with door_of(library_path) as door:
        assert assign(door, claim, None) is None
    assert shown(library_path, claim).assignee is None


def test_who_is_silent_and_who_was_not_examined_are_told_apart(library_path: Path) -> None:
    event = fill(library_path)
    claim = claim_of(library_path, event)
    cite_words(library_path, claim)
    assert shown(library_path, claim).not_examined == (FERRY_ID,)
    assert shown(library_path, claim).silent == ()
    omit(library_path, claim)
    assert shown(library_path, claim).not_examined == ()
    assert shown(library_path, claim).silent == (FERRY_ID,)


def test_claims_are_listed_by_event_article_and_status(library_path: Path) -> None:
    event = fill(library_path)
    one, two = claim_of(library_path, event), claim_of(library_path)
    cite_words(library_path, two)
    with door_of(library_path) as door:
        edit_claim(door, two, {"status": "in check"})
    with Library.open(library_path) as library:
        assert [claim.id for claim in list_claims(library)] == [two, one]
        assert [claim.id for claim in list_claims(library, event=event[:6])] == [one]
        assert [claim.id for claim in list_claims(library, article=BRIDGE_ID)] == [two]
        assert [claim.id for claim in list_claims(library, status="in check")] == [two]


def test_a_claim_follows_its_event_into_a_merger(library_path: Path) -> None:
    event = fill(library_path)
    claim = claim_of(library_path, event)
    with door_of(library_path) as door:
        apart = save_events(
            door,
            [
                EventDraft(articles=(BRIDGE_ID,), title="Bridge"),
                EventDraft(articles=(FERRY_ID,), title="Ferry"),
            ],
        )
    other = next(name for name in apart if name != event)
    with door_of(library_path) as door:
        edit_claim(door, claim, {"event": other})
        save_events(door, [EventDraft(articles=(BRIDGE_ID, FERRY_ID), title="Bridge")])
    with Library.open(library_path) as library:
        joined = get_event(library, other).id
        assert get_event(library, event).id == joined
        assert [one.id for one in list_claims(library, event=event)] == [claim]
    assert shown(library_path, claim).event == joined


def test_the_search_finds_the_evidence_of_claims(library_path: Path) -> None:
    fill(library_path)
    claim = claim_of(library_path)
    cite_words(library_path, claim)
    with door_of(library_path) as door:
        add_tag(door, claim, "harbour")
    with Library.open(library_path) as library:
        for query in ("claim:shut", 'claim:"weeks bridge"', f"claim:{claim[:8]}", "claim:harbour"):
            (found,) = search(library, query)
            assert (found.article, found.end - found.start) == (BRIDGE_ID, 27)
        assert search(library, "claim:shut county") != ()
        assert search(library, "claim:shut crossings") == ()
        assert search(library, "claim:comet") == ()
    with door_of(library_path) as door:
        remove_kept(door, claim)
    with Library.open(library_path) as library:
        assert search(library, "claim:shut") == ()


def test_a_library_of_an_older_program_has_no_claims_and_gets_them_with_a_write(
    library_path: Path,
) -> None:
    fill(library_path)
    connection = sqlite3.connect(library_path)
    connection.executescript(
        "DROP TABLE claim_link; DROP TABLE tag; DROP TABLE comment; DROP TABLE verdict;"
        "DROP TABLE evidence; DROP TABLE anchor_at; DROP TABLE anchor; DROP TABLE claim;"
        "DROP TABLE agreed; DROP INDEX change_of_claims;"
        "DELETE FROM _sqlite_migrations WHERE name = '0004_claims'; PRAGMA user_version = 3;"
    )
    connection.close()
    with Library.open(library_path) as library:
        assert list_claims(library, event="x") == ()
        assert evidence_to_confirm(library) == ()
        assert agreements(library, {}) == ()
        assert short_ids(library) == {}
        assert search(library, "claim:bridge") == ()
        with pytest.raises(NotFound):
            get_claim(library, "abc")
    assert all(check.ok for check in doctor(library_path))
    claim = claim_of(library_path)
    assert shown(library_path, claim).id == claim
