"""The page of a name: reached from the facts, the text and by typing; Enter opens the place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from extradition_tui.library.name_pages import ArticleSpots, NamePage, Spot
from extradition_tui.settings import Settings
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.name_screen import MORE, NameScreen, name_lines

from .ferry import reports

COAST = reports()[0].article.id


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def open_coast(pilot: Pilot[int]) -> LibraryScreen:
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    screen.list.move_to_key(f"article {COAST}")
    await pilot.press("enter")
    await settle(pilot)
    return screen


async def open_page(pilot: Pilot[int]) -> None:
    """The page of the harbour master, from the facts."""
    screen = await open_coast(pilot)
    await pilot.press("g", "3")
    key = next(one for one, fact in screen.facts._facts.items() if fact.about == "Ines Calloway")
    screen.facts.move_to_key(key)
    await pilot.press("g", "e")
    await settle(pilot)


def page_of(pilot: Pilot[int]) -> NameScreen:
    assert isinstance(pilot.app.screen, NameScreen)
    return pilot.app.screen


def words(screen: NameScreen) -> str:
    return "\n".join(line.text for line in screen.list.lines)


async def test_a_name_in_the_facts_leads_to_all_that_the_library_has(library: Path) -> None:
    app = ReaderApp(library, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        screen = page_of(pilot)
        assert "Coast Daily" in words(screen)
        assert "The Herald" in words(screen)
        assert "Nobody was hurt and nobody panicked" in words(screen)
        assert "said Harbour Master Ines" in words(screen)
        heading = screen.list.heading
        assert heading is not None
        assert heading.right[0].text == "2 mentions · 2 quotations · 2 articles"
        await pilot.press("q")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)


async def test_enter_opens_the_article_at_the_place(library: Path) -> None:
    app = ReaderApp(library, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await open_page(pilot)
        screen = page_of(pilot)
        at = next(i for i, line in enumerate(screen.list.lines) if "hurt and" in line.text)
        screen.list.move_to(at)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        lines = app.screen.text.text_lines
        assert lines is not None
        text = lines.page.report.article.text
        assert text[slice(*(lines.focus or ()))] == "Nobody was hurt and nobody panicked"


async def test_the_page_of_a_name_in_the_text_and_of_one_that_is_typed(library: Path) -> None:
    app = ReaderApp(library, (), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await open_coast(pilot)
        await pilot.press("right_square_bracket", "e", "g", "e")
        await settle(pilot)
        assert page_of(pilot).page is not None
        await pilot.press("q", "g", "1", "g", "e")
        await settle(pilot)
        await pilot.press(*"maritime board", "enter")
        await settle(pilot)
        page = page_of(pilot).page
        assert page is not None
        assert page.name == "Maritime Board"
        await pilot.press("g", "e", *"no such", "enter")
        await settle(pilot)
        bottom = "".join(part.text for part in page_of(pilot).bottom.render_line(0))
        assert "nobody and nothing of that name" in bottom
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)


async def test_keys_go_from_quotation_to_quotation_and_article_to_article(library: Path) -> None:
    app = ReaderApp(library, (), Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot)
        view = page_of(pilot).list

        def here() -> tuple[str, str]:
            assert view.line is not None
            article, _, kind = view.line.key.split(" ")
            return article, kind

        first = here()[0]
        await pilot.press("J")
        assert here()[0] != first
        await pilot.press("K")
        assert here()[0] == first
        await pilot.press("g", "g", "right_square_bracket", "q")
        assert here()[1] == "speech"


def test_more_articles_than_are_shown_are_one_key_away() -> None:
    spot = Spot(start=0, end=3, text="Ann", kind="mention", before="", after=" left")
    shown = ArticleSpots(article="a", title=None, source="S", published=None, spots=(spot,))
    page = NamePage(
        name="Ann", labels=(), aliases=(), articles=5, mentions=5, quotes=0, found=(shown,)
    )
    last = name_lines(page, 60)[-1]
    assert (last.key, last.text) == (MORE, "4 more articles: Enter shows them")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_page_of_a_name(
    snap_compare: Callable[..., bool], library: Path, size: tuple[int, int]
) -> None:
    app = ReaderApp(library, (), Settings(), person="anna")
    assert snap_compare(app, terminal_size=size, run_before=open_page)
