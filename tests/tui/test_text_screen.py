"""Copying, searching the word in hand, marks, and going back, on a real library."""

from __future__ import annotations

from pathlib import Path

from extradition_tui.settings import state_path

from .ferry import COAST
from .test_library_screen import Reading, drawn, reading

COAST_KEY = "Ferry runs aground off Marrow Point, 112 taken off"


async def open_coast(there: Reading) -> None:
    """Open the article with the longest text."""
    shelf = there.screen.shelf
    rows = [shelf.row(number) for number in shelf.articles]
    summary = next(one for one in rows if one is not None and one.title == COAST_KEY)
    there.screen.open_article(summary.id)
    await there.settle()


def said(there: Reading) -> str:
    return there.screen.bottom.render_line(0).text.strip()


async def test_a_sentence_is_copied_to_the_terminal_and_to_a_file(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.type("}wwy")
        assert there.app.clipboard == COAST.split("\n\n")[1]
        kept = (state_path() / "register.txt").read_text("utf-8")
        assert kept == there.app.clipboard
        assert "sent to the terminal and kept in" in said(there)


async def test_a_selection_is_copied_and_let_go(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.type("vwwey")
        assert there.app.clipboard == "Ferry runs aground"
        assert there.screen.text.selection is None
        await there.type("bveY")
        assert there.app.clipboard.startswith("“aground”\n“Ferry runs aground off Marrow Point")
        assert "Coast Daily, 2031-03-05" in there.app.clipboard
        assert "characters 11-18]" in there.app.clipboard


async def test_a_file_that_cannot_be_written_is_said(library: Path) -> None:
    state_path().parent.mkdir(parents=True, exist_ok=True)
    state_path().write_text("in the way")
    async with reading(library) as there:
        await open_coast(there)
        await there.type("y")
        assert "sent to the terminal and not kept in a file" in said(there)


async def test_the_word_in_hand_is_searched(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        text = there.screen.text
        await there.type("www")
        assert COAST[text.place :].startswith("off")
        await there.type("*")
        assert text.search_state == "[2/4]"
        assert COAST[text.place :].startswith("off\n")
        first = text.place
        await there.type("n")
        assert text.place > first
        await there.type("N")
        assert text.place == first


async def test_esc_keeps_the_pattern(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        text = there.screen.text
        await there.press("slash", *"fog", "enter")
        await there.press("escape")
        assert text.search_state == ""
        assert there.screen.view is text
        await there.type("n")
        assert text.search_state == "[2/2]"
        await there.press("escape")
        await there.type("J")
        await there.type("n")
        assert text.search_state.startswith("[1/")


async def test_a_mark_leads_back_from_another_article_and_another_time(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.type("}}wmq")
        place, article = there.screen.text.place, there.screen.here
        assert "marked q" in said(there)
        await there.type("gg'q")
        assert there.screen.text.place == place
        await there.type("'x")
        assert "no place is marked x; marked are: q" in said(there)
        await there.press("q", "q")
    async with reading(library) as there:
        await there.type("G")
        await there.press("enter")
        await there.type("'q")
        assert there.screen.here == article


async def test_one_goes_back_to_where_one_jumped_from(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        text = there.screen.text
        await there.type("w")
        began = there.screen.here
        await there.type("]e")
        second = there.screen.here
        await there.type("G")
        await there.press("slash", *"fog", "enter")
        await there.type("jjhh")
        await there.press("ctrl+o")
        assert text.cursor == len(text.lines) - 1
        await there.press("ctrl+o")
        assert there.screen.here == second
        await there.press("ctrl+o")
        assert there.screen.here == began
        await there.type("J")
        assert there.screen.here != began
        await there.press("ctrl+o")
        assert there.screen.here == began


async def test_enter_on_a_fact_leaves_a_place_to_go_back_to(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.type("w")
        began = there.screen.here
        await there.type("g3jj")
        await there.press("enter")
        assert there.screen.here != began
        await there.press("ctrl+o")
        assert there.screen.here == began
        assert "Coast Daily" in drawn(there.screen.text)


async def test_a_selection_is_taken_up_the_next_time(library: Path) -> None:
    async with reading(library) as there:
        await open_coast(there)
        await there.type("}wv))")
        assert "cite" in there.screen.bottom.render_line(0).text
        selected = there.screen.text.selection
        assert selected is not None
        await there.press("Q")
    async with reading(library) as there:
        assert there.screen.text.selection == selected
        await there.press("escape")
        assert there.screen.text.selection is None
        assert there.screen.view is there.screen.text


async def test_two_terminals_keep_each_others_places(library: Path) -> None:
    async with reading(library) as one:
        await open_coast(one)
        await one.type("}}")
        first = one.screen.here
        async with reading(library) as other:
            await other.type("G")
            await other.press("enter")
            await other.type("}")
            second = other.screen.here
            other.app.save()
        one.app.save()
    assert first is not None
    assert second is not None
    async with reading(library) as again:
        assert again.screen.here == first
        again.screen.open_article(second.article)
        await again.settle()
        assert again.screen.here == second


async def test_a_key_that_does_nothing_on_a_screen_says_so(library: Path) -> None:
    async with reading(library) as there:
        await there.type("g/")
        await there.press("tab")
        await there.press("escape")
        await there.type("?ma")
        said = there.app.screen.bottom.render_line(0).text  # type: ignore[attr-defined]
        assert "cannot be done on this screen" in said
