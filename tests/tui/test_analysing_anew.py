"""The reader notices that another pipeline was chosen, and has the library analysed by it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import spacy
from textual.pilot import Pilot

from extradition_tui.library.doors import Library
from extradition_tui.library.pipelines import list_pipelines
from extradition_tui.settings import Settings
from extradition_tui.state.positions import load_positions
from extradition_tui.tui.analysing_anew import PIPELINE
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.loading_process import Progress

PLAIN = "en_plain 3.0"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The settings file that names a pipeline of one's own."""
    spacy.blank("en", meta={"name": "plain", "version": "3.0"}).to_disk(tmp_path / "plain")
    settings = tmp_path / "settings.toml"
    settings.write_text(f'pipeline = "{tmp_path / "plain"}"\n')
    return settings


def reader(library: Path, settings: Path) -> ReaderApp:
    chosen = Settings(pipeline=str(settings.parent / "plain"))
    return ReaderApp(library, (), chosen, settings, person="anna")


async def until_begun(pilot: Pilot[int], app: ReaderApp) -> None:
    end = time.monotonic() + 10
    while app.anew is None and time.monotonic() < end:
        await pilot.pause(0.05)
    assert app.anew is not None


async def until_done(pilot: Pilot[int], app: ReaderApp) -> list[str]:
    said: list[str] = []
    end = time.monotonic() + 40
    while app.anew is not None and time.monotonic() < end:
        said.append(app.anew.words())
        await pilot.pause(0.02)
    assert app.anew is None
    return said


def pipelines(library: Path) -> dict[str, int]:
    with Library.open(library) as opened:
        return list_pipelines(opened)


async def test_a_library_is_analysed_by_the_pipeline_that_was_chosen_since(
    library: Path, plain: Path
) -> None:
    app = reader(library, plain)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_begun(pilot, app)
        screen = app.screen
        said = await until_done(pilot, app)
        await pilot.pause()
        assert said[0] == "starting to analyse anew"
        assert pipelines(library) == {PLAIN: 4}
        assert "4 articles analysed anew" in "".join(
            segment.text for segment in screen.query_one("BottomLine").render_line(0)
        )
        app.save()
    assert load_positions(library).options[PIPELINE] == PLAIN


async def test_closing_the_reader_stops_it_and_the_next_one_goes_on(
    library: Path, plain: Path
) -> None:
    app = reader(library, plain)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_begun(pilot, app)
        app.save()
    assert PIPELINE not in load_positions(library).options
    time.sleep(0.5)
    left = pipelines(library)
    time.sleep(2.5)
    assert pipelines(library) == left
    again = reader(library, plain)
    async with again.run_test(size=(80, 24)) as pilot:
        await until_begun(pilot, again)
        await until_done(pilot, again)
    assert pipelines(library) == {PLAIN: 4}


async def test_nothing_begins_when_nothing_was_chosen(library: Path, tmp_path: Path) -> None:
    app = ReaderApp(library, (), Settings(), person="anna")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(1.0)
        assert app.anew is None
    assert pipelines(library) == {"by hand 1": 4}


def test_progress_says_how_far_the_analysing_is() -> None:
    progress = Progress(anew=True).after({"step": "start", "total": 5000})
    progress = progress.after({"step": "input", "outcome": "unchanged", "done": 120})
    assert progress.words() == "analysing anew 120 of 5,000"
    progress = progress.after({"step": "events", "done": 7, "total": 5000})
    assert progress.words() == "contrasting 7 of 5,000"
    assert progress.after({"step": "end"}).words() == "120 articles analysed anew"
