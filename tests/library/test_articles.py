from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from extradition_tui.contrast_model import Contrast, Family, Statement
from extradition_tui.library.articles import (
    as_kept,
    get_article,
    get_report,
    list_articles,
    list_versions,
    remove,
    set_facts,
    store,
)
from extradition_tui.library.contrasts import get_contrast, save_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.errors import Ambiguous, LibraryError, NotFound
from extradition_tui.library.events import EventDraft, get_event, list_events, save_events
from extradition_tui.library.history import list_changes
from extradition_tui.library.people import this_person
from extradition_tui.library.search import search
from extradition_tui.library.writing import create, writing
from extradition_tui.model import Span
from tests.library.reports import BRIDGE, COMET, FERRY, keep, report, under


def test_a_report_comes_back_as_it_was_stored(library_path: Path) -> None:
    stored = report(
        published="2031-03-03", published_from="text", author="A. Writer", url="http://o"
    )
    keep(library_path, stored)
    with Library.open(library_path) as library:
        assert get_report(library, stored.article.id) == stored
        assert get_article(library, stored.article.id[:4]) == stored.article
        without = get_report(library, stored.article.id, tokens=False)
        assert without == replace(stored, analysis=replace(stored.analysis, tokens=()))


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(library_path: Path) -> None:
    first = report()
    second = under(report(BRIDGE.replace("14", "16")), first.article.id)
    keep(library_path, first)
    keep(library_path, second)
    with Library.open(library_path) as library:
        assert get_article(library, first.article.id).version.number == 2
        assert "16 weeks" in get_article(library, first.article.id).text
        assert [version.text for version in list_versions(library, first.article.id)] == [
            first.article.text,
            second.article.text,
        ]
        assert get_report(library, first.article.id).analysis == second.analysis
        assert [found.article for found in search(library, "16")] == [first.article.id]
        assert search(library, '"14 weeks"') == ()
        assert len(list_articles(library)) == 1


def test_the_same_text_analysed_anew_keeps_its_version(library_path: Path) -> None:
    first = report()
    better = replace(first, analysis=replace(first.analysis, pipeline="better 2.0", quotes=()))
    keep(library_path, first)
    keep(library_path, better)
    with Library.open(library_path) as library:
        assert get_report(library, first.article.id) == better
        assert list_articles(library)[0].quotes == 0


def test_a_text_that_goes_back_to_what_it_was_has_its_old_number(library_path: Path) -> None:
    first = report()
    keep(library_path, first)
    keep(library_path, under(report(FERRY), first.article.id))
    keep(library_path, first)
    with Library.open(library_path) as library:
        assert get_article(library, first.article.id).version.number == 1
        assert [found.article for found in search(library, "engineer")] == [first.article.id]
        assert search(library, "crossings") == ()


def test_the_list_is_newest_first_and_the_undated_stand_where_they_were_loaded(
    library_path: Path,
) -> None:
    old = report(BRIDGE, origin="a", published="2001-02-03")
    future = report(COMET, origin="c", published="2999-01-01")
    undated = report(FERRY, origin="b")
    keep(library_path, old, future, undated)
    with Library.open(library_path) as library:
        found = list_articles(library)
    assert [item.id for item in found] == [item.article.id for item in (future, undated, old)]
    assert found[2].words == len(BRIDGE.split())
    assert (found[2].entities, found[2].quotes) == (2, 1)
    assert found[2].source == "a"
    assert found[1].event


def test_what_a_person_sets_stands_over_what_is_found_through_every_load(
    library_path: Path,
) -> None:
    item = report(published="2031-03-03", published_from="text")
    name = item.article.id
    keep(library_path, item)
    with writing(library_path, this_person(), "article set") as work:
        set_facts(work, name[:6], {"source": "The Lorn Gazette", "published": "2031-03-04"})
        set_facts(work, name, {"title": "A zeppelin"})
    keep(library_path, under(report(BRIDGE + "More.\n"), name))
    with Library.open(library_path) as library:
        article = get_article(library, name)
        assert (article.source, article.published) == ("The Lorn Gazette", "2031-03-04")
        assert (article.title, article.published_from) == ("A zeppelin", "user")
        assert article.version.number == 2
        summary = list_articles(library)[0]
        assert (summary.source, summary.title) == ("The Lorn Gazette", "A zeppelin")
        assert list_events(library)[0].first == "2031-03-04"
        assert [found.article for found in search(library, "zeppelin")] == [name]
        assert [found.article for found in search(library, 'source:"lorn gaz"')] == [name]
    with writing(library_path, this_person(), "article set") as work:
        set_facts(work, name, {"title": "", "source": " "})
        with pytest.raises(LibraryError, match="pages"):
            set_facts(work, name, {"pages": "4"})
    with Library.open(library_path) as library:
        assert get_article(library, name).title == item.article.title
        assert list_articles(library)[0].source == "bridge"
        assert search(library, "zeppelin") == ()
        assert '"zeppelin"' not in str(list_changes(library)[-1].after)
        assert "A zeppelin" in str(list_changes(library)[-1].before)


MARKER = "xylophonic"


def _marked() -> tuple[str, str]:
    text = BRIDGE.replace("The bridge", f"The {MARKER} bridge").replace("Ada", MARKER.title())
    return f"Bridge {MARKER} closes\n{text}", f"{MARKER} advertisement\n{text}"


def _files_hold(path: Path, word: str) -> bool:
    return any(word.encode() in found.read_bytes().lower() for found in path.parent.iterdir())


@pytest.mark.parametrize("together", [True, False])
def test_a_removed_article_leaves_none_of_its_words_in_the_files(
    library_path: Path, together: bool
) -> None:
    text, original = _marked()
    marked = report(
        text,
        original=original,
        names=(f"{MARKER.title()} Quill",),
        source=f"The {MARKER}",
        author=MARKER,
        published="2031-03-03",
    )
    name = marked.article.id
    other = report(FERRY, origin="ferry.txt")
    others = [report(f"{COMET} number {n}", origin=f"c{n}.txt") for n in range(30)]
    again = under(report(text + MARKER, original=original + "2"), name)
    keep(library_path, other, *others)
    with writing(library_path, this_person(), "load") as work:
        for item in (marked, again):
            features = b'{"weights":{"word:%s":1}}' % MARKER.encode()
            found = as_kept(item.analysis, features, [f"word:{MARKER}"])
            store(work, item.article, found)
        event = save_events(
            work,
            [
                EventDraft(
                    articles=(name, other.article.id),
                    title=f"{MARKER} and ferry",
                    families=(
                        Family((name,), 0, None, False),
                        Family((other.article.id,), 0, None, False),
                    ),
                )
            ],
        )[0]
        cell = {name: (Span(0, 5, MARKER),)}
        row = Statement(id="s1", kind="only", cells=cell, silent=(), witnesses=1)
        save_contrast(
            work,
            Contrast(event=event, articles=(name, other.article.id), statements=(row,)),
            "f",
        )
        if together:
            remove(work, name)
    with Library.open(library_path) as reader:  # a reader keeps the log alive
        if not together:
            assert _files_hold(library_path, MARKER)
            assert search(reader, MARKER)
            with writing(library_path, this_person(), "article remove") as work:
                remove(work, name)
        assert not _files_hold(library_path, MARKER)
        assert search(reader, MARKER) == ()
        with pytest.raises(NotFound, match="removed"):
            get_article(reader, name)
        assert get_event(reader, event).articles == (other.article.id,)
        assert len(get_event(reader, event).families) == 1
        assert get_contrast(reader, event) is None
        assert len(list_articles(reader)) == 31
        assert [found.article for found in search(reader, "crossings")] == [other.article.id]
    connection = sqlite3.connect(library_path)
    found = connection.execute("SELECT id, removed_at FROM article WHERE id = ?", [name]).fetchall()
    connection.execute("INSERT INTO article_text_fts(article_text_fts) VALUES ('integrity-check')")
    connection.close()
    assert len(found) == 1
    assert found[0][1]


def test_a_removed_article_that_is_loaded_again_is_the_next_version(library_path: Path) -> None:
    item = report()
    keep(library_path, item)
    with writing(library_path, this_person(), "article remove") as work:
        remove(work, item.article.id)
    keep(library_path, item)
    with Library.open(library_path) as library:
        assert get_article(library, item.article.id).version.number == 2
        assert get_report(library, item.article.id).analysis == item.analysis
        assert len(list_articles(library)) == len(list_events(library)) == 1


def test_a_text_version_cannot_be_altered_or_deleted(library_path: Path) -> None:
    keep(library_path, report())
    connection = sqlite3.connect(library_path)
    for statement in (
        "UPDATE article_text SET text = 'other'",
        "UPDATE article_text SET sha256 = 'other'",
        "DELETE FROM article_text",
        "UPDATE change SET what = 'nothing'",
        "DELETE FROM change",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()


def test_a_prefix_finds_one_article_or_says_which_it_could_be(library_path: Path) -> None:
    items = [report(f"{COMET} {n}", origin=f"{n}.txt") for n in range(40)]
    keep(library_path, *items)
    names = sorted(item.article.id for item in items)
    first = next(a[0] for a, b in itertools.pairwise(names) if a[0] == b[0])
    with Library.open(library_path) as library:
        for name in names:
            assert get_article(library, name).id == name
        with pytest.raises(Ambiguous) as error:
            get_article(library, first)
        assert sum(name in str(error.value) for name in names) <= 5
        for wrong in ("", " ", "%", "_", "zz", "'", "\0", "\udcff", "é", "a" * 5000, "\x1b[c", "*"):
            with pytest.raises(NotFound) as unknown:
                get_article(library, wrong)
            assert "\n" not in str(unknown.value)
            assert "\x1b" not in str(unknown.value)
        assert get_article(library, names[0].upper()).id == names[0]


def test_texts_that_are_no_unicode_are_kept_as_far_as_they_can_be(library_path: Path) -> None:
    odd = report("A half \ud800 pair\n\nand a NUL \0 here", origin="caf\udce9.txt", author="\udfff")
    keep(library_path, odd)
    with Library.open(library_path) as library:
        article = get_article(library, odd.article.id)
        assert article.text == "A half \ufffd pair\n\nand a NUL \0 here"
        assert article.author == "\ufffd"
        assert article.origin == "caf\\udce9.txt"
        assert [found.article for found in search(library, "NUL")] == [odd.article.id]


def test_reading_the_library_does_not_import_sqlite_utils() -> None:
    import subprocess
    import sys

    rooms = ("doors", "articles", "events", "contrasts", "entities", "search", "known", "people")
    imports = ", ".join(f"extradition_tui.library.{room}" for room in rooms)
    code = f"import sys, {imports}; print([m for m in sys.modules if m.startswith('sqlite_utils')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_library_can_be_made_only_where_nothing_is(library_path: Path) -> None:
    with pytest.raises(LibraryError, match="there already"):
        create(library_path)
    create(library_path, exist_ok=True)


def test_what_is_found_better_replaces_what_was_found_but_not_what_a_person_set(
    library_path: Path,
) -> None:
    item = report(author="by Nobody", published="2031-03-03", published_from="text")
    name = item.article.id
    keep(library_path, item)
    with writing(library_path, this_person(), "article set") as work:
        set_facts(work, name, {"published": "2031-03-04"})
        again = get_report(work, name)
        better = replace(again, article=replace(again.article, author="A. Nobody"))
        store(work, better.article, as_kept(better.analysis, b"", ()))
    with Library.open(library_path) as library:
        article = get_article(library, name)
        assert (article.author, article.published) == ("A. Nobody", "2031-03-04")
        assert article.version.number == 1
    with writing(library_path, this_person(), "article set") as work:
        set_facts(work, name, {"published": ""})
        assert get_article(work, name).published == "2031-03-03"
        assert get_article(work, name).published_from == "text"
