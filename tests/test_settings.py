"""Settings: a wrong one is one clear line, a missing file has none."""

from dataclasses import fields
from pathlib import Path

import pytest

from extradition_tui.settings import (
    Settings,
    SettingsError,
    library_path,
    line_of,
    read_settings,
    settings_schema,
)


def test_no_file_means_no_choices(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        read_settings(tmp_path / "settings.toml", must_exist=True)


def test_choices_are_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "light"\nmouse = true\ntext_width = 72\n')
    assert read_settings(path) == Settings(theme="light", mouse=True, text_width=72)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"theme = ", "is not TOML"),
        (b"them = 'dark'", "unknown setting 'them'; known: pipeline, theme"),
        (b"mouse = 1", "mouse must be true or false"),
        (b"text_width = true", "text_width must be a whole number"),
        (b"text_width = 3", "from 40 to 200"),
        (b"theme = 'pink'", "theme must be one of dark, light"),
        (b"theme = '\xff'", "is not UTF-8"),
        (b"keys = 3", "keys must be a table"),
        (b"[keys]\nzoom = 3", "keys.zoom must be a key or a list of keys"),
        (b"[keys.text.deep]\nzoom = 'x'", "keys.text.deep must be a key or a list"),
    ],
)
def test_a_wrong_setting_is_one_line_that_says_what(tmp_path: Path, text: bytes, said: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(text)
    with pytest.raises(SettingsError) as error:
        read_settings(path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read the settings"):
        read_settings(tmp_path)


def test_the_library_is_the_chosen_one_else_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EXTRADITION_TUI_LIBRARY", str(tmp_path / "b.db"))
    assert library_path(str(tmp_path / "a.db")) == tmp_path / "a.db"
    assert library_path() == tmp_path / "b.db"
    monkeypatch.delenv("EXTRADITION_TUI_LIBRARY")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert library_path() == tmp_path / "extradition-tui" / "library.db"


def test_keys_are_read_by_name_and_by_place(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[keys]\nzoom = "Z"\n"list.pick" = ["p", "g x"]\n[keys.text]\nmarks = []\n')
    assert read_settings(path).keys == (
        ("zoom", ("Z",)),
        ("list.pick", ("p", "g x")),
        ("text.marks", ()),
    )


@pytest.mark.parametrize(
    ("setting", "line"), [("zoom", 3), ("list.pick", 4), ("text.marks", 6), ("fly", None)]
)
def test_the_line_of_a_key_is_known(tmp_path: Path, setting: str, line: int | None) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        'theme = "light"\n[keys]\nzoom = "Z"\n"list.pick" = "p"\n[keys.text]\nmarks = []\n'
    )
    assert line_of(path, setting) == line


def test_the_schema_names_every_setting_with_what_it_is_for() -> None:
    properties = settings_schema()["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == [item.name for item in fields(Settings)]
    assert all(item["description"].endswith(".") for item in properties.values())
