"""What is asked of an event and its contrast, by the screens and by the command line alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from extradition_tui.contrast.event_features import Features, features
from extradition_tui.contrast.families import newest_of_each_family
from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast.why import why_one_event
from extradition_tui.library.articles import get_report
from extradition_tui.library.contrasts import dismissed_findings, get_contrast, without
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.events import get_features
from extradition_tui.model import Contrast, Event, Report, Why


def contrast_of_event(library: Library, event: Event) -> Contrast:
    """The contrast of an event of several articles, as it was kept, or made now where none was."""
    kept = get_contrast(library, event.id)
    if kept is not None:
        return kept
    chosen = newest_of_each_family(read_reports(library, event.articles))
    return without(contrast(chosen, event=event.id), dismissed_findings(library))


def contrast_of_articles(library: Library, ids: Sequence[str]) -> Contrast:
    """The contrast of two to ten chosen articles, whatever their events. It is not kept.

    Raises NotFound for an unknown article, ValueError for too many or the same one twice.
    """
    reports = read_reports(library, ids)
    return without(contrast(reports), dismissed_findings(library))


def why_together(library: Library, event: Event) -> tuple[Why, ...]:
    """For each pair of an event's articles what they share, in the words of the first of them."""
    known = sorted(read_features(library, event.articles), key=lambda found: found.article)
    reports = {found.article: get_report(library, found.article) for found in known[:-1]}
    return tuple(
        why_one_event(reports[a.article], a, b)
        for place, a in enumerate(known)
        for b in known[place + 1 :]
    )


def read_features(library: Reading, names: Collection[str]) -> list[Features]:
    """The stored features of these articles, by ID; an article without any is left out."""
    stored = get_features(library, sorted(names))
    return [_decoded(library, name, stored[name]) for name in sorted(stored)]


def _decoded(library: Reading, name: str, stored: bytes) -> Features:
    try:
        return msgspec.json.decode(stored, type=Features)
    except msgspec.DecodeError:
        # An older program compared articles by other features.
        return features(get_report(library, name))


def read_reports(library: Reading, names: Iterable[str]) -> tuple[Report, ...]:
    """These articles with their analyses, in the order given. Raises NotFound."""
    return tuple(get_report(library, name) for name in names)
