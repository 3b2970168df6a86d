"""What a person has read of a library, the places they marked, and how they sort the list.

Each change is made to what the file holds at that moment, under a lock, so that two terminals of
one person keep each other's. As with positions nothing here is ever an error: where the file cannot
be read nothing is known, and where it cannot be written the change holds until the reader is left.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from extradition_tui.settings import state_path

from .own_files import read_own, write_own

MOST_ARTICLES = 20_000
"""Articles of which it is known that they were read: those read last."""

LARGEST = 8_000_000
"""Bytes of a file; a larger one is not one of ours."""

PATIENCE = 0.5
"""Seconds to wait for another terminal of the same person to make its change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``opened`` and ``reviewed`` have the time (ISO 8601, UTC) by article.

    ``marks`` has the article and the offset in its text by letter; ``sort`` is one of the list's
    orders; ``visited`` is when the reader was left last.
    """

    opened: dict[str, str] = field(default_factory=dict)
    reviewed: dict[str, str] = field(default_factory=dict)
    marks: dict[str, tuple[str, int]] = field(default_factory=dict)
    sort: str = ""
    visited: str = ""

    def with_opened(self, article: str, at: str) -> Reading:
        """These with an article that was opened."""
        return replace(self, opened=_with(self.opened, article, at))

    def with_reviewed(self, article: str, at: str) -> Reading:
        """These with an article reviewed; without it when ``at`` is ""."""
        if at:
            return replace(self, reviewed=_with(self.reviewed, article, at))
        left = {one: when for one, when in self.reviewed.items() if one != article}
        return replace(self, reviewed=left)

    def with_mark(self, letter: str, article: str, offset: int) -> Reading:
        """These with a place marked by a letter."""
        return replace(self, marks={**self.marks, letter: (article, offset)})

    def with_sort(self, sort: str) -> Reading:
        """These with the list sorted otherwise."""
        return replace(self, sort=sort)

    def with_visit(self, at: str) -> Reading:
        """These with the time at which the reader is left."""
        return replace(self, visited=at)


def load_reading(library_path: Path) -> Reading:
    """What this person has read of this library; nothing when nothing usable is kept."""
    try:
        return msgspec.json.decode(read_own(_file(library_path), LARGEST), type=Reading)
    except (OSError, ValueError, RecursionError):
        return Reading()


def change_reading(library_path: Path, change: Callable[[Reading], Reading]) -> Reading | None:
    """Make a change to what is kept now, and return what is kept then; None if it could not be."""
    path = _file(library_path)
    with suppress(OSError, UnicodeError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(path.with_suffix(".lock")):
            changed = change(load_reading(library_path))
            write_own(path, msgspec.json.encode(changed), durable=False)
            return changed
    return None


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock. Raises OSError when somebody else does for longer than one waits."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.005)
        yield
    finally:
        os.close(handle)


def _file(library_path: Path) -> Path:
    real = os.fsencode(os.path.realpath(library_path))
    return state_path() / "reading" / f"{hashlib.sha256(real).hexdigest()[:16]}.json"


def _with(kept: dict[str, str], article: str, at: str) -> dict[str, str]:
    others = {one: when for one, when in kept.items() if one != article}
    return dict(list({**others, article: at}.items())[-MOST_ARTICLES:])
