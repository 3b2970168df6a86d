"""Pictures of the screens, held still. After a wanted change: pytest --snapshot-update."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.library_screen import LibraryScreen

from .ferry import reports

Compare = Callable[..., bool]


async def open_the_first_article(pilot: Pilot[int]) -> None:
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    screen.list.move_to_key(f"article {reports()[0].article.id}")
    await pilot.press("enter")
    await settle(pilot)


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_library(
    snap_compare: Compare, library: Path, size: tuple[int, int], theme: str
) -> None:
    app = ReaderApp(library, (), Settings(theme=theme), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=open_the_first_article)


def test_an_empty_library(snap_compare: Compare, tmp_path: Path) -> None:
    app = ReaderApp(tmp_path / "none.db", (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=(80, 24), run_before=settle)


def typed(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Open the contrast of the first event, and type."""

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        for key in ("c", *keys):
            await pilot.press(key)
            await settle(pilot)

    return run


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "keys",
    [("j", "l"), ("|", "]", "d"), ("|", "="), ("_",), ("tab",), ("W",)],
    ids=["table", "side-by-side", "apart", "quotes", "whole-words", "why"],
)
def test_the_contrast(
    snap_compare: Compare, bridge: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = ReaderApp(bridge, (), Settings(theme="dark"), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=typed(*keys))


@pytest.mark.parametrize("theme", ["light", "mono"])
def test_the_contrast_in_other_colours(snap_compare: Compare, bridge: Path, theme: str) -> None:
    app = ReaderApp(bridge, (), Settings(theme=theme), person="anna")
    assert snap_compare(app, terminal_size=(120, 40), run_before=typed("j"))
