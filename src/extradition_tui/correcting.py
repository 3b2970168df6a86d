"""Corrections by people: which article belongs to which event, decided once and kept.

A decision is written first; then the events that it touches are grouped anew, which honours it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extradition_tui.contrast_model import Event
from extradition_tui.library import corrections
from extradition_tui.library.corrections import Undone
from extradition_tui.library.doors import Library
from extradition_tui.library.events import events_of, get_event
from extradition_tui.library.writing import Writing, writing
from extradition_tui.model import Person
from extradition_tui.regrouping import regroup


@dataclass(frozen=True, slots=True)
class Corrected:
    """The events in which the articles of a correction stand now."""

    events: tuple[Event, ...]


def move(library_path: Path, person: Person, article: str, event: str) -> Corrected:
    """Put an article into another event. Raises LibraryError."""
    return _corrected(
        library_path, person, "move an article", lambda door: corrections.move(door, article, event)
    )


def merge(library_path: Path, person: Person, one: str, other: str) -> Corrected:
    """Make two events one. Raises LibraryError."""
    return _corrected(
        library_path, person, "join events", lambda door: corrections.merge(door, one, other)
    )


def split(library_path: Path, person: Person, event: str, articles: Sequence[str]) -> Corrected:
    """Make some articles of an event another event. Raises LibraryError."""
    return _corrected(
        library_path,
        person,
        "split an event",
        lambda door: corrections.split(door, event, articles),
    )


def undo(library_path: Path, person: Person) -> tuple[Undone, Corrected]:
    """Take back this person's last correction, of events or of findings. Raises LibraryError."""
    with writing(library_path, person, "undo a correction") as door:
        undone = corrections.undo(door)
    return undone, _grouped_anew(library_path, person, undone.articles)


def _corrected(
    library_path: Path,
    person: Person,
    what: str,
    decide: Callable[[Writing], tuple[str, ...]],
) -> Corrected:
    with writing(library_path, person, what) as door:
        about = decide(door)
    return _grouped_anew(library_path, person, about)


def _grouped_anew(library_path: Path, person: Person, articles: Sequence[str]) -> Corrected:
    if articles:
        regroup(library_path, person, articles)
    with Library.open(library_path) as library:
        names = sorted(set(events_of(library, articles).values()))
        return Corrected(tuple(get_event(library, name) for name in names))
