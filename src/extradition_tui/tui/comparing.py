"""Reads what the Contrast screen shows: a stored contrast, or one made of picked articles."""

from __future__ import annotations

from collections.abc import Sequence

from extradition_tui.contrast.statements import contrast
from extradition_tui.library.articles import get_report
from extradition_tui.library.contrasts import get_contrast
from extradition_tui.library.doors import Library
from extradition_tui.model import Event

from .comparison import Comparison
from .events_list import plural

MOST_SOURCES = 10


def read_comparison(library: Library, event: Event | None, picked: Sequence[str]) -> Comparison:
    """The contrast of the picked articles, else of the event, with its reports.

    An event whose contrast is not made yet (loading still goes on) is compared here.
    """
    with library.snapshot():
        stored = get_contrast(library, event.id) if event is not None and not picked else None
        wanted = picked or (stored.articles if stored else event.articles if event else ())
        reports = tuple(get_report(library, article) for article in wanted[:MOST_SOURCES])
    if stored is None:
        stored = contrast(reports, event=None if picked or event is None else event.id)
    title = event.title if event is not None and not picked else plural(len(picked), "article")
    return Comparison(title, stored, reports)
