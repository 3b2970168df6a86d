"""Many people writing claims at once: nothing fails, is lost, or is there twice."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from benchmarks.writing import bare_inserts, claim_writes

from extradition_tui.claim_model import ClaimDraft, new_id
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.copies import backup
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import NotALibrary
from extradition_tui.library.locks import queued
from tests.library.claiming import claim_of, door_of


def test_eight_people_write_at_once_and_try_again(tmp_path: Path) -> None:
    found = claim_writes(tmp_path, 8, 20)
    assert found.errors == ()
    assert (found.lost, found.doubled) == (0, 0)
    assert len(found.seconds) == 160


@pytest.mark.long
def test_fifty_people_wait_about_as_long_as_for_a_bare_insert(tmp_path: Path) -> None:
    bare = bare_inserts(tmp_path, 50, 40)
    found = claim_writes(tmp_path, 50, 40)
    assert found.errors == bare.errors == ()
    assert (found.lost, found.doubled, bare.lost) == (0, 0, 0)
    assert found.share(0.99) <= 3 * bare.share(0.99)


def test_a_library_replaced_while_a_write_waits_gets_the_write(
    library_path: Path, tmp_path: Path
) -> None:
    claim_of(library_path)
    backup(library_path, tmp_path / "copy.db")
    done: list[str] = []

    def write() -> None:
        with door_of(library_path) as door:
            done.append(add_claim(door, ClaimDraft(id=new_id(), statement="Late")))

    thread = threading.Thread(target=write)
    with queued(library_path, 5):
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        (tmp_path / "copy.db").replace(library_path)
        for rest in ("-wal", "-shm"):
            library_path.with_name(library_path.name + rest).unlink(missing_ok=True)
    thread.join(10)
    with Library.open(library_path) as library:
        assert list_claims(library)[0].statement == "Late"
    assert len(done) == 1


def test_a_library_that_is_gone_when_its_turn_comes_is_said(library_path: Path) -> None:
    said: list[str] = []

    def write() -> None:
        try:
            claim_of(library_path)
        except NotALibrary as error:
            said.append(str(error))

    thread = threading.Thread(target=write)
    with queued(library_path, 5):
        thread.start()
        thread.join(0.3)
        library_path.unlink()
    thread.join(10)
    assert "the library is gone" in said[0]
