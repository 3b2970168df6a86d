"""The lists of the Contrast screen by name, and when there is anything to show in them."""

from __future__ import annotations

from collections.abc import Sequence

from extradition_tui.contrast_model import Event

FAMILIES = "families"
"""The list that also says why the articles are one event, and what is related."""
LISTS = ("statements", "quotes", "labels", "figures and dates", FAMILIES)

DISMISSED = "dismissed"
"""The list of differences that were left out; there is none where nothing was."""


def nothing_in(first: str, event: Event | None, picked: Sequence[str]) -> str:
    """Why the picked articles, or else those of an event, have no such list to show, or ""."""
    if len(picked) == 1:
        return "One article is picked; pick another with x, then c."
    if picked or (event is not None and (first == FAMILIES or len(event.articles) > 1)):
        return ""
    if event is None:
        return "There is no event here."
    return "Only one source reports this: nothing to contrast it with. W: what is related."
