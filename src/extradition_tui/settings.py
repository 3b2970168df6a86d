"""Where things are (the XDG folders) and what the user chose (a TOML file).

A setting that is wrong is one clear line (:class:`SettingsError`), never a crash and never ignored.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

APP = "extradition-tui"
LIBRARY_VARIABLE = "EXTRADITION_TUI_LIBRARY"
THEMES = ("dark", "light")


class SettingsError(ValueError):
    """The settings file cannot be used; the message is one line and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose. Each field is a key of the settings file.

    ``pipeline`` names an installed spaCy pipeline ("" is the bundled one); ``theme`` is one of
    ``THEMES``; ``mouse`` lets the reader listen to the mouse; ``text_width`` is how many columns
    the text of an article takes at the most.
    """

    pipeline: str = ""
    theme: str = "dark"
    mouse: bool = False
    text_width: int = 80


def library_path(chosen: str | None = None) -> Path:
    """The library: the one chosen, else the one in the environment, else the default."""
    named = chosen or os.environ.get(LIBRARY_VARIABLE)
    return Path(named).expanduser() if named else user_data_path(APP) / "library.db"


def config_path(chosen: str | None = None) -> Path:
    """The settings file: the one chosen, else ``settings.toml`` in the user's config folder."""
    return Path(chosen).expanduser() if chosen else user_config_path(APP) / "settings.toml"


def state_path() -> Path:
    """The folder for what is one person's own: positions, registers, drafts."""
    return user_state_path(APP)


def read_settings(path: Path, *, must_exist: bool = False) -> Settings:
    """The settings in a file; a file that does not exist has none.

    Raises SettingsError when it cannot be read, is no TOML, or has a key or value that is unknown,
    and when it is missing although ``must_exist``.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        if must_exist:
            raise SettingsError(f"{path}: no such settings file; check --config") from None
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: cannot read the settings: {error.strerror}") from None
    try:
        chosen = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from None
    return _checked(path, chosen)


def _checked(path: Path, chosen: dict[str, object]) -> Settings:
    known = {field.name: type(field.default) for field in fields(Settings)}
    for key, value in chosen.items():
        if key not in known:
            raise SettingsError(f"{path}: unknown setting {key!r}; known: {', '.join(known)}")
        if type(value) is not known[key]:
            raise SettingsError(f"{path}: {key} must be a {known[key].__name__}, not {value!r}")
    settings = Settings(**chosen)  # type: ignore[arg-type]  # each type was checked above
    if settings.theme not in THEMES:
        raise SettingsError(f"{path}: theme must be one of {', '.join(THEMES)}")
    if not 40 <= settings.text_width <= 200:
        raise SettingsError(f"{path}: text_width must be from 40 to 200")
    return settings
