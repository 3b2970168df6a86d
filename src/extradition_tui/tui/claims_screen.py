"""The Claims screen: all claims of the library, filtered by words; Enter opens a claim's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on

from .actions import EVERYWHERE
from .claim_around import Around
from .claim_editing import ClaimEditing
from .claim_judging import ClaimJudging
from .claim_margin import flags_of
from .claim_review import ReviewScreen
from .claim_screen import ClaimScreen
from .claim_subject import Subject
from .claims_list import ClaimShelf, claims_heading, claims_lines, wanted_claims
from .line_view import LineView
from .lines import Line, Run
from .one_view_screen import OneViewScreen
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library

FILTER = "filter"


class ClaimsScreen(OneViewScreen):
    """The list of claims."""

    HINTS = (
        ("Enter", "open"),
        ("f", "filter"),
        ("J", "judge"),
        ("?", "help"),
        ("c", "comment"),
        ("e", "edit"),
        ("r", "to confirm"),
        ("u", "undo"),
        ("q", "back"),
    )

    EMPTY = (("q", "back"), ("?", "help"))

    def __init__(
        self, palette: Palette, around: Around, event: str | None = None, claim: str = ""
    ) -> None:
        """``event`` is the one in hand, ``claim`` the one on whose line the cursor begins."""
        super().__init__(palette)
        self.shelf = ClaimShelf()
        self.wanted = ""
        self._around = around
        self._event = event
        self._first = claim
        self.list = LineView(
            palette=palette,
            contexts=("claims", "claim", "lines", EVERYWHERE),
            heading=Line((Run("CLAIMS", "pane"),)),
            id="claims",
        )
        self._editing = ClaimEditing(self, self._subject)
        self.helpers = (self._editing, ClaimJudging(self, self._subject))

    def begin(self) -> None:
        """Read the claims; where there is no library, there are none."""
        if self.reader.library is None:
            self._show_list()
        self.library_written()

    def library_written(self) -> None:
        """Read the claims again; the cursor stays on its claim."""
        self.read("claims", self._question, self._show)

    def _question(self, library: Library) -> ClaimShelf:
        return read_claims(library, self._around.title)

    def _show(self, shelf: ClaimShelf) -> None:
        if shelf != self.shelf or not self.list.lines:
            self.shelf = shelf
            self._show_list()
            if self._first and self.list.move_to_key(self._first):
                self._first = ""

    def _show_list(self) -> None:
        claims = wanted_claims(self.shelf, self.wanted, self._event)
        self.list.heading = claims_heading(self.shelf, claims, self.wanted)
        self.list.set_lines(claims_lines(self.shelf, claims, flags_of(self.palette.name)))
        self.show_bottom()

    def _subject(self) -> Subject | None:
        key = self.list.key_here
        claim = next((one for one in self.shelf.claims if one.id == key), None)
        return Subject(claim) if claim is not None else None

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a list; where there is no claim yet, those that leave."""
        return self.HINTS if self.shelf.claims else self.EMPTY

    # --- actions ------------------------------------------------------------------------------

    def do_claims(self, count: int | None) -> None:
        """The claims are open already."""

    def do_review(self, count: int | None) -> None:
        """The evidence that a person has to confirm."""
        self.app.push_screen(ReviewScreen(self.palette, self._around))

    def do_filter(self, count: int | None) -> None:
        """Filter the list as one types."""
        self.ask(FILTER, "only with (words, status, mine, event):", self.wanted)

    def typed(self, name: str, answer: str) -> None:
        """The list follows the filter."""
        if name == FILTER:
            self.wanted = answer
            self._show_list()

    def left(self, name: str) -> None:
        """A filter that was left is taken away."""
        if name == FILTER:
            self.wanted = ""
            self._show_list()

    def leave(self) -> None:
        """Esc takes the filter away before it leaves."""
        if self.wanted:
            self.left(FILTER)
        else:
            self.dismiss("")

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        subject = self._subject()
        if subject is not None:
            self.app.push_screen(ClaimScreen(self.palette, subject.claim.id, self._around))


def read_claims(library: Library, title: Callable[[str], str]) -> ClaimShelf:
    """All claims, whose they are, and the titles of their events."""
    from extradition_tui.library.claims_reading import list_claims
    from extradition_tui.library.people import this_person

    me = this_person()
    with library.snapshot():
        claims = list_claims(library, viewer=me)
        mine = frozenset(one.id for one in list_claims(library, viewer=me, mine=True))
    events = {claim.event for claim in claims if claim.event is not None}
    return ClaimShelf(claims, mine, {event: title(event) for event in events})
