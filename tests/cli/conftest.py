"""One library of the stories, loaded once through the command line, and a way to ask it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extradition_tui.cli.main import main
from tests.stories import write_stories

Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the stories in it. Tests that write to it take a copy."""
    place = tmp_path_factory.mktemp("loaded")
    library = place / "library.db"
    assert main(["--library", str(library), "load", str(write_stories(place / "news"))]) == 0
    return library


@pytest.fixture
def ask(loaded: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Ask the library with ``--json`` and get the document back."""

    def asked(*words: str, library: Path = loaded) -> Any:
        capsys.readouterr()
        assert main(["--library", str(library), *words, "--json"]) in (0, 1)
        return json.loads(capsys.readouterr().out)

    return asked


@pytest.fixture
def own(loaded: Path, tmp_path: Path) -> Path:
    """A copy of the library to write to."""
    copy = tmp_path / "own.db"
    assert main(["--library", str(loaded), "backup", str(copy)]) == 0
    return copy
