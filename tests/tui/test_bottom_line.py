"""The last row: as many hints as there is room for, every choice, and what is typed."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from extradition_tui.tui.bottom_line import BottomLine, Question
from extradition_tui.tui.lines import Run
from extradition_tui.tui.theme import palette

CHOICES = [("g …", ""), ("g", "first line"), ("1", "first pane"), ("e", "all about a name")]


class Row(App[None]):
    def compose(self) -> ComposeResult:
        self.bottom = BottomLine(palette("dark"))
        yield self.bottom

    @property
    def drawn(self) -> str:
        return self.bottom.render_line(0).text.strip()


@pytest.mark.parametrize("width", [60, 40, 30, 20])
async def test_every_key_that_may_follow_is_shown_with_or_without_its_words(width: int) -> None:
    app = Row()
    async with app.run_test(size=(width, 3)):
        app.bottom.show_state((Run("anna · 5 articles"),))
        app.bottom.show_choices(CHOICES)
        assert all(key in app.drawn.split() for key in ("g", "1", "e"))
        assert ("all about a name" in app.drawn) == (width == 60)


async def test_choices_give_way_to_the_hints_that_follow_them() -> None:
    app = Row()
    async with app.run_test(size=(40, 3)):
        app.bottom.show_choices(CHOICES)
        app.bottom.show_hints([("j k", "move"), ("?", "help")])
        assert app.drawn == "j k move   ? help"


async def test_hints_without_room_are_left_out_whole() -> None:
    app = Row()
    async with app.run_test(size=(20, 3)):
        app.bottom.show_hints([("j k", "move"), ("?", "help"), ("q", "back")])
        assert app.drawn == "j k move   ? help"


async def test_what_is_typed_beyond_the_left_edge_has_a_sign() -> None:
    app = Row()
    async with app.run_test(size=(30, 3)):
        app.bottom.ask(Question("words", "words:"), "one two three four five six")
        assert app.drawn.startswith("words: …")
        assert app.drawn.endswith("six")


async def test_a_sentence_with_a_long_path_keeps_the_name_and_what_it_says() -> None:
    app = Row()
    async with app.run_test(size=(60, 3)):
        app.bottom.show_note(f"/{'long/way/' * 20}library.db was removed; it can be read")
        assert app.drawn.startswith("…")
        assert app.drawn.endswith("/library.db was removed; it can be read")
        app.bottom.show_note("either/or: a short sentence stays as it is")
        assert app.drawn == "either/or: a short sentence stays as it is"
