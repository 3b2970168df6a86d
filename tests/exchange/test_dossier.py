"""The dossier: an event with its claims, contrast and sources, to read and to print."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from extradition_tui.claim_model import VerdictDraft, new_id
from extradition_tui.cli.exchanging import dossier_of
from extradition_tui.exchange.dossier import Dossier, address
from extradition_tui.exchange.dossier_html import to_html
from extradition_tui.exchange.dossier_markdown import to_markdown
from extradition_tui.library.articles import get_article, set_facts
from extradition_tui.library.claims import add_comment, add_tag, edit_claim, judge
from extradition_tui.library.doors import Library
from extradition_tui.library.events import list_events
from tests.library.claiming import (
    ADA,
    BEN,
    BRIDGE_ID,
    FERRY_ID,
    cite_words,
    claim_of,
    door_of,
    fill,
    omit,
)
from tests.library.reports import BRIDGE, COMET, keep, report, under

EVIL = '<script>alert(1)</script> "quoted" & [a](javascript:b) *bold* \u202eevil\u0007'


class Checker(HTMLParser):
    """Collects what a page holds, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, value in attrs:
            assert not key.startswith("on")
            if key == "href":
                self.links.append(value or "")
            if key == "id":
                self.names.add(value or "")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def told(library_path: Path) -> Path:
    """A library with a claim on which everything hangs that may, in hostile words."""
    event = fill(library_path)
    claim = claim_of(library_path, event)
    cite_words(library_path, claim)
    omit(library_path, claim, person=BEN)
    with door_of(library_path) as door:
        edit_claim(door, claim, {"statement": EVIL, "speaker": EVIL})
        add_tag(door, claim, EVIL)
        judge(
            door,
            claim,
            VerdictDraft(
                id=new_id(), scheme="six-step", rating="false", because=EVIL, role="adopted"
            ),
        )
        first = add_comment(door, claim, EVIL)
        add_comment(door, claim, "an answer", reply_to=first)
        set_facts(
            door,
            BRIDGE_ID,
            {"title": EVIL, "source": EVIL, "url": "https://news.example/b?a=1&b=2"},
        )
        set_facts(door, FERRY_ID, {"url": "javascript:alert(1)", "source": "The Lorn Mail"})
    return library_path


def dossier(path: Path) -> Dossier:
    with Library.open(path) as library:
        event = next(one for one in list_events(library) if BRIDGE_ID in one.articles)
        return dossier_of(library, event.id, ADA)


def test_a_page_runs_nothing_fetches_nothing_and_links_only_to_what_is_there(told: Path) -> None:
    page = to_html(dossier(told))
    found = Checker()
    found.feed(page)
    assert found.open == []
    assert not {"script", "img", "iframe", "link", "form", "object"} & set(found.tags)
    outside = [link for link in found.links if not link.startswith("#")]
    assert outside == ["https://news.example/b?a=1&b=2"]
    assert {link[1:] for link in found.links if link.startswith("#")} <= found.names
    assert "\u202e" not in page
    assert "\x07" not in page
    assert "@media print" in page


def test_both_forms_hold_the_claims_the_contrast_and_the_sources(told: Path) -> None:
    found = Checker()
    found.feed(to_html(dossier(told)))
    markdown = to_markdown(dossier(told))
    plain = re.sub(r"\\(.)", r"\1", markdown)
    for text in (found.text, plain):
        for words in (
            "<script>alert(1)</script>",
            "will be closed for 14 weeks",
            "leave it out: The Lorn Mail",
            "false (six-step; adopted, Ada Lind",
            "an answer",
            "How the sources differ",
            "https://news.example/b?a=1&b=2",
        ):
            assert words in text, words
    assert "<script>" not in markdown
    assert "](javascript" not in markdown


def test_words_that_changed_since_are_said_to_have_changed(told: Path) -> None:
    keep(told, under(report(BRIDGE.replace("14 weeks", "41 weeks")), BRIDGE_ID))
    assert "its words have changed since" in to_markdown(dossier(told))


def test_an_event_of_one_article_and_no_claims_has_its_source(library_path: Path) -> None:
    keep(library_path, report(COMET, origin="comet.txt"))
    with Library.open(library_path) as library:
        (event,) = list_events(library)
        found = dossier_of(library, event.id, ADA)
    assert "## Sources" in to_markdown(found)
    assert "Claims" not in to_markdown(found)
    page = Checker()
    page.feed(to_html(found))
    assert page.open == []


@pytest.mark.parametrize(
    ("url", "goes"),
    [
        ("https://news.example/a", True),
        ("javascript:alert(1)", False),
        ("https://news.example/ b", False),
        ('https://news.example/"><b>', False),
        ("data:text/html,hello", False),
    ],
)
def test_only_a_plain_web_address_is_a_link(told: Path, url: str, goes: bool) -> None:
    with door_of(told) as door:
        set_facts(door, FERRY_ID, {"url": url})
    with Library.open(told) as library:
        assert (address(get_article(library, FERRY_ID)) is not None) == goes
