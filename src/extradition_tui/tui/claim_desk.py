"""Claims from everywhere in the reader: opening their screens, and telling what others did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App

from extradition_tui.contrast_model import Event
from extradition_tui.safe import safe_line

from .claim_around import Around
from .claim_contrast import Hand
from .claim_drafts import NoteKey
from .reader_screen import ReaderScreen

if TYPE_CHECKING:
    from extradition_tui.library.claims_shown import ClaimNews
    from extradition_tui.library.doors import Library

    from .library_screen import LibraryScreen

_LONGEST = 60
"""Characters of a claim's words in the last row."""


class ClaimDesk:
    """The actions of claims that hold everywhere; a helper of the app."""

    def __init__(self, app: App[int], library_screen: LibraryScreen) -> None:
        self._app = app
        self._library_screen = library_screen
        self._seen: int | None = None
        self._hands: defaultdict[str, Hand] = defaultdict(Hand)

    # --- actions ------------------------------------------------------------------------------

    def do_claims(self, count: int | None) -> None:
        """All claims; the cursor begins on the one in hand."""
        from .claims_screen import ClaimsScreen

        screen = self._library_screen
        event = screen.event_in_hand()
        name = event.id if event is not None else None
        self._app.push_screen(
            ClaimsScreen(screen.palette, self.around(), name, screen.claims.in_hand())
        )

    def type_again(self, key: NoteKey) -> None:
        """Open the note again under which words were typed, with these words."""
        self._leave_all()
        screen = self._library_screen
        if key.claim is not None:
            from .claim_screen import ClaimScreen

            self._app.push_screen(ClaimScreen(screen.palette, key.claim, self.around(), key.what))
        else:
            screen.claims.type_again(key)

    def hand_for(self, event: Event | None, picked: Sequence[str]) -> Hand:
        """The claim in hand in the contrast of an event, or of picked articles of none."""
        return self._hands[event.id if event is not None else " ".join(sorted(picked))]

    # --- what others did ----------------------------------------------------------------------

    def begin(self) -> None:
        """Take what is in the library now as known."""
        self._seen = None
        self._look()

    def library_written(self) -> None:
        """Tell all screens that somebody wrote; what another person did to claims, quietly."""
        for screen in self._app.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.library_written()
        if self._app.screen_stack:  # on the way out there is none to tell
            self._look()

    def _look(self) -> None:
        seen = self._seen
        screen = self._app.screen
        if isinstance(screen, ReaderScreen):
            screen.read("news of claims", lambda library: read_news(library, seen), self._tell)

    def _tell(self, found: tuple[int, tuple[ClaimNews, ...]]) -> None:
        self._seen, news = found
        screen = self._app.screen
        if news and isinstance(screen, ReaderScreen):
            screen.bottom.tell(news_words(news))

    # --- around -------------------------------------------------------------------------------

    def around(self) -> Around:
        """What the screens of claims ask of the rest of the reader."""
        shelf = self._library_screen.shelf

        def source(article: str) -> str:
            summary = shelf.article(article)
            return summary.source if summary is not None else article

        def title(event: str) -> str:
            found = shelf.event(event)
            return found.title if found is not None else event

        return Around(source, title, self.go_to)

    def go_to(self, article: str, place: tuple[int, int] | None) -> None:
        """Leave whatever is open and show an article at a place."""
        self._leave_all()
        self._library_screen.open_article(article, place)

    def _leave_all(self) -> None:
        while self._app.screen is not self._library_screen and len(self._app.screen_stack) > 1:
            self._app.pop_screen()


def read_news(library: Library, seen: int | None) -> tuple[int, tuple[ClaimNews, ...]]:
    """The last change, and what others did to claims since the one that was seen last."""
    from extradition_tui.library.claims_shown import claim_news, last_seen_change
    from extradition_tui.library.people import this_person

    with library.snapshot():
        last = last_seen_change(library)
        return last, claim_news(library, seen, this_person()) if seen is not None else ()


def news_words(news: tuple[ClaimNews, ...]) -> str:
    """What others did, in one sentence: the last of it in words, the rest counted."""
    last = news[-1]
    words = last.statement if len(last.statement) <= _LONGEST else last.statement[:_LONGEST] + "…"
    more = f" (and {len(news) - 1} more)" if len(news) > 1 else ""
    return safe_line(f"{last.by}: {last.what}, “{words}”{more}")
