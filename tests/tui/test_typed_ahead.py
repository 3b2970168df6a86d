"""Keys that arrive in one burst, as over a slow line, go where they were meant to go."""

from __future__ import annotations

from pathlib import Path

from textual import events

from extradition_tui.tui.contrast_screen import ContrastScreen
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.results_screen import ResultsScreen

from .test_library_screen import Reading, drawn, reading


async def burst(there: Reading, *keys: str) -> None:
    """All of these keys before the first of them is answered."""
    for key in keys:
        there.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await there.settle()
    await there.settle()


async def test_words_after_the_key_that_asks_for_them_are_its_answer(library: Path) -> None:
    async with reading(library) as there:
        await burst(there, *"fcoast")
        assert there.screen.bottom.answer == "coast"
        assert "Storm over" not in drawn(there.screen.list)


async def test_keys_after_one_that_opens_a_screen_are_that_screens(library: Path) -> None:
    async with reading(library) as there:
        await burst(there, *"g/harbour")
        screen = there.app.screen
        assert isinstance(screen, ResultsScreen)
        assert screen.bottom.answer == "harbour"


async def test_a_screen_that_is_left_twice_takes_no_other_with_it(library: Path) -> None:
    async with reading(library) as there:
        await there.press("c")
        assert isinstance(there.app.screen, ContrastScreen)
        await burst(there, "escape", "escape", "q")
        assert there.app.return_code == 0
    async with reading(library) as there:
        await burst(there, "c", "escape", "escape")
        assert isinstance(there.app.screen, LibraryScreen)
        assert there.app.is_running
