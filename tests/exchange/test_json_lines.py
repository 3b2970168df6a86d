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

from extradition_tui.claim_model import new_id
from extradition_tui.library.articles import get_article, list_versions, remove
from extradition_tui.library.claims_reading import claim_history, list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError, NotFound
from extradition_tui.library.events import list_events
from extradition_tui.library.health import doctor
from extradition_tui.library.history import list_changes
from extradition_tui.library.records_check import BadRecord
from extradition_tui.library.records_out import read_records
from tests.exchange.lines import (
    another,
    claims,
    exported,
    imported,
    well,
)
from tests.library.claiming import (
    BEN,
    BRIDGE_ID,
    FERRY_ID,
    door_of,
    shown,
)


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
