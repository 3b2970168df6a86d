"""What the reader does once it has been painted, while nobody waits for anything."""

from __future__ import annotations

import gc

from textual.app import App

SECONDS_TO_LOOK = 0.4
"""How long after the first paint nobody has pressed anything yet."""
_SECONDS_TO_REST = 1.0


def settle(app: App[int]) -> None:
    """Be ready for the first contrast, and put away what is there by then: it stays to the end."""
    app.set_timer(SECONDS_TO_LOOK, _fetch_contrast)
    if not app.is_headless:  # a process that is one reader: what is put away is never given back
        app.set_timer(_SECONDS_TO_REST, _put_away)


def _fetch_contrast() -> None:
    from . import contrast_reading, contrast_screen  # noqa: F401 -- for their being loaded


def _put_away() -> None:
    """Left among what is searched for garbage it would hold up a key now and then, for 50 ms."""
    gc.collect()
    gc.freeze()
