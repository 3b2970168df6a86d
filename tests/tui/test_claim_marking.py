"""Words of a text and cells of a contrast become claims and evidence, in few keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.library.claims import remove_kept
from extradition_tui.library.locks import queued
from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.bottom_line import BottomLine
from extradition_tui.tui.claim_desk import ClaimDesk
from extradition_tui.tui.claim_note import NoteView
from extradition_tui.tui.contrast_screen import ContrastScreen
from extradition_tui.tui.library_screen import LibraryScreen

from .claim_event import bottom, claims, press, settle, typed, write
from .contrast_event import TEXTS, A, B, C


def app_of(library: Path) -> ReaderApp:
    return ReaderApp(library, (), Settings(), person="anna")


async def open_text(pilot: Pilot[int], article: str = A) -> LibraryScreen:
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    screen.open_article(article, (TEXTS[article].index("The bridge"), 1))
    await settle(pilot)
    return screen


async def test_the_sentence_of_the_cursor_becomes_a_claim_with_its_words_given(
    bridge: Path,
) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a")
        assert app.screen.query_one(NoteView).text == "The bridge carries 9,000 cars a day."
        await press(pilot, "enter")
        (claim,) = claims(bridge)
        assert claim.statement == "The bridge carries 9,000 cars a day."
        assert claim.event is not None
        (evidence,) = claim.evidence
        assert (evidence.article, evidence.stance) == (A, "asserts")
        assert TEXTS[A][evidence.start : evidence.end] == claim.statement
        assert "u takes it back" in bottom(app)
        await press(pilot, "u")
        assert claims(bridge) == ()
        await press(pilot, "ctrl+r")
        assert len(claims(bridge)) == 1


async def test_what_is_selected_becomes_a_claim(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_text(pilot)
        await press(pilot, "w", "v", "w", "e", "a", "enter")
        (claim,) = claims(bridge)
        assert claim.evidence[0].exact == "bridge carries"
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert screen.text.selecting is None


async def test_words_are_added_to_a_claim_of_the_event_with_a_stance(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a", "enter")
        await open_text(pilot, B)
        await press(pilot, "a", *typed("cars"), "down", "enter", "z", "c")
        (claim,) = claims(bridge)
        assert [(one.article, one.stance) for one in claim.evidence] == [
            (A, "asserts"),
            (B, "contradicts"),
        ]


async def test_an_article_that_was_read_is_marked_as_silent_from_its_text(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a", "enter")
        await open_text(pilot, B)
        await press(pilot, "a", "down", "enter", "o")
        (claim,) = claims(bridge)
        assert claim.silent == (B,)
        assert claim.evidence[1].start is None


async def test_a_claim_with_three_sources_from_texts_takes_twelve_keys_at_most(
    bridge: Path,
) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_text(pilot)
        keys = ["a", "enter"]
        keys += ["J", "a", "down", "enter", "s"]
        keys += ["J", "a", "down", "enter", "s"]
        assert len(keys) <= 12
        await press(pilot, *keys)
        (claim,) = claims(bridge)
        assert len({one.article for one in claim.evidence}) == 3


async def test_a_claim_with_three_sources_in_a_contrast_takes_twelve_keys_at_most(
    bridge: Path,
) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        keys = ["c", "+", "ctrl+u", "enter", "l", "-", "l", "o"]
        assert len(keys) <= 12
        words = typed("Fourteen were hurt")
        await press(pilot, *keys[:3], *words, *keys[3:])
        (claim,) = claims(bridge)
        assert claim.statement == "Fourteen were hurt"
        assert [(one.article, one.stance) for one in claim.evidence] == [
            (A, "supports"),
            (B, "contradicts"),
            (C, "omits"),
        ]
        assert claim.silent == (C,)
        assert "council.example omits “Fourteen were hurt”" in bottom(app)


async def test_a_silent_cell_supports_nothing(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        screen = app.screen
        assert isinstance(screen, ContrastScreen)
        rows = screen.shown.rows if screen.shown is not None else ()
        number = next(n for n, row in enumerate(rows) if row.standing == "only")
        screen.table.go_to_row(number)
        boxes = screen.table.spot.boxes
        silent = next(n for n, box in enumerate(boxes) if box.place is None)
        screen.table.column = silent
        await press(pilot, "+")
        assert "o marks that it leaves the claim out" in bottom(app)
        assert claims(bridge) == ()


async def test_undo_in_a_contrast_takes_back_what_was_done_there(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "+", "enter", "l", "-", "u")
        (claim,) = claims(bridge)
        assert [one.stance for one in claim.evidence] == ["supports"]
        await press(pilot, "u")
        assert claims(bridge) == ()
        await press(pilot, "u")
        assert "You dismissed nothing here" in bottom(app)


async def test_a_contrast_that_is_left_keeps_the_claim_in_hand(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "+", "enter", "q", "c", "l", "-")
        (claim,) = claims(bridge)
        assert [one.stance for one in claim.evidence] == ["supports", "contradicts"]


async def test_in_place_of_a_claim_in_hand_that_was_removed_another_is_asked_for(
    bridge: Path,
) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "+", "enter")
        (claim,) = claims(bridge)
        write(bridge, lambda door: remove_kept(door, claim.id))
        await press(pilot, "l", "-")
        assert app.screen.query_one(NoteView).note.heading == "a new claim"
        await press(pilot, "enter")
        (claim,) = claims(bridge)
        assert [one.stance for one in claim.evidence] == ["contradicts"]


async def test_what_esc_leaves_is_offered_again(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a", "ctrl+u", *typed("half a thought"), "escape")
        assert claims(bridge) == ()
        await press(pilot, "a")
        assert app.screen.query_one(NoteView).text == "half a thought"
        await press(pilot, "enter")
        assert [one.statement for one in claims(bridge)] == ["half a thought"]


@pytest.mark.parametrize(
    ("before", "typed_before"),
    [
        (("C", "enter", "c"), "half a comment"),
        (("C", "enter", "e", "enter"), "half a statement"),
        (("a", "enter"), "half a claim"),
    ],
    ids=["comment", "statement", "claim"],
)
async def test_a_note_is_opened_again_with_what_was_typed_in_it(
    bridge: Path, before: tuple[str, ...], typed_before: str
) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_text(pilot)
        await press(pilot, "a", "enter", *before, "ctrl+u", *typed(typed_before))
        (key,) = app.notes._typed
        await press(pilot, "escape", "escape", "escape")
        next(one for one in app.helpers if isinstance(one, ClaimDesk)).type_again(key)
        await settle(pilot)
        assert app.screen.query_one(NoteView).text == typed_before


async def test_a_claim_that_could_not_be_written_is_made_once(
    bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extradition_tui.library.writing.DEADLINE", 0.2)
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a")
        with queued(bridge, 1):
            await press(pilot, "enter")
            note = app.screen.query_one(NoteView)
            assert "has been writing to it" in note.note.about[0]
        await press(pilot, "enter")
        assert len(claims(bridge)) == 1


async def test_the_note_opens_under_the_text_and_covers_none_of_it(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_text(pilot)
        await press(pilot, "a")
        note = app.screen.query_one(NoteView)
        assert screen.text.region.bottom <= note.region.y
        assert note.region.bottom <= screen.bottom.region.y
        assert screen.text.top <= screen.text.cursor < screen.text.top + screen.text.rows


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_pictures_of_a_claim_that_is_made(
    snap_compare: Callable[..., bool], bridge: Path, size: tuple[int, int]
) -> None:
    async def run(pilot: Pilot[int]) -> None:
        await open_text(pilot)
        await press(pilot, "a")

    assert snap_compare(app_of(bridge), terminal_size=size, run_before=run)


async def test_a_note_on_the_article_becomes_context_of_a_claim(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a", "enter", "A", "down", "enter", *typed("Written by hand."), "enter")
        found = claims(bridge)[0].evidence
        assert [(one.stance, one.note) for one in found] == [
            ("asserts", ""),
            ("context", "Written by hand."),
        ]
        assert found[1].exact == TEXTS[A].split("\n")[0]
        assert "is context of “" in bottom(app)
        await press(pilot, "u")
        assert len(claims(bridge)[0].evidence) == 1


async def test_a_claim_that_is_alone_has_none_to_be_tied_to(bridge: Path) -> None:
    app = app_of(bridge)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_text(pilot)
        await press(pilot, "a", "enter", "C", "enter", "T")
        assert "no other claim yet" in "".join(
            part.text for part in app.screen.query_one(BottomLine).render_line(0)
        )
