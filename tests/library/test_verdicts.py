"""Verdicts on claims: one of each person, one for all, and how far they agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extradition_tui.claim_model import VerdictDraft, new_id
from extradition_tui.library.claims import (
    edit_claim,
    judge,
    set_blind,
)
from extradition_tui.library.claims_agreement import agreements
from extradition_tui.library.claims_reading import (
    claim_history,
    is_blind,
)
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError
from tests.library.claiming import (
    ADA,
    BEN,
    claim_of,
    door_of,
    fill,
    omit,
    shown,
)

RATED = VerdictDraft(id=new_id(), scheme="six-step", rating="true")


def test_each_has_one_verdict_and_all_have_one(library_path: Path) -> None:
    claim = claim_of(library_path)
    for person, rating in ((ADA, "true"), (BEN, "false"), (ADA, "half true")):
        with door_of(library_path, person) as door:
            judge(door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating=rating))
    for person, rating in ((ADA, "true"), (BEN, "mostly true")):
        with door_of(library_path, person) as door:
            draft = VerdictDraft(
                id=new_id(), scheme="six-step", rating=rating, role="adopted", confidence=80
            )
            judge(door, claim, draft)
    found = {(one.role, one.by): one.rating for one in shown(library_path, claim).verdicts}
    assert found == {
        ("adopted", "Ben Rohde"): "mostly true",
        ("individual", "Ada Lind"): "half true",
        ("individual", "Ben Rohde"): "false",
    }


def test_a_verdict_that_is_tried_again_is_given_once(library_path: Path) -> None:
    claim = claim_of(library_path)
    for _ in range(2):
        with door_of(library_path) as door:
            judge(door, claim, RATED)
    with Library.open(library_path) as library:
        assert [one.what for one in claim_history(library, claim, viewer=ADA)] == [
            *("claim added", "verdict added")
        ]


def test_a_reason_that_is_too_long_is_refused_and_never_cut(library_path: Path) -> None:
    claim = claim_of(library_path)
    long = replace(RATED, because="x" * 20_001)
    with pytest.raises(LibraryError, match="reason has 20,001"), door_of(library_path) as door:
        judge(door, claim, long)
    assert shown(library_path, claim).verdicts == ()


def test_in_blind_mode_others_verdicts_are_shown_after_ones_own(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path, BEN) as door:
        judge(door, claim, RATED)
        set_blind(door, True)
    hidden = shown(library_path, claim, ADA)
    assert (hidden.verdicts, hidden.hidden_verdicts) == ((), 1)
    assert len(shown(library_path, claim, BEN).verdicts) == 1
    assert shown(library_path, claim, None).verdicts == ()
    with Library.open(library_path) as library:
        assert is_blind(library)
        assert "verdict added" not in {
            one.what for one in claim_history(library, claim, viewer=ADA)
        }
        assert "verdict added" in {one.what for one in claim_history(library, claim, viewer=BEN)}
    with door_of(library_path) as door:
        judge(door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating="false"))
    assert len(shown(library_path, claim, ADA).verdicts) == 2
    with door_of(library_path) as door:
        set_blind(door, False)
    assert len(shown(library_path, claim, None).verdicts) == 2


def test_a_decided_claim_shows_its_verdicts_to_all(library_path: Path) -> None:
    claim = claim_of(library_path)
    with door_of(library_path, BEN) as door:
        set_blind(door, True)
        judge(door, claim, RATED)
        edit_claim(door, claim, {"status": "decided"})
    assert len(shown(library_path, claim, ADA).verdicts) == 1


def test_agreement_is_told_for_ratings_and_stances(library_path: Path) -> None:
    from extradition_tui.claims.schemes import schemes

    event = fill(library_path)
    for given in (("true", "true"), ("false", "mostly false"), ("half true", "half true")):
        claim = claim_of(library_path, event)
        for person, rating in zip((ADA, BEN), given, strict=True):
            with door_of(library_path, person) as door:
                judge(door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating=rating))
            omit(library_path, claim, person=person)
    with Library.open(library_path) as library:
        ratings, stances = agreements(library, schemes(), event=event)
    assert ratings.alpha is not None
    assert 0.8 < ratings.alpha < 1
    assert (ratings.units, ratings.values, ratings.annotators) == (3, 6, 2)
    assert stances.alpha is None
    assert "no variation" in str(stances.note)
