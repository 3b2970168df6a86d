from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.settings import state_path
from extradition_tui.state.positions import (
    MOST_ARTICLES,
    Positions,
    load_positions,
    save_positions,
)


@pytest.fixture(autouse=True)
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return state_path()


def _only_file() -> Path:
    (found,) = (state_path() / "positions").iterdir()
    return found


def test_a_position_comes_back_for_its_library_and_no_other(tmp_path: Path) -> None:
    here = Positions(article="a", pane="text", places={"a": 120})
    save_positions(tmp_path / "one.db", here)
    assert load_positions(tmp_path / "one.db") == here
    assert load_positions(tmp_path / "x" / ".." / "one.db") == here
    assert load_positions(tmp_path / "two.db") == Positions()


def test_positions_are_for_their_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        save_positions(tmp_path / "one.db", Positions(article="a"))
    finally:
        os.umask(old)
    assert stat.S_IMODE(_only_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(_only_file().parent.stat().st_mode) == 0o700


def test_only_the_last_places_are_remembered(tmp_path: Path) -> None:
    here = Positions()
    for number in range(MOST_ARTICLES + 5):
        here = here.with_place(str(number), number)
    here = here.with_place("7", 8)
    save_positions(tmp_path / "one.db", here)
    found = load_positions(tmp_path / "one.db")
    assert len(found.places) == MOST_ARTICLES
    assert "4" not in found.places
    assert list(found.places.items())[-1] == ("7", 8)


@given(st.one_of(st.binary(), st.just(b"[" * 100_000), st.just(b'{"places":{"a":"b"}}')))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_damaged_file_is_no_position(tmp_path: Path, data: bytes) -> None:
    save_positions(tmp_path / "one.db", Positions(article="a"))
    _only_file().write_bytes(data)
    assert isinstance(load_positions(tmp_path / "one.db"), Positions)


def test_what_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    state_path().parent.mkdir(parents=True)
    state_path().write_text("a file where the folder should be")
    save_positions(tmp_path / "one.db", Positions(article="a"))
    assert load_positions(tmp_path / "one.db") == Positions()


def test_a_file_that_is_a_link_or_a_pipe_is_not_followed(tmp_path: Path) -> None:
    save_positions(tmp_path / "one.db", Positions(article="a"))
    file = _only_file()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert load_positions(tmp_path / "one.db") == Positions()
    file.unlink()
    os.mkfifo(file)
    assert load_positions(tmp_path / "one.db") == Positions()


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    for number in range(3):
        save_positions(tmp_path / "one.db", Positions(article=str(number)))
    assert load_positions(tmp_path / "one.db").article == "2"
    _only_file()
