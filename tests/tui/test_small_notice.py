"""A terminal without room shows a notice on every screen, and the screen again when it grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.reader_screen import ReaderScreen

from .claim_event import settle
from .contrast_event import A

SCREENS = {
    "list": (),
    "filter": ("g", "1", "f", *"bri"),
    "text": (*"jjj",),
    "selection": ("j", "V", "j"),
    "prefix": ("g",),
    "jump mode": ("g", "j"),
    "classes of mark": ("i",),
    "facts": ("g", "3", "j"),
    "zoom": ("j", "z"),
    "name": ("g", "3", "g", "e"),
    "search": ("g", "/", *"bridge"),
    "results": ("g", "/", *"bridge", "enter"),
    "another event": ("g", "1", "M"),
    "claim begun": ("j", "V", "a"),
    "contrast": ("c", "j", "l"),
    "whole words": ("c", "tab"),
    "side by side": ("c", "|", "j"),
    "each text by itself": ("c", "|", "=", "j"),
    "families": ("c", "W"),
    "claims": ("C", "j"),
    "claim": ("C", "enter", "j"),
    "field of a claim": ("C", "enter", "e"),
    "note": ("C", "enter", "c", *"ask"),
    "verdict": ("C", "enter", "J"),
    "to confirm": ("C", "r"),
    "drafts": ("g", "d"),
    "marks": ("m", "a", "'"),
    "help": ("?", *"jjj"),
    "palette": ("ctrl+p", *"claim"),
    "not loaded": ("g", "p"),
    "command": (":", *"eve"),
}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_a_screen_without_room_shows_the_notice_and_comes_back_as_it_was(
    claimed: Path, keys: tuple[str, ...]
) -> None:
    app = ReaderApp(claimed, (), Settings(), person="anna")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        app.screen.open_article(A)
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        before, screen = where(app), app.screen
        for width, height in ((39, 30), (100, 9), (39, 9), (3, 1)):
            await resize(pilot, width, height)
            said = ["too small", f"{width} × {height}; needs 40 × 10", *[""] * height]
            if width > 3:
                assert drawn(app) == said[:height]
        await resize(pilot, 40, 10)
        assert "too small" not in "".join(drawn(app))
        await resize(pilot, 100, 30)
        assert app.screen is screen
        assert where(app) == before


async def test_a_screen_that_is_opened_without_room_begins_with_the_notice(claimed: Path) -> None:
    app = ReaderApp(claimed, (), Settings(), person="anna")
    async with app.run_test(size=(39, 9)) as pilot:
        await settle(pilot)
        for key in ("C", "enter", "q", "q", "?"):
            await pilot.press(key)
            await settle(pilot)
            assert drawn(app)[:2] == ["too small", "39 × 9; needs 40 × 10"]
            assert not any(drawn(app)[2:])


async def resize(pilot: Pilot[int], width: int, height: int) -> None:
    await pilot.resize_terminal(width, height)
    await settle(pilot)


def where(app: ReaderApp) -> tuple[object, ...]:
    """The pane with the keys, what the cursor stands on, and the last row with what is typed."""
    screen = app.screen
    assert isinstance(screen, ReaderScreen)
    view = screen.view
    assert view is not None
    here = view.line
    return view, here and (here.key or here), drawn(app)[-1], screen.focused


def drawn(app: ReaderApp) -> list[str]:
    """The rows of the screen as the terminal has them."""
    return [strip.text.strip() for strip in app.screen._compositor.render_strips()]
