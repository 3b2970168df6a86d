"""What is typed and not written: kept, offered when the reader opens, and gone on with."""

from __future__ import annotations

from pathlib import Path

from extradition_tui.state.drafts import Draft, Drafts
from extradition_tui.tui.app import ReaderApp
from extradition_tui.tui.claim_drafts import NoteKey
from extradition_tui.tui.claim_note import NoteView
from extradition_tui.tui.library_screen import LibraryScreen
from extradition_tui.tui.pages import PageScreen
from extradition_tui.tui.picker_screen import PickerScreen
from extradition_tui.tui.reader_screen import ReaderScreen

from .ferry import COAST, reports
from .test_library_screen import Reading, drawn, reading

START = COAST.index("ran aground in fog")
KEY_IN_TEXT = NoteKey("statement", article=reports()[0].article.id, start=START, end=START + 18)
COMMENT = NoteKey("comment", claim="c1", revision=2)


def desk_of(there: Reading) -> ReaderApp:
    assert isinstance(there.app, ReaderApp)
    return there.app


def left_behind(library: Path, text: str, key: NoteKey = COMMENT) -> None:
    """Words that a reader typed which is no more."""
    drafts = Drafts(library)
    typed = drafts.begin(
        Draft(
            kind=key.what,
            claim=key.claim,
            revision=key.revision,
            article=key.article,
            start=key.start,
            end=key.end,
        )
    )
    typed.change(text, len(text))
    drafts.close()


def said(there: Reading) -> str:
    assert isinstance(there.app.screen, ReaderScreen)
    return there.app.screen.bottom.render_line(0).text


async def test_what_was_typed_is_offered_when_the_reader_opens(library: Path) -> None:
    left_behind(library, "The harbour master was not asked")
    async with reading(library) as there:
        assert "1 note that you typed and never wrote: gd shows them" in said(there)
        await there.press("g", "d")
        assert isinstance(there.app.screen, PickerScreen)
        assert "The harbour master was not asked" in drawn(there.app.screen.list)


async def test_nothing_is_offered_where_nothing_was_left(library: Path) -> None:
    async with reading(library) as there:
        assert "typed" not in said(there)
        await there.press("g", "d")
        assert isinstance(there.app.screen, LibraryScreen)
        assert "all that you typed is written" in said(there)


async def test_a_note_that_is_opened_again_has_its_words(library: Path) -> None:
    left_behind(library, "half a sent")
    async with reading(library) as there:
        drafts = desk_of(there).notes
        assert drafts.text_of(NoteKey("comment", claim="another", revision=2)) == ""
        assert drafts.text_of(COMMENT) == "half a sent"
        drafts.keep(COMMENT, "half a sentence", 15)
    (kept,) = Drafts(library).found()
    assert kept.draft.text == "half a sentence"


async def test_a_written_note_is_forgotten(library: Path) -> None:
    async with reading(library) as there:
        drafts = desk_of(there).notes
        drafts.keep(COMMENT, "written", 7)
        drafts.flush()
        assert len(Drafts(library).found()) == 1
        drafts.forget(COMMENT)
    assert Drafts(library).found() == ()


async def test_restoring_opens_the_note_with_its_words(library: Path) -> None:
    left_behind(library, "half a sent", KEY_IN_TEXT)
    async with reading(library) as there:
        await there.press("?", "g", "d", "enter", "enter")
        await there.settle()
        assert there.app.screen.query_one(NoteView).text == "half a sent"
        assert Drafts(library).found()[0].held_by is not None


async def test_of_what_a_note_was_about_and_is_no_more_the_words_stay(library: Path) -> None:
    left_behind(library, "half a sent", NoteKey("statement", article="gone", start=1, end=4))
    async with reading(library) as there:
        await there.press("g", "d", "enter", "enter")
        assert "gone" in said(there)
    assert Drafts(library).found()[0].draft.text == "half a sent"


async def test_a_note_whose_words_are_taken_out_again_is_forgotten(library: Path) -> None:
    left_behind(library, "half a sent")
    async with reading(library) as there:
        desk_of(there).notes.text_of(COMMENT)
        desk_of(there).notes.keep(COMMENT, " ", 1)
    assert Drafts(library).found() == ()


async def test_a_discarded_note_is_gone(library: Path) -> None:
    left_behind(library, "half a sent")
    async with reading(library) as there:
        await there.press("g", "d", "enter")
        await there.type("disc")
        await there.press("enter")
        assert "gone" in said(there)
    assert Drafts(library).found() == ()


async def test_comparing_shows_the_words_beside_what_stands_there(library: Path) -> None:
    left_behind(library, "It ran aground because of the fog", KEY_IN_TEXT)
    async with reading(library) as there:
        await there.press("g", "d", "enter")
        await there.type("comp")
        await there.press("enter")
        assert isinstance(there.app.screen, PageScreen)
        shown = drawn(there.app.screen.list)
        assert "It ran aground because of the fog" in shown
        assert "ran aground in fog" in shown
    assert len(Drafts(library).found()) == 1


async def test_what_another_reader_types_is_told_and_can_be_taken_over(library: Path) -> None:
    other = Drafts(library)
    typed = other.begin(Draft(kind="comment", claim="c1", revision=2))
    typed.change("over there", 10)
    other.flush()
    async with reading(library) as there:
        drafts = desk_of(there).notes
        assert "typed" not in said(there)
        assert drafts.text_of(COMMENT) == ""
        await there.press("g", "d")
        assert isinstance(there.app.screen, PickerScreen)
        assert "open in process" in drawn(there.app.screen.list)
        await there.press("enter", "enter")
        assert drafts.text_of(COMMENT) == "over there"
        typed.change("over there after all", 20)
        other.flush()
        assert typed.taken


async def test_a_note_that_cannot_be_kept_is_said_and_the_reader_goes_on(
    library: Path, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    async with reading(library) as there:
        drafts = desk_of(there).notes
        drafts.keep(COMMENT, "only here", 9)
        drafts.flush()
        await there.settle()
        assert "cannot be kept (Not a directory)" in said(there)
        assert drafts.text_of(COMMENT) == "only here"
