"""What a contrast needs, read from the library: in a thread, before anything is shown."""

from __future__ import annotations

from collections.abc import Sequence

from extradition_tui.library import articles as stored_articles
from extradition_tui.library import contrasts as stored_contrasts
from extradition_tui.library import events as stored_events
from extradition_tui.library.doors import Library
from extradition_tui.model import Contrast, Report

from .comparison import Comparison

MOST_SOURCES = 10


def read_event(library: Library, event_id: str) -> Comparison:
    """The contrast of an event: the one that is stored, else made now from its articles.

    Raises LibraryError when the event is unknown or the library cannot be read.
    """
    with library.snapshot():
        event = stored_events.get_event(library, event_id)
        stored = stored_contrasts.get_contrast(library, event.id)
        chosen = event.articles[:MOST_SOURCES] if stored is None else stored.articles
        articles = [article for article in event.articles if article in chosen]
        reports = tuple(stored_articles.get_report(library, article) for article in articles)
    return Comparison(event.title, stored or compared(reports, event.id), reports)


def read_picked(library: Library, article_ids: Sequence[str]) -> Comparison:
    """The contrast of articles that a person picked, made now. Raises as ``read_event``."""
    chosen = article_ids[:MOST_SOURCES]
    with library.snapshot():
        reports = tuple(stored_articles.get_report(library, article) for article in chosen)
        dismissed = stored_contrasts.dismissed_findings(library)
    contrast = stored_contrasts.without(compared(reports, None), dismissed)
    more = len(article_ids) - len(chosen)
    title = f"{len(chosen)} articles that you picked"
    return Comparison(f"{title}, without {more} more" if more else title, contrast, reports)


def compared(reports: Sequence[Report], event: str | None) -> Contrast:
    """The contrast of reports; of a single one there is nothing to say."""
    if len(reports) < 2:
        return Contrast(event=event, articles=tuple(report.article.id for report in reports))
    # Kept off the reader's start: most contrasts are stored when they are loaded.
    from extradition_tui.contrast.statements import contrast

    return contrast(reports, event=event)
