from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from rich.cells import cell_len

from extradition_tui.library.contrasts import dismiss, get_contrast
from extradition_tui.library.doors import Library
from extradition_tui.library.events import list_events
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.contrast_screen import REST, ContrastScreen

from .contrast_event import TEXTS, A, B


@pytest.fixture
def library(bridge):
    return bridge


@asynccontextmanager
async def opened(library, size=(120, 40), keys="c"):
    """The reader with the contrast of its one event open, and its pilot."""
    app = ReaderApp(library)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        for key in keys.split():
            await pilot.press(key)
        await settled(app, pilot)
        assert isinstance(app.screen, ContrastScreen)
        yield app, pilot


async def settled(app, pilot):
    for _ in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def press(app, pilot, *keys):
    await pilot.press(*keys)
    await pilot.pause(REST * 2)
    await settled(app, pilot)


def rows(app):
    """The screen as the terminal has it."""
    return ["".join(part.text for part in row) for row in app.screen._compositor.render_strips()]


def shown(app):
    return "\n".join(rows(app))


def current(app):
    return next(row for row in rows(app) if row.startswith("›"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_every_size_is_filled_exactly_and_shows_what_differs(library, size):
    async with opened(library, size) as (app, _):
        assert all(cell_len(row) == size[0] for row in rows(app))
        text = shown(app)
        for words in ("[14]", "[12]", "[passengers]", "[travellers]", "Coast Wire", "3 families"):
            assert words in text


async def test_differences_are_gone_to_one_by_one(library):
    async with opened(library) as (app, pilot):
        seen = [current(app)[2:20].split()[1]]
        for _ in range(4):
            await press(app, pilot, "]", "d")
            seen.append(current(app)[2:20].split()[1])
        assert seen == ["figure", "quote", "label", "date", "date"]
        await press(app, pilot, "[", "d")
        assert current(app)[2:20].split()[1] == "label"


async def test_the_whole_words_of_the_current_row_stand_below(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "G")
        assert "= 4 in 4" in current(app)
        assert "The bridge carries 9,000 cars a day" in shown(app)
        await press(app, pilot, "k")
        assert "Divers found a crack in the second pier." in shown(app)
        await press(app, pilot, "tab")
        assert "does not say: Coast Wire, council.example, 橋新聞" in shown(app)


async def test_enter_opens_the_article_of_the_current_cell_at_its_words(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "l", "enter")
        library = app.screen
        assert library.opened.report.article.id == B
        assert library.view is library.text
        start = TEXTS[B].index("12 travellers")
        assert library.text.reading_offset <= start


async def test_a_silent_cell_says_so_instead_of_opening(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "3", "l", "enter")
        assert isinstance(app.screen, ContrastScreen)
        assert "橋新聞 does not say this" in rows(app)[-1]


async def test_side_by_side_shows_whole_texts_and_goes_back(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "|")
        text = shown(app)
        assert "A tender for a new bridge was" in text
        assert "█" in text
        assert "橋新聞" not in text
        await press(app, pilot, "L")
        assert "橋新聞" in shown(app)
        await press(app, pilot, "|")
        assert "≠ figure" in current(app)


async def test_in_side_by_side_differences_are_gone_to_as_well(library):
    async with opened(library, (80, 24), "c |") as (app, pilot):
        await press(app, pilot, "]", "d")
        assert "[" in current(app)


async def test_the_lists_follow_each_other(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "_")
        assert "~ Ines Okafor" in current(app)
        await press(app, pilot, "_")
        assert "≠ the 14" in current(app)
        await press(app, pilot, "_")
        assert "≠ figure" in current(app)
        assert "9,000 cars" in shown(app)
        await press(app, pilot, "_")
        assert "Coast Wire retells Harbour Post; they share 71%" in shown(app)
        await press(app, pilot, "_")
        assert "= 4 in 4" in shown(app)


async def test_why_the_articles_are_one_event_is_said_with_the_families(library):
    async with opened(library, (80, 24), keys="c") as (app, pilot):
        await press(app, pilot, "W")
        assert "Why these are one event" in shown(app)
        assert "Harbour Post and Coast Wire" in current(app)
        await press(app, pilot, "j")
        assert "Kestrel" in current(app)
        await press(app, pilot, "g", "g")
        assert "Harbour Post, Coast Wire" in current(app)
        await press(app, pilot, "W")
        assert "Harbour Post and Coast Wire" in current(app)


async def test_the_list_of_events_leads_there_too(library):
    async with opened(library, keys="W") as (app, pilot):
        assert "Harbour Post and Coast Wire" in current(app)
        await press(app, pilot, "q")
        assert not isinstance(app.screen, ContrastScreen)


async def test_picked_articles_say_what_they_share(library):
    app = ReaderApp(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        app.open_contrast(None, (A, B), None)
        await settled(app, pilot)
        await press(app, pilot, "W")
        assert "What these share" in shown(app)
        assert "9,000 cars" in shown(app)


async def test_what_another_reader_changes_leaves_the_reasons_in_place(library):
    async with opened(library, keys="W") as (app, pilot):
        with writing(library, this_person(), "dismiss") as work:
            dismiss(work, "d-hurt")
        app.screen.library_written()
        await settled(app, pilot)
        assert "Harbour Post and Coast Wire" in current(app)


async def test_enter_on_what_is_shared_leads_to_its_words(library):
    async with opened(library, keys="W j") as (app, pilot):
        box = app.screen.table.box
        words = TEXTS[box.article][slice(*box.place)]
        assert words in current(app)
        await press(app, pilot, "enter")
        assert not isinstance(app.screen, ContrastScreen)
        assert app.screen.opened.report.article.id == box.article
        assert app.screen.text.text_lines.focus == box.place


async def test_a_line_without_words_to_go_to_says_where_there_are_any(library):
    async with opened(library, keys="W enter") as (app, _):
        assert "Enter on what is shared" in rows(app)[-1]


async def test_leaving_leads_back_to_the_library(library):
    async with opened(library) as (app, pilot):
        for key in ("q", "escape"):
            await press(app, pilot, key)
            assert not isinstance(app.screen, ContrastScreen)
            await press(app, pilot, "c")
            assert isinstance(app.screen, ContrastScreen)


async def test_zoom_gives_the_rows_or_the_words_the_whole_screen(library):
    async with opened(library, (80, 24)) as (app, pilot):
        await press(app, pilot, "z")
        assert "does not say this" not in shown(app)
        assert "does not say: 橋新聞" in shown(app)
        assert "──" not in shown(app)
        await press(app, pilot, "z", "tab", "z")
        assert "── 1 of 6  ≠ figure" in shown(app)
        assert "label the 14" not in shown(app)


async def test_a_resize_lays_the_table_out_anew(library):
    async with opened(library, (120, 40)) as (app, pilot):
        await press(app, pilot, "2", "j")
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert "[passengers]" in current(app)
        assert all(cell_len(row) == 80 for row in rows(app))
        assert "1–3 of 4" not in shown(app)
        await pilot.resize_terminal(101, 30)
        await settled(app, pilot)
        assert "1–3 of 4" in shown(app)
        await pilot.resize_terminal(160, 30)
        await settled(app, pilot)
        assert "label the 14" in current(app)
        assert "1–3 of 4" not in shown(app)
        assert "│ Coast Wire " in shown(app)


async def test_picked_articles_are_contrasted_without_an_event(library):
    app = ReaderApp(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        app.open_contrast(None, (A, B), None)
        await settled(app, pilot)
        assert "2 articles that you picked" in shown(app)
        assert "Harbour Post" in shown(app)


async def test_the_screen_begins_at_the_place_that_the_reader_comes_from(library):
    app = ReaderApp(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        (event,) = app.screen.shelf.events_with("")
        app.open_contrast(event, (), (A, TEXTS[A].index("Divers")))
        await settled(app, pilot)
        assert "only here" in current(app)


async def test_an_event_that_is_gone_is_said_in_one_line(library):
    app = ReaderApp(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        (event,) = app.screen.shelf.events_with("")
        app.open_contrast(replace(event, id="ffffffffff"), (), None)
        await settled(app, pilot)
        assert "ffffffffff" in rows(app)[0]
        await press(app, pilot, "|", "_", "j", "]", "d", "enter", "z", "q")
        assert not isinstance(app.screen, ContrastScreen)


async def test_words_that_do_not_fit_below_are_said_to_be_cut_and_can_be_reached(library):
    async with opened(library, (44, 15)) as (app, pilot):
        (rule,) = [row for row in rows(app) if row.startswith(" ──")]
        assert "whole with Tab" in rule
        assert "were hurt" not in "".join(rows(app)[-6:])
        await press(app, pilot, "tab")
        (rule,) = [row for row in rows(app) if row.startswith(" ──")]
        assert "more lines, Tab" in rule
        await press(app, pilot, "G")
        assert "橋新聞" in "".join(rows(app)[-4:])
        await press(app, pilot, "k", "tab", "j")
        assert current(app).startswith("›")


async def test_the_words_below_are_laid_out_for_the_width_they_have(library):
    async with opened(library) as (app, _):
        assert any("Harbour Post" in row and "14" in row for row in rows(app)[-6:])


@pytest.mark.parametrize("size", [(39, 20), (80, 9)])
async def test_a_screen_that_is_too_small_says_what_it_needs(library, size):
    async with opened(library, size) as (app, pilot):
        assert "too small" in shown(app)
        assert "Kestrel" not in shown(app)
        await press(app, pilot, "|", "=", "D", "_")
        await pilot.resize_terminal(120, 40)
        await settled(app, pilot)
        assert "too small" not in shown(app)
        assert "Kestrel" in shown(app)


async def test_each_text_can_be_read_by_itself_and_all_in_step_again(library):
    async with opened(library, keys="c | =") as (app, pilot):
        assert "橋新聞" not in shown(app)
        views = [view for view in app.screen.strands.views if view.display]
        assert [view.article for view in views] == list(TEXTS)[:3]
        others = [view.cursor for view in views[1:]]
        await press(app, pilot, "G")
        assert "Divers found a crack" in views[0].line.text + views[0].lines[-2].text
        assert [view.cursor for view in views[1:]] == others
        await press(app, pilot, "l")
        assert app.screen.view is views[1]
        await press(app, pilot, "L")
        assert "橋新聞" in shown(app)
        await press(app, pilot, "H", "h", "=")
        assert app.screen.view is app.screen.table
        assert "Divers" in current(app)


async def test_a_text_by_itself_has_its_differences_and_opens_its_article(library):
    async with opened(library, keys="c | =") as (app, pilot):
        await press(app, pilot, "l", "]", "d")
        assert "[" in app.screen.view.line.text
        await press(app, pilot, "enter")
        assert app.screen.opened.report.article.id == B


async def test_apart_is_of_whole_texts_only(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "=")
        assert "side by side only" in rows(app)[-1]


async def written(app, pilot, words):
    """Until the last row says it: the write has been done."""
    for _ in range(40):
        await press(app, pilot)
        if words in rows(app)[-1]:
            return
    raise AssertionError(rows(app)[-1])


def differences(library):
    with Library.open(library) as opened_library:
        (event,) = list_events(opened_library)
        found = get_contrast(opened_library, event.id)
    return {one.id for statement in found.statements for one in statement.differences}


async def test_a_difference_is_dismissed_for_good_and_shown_again_at_once(library):
    async with opened(library) as (app, pilot):
        assert "≠ figure" in current(app)
        await press(app, pilot, "D")
        await written(app, pilot, "figure is dismissed; u takes it back")
        assert "≠ figure" not in "".join(rows(app)[:-1])
        assert "d-hurt" not in differences(library)
        await press(app, pilot, "u")
        await written(app, pilot, "shown again")
        assert "≠ figure" in shown(app)
        assert "d-hurt" in differences(library)
        await press(app, pilot, "u")
        assert "dismissed nothing here" in rows(app)[-1]


async def test_what_was_dismissed_has_a_list_from_which_it_is_shown_again(library):
    with writing(library, this_person(), "dismiss") as work:
        dismiss(work, "d-hurt")
    async with opened(library, keys="c _ _ _ _ _") as (app, pilot):
        assert app.screen.shown.name == "dismissed"
        assert "≠ figure" in current(app)
        await press(app, pilot, "D")
        await written(app, pilot, "shown again")
        assert "d-hurt" in differences(library)
        assert "Nothing is dismissed any more" in shown(app)
        await press(app, pilot, "_")
        assert "≠ figure" in current(app)
        assert "dismissed" not in "".join(rows(app)[:-1])


async def test_what_another_reader_dismissed_is_left_out_here(library):
    async with opened(library, keys="c j") as (app, pilot):
        here = current(app)
        with writing(library, this_person(), "dismiss") as work:
            dismiss(work, "d-hurt")
        for _ in range(40):
            await press(app, pilot)
            if "≠ figure" not in shown(app):
                break
        assert "≠ figure" not in shown(app)
        assert here[2:20].split()[1] in shown(app)


async def test_a_quotation_and_a_place_of_the_whole_texts_can_be_dismissed_as_well(library):
    async with opened(library, keys="c _") as (app, pilot):
        assert "~ Ines Okafor" in current(app)
        await press(app, pilot, "D")
        await written(app, pilot, "Ines Okafor is dismissed")
        assert "= Ines Okafor" in current(app)
        await press(app, pilot, "|", "g", "g", "]", "d", "D")
        await written(app, pilot, "dismissed; u takes it back")
        assert len(differences(library)) == 2


async def test_where_nothing_differs_there_is_nothing_to_dismiss(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "G", "D")
        assert "no difference here" in rows(app)[-1]


async def test_a_library_that_cannot_be_written_says_so(library):
    async with opened(library) as (app, pilot):
        app.library.path = library.with_name("gone.db")
        await press(app, pilot, "D")
        await written(app, pilot, "gone.db")
        assert "≠ figure" in shown(app)


async def test_side_by_side_and_back_stays_at_the_words(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "]", "d")
        before = current(app)
        await press(app, pilot, "|")
        assert "to look for other" in current(app)
        await press(app, pilot, "|")
        assert current(app) == before


async def test_the_claim_that_the_cells_are_evidence_of_is_named(library):
    async with opened(library) as (app, pilot):
        await press(app, pilot, "+", "enter", "j", "k")
        assert "⚑ “" in rows(app)[-1]
