"""Undo that lasts beyond the process, and never goes over what somebody else has built."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extradition_tui.claim_model import Claim, ClaimDraft, VerdictDraft, new_id
from extradition_tui.library.claims import (
    add_claim,
    add_comment,
    add_tag,
    assign,
    edit_claim,
    judge,
    link_claims,
    remove_kept,
    remove_tag,
)
from extradition_tui.library.claims_evidence import confirm
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.claims_undo import redo_claims, undo_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import CannotUndo, LibraryError, NotFound
from extradition_tui.library.history import first_break, list_changes
from extradition_tui.library.writing import Writing, create
from extradition_tui.model import Person
from tests.library.claiming import (
    ADA,
    BEN,
    BRIDGE_ID,
    cite_words,
    claim_of,
    door_of,
    fill,
    omit,
    shown,
)
from tests.library.reports import BRIDGE, keep, report, under


def undo(path: Path, person: Person = ADA) -> str:
    with door_of(path, person) as door:
        return undo_claims(door).what


def redo(path: Path, person: Person = ADA) -> str:
    with door_of(path, person) as door:
        return redo_claims(door).what


def edit(path: Path, claim: str, person: Person = ADA, **fields: str) -> None:
    with door_of(path, person) as door:
        edit_claim(door, claim, fields)


def test_edits_are_taken_back_one_by_one_and_done_again(library_path: Path) -> None:
    claim = claim_of(library_path)
    for words in ("first", "second", "third"):
        edit(library_path, claim, statement=words)
    assert undo(library_path) == "claim edited"
    assert shown(library_path, claim).statement == "second"
    undo(library_path)
    assert shown(library_path, claim).statement == "first"
    assert redo(library_path) == "claim edited"
    assert shown(library_path, claim).statement == "second"
    redo(library_path)
    assert shown(library_path, claim).statement == "third"
    with pytest.raises(NotFound, match="nothing to redo"):
        redo(library_path)
    for _ in range(3):
        undo(library_path)
    assert shown(library_path, claim).statement == "The bridge is shut for 14 weeks"
    assert undo(library_path) == "claim added"
    with pytest.raises(NotFound, match="nothing to undo"):
        undo(library_path)
    redo(library_path)
    assert shown(library_path, claim).statement == "The bridge is shut for 14 weeks"
    with Library.open(library_path) as library:
        assert first_break(library) is None


def test_something_new_ends_what_could_be_done_again(library_path: Path) -> None:
    claim = claim_of(library_path)
    edit(library_path, claim, statement="first")
    undo(library_path)
    edit(library_path, claim, statement="other")
    with pytest.raises(NotFound, match="nothing to redo"):
        redo(library_path)
    undo(library_path)
    assert shown(library_path, claim).statement == "The bridge is shut for 14 weeks"


def test_what_was_written_together_is_taken_back_together(library_path: Path) -> None:
    name = new_id()
    with door_of(library_path) as door:
        add_claim(door, ClaimDraft(id=name, statement="Together"))
        add_tag(door, name, "one")
        add_comment(door, name, "two")
    assert undo(library_path) == "claim added, tag added, comment added"
    with Library.open(library_path) as library:
        assert list_claims(library) == ()
    redo(library_path)
    claim = shown(library_path, name)
    assert (claim.tags, [one.text for one in claim.comments]) == (("one",), ["two"])


def test_each_takes_back_their_own(library_path: Path) -> None:
    one, two = claim_of(library_path), claim_of(library_path, person=BEN)
    undo(library_path, ADA)
    with Library.open(library_path) as library:
        assert [claim.id for claim in list_claims(library)] == [two]
    assert one != two
    with pytest.raises(NotFound):
        undo(library_path, ADA)


def test_what_somebody_else_has_changed_since_is_not_taken_back(library_path: Path) -> None:
    claim = claim_of(library_path)
    edit(library_path, claim, statement="Ada's")
    edit(library_path, claim, BEN, type="quantity")
    with pytest.raises(CannotUndo, match="Ben Rohde has built on it since"):
        undo(library_path, ADA)
    assert shown(library_path, claim).statement == "Ada's"
    undo(library_path, BEN)
    undo(library_path, ADA)
    assert shown(library_path, claim).statement == "The bridge is shut for 14 weeks"


def test_what_somebody_has_taken_back_is_no_change_though_the_clock_was_put_back(
    library_path: Path,
) -> None:
    claim = claim_of(library_path)
    edit(library_path, claim, statement="Ada's")
    edit(library_path, claim, BEN, type="quantity")
    with door_of(library_path, BEN) as door:
        door.at = "2001-02-03T04:05:06.000000Z"
        undo_claims(door)
    undo(library_path, ADA)
    assert shown(library_path, claim).statement == "The bridge is shut for 14 weeks"


@pytest.mark.parametrize("built", ["evidence", "verdict", "comment", "tag", "link"])
def test_a_claim_on_which_somebody_has_built_stays(library_path: Path, built: str) -> None:
    fill(library_path)
    other = claim_of(library_path, person=BEN)
    claim = claim_of(library_path)
    with door_of(library_path, BEN) as door:
        if built == "verdict":
            judge(door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating="true"))
        elif built == "comment":
            add_comment(door, claim, "Mind this")
        elif built == "tag":
            add_tag(door, claim, "mine")
        elif built == "link":
            link_claims(door, other, "rests on", claim)
    if built == "evidence":
        omit(library_path, claim, person=BEN)
    with pytest.raises(CannotUndo, match=f"{built} added"):
        undo(library_path, ADA)
    assert shown(library_path, claim).id == claim


def test_an_answered_comment_stays(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path) as door:
        asked = add_comment(door, claim, "Why?")
    with door_of(library_path, BEN) as door:
        add_comment(door, claim, "Because.", reply_to=asked)
    with pytest.raises(CannotUndo, match="comment added"):
        undo(library_path, ADA)


def test_a_removal_is_taken_back_unless_its_place_is_taken(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path) as door:
        add_tag(door, claim, "rain")
    with door_of(library_path) as door:
        remove_tag(door, claim, "rain")
    with door_of(library_path, BEN) as door:
        add_tag(door, claim, "rain")
    with pytest.raises(CannotUndo, match="another tag"):
        undo(library_path, ADA)
    undo(library_path, BEN)
    undo(library_path, ADA)
    assert shown(library_path, claim).tags == ("rain",)


def test_confirming_is_taken_back(library_path: Path) -> None:
    fill(library_path)
    claim = claim_of(library_path)
    name = cite_words(library_path, claim)
    keep(library_path, under(report(BRIDGE.replace("14", "41")), BRIDGE_ID))
    with door_of(library_path) as door:
        confirm(door, name)
    assert shown(library_path, claim).evidence[0].state == "same"
    undo(library_path)
    assert shown(library_path, claim).evidence[0].state == "changed"
    redo(library_path)
    assert shown(library_path, claim).evidence[0].state == "same"


def test_loading_a_new_version_is_not_building_on_evidence(library_path: Path) -> None:
    fill(library_path)
    claim = claim_of(library_path)
    cite_words(library_path, claim)
    keep(library_path, under(report(BRIDGE.replace("14", "41")), BRIDGE_ID))
    assert undo(library_path) == "evidence added"
    assert shown(library_path, claim).evidence == ()


def _state(path: Path) -> tuple[Claim, ...]:
    """All claims, without what undoing may change: revisions, and when a verdict was given."""
    import msgspec

    with Library.open(path) as library:
        found = msgspec.to_builtins(list_claims(library))

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k not in ("revision",)}
        if isinstance(value, list | tuple):
            return [bare(item) for item in value]
        return value

    return bare(found)  # type: ignore[return-value]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), max_size=8), st.data())
def test_undoing_all_and_redoing_all_comes_back_to_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    path = tmp_path_factory.mktemp("undo") / "l.db"
    create(path)
    claim, other = claim_of(path, person=BEN), claim_of(path, person=BEN)
    states = [_state(path)]
    for kind, number in steps:
        try:
            with door_of(path) as door:
                _do(door, kind, number, claim, other)
        except LibraryError:
            continue
        if _state(path) != states[-1]:
            states.append(_state(path))
    back = data.draw(st.integers(0, len(states) - 1))
    for state in reversed(states[len(states) - 1 - back : -1]):
        undo(path)
        assert _state(path) == state
    for state in states[len(states) - back :]:
        redo(path)
        assert _state(path) == state
    with Library.open(path) as library:
        assert first_break(library) is None
        assert list_changes(library)


def _do(door: Writing, kind: int, number: int, claim: str, other: str) -> None:
    if kind == 0:
        edit_claim(door, claim, {"statement": f"words {number}"})
    elif kind == 1:
        add_tag(door, claim, f"tag {number}")
    elif kind == 2:
        remove_tag(door, claim, f"tag {number}")
    elif kind == 3:
        ratings = ("true", "false", "half true", "made up")
        judge(door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating=ratings[number]))
    elif kind == 4:
        add_comment(door, claim, f"comment {number}")
    elif kind == 5:
        relations = ("same", "narrower", "contradicts", "rests on")
        link_claims(door, claim, relations[number], other)
    elif kind == 6:
        assign(door, claim, [ADA.id, BEN.id, None, ADA.name][number])
    elif kind == 7:
        remove_kept(door, other)
    else:
        edit_claim(door, other, {"status": ("open", "in check", "decided", "dropped")[number]})
