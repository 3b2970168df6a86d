"""``sources.toml``: what the people who keep a folder of articles know about each of its files.

A table per file name, with any of source, author, published, title and url; other keys are notes::

    ["flood.txt"]
    source = "The Gazette"
    published = 2025-05-03
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from extradition_tui.ingest.inputs import read_file
from extradition_tui.ingest.refused import Refused

SOURCES = "sources.toml"
FACTS = ("source", "author", "published", "title", "url")

_MOST_BYTES = 4 * 1024 * 1024


def read_sources(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """What ``sources.toml`` in a folder says, by file name; nothing when there is none.

    Raises Refused when the file cannot be read or says something that cannot be understood.
    """
    path = folder / SOURCES
    try:
        path.lstat()
    except (OSError, ValueError):
        return {}
    try:
        tables = tomllib.loads(read_file(str(path), _MOST_BYTES).decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused("is not UTF-8; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(f"is not TOML ({error or 'nested too deep'}); mend it") from None
    return {name: _facts(name, table) for name, table in tables.items()}


def _facts(name: str, table: object) -> Mapping[str, str]:
    if not isinstance(table, dict):
        raise Refused(f"{name!r} is no table; write the file's name in brackets above its facts")
    facts: dict[str, str] = {}
    for key in FACTS:
        value = table.get(key)
        if value is None:
            continue
        if key == "published":
            facts[key] = _day(name, value)
        elif isinstance(value, str) and value.strip():
            facts[key] = value.strip()
        elif not isinstance(value, str):
            raise Refused(f"{name!r}: {key} must be text in quotation marks")
    return facts


def _day(name: str, value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        raise Refused(f"{name!r}: published must be a date such as 2025-05-03") from None
