"""What a person has read, kept so that two terminals keep each other's."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.settings import state_path
from extradition_tui.state.reading import MOST_ARTICLES, Reading, change_reading, load_reading
from extradition_tui.state.register import keep_register


@pytest.fixture(autouse=True)
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_changes_come_back_for_their_library_and_no_other(tmp_path: Path) -> None:
    one = tmp_path / "one.db"
    change_reading(one, lambda kept: kept.with_opened("a", "2031-01-01"))
    change_reading(one, lambda kept: kept.with_mark("q", "b", 17).with_sort("source"))
    found = load_reading(one)
    assert found == Reading(opened={"a": "2031-01-01"}, marks={"q": ("b", 17)}, sort="source")
    assert load_reading(tmp_path / "two.db") == Reading()


def test_two_terminals_keep_each_others_changes(tmp_path: Path) -> None:
    path = tmp_path / "one.db"

    def review(number: int) -> None:
        change_reading(path, lambda kept: kept.with_reviewed(str(number), "2031"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(review, range(64)))
    assert set(load_reading(path).reviewed) == {str(number) for number in range(64)}


def test_what_is_reviewed_can_be_taken_back(tmp_path: Path) -> None:
    kept = Reading().with_reviewed("a", "2031").with_reviewed("b", "2031").with_reviewed("a", "")
    assert kept.reviewed == {"b": "2031"}


def test_only_the_last_articles_are_remembered() -> None:
    kept = Reading(opened={str(number): "" for number in range(MOST_ARTICLES)})
    kept = kept.with_opened("new", "2031")
    assert len(kept.opened) == MOST_ARTICLES
    assert "0" not in kept.opened
    assert "new" in kept.opened


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_file_that_is_not_ours_is_nothing_at_all(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "one.db"
    change_reading(path, lambda kept: kept.with_opened("a", "2031"))
    (file,) = (state_path() / "reading").glob("*.json")
    file.write_bytes(data)
    assert isinstance(load_reading(path), Reading)


def test_a_change_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    state_path().mkdir(parents=True)
    (state_path() / "reading").write_text("in the way")
    assert change_reading(tmp_path / "one.db", lambda kept: kept) is None


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        change_reading(tmp_path / "one.db", lambda kept: kept)
        register = keep_register("mended at noon \ud800")
    finally:
        os.umask(old)
    assert register.read_text("utf-8") == "mended at noon ?"
    for file in [register, *(state_path() / "reading").iterdir()]:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
