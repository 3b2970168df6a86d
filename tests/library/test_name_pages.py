from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extradition_tui.library.doors import Library
from extradition_tui.library.errors import NotFound
from extradition_tui.library.name_pages import AROUND, name_page
from extradition_tui.model import Quote
from tests.library.reports import BRIDGE, FERRY, keep, report

ONE = report(BRIDGE, origin="one", published="2031-03-01")
TWO = report(FERRY, origin="two", published="2031-03-02")
ROLE = "The company"


@pytest.fixture
def path(library_path: Path) -> Path:
    start = FERRY.index("Everybody")
    said = Quote(start, start + 9, "Everybody", ROLE, None, "said", "fragment")
    analysis = replace(TWO.analysis, quotes=(*TWO.analysis.quotes, said))
    keep(library_path, ONE, replace(TWO, analysis=analysis))
    return library_path


def test_a_name_has_every_mention_with_the_words_around_it(path: Path) -> None:
    with Library.open(path) as library:
        page = name_page(library, "person-oldmere")
    assert (page.name, page.labels, page.articles) == ("Oldmere", ("PERSON",), 2)
    assert page.mentions == BRIDGE.count("Oldmere") + FERRY.count("Oldmere")
    assert [found.article for found in page.found] == [TWO.article.id, ONE.article.id]
    for found, text in zip(page.found, (FERRY, BRIDGE), strict=True):
        for spot in found.spots:
            assert text[spot.start : spot.end] == spot.text == "Oldmere"
            around = f"{spot.before.strip('…')}{spot.text}{spot.after.strip('…')}"
            assert around in text
            assert "\n" not in around


def test_a_speaker_has_the_quotations_too_in_the_order_of_the_text(path: Path) -> None:
    with Library.open(path) as library:
        page = name_page(library, "ada quill")
    (found,) = page.found
    assert [spot.kind for spot in found.spots] == ["speech", "mention"]
    assert (page.quotes, found.spots[0].text) == (1, "We have no choice,")


def test_a_speaker_told_by_a_role_alone_has_a_page(path: Path) -> None:
    with Library.open(path) as library:
        page = name_page(library, "the  COMPANY")
    assert (page.name, page.labels, page.mentions, page.quotes) == ("the COMPANY", (), 0, 1)
    assert [spot.kind for spot in page.found[0].spots] == ["fragment"]


def test_the_newest_articles_come_first_and_the_rest_are_counted(path: Path) -> None:
    with Library.open(path) as library:
        page = name_page(library, "Oldmere", most=1)
    assert (page.articles, len(page.found)) == (2, 1)
    assert page.found[0].published == "2031-03-02"


def test_long_paragraphs_are_cut_between_words(library_path: Path) -> None:
    text = f"A walk\n\n{'to and fro ' * 40}Oldmere {'up and down ' * 40}"
    keep(library_path, report(text))
    with Library.open(library_path) as library:
        (spot,) = name_page(library, "Oldmere").found[0].spots
    assert spot.before.startswith(("… to", "… and", "… fro"))
    assert spot.after.endswith(("up …", "and …", "down …"))
    assert len(spot.before) <= AROUND + 1


def test_a_name_that_nobody_has_is_said(path: Path) -> None:
    with Library.open(path) as library, pytest.raises(NotFound) as error:
        name_page(library, "\x1b[c nobody")
    assert "\x1b" not in str(error.value)
