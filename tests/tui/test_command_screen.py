"""The program's own commands from inside the reader: what they say is shown, and safe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.bottom_line import Question
from extradition_tui.tui.command_screen import COMMAND, CommandScreen
from extradition_tui.tui.library_screen import LibraryScreen


@asynccontextmanager
async def commands(path: Path) -> AsyncIterator[tuple[ReaderApp, Pilot[int], CommandScreen]]:
    app = ReaderApp(path, (), Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press(":")
        await settled(pilot)
        assert isinstance(app.screen, CommandScreen)
        yield app, pilot, app.screen


async def settled(pilot: Pilot[int]) -> None:
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def run(pilot: Pilot[int], screen: CommandScreen, words: str) -> str:
    screen.bottom.ask(Question(COMMAND, "extradition-tui"), words)
    await pilot.press("enter")
    await settled(pilot)
    lines = [screen.list.render_line(row).text for row in range(screen.list.size.height)]
    return "\n".join(lines)


async def test_what_a_command_says_is_shown(library: Path) -> None:
    async with commands(library) as (_, pilot, screen):
        shown = await run(pilot, screen, "articles")
        assert "Coast Daily" in shown
        assert "done" in shown


async def test_another_command_may_follow_and_help_names_them_all(library: Path) -> None:
    async with commands(library) as (_, pilot, screen):
        await run(pilot, screen, "doctor")
        await pilot.press(":")
        assert "contrast" in await run(pilot, screen, "help")


@pytest.mark.parametrize("words", ["article nothing", "fly", "search --fly"])
async def test_what_went_wrong_is_one_line(library: Path, words: str) -> None:
    async with commands(library) as (_, pilot, screen):
        shown = await run(pilot, screen, words)
        assert "not done" in shown
        assert "Traceback" not in shown


async def test_an_open_quotation_mark_is_told_and_nothing_runs(library: Path) -> None:
    async with commands(library) as (_, pilot, screen):
        shown = await run(pilot, screen, 'search "ferry')
        assert "running" not in shown
        assert "close what is opened" in screen.bottom.render_line(0).text


async def test_nothing_typed_goes_back(library: Path) -> None:
    async with commands(library) as (app, pilot, screen):
        await run(pilot, screen, "")
        assert isinstance(app.screen, LibraryScreen)


async def test_control_characters_typed_reach_neither_screen_nor_command(library: Path) -> None:
    async with commands(library) as (_, pilot, screen):
        shown = await run(pilot, screen, "search '\x1b[31m\x00 ferry'")
        assert "\x1b" not in shown
        assert "\x00" not in shown
