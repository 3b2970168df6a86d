"""A terminal for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .tmux import Tmux


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    """A shell in a terminal of 80×24; it is gone when the test is."""
    tmux = Tmux(tmp_path)
    yield tmux
    tmux.end()
