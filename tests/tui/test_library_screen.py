"""The Library screen, driven by keys on a real library."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from extradition_tui.contrast.bonds import NOTHING_ELSE
from extradition_tui.library.articles import remove
from extradition_tui.library.writing import writing
from extradition_tui.settings import Settings
from extradition_tui.tui import list_screen
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.bottom_line import Question
from extradition_tui.tui.contrast_screen import ContrastScreen
from extradition_tui.tui.event_corrections import EventPicker
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.line_view import LineView
from extradition_tui.tui.loading_process import Problem
from extradition_tui.tui.pages import HelpScreen, ProblemsScreen
from extradition_tui.tui.picker_screen import PaletteScreen
from extradition_tui.tui.results_screen import QUERY, ResultsScreen

from .ferry import COAST, WRITER, make_library, report, reports


class Reading:
    """A reader under test: press keys, then look."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.app = pilot.app
        assert isinstance(self.app, ReaderApp)

    @property
    def screen(self) -> LibraryScreen:
        assert isinstance(self.app.screen, LibraryScreen)
        return self.app.screen

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        await self.pilot.press(*words)
        await self.settle()

    async def settle(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()


@asynccontextmanager
async def reading(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reading]:
    app = ReaderApp(path, (), Settings())
    async with app.run_test(size=size) as pilot:
        there = Reading(pilot)
        await there.settle()
        yield there


def rows(view: LineView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def drawn(view: LineView) -> str:
    return "\n".join(rows(view))


async def test_it_lists_events_with_their_articles_newest_first(library: Path) -> None:
    async with reading(library) as there:
        shown = drawn(there.screen.list)
        assert shown.index("Ferry runs aground") < shown.index("Coast Daily")
        assert shown.index("Coast Daily") < shown.index("Storm over Lower Tarn")
        assert "2 · 4 articles" in shown


async def test_enter_opens_the_article_with_margin_and_facts(library: Path) -> None:
    async with reading(library) as there:
        assert there.screen.list.move_to_key(f"article {reports()[0].article.id}")
        await there.press("enter")
        text, facts = drawn(there.screen.text), drawn(there.screen.facts)
        assert there.screen.view is there.screen.text
        assert "Ferry runs aground off Marrow Point, 112" in text
        assert "2031-03-05 (from the page)" in text
        assert "retells wire" in text
        assert any(row.lstrip("│› ").startswith("≠ All 112") for row in rows(there.screen.text))
        assert "=1/0" in text
        assert any(row.split()[-2:] == ["Board", "2"] for row in rows(there.screen.facts))
        assert "2031-03-14" in facts


async def test_enter_on_an_event_opens_its_first_article(library: Path) -> None:
    async with reading(library) as there:
        await there.press("g", "g", "enter")
        assert there.screen.opened is not None
        assert there.screen.opened.event is not None
        assert (
            there.screen.opened.report.article.id
            == there.screen.shelf.events_with("")[0].articles[0]
        )


async def test_the_cursor_passes_over_what_cannot_be_opened(library: Path) -> None:
    async with reading(library) as there:
        seen = []
        for _ in range(8):
            assert there.screen.list.line is not None
            seen.append(there.screen.list.line.key)
            await there.press("j")
        assert "" not in seen
        assert seen[-1] == seen[-2] == f"article {reports()[3].article.id}"
        await there.press("3", "k")
        assert there.screen.list.line.key == seen[2]


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((200, 50), ["list", "text", "facts"]),
        ((120, 40), ["list", "text", "facts"]),
        ((80, 24), ["list", "text"]),
        ((50, 24), ["list"]),
    ],
)
async def test_as_many_panes_as_there_is_room_for(
    library: Path, size: tuple[int, int], panes: list[str]
) -> None:
    async with reading(library, size) as there:
        assert [pane.id for pane in there.screen.all_panes if pane.display] == panes


async def test_every_pane_is_reached_on_a_narrow_screen(library: Path) -> None:
    async with reading(library, (80, 24)) as there:
        await there.press("j", "enter", "g", "3")
        assert [p.id for p in there.screen.all_panes if p.display] == ["text", "facts"]
        await there.press("tab")
        assert there.screen.view is there.screen.list
        assert there.screen.list.display


async def test_zoom_shows_one_pane_and_back(library: Path) -> None:
    async with reading(library) as there:
        await there.press("j", "enter", "z")
        assert [p.id for p in there.screen.all_panes if p.display] == ["text"]
        await there.press("escape")
        assert len([p for p in there.screen.all_panes if p.display]) == 3


async def test_a_storm_of_sizes_ends_well(library: Path) -> None:
    async with reading(library) as there:
        await there.press("j", "enter")
        for size in [(1, 1), (500, 200), (16, 5), (80, 24), (41, 11), (2, 40), (300, 3), (120, 40)]:
            await there.pilot.resize_terminal(*size)
            await there.settle()
        assert len([p for p in there.screen.all_panes if p.display]) == 3


async def test_a_fact_leads_to_its_words_in_turn(library: Path) -> None:
    async with reading(library) as there:
        there.screen.list.move_to_key(f"article {reports()[0].article.id}")
        await there.press("enter", "g", "3", "enter")
        lines = there.screen.text.text_lines
        assert lines is not None
        places = [found.start() for found in re.finditer("Marrow Point", COAST)]
        assert lines.focus == (places[0], places[0] + len("Marrow Point"))
        await there.press("enter")
        assert lines.focus == (places[1], places[1] + len("Marrow Point"))
        await there.press("enter")
        assert lines.focus[0] == places[0]


async def test_search_in_a_pane_moves_as_it_is_typed(library: Path) -> None:
    async with reading(library) as there:
        there.screen.list.move_to_key(f"article {reports()[0].article.id}")
        await there.press("enter", "/")
        await there.type("the fog")
        assert there.screen.text.search_state == "[1/1]"
        assert there.screen.text.line is not None
        assert "the fog" in there.screen.text.line.text
        await there.press("escape")
        assert there.screen.text.cursor == 0
        assert there.screen.text.search_state == ""


async def test_a_key_typed_ahead_of_an_answer_is_not_lost(library: Path) -> None:
    async with reading(library) as there:
        there.screen.focus_pane(there.screen.list)
        await there.press("/")
        await there.type("tarn")
        for _ in range(2):  # both are there before the first is answered, as on a slow line
            there.screen.bottom.post_message(events.Key("enter", "\r"))
        await there.settle()
        assert there.screen.opened is not None
        assert "Tarn Post" in drawn(there.screen.list)
        assert there.screen.view is there.screen.text


async def test_a_pane_that_does_not_hold_the_words_says_where_to_look_on(library: Path) -> None:
    async with reading(library) as there:
        await there.press("/")
        await there.type("zzzz")
        await there.press("enter")
        assert "g/ searches the whole library" in there.screen.bottom.render_line(0).text
        await there.press("j")
        assert "g/ searches" not in there.screen.bottom.render_line(0).text


async def test_n_goes_on_and_around(library: Path) -> None:
    async with reading(library) as there:
        there.screen.list.move_to_key(f"article {reports()[0].article.id}")
        await there.press("enter", "/")
        await there.type("maritime")
        await there.press("enter", "n")
        assert there.screen.text.search_state == "[2/2]"
        await there.press("n")
        assert there.screen.text.search_state == "[1/2]"
        await there.press("N")
        assert there.screen.text.search_state == "[2/2]"


async def test_next_quotation_and_difference_are_one_key_away(library: Path) -> None:
    async with reading(library) as there:
        there.screen.list.move_to_key(f"article {reports()[0].article.id}")
        await there.press("enter", "right_square_bracket", "q")
        lines = there.screen.text.text_lines
        assert lines is not None
        assert COAST[slice(*(lines.focus or ()))] == "Nobody was hurt, and nobody panicked"
        await there.press("left_square_bracket", "d")
        assert COAST[slice(*(lines.focus or ()))] == "“Nobody was hurt, and nobody panicked,”"


async def test_the_library_is_searched_and_the_place_opened(library: Path) -> None:
    async with reading(library) as there:
        await there.press("g", "/")
        await there.type("sandbank")
        await there.press("enter")
        results = there.app.screen
        assert isinstance(results, ResultsScreen)
        shown = drawn(results.list)
        assert "Coast Daily" in shown
        assert "The Herald" in shown
        assert "Tarn Post" not in shown
        await there.press("enter")
        lines = there.screen.text.text_lines
        assert lines is not None
        assert lines.focus is not None
        text = lines.page.report.article.text
        assert text[slice(*lines.focus)] == "sandbank"


async def test_the_library_is_searched_while_the_words_are_typed(library: Path) -> None:
    async with reading(library) as there:
        await there.press("g", "/")
        await there.type("sandb")
        results = there.app.screen
        assert isinstance(results, ResultsScreen)
        assert "Coast Daily" in drawn(results.list)
        assert "newest first" in drawn(results.list)
        await there.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert "Coast Daily" not in drawn(results.list)
        await there.type("sandbank")
        await there.press("enter")
        assert "best first" in drawn(results.list)
        assert "newest first" not in drawn(results.list)


async def test_any_search_is_answered(library: Path) -> None:
    async with reading(library) as there:
        for query in ('"', "C++", "a OR", "speaker:", "\x1b[31m", "'; --", "*", "(((", "橋"):
            await there.press("g", "/")
            assert isinstance(there.app.screen, ResultsScreen)
            there.app.screen.bottom.ask(Question(QUERY, "search:"), query)
            await there.press("enter")
            assert "searching" not in drawn(there.app.screen.list)
            await there.press("q")


async def test_the_list_is_filtered_grouped_and_flat(library: Path) -> None:
    async with reading(library) as there:
        await there.press("f")
        await there.type("tarn")
        await there.press("enter")
        shown = drawn(there.screen.list)
        assert "Tarn Post" in shown
        assert "Herald" not in shown
        await there.press("f")
        await there.type("x")
        await there.press("escape")
        assert "Herald" in drawn(there.screen.list)
        await there.press("t")
        shown = drawn(there.screen.list)
        assert "Herald" in shown
        assert "Storm over" not in shown


async def test_a_long_list_is_filtered_by_what_was_typed_last(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_screen, "AT_ONCE", 0)  # as if this one were long
    async with reading(library) as there:
        await there.press("f")
        await there.type("tarn")
        assert "Tarn Post" in drawn(there.screen.list)
        assert "Herald" not in drawn(there.screen.list)
        # What is left before it was answered must not come back with its answer.
        await there.pilot.press("x", "escape")
        await there.settle()
        assert there.screen.state.wanted == ""
        assert "Herald" in drawn(there.screen.list)
        await there.press("f")
        await there.type("post")
        await there.press("enter", "t")
        assert "Tarn Post" in drawn(there.screen.list)
        assert "Herald" not in drawn(there.screen.list)


async def test_help_is_made_for_the_pane_and_can_be_searched(library: Path) -> None:
    async with reading(library) as there:
        await there.press("question_mark")
        help_screen = there.app.screen
        assert isinstance(help_screen, HelpScreen)
        assert "filter as you type" in drawn(help_screen.list)
        await there.press("/")
        await there.type("grouped")
        await there.press("enter")
        assert help_screen.list.search_state == "[1/1]"
        await there.press("q", "j", "enter", "question_mark")
        assert isinstance(there.app.screen, HelpScreen)
        shown = "\n".join(line.text for line in there.app.screen.list.lines)
        assert "next quotation" in shown
        assert "filter as you type" not in shown


async def test_enter_on_a_sign_of_the_margin_opens_the_contrast_at_its_sentence(
    library: Path,
) -> None:
    coast = reports()[0].article
    async with reading(library) as there:
        there.screen.open_article(coast.id)
        await there.settle()
        text = there.screen.text
        at = coast.text.index("The owner, Northway Lines")
        text.go_to(at, at + 3)
        assert text.place_here == at
        await there.press("enter")
        screen = there.app.screen
        assert type(screen).__name__ == "ContrastScreen"
        assert screen.table.spot.row == screen.shown.rows.index(
            next(row for row in screen.shown.rows if row.statement == "s2")
        )


async def test_the_palette_does_what_it_names(library: Path) -> None:
    async with reading(library) as there:
        await there.press("ctrl+p")
        await there.type("could not be loa")
        assert isinstance(there.app.screen, PaletteScreen)
        await there.press("enter")
        assert isinstance(there.app.screen, ProblemsScreen)


async def test_what_could_not_be_loaded_is_shown_with_its_whole_path(library: Path) -> None:
    path = "/" + "a/long/way/" * 12 + "to-the-name.jsonl"
    async with reading(library) as there:
        screen = ProblemsScreen(there.app.palette, (Problem(path, "is broken; mend it"),))
        there.app.push_screen(screen)
        await there.settle()
        assert path in "".join(drawn(screen.list).split())


async def test_a_filter_that_leaves_nothing_says_so(library: Path) -> None:
    async with reading(library) as there:
        await there.press("f")
        await there.type("zzzz")
        assert "None has these words" in drawn(there.screen.list)
        await there.press("enter", "escape")
        assert "None has these words" not in drawn(there.screen.list)


async def test_the_contrast_opens_on_an_event_and_on_picked_articles(library: Path) -> None:
    async with reading(library) as there:
        await there.press("c")
        assert type(there.app.screen).__name__ == "ContrastScreen"
        await there.press("q", "t", "x", "j", "j", "x", "c")
        assert type(there.app.screen).__name__ == "ContrastScreen"
        assert len(there.app.screen.shown.comparison.reports) == 2


async def test_one_source_alone_is_said_to_have_no_contrast(library: Path) -> None:
    async with reading(library) as there:
        await there.press("G", "c")
        assert "nothing to contrast" in there.screen.bottom.render_line(0).text


async def test_what_others_write_appears_and_nothing_else_is_drawn(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as there:
        painted: list[object] = []
        monkeypatch.setattr(there.app, "_display", lambda *args: painted.append(args))
        there.app._poll()
        await there.settle()
        assert painted == []
        with writing(library, WRITER, "remove") as door:
            remove(door, reports()[3].article.id)
        there.app._poll()
        await there.settle()
        assert "Tarn Post" not in drawn(there.screen.list)
        assert painted


async def test_a_library_that_is_removed_is_read_on_until_another_comes(
    library: Path, tmp_path: Path
) -> None:
    async with reading(library) as there:
        for file in library.parent.iterdir():
            file.unlink()
        there.app._poll()
        await there.settle()
        assert "was removed" in there.screen.bottom.render_line(0).text
        await there.press("enter")
        assert there.screen.opened is not None
        make_library(tmp_path / "other.db", reports()[:1]).rename(library)
        there.app._poll()
        await there.settle()
        assert "Coast Daily" in drawn(there.screen.list)
        assert "Tarn Post" not in drawn(there.screen.list)


async def test_an_article_is_reopened_where_it_was_left(library: Path) -> None:
    async with reading(library) as there:
        there.screen.list.move_to_key(f"article {reports()[0].article.id}")
        await there.press("enter", "G", "3", "k")
        left = there.screen.text.reading_offset
        assert left > 0
        await there.press("Q")
    async with reading(library, (80, 24)) as there:
        await there.settle()
        assert there.screen.opened is not None
        assert there.screen.opened.report.article.id == reports()[0].article.id
        lines = there.screen.text.text_lines
        assert lines is not None
        assert (
            lines.offset_at(there.screen.text.cursor)
            <= left
            < lines.end_at(there.screen.text.cursor)
        )


async def test_an_empty_place_says_what_to_do(tmp_path: Path) -> None:
    async with reading(tmp_path / "none.db", (80, 24)) as there:
        shown = drawn(there.screen.text)
        assert "Nothing is loaded yet" in shown
        assert "sample" in shown
        assert not (tmp_path / "none.db").exists()


async def test_a_file_that_is_no_library_is_said_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"my notes, not a database at all" * 100)
    async with reading(path) as there:
        assert "not an extradition-tui library" in " ".join(
            drawn(there.screen.text).replace("│", " ").split()
        )
    assert path.read_bytes() == b"my notes, not a database at all" * 100


async def test_a_language_that_is_not_analysed_is_said(tmp_path: Path) -> None:
    text = "Le bac s'échoue\n\nUn bac s'est échoué dans le brouillard."
    path = make_library(tmp_path / "l.db", [report(text, origin="bac.txt", language="fr")])
    async with reading(path) as there:
        await there.press("enter")
        assert "language fr: not analysed" in " ".join(drawn(there.screen.text).split())
        assert "not analysed" in drawn(there.screen.facts)


async def test_hostile_words_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    evil = "\x1b]0;owned\x07[red]b\x9b31m\u202e[/] [@click=app.quit]x[/]"
    text = f"{evil}\n\nA {evil} body.\x1b[c"
    stored = report(text, origin=f"{evil}.txt", source=evil, author=evil, title=evil)
    path = make_library(tmp_path / "l.db", [stored])
    async with reading(path) as there:
        await there.press("enter")
        screen = there.screen
        for view in (screen.list, screen.text, screen.facts):
            shown = drawn(view)
            assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
        assert "[red]b" in drawn(screen.text)
        assert "[@click=app.quit]x[/]" in drawn(screen.text).replace("\n", "")


async def test_an_article_of_six_megabytes_opens_at_once(tmp_path: Path) -> None:
    paragraph = "The ferry ran aground in fog off the point. " * 20
    text = "A long report\n\n" + f"{paragraph}\n\n" * 7000
    path = make_library(tmp_path / "l.db", [report(text, origin="long.txt")])
    async with reading(path) as there:
        await there.press("enter")
        assert there.screen.opened is not None
        assert "A long report" in drawn(there.screen.text)
        await there.press("G")
        assert len(there.screen.text.lines) > 80_000


def _groups(there: Reading) -> set[frozenset[str]]:
    return {frozenset(event.articles) for event in there.screen.shelf.events_with("")}


async def test_an_article_is_split_off_and_moved_back_and_that_is_taken_back(library: Path) -> None:
    async with reading(library) as there:
        before = _groups(there)
        event = max(there.screen.shelf.events_with(""), key=lambda event: len(event.articles))
        one, *rest = event.articles
        there.screen.list.move_to_key(f"article {one}")
        await there.press("S")
        await there.type("y")
        await there.press("enter")
        split = _groups(there)
        assert {frozenset([one]), frozenset(rest)} <= split
        there.screen.list.move_to_key(f"article {one}")
        target = there.screen.shelf.event_of(rest[0])
        await there.press("M")
        assert isinstance(there.app.screen, EventPicker)
        assert there.app.screen.list.line is not None
        assert target is not None
        assert there.app.screen.list.line.key == target.id
        await there.press("enter")
        assert _groups(there) == before
        await there.press("u")
        assert _groups(there) == split


async def test_a_split_that_is_not_wanted_changes_nothing(library: Path) -> None:
    async with reading(library) as there:
        before = _groups(there)
        there.screen.list.move_to_key(
            f"article {there.screen.shelf.events_with('')[0].articles[0]}"
        )
        await there.press("S")
        await there.type("n")
        await there.press("enter")
        assert _groups(there) == before


async def test_what_was_picked_to_be_split_off_is_picked_no_longer(library: Path) -> None:
    async with reading(library) as there:
        event = max(there.screen.shelf.events_with(""), key=lambda event: len(event.articles))
        there.screen.list.move_to_key(f"article {event.articles[0]}")
        await there.press("x")
        await there.press("S")
        assert there.screen.state.picked
        await there.type("y")
        await there.press("enter")
        assert not there.screen.state.picked


async def test_a_picker_says_what_is_moved_and_when_no_event_fits(library: Path) -> None:
    async with reading(library) as there:
        article = there.screen.shelf.events_with("")[0].articles[0]
        there.screen.list.move_to_key(f"article {article}")
        source = there.screen.shelf.article(article)
        groups = _groups(there)
        await there.press("M")
        picker = there.app.screen
        assert isinstance(picker, EventPicker)
        assert picker.list.heading is not None
        assert source is not None
        assert picker.list.heading.text == f"MOVE {source.source} TO"
        await there.type("qqqq")
        assert "No other event" in picker.list.lines[0].text
        await there.press("enter")
        assert _groups(there) == groups


async def test_an_event_of_one_article_says_that_it_is_alone(library: Path) -> None:
    async with reading(library) as there:
        event = min(there.screen.shelf.events_with(""), key=lambda event: len(event.articles))
        there.screen.list.move_to_key(f"event {event.id}")
        await there.press("c")
        assert there.app.screen is there.screen
        await there.press("W")
        assert isinstance(there.app.screen, ContrastScreen)
        assert any(line.text == NOTHING_ELSE for line in there.app.screen.table.lines)


async def test_keys_that_are_typed_ahead_go_to_the_screen_that_comes_next(library: Path) -> None:
    async with reading(library) as there:
        await there.press("?")
        help_screen = there.app.screen
        assert isinstance(help_screen, HelpScreen)
        for key in ("q", "t", "t", "f"):
            help_screen.list.post_message(events.Key(key, key))
        await there.settle()
        assert isinstance(there.app.screen, LibraryScreen)
        assert there.screen.bottom.question is not None
        await there.press("escape", "?")
        assert isinstance(there.app.screen, HelpScreen)


async def test_the_last_row_names_the_keys_of_the_pane(library: Path) -> None:
    async with reading(library) as there:
        assert ("f", "filter") in there.screen.hints
        await there.press("enter")
        assert ("a", "claim") in there.screen.hints
        await there.press("v")
        assert ("y", "copy") in there.screen.hints
        assert ("Esc", "let go") in there.screen.hints
        await there.press("escape", "tab")
        assert ("ge", "all about it") in there.screen.hints


async def test_where_nothing_is_loaded_the_last_row_names_what_loads(tmp_path: Path) -> None:
    async with reading(tmp_path / "none.db") as there:
        assert ("L", "load") in there.screen.hints
        assert ("c", "contrast") not in there.screen.hints


async def test_the_fields_of_a_search_are_named_before_anything_is_typed(library: Path) -> None:
    async with reading(library) as there:
        await there.press("g", "/")
        screen = there.app.screen
        assert isinstance(screen, ResultsScreen)
        told = drawn(screen.list)
        assert all(field in told for field in ("speaker:", "entity:", "source:", "before:"))
