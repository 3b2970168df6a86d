"""The queue of evidence whose words have changed, and what a person says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.claim_model import Evidence
from extradition_tui.library.articles import as_kept, store
from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.claim_review import ReviewScreen
from extradition_tui.tui.library_screen import LibraryScreen

from . import contrast_event
from .claim_event import bottom, claims, listed, press, settle, write
from .contrast_event import TEXTS, A, C

CARS = "The bridge carries 9,000 cars a day"


def load_again(library: Path, article: str, text: str) -> None:
    again = contrast_event.report(article, text)
    write(library, lambda door: store(door, again.article, as_kept(again.analysis, b"{}", ())))


def found(library: Path, article: str, stance: str) -> Evidence:
    every = (one for claim in claims(library) for one in claim.evidence)
    return next(one for one in every if (one.article, one.stance) == (article, stance))


async def open_queue(pilot: Pilot[int]) -> ReviewScreen:
    await settle(pilot)
    await press(pilot, "C", "r")
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def test_nothing_waits_while_all_stands_where_it_was_cited(claimed: Path) -> None:
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "All evidence stands" in listed((await open_queue(pilot)).list)


async def test_changed_words_are_shown_with_their_dangers_and_enter_confirms_them(
    claimed: Path,
) -> None:
    load_again(claimed, A, TEXTS[A].replace("14 passengers", "41 passengers"))
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_queue(pilot)
        assert "Harbour Post  asserts the words changed" in listed(screen.list)
        assert "[+41][-14] passengers were hurt" in listed(screen.list)
        assert "changed in it: digits" in listed(screen.list)
        assert found(claimed, A, "asserts").state == "changed"
        await press(pilot, "enter")
        one = found(claimed, A, "asserts")
        assert (one.state, one.exact) == ("same", "41 passengers were hurt")
        assert "All evidence stands" in listed(screen.list)
        await press(pilot, "u")
        assert found(claimed, A, "asserts").state == "changed"


async def test_words_in_several_places_are_confirmed_at_the_one_that_is_chosen(
    claimed: Path,
) -> None:
    text = f"Of old, it was so. {CARS}, one says. Ten years on, others write: {CARS}."
    load_again(claimed, C, text)
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_queue(pilot)
        screen.list.move_to_key(found(claimed, C, "asserts").id)
        await press(pilot, "enter", "down", "enter")
        one = found(claimed, C, "asserts")
        assert (one.state, one.start) == ("same", text.rindex(CARS))


async def test_a_silence_is_confirmed_for_the_text_as_it_is_now(claimed: Path) -> None:
    load_again(claimed, C, f"{TEXTS[C]} Nothing else is known.")
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_queue(pilot)
        assert "the text changed since it was read" in listed(screen.list)
        await press(pilot, "enter")
        assert found(claimed, C, "omits").state == "same"


async def test_words_that_are_gone_cannot_be_confirmed_and_the_article_is_one_key_away(
    claimed: Path,
) -> None:
    load_again(claimed, A, "Something else entirely is printed here today.")
    app = ReaderApp(claimed, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await open_queue(pilot)
        await press(pilot, "enter")
        assert "These words are not in the text any more" in bottom(app)
        assert found(claimed, A, "asserts").state == "orphan"
        await press(pilot, "o")
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.opened is not None
        assert app.screen.opened.report.article.id == A


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_pictures_of_the_queue(
    snap_compare: Callable[..., bool], claimed: Path, size: tuple[int, int]
) -> None:
    load_again(claimed, A, TEXTS[A].replace("14 passengers were", "41 passengers were not"))
    load_again(claimed, C, f"Of old, it was so. {CARS}, one says. Others write: {CARS}.")

    async def run(pilot: Pilot[int]) -> None:
        await open_queue(pilot)

    app = ReaderApp(claimed, (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=run)
