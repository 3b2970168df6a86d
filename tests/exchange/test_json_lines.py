"""JSON Lines: a library leaves and comes back without loss, and merges without overwriting."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.claim_model import VerdictDraft, new_id
from extradition_tui.exchange.json_lines import read_lines, write_lines
from extradition_tui.library import corrections
from extradition_tui.library.articles import get_article, list_versions, remove, set_facts
from extradition_tui.library.claims import (
    add_comment,
    add_tag,
    assign,
    edit_claim,
    judge,
    link_claims,
    remove_kept,
    remove_tag,
    set_blind,
)
from extradition_tui.library.claims_evidence import confirm
from extradition_tui.library.claims_reading import claim_history, list_claims
from extradition_tui.library.claims_undo import undo_claims
from extradition_tui.library.corrections import split
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import CannotUndo, Conflict, LibraryError, NotFound
from extradition_tui.library.events import list_events
from extradition_tui.library.health import doctor
from extradition_tui.library.history import list_changes
from extradition_tui.library.records_check import BadRecord
from extradition_tui.library.records_in import merge_records
from extradition_tui.library.records_out import read_records
from extradition_tui.library.records_taken import Taken
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Person
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
from tests.library.reports import BRIDGE, COMET, keep, report, under

CAY = Person("person-cay", "Cay Holm")


@pytest.fixture
def full(library_path: Path) -> Path:
    """A library with something of every kind in it."""
    event = fill(library_path)
    keep(library_path, report(COMET, origin="comet.txt"))
    claim = claim_of(library_path, event)
    other = claim_of(library_path, None, BEN)
    cited = cite_words(library_path, claim)
    omit(library_path, claim, person=BEN)
    with door_of(library_path, BEN) as door:
        verdict = judge(
            door, claim, VerdictDraft(id=new_id(), scheme="six-step", rating="true", confidence=70)
        )
        first = add_comment(door, verdict, "Why so sure? – “ask” the county")
        add_comment(door, verdict, "They said it twice", reply_to=first)
        add_tag(door, cited, "roads")
        add_tag(door, claim, "to go")
        link_claims(door, claim, "rests on", other)
        assign(door, claim, "Ada Lind")
        set_blind(door, True)
    with door_of(library_path) as door:
        remove_tag(door, claim, "to go")
        edit_claim(door, claim, {"statement": "The bridge is shut for 15 weeks"})
    changed = report(BRIDGE.replace("14 weeks", "15 weeks"))
    keep(library_path, under(changed, BRIDGE_ID))
    with door_of(library_path) as door:
        confirm(door, cited)
        set_facts(door, FERRY_ID, {"source": "The Lorn Mail", "published": "2031-03-04"})
        split(door, event, [FERRY_ID])
    with door_of(library_path, BEN) as door:
        remove_kept(door, other)
    return library_path


def exported(path: Path) -> bytes:
    with Library.open(path) as library, library.snapshot():
        return "".join(write_lines(read_records(library))).encode()


def imported(path: Path, data: bytes, person: Person = CAY) -> Taken:
    with writing(path, person, "import a file") as door:
        return merge_records(door, read_lines(data))


def another(path: Path, name: str = "other.db") -> Path:
    other = path.with_name(name)
    create(other)
    return other


def well(path: Path) -> bool:
    return all(check.ok for check in doctor(path) if check.name != "permissions")


def test_out_and_in_and_out_again_is_the_same_to_the_byte(full: Path) -> None:
    data = exported(full)
    other = another(full)
    taken = imported(other, data)
    assert exported(other) == data
    assert taken.conflicts == []
    assert well(other)


def test_a_third_library_gets_the_same_from_the_second(full: Path) -> None:
    data = exported(full)
    second, third = another(full), another(full, "third.db")
    imported(second, data)
    imported(third, exported(second), BEN)
    assert exported(third) == data


def test_what_is_known_already_changes_nothing(full: Path) -> None:
    data, other = exported(full), another(full)
    imported(other, data)
    with Library.open(other) as library:
        before = list_changes(library)
        taken = imported(other, data)
        assert list_changes(library) == before
    assert (+taken.new, +taken.newer, taken.conflicts) == ({}, {}, [])
    own = imported(full, data)
    assert (+own.new, +own.newer, own.conflicts) == ({}, {}, [])


def test_the_names_and_histories_of_things_come_along(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    with Library.open(full) as one, Library.open(other) as two:
        events = [event.articles for event in list_events(one)]
        assert [event.articles for event in list_events(two)] == events
        (claim,) = list_claims(one)
        (same,) = list_claims(two)
        for f in fields(claim):
            assert getattr(same, f.name) == getattr(claim, f.name), f.name
        told = [(one.at, one.by, one.what) for one in claim_history(one, claim.id, viewer=BEN)]
        assert [(e.at, e.by, e.what) for e in claim_history(two, claim.id, viewer=BEN)] == told
        assert get_article(two, FERRY_ID).source == "The Lorn Mail"
        versions = [replace(version) for version in list_versions(one, BRIDGE_ID)]
        assert list(list_versions(two, BRIDGE_ID)) == versions
        assert get_article(two, BRIDGE_ID).path is None


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


def test_a_removed_article_keeps_its_place_and_no_words(full: Path) -> None:
    claim = claims(full)[0]
    with door_of(full) as door:
        remove(door, BRIDGE_ID)
    data = exported(full)
    assert b"closed for 14 weeks" not in data
    other = another(full)
    imported(other, data)
    assert exported(other) == data
    assert [one.state for one in shown(other, claim).evidence][:1] == ["orphan"]
    assert well(other)


def test_a_text_that_was_removed_here_does_not_come_back(full: Path) -> None:
    data = exported(full)
    with door_of(full) as door:
        remove(door, BRIDGE_ID)
    assert imported(full, data).conflicts == []
    with Library.open(full) as library, pytest.raises(NotFound):
        get_article(library, BRIDGE_ID)
    assert well(full)


def test_a_broken_chain_of_another_library_is_found(full: Path) -> None:
    other = another(full)
    imported(other, exported(full))
    with sqlite3.connect(other) as connection:
        connection.execute("DROP TRIGGER other_change_is_never_deleted")
        connection.execute(
            "DELETE FROM other_change WHERE seq = (SELECT max(seq) FROM other_change)"
        )
    (told,) = [check.detail for check in doctor(other) if check.name == "history"]
    assert "does not end as it did" in told
    with sqlite3.connect(other) as connection:
        connection.execute("DELETE FROM other_change WHERE seq = 3")
    (told,) = [check.detail for check in doctor(other) if check.name == "history"]
    assert "change 3" in told


Spoil = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[:-1],
        lambda lines: [*lines[:-1], lines[-1][:10]],
        lambda lines: [lines[0], b"{", *lines[2:]],
        lambda lines: [lines[0], b"[1]", *lines[2:]],
        lambda lines: [lines[0], b'{"kind":"spell"}', *lines[2:]],
        lambda lines: [b"", *lines[1:]],
        lambda lines: [lines[0], b"\xff\xfe", *lines[2:]],
        lambda lines: [lines[0], b"[" * 100_000, *lines[2:]],
        lambda lines: [one.replace(b'"revision":2', b'"revision":-2') for one in lines],
        lambda lines: [one.replace(b'"stance":"asserts"', b'"stance":"sings"') for one in lines],
        lambda lines: [one.replace(b"county said", b"council said") for one in lines],
        lambda lines: [one.replace(b'"kind":"anchor"', b'"kind":"anchor","x":1') for one in lines],
        lambda lines: [one for one in lines if b'"kind":"person"' not in one],
        lambda lines: [one for one in lines if b'"kind":"anchor"' not in one],
        lambda lines: [one for one in lines if b'"seq":4' not in one],
        lambda lines: [one.replace(b'"what":"claim added"', b'"what":"nothing"') for one in lines],
        lambda lines: [*lines[:3], lines[2], *lines[3:]],
    ],
)
def test_a_broken_file_is_one_line_with_its_number_and_leaves_nothing(
    full: Path, spoil: Spoil
) -> None:
    lines = spoil(exported(full).split(b"\n")[:-1])
    if lines[-1].startswith(b'{"kind":"end"'):
        lines[-1] = b'{"kind":"end","lines":%d}' % len(lines)
    other = another(full)
    with pytest.raises(BadRecord, match=r"^line \d+: .*nothing was imported$") as raised:
        imported(other, b"\n".join(lines) + b"\n")
    assert 1 <= raised.value.line <= len(lines)
    with Library.open(other) as library:
        assert list(read_records(library)) == []


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_damage_is_refused_or_harmless(full: Path, data: st.DataObject) -> None:
    lines = _Once.of(full).split(b"\n")
    number = data.draw(st.integers(0, len(lines) - 2))
    place = data.draw(st.integers(0, max(len(lines[number]) - 1, 0)))
    junk = data.draw(st.binary(max_size=6))
    lines[number] = lines[number][:place] + junk + lines[number][place + len(junk) :]
    other = another(full, f"{new_id()}.db")
    with suppress(LibraryError):
        imported(other, b"\n".join(lines))
        assert well(other)


class _Once:
    """The export of a library, made once for many tries."""

    kept: ClassVar[dict[Path, bytes]] = {}

    @classmethod
    def of(cls, path: Path) -> bytes:
        if path not in cls.kept:
            cls.kept[path] = exported(path)
        return cls.kept[path]


def claims(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [claim.id for claim in list_claims(library)]


def statement(path: Path, claim: str) -> str:
    return shown(path, claim).statement


def edit(path: Path, claim: str, words: str, person: Person) -> None:
    with door_of(path, person) as door:
        edit_claim(door, claim, {"statement": words})


def source(path: Path) -> str | None:
    with Library.open(path) as library:
        return get_article(library, FERRY_ID).source


def decided(path: Path) -> int:
    with Library.open(path) as library:
        return len(corrections.decisions(library, [FERRY_ID]))
