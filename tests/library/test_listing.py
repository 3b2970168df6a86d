"""The order of a library's articles as numbers, on a real library."""

from __future__ import annotations

from pathlib import Path

import pytest

from extradition_tui.library.articles import as_kept, list_articles, remove, store
from extradition_tui.library.doors import Library
from extradition_tui.library.events import EventDraft, list_events, save_events
from extradition_tui.library.listing import (
    Order,
    articles_under,
    articles_with,
    events_with,
    numbers_named,
    read_events,
    read_first,
    read_listed,
    read_order,
)
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Analysis, Article, Person, TextVersion, article_id

WRITER = Person(id="0" * 32, name="Writer")
KEPT = as_kept(Analysis(pipeline="none"), b"{}", ())


def article(number: int) -> Article:
    text = f"The mill wheel turned {number} times. " + "It went on. " * (number % 7)
    return Article(
        id=article_id(f"mill/{number}", text),
        origin=f"mill/{number}",
        title=f"Mill report {number}" if number % 2 else f"Été au moulin {number}",
        source=("beacon", "Anchor", "Crane")[number % 3],
        published=f"2031-03-{number % 28 + 1:02}",
        version=TextVersion(original=text, text=text),
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Thirty articles, the first nine of them in events of three."""
    path = tmp_path / "library.db"
    create(path)
    made = [article(number) for number in range(30)]
    with writing(path, WRITER, "load") as door:
        for one in made:
            store(door, one, KEPT)
        triples = [tuple(one.id for one in made[at : at + 3]) for at in (0, 3, 6)]
        drafts = [EventDraft(title=f"The {one[0]} wheel", articles=one) for one in triples]
        save_events(door, drafts)
    return path


def ids(library: Library, order: Order) -> list[str]:
    names = {row.number: row.id for row in read_listed(library, order.articles)}
    return [names[number] for number in order.articles]


def test_the_order_is_that_of_the_list(library: Path) -> None:
    with Library.open(library) as door:
        order = read_order(door)
        assert ids(door, order) == [one.id for one in list_articles(door)]
        assert (order.events, order.total) == (len(list_events(door)), 30)
        assert sorted(order.by_event) == sorted(order.articles)


def test_the_articles_of_an_event_stand_together_where_its_first_one_does(library: Path) -> None:
    with Library.open(library) as door:
        order = read_order(door)
        seen: list[int] = []
        for number in order.by_event:
            if not seen or seen[-1] != order.leader[number]:
                seen.append(order.leader[number])
        assert len(seen) == len(set(seen)) == order.events
        firsts = list(dict.fromkeys(order.leader[number] for number in order.articles))
        assert seen == firsts


@pytest.mark.parametrize("sort", ["source", "length", "unread"])
def test_other_orders_keep_the_newest_first_among_equals(library: Path, sort: str) -> None:
    with Library.open(library) as door:
        newest = list_articles(door)
        read = {newest[0].id: 2, newest[1].id: 1}
        keys = {
            "source": lambda one: one.source.lower(),
            "length": lambda one: -one.words,
            "unread": lambda one: read.get(one.id, 0),
        }
        wanted = [one.id for one in sorted(newest, key=keys[sort])]
        assert ids(door, read_order(door, sort, read)) == wanted


def test_what_was_removed_is_not_listed(library: Path) -> None:
    with writing(library, WRITER, "remove") as door:
        remove(door, article(4).id)
    with Library.open(library) as door:
        assert len(read_order(door).articles) == len(read_first(door).articles) == 29
        (number,) = numbers_named(door, [article(4).id])
        assert read_listed(door, [number]) == []


def test_words_are_found_in_any_case_and_alphabet(library: Path) -> None:
    with Library.open(library) as door:
        assert len(articles_with(door, ["mill", "report"])) == 15
        assert len(articles_with(door, ["été"])) == 15
        assert len(articles_with(door, ["anchor"])) == 10
        assert not articles_with(door, ["%"])
        assert not articles_with(door, ["_"])
        assert len(articles_under(door, ["wheel"])) == 9


def test_events_are_found_by_their_titles_with_their_newest_article_first(library: Path) -> None:
    with Library.open(library) as door:
        found = events_with(door, ["wheel"], 2)
        assert len(found) == 2
        days = {one.id: one.published for one in list_articles(door)}
        for event in read_events(door, [one.id for one in found]):
            told = [days[one] or "" for one in event.articles]
            assert told == sorted(told, reverse=True)
