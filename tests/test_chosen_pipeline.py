"""Which pipeline is chosen, told without opening it, and when a library is analysed anew by it."""

import sys
from pathlib import Path

import pytest
import spacy

from extradition_tui.chosen_pipeline import chosen_pipeline, wants_analysing_anew
from extradition_tui.language.pipeline import open_pipeline


def full_name(name: str) -> str:
    info = open_pipeline(name).info
    return f"{info.name} {info.version}"


def test_the_bundled_pipeline_is_called_as_its_analyses_say() -> None:
    assert chosen_pipeline("") == full_name("")
    assert chosen_pipeline("extradition_en_rules") == full_name("extradition_en_rules")


def test_a_folder_and_a_package_are_called_as_their_analyses_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "en_harbour_words"
    spacy.blank("en", meta={"name": "harbour_words", "version": "2.1.0"}).to_disk(folder)
    assert chosen_pipeline(str(folder)) == full_name(str(folder)) == "en_harbour_words 2.1.0"
    (folder / "__init__.py").write_text("raise RuntimeError('it was imported')")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert chosen_pipeline("en_harbour_words") == "en_harbour_words 2.1.0"


@pytest.mark.parametrize("name", ["no_such_pipeline", "os.path", "/nowhere", "a\0b", "json", "é/"])
def test_what_is_no_pipeline_has_no_name(name: str) -> None:
    assert chosen_pipeline(name) is None


def test_a_folder_that_does_not_say_what_it_is_has_no_name(tmp_path: Path) -> None:
    for text in ("{", "[]", "\xff"):
        (tmp_path / "meta.json").write_text(text, "latin-1")
        assert chosen_pipeline(str(tmp_path)) is None


@pytest.mark.parametrize(
    ("pipeline", "analysed_by", "before", "chosen", "wanted"),
    [
        ("b 1", ["a 1"], "a 1", False, True),  # another was chosen since
        ("b 1", ["a 1", "b 1"], "a 1", False, True),  # begun, and stopped in the middle
        ("b 1", ["b 1"], "a 1", False, False),  # all is done
        ("b 1", ["a 1", "b 1"], "b 1", True, False),  # others load with theirs
        ("b 1", ["a 1"], "", True, True),  # chosen before the reader was ever opened
        ("b 1", ["a 1"], "", False, False),  # somebody else's library, opened for the first time
        ("b 2", ["b 1"], "", False, True),  # the program was upgraded
        ("b 1", [], "", True, False),
        (None, ["a 1"], "a 1", True, False),
    ],
)
def test_a_library_is_analysed_anew_once_for_each_change_of_mind(
    pipeline: str | None, analysed_by: list[str], before: str, chosen: bool, wanted: bool
) -> None:
    assert wants_analysing_anew(pipeline, analysed_by, before, chosen=chosen) is wanted
