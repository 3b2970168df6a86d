"""Export and import at the command line, with the real analysis of what comes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extradition_tui.cli.main import main


def ran(library: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["--library", str(library), *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_library_goes_out_and_in_and_out_the_same(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = ran(own, capsys, "events", "--json")[1]
    first = json.loads(listed)[0]
    claim = ran(own, capsys, "claim", "add", "It is so", "--event", first["id"])[1].strip()
    assert (
        ran(own, capsys, "claim", "cite", claim, "--article", first["articles"][0], "--omits")[0]
        == 0
    )
    code, data, _ = ran(own, capsys, "export", "jsonl")
    assert code == 0
    file = tmp_path / "library.jsonl"
    file.write_text(data)
    other = tmp_path / "other.db"
    code, said, err = ran(other, capsys, "import", str(file))
    assert (code, "1 claim taken" in said) == (0, True), err
    assert ran(other, capsys, "export", "jsonl")[1] == data
    assert ran(other, capsys, "events", "--json")[1] == listed
    assert ran(other, capsys, "import", str(file))[:2] == (0, "nothing new in it\n")
    assert ran(own, capsys, "import", str(file))[:2] == (0, "nothing new in it\n")
