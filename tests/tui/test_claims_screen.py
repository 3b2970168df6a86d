"""The Claims screen and a claim's page: what they show, and what keys do to a claim."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.library.claims import edit_claim
from extradition_tui.library.locks import queued
from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.claim_note import NoteView
from extradition_tui.tui.claim_screen import ClaimScreen
from extradition_tui.tui.claims_screen import ClaimsScreen
from extradition_tui.tui.library_screen import LibraryScreen

from .claim_event import BEN, HURT, OLD, bottom, claims, listed, press, settle, write
from .contrast_event import TEXTS, A

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def app_of(library: Path) -> ReaderApp:
    return ReaderApp(library, (), Settings(), person="anna")


def words(app: ReaderApp) -> str:
    screen = app.screen
    assert isinstance(screen, ClaimsScreen | ClaimScreen)
    return listed(screen.list)


def statement_of(library: Path, claim: str) -> str:
    return next(one.statement for one in claims(library) if one.id == claim)


async def open_page(pilot: Pilot[int], claim: str = HURT) -> ClaimScreen:
    await settle(pilot)
    await press(pilot, "C")
    screen = pilot.app.screen
    assert isinstance(screen, ClaimsScreen)
    screen.list.move_to_key(claim)
    await press(pilot, "enter")
    page = pilot.app.screen
    assert isinstance(page, ClaimScreen)
    return page


async def test_all_claims_are_listed_with_what_was_made_of_them(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        shown = words(app)
        assert shown.index("9,000 cars a day") < shown.index("Fourteen people were hurt")
        assert "asserts 1 · contradicts 1 · omits 1" in shown
        assert "judged by 1" in shown
        assert "Ben Rohde" in shown
        await press(pilot, "q")
        assert isinstance(app.screen, LibraryScreen)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hurt", [HURT]),
        ("quantity rohde", [HURT]),
        ("mine", [OLD]),
        ("event open", [OLD, HURT]),
        ("decided", []),
    ],
)
async def test_the_list_is_filtered_as_one_types(
    claimed: Path, typed: str, found: list[str]
) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", "f", *(("space" if char == " " else char) for char in typed))
        screen = app.screen
        assert isinstance(screen, ClaimsScreen)
        assert [line.key for line in screen.list.lines if line.key] == found
        await press(pilot, "escape")
        assert len([line for line in screen.list.lines if line.key]) == 2


async def test_a_page_tells_silent_sources_from_those_not_examined(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        shown = words(app)
        silent, unseen = shown.index("READ, AND SILENT"), shown.index("NOT EXAMINED")
        assert "council.example" in shown[silent:unseen]
        assert "橋新聞" in shown[unseen:]
        assert "asserts “14 passengers were hurt”" in shown
        assert "mostly true, 70 in 100 sure" in shown


async def test_enter_on_evidence_opens_the_article_at_its_words(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        page = await open_page(pilot)
        page.list.move_to_key(f"evidence {'e1' * 16}")
        await press(pilot, "enter")
        assert isinstance(app.screen, LibraryScreen)
        lines = app.screen.text.text_lines
        assert lines is not None
        assert lines.page.report.article.id == A
        assert TEXTS[A][slice(*(lines.focus or ()))] == "14 passengers were hurt"


async def test_a_comment_is_answered_under_it(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_page(pilot)
        page.list.move_to_key(f"comment {'a1' * 16}")
        await press(pilot, "c", *"neither", "enter")
        answer = next(one for one in claims(claimed)[1].comments if one.text == "neither")
        assert answer.parent == "a1" * 16
        assert "\n    neither" in words(app)


async def test_a_verdict_is_a_rating_with_how_sure_and_why(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot)
        await press(pilot, "J", *"half", "enter", *"101", "enter")
        await press(pilot, "ctrl+u", *"55", "enter", *"counted", "enter")
        mine = [one for one in claims(claimed)[1].verdicts if one.rating == "half true"]
        assert [(one.confidence, one.because) for one in mine] == [(55, "counted")]
        assert "half true, 55 in 100 sure" in words(app)


async def test_a_tag_goes_on_and_off(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot)
        await press(pilot, "t", *"Crew", "enter")
        assert claims(claimed)[1].tags == ("crew", "numbers")
        await press(pilot, "t", *"numbers", "enter")
        assert claims(claimed)[1].tags == ("crew",)


async def test_a_claim_is_tied_to_another_and_shows_it_from_both_sides(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "T", "enter", *"rests", "enter")
        assert "rests on “Fourteen people were hurt" in words(app)
        page = app.screen
        assert isinstance(page, ClaimScreen)
        page.list.move_to_key(f"link {HURT}")
        await press(pilot, "enter")
        assert "carries “The bridge carries 9,000" in words(app)


async def test_what_one_did_is_taken_back_and_done_again(claimed: Path) -> None:
    before = statement_of(claimed, OLD)
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "e", "enter", *" now", "enter")
        assert statement_of(claimed, OLD) == f"{before} now"
        await press(pilot, "u")
        assert statement_of(claimed, OLD) == before
        await press(pilot, "ctrl+r")
        assert statement_of(claimed, OLD) == f"{before} now"


async def test_what_somebody_built_on_is_not_taken_back_and_the_reason_said(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "e", "enter", *" now", "enter")
        write(claimed, lambda door: edit_claim(door, OLD, {"statement": "Ben's words"}))
        await press(pilot, "u")
        assert "cannot be taken back, for Ben Rohde has built on it" in bottom(app)
        assert statement_of(claimed, OLD) == "Ben's words"


async def test_who_was_second_sees_both_texts_and_merges_them(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "e", "enter", "ctrl+u", *"mine")
        after = "2031-03-05T10:00:00Z"
        write(claimed, lambda door: edit_claim(door, OLD, {"statement": "Ben's words"}), at=after)
        await press(pilot, "enter")
        note = app.screen.query_one(NoteView)
        assert "Ben Rohde changed this first" in note.note.about[0]
        assert note.note.about[1] == "Ben's words"
        assert note.text == "mine"
        await press(pilot, *" and his", "enter")
        assert statement_of(claimed, OLD) == "mine and his"


@pytest.mark.parametrize("way", [("e", "enter"), ("q", "q", "g", "d", "enter", "enter")])
async def test_a_draft_of_a_claim_that_was_changed_meanwhile_opens_with_its_words_and_says_so(
    claimed: Path, way: tuple[str, ...]
) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "e", "enter", "ctrl+u", *"mine", "escape")
        write(claimed, lambda door: edit_claim(door, OLD, {"statement": "Ben's words"}))
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, *way)
        note = app.screen.query_one(NoteView)
        assert note.text == "mine"
        assert "changed since you typed this" in note.note.about[0]
        assert note.note.about[1:] == ("Ben's words", "Yours, to be merged with it:")
        await press(pilot, *" and his", "enter")
        assert statement_of(claimed, OLD) == "mine and his"
        await press(pilot, "e", "enter")
        note = app.screen.query_one(NoteView)
        assert (note.text, note.note.about) == ("mine and his", ())


async def test_a_locked_library_loses_nothing_that_was_typed(
    claimed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extradition_tui.library.writing.DEADLINE", 0.2)
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "c", *"kept")
        with queued(claimed, 1):
            await press(pilot, "enter")
            note = app.screen.query_one(NoteView)
            assert note.text == "kept"
            assert "has been writing to it" in note.note.about[0]
        await press(pilot, "enter")
        assert [one.text for one in claims(claimed)[0].comments] == ["kept"]


async def test_a_write_that_waits_says_for_whom(
    claimed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extradition_tui.tui.claim_writing.PATIENCE", 0.1)
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot, OLD)
        with queued(claimed, 1):
            await pilot.press("D")
            await pilot.pause(0.5)
            assert f"(process {os.getpid()}), who is writing" in bottom(app)
        await settle(pilot)
        assert "the claim is removed" in bottom(app)


async def test_what_is_removed_says_so_and_comes_back(claimed: Path) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, OLD)
        await press(pilot, "D")
        assert "This claim was removed" in words(app)
        await press(pilot, "u")
        assert "9,000 cars a day" in words(app)


async def test_what_another_person_does_is_told_and_shown_within_two_seconds(
    claimed: Path,
) -> None:
    app = app_of(claimed)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        write(claimed, lambda door: edit_claim(door, HURT, {"status": "decided"}), BEN)
        await pilot.pause(1.5)
        await settle(pilot)
        assert "Ben Rohde: claim edited, “Fourteen people" in bottom(app)
        heading = app.screen.query_one("#claim").heading  # type: ignore[attr-defined]
        assert "decided" in heading.runs[1].text


def opened(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return run


@SIZES
@pytest.mark.parametrize(
    "keys",
    [("C", "j"), ("C", "j", "enter"), ("C", "j", "J"), ("C", "j", "e", "enter")],
    ids=["list", "page", "ratings", "note"],
)
def test_pictures_of_the_claims(
    snap_compare: Callable[..., bool], claimed: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    assert snap_compare(app_of(claimed), terminal_size=size, run_before=opened(*keys))
