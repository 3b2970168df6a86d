from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extradition_tui.library.articles import get_article, list_articles
from extradition_tui.library.doors import SCHEMA, Library
from extradition_tui.library.errors import (
    Interrupted,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryReadOnly,
    NotALibrary,
)
from extradition_tui.library.people import this_person
from extradition_tui.library.search import search
from extradition_tui.library.writing import writing
from tests.library.reports import COMET, keep, report

NOBODY = 65534


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Dear Sir or Madam,\n" * 500)


def _header_and_noise(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)


def _others(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (id)")
    connection.commit()
    connection.close()


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    "make", [_empty, _text, _header_and_noise, _others, _folder, _pipe, _device, _dangling]
)
def test_what_is_no_library_is_said_in_a_line_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "some\x1b[cthing.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    listed = sorted(tmp_path.iterdir())
    for attempt in (lambda: Library.open(path), lambda: _write(path)):
        with pytest.raises(NotALibrary) as error:
            attempt()
        assert len(str(error.value).splitlines()) == 1
        assert "\x1b" not in str(error.value)
    assert before is None or path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == listed or make in (_text, _header_and_noise, _others)
    assert not [found for found in tmp_path.iterdir() if found.name.endswith(("-wal", "-shm"))]


@pytest.mark.parametrize("name", ["missing.db", "missing/library.db", "a\0b", "x" * 300])
def test_a_mistyped_path_creates_nothing(tmp_path: Path, name: str) -> None:
    for attempt in (lambda: Library.open(tmp_path / name), lambda: _write(tmp_path / name)):
        with pytest.raises(NotALibrary):
            attempt()
    assert list(tmp_path.iterdir()) == []


def _write(path: Path) -> None:
    with writing(path, this_person(), "test") as work:
        work.record("test")


def _read_all(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [get_article(library, item.id).text for item in list_articles(library)]


def test_a_library_cut_in_half_is_an_error_and_stays_as_it_is(library_path: Path) -> None:
    keep(library_path, *(report(f"{COMET} {n}", origin=str(n)) for n in range(60)))
    whole = library_path.read_bytes()
    for share in (0.1, 0.3, 0.5, 0.9):
        library_path.write_bytes(whole[: int(len(whole) * share)])
        cut = library_path.read_bytes()
        with pytest.raises(LibraryError) as error:
            _read_all(library_path)
        assert "damaged" in str(error.value)
        assert library_path.read_bytes() == cut


def test_a_garbled_schema_is_an_error_at_once(library_path: Path) -> None:
    keep(library_path, report())
    connection = sqlite3.connect(library_path)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_schema SET sql = 'CREATE garbage' WHERE name = 'article'")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryDamaged, match="restore a backup"):
        Library.open(library_path)


def test_a_changed_text_is_never_shown(library_path: Path) -> None:
    item = report()
    keep(library_path, item)
    library_path.write_bytes(library_path.read_bytes().replace(b"14 weeks", b"41 weeks"))
    with Library.open(library_path) as library:
        with pytest.raises(LibraryDamaged, match="restore a backup"):
            get_article(library, item.article.id)
        (found,) = search(library, "engineer")
        assert "weeks" not in found.snippet
        assert "damaged" in found.snippet


def test_a_text_under_another_article_is_never_shown(library_path: Path) -> None:
    one, other = report(), report(COMET, origin="comet.txt")
    keep(library_path, one, other)
    connection = sqlite3.connect(library_path)
    connection.executescript(
        "DROP TRIGGER text_is_never_altered;"
        " UPDATE article_text SET article = 1, version = 2 WHERE article = 2;"
        " UPDATE article SET current = 2 WHERE number = 1;"
    )
    connection.close()
    with Library.open(library_path) as library, pytest.raises(LibraryDamaged):
        get_article(library, one.article.id)


def test_a_newer_library_is_read_and_not_written(library_path: Path) -> None:
    keep(library_path, report())
    connection = sqlite3.connect(library_path)
    connection.execute("PRAGMA user_version=7")
    connection.close()
    with Library.open(library_path) as library:
        assert len(list_articles(library)) == 1
        assert library.read_only is not None
        assert "schema 7" in library.read_only
        assert f"knows {SCHEMA}" in library.read_only
    with pytest.raises(LibraryReadOnly, match="schema 7"):
        _write(library_path)


def test_a_reader_sees_what_others_write(library_path: Path) -> None:
    with Library.open(library_path) as library:
        assert library.read_only is None
        first = library.data_version()
        assert library.data_version() == first
        keep(library_path, report())
        assert library.data_version() != first
        assert len(list_articles(library)) == 1


def test_a_snapshot_holds_one_state(library_path: Path) -> None:
    with Library.open(library_path) as library, library.snapshot():
        assert list_articles(library) == ()
        keep(library_path, report())
        assert list_articles(library) == ()


def test_many_threads_may_ask_one_library(library_path: Path) -> None:
    items = [report(f"{COMET} {n}", origin=str(n)) for n in range(8)]
    keep(library_path, *items)
    wrong: list[object] = []

    def ask(library: Library, name: str) -> None:
        for _ in range(20):
            try:
                if get_article(library, name).id != name:
                    wrong.append(name)
            except LibraryError as error:
                wrong.append(error)

    with Library.open(library_path) as library:
        threads = [threading.Thread(target=ask, args=(library, item.article.id)) for item in items]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_long_question_can_be_called_off(library_path: Path) -> None:
    with Library.open(library_path) as library:
        timer = threading.Timer(0.2, library.interrupt)
        timer.start()
        with pytest.raises(Interrupted):
            library.rows(
                tuple[int],
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                " SELECT max(i) FROM n",
            )
        assert list_articles(library) == ()


def test_a_closed_library_says_so(library_path: Path) -> None:
    library = Library.open(library_path)
    library.close()
    library.close()
    library.interrupt()
    with pytest.raises(LibraryError, match="closed"):
        list_articles(library)


def test_reading_goes_on_while_somebody_holds_the_write_lock(library_path: Path) -> None:
    keep(library_path, report())
    with writing(library_path, this_person(), "slow") as work:
        work.record("slow")
        with Library.open(library_path) as library:
            assert len(list_articles(library)) == 1


def test_a_lock_taken_by_another_program_is_waited_for_and_then_said(library_path: Path) -> None:
    other = sqlite3.connect(library_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy):
        _write(library_path)
    other.close()
    _write(library_path)


@pytest.mark.parametrize("name", ["a?b#c%20d.db", "caf\udce9 é\n.db", "-", "file:x?mode=memory"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    from extradition_tui.library.writing import create

    create(tmp_path / name)
    keep(tmp_path / name, report())
    with Library.open(tmp_path / name) as library:
        assert len(list_articles(library)) == 1
    assert (tmp_path / name).is_file()


# --- as somebody who may not write --------------------------------------------------------------


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that another user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="library-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _as_nobody(path: Path) -> list[str]:
    """What a person without rights meets: when they read all of it, and when they write."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        said = ["failed", "failed"]
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = [_said(_read_as_nobody, path), _said(_write, path)]
        finally:
            os.write(send, "\n".join(said).encode())
            os._exit(0)
    os.close(send)
    with os.fdopen(receive) as pipe:
        lines = pipe.read().splitlines()
    os.waitpid(child, 0)
    return lines


def _said(attempt: Callable[[Path], str | None], path: Path) -> str:
    try:
        return str(attempt(path))
    except LibraryError as error:
        return f"{type(error).__name__} | {error}"


def _read_as_nobody(path: Path) -> str:
    with Library.open(path) as library:
        return f"{len(_read_all(path))} | {library.read_only}"


def test_a_read_only_folder_without_a_log_is_read(open_folder: Path, library_path: Path) -> None:
    keep(library_path, report())
    shutil.copy(library_path, open_folder / "l.db")
    (open_folder / "l.db").chmod(0o444)
    open_folder.chmod(0o555)
    read, written = _as_nobody(open_folder / "l.db")
    assert read.startswith("1 | ")
    assert "read-only" in read
    assert written.startswith("LibraryReadOnly")


def test_a_writable_file_in_a_read_only_folder_is_read(
    open_folder: Path, library_path: Path
) -> None:
    keep(library_path, report())
    shutil.copy(library_path, open_folder / "l.db")
    (open_folder / "l.db").chmod(0o666)
    open_folder.chmod(0o555)
    read, written = _as_nobody(open_folder / "l.db")
    assert read.startswith("1 | ")
    assert "its folder is read-only" in read
    assert written.startswith("LibraryReadOnly")


def test_a_read_only_folder_with_a_log_is_refused_rather_than_half_read(
    open_folder: Path, library_path: Path
) -> None:
    with Library.open(library_path):
        keep(library_path, report())
        shutil.copy(library_path, open_folder / "l.db")
        shutil.copy(f"{library_path}-wal", open_folder / "l.db-wal")
    for file in open_folder.iterdir():
        file.chmod(0o444)
    open_folder.chmod(0o555)
    read, _ = _as_nobody(open_folder / "l.db")
    assert "unfinished writing" in read


def test_an_unreadable_library_says_so(open_folder: Path, library_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root, to make a file of another's")
    shutil.copy(library_path, open_folder / "l.db")
    (open_folder / "l.db").chmod(0o600)
    read, written = _as_nobody(open_folder / "l.db")
    assert "may not be read by you" in read
    assert "may not be read by you" in written
