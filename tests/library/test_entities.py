from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extradition_tui.library.articles import remove
from extradition_tui.library.doors import Library
from extradition_tui.library.entities import entity_places, list_entities, list_quotes
from extradition_tui.library.errors import NotFound
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.model import Entity
from tests.library.reports import BRIDGE, COMET, FERRY, keep, report

ONE = report(BRIDGE, origin="one", published="2031-03-01")
TWO = report(FERRY, origin="two", published="2031-03-02")


@pytest.fixture
def path(library_path: Path) -> Path:
    entities = tuple(
        Entity(each.id, "Oldmere-on-Lorn", each.label, ("Oldmere", "the Mere"))
        if each.name == "Oldmere"
        else each
        for each in TWO.analysis.entities
    )
    two = replace(TWO, analysis=replace(TWO.analysis, entities=entities))
    keep(library_path, ONE, two)
    return library_path


def test_entities_are_counted_over_the_library(path: Path) -> None:
    with Library.open(path) as library:
        found = list_entities(library)
        assert (found[0].name, found[0].articles) == ("Oldmere", 2)
        assert found[0].mentions == BRIDGE.count("Oldmere") + FERRY.count("Oldmere")
        assert found[0].aliases == ("Oldmere-on-Lorn", "the Mere")
        assert {each.name for each in found} == {"Oldmere", "Ada Quill", "Tom Reed"}
        assert len(list_entities(library, limit=1)) == 1


@pytest.mark.parametrize("name", ["oldmere", "OLDMERE-ON-LORN", " the  mere ", "person-oldmere"])
def test_an_entity_is_found_by_any_of_its_names(path: Path, name: str) -> None:
    with Library.open(path) as library:
        (found,) = entity_places(library, name)
    texts = {ONE.article.id: BRIDGE, TWO.article.id: FERRY}
    assert found.name == "Oldmere"
    assert len(found.places) == found.mentions
    assert found.places[0].article == TWO.article.id
    for place in found.places:
        assert texts[place.article][place.start : place.end] == place.text == "Oldmere"


def test_a_name_that_nobody_has_is_said(path: Path) -> None:
    with Library.open(path) as library:
        for name in ("old", "", "%", "\x1b[c\n"):
            with pytest.raises(NotFound) as error:
                entity_places(library, name)
            assert str(error.value).isprintable()


def test_quotes_are_listed_by_speaker_and_kind(path: Path) -> None:
    with Library.open(path) as library:
        assert [quote.speaker for quote in list_quotes(library)] == ["Tom Reed", "Ada Quill"]
        for name in ("tom reed", "REED"):
            (quote,) = list_quotes(library, speaker=name)
            assert FERRY[quote.start : quote.end] == quote.text
        assert list_quotes(library, speaker="nobody") == ()
        assert len(list_quotes(library, kind="speech")) == 2
        assert list_quotes(library, kind="fragment") == ()


def test_an_entity_goes_with_its_last_article_and_its_name_with_the_one_that_gave_it(
    path: Path,
) -> None:
    keep(path, report(COMET, origin="three"))
    with writing(path, this_person(), "remove") as work:
        remove(work, ONE.article.id)
    with Library.open(path) as library:
        found = {each.name: each for each in list_entities(library)}
        assert set(found) == {"Oldmere-on-Lorn", "Tom Reed"}
        assert (found["Oldmere-on-Lorn"].articles, found["Oldmere-on-Lorn"].mentions) == (1, 1)


def test_an_article_stored_anew_is_counted_once(path: Path) -> None:
    keep(path, ONE)
    keep(path, ONE)
    with Library.open(path) as library:
        assert list_entities(library)[0].articles == 2
