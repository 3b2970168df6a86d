"""What is asked of an event and its contrast, by the screens and by the command line alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from extradition_tui.contrast.bonds import Reasons, bonds, pairs_to_tell
from extradition_tui.contrast.event_features import Features, features
from extradition_tui.contrast.families import newest_of_each_family
from extradition_tui.contrast.rows import names_of
from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast.why import why_one_event
from extradition_tui.contrast_model import Contrast, Event, Kindred, Why
from extradition_tui.library.articles import get_report
from extradition_tui.library.contrasts import Whole, dismissed_findings, get_whole
from extradition_tui.library.doors import Library, Reading
from extradition_tui.library.events import get_event, get_features
from extradition_tui.library.links import links_of
from extradition_tui.model import Report


def contrast_of_event(library: Library, event: Event) -> Contrast:
    """The contrast of an event of several articles, as it was kept, or made now where none was."""
    return whole_of_event(library, event).left


def whole_of_event(library: Library, event: Event) -> Whole:
    """The same, and what of it was dismissed."""
    kept = get_whole(library, event.id)
    if kept is not None:
        return kept
    chosen = newest_of_each_family(read_reports(library, event.articles))
    return Whole(contrast(chosen, event=event.id), dismissed_findings(library))


def contrast_of_articles(library: Library, ids: Sequence[str]) -> Contrast:
    """The contrast of two to ten chosen articles, whatever their events. It is not kept.

    Raises NotFound for an unknown article, ValueError for too many or the same one twice.
    """
    return whole_of_articles(library, ids).left


def whole_of_articles(library: Library, ids: Sequence[str]) -> Whole:
    """The same, and what of it was dismissed."""
    return Whole(contrast(read_reports(library, ids)), dismissed_findings(library))


def why_together(library: Library, event: Event) -> tuple[Why, ...]:
    """For each pair of an event's articles what they share, in the words of the first of them."""
    known = sorted(read_features(library, event.articles), key=lambda found: found.article)
    reports = {
        found.article: get_report(library, found.article, tokens=False) for found in known[:-1]
    }
    return tuple(
        why_one_event(reports[a.article], a, b)
        for place, a in enumerate(known)
        for b in known[place + 1 :]
    )


def reasons_of_event(library: Library, event: Event, articles: Sequence[str] = ()) -> Reasons:
    """Why the articles of an event, or those of them that are given, are one, and what is related.

    Raises NotFound.
    """
    told = articles or event.articles
    kindred = related_events(library, event)
    near = {name for one in kindred if one.why is not None for name in one.why.articles}
    return _reasons(library, told, kindred, sorted(near.difference(told)))


def reasons_of_articles(library: Library, ids: Sequence[str]) -> Reasons:
    """What these articles share, whatever their events. Raises NotFound for an unknown one."""
    return _reasons(library, ids, (), ())


def related_events(library: Library, event: Event) -> tuple[Kindred, ...]:
    """The events related to one, and what the two articles share that are most alike."""
    links = links_of(library, event.articles) if event.related else {}
    return tuple(_kindred(library, get_event(library, name), links) for name in event.related)


def _kindred(library: Library, other: Event, links: Mapping[tuple[str, str], float]) -> Kindred:
    between = [pair for pair in links if pair[1] in other.articles]
    if not between:
        return Kindred(other.id, other.title, None)
    likest = min(between, key=lambda pair: (-links[pair], pair))
    found = {one.article: one for one in read_features(library, likest)}
    own, others = (found[name] for name in likest)
    why = why_one_event(get_report(library, own.article, tokens=False), own, others)
    return Kindred(other.id, other.title, why)


def _reasons(
    library: Library, told: Sequence[str], kindred: tuple[Kindred, ...], near: Sequence[str]
) -> Reasons:
    """``near`` are articles that are named besides those that are told of."""
    known = {found.article: found for found in read_features(library, told)}
    reports = read_reports(library, (*told, *near), tokens=False)
    own = {report.article.id: report for report in reports}
    pairs = pairs_to_tell([name for name in told if name in known], links_of(library, told))
    whys = [why_one_event(own[a], known[a], known[b]) for a, b in pairs]
    return Reasons(bonds(whys), kindred, names_of(reports))


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


def read_reports(
    library: Reading, names: Iterable[str], *, tokens: bool = True
) -> tuple[Report, ...]:
    """These articles with their analyses, in the order given. Raises NotFound.

    A contrast is made from the tokens too; to show one they are not needed.
    """
    return tuple(get_report(library, name, tokens=tokens) for name in names)
