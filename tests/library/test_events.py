from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from extradition_tui.contrast_model import Family
from extradition_tui.library.articles import list_articles, remove
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import NotFound
from extradition_tui.library.events import (
    EventDraft,
    candidates,
    events_of,
    get_event,
    get_features,
    list_events,
    save_events,
    settle,
    unsettled,
)
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from tests.library.reports import COMET, keep, report


@pytest.fixture
def names(library_path: Path) -> list[str]:
    """The IDs of six articles, of six days."""
    items = [
        report(f"{COMET} {n}", origin=f"{n}.txt", published=f"2031-03-0{n + 1}") for n in range(6)
    ]
    keep(library_path, *items)
    return [item.article.id for item in items]


def _save(path: Path, *groups: Sequence[str]) -> tuple[str, ...]:
    with writing(path, this_person(), "group") as work:
        return save_events(
            work,
            [EventDraft(articles=tuple(group), title=f"About {group[0]}") for group in groups],
        )


def _partition(path: Path) -> dict[str, list[str]]:
    with Library.open(path) as library:
        return {event.id: sorted(event.articles) for event in list_events(library)}


def test_each_new_article_stands_alone_until_events_are_looked_for(
    library_path: Path, names: list[str]
) -> None:
    with Library.open(library_path) as library:
        assert sorted(event.articles[0] for event in list_events(library)) == sorted(names)
        assert unsettled(library) == tuple(names)
    _save(library_path, names[:2])
    with writing(library_path, this_person(), "group") as work:
        settle(work, names[:2])
    with Library.open(library_path) as library:
        assert unsettled(library) == tuple(names[2:])


def test_an_event_is_given_back_as_it_was_saved(library_path: Path, names: list[str]) -> None:
    families = (Family(tuple(names[:2]), 0.75, (names[0], names[1]), True),)
    with writing(library_path, this_person(), "group") as work:
        draft = EventDraft(
            articles=tuple(names[:3]), title="Comet", families=families, related=(names[4],)
        )
        event, other = save_events(work, [draft, EventDraft(articles=(names[4],), title="x")])
    with Library.open(library_path) as library:
        found = get_event(library, event[:5])
        assert (found.title, found.families, found.related) == ("Comet", families, (other,))
        assert found.articles == tuple(names[:3])
        assert (found.first, found.last) == ("2031-03-01", "2031-03-03")
        assert get_event(library, other).related == (event,)
        assert events_of(library, [names[0], "unknown"]) == {names[0]: event}
        assert list_events(library)[0].last == "2031-03-06"


def test_an_event_keeps_its_id_as_it_grows(library_path: Path, names: list[str]) -> None:
    (event,) = _save(library_path, names[:2])
    assert _save(library_path, names[:3]) == (event,)
    assert _save(library_path, names[:4]) == (event,)
    assert _save(library_path, names[:4]) == (event,)


def test_of_merged_events_the_greater_names_the_whole_and_the_other_name_still_leads_there(
    library_path: Path, names: list[str]
) -> None:
    small, great = _save(library_path, names[:2], names[2:5])
    assert _save(library_path, names[:5]) == (great,)
    with Library.open(library_path) as library:
        assert get_event(library, small).id == great
        assert get_event(library, small[:6]).id == great
    (last,) = _save(library_path, names)
    with Library.open(library_path) as library:
        assert get_event(library, small).id == last == great


def test_of_a_split_event_the_greater_part_keeps_the_id(
    library_path: Path, names: list[str]
) -> None:
    (event,) = _save(library_path, names[:5])
    small, great = _save(library_path, names[:2], names[2:5])
    assert great == event
    assert small != event


@pytest.mark.parametrize(("moved", "keeps"), [(2, "the rest"), (4, "the draft")])
def test_what_is_left_of_an_event_stays_an_event(
    library_path: Path, names: list[str], moved: int, keeps: str
) -> None:
    (event,) = _save(library_path, names[:5])
    (draft,) = _save(library_path, [*names[:moved], names[5]])
    assert (draft == event) == (keeps == "the draft")
    partition = _partition(library_path)
    assert partition[draft] == sorted([*names[:moved], names[5]])
    assert sorted(names[moved:5]) in partition.values()
    assert len(partition) == 2


def test_every_article_is_in_exactly_one_event_whatever_is_saved(
    library_path: Path, names: list[str]
) -> None:
    chance = random.Random(5)
    ever: set[str] = set()
    for _ in range(40):
        chosen = chance.sample(names, chance.randint(1, 6))
        groups: dict[int, list[str]] = {}
        for name in chosen:
            groups.setdefault(chance.randint(0, 3), []).append(name)
        saved = _save(library_path, *groups.values())
        partition = _partition(library_path)
        assert sorted(name for held in partition.values() for name in held) == sorted(names)
        for event, group in zip(saved, groups.values(), strict=True):
            assert partition[event] == sorted(group)
        ever |= set(saved)
        with Library.open(library_path) as library:
            assert {item.event for item in list_articles(library)} == set(partition)
            for event in ever:
                assert get_event(library, event).id in partition


def test_an_event_goes_with_its_last_article(library_path: Path, names: list[str]) -> None:
    (event,) = _save(library_path, names[:2])
    with writing(library_path, this_person(), "remove") as work:
        remove(work, names[0])
        remove(work, names[1])
        assert save_events(work, [EventDraft(articles=(names[0], names[2]), title="x")])
    with Library.open(library_path) as library:
        with pytest.raises(NotFound):
            get_event(library, event)
        assert len(list_events(library)) == 4


def test_candidates_are_those_that_share_the_rarest_keys(library_path: Path) -> None:
    items = [report(f"{COMET} {n}", origin=f"{n}.txt") for n in range(5)]
    keep(library_path, *items[:3], keys=("word:comet", "word:dawn"))
    keep(library_path, items[3], keys=("word:comet", "figure:9 days", "\ud800"))
    keep(library_path, items[4], keys=("word:ferry",))
    names = [item.article.id for item in items]
    with Library.open(library_path) as library:
        found = candidates(library, ["figure:9 days", "word:comet", "word:dawn", "never"])
        assert found[0] == names[3]
        assert set(found) == set(names[:4])
        assert candidates(library, ["word:comet", "figure:9 days"], limit=1) == (names[3],)
        assert candidates(library, []) == ()
        assert get_features(library, names[:1]) == {names[0]: names[0].encode()}
