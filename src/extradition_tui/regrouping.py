"""Groups articles into events and keeps their contrasts: contrast room and library, tied together.

Only what a new or changed article touches is looked at: the articles that are like it, found by an
index of their heaviest keys, and the members of the events that it is in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from extradition_tui import __version__
from extradition_tui.comparing import read_features, read_reports
from extradition_tui.contrast.event_features import Features, candidate_keys
from extradition_tui.contrast.event_titles import event_title
from extradition_tui.contrast.events import RELATED, SAME_EVENT, group, similarity
from extradition_tui.contrast.families import families, newest_of_each_family
from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast.ties import Ties, ties
from extradition_tui.library.contrasts import contrast_fingerprint, save_contrast
from extradition_tui.library.corrections import decisions
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.events import (
    EventDraft,
    candidates,
    events_of,
    get_event,
    save_events,
    settle,
)
from extradition_tui.library.writing import writing
from extradition_tui.model import Person, Report

_TOGETHER = 64
"""Touched articles that are grouped in one write."""


def regroup(
    library_path: Path,
    person: Person,
    touched: Collection[str],
    *,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Group the touched articles and those like them anew, and contrast the events they are in.

    The result does not depend on the order of loading: average-link clusters never reach beyond
    the articles that a chain of pairs above the threshold connects, and all of these are grouped.
    A few articles at a time, so that nobody waits long to write. ``report`` is told of how many of
    the touched articles the event has been found and contrasted. Raises LibraryError.
    """
    left = set(touched)
    with Library.open(library_path) as library:
        while left:
            batch = sorted(left)[:_TOGETHER]
            with writing(library_path, person, "group articles") as door:
                near = _Neighbourhood(door)
                near.reach(batch)
                drafts = [
                    _draft(door, members, near) for members in group(near.members(), near.ties())
                ]
                events = save_events(door, drafts)
            for draft, event in zip(drafts, events, strict=True):
                _contrast(library, person, event)
                left.difference_update(draft.articles)
                report(len(touched) - len(left), len(touched))
            left.difference_update(batch)
            with writing(library_path, person, "group articles") as door:
                settle(door, {*batch, *(name for draft in drafts for name in draft.articles)})


def _contrast(library: Library, person: Person, event_id: str) -> None:
    """Make the contrast of an event, unless it has the one that would come of it."""
    event = get_event(library, event_id)
    if len(event.articles) < 2:
        return
    reports = read_reports(library, event.articles)
    mark = _fingerprint(reports)
    if contrast_fingerprint(library, event.id) != mark:
        found = contrast(newest_of_each_family(reports), event=event.id)
        with writing(library.path, person, "contrast an event") as door:
            save_contrast(door, found, mark)


class _Neighbourhood:
    """The articles that have to be grouped together, and those that are merely related."""

    def __init__(self, library: Reading) -> None:
        self._library = library
        self._members: dict[str, Features] = {}
        self._related: dict[str, set[str]] = {}

    def reach(self, touched: Iterable[str]) -> None:
        """Take in the touched articles, their events, and all that a chain of likeness reaches."""
        events = set(events_of(self._library, touched).values())
        waiting = [i for e in sorted(events) for i in get_event(self._library, e).articles]
        while waiting:
            fresh = read_features(self._library, set(waiting) - set(self._members))
            waiting = []
            for found in fresh:
                self._members[found.article] = found
                waiting += self._like(found)
            # What a person put together is grouped together, however little alike it is.
            decided = decisions(self._library, [found.article for found in fresh])
            waiting += sorted({name for sides in decided for side in sides for name in side})

    def members(self) -> tuple[Features, ...]:
        """The features of all articles that are to be grouped."""
        return tuple(self._members[name] for name in sorted(self._members))

    def ties(self) -> Ties:
        """What people decided about these articles."""
        return ties(decisions(self._library, self._members), self._members)

    def related(self, members: Iterable[str]) -> tuple[str, ...]:
        """Articles of other events that are about kindred happenings."""
        inside = set(members)
        return tuple(sorted({i for name in inside for i in self._related[name]} - inside))

    def _like(self, found: Features) -> list[str]:
        names = candidates(self._library, candidate_keys(found))
        likenesses = {
            other.article: similarity(found, other)
            for other in read_features(self._library, set(names) - {found.article})
        }
        self._related[found.article] = {i for i, value in likenesses.items() if value >= RELATED}
        return [i for i, value in likenesses.items() if value >= SAME_EVENT]


def _draft(library: Reading, members: Sequence[str], near: _Neighbourhood) -> EventDraft:
    reports = read_reports(library, members)
    return EventDraft(
        articles=tuple(members),
        title=event_title(reports),
        families=families(reports),
        related=near.related(members),
    )


def _fingerprint(reports: Sequence[Report]) -> str:
    """Names all that a contrast is made from: texts, dates of publication, analyses, program."""
    parts = [__version__]
    for report in sorted(reports, key=lambda item: item.article.id):
        article = report.article
        parts += [article.id, article.version.sha256, str(article.published)]
        parts.append(report.analysis.pipeline)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
