"""What screens may ask of the app: a protocol, so that screens do not import the app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from extradition_tui.contrast_model import Event

from .actions import Action
from .claim_drafts import NoteKeeper
from .kept_positions import KeptPositions
from .kept_reading import KeptReading
from .loading_process import Progress

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library


class Reader(Protocol):
    """The app, as its screens see it."""

    library: Library | None
    library_missing: bool
    person: str
    helpers: tuple[object, ...]
    notes: NoteKeeper
    kept: KeptPositions
    reading: KeptReading

    @property
    def quick_door(self) -> Library | None:
        """The library for questions that are answered at once: no thread holds this door."""

    @property
    def low_bandwidth(self) -> bool:
        """Whether as few bytes as can be are written."""

    @property
    def actions(self) -> tuple[Action, ...]:
        """The table of actions with the keys that this person gave them."""

    @property
    def progress(self) -> Progress | None:
        """How far loading is, while it goes on."""

    @property
    def anew(self) -> Progress | None:
        """How far the analysing anew is, while it goes on."""

    def load(self, paths: Sequence[str]) -> None:
        """Load paths in a process of its own."""

    def load_samples(self) -> None:
        """Load the sample articles that come with the program."""

    def open_contrast(
        self,
        event: Event | None,
        picked: Sequence[str],
        place: tuple[str, int] | None,
        first: str,
    ) -> None:
        """Put the sources of an event, or the picked articles, side by side: ``first`` a list."""

    def copy_to_clipboard(self, text: str) -> None:
        """Give the terminal words for its clipboard."""

    def quit(self) -> None:
        """Save and leave."""
