"""Loading as the reader sees it: a process whose lines of JSON are followed."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from extradition_tui.library.articles import list_articles
from extradition_tui.library.doors import Library
from extradition_tui.tui.loading_process import Problem, Progress, start_loading

from .ferry import COAST, STORM


def followed(*steps: dict[str, object]) -> Progress:
    progress = Progress()
    for step in steps:
        progress = progress.after(step)
    return progress


def test_progress_counts_inputs_and_keeps_what_failed() -> None:
    progress = followed(
        {"step": "start", "total": 3},
        {"step": "input", "path": "a.txt", "outcome": "added", "done": 1, "total": 3},
        {"step": "input", "path": "b.bin", "outcome": "refused", "why": "no text", "done": 2},
    )
    assert (progress.done, progress.total, progress.added) == (2, 3, 1)
    assert progress.problems == (Problem("b.bin", "no text"),)
    assert progress.words() == "loading 2 of 3 · 1 not loaded, gp says why"
    assert progress.after({"step": "end", "added": 1}).words().startswith("1 article added")


def test_when_nothing_came_of_one_path_its_reason_is_said_at_once() -> None:
    progress = followed(
        {"step": "input", "path": "no\x1b[31mwhere", "outcome": "refused", "why": "does not exist"},
        {"step": "end"},
    )
    assert progress.words() == "no␛[31mwhere: does not exist"


@pytest.mark.parametrize(
    "step", [{}, {"step": "new"}, {"step": "input", "done": "x"}, {"step": "start", "total": None}]
)
def test_a_line_that_is_not_understood_is_passed_over(step: dict[str, object]) -> None:
    json.dumps(step)
    assert not followed(step).finished


def loaded(library: Path, *paths: str) -> list[Progress]:
    seen: list[Progress] = []
    done = threading.Event()

    def tell(progress: Progress) -> None:
        seen.append(progress)
        if progress.finished:
            done.set()

    start_loading(library, paths, None, tell)
    assert done.wait(60)
    return seen


def test_a_folder_is_loaded_by_a_process_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "coast.txt").write_text(COAST, "utf-8")
    (folder / "storm.txt").write_text(STORM, "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    seen = loaded(tmp_path / "library.db", str(folder))
    assert seen[-1].added == 2
    assert [Path(problem.path).name for problem in seen[-1].problems] == ["empty.txt"]
    with Library.open(tmp_path / "library.db") as library:
        assert len(list_articles(library)) == 2


def test_loading_that_cannot_go_on_says_why_in_one_line(tmp_path: Path) -> None:
    notes = tmp_path / "notes.db"
    notes.write_bytes(b"these are my notes" * 100)
    last = loaded(notes, str(tmp_path))[-1]
    assert last.failed.startswith("loading stopped: ")
    assert "\n" not in last.failed
