"""The text cursor and the selection, by keys, on an article with all sorts of characters."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from extradition_tui.model import Analysis, Article, Mention, Report, Sentence, TextVersion
from extradition_tui.tui.actions import EVERYWHERE
from extradition_tui.tui.routing import NOTHING, route, stroke_of
from extradition_tui.tui.text_lines import Page
from extradition_tui.tui.text_view import TextView
from extradition_tui.tui.theme import palette

TEXT = """The weir at Lower Tarn is mended

The weir held. Olek Mendes, the miller, said “it held – cafe\u0301 and all”. Nobody in 橋 Street \
had been told 🇩🇪 in time to carry their chairs indoors before the water rose.

It fell again by noon."""

SENTENCES = (
    "The weir at Lower Tarn is mended",
    "The weir held.",
    TEXT[TEXT.index("Olek") : TEXT.index("Nobody") - 1],
    TEXT[TEXT.index("Nobody") : TEXT.index("\n\nIt")],
    "It fell again by noon.",
)


def page(text: str = TEXT) -> Page:
    at = text.index("Olek") if "Olek" in text else 0
    analysis = Analysis(
        pipeline="hand 1",
        sentences=tuple(
            Sentence(text.index(words), text.index(words) + len(words))
            for words in SENTENCES
            if words in text
        ),
        mentions=(Mention(at, at + 11, text[at : at + 11], "PERSON", "e1"),),
    )
    article = Article(
        id="a" * 12,
        origin="weir.txt",
        version=TextVersion(original=text, text=text),
        title=text.split("\n")[0],
    )
    return Page(Report(article, analysis), ("weir",))


class OneText(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.view = TextView(palette=palette("dark"), most_columns=60)
        self._text = text
        self._pending = NOTHING

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.show(page(self._text))
        self.view.focus()

    def type(self, strokes: str) -> None:
        """Press keys as the router takes them."""
        for stroke in strokes.split():
            routed = route(self._pending, stroke_of(stroke, None), ("text", "lines", EVERYWHERE))
            self._pending = routed.pending
            if routed.action == "leave":
                self.view.let_go()
            elif routed.action is not None:
                getattr(self.view, f"do_{routed.action}")(routed.count)


@asynccontextmanager
async def shown(
    text: str = TEXT, size: tuple[int, int] = (72, 16)
) -> AsyncIterator[tuple[OneText, TextView, Pilot[None]]]:
    app = OneText(text)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.view.show(page(text))
        yield app, app.view, pilot


def reversed_cells(view: TextView) -> list[str]:
    """What is drawn in reverse video, row by row."""
    rows = []
    for y in range(view.size.height):
        words = "".join(
            part.text for part in view.render_line(y) if part.style and part.style.reverse
        )
        if words:
            rows.append(words)
    return rows


@pytest.mark.parametrize(
    ("strokes", "words"),
    [
        ("", "The weir at"),
        ("l l", "e weir at"),
        ("l l h", "he weir at"),
        ("w", "weir at"),
        ("3 w", "Lower Tarn"),
        ("3 w b", "at Lower"),
        ("e", "e weir"),
        ("$", "d\n\nThe weir held"),
        ("$ 0", "The weir at"),
        ("$ l", "The weir held"),
        ("}", "The weir held"),
        ("} }", "It fell"),
        ("} } {", "The weir held"),
        ("} } { {", "The weir at"),
        (")", "The weir held"),
        (") )", "Olek Mendes"),
        (") ) w (", "Olek Mendes"),
        ("3 )", "Nobody in"),
        ("3 ) (", "Olek Mendes"),
        ("3 ) 2 (", "The weir held"),
        ("9 9 9 9 9 9 9 l", "."),
        ("9 9 9 9 9 9 9 l 9 9 9 9 9 9 9 h", "The weir at"),
        ("j", "The weir held"),
        ("w j", "weir held"),
        ("G", "It fell"),
        ("] e", "Olek Mendes"),
        ("G [ e", "Olek Mendes"),
    ],
)
async def test_keys_move_the_text_cursor(strokes: str, words: str) -> None:
    async with shown() as (app, view, _):
        app.type(strokes)
        assert TEXT[view.place :].startswith(words)
        assert view.text_lines is not None
        assert view.text_lines.index_of(view.place) == view.cursor


async def test_up_and_down_keep_the_column_that_was_wished_for() -> None:
    async with shown() as (app, view, _):
        app.type("} $ j j")
        assert view.place == TEXT.index("rose.") + 4
        app.type("j")
        assert view.place == len(TEXT) - 1
        app.type("k k k")
        assert TEXT[view.place :].startswith("e\u0301 and all")
        column = TEXT.index("Tarn")
        app.type("g g 0 4 w")
        assert view.place == column
        app.type("j j j k k k")
        assert view.place == column


async def test_one_cell_is_in_reverse_video() -> None:
    async with shown() as (app, view, _):
        assert reversed_cells(view) == ["T"]
        app.type("3 )")
        app.type("2 w")
        assert reversed_cells(view) == ["橋"]
        view.show_focus(False)
        view.has_focus = False
        assert reversed_cells(view) == []


@pytest.mark.parametrize(
    ("strokes", "words"),
    [
        ("v", "T"),
        ("v e", "The"),
        ("w v b", "The w"),
        ("w v e o b", "The weir"),
        ("V", "The weir at Lower Tarn is mended"),
        (") ) V", SENTENCES[2]),
        (") ) V )", TEXT[TEXT.index("Olek") : TEXT.index("\n\nIt")]),
        (") ) V (", TEXT[TEXT.index("The weir held") : TEXT.index(" Nobody")]),
        (") ) V o (", TEXT[TEXT.index("The weir held") : TEXT.index(" Nobody")]),
        (") v V", "The weir held."),
        (") V w v", "The w"),
    ],
)
async def test_motions_extend_the_selection(strokes: str, words: str) -> None:
    async with shown() as (app, view, _):
        app.type(strokes)
        selection = view.selection
        assert selection is not None
        assert selection.text == TEXT[selection.start : selection.end]
        assert selection.text == words
        assert view.taken == selection


async def test_a_letter_with_its_accent_and_a_flag_are_taken_whole() -> None:
    async with shown() as (app, view, _):
        view.stand(TEXT.index("e\u0301"))
        app.type("v")
        assert view.selection is not None
        assert view.selection.text == "e\u0301"
        app.type("escape")
        view.stand(TEXT.index("🇩🇪"))
        app.type("v l")
        assert view.selection is not None
        assert view.selection.text == "🇩🇪 "


async def test_without_a_selection_the_sentence_is_taken() -> None:
    async with shown() as (app, view, _):
        app.type(") ) w w")
        assert view.selection is None
        assert view.taken is not None
        assert view.taken.text == SENTENCES[2]


async def test_where_no_sentence_is_known_the_paragraph_is_taken() -> None:
    async with shown("Untold\n\n  All of this, and. More of it. ") as (app, view, _):
        app.type("}")
        assert view.taken is not None
        assert view.taken.text == "All of this, and. More of it."


async def test_the_selection_is_drawn_over_rows_and_esc_lets_go() -> None:
    async with shown() as (app, view, _):
        app.type("} v }")
        rows = reversed_cells(view)
        assert "".join(rows).startswith("The weir held. Olek")
        assert len(rows) >= 3
        app.type("escape")
        assert view.selection is None
        assert reversed_cells(view) == ["I"]
        app.type("v v")
        assert view.selection is None


async def test_a_search_moves_the_text_cursor_and_extends_the_selection() -> None:
    async with shown() as (app, view, _):
        app.type("v")
        view.begin_search()
        view.search("street")
        view.end_search(keep=True)
        assert TEXT[view.place :].startswith("Street")
        assert view.selection is not None
        assert view.selection.end == view.place + 1
        view.begin_search()
        view.search("noon")
        view.end_search(keep=False)
        assert TEXT[view.place :].startswith("Street")


async def test_a_step_draws_two_cells_and_a_row_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown() as (app, view, _):
        app.type("} w")
        drawn: list[Region] = []
        monkeypatch.setattr(view, "refresh", lambda *regions, **_: drawn.extend(regions))
        app.type("l")
        assert sum(region.area for region in drawn) == 2
        drawn.clear()
        app.type("j")
        assert {region.y for region in drawn} == {3, 4}


STROKES = (
    "] e",
    "[ e",
    "escape",
    "} v",
    "l",
    "j",
    "}",
    "o",
    "h",
    "k",
    "(",
    "V",
    "{",
    "escape",
    "k",
    "v",
    "$",
)


async def test_what_is_drawn_in_part_is_what_would_be_drawn_in_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with shown() as (app, view, _):
        drawn: list[Region] = []
        monkeypatch.setattr(view, "refresh", lambda *regions, **_: drawn.extend(regions))
        for strokes in STROKES:
            before = [view.render_line(y) for y in range(view.size.height)]
            drawn.clear()
            app.type(strokes)
            for y, old in enumerate(before):
                new = view.render_line(y)
                changed = (x for x in range(72) if old.crop(x, x + 1) != new.crop(x, x + 1))
                for x in changed:
                    assert any(region.contains(x, y) for region in drawn), (strokes, x, y)


async def test_another_width_keeps_the_place_and_the_selection() -> None:
    async with shown() as (app, view, pilot):
        app.type(") ) v )")
        before = view.selection
        await pilot.resize_terminal(40, 16)
        await pilot.pause()
        assert view.selection == before
        assert view.text_lines is not None
        assert view.text_lines.index_of(view.place) == view.cursor
