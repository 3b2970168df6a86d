"""Where a person left off reading, per library: theirs alone, outside the library.

Losing a position costs a moment, so nothing here is ever an error: a file that is missing, damaged
or another program's is no position at all, and a disk that is full keeps the old one.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from extradition_tui.settings import state_path

from .own_files import read_own, write_own

MOST_ARTICLES = 500
"""Articles whose places are remembered: those read last."""

_Value = TypeVar("_Value")

LARGEST = 1_000_000
"""Bytes of a file of positions; a larger one is not one of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """Where a person is: the article and pane, and places in what they read before.

    ``places`` has the offset into an article's text that stood at the top, by article, the one read
    last at the end; ``options`` whatever else a screen remembers, by a name of its own.
    """

    article: str | None = None
    pane: str | None = None
    places: dict[str, int] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def with_place(self, article: str, offset: int) -> Positions:
        """These positions with one more place; the oldest go when there are too many."""
        places = {name: place for name, place in self.places.items() if name != article}
        return replace(self, places=_latest(places | {article: offset}))


def load_positions(library_path: Path) -> Positions:
    """Where this person left off in this library; empty when nothing usable is kept."""
    try:
        return msgspec.json.decode(read_own(_file(library_path), LARGEST), type=Positions)
    except (OSError, ValueError, RecursionError):
        return Positions()


def save_positions(library_path: Path, positions: Positions) -> None:
    """Keep where this person is, all of it or nothing; readable by them alone."""
    kept = replace(
        positions,
        places=_latest(positions.places),
        options=_latest(positions.options),
    )
    with suppress(OSError, UnicodeError):
        write_own(_file(library_path), msgspec.json.encode(kept))


def _file(library_path: Path) -> Path:
    real = os.fsencode(os.path.realpath(library_path))
    return state_path() / "positions" / f"{hashlib.sha256(real).hexdigest()[:16]}.json"


def _latest(kept: dict[str, _Value]) -> dict[str, _Value]:
    return dict(list(kept.items())[-MOST_ARTICLES:])
