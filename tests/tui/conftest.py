"""Libraries for the tests of the screens, made once, and a state folder that is nobody's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from . import claim_event, contrast_event, ferry


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ferry.make_library(tmp_path_factory.mktemp("ferry") / "made" / "library.db")


@pytest.fixture(scope="session")
def made_bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bridge") / "made" / "library.db"
    contrast_event.make_library(place)
    return place


@pytest.fixture(scope="session")
def made_claims(made_bridge: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = _copy_of(made_bridge, tmp_path_factory.mktemp("claims") / "made")
    claim_event.fill(place)
    return place


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    """The ferry, in a library that a test may write to."""
    return _copy_of(made_library, tmp_path / "library")


@pytest.fixture
def bridge(made_bridge: Path, tmp_path: Path) -> Path:
    """One event of four sources that differ, and no claims, in a library to write to."""
    return _copy_of(made_bridge, tmp_path / "bridge")


@pytest.fixture
def claimed(made_claims: Path, tmp_path: Path) -> Path:
    """The bridge with two claims, in a library to write to."""
    return _copy_of(made_claims, tmp_path / "claimed")


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def _copy_of(library: Path, place: Path) -> Path:
    shutil.copytree(library.parent, place)
    return place / library.name
