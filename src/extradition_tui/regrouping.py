"""Groups articles into events and keeps their contrasts: contrast room and library, tied together.

Only what is new or changed is compared, with the articles that an index of its heaviest keys finds;
how alike they are is kept. Only the events that it touches are grouped and contrasted again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from extradition_tui import __version__
from extradition_tui.comparing import read_features, read_reports
from extradition_tui.contrast.event_features import Features, candidate_keys
from extradition_tui.contrast.event_titles import event_title
from extradition_tui.contrast.events import RELATED, SAME_EVENT, group_linked, similarity
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
from extradition_tui.library.links import links_of, save_links
from extradition_tui.library.writing import writing
from extradition_tui.model import Person, Report

MOST_TOGETHER = 500
"""Articles from which no further events are taken in to be grouped together."""

_AT_ONCE = 64
"""Touched articles that are compared, or grouped, in one write."""

_TOLD_EVERY = 8
"""Articles that are compared before it is told again how far it is."""

_MOST_HELD = 2000
"""Articles whose features are held while others are compared with them."""


Tell = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""


def regroup(
    library_path: Path,
    person: Person,
    touched: Collection[str],
    *,
    compared: Tell = lambda _done, _total: None,
    contrasted: Tell = lambda _done, _total: None,
) -> None:
    """Compare the touched articles, group them and those like them anew, contrast their events.

    The result does not depend on the order of loading: average-link clusters never reach beyond
    the articles that a chain of pairs above the threshold connects, and all of these are grouped
    (of chains longer than ``MOST_TOGETHER`` the nearest). A few articles at a time, so that nobody
    waits long to write. ``compared`` is told how many of the touched articles have been compared
    with others, ``contrasted`` of how many the event has been found and contrasted.
    Raises LibraryError.
    """
    _compare(library_path, person, sorted(set(touched)), compared)
    left = set(touched)
    with Library.open(library_path) as library:
        while left:
            contrasted(len(touched) - len(left), len(touched))
            batch = sorted(left)[:_AT_ONCE]
            with writing(library_path, person, "group articles") as door:
                near = neighbourhood(door, batch)
                groups = group_linked(near.members(), near.links(), near.ties())
                drafts = [_draft(door, held, near) for held in near.changed(groups, touched)]
                events = save_events(door, drafts)
            for draft, event in zip(drafts, events, strict=True):
                _contrast(library, person, event)
                left.difference_update(draft.articles)
                contrasted(len(touched) - len(left), len(touched))
            left.difference_update(batch)
            with writing(library_path, person, "group articles") as door:
                settle(door, {*batch, *(name for draft in drafts for name in draft.articles)})


def _compare(library_path: Path, person: Person, touched: Sequence[str], tell: Tell) -> None:
    """Find out and keep how alike the touched articles and others are."""
    held: dict[str, Features] = {}
    for start in range(0, len(touched), _AT_ONCE):
        with writing(library_path, person, "compare articles") as door:
            batch = read_features(door, touched[start : start + _AT_ONCE])
            for at, found in enumerate(batch, start):
                if at % _TOLD_EVERY == 0:
                    tell(at, len(touched))
                save_links(door, found.article, _likenesses(door, found, held))


def _likenesses(library: Reading, found: Features, held: dict[str, Features]) -> dict[str, float]:
    """The articles that are like one, or related; ``held`` are features that were read before."""
    names = set(candidates(library, candidate_keys(found))) - {found.article}
    if len(held) > _MOST_HELD:
        held.clear()
    held.update((one.article, one) for one in read_features(library, names - held.keys()))
    alike = {name: similarity(found, held[name]) for name in sorted(names & held.keys())}
    return {name: value for name, value in alike.items() if value >= RELATED}


def _contrast(library: Library, person: Person, event_id: str) -> None:
    """Make the contrast of an event, unless it has the one that would come of it."""
    event = get_event(library, event_id)
    if len(event.articles) < 2:
        return
    reports = read_reports(library, event.articles)
    mark = _fingerprint(reports)
    if contrast_fingerprint(library, event.id) != mark:
        chosen = newest_of_each_family(reports)
        families = event.families if len(chosen) == len(reports) else None
        found = contrast(chosen, event=event.id, families=families)
        with writing(library.path, person, "contrast an event") as door:
            save_contrast(door, found, mark)


def neighbourhood(library: Reading, touched: Iterable[str]) -> Neighbourhood:
    """The events of the touched articles, and all that a chain of likeness reaches from them."""
    near = Neighbourhood(library)
    near.reach(touched)
    return near


class Neighbourhood:
    """The events that have to be grouped together, and those that are merely related."""

    def __init__(self, library: Reading) -> None:
        self._library = library
        self._events: dict[str, tuple[str, ...]] = {}
        self._links: dict[tuple[str, str], float] = {}

    def reach(self, touched: Iterable[str]) -> None:
        """Take in the events of these articles, and all that a chain of likeness reaches."""
        waiting = list(touched)
        while waiting:
            fresh = self._take_in(waiting)
            links = links_of(self._library, fresh)
            self._links.update(links)
            # What a person put together is grouped together, however little alike it is.
            decided = decisions(self._library, fresh)
            waiting = sorted({name for sides in decided for side in sides for name in side})
            if len(self.members()) < MOST_TOGETHER:
                waiting += sorted({b for (_, b), value in links.items() if value >= SAME_EVENT})

    def members(self) -> list[str]:
        """All articles that are to be grouped."""
        return [name for held in self._events.values() for name in held]

    def links(self) -> dict[tuple[str, str], float]:
        """How alike they are, by pairs in order."""
        inside = set(self.members())
        return {(a, b): value for (a, b), value in self._links.items() if a < b and b in inside}

    def ties(self) -> Ties:
        """What people decided about these articles."""
        return ties(decisions(self._library, self.members()), self.members())

    def changed(
        self, groups: Iterable[tuple[str, ...]], touched: Collection[str]
    ) -> list[tuple[str, ...]]:
        """The groups that are no event yet, or of which an article was touched."""
        known = {tuple(sorted(held)) for held in self._events.values()}
        new = set(touched)
        return [held for held in groups if held not in known or not new.isdisjoint(held)]

    def related(self, members: Iterable[str]) -> tuple[str, ...]:
        """Articles of other events that are about kindred happenings."""
        inside = set(members)
        return tuple(sorted({b for a, b in self._links if a in inside} - inside))

    def _take_in(self, names: Iterable[str]) -> list[str]:
        """The events of these articles that are new here, whole; gives back their articles."""
        found = sorted(set(events_of(self._library, names).values()) - self._events.keys())
        for event in found:
            self._events[event] = get_event(self._library, event).articles
        return [name for event in found for name in self._events[event]]


def _draft(library: Reading, members: Sequence[str], near: Neighbourhood) -> EventDraft:
    reports = read_reports(library, members, tokens=False)
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
