"""Which article or event stands on which line of a list."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extradition_tui.tui.arranged import Arranged, arranged, following, kept_of, marked

sizes = st.lists(st.integers(1, 4), max_size=12)


def by_event(sizes: list[int]) -> tuple[array[int], array[int], list[list[int]]]:
    """Articles in order, the leader of each number, and the events."""
    articles, leader, events = array("I"), array("I", [0]), []
    for size in sizes:
        event = list(range(len(leader), len(leader) + size))
        leader.extend([event[0]] * size)
        articles.extend(event)
        events.append(event)
    return articles, leader, events


def shown(events: list[list[int]]) -> list[tuple[str, int] | None]:
    """The lines as they ought to be."""
    lines: list[tuple[str, int] | None] = []
    for event in events:
        lines += [None] if lines else []
        lines += [("event", event[0]), *(("article", number) for number in event)]
    return lines


def lines_of(one: Arranged) -> list[tuple[str, int] | None]:
    return [one.on_line(line) for line in range(len(one))]


@given(sizes)
def test_each_event_has_a_line_above_those_of_its_articles(sizes: list[int]) -> None:
    articles, leader, events = by_event(sizes)
    one = arranged(articles, leader, grouped=True)
    wanted = shown(events)
    assert lines_of(one) == wanted
    for line, found in enumerate(wanted):
        assert one.is_blank(line) == (found is None)
        if found is not None and found[0] == "article":
            assert one.line_of(found[1]) == line
            assert articles[one.place_of_line(line)] == found[1]
        elif found is not None:
            assert one.line_of_event([found[1]]) == line
    with pytest.raises(IndexError):
        one.on_line(len(wanted))


@given(sizes, st.sets(st.integers(1, 30)), st.sets(st.integers(1, 30)))
def test_the_lines_that_are_marked_are_found(
    sizes: list[int], wanted: set[int], titled: set[int]
) -> None:
    articles, leader, events = by_event(sizes)
    one = arranged(articles, leader, grouped=True)
    lines = [
        line
        for line, found in enumerate(shown(events))
        if found and found[1] in (wanted if found[0] == "article" else titled)
    ]
    assert list(one.lines_with(marked(wanted, 64), marked(titled, 64))) == lines


def test_an_event_with_a_hit_shows_the_hits_and_one_with_its_title_all() -> None:
    articles, leader, _ = by_event([3, 2, 2])
    kept = kept_of(leader, hits=[2], titled=[1, 2, 3, 6, 7, 99])
    grouped = arranged(articles, leader, grouped=True, kept=kept)
    assert list(grouped.articles) == [2, 6, 7]
    assert lines_of(grouped) == shown([[2], [6, 7]])
    flat = arranged(articles, leader, grouped=False, kept=marked([2], len(leader)))
    assert lines_of(flat) == [("article", 2)]


def test_one_goes_around_from_where_one_is() -> None:
    assert list(following([4, 5, 6], 5)) == [6, 4, 5]
    assert list(following([4, 5, 6], None)) == [4, 5, 6]
    assert list(following([], 5)) == []
