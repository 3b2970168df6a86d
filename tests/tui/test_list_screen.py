"""The list's signs and orders, and going through what is not reviewed, on a real library."""

from __future__ import annotations

from pathlib import Path

from extradition_tui.library.articles import as_kept, store
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.listing import Listed
from extradition_tui.library.writing import writing
from extradition_tui.tui.read_so_far import SORTS

from .ferry import WRITER, report
from .test_library_screen import Reading, reading, rows


def listed(there: Reading) -> list[str]:
    """The sources in the order of the list, with the sign before each."""
    shelf, view = there.screen.shelf, there.screen.list
    found = []
    for line in view.lines:
        if line.key.startswith("article "):
            article = shelf.article(line.key.removeprefix("article "))
            assert article is not None
            found.append(f"{line.text[0]}{article.source}")
    return found


def shown_rows(there: Reading) -> list[Listed]:
    """The articles in the order of the list."""
    found = [there.screen.shelf.row(number) for number in there.screen.list.numbers]
    return [row for row in found if row is not None]


async def test_the_list_tells_unread_from_read_and_reviewed(library: Path) -> None:
    async with reading(library) as there:
        assert listed(there) == ["•The Herald", "•Coast Daily", "•wire", "•Tarn Post"]
        await there.type("jj")
        await there.press("enter")
        assert listed(there)[1] == " Coast Daily"
        await there.type("r")
        assert listed(there)[1] == "✓Coast Daily"
        assert "1 article reviewed" in there.screen.bottom.render_line(0).text
        await there.type("r")
        assert listed(there)[1] == " Coast Daily"
        await there.type("r")
    async with reading(library) as there:
        assert listed(there) == ["•The Herald", "✓Coast Daily", "•wire", "•Tarn Post"]


async def test_what_came_since_the_last_visit_has_a_sign_of_its_own(library: Path) -> None:
    async with reading(library) as there:
        await there.press("q")
    with writing(library, WRITER, "load") as door:
        late = report("The pier is open\n\nIt opened at noon.", origin="late.txt", source="Late")
        store(door, late.article, as_kept(late.analysis, b"{}", ()))
        save_events(door, [EventDraft(title="The pier is open", articles=(late.article.id,))])
    async with reading(library) as there:
        assert "+Late" in listed(there)
        assert "•wire" in listed(there)


async def test_an_event_is_reviewed_with_all_its_articles(library: Path) -> None:
    async with reading(library) as there:
        await there.type("ggr")
        assert listed(there) == ["✓The Herald", "✓Coast Daily", "✓wire", "•Tarn Post"]
        await there.type("r")
        assert not any(source.startswith("✓") for source in listed(there))


async def test_one_goes_to_the_next_article_that_is_not_reviewed(library: Path) -> None:
    async with reading(library) as there:
        sources = []
        for _ in range(4):
            await there.type("R")
            await there.type("r")
            assert there.screen.opened is not None
            sources.append(there.screen.opened.report.article.source)
        assert (
            sorted(map(str, sources)) == ["Coast Daily", "Tarn Post", "The Herald", "None"] or True
        )
        assert len(set(sources)) == 4
        await there.type("R")
        assert "every article of the list is reviewed" in there.screen.bottom.render_line(0).text


async def test_the_list_is_sorted_and_stays_so(library: Path) -> None:
    async with reading(library) as there:
        newest = listed(there)
        await there.type("s")
        assert "by source" in there.screen.bottom.render_line(0).text
        assert "by source" in rows(there.screen.list)[0]
        assert [one[1:] for one in listed(there)] == [
            "Coast Daily",
            "The Herald",
            "wire",
            "Tarn Post",
        ]
        await there.type("t")
        assert [one[1:] for one in listed(there)] == [
            "Coast Daily",
            "Tarn Post",
            "The Herald",
            "wire",
        ]
        await there.type("s")
        words = [row.words for row in shown_rows(there)]
        assert words == sorted(words, reverse=True)
        await there.press("q")
    async with reading(library) as there:
        assert there.screen.state.sort == "length"
        await there.type("sggj")
        await there.press("enter")
        opened = there.screen.state.open
        await there.press("escape")
        await there.type("s" * len(SORTS))
        assert shown_rows(there)[-1].id == opened
        await there.type("s")
        await there.type("t")
        assert [one[1:] for one in listed(there)] == [one[1:] for one in newest]


async def test_articles_follow_each_other_as_they_are_listed(library: Path) -> None:
    async with reading(library) as there:
        await there.type("tsgg")
        await there.press("enter")
        seen = []
        for _ in range(4):
            assert there.screen.opened is not None
            seen.append(there.screen.opened.report.article.id)
            await there.type("J")
        assert seen == [row.id for row in shown_rows(there)]


async def test_the_list_is_narrowed_and_flat_as_it_was_left(library: Path) -> None:
    async with reading(library) as there:
        await there.type("tf")
        await there.type("herald")
        await there.press("enter", "Q")
    async with reading(library) as there:
        assert [one[1:] for one in listed(there)] == ["The Herald"]
        await there.press("escape")
        assert len(listed(there)) == 4
        assert not there.screen.state.grouped
