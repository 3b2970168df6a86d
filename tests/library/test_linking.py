"""Names of several articles that are one, in a library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extradition_tui.library.doors import Library
from extradition_tui.library.entities import entity_places, list_entities, list_quotes
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.name_pages import name_page
from extradition_tui.library.people import this_person
from extradition_tui.library.search import search
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Report
from tests.library.reports import keep, report

FULL = 'The dam\n\n"It leaks," said José Peña of the county. José Peña waited.\n'
PLAIN = 'The lake\n\n"It rises," said Jose Pena on Monday.\n'
SHORT = "The flood\n\nNobody listened to Pena, the town said.\n"
OTHER = 'The fair\n\n"It is fun," said Rosa Pena, a baker.\n'


def reports() -> dict[str, Report]:
    given = {
        "full": report(FULL, origin="full", names=("José Peña",)),
        "plain": report(PLAIN, origin="plain", names=("Jose Pena",)),
        "short": report(SHORT, origin="short", names=("Pena",)),
        "other": report(OTHER, origin="other", names=("Rosa Pena",)),
    }
    # Other articles' names are no names of this one: each article knows its own spelling alone.
    return {
        key: replace(
            item,
            analysis=replace(
                item.analysis,
                entities=tuple(replace(each, aliases=()) for each in item.analysis.entities),
                quotes=tuple(
                    replace(
                        quote,
                        speaker=item.analysis.entities[0].name,
                        speaker_entity=item.analysis.entities[0].id,
                    )
                    for quote in item.analysis.quotes
                ),
            ),
        )
        for key, item in given.items()
    }


def group(path: Path, *items: Report) -> None:
    with writing(path, this_person(), "group") as work:
        save_events(
            work, [EventDraft(articles=tuple(item.article.id for item in items), title="The dam")]
        )


def test_names_of_one_person_are_listed_and_placed_together(library_path: Path) -> None:
    given = reports()
    keep(library_path, *given.values())
    with Library.open(library_path) as library:
        found = {each.name: each for each in list_entities(library)}
        assert set(found) == {"Jose Pena", "Pena", "Rosa Pena"} | (set(found) & {"José Peña"})
        places = entity_places(library, "jose pena")
    assert len(places) == 1
    assert places[0].articles == 2
    assert {place.text for place in places[0].places} == {"José Peña", "Jose Pena"}
    assert len(places[0].places) == places[0].mentions == 3


def test_a_surname_counts_for_the_one_person_of_its_event(library_path: Path) -> None:
    given = reports()
    keep(library_path, *given.values())
    group(library_path, given["full"], given["short"])
    with Library.open(library_path) as library:
        (found,) = entity_places(library, "José Peña")
        page = name_page(library, "José Peña")
        names = [each.name for each in list_entities(library)]
        assert "Pena" not in names
        assert len(names) == 2
    texts = {"José Peña", "Jose Pena", "Pena"}
    assert {place.text for place in found.places} == texts
    assert (page.articles, page.mentions, page.quotes) == (3, 4, 2)
    assert {spot.text for each in page.found for spot in each.spots if spot.kind == "mention"} == (
        texts
    )
    group(library_path, given["full"], given["short"], given["other"])
    with Library.open(library_path) as library:
        assert "Pena" in [each.name for each in list_entities(library)]


def test_quotes_of_a_speaker_are_found_under_each_name(library_path: Path) -> None:
    keep(library_path, *reports().values())
    with Library.open(library_path) as library:
        for name in ("José Peña", "Jose Pena"):
            assert {quote.text for quote in list_quotes(library, name)} == {
                "It leaks,",
                "It rises,",
            }
        assert [quote.text for quote in list_quotes(library, "Rosa Pena")] == ["It is fun,"]


def test_a_search_for_a_name_finds_what_other_articles_call_the_same_one(
    library_path: Path,
) -> None:
    given = reports()
    keep(library_path, *given.values())
    group(library_path, given["full"], given["short"])
    names = {item.article.id: key for key, item in given.items()}
    with Library.open(library_path) as library:
        for query in ('entity:"José Peña"', 'entity:"Jose Pena"'):
            found = {names[each.article]: each for each in search(library, query)}
            assert found.keys() == {"full", "plain", "short"}
            assert FULL[found["full"].start : found["full"].end] == "José Peña"
            assert SHORT[found["short"].start : found["short"].end] == "Pena"
        spoken = search(library, 'speaker:"José Peña"')
    assert {"full", "plain"} <= {names[each.article] for each in spoken}
    assert "other" not in {names[each.article] for each in spoken}


def test_the_order_of_loading_changes_nothing(library_path: Path, tmp_path: Path) -> None:
    given = reports()
    keep(library_path, *given.values())
    other = tmp_path / "own" / "other.db"
    create(other)
    keep(other, *reversed(given.values()))
    for path in (library_path, other):
        group(path, given["full"], given["short"])
    with Library.open(library_path) as one, Library.open(other) as two:
        assert list_entities(one) == list_entities(two)
        assert entity_places(one, "Pena") == entity_places(two, "Pena")
