"""A library of the ferry for every test of the screens, and a state folder that is nobody's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .ferry import make_library


@pytest.fixture(scope="session")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("ferry") / "made" / "library.db")


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    """A copy of the library that a test may write to."""
    place = tmp_path / "library"
    shutil.copytree(made_library.parent, place)
    return place / "library.db"


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
