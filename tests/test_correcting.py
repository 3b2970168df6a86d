"""What a person decides about events stands, whatever is loaded, analysed or decided afterwards."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extradition_tui.contrast.event_features import candidate_keys, features
from extradition_tui.correcting import merge, move, split, undo
from extradition_tui.library.articles import as_kept, remove, store
from extradition_tui.library.contrasts import dismiss, get_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import LibraryError, NotFound
from extradition_tui.library.events import events_of, get_event, list_events
from extradition_tui.library.history import first_break, list_changes
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Person
from extradition_tui.regrouping import regroup
from tests.contrast.stories import bridges, ferries, other_ferry

ME = this_person()
YOU = Person("you", "Somebody else")
REPORTS = {
    item.article.id: item
    for made in (*ferries(), *bridges(), other_ferry())
    for item in [replace(made, article=replace(made.article, id=made.article.id.replace("_", "")))]
}
FERRIES = ("ferrya", "ferryb", "ferryc")
BRIDGES = ("bridgea", "bridgeb", "bridgec")


def add(path: Path, *names: str) -> None:
    """Store articles (for another time too, as an analysis anew does) and look for their events."""
    with writing(path, ME, "load articles") as door:
        for name in names:
            item = REPORTS[name]
            found = features(item)
            packed = as_kept(item.analysis, msgspec.json.encode(found), candidate_keys(found))
            store(door, item.article, packed)
    regroup(path, ME, names)


def partition(path: Path) -> set[frozenset[str]]:
    with Library.open(path) as library:
        return {frozenset(event.articles) for event in list_events(library)}


def event_with(path: Path, article: str) -> str:
    with Library.open(path) as library:
        return events_of(library, [article])[article]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    create(path)
    add(path, *REPORTS)
    assert partition(path) == {
        frozenset(FERRIES),
        frozenset(BRIDGES),
        frozenset({"otherferry"}),
    }
    return path


def test_a_moved_article_stays_where_it_was_put(library: Path) -> None:
    move(library, ME, "ferryc", event_with(library, "otherferry"))
    expected = {
        frozenset({"ferrya", "ferryb"}),
        frozenset({"ferryc", "otherferry"}),
        frozenset(BRIDGES),
    }
    assert partition(library) == expected
    add(library, *REPORTS)
    assert partition(library) == expected


def test_joined_events_stay_one_and_both_names_lead_there(library: Path) -> None:
    one, other = event_with(library, "ferrya"), event_with(library, "bridgea")
    corrected = merge(library, ME, one, other)
    assert [set(event.articles) for event in corrected.events] == [{*FERRIES, *BRIDGES}]
    add(library, *reversed(REPORTS))
    with Library.open(library) as opened:
        assert get_event(opened, one).id == get_event(opened, other).id
        assert set(get_event(opened, one).articles) == {*FERRIES, *BRIDGES}


def test_what_was_split_off_stays_apart(library: Path) -> None:
    split(library, ME, event_with(library, "ferrya"), ["ferryb"])
    add(library, *FERRIES)
    assert {frozenset({"ferrya", "ferryc"}), frozenset({"ferryb"})} <= partition(library)


def test_a_new_article_joins_the_side_that_it_is_like_and_never_reunites_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.db"
    create(path)
    add(path, "ferrya", "ferryb")
    split(path, ME, event_with(path, "ferrya"), ["ferryb"])
    add(path, "ferryc")
    assert event_with(path, "ferrya") != event_with(path, "ferryb")
    assert event_with(path, "ferryc") in {
        event_with(path, "ferrya"),
        event_with(path, "ferryb"),
    }


def test_undo_takes_back_a_persons_own_corrections_newest_first(library: Path) -> None:
    before, ids = partition(library), {name: event_with(library, name) for name in REPORTS}
    merge(library, ME, ids["ferrya"], ids["bridgea"])
    joined = partition(library)
    move(library, YOU, "otherferry", ids["ferrya"])
    split(library, ME, event_with(library, "bridgea"), ["bridgeb"])
    undone, _ = undo(library, ME)
    assert undone.what == "event split"
    undone, _ = undo(library, YOU)
    assert (undone.what, undone.subject) == ("article moved", "otherferry")
    assert partition(library) == joined
    undone, corrected = undo(library, ME)
    assert undone.what == "events joined"
    assert {event.id for event in corrected.events} == {ids["ferrya"], ids["bridgea"]}
    assert partition(library) == before
    assert {name: event_with(library, name) for name in REPORTS} == ids
    with pytest.raises(NotFound, match="nothing to undo"):
        undo(library, ME)


def test_a_dismissed_finding_and_a_split_are_taken_back_in_turn(library: Path) -> None:
    event = event_with(library, "ferrya")
    with Library.open(library) as opened:
        contrast = get_contrast(opened, event)
    assert contrast is not None
    finding = next(d.id for row in contrast.statements for d in row.differences)
    with writing(library, ME, "dismiss a finding") as door:
        dismiss(door, finding)
    split(library, ME, event_with(library, "bridgea"), ["bridgeb"])
    assert undo(library, ME)[0].what == "event split"
    undone, _ = undo(library, ME)
    assert (undone.what, undone.subject) == ("finding dismissed", finding)
    with pytest.raises(NotFound):
        undo(library, ME)


def test_the_history_tells_of_every_correction_and_holds_together(library: Path) -> None:
    split(library, ME, event_with(library, "ferrya"), ["ferryb"])
    undo(library, ME)
    with Library.open(library) as opened:
        told = {change.what: change for change in list_changes(opened)}
        assert first_break(opened) is None
    assert told["event split: taken back"].undo_of == told["event split"].seq
    assert msgspec.json.decode(told["event split"].after or "")["sides"] == [
        ["ferryb"],
        ["ferrya", "ferryc"],
    ]


def test_an_article_that_is_removed_takes_its_part_of_a_decision_with_it(library: Path) -> None:
    merge(library, ME, event_with(library, "ferrya"), event_with(library, "otherferry"))
    with writing(library, ME, "remove an article") as door:
        remove(door, "ferryb")
    regroup(library, ME, ["ferrya"])
    assert frozenset({"ferrya", "ferryc", "otherferry"}) in partition(library)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda path, event: move(path, ME, "ferrya", event), "is in the event"),
        (lambda path, event: merge(path, ME, event, event), "name two"),
        (lambda path, event: split(path, ME, event, FERRIES), "leave at least one"),
        (lambda path, event: split(path, ME, event, ["bridgea"]), "is not in the event"),
        (lambda path, event: split(path, ME, event, ["none"]), "no such article"),
        (lambda path, event: move(path, ME, "ferrya", "zzz"), "no such event"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(library, wrong, said) -> None:
    before = partition(library)
    with pytest.raises(LibraryError, match=said):
        wrong(library, event_with(library, "ferrya"))
    assert partition(library) == before


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(chance=st.randoms(use_true_random=False))
def test_corrections_survive_whatever_comes_after(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    path = tmp_path_factory.mktemp("library") / "library.db"
    create(path)
    names = sorted(REPORTS)
    chance.shuffle(names)
    late = [names.pop(), names.pop()]
    add(path, *names)
    together, apart = _some_correction(path, names, chance)
    for batch in ([late[0]], chance.sample(names, 3), [late[1]], chance.sample(names, len(names))):
        add(path, *batch)
        found = {name: event_with(path, name) for name in names}
        assert len({found[name] for name in together}) <= 1
        assert all(found[one] != found[other] for one, other in apart)


def _some_correction(
    path: Path, names: list[str], chance: random.Random
) -> tuple[set[str], set[tuple[str, str]]]:
    """Correct something at random; the articles that belong together then, and pairs apart."""
    with Library.open(path) as library:
        events = [event.articles for event in list_events(library)]
    kind = chance.choice(("move", "merge", "split"))
    large = [held for held in events if len(held) > 1]
    if kind == "split" and large:
        held = chance.choice(large)
        parted = chance.sample(held, chance.randint(1, len(held) - 1))
        split(path, ME, event_with(path, held[0]), parted)
        return set(parted), {
            (one, other) for one in parted for other in held if other not in parted
        }
    one, other = chance.sample(events, 2)
    if kind == "merge":
        merge(path, ME, event_with(path, one[0]), event_with(path, other[0]))
        return {*one, *other}, set()
    article = chance.choice(one)
    move(path, ME, article, event_with(path, other[0]))
    return {article, *other}, {(a, b) for a in {article, *other} for b in one if b != article}
