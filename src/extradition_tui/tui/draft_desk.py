"""What is typed and not written yet, as the screens keep it, and what is done with it later.

It is the reader's :class:`~extradition_tui.tui.claim_drafts.NoteKeeper`: a screen tells each change
of a note to ``keep``, and the library's having it to ``forget``. A note that is opened again has
its words by ``text_of``; those that nobody opens again are listed by ``do_drafts``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from extradition_tui.safe import safe_line

from .claim_drafts import NoteKey
from .draft_lines import (
    CHOICES,
    COMPARE,
    DISCARD,
    choice_lines,
    comparison_lines,
    draft_lines,
    what_stands,
)
from .events_list import plural
from .pages import PageScreen
from .picker_screen import PickerScreen
from .reader_screen import ReaderScreen

if TYPE_CHECKING:
    from extradition_tui.state.drafts import Draft, Drafts, KeptDraft, TypedDraft

    from .library_screen import LibraryScreen


class DraftDesk:
    """Keeps the drafts of one library for the screens, and offers those that were left."""

    def __init__(
        self,
        app: App[int],
        library_screen: LibraryScreen,
        library_path: Path,
        type_again: Callable[[NoteKey], None],
    ) -> None:
        """``type_again`` opens a note again where it was typed; the note asks for its words."""
        self._app = app
        self._type_again = type_again
        self._palette = library_screen.palette
        self._library_path = library_path
        self._drafts: Drafts | None = None
        self._typed: dict[NoteKey, TypedDraft] = {}

    # --- typing -------------------------------------------------------------------------------

    def keep(self, key: NoteKey, text: str, cursor: int) -> None:
        """Take the words of a note, after each change: on the disk within a second."""
        if not text.strip():
            self.forget(key)  # nothing to come back to
            return
        typed = self._typed_for(key) or self._opened().begin(draft_of(key))
        self._typed[key] = typed
        typed.change(text, cursor)

    def forget(self, key: NoteKey) -> None:
        """The library has the words of a note, or nobody wants them."""
        typed = self._typed.pop(key, None)
        if typed is not None:
            typed.finish()

    def text_of(self, key: NoteKey) -> str:
        """What was typed for a note and never written, or ""; from now on it is typed here."""
        typed = self._typed_for(key)
        return typed.draft.text if typed is not None else ""

    def is_of_former(self, key: NoteKey) -> bool:
        """Whether what was typed for a note was begun on a former revision of the claim."""
        typed = self._typed_for(key)
        return typed is not None and typed.draft.revision != key.revision

    def flush(self) -> None:
        """Keep all that is typed, now. From any thread."""
        if self._drafts is not None:
            self._drafts.flush()

    def close(self) -> None:
        """Keep all that is typed and let go of it, for the reader ends."""
        if self._drafts is not None:
            self._drafts.close()

    # --- what was left ------------------------------------------------------------------------

    def begin(self) -> None:
        """Say in the last row that there are drafts, if there are any that nobody types."""
        left = [kept for kept in self._opened().found() if kept.held_by is None]
        if left:
            self._say(f"{plural(len(left), 'note')} that you typed and never wrote: gd shows them")

    def do_drafts(self, count: int | None) -> None:
        """Choose one of what was typed and never written, and what is done with it."""
        left = {kept.draft.id: kept for kept in self._opened().found()}
        if not left:
            self._say("No drafts: all that you typed is written.")
            return

        def chosen(name: object) -> None:
            if isinstance(name, str) and name in left:
                # The picker is still there: what follows is asked when it has gone.
                self._app.call_later(self._ask_what, left[name])

        picker = PickerScreen(
            self._palette,
            "TYPED AND NOT WRITTEN",
            lambda wanted: draft_lines(tuple(left.values()), wanted),
            note="the newest first, Enter chooses",
        )
        self._app.push_screen(picker, chosen)

    def _ask_what(self, kept: KeptDraft) -> None:
        def chosen(choice: object) -> None:
            if isinstance(choice, str) and choice in CHOICES:
                self._app.call_later(self._do, kept.draft, choice)

        heading = safe_line(kept.draft.text)[:40].upper() or "A NOTE"
        picker = PickerScreen(
            self._palette, heading, lambda wanted: choice_lines(wanted, kept.held_by)
        )
        self._app.push_screen(picker, chosen)

    def _do(self, draft: Draft, choice: str) -> None:
        if choice == DISCARD:
            self._discard(draft)
        elif choice == COMPARE:
            self._compare(draft)
        else:
            self._restore(draft)

    def _discard(self, draft: Draft) -> None:
        self._opened().discard(draft.id)
        self._say("The note is gone.")

    def _restore(self, draft: Draft) -> None:
        typed = self._opened().take(draft.id)
        if typed is None:
            self._say("It is gone: another reader of yours wrote it, or threw it away.")
            return
        key = key_of(draft)
        other = self._pop_typed(key)
        if other is not None:
            other.leave()
        self._typed[key] = typed
        self._type_again(key)

    def _compare(self, draft: Draft) -> None:
        screen = self._screen
        if screen is None:
            return

        def show(stands: str) -> None:
            lines = comparison_lines(draft, stands, self._app.size.width - 4)
            self._app.push_screen(PageScreen(self._palette, "TYPED, AND WHAT STANDS THERE", lines))

        screen.read("what stands there", lambda library: what_stands(library, draft), show)

    # --- the drafts ---------------------------------------------------------------------------

    @property
    def _screen(self) -> ReaderScreen | None:
        screen = self._app.screen
        return screen if isinstance(screen, ReaderScreen) else None

    def _say(self, words: str) -> None:
        if self._screen is not None:
            self._screen.bottom.show_note(words)

    def _opened(self) -> Drafts:
        from extradition_tui.state.drafts import Drafts

        if self._drafts is None:
            self._drafts = Drafts(self._library_path, trouble=self._tell_trouble)
        return self._drafts

    def _tell_trouble(self, words: str) -> None:
        """From the thread that keeps: never waits for the screen, which may hang."""
        self._app.call_later(self._say, words)

    def _typed_for(self, key: NoteKey) -> TypedDraft | None:
        """The draft of a note, from now on of this revision.

        It is taken if nobody types it; that of another reader is left to it.
        """
        typed = self._pop_typed(key) or self._taken(key)
        if typed is not None:
            self._typed[key] = typed
        return typed

    def _pop_typed(self, key: NoteKey) -> TypedDraft | None:
        known = next((one for one in self._typed if one.is_same_note(key)), None)
        return self._typed.pop(known) if known is not None else None

    def _taken(self, key: NoteKey) -> TypedDraft | None:
        for kept in self._opened().found():
            if kept.held_by is None and key_of(kept.draft).is_same_note(key):
                return self._opened().take(kept.draft.id)
        return None


def key_of(draft: Draft) -> NoteKey:
    """What a draft is the words of."""
    return NoteKey(draft.kind, draft.claim, draft.revision, draft.article, draft.start, draft.end)


def draft_of(key: NoteKey) -> Draft:
    """A draft for the words of a note."""
    from extradition_tui.state.drafts import Draft

    return Draft(
        kind=key.what,
        claim=key.claim,
        revision=key.revision,
        article=key.article,
        start=key.start,
        end=key.end,
    )
