from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extradition_tui.library.articles import remove
from extradition_tui.library.doors import Library
from extradition_tui.library.known import Known, find_known, likeness
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.model import Report
from tests.library.reports import BRIDGE, COMET, FERRY, keep, report, under

FIRST = report()
FIXED = BRIDGE.replace("14 weeks", "16 weeks")


def _known(path: Path, item: Report) -> Known:
    with Library.open(path) as library:
        return find_known(library, item.article)


@pytest.fixture
def path(library_path: Path) -> Path:
    keep(library_path, FIRST)
    return library_path


@pytest.mark.parametrize(
    ("text", "facts", "outcome"),
    [
        (BRIDGE, {}, "unchanged"),
        (BRIDGE, {"path": "/elsewhere/bridge.txt"}, "unchanged"),
        (FIXED, {}, "version"),
        (FIXED, {"path": "/elsewhere/bridge.txt"}, "version"),
        (COMET, {}, "version"),  # the same file, with another text
        (COMET, {"path": "/elsewhere/bridge.txt"}, "new"),
        (FERRY, {"origin": "other.txt"}, "new"),
        (FIXED, {"origin": "other.txt"}, "new"),
        (BRIDGE, {"origin": "other.txt"}, "same"),
    ],
)
def test_what_an_article_is_to_the_library(
    path: Path, text: str, facts: dict[str, Any], outcome: str
) -> None:
    item = report(text, **facts)
    own = outcome == "new"
    assert _known(path, item) == Known(outcome, item.article.id if own else FIRST.article.id)  # type: ignore[arg-type]


def test_other_cleaning_of_the_same_original_is_unchanged(path: Path) -> None:
    assert _known(path, report(FIXED, original=BRIDGE)).outcome == "unchanged"


def test_the_same_text_from_a_changed_original_is_unchanged(path: Path) -> None:
    assert _known(path, report(BRIDGE, original=BRIDGE + "\nShare")).outcome == "unchanged"


def test_a_changed_article_is_known_by_its_last_text_and_by_its_first(path: Path) -> None:
    keep(path, under(report(FIXED), FIRST.article.id))
    assert _known(path, report(FIXED)) == Known("unchanged", FIRST.article.id)
    assert _known(path, FIRST) == Known("version", FIRST.article.id)


def test_texts_from_standard_input_are_told_apart(path: Path) -> None:
    piped = report(COMET, origin="-", path="-")
    keep(path, piped)
    assert _known(path, report(FERRY, origin="-", path="-")).outcome == "new"
    longer = report(COMET + "It is a fine sight, they said.\n", origin="-", path="-")
    assert _known(path, longer) == Known("version", piped.article.id)


def test_a_removed_article_comes_back_as_itself(path: Path) -> None:
    with writing(path, this_person(), "remove") as work:
        remove(work, FIRST.article.id)
    assert _known(path, FIRST) == Known("version", FIRST.article.id)
    assert _known(path, report(BRIDGE, origin="other.txt")).outcome == "new"


def test_what_is_being_written_is_known_already(path: Path) -> None:
    from extradition_tui.library.articles import as_kept, store

    item = report(COMET, origin="comet.txt")
    with writing(path, this_person(), "load") as work:
        store(work, item.article, as_kept(item.analysis, b"", ()))
        assert find_known(work, item.article).outcome == "unchanged"


def test_names_that_are_no_unicode_are_known_again(path: Path) -> None:
    item = report(COMET, origin="caf\udce9.txt")
    keep(path, item)
    changed = report(COMET + "\ud800 more.", origin="caf\udce9.txt")
    assert _known(path, changed) == Known("version", item.article.id)
    keep(path, under(changed, item.article.id))
    assert _known(path, replace(changed)) == Known("unchanged", item.article.id)


def test_likeness_is_of_words_in_a_row() -> None:
    assert likeness(BRIDGE, BRIDGE.upper()) == 1
    assert likeness(BRIDGE, FIXED) > 0.6
    assert likeness(BRIDGE, FERRY) < 0.05
    assert likeness("", "") == 1
    assert likeness("word", "") == 0
