"""A library's own rating schemes: read from its folder, and one clear line where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from extradition_tui.claims.schemes import DEFAULT, schemes
from extradition_tui.library.errors import LibraryError
from extradition_tui.library.rating_schemes import FILE, schemes_of

OWN = """
[harbour]
title = "Three flags"
ordered = true
ratings = [["red", "stay in"], ["amber", "look again"], ["green", "sail"]]
"""


def test_without_a_file_there_are_the_schemes_of_the_program(tmp_path: Path) -> None:
    assert schemes_of(tmp_path / "library.db") == schemes()


def test_the_library_has_its_own_after_the_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN, "utf-8")

    found = schemes_of(tmp_path / "library.db")

    assert [one.name for one in found["harbour"].ratings] == ["red", "amber", "green"]
    assert next(iter(found)) == DEFAULT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[harbour", "TOML|Expected"),
        (b"[harbour]\ntitle = 'Flags'", "not a rating scheme"),
        (b"[harbour]\ntitle = 'Flags'\nratings = [['red', '']]", "two ratings or more"),
        (b"\xff", "utf-8"),
        (b'["\x1b[31m"]\ntitle = 3', "schemes.toml"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it(tmp_path: Path, text: bytes, said: str) -> None:
    (tmp_path / FILE).write_bytes(text)

    with pytest.raises(LibraryError, match=said) as error:
        schemes_of(tmp_path / "library.db")

    assert FILE in str(error.value)
    assert "\n" not in str(error.value)
    assert "\x1b" not in str(error.value)
