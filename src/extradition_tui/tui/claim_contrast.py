"""Cells of a contrast as evidence: a claim is asked for once, then ``+ - o`` are one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extradition_tui.claim_model import Stance
from extradition_tui.library.errors import LibraryError, NotFound

from .claim_marking import Chosen, Cited, ClaimMarking, shortened
from .reader_screen import ReaderScreen


@dataclass(slots=True)
class Hand:
    """The claim that is in hand in a contrast; it outlasts the screen."""

    claim: Chosen | None = None


class ContrastClaims:
    """The actions of claims in a contrast."""

    def __init__(
        self,
        screen: ReaderScreen,
        cell: Callable[[], Cited | None],
        undo_otherwise: Callable[[], None],
        hand: Hand,
    ) -> None:
        """``cell`` is what the cursor is on; ``undo_otherwise`` takes back what is no claim."""
        self._cell = cell
        self._screen = screen
        self._marking = ClaimMarking(screen)
        self._undo_otherwise = undo_otherwise
        self._hand = hand
        self._done = 0

    def do_supports(self, count: int | None) -> None:
        """The cell supports the claim."""
        self._mark("supports")

    def do_contradicts(self, count: int | None) -> None:
        """The cell contradicts the claim."""
        self._mark("contradicts")

    def do_omits(self, count: int | None) -> None:
        """The source was read, and leaves the claim out."""
        self._mark("omits")

    def do_annotate(self, count: int | None) -> None:
        """Ask for another claim, of which this cell is evidence."""
        self._hand.claim = None
        self._mark("asserts")

    def do_undo(self, count: int | None) -> None:
        """Take back what was done last to claims here; else what was dismissed."""
        if self._done:
            self._done -= 1
            self._marking.writer.undo()
        else:
            self._undo_otherwise()

    def do_redo_claim(self, count: int | None) -> None:
        """Do again what was taken back."""
        self._done += 1
        self._marking.writer.redo()

    def in_hand(self) -> str:
        """The words of the claim that was asked for, or ""."""
        return shortened(self._hand.claim.statement) if self._hand.claim is not None else ""

    def _mark(self, stance: Stance) -> None:
        cited = self._cell()
        if cited is None:
            self._screen.bottom.show_note("There is no source here; j and k go to the rows.")
        elif cited.place is None and stance != "omits":
            self._screen.bottom.show_note(
                f"{cited.source} does not say this; o marks that it leaves the claim out"
            )
        elif self._hand.claim is not None:

            def refused(error: LibraryError) -> None:
                if isinstance(error, NotFound):  # the claim was removed: another is asked for
                    self._hand.claim = None
                    self._mark(stance)
                else:
                    self._screen.bottom.show_note(str(error), "error")

            self._marking.cite(cited, self._hand.claim, stance, self._made, refused)
        else:
            self._marking.choose(
                cited,
                lambda chosen: self._marking.cite(cited, chosen, stance, self._made),
                lambda: self._marking.make(cited, stance, self._made),
            )

    def _made(self, chosen: Chosen) -> None:
        self._hand.claim = chosen
        self._done += 1
        self._screen.show_bottom()
