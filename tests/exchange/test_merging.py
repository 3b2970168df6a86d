"""What comes in from another library: merged by history, and never over somebody's head."""

from __future__ import annotations

from pathlib import Path

import pytest

from extradition_tui.claim_model import VerdictDraft, new_id
from extradition_tui.library import corrections
from extradition_tui.library.articles import get_article, list_versions, set_facts
from extradition_tui.library.claims import (
    edit_claim,
    judge,
)
from extradition_tui.library.claims_undo import undo_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import CannotUndo, Conflict
from tests.exchange.lines import (
    CAY,
    another,
    claims,
    decided,
    edit,
    exported,
    imported,
    source,
    statement,
    well,
)
from tests.library.claiming import (
    ADA,
    BEN,
    BRIDGE_ID,
    FERRY_ID,
    cite_words,
    door_of,
    shown,
)
from tests.library.reports import BRIDGE, keep, report, under


def test_a_newer_revision_is_taken_and_an_older_one_is_not(full: Path) -> None:
    other = another(full)
    old = exported(full)
    imported(other, old)
    claim = claims(other)[0]
    edit(other, claim, "The bridge is shut for 16 weeks", BEN)
    edit(other, claim, "The bridge is shut for a while", BEN)
    newer = imported(full, exported(other))
    assert (newer.newer["claim"], newer.conflicts) == (1, [])
    assert statement(full, claim) == "The bridge is shut for a while"
    assert imported(full, old).conflicts == []
    assert imported(other, exported(full)).conflicts == []
    assert statement(full, claim) == statement(other, claim) == "The bridge is shut for a while"
    assert well(full)


def test_what_both_changed_is_told_each_time_and_stays_until_a_person_settles_it(
    full: Path,
) -> None:
    other = another(full)
    imported(other, exported(full))
    claim = claims(other)[0]
    edit(full, claim, "The bridge is shut until June", ADA)
    edit(other, claim, "The bridge is shut until July", BEN)
    edit(other, claim, "The bridge is shut until August", BEN)
    data = exported(other)
    for _ in range(2):
        taken = imported(full, data)
        (conflict,) = taken.conflicts
        assert "until June" in conflict.said
        assert "until August" in conflict.said
        assert claim in data.split(b"\n")[conflict.line - 1].decode()
        assert statement(full, claim) == "The bridge is shut until June"
    edit(full, claim, "The bridge is shut until August", ADA)
    assert imported(full, data).conflicts == []


def test_what_was_changed_elsewhere_since_is_not_undone_here(full: Path) -> None:
    claim = claims(full)[0]
    edit(full, claim, "The bridge is shut for 17 weeks", ADA)
    other = another(full)
    imported(other, exported(full))
    edit(other, claim, "The bridge is shut for 18 weeks", ADA)
    imported(full, exported(other))
    with pytest.raises(CannotUndo), door_of(full) as door:
        undo_claims(door)


def test_who_edits_an_old_revision_is_told_of_an_imported_change(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    claim = claims(other)[0]
    with pytest.raises(Conflict, match="Ada Lind changed it first"), door_of(other, CAY) as door:
        edit_claim(door, claim, {"statement": "Otherwise"}, revision=1)


def test_two_verdicts_that_were_adopted_are_a_conflict(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    claim = claims(other)[0]
    for path, rating in ((full, "true"), (other, "false")):
        with door_of(path) as door:
            draft = VerdictDraft(id=new_id(), scheme="six-step", rating=rating, role="adopted")
            judge(door, claim, draft)
    taken = imported(full, exported(other))
    assert ["another verdict" in one.said for one in taken.conflicts] == [True]
    adopted = [one.rating for one in shown(full, claim).verdicts if one.role == "adopted"]
    assert adopted == ["true"]


def test_versions_of_both_are_kept_and_the_last_loaded_is_read(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    here, there = (BRIDGE.replace("14 weeks", words) for words in ("2 months", "a season"))
    keep(full, under(report(here), BRIDGE_ID))
    keep(other, under(report(there), BRIDGE_ID))
    claim = claims(other)[0]
    cited = cite_words(other, claim, "closed for a season", text=there)
    taken = imported(full, exported(other))
    assert taken.conflicts == []
    with Library.open(full) as library:
        texts = [version.text for version in list_versions(library, BRIDGE_ID)]
        assert texts[-2:] == [here, there]
        assert get_article(library, BRIDGE_ID).text == there
    evidence = next(one for one in shown(full, claim).evidence if one.id == cited)
    assert (evidence.state, there[evidence.start : evidence.end]) == ("same", "closed for a season")
    assert well(full)


def test_what_people_set_follows_the_later_hand(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    for path, value in ((other, "Lorn Daily"), (other, "Lorn Weekly")):
        with door_of(path, BEN) as door:
            set_facts(door, FERRY_ID, {"source": value})
    assert imported(full, exported(other)).conflicts == []
    assert source(full) == "Lorn Weekly"
    with door_of(full) as door:
        set_facts(door, FERRY_ID, {"source": ""})
    assert imported(other, exported(full)).conflicts == []
    assert source(other) == source(full) != "Lorn Weekly"
    with door_of(full) as door:
        set_facts(door, FERRY_ID, {"source": "One name"})
    with door_of(other) as door:
        set_facts(door, FERRY_ID, {"source": "Another name"})
    for _ in range(2):
        (conflict,) = imported(full, exported(other)).conflicts
        assert "'One name' here and 'Another name' there" in conflict.said


def test_a_decision_is_kept_once_and_goes_when_its_library_takes_it_back(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    assert decided(other) == 1
    with door_of(full) as door:
        corrections.undo(door)
    assert imported(other, exported(full)).newer["decision"] == 1
    assert decided(other) == 0
    imported(full, exported(other))
    assert decided(full) == 0
