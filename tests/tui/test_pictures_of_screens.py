"""Pictures of the screens besides the list, the text and the table, held still at two sizes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.loading_process import Problem
from extradition_tui.tui.pages import ProblemsScreen

from .ferry import reports
from .test_draft_desk import KEY_IN_TEXT, left_behind

Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
TYPED_AT = {"statement": "2031-03-05T10:00:00", "comment": "2031-03-05T10:05:00"}
PROBLEMS = (
    Problem("news/2031/march/" + "a-folder-of-a-long-name/" * 5 + "wire.jsonl", "line 1: no JSON"),
    Problem("news/feed.xml", "is no feed; save it as text"),
)


def typed(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Open the first article of the ferry, if it is there, and type."""

    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        if screen.list.move_to_key(f"article {reports()[0].article.id}"):
            await pilot.press("enter")
            await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return run


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@SIZES
@pytest.mark.parametrize(
    "keys",
    [
        ("g", "3", "j", "j"),
        ("V", "j"),
        ("g", "j"),
        ("i",),
        ("g",),
        ("g", "1", "f", *"zzz"),
        ("g", "1", "M"),
        ("g", "/"),
        ("g", "/", *"ferry"),
        ("g", "/", *"zzzz"),
        ("C",),
        ("C", "r"),
        ("?",),
        ("ctrl+p", *"claim"),
        (":",),
    ],
    ids=[
        "facts",
        "selection",
        "jump-mode",
        "classes-of-mark",
        "prefix",
        "filter-without-any",
        "another-event",
        "search-begun",
        "search",
        "search-without-any",
        "no-claims",
        "nothing-to-confirm",
        "help",
        "palette",
        "command",
    ],
)
def test_a_screen(
    snap_compare: Compare, library: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = ReaderApp(library, (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=typed(*keys))


@SIZES
def test_what_could_not_be_loaded(
    snap_compare: Compare, library: Path, size: tuple[int, int]
) -> None:
    app = ReaderApp(library, (), Settings(), person="anna")

    async def show(pilot: Pilot[int]) -> None:
        await settle(pilot)
        app.push_screen(ProblemsScreen(app.palette, PROBLEMS))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=show)


@SIZES
@pytest.mark.parametrize(
    "keys",
    [("c", "_", "_"), ("c", "_", "_", "_"), ("c", "]")],
    ids=["labels", "figures-and-dates", "prefix"],
)
def test_a_list_of_the_contrast(
    snap_compare: Compare, bridge: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = ReaderApp(bridge, (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=typed(*keys))


@SIZES
@pytest.mark.parametrize("keys", [("enter", "a"), ("C", "enter", "e")], ids=["which-claim", "edit"])
def test_a_choice_about_claims(
    snap_compare: Compare, claimed: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = ReaderApp(claimed, (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=typed(*keys))


def test_a_rating_with_more_below(snap_compare: Compare, claimed: Path) -> None:
    app = ReaderApp(claimed, (), Settings(), person="anna")
    keys = typed("C", "enter", "J")
    assert snap_compare(app, terminal_size=(60, 20), run_before=keys)


@SIZES
def test_what_was_typed_and_not_written(
    snap_compare: Compare, library: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    left_behind(library, "The harbour master was not asked", KEY_IN_TEXT)
    left_behind(library, "Who counted the passengers?")
    for file in (tmp_path / "state").rglob("*.json"):
        draft = json.loads(file.read_text("utf-8"))
        draft["changed"] = TYPED_AT[draft["kind"]]
        file.write_text(json.dumps(draft), "utf-8")
    app = ReaderApp(library, (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=typed("g", "d"))


@pytest.mark.parametrize("size", [(120, 40), (39, 9)], ids=["120x40", "39x9"])
def test_the_first_start(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    app = ReaderApp(tmp_path / "none.db", (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=settle)
