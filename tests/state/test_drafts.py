from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.settings import state_path
from extradition_tui.state.drafts import Draft, Drafts, TypedDraft

SECONDS = 0.1
"""How long words may wait here; a second in the program."""


@pytest.fixture(autouse=True)
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return state_path()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def reader(library: Path) -> Drafts:
    return Drafts(library, seconds=SECONDS)


def begun(drafts: Drafts, text: str = "The tram") -> TypedDraft:
    typed = drafts.begin(Draft(kind="comment", claim="c1", revision=3))
    typed.change(text, len(text))
    return typed


def texts(drafts: Drafts) -> list[str]:
    return [kept.draft.text for kept in drafts.found()]


def wait_until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def files() -> list[Path]:
    return sorted(state_path().rglob("*.json"))


def test_what_is_typed_is_kept_in_time_and_found_by_the_next_reader(library: Path) -> None:
    first = reader(library)
    typed = first.begin(
        Draft(
            kind="comment",
            claim="c1",
            revision=3,
            event="e1",
            article="a1",
            start=10,
            end=24,
            position=7,
            options={"parent": "c9"},
        )
    )
    typed.change("Der Zug 🚋 é", 4)
    wait_until(lambda: bool(files()))
    (kept,) = reader(library).found()
    assert kept.draft == typed.draft
    assert (kept.draft.text, kept.draft.cursor) == ("Der Zug 🚋 é", 4)
    assert first.found() == ()
    assert Drafts(library.with_name("other.db")).found() == ()


def test_nothing_is_kept_before_a_key(library: Path) -> None:
    typed = reader(library).begin(Draft(kind="comment", text="as it was"))
    typed.save()
    time.sleep(3 * SECONDS)
    assert files() == []


def test_words_are_kept_while_typing_goes_on(library: Path) -> None:
    typed = begun(reader(library), "")
    other = reader(library)
    began = time.monotonic()
    text = ""
    while not texts(other):
        text += "x"
        typed.change(text, len(text))
        time.sleep(0.01)
        assert time.monotonic() - began < 2, "two seconds of typing, and nothing is kept"


def test_a_draft_is_for_its_owner_alone(library: Path) -> None:
    before = os.umask(0)
    try:
        begun(drafts := reader(library))
        drafts.flush()
    finally:
        os.umask(before)
    (file,) = files()
    assert {stat.S_IMODE(one.stat().st_mode) for one in file.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_finished_words_are_removed_and_left_ones_stay(library: Path) -> None:
    drafts = reader(library)
    done, left = begun(drafts, "done"), begun(drafts, "left")
    drafts.flush()
    done.finish()
    left.leave()
    done.change("done already", 0)
    left.change("left already", 0)
    time.sleep(3 * SECONDS)
    assert texts(drafts) == ["left"]
    drafts.close()
    (kept,) = reader(library).found()
    assert (kept.draft.text, kept.held_by) == ("left", None)
    assert [one.suffix for one in files()[0].parent.iterdir()] == [".json"]


def test_a_draft_is_restored_and_gone_on_with(library: Path) -> None:
    begun(reader(library), "one").save()
    wait_until(lambda: bool(files()))
    second = reader(library)
    (kept,) = second.found()
    typed = second.take(kept.draft.id)
    assert typed is not None
    assert typed.draft == kept.draft
    typed.change("one two", 7)
    second.flush()
    assert texts(reader(library)) == ["one two"]
    assert second.take("no such draft") is None


def test_a_discarded_draft_is_gone(library: Path) -> None:
    drafts = reader(library)
    begun(drafts).leave()
    (kept,) = drafts.found()
    drafts.discard(kept.draft.id)
    assert reader(library).found() == ()
    assert files() == []


def test_what_another_reader_types_is_taken_over_and_none_of_it_is_lost(library: Path) -> None:
    old, new = reader(library), reader(library)
    first = begun(old, "typed over there")
    old.flush()
    (kept,) = new.found()
    assert kept.held_by is not None
    assert f"process {os.getpid()}" in kept.held_by
    second = new.take(kept.draft.id)
    assert second is not None
    second.change("gone on with here", 17)
    new.flush()
    assert not first.taken
    first.change("typed over there after all", 26)
    old.flush()
    assert first.taken
    assert sorted(texts(reader(library))) == ["gone on with here", "typed over there after all"]


def test_of_many_who_take_a_draft_at_once_one_has_it(library: Path) -> None:
    begun(left := reader(library)).leave()
    left.close()
    (kept,) = reader(library).found()
    readers = [reader(library) for _ in range(8)]
    for one in readers:  # each with its lock made, so that the takings meet
        begun(one).finish()
    start = threading.Barrier(len(readers))
    taken: list[TypedDraft] = []

    def take(one: Drafts) -> None:
        start.wait()
        typed = one.take(kept.draft.id)
        if typed is not None:
            taken.append(typed)

    threads = [threading.Thread(target=take, args=(one,)) for one in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # One may take it from another, but there is one file, and it is the last taker's.
    assert len(files()) == 1
    assert taken
    for typed in taken:
        typed.change(typed.draft.text + " and more", 0)
    for one in readers:
        one.flush()
    assert sum(not typed.taken for typed in taken) == 1


TYPIST = """
import sys, time
from pathlib import Path
from extradition_tui.state.drafts import Draft, Drafts
typed = Drafts(Path(sys.argv[1]), seconds=0.1).begin(Draft(kind="comment"))
text = ""
while True:
    text += "x"
    typed.change(text, len(text))
    print(len(text), time.monotonic(), flush=True)
    time.sleep(0.01)
"""


def test_a_killed_reader_loses_no_more_than_the_last_moment(library: Path) -> None:
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(library)], stdout=subprocess.PIPE, text=True
    )
    assert typist.stdout is not None
    said = [typist.stdout.readline() for _ in range(150)]
    other = reader(library)
    assert other.found()[0].held_by == f"process {typist.pid}"
    killed = time.monotonic()
    typist.send_signal(signal.SIGKILL)
    typist.communicate()
    before = [line.split()[0] for line in said if float(line.split()[1]) < killed - 1]
    (kept,) = other.found()
    assert kept.held_by is None
    assert len(kept.draft.text) >= int(before[-1])
    assert not list(state_path().rglob("*.lock"))


def test_words_that_cannot_be_kept_are_told_once_and_kept_as_soon_as_they_can(
    library: Path,
) -> None:
    told: list[str] = []
    state_path().parent.mkdir(parents=True)
    state_path().write_text("a file where the folder should be")
    drafts = Drafts(library, seconds=SECONDS, trouble=told.append)
    begun(drafts, "still here")
    wait_until(lambda: bool(told))
    time.sleep(3 * SECONDS)
    assert len(told) == 1
    assert "cannot be kept" in told[0]
    state_path().unlink()
    wait_until(lambda: texts(reader(library)) == ["still here"])


def test_half_a_surrogate_pair_keeps_no_word_from_the_disk(library: Path) -> None:
    begun(drafts := reader(library), "a \ud83d b")
    drafts.flush()
    assert texts(reader(library)) == ["a ? b"]


@given(st.one_of(st.binary(), st.just(b"[" * 100_000), st.just(b'{"kind":1}')))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_a_damaged_file_is_no_draft_and_hides_no_other(library: Path, data: bytes) -> None:
    if not files():
        begun(drafts := reader(library), "whole")
        drafts.close()
    (files()[0].parent / "0.0.json").write_bytes(data)
    assert texts(reader(library)) == ["whole"]


def test_a_draft_that_is_a_link_or_a_pipe_is_not_followed(library: Path) -> None:
    begun(drafts := reader(library), "whole")
    drafts.close()
    folder = files()[0].parent
    (folder / "1.1.json").symlink_to(files()[0])
    os.mkfifo(folder / "2.2.json")
    assert texts(reader(library)) == ["whole"]
