"""Claims beside the text, in the list and in the facts, one's own told from those of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.claim_model import ClaimDraft
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.claims_shown import ClaimCount, claim_news, claims_per_article
from extradition_tui.library.doors import Library
from extradition_tui.library.people import this_person
from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.claim_margin import FLAGS, PLAIN_FLAGS, ClaimMark, flags_of
from extradition_tui.tui.claims_screen import ClaimsScreen
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.text_lines import Page, TextLines

from . import contrast_event
from .claim_event import BEN, HURT, OLD, bottom, evidence, press, settle, write
from .contrast_event import TEXTS, A, B, C


async def open_text(pilot: Pilot[int], article: str) -> LibraryScreen:
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    screen.open_article(article)
    await settle(pilot)
    return screen


def flagged(screen: LibraryScreen) -> dict[str, str]:
    """The flags in the margin, with the words of their rows."""
    rows = [line.text for line in screen.text.lines]
    return {row.strip()[0]: row for row in rows if row.strip()[:1] in {*FLAGS, *PLAIN_FLAGS}}


async def test_the_margin_tells_ones_own_claims_from_those_of_others(claimed: Path) -> None:
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_text(pilot, A)
        assert "14 passengers" in flagged(screen)["⚐"]
        screen = await open_text(pilot, C)
        assert "9,000 cars" in flagged(screen)["⚑"]


async def test_flags_are_letters_where_there_are_no_colours(
    claimed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "vt100")
    assert flags_of("mono") == PLAIN_FLAGS
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_text(pilot, A)
        assert "14 passengers" in flagged(screen)["c"]


async def test_the_list_counts_the_claims_of_each_article(claimed: Path) -> None:
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        counted = {
            line.text.strip(" •+"): "".join(run.text for run in line.right)
            for line in screen.list.lines
        }
        assert counted["Harbour Post"] == "⚐1  51 w"
        assert counted["council.example"] == "⚑1 ⚐1  30 w"
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        rows = "\n".join(
            "".join(part.text for part in screen.list.render_line(y)) for y in range(10)
        )
        assert "⚑1 ⚐1" in rows


async def test_the_facts_list_the_claims_of_the_article_and_lead_to_their_words(
    claimed: Path,
) -> None:
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_text(pilot, C)
        facts = [fact for fact in screen.facts._facts.values() if fact.claim]
        assert [(fact.claim, fact.note) for fact in facts] == [(OLD, "asserts"), (HURT, "omits")]
        await press(pilot, "g", "3", "g", "g", "enter")
        lines = screen.text.text_lines
        assert lines is not None
        assert TEXTS[C][slice(*(lines.focus or ()))] == "The bridge carries 9,000 cars a day"
        await press(pilot, "j", "enter", "C")
        assert isinstance(app.screen, ClaimsScreen)
        assert app.screen.list.line is not None
        assert app.screen.list.line.key == HURT


async def test_keys_go_from_claim_to_claim_in_a_text(claimed: Path) -> None:
    def more(door):  # type: ignore[no-untyped-def]
        add_claim(door, ClaimDraft(id="d2" * 16, statement="A crack"))
        cite(door, evidence("e7" * 16, "d2" * 16, A, "a crack", "asserts"))

    write(claimed, more)
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_text(pilot, A)

        def here() -> str:
            lines = screen.text.text_lines
            assert lines is not None
            return TEXTS[A][slice(*(lines.focus or ()))]

        await press(pilot, "right_square_bracket", "a")
        assert here() == "14 passengers were hurt"
        await press(pilot, "right_square_bracket", "a")
        assert here() == "a crack"
        await press(pilot, "left_square_bracket", "a")
        assert here() == "14 passengers were hurt"


async def test_anothers_claim_appears_beside_the_text_within_two_seconds(claimed: Path) -> None:
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_text(pilot, B)
        before = flagged(screen)["⚐"]
        assert "12 travellers" in before

        def adds(door):  # type: ignore[no-untyped-def]
            add_claim(door, ClaimDraft(id="d3" * 16, statement="Who is in charge"))
            cite(door, evidence("e8" * 16, "d3" * 16, B, "port director", "asserts"))

        offset = screen.text.reading_offset
        write(claimed, adds, BEN)
        await pilot.pause(1.5)
        await settle(pilot)
        assert any("port director" in line.text and "⚐" in line.text for line in screen.text.lines)
        assert screen.text.reading_offset == offset
        assert "Ben Rohde: evidence added, “Who is in charge” (and 1 more)" in bottom(app)
        await pilot.press("j")
        assert "Ben Rohde" not in bottom(app)


def test_counts_and_news_leave_out_what_was_removed_and_what_one_did(claimed: Path) -> None:
    with Library.open(claimed) as library:
        counts = claims_per_article(library, this_person())
        assert counts == {A: ClaimCount(0, 1), B: ClaimCount(0, 1), C: ClaimCount(1, 1)}
        news = claim_news(library, 0, this_person())
        assert {one.claim for one in news} == {HURT}
        assert claim_news(library, news[-1].seq, this_person()) == ()


async def test_the_words_of_a_claim_are_marked_as_far_as_they_go_unless_that_is_switched_off(
    claimed: Path,
) -> None:
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_text(pilot, C)
        marked = [run for line in screen.text.lines for run in line.runs if "claim" in run.mark]
        assert "9,000 cars" in "".join(run.text for run in marked)
        assert "claims" in screen.text.shown_words
        screen.text.show_only(["names"])
        assert not any("claim" in run.mark for line in screen.text.lines for run in line.runs)


def test_a_bar_goes_on_under_the_flag_as_far_as_the_words_do() -> None:
    text = "The council met on Monday and heard what the bridge will cost the town."
    report = contrast_event.report(A, text)
    for flag, bar in ((FLAGS[0], "│"), (PLAIN_FLAGS[0], "|")):
        page = Page(report, (), claims=(ClaimMark(0, len(text), flag, True),))
        lines = TextLines(page, 40, 30, frozenset({"claim"}))
        lines.layout.finish()
        rows = [
            line.text.strip() for line in lines if any("claim" in run.mark for run in line.runs)
        ]
        assert rows[0].startswith(flag)
        assert len(rows) > 1
        assert all(row.startswith(bar) for row in rows[1:])
