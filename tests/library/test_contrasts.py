from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extradition_tui.contrast_model import Contrast, Difference, QuoteVersions, Statement, Value
from extradition_tui.library.contrasts import (
    contrast_fingerprint,
    dismiss,
    dismissed_findings,
    get_contrast,
    get_whole,
    save_contrast,
    take_back,
    without,
)
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import Ambiguous, NotFound
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.model import Span
from tests.library.reports import BRIDGE, FERRY, keep, report, under

ONE, OTHER = report(BRIDGE, origin="one"), report(FERRY, origin="other")
A, B = ONE.article.id, OTHER.article.id


def _contrast(event: str | None) -> Contrast:
    def difference(name: str) -> Difference:
        values = {A: (Value("14", 0, 2, "14"),), B: (Value("16", 3, 5),)}
        return Difference(id=name, type="figure", values=values, confidence=0.9)

    statement = Statement(
        id="s1",
        kind="differs",
        cells={A: (Span(0, 3, "The"),), B: ()},
        silent=(),
        witnesses=2,
        differences=(difference("abc1"), difference("abd2")),
    )
    return Contrast(event=event, articles=(A, B), statements=(statement,))


@pytest.fixture
def event(library_path: Path) -> str:
    keep(library_path, ONE, OTHER)
    with writing(library_path, this_person(), "group") as work:
        (event,) = save_events(work, [EventDraft(articles=(A, B), title="Bridge")])
        save_contrast(work, _contrast(event), "A1 B1")
    return event


def test_a_contrast_is_given_back_with_its_fingerprint(library_path: Path, event: str) -> None:
    with Library.open(library_path) as library:
        assert get_contrast(library, event[:5]) == _contrast(event)
        assert contrast_fingerprint(library, event) == "A1 B1"


def test_a_dismissed_difference_is_left_out_also_of_the_next_contrast(
    library_path: Path, event: str
) -> None:
    with writing(library_path, this_person(), "dismiss") as work:
        with pytest.raises(Ambiguous):
            dismiss(work, "ab")
        with pytest.raises(NotFound):
            dismiss(work, "nothing\x1b")
        assert dismiss(work, "abc") == "abc1"
        save_contrast(work, _contrast(event), "A2 B1")
    with Library.open(library_path) as library:
        found = get_contrast(library, event)
        assert found is not None
        assert [each.id for each in found.statements[0].differences] == ["abd2"]
        assert found.statements[0].kind == "differs"
        whole = get_whole(library, event)
        assert whole is not None
        assert [each.id for aside in whole.set_aside for each in aside.differences] == ["abc1"]
        assert dismissed_findings(library) == {"abc1"}
        assert without(_contrast(None), {"abc1", "abd2"}).statements[0].differences == ()
    with writing(library_path, this_person(), "undo") as work:
        take_back(work, "abc1")
    with Library.open(library_path) as library:
        assert get_contrast(library, event) == _contrast(event)


def test_a_contrast_goes_when_what_it_was_made_from_changes(library_path: Path, event: str) -> None:
    keep(library_path, under(report(BRIDGE + "More.\n"), A))
    with Library.open(library_path) as library:
        assert get_contrast(library, event) is None
        assert contrast_fingerprint(library, event) is None


def test_only_an_events_contrast_is_kept(library_path: Path, event: str) -> None:
    with writing(library_path, this_person(), "contrast") as work:
        with pytest.raises(ValueError, match="event"):
            save_contrast(work, _contrast(None), "")
        with pytest.raises(NotFound):
            save_contrast(work, _contrast("unknown"), "")


def test_a_quotation_whose_difference_was_dismissed_is_not_altered_any_more() -> None:
    def version(words: str) -> dict[str, tuple[Value, ...]]:
        return {A: (Value(words, 0, 5),), B: (Value("other", 7, 12),)}

    found = Difference(id="q1", type="quote", values=version("words"), confidence=0.9)
    row = Statement(id="s", kind="altered", cells={}, silent=(), witnesses=2, differences=(found,))
    spans = {one: tuple(Span(v.start, v.end, v.text) for v in v) for one, v in found.values.items()}
    same = QuoteVersions(speaker=None, versions=spans, altered=True, changes=("word",))
    other = replace(same, versions={A: (Span(20, 24, "more"),)})
    made = Contrast(event=None, articles=(A, B), statements=(row,), quotes=(same, other))
    left = without(made, {"q1"})
    assert [(quote.altered, quote.changes) for quote in left.quotes] == [
        (False, ()),
        (True, ("word",)),
    ]
