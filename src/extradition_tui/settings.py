"""Where things are (the XDG folders) and what the user chose (a TOML file).

A setting that is wrong is one clear line (:class:`SettingsError`), never a crash and never ignored.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path, user_state_path

APP = "extradition-tui"
LIBRARY_VARIABLE = "EXTRADITION_TUI_LIBRARY"
THEMES = ("dark", "light", "ansi-dark", "ansi-light", "high-contrast", "mono")


class SettingsError(ValueError):
    """The settings file cannot be used; the message is one line and says what to do."""


def _setting(default: Any, says: str, **bounds: Any) -> Any:
    """A field with what it is for and its bounds, as JSON Schema names them."""
    return field(default=default, metadata={"description": says, **bounds})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose. Each field is a key of the settings file; its metadata says what for."""

    pipeline: str = _setting(
        "", 'An installed spaCy pipeline, by its name or folder; "" is the bundled one.'
    )
    theme: str = _setting(
        "dark",
        "The colours: the reader's own (dark, light, high-contrast), the terminal's sixteen "
        "(ansi-dark, ansi-light), or none (mono).",
        enum=THEMES,
    )
    mouse: bool = _setting(False, "Whether the reader listens to the mouse.")
    text_width: int = _setting(
        80, "How many columns the text of an article takes at the most.", minimum=40, maximum=200
    )
    low_bandwidth: bool = _setting(
        False,
        "Fewer bytes for a slow line: the terminal's own colours, a cursor that is a sign "
        "instead of a coloured row, and of the screen only what changes on it.",
    )
    keys: tuple[tuple[str, tuple[str, ...]], ...] = _setting(
        (),
        "Keys by the name of what they do (docs/keys.md), or by where and name "
        '("text.next_article"): one key or a list; an empty list takes the keys away.',
        additionalProperties={
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
        },
    )
    publisher: tuple[tuple[str, str], ...] = _setting(
        (),
        "Who publishes your verdicts: name and url, for `export claimreview`.",
        properties={"name": {"type": "string"}, "url": {"type": "string"}},
        additionalProperties=False,
    )


def settings_schema() -> dict[str, object]:
    """The JSON Schema of the settings file, for editors that check TOML by one."""
    properties = {
        item.name: {
            "type": _KINDS[type(item.default)][1],
            **item.metadata,
            **({"default": item.default} if item.default != () else {}),
        }
        for item in fields(Settings)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The settings of extradition-tui",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def line_of(path: Path, setting: str) -> int | None:
    """The line of a settings file on which a key of ``[keys]`` stands, from 1; None if unknown."""
    table = ""
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        if found := _HEADER.match(line):
            table = found[1]
        named = _KEY.match(line)
        if named and setting in (f"{table}.{named[1]}".removeprefix("keys."), named[1]):
            return number
    return None


_HEADER = re.compile(r"\s*\[\s*([^\]]*?)\s*\]")
_KEY = re.compile(r"""\s*["']?([\w.-]+)["']?\s*=""")


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
    # Only here: most people have no such file, and the reader starts sooner.
    import tomllib

    try:
        chosen = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from None
    return _checked(path, chosen)


_KINDS: Mapping[type, tuple[str, str]] = {
    str: ("words in quotation marks", "string"),
    bool: ("true or false", "boolean"),
    int: ("a whole number", "integer"),
    tuple: ("a table", "object"),
}
"""The types of settings: as people call them, and as JSON Schema does."""


def _checked(path: Path, chosen: dict[str, Any]) -> Settings:
    known = {item.name: item for item in fields(Settings)}
    for key in chosen:
        if key not in known:
            raise SettingsError(f"{path}: unknown setting {key!r}; known: {', '.join(known)}")
    try:
        return Settings(**{key: _value(known[key], value) for key, value in chosen.items()})
    except ValueError as error:
        raise SettingsError(f"{path}: {error}") from None


def _value(item: Field[Any], value: Any) -> Any:
    """The value of one setting. Raises ValueError, which says what it must be."""
    kind, bounds = type(item.default), item.metadata
    if kind is tuple and isinstance(value, dict):
        return tuple(_named(item, value) if "properties" in bounds else _bound_keys(value))
    if type(value) is not kind:
        raise ValueError(f"{item.name} must be {_KINDS[kind][0]}, not {value!r}")
    if "enum" in bounds and value not in bounds["enum"]:
        raise ValueError(f"{item.name} must be one of {', '.join(bounds['enum'])}")
    if "minimum" in bounds and not bounds["minimum"] <= value <= bounds["maximum"]:
        raise ValueError(f"{item.name} must be from {bounds['minimum']} to {bounds['maximum']}")
    return value


def _named(item: Field[Any], table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The pairs of a table that has some keys alone, each with words."""
    for key, value in table.items():
        if key not in item.metadata["properties"] or not isinstance(value, str):
            known = ", ".join(item.metadata["properties"])
            raise ValueError(f"{item.name} has {known}, each in quotation marks, not {key!r}")
        yield key, value


def _bound_keys(
    table: Mapping[str, Any], inside: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys by action; ``text.next_article`` may be written as a table of its own."""
    for name, keys in table.items():
        full = f"{inside}.{name}" if inside else name
        if isinstance(keys, dict) and not inside:
            yield from _bound_keys(keys, name)
        elif isinstance(keys, str):
            yield full, (keys,)
        elif isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            yield full, tuple(keys)
        else:
            raise ValueError(f"keys.{full} must be a key or a list of keys, not {keys!r}")
