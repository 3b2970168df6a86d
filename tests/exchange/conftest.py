from __future__ import annotations

from pathlib import Path

import pytest

from extradition_tui.library.writing import create


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "library.db"
    create(path)
    return path
