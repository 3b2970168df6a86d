"""What a contrast needs, read from the library: in a thread, before anything is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from extradition_tui.contrast.bonds import Reasons
from extradition_tui.contrast_model import Contrast, Event
from extradition_tui.library.articles import get_report
from extradition_tui.library.contrasts import Whole, get_whole
from extradition_tui.library.doors import Library
from extradition_tui.library.events import get_event

from .comparison import Comparison

MOST_SOURCES = 10


def question_about(event: Event | None, picked: Sequence[str]) -> Callable[[Library], Comparison]:
    """What is to be read for the picked articles; where none are, for an event."""
    if event is None or picked:
        return partial(read_picked, article_ids=picked)
    return partial(read_event, event_id=event.id)


def read_event(library: Library, event_id: str) -> Comparison:
    """The contrast of an event with its reports, in the event's order.

    Raises LibraryError when the event is unknown or the library cannot be read.
    """
    with library.snapshot():
        event = get_event(library, event_id)
        whole = _whole_of(library, event)
        order = [article for article in event.articles if article in whole.contrast.articles]
        reports = tuple(get_report(library, article, tokens=False) for article in order)
    left_out = len(event.articles) - len(reports)
    return Comparison(event.title, whole.left, reports, left_out, set_aside=whole.set_aside)


def read_picked(library: Library, article_ids: Sequence[str]) -> Comparison:
    """The contrast of articles that a person picked, made now. Raises as ``read_event``."""
    # Kept off the reader's start and out of its memory until somebody asks for it.
    from extradition_tui.comparing import whole_of_articles

    chosen = article_ids[:MOST_SOURCES]
    with library.snapshot():
        whole = whole_of_articles(library, chosen)
        reports = tuple(get_report(library, article, tokens=False) for article in chosen)
    more = len(article_ids) - len(chosen)
    title = f"{len(chosen)} articles that you picked"
    title = f"{title}, without {more} more" if more else title
    return Comparison(title, whole.left, reports, set_aside=whole.set_aside)


def read_reasons(library: Library, comparison: Comparison) -> Reasons:
    """Why the sources of a comparison belong together. Raises as ``read_event``."""
    from extradition_tui.comparing import reasons_of_articles, reasons_of_event

    with library.snapshot():
        if comparison.contrast.event is None:
            return reasons_of_articles(library, comparison.sources)
        event = get_event(library, comparison.contrast.event)
        return reasons_of_event(library, event, comparison.sources)


def _whole_of(library: Library, event: Event) -> Whole:
    if len(event.articles) < 2:
        return Whole(Contrast(event=event.id, articles=event.articles), frozenset())
    kept = get_whole(library, event.id)
    if kept is not None:
        return kept
    # Most contrasts are kept when they are loaded: only the others cost this import.
    from extradition_tui.comparing import whole_of_event

    return whole_of_event(library, event)
