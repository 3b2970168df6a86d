"""Verdicts on a claim: a rating, how sure, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from extradition_tui.claim_model import Claim, VerdictDraft, VerdictRole, new_id
from extradition_tui.library.errors import LibraryError

from .claim_asking import ClaimAsking
from .claim_drafts import NoteKey
from .claim_fields import rating_lines
from .claim_note import Note
from .claim_subject import Subject

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing

    from .reader_screen import ReaderScreen

CONFIDENCE = "confidence"
VERDICT = "verdict, "
"""How the key of a reason begins; the role of the verdict follows."""


class ClaimJudging:
    """The verdicts among the actions of the context "claim"."""

    def __init__(self, screen: ReaderScreen, subject: Callable[[], Subject | None]) -> None:
        """``subject`` says which claim is in hand."""
        self._screen = screen
        self._subject = subject
        self._asking = ClaimAsking(screen)

    def do_judge(self, count: int | None) -> None:
        """One's own verdict: a rating, how sure, and why."""
        self._ask_rating("individual")

    def do_adopt(self, count: int | None) -> None:
        """The verdict that holds for all."""
        self._ask_rating("adopted")

    def _ask_rating(self, role: VerdictRole) -> None:
        subject = self._subject()
        if subject is None:
            return
        from extradition_tui.library.rating_schemes import schemes_of

        library = self._screen.reader.library
        if library is None:
            return
        try:
            known = tuple(schemes_of(library.path).values())
        except LibraryError as error:
            self._screen.bottom.show_note(str(error), "error")
            return
        heading = "YOUR VERDICT" if role == "individual" else "THE VERDICT FOR ALL"

        def chosen(key: str) -> None:
            scheme, _, rating = key.partition("\t")
            self._ask_confidence(subject.claim, role, scheme, rating)

        self._asking.pick(heading, partial(rating_lines, known), chosen, ask="rating:")

    def _ask_confidence(self, claim: Claim, role: VerdictRole, scheme: str, rating: str) -> None:
        def answered(answer: str) -> None:
            given = answer.strip().removesuffix("%")
            if given and not (given.isascii() and given.isdigit() and int(given) <= 100):
                self._screen.bottom.show_note(f"{answer}: not a number from 0 to 100", "error")
                self._ask_confidence(claim, role, scheme, rating)
                return
            confidence = int(given) if given else None
            draft = VerdictDraft(
                id=new_id(), scheme=scheme, rating=rating, confidence=confidence, role=role
            )
            self._ask_reason(claim, draft)

        label = f"{rating}; how sure, 0 to 100 (Enter: not said):"
        self._screen.ask(CONFIDENCE, label, then=answered)

    def _ask_reason(self, claim: Claim, draft: VerdictDraft) -> None:
        def write(text: str, work: Writing) -> str:
            from extradition_tui.library.claims import judge

            return judge(work, claim.id, replace(draft, because=text))

        how = "adopted" if draft.role == "adopted" else "judged"
        key = NoteKey(f"{VERDICT}{draft.role}", claim=claim.id)
        note = Note(f"{draft.rating}, because")
        self._asking.words(note, key, "judge a claim", write, f"{how}: {draft.rating}")
