"""Every screen at any size of a terminal, and while one is dragged from size to size."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.geometry import Size
from textual.pilot import Pilot

from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.torn_keys import ESC, TornKeys
from tests.tui.contrast_event import make_library as make_bridge
from tests.tui.ferry import make_library as make_ferry

from .ways import HOME, WAYS

WIDEST, HIGHEST = 300, 100
NOTABLE = [
    (1, 1),
    (WIDEST, 1),
    (1, HIGHEST),
    (WIDEST, HIGHEST),
    (39, 9),
    (40, 10),
    (59, 24),
    (16, 8),
]
SIZES = NOTABLE + [
    (random.Random(7 * n).randint(1, WIDEST), random.Random(11 * n + 1).randint(1, HIGHEST))
    for n in range(400 - len(NOTABLE))
]


@pytest.fixture(
    params=[make_bridge, pytest.param(make_ferry, marks=pytest.mark.long)], ids=["bridge", "ferry"]
)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    make: Callable[[Path], object] = request.param
    make(tmp_path / "made" / "library.db")
    return tmp_path / "made" / "library.db"


@pytest.mark.parametrize(
    ("sizes", "burst"),
    [pytest.param(1, 5, id="some"), pytest.param(400, 50, id="all", marks=pytest.mark.long)],
)
async def test_no_size_breaks_a_screen(library: Path, sizes: int, burst: int) -> None:
    chosen = random.Random(400)
    app = ReaderApp(library, (), Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(pilot)
        for way in sorted(WAYS):
            await pilot.resize_terminal(100, 30)
            await _type(pilot, HOME + WAYS[way])
            for size in chosen.sample(SIZES, sizes):
                await pilot.resize_terminal(*size)
                assert app.is_running, (way, size)
                assert app.crash is None, (way, size, app.crash.read_text("utf-8"))
            _storm(app, chosen.sample(SIZES, burst))
            await _settle(pilot)
            assert app.crash is None, (way, "a storm", app.crash.read_text("utf-8"))
        await pilot.resize_terminal(100, 30)
        await _type(pilot, HOME + b"gg")
        drawn = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("EVENTS" in row for row in drawn)


def _storm(app: ReaderApp, sizes: Sequence[tuple[int, int]]) -> None:
    """All of these sizes at once, with keys between them."""
    for size in sizes:
        app.post_message(events.Resize(Size(*size), Size(*size)))
        app.post_message(events.Key("j", "j"))


async def _type(pilot: Pilot[int], keys: bytes) -> None:
    parser, torn = XTermParser(), TornKeys(0)
    for piece in [*torn.feed(keys.decode(), 0), *torn.tick(1)]:
        for event in [events.Key("escape", ESC)] if piece == ESC else parser.feed(piece):
            pilot.app.post_message(event)
    await _settle(pilot)


async def _settle(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
