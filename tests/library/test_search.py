from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extradition_tui.library.doors import Library
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.people import this_person
from extradition_tui.library.queries import FIELDS
from extradition_tui.library.search import SNIPPET, search
from extradition_tui.library.writing import create, writing
from tests.library.reports import BRIDGE, COMET, FERRY, keep, report

ITEMS = {
    "bridge": report(BRIDGE, origin="bridge.txt", published="2031-03-03", source="Lorn Gazette"),
    "ferry": report(FERRY, origin="ferry.txt", published="2031-03-05"),
    "comet": report(COMET, origin="comet.txt"),
}
NAMES = {item.article.id: name for name, item in ITEMS.items()}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "own" / "library.db"
    create(path)
    keep(path, *ITEMS.values())
    with writing(path, this_person(), "group") as work:
        save_events(
            work,
            [
                EventDraft(
                    articles=(ITEMS["bridge"].article.id, ITEMS["ferry"].article.id), title="Bridge"
                )
            ],
        )
    return path


def _found(path: Path, query: str) -> list[str]:
    with Library.open(path) as library:
        return [NAMES[found.article] for found in search(library, query)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("engineer", {"bridge"}),
        ("ENGINEER", {"bridge"}),
        ("engin", {"bridge"}),  # the last word finds longer ones
        ("engin county", set()),  # and only the last
        ("en", set()),
        ("Oldmere bridge", {"bridge", "ferry"}),
        ('"bridge at Oldmere"', {"bridge"}),
        ('"Oldmere at bridge"', set()),
        ("1,200", {"bridge"}),
        ("county's", {"bridge"}),
        ("valleys comet", {"comet"}),
        ("speaker:quill", {"bridge"}),
        ('speaker:"Tom Reed"', {"ferry"}),
        ('speaker:"tom reed" Oldmere', {"ferry"}),
        ("entity:reed", {"ferry"}),
        ("entity:oldmere", {"bridge", "ferry"}),
        ("ENTITY:Oldmere engineer", {"bridge"}),
        ("source:lorn", {"bridge"}),
        ("source:ferry", {"ferry"}),
        ("after:2031-03-04", {"ferry"}),
        ("after:2031-03-05", {"ferry"}),
        ("before:2031-03-05", {"bridge"}),
        ("after:2031 before:2032", {"bridge", "ferry"}),
        ("after:2031-04", set()),
        ("event:zzz", set()),
        ("claim:anything", set()),
        ("after:banana", set()),  # read as plain words
        ("said: Reed", {"ferry"}),
        ("over: three", {"comet"}),
        ("", set()),
        ('"', set()),
        ("++", set()),
        ("* -comet", {"comet"}),
        ("NOT comet", set()),
        ("comet AND", set()),
        ("title:comet", set()),
        ("(comet", {"comet"}),
        ("comet^", {"comet"}),
        ("'comet\"", {"comet"}),
    ],
)
def test_what_a_query_finds(path: Path, query: str, names: set[str]) -> None:
    found = _found(path, query)
    assert set(found) == names
    assert len(found) == len(names)


def test_an_event_narrows_a_search_by_any_part_of_its_id(path: Path) -> None:
    with Library.open(path) as library:
        (event,) = {e for (e,) in library.rows(tuple[str], "SELECT event FROM event_article")} - {
            e for (e,) in library.rows(tuple[str], "SELECT id FROM event WHERE provisional = 1")
        }
    assert set(_found(path, f"event:{event[:4]}")) == {"bridge", "ferry"}
    assert _found(path, f"event:{event} engineer") == ["bridge"]


def test_fields_alone_list_the_newest_first(path: Path) -> None:
    assert _found(path, "entity:oldmere") == ["ferry", "bridge"]


def test_a_word_in_the_title_counts_for_more(path: Path) -> None:
    assert _found(path, "ferry")[0] == "ferry"
    assert _found(path, "bridge")[0] == "bridge"


def test_a_place_is_that_of_the_words_and_its_snippet_is_one_line_around_them(path: Path) -> None:
    with Library.open(path) as library:
        for query, words in (
            ("engineer", "engineer"),
            ('"14 weeks"', "14 weeks"),
            ("entity:quill", "Ada Quill"),
            ("speaker:quill", "We have no choice,"),
            ("engin", "engineer"),
        ):
            (found,) = search(library, query)
            text = ITEMS[NAMES[found.article]].article.text
            assert text[found.start : found.end] == words
            assert words in found.snippet
            assert "\n" not in found.snippet
            assert len(found.snippet) <= SNIPPET + 4


def test_accents_and_other_alphabets_are_found(tmp_path: Path) -> None:
    path = tmp_path / "own" / "library.db"
    create(path)
    text = "Die Brücke über den Fluß\n\nМост закрыт. Ο γέφυρα.\n"
    keep(path, report(text, origin="x"))
    with Library.open(path) as library:
        for query in ("brucke", "BRÜCKE", "мост", "γέφυρα", "fluß"):
            (found,) = search(library, query)
            assert found.end > found.start, query


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.one_of(
                st.text(max_size=8),
                st.sampled_from([f"{field}:" for field in FIELDS]),
                st.sampled_from(['"', "(", "*", "AND", "NEAR(", "^", "\0", "\ud800", "a:b", "-"]),
            )
        ).map(" ".join),
    )
)
@example('speaker:""')
@example("COVID-19 C++ don't U.S.")
@example("after:9999-99-99")
@example("a" * 100_000)
@example('entity:"' + "x" * 70_000 + '"')
@example("a " * 20_000)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
def test_no_query_is_an_error(path: Path, query: str) -> None:
    with Library.open(path) as library:
        for found in search(library, query):
            text = ITEMS[NAMES[found.article]].article.text
            assert 0 <= found.start <= found.end <= len(text)


def test_the_newest_come_first_when_that_is_asked_for(path: Path) -> None:
    with Library.open(path) as library:
        best = search(library, "Oldmere bridge")
        newest = search(library, "Oldmere bridge", newest=True)

    assert [NAMES[one.article] for one in newest] == ["ferry", "bridge"]
    places = {one.article: (one.start, one.end, one.snippet) for one in best}
    assert {one.article: (one.start, one.end, one.snippet) for one in newest} == places


def test_the_newest_are_found_through_fields_too_however_many_have_the_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extradition_tui.library.search.LATEST", 1)
    with Library.open(path) as library:
        found = search(library, "source:lorn Oldmere", newest=True)

    assert [NAMES[one.article] for one in found] == ["bridge"]
