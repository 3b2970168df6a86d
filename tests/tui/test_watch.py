"""Looking at the library's file."""

from __future__ import annotations

import shutil
from pathlib import Path

from extradition_tui.library.articles import remove
from extradition_tui.library.writing import writing
from extradition_tui.tui.watch import Watch

from .ferry import WRITER, reports


def write(library: Path) -> None:
    with writing(library, WRITER, "remove one") as work:
        remove(work, reports()[3].article.id)


def test_nothing_is_said_while_nobody_writes_and_each_write_is_said_once(library: Path) -> None:
    watch = Watch(library)
    assert watch.look() == "nothing"
    write(library)
    assert [watch.look(), watch.look()] == ["written", "nothing"]
    watch.close()


def test_a_write_that_was_not_asked_about_is_said_by_a_later_look(library: Path) -> None:
    watch = Watch(library)
    write(library)
    assert [watch.look(contents=False), watch.look()] == ["nothing", "written"]
    watch.close()


def test_a_file_that_is_removed_and_one_in_its_place_are_said(library: Path) -> None:
    watch = Watch(library)
    copy = shutil.copy(library, library.with_name("copy.db"))
    library.unlink()
    assert [watch.look(), watch.look()] == ["removed", "nothing"]
    shutil.move(copy, library)
    assert watch.look() == "replaced"
    watch.close()
