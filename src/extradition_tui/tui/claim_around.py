"""What the screens of claims ask of the rest of the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the library besides its claims.

    ``source`` names an article and ``title`` an event, by ID; ``go_to`` opens an article at a place
    (offsets into its text), or where it was left.
    """

    source: Callable[[str], str]
    title: Callable[[str], str]
    go_to: Callable[[str, tuple[int, int] | None], None]
