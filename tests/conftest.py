"""What every test stands on: a home of its own, so that nobody's settings or library matter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from extradition_tui.language.pipeline import Pipeline


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the XDG folders at a fresh place and forget the environment's library."""
    home = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.delenv("EXTRADITION_TUI_LIBRARY", raising=False)
    return home


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """An empty library."""
    from extradition_tui.library.writing import create

    path = tmp_path / "own" / "library.db"
    create(path)
    return path


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The bundled pipeline, opened once, and spaCy imported only where a test asks for it."""
    from extradition_tui.language.pipeline import open_pipeline

    return open_pipeline()
