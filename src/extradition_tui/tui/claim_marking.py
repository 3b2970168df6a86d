"""Making words a claim, or evidence of one: what asks for the claim, and what writes it.

The texts and the contrast share it: a claim of the event is chosen from a list with a new one at
its head, whose statement is typed under the text, the words themselves given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from extradition_tui.claim_model import (
    Claim,
    ClaimDraft,
    EvidenceDraft,
    Stance,
    new_id,
)
from extradition_tui.library.errors import LibraryError
from extradition_tui.safe import safe_line

from .claim_drafts import NoteKey
from .claim_fields import statement_lines
from .claim_note import Note, open_note
from .claim_writing import ClaimWriter
from .lines import Line, Run
from .picker_screen import PickerScreen

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library
    from extradition_tui.library.writing import Writing
    from extradition_tui.model import Article

    from .reader_screen import ReaderScreen

NEW = "new"
ARTICLE_NOTE = "note on an article"
"""What of a ``NoteKey`` says that its words are about an article, of whichever claim."""
_NEW_CLAIM = "a new claim"
_SHORT = 32
"""Characters of a claim's words in a sentence of the last row."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of an article (offsets into its text version), or its silence: then no place."""

    article: str
    source: str
    version: int
    event: str | None
    place: tuple[int, int] | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claim that evidence is for: its ID and statement."""

    id: str
    statement: str


class ClaimMarking:
    """Asks for claims and writes evidence of them, for one screen."""

    def __init__(self, screen: ReaderScreen) -> None:
        self.writer = ClaimWriter(screen)
        self._screen = screen

    def choose(
        self, cited: Cited, then: Callable[[Chosen], None], new: Callable[[], None], first: str = ""
    ) -> None:
        """Ask for a claim of the event: ``then`` has it, or ``new`` is to make one.

        Where there are none yet, nothing is asked. ``first`` is the claim at the head of the list.
        """

        def show(claims: tuple[Claim, ...]) -> None:
            if not claims:
                new()
                return
            known = {claim.id: claim for claim in claims}

            def chosen(key: object) -> None:
                # The picker is still there: what follows is asked when it has gone.
                if key == NEW:
                    self._screen.call_later(new)
                elif isinstance(key, str) and key in known:
                    self._screen.call_later(then, Chosen(key, known[key].statement))

            picker = PickerScreen(
                self._screen.palette,
                "EVIDENCE OF WHICH CLAIM",
                partial(claim_lines, sorted(claims, key=lambda claim: claim.id != first)),
                ask="with the words:",
                note="of this event, the newest first",
            )
            self._screen.app.push_screen(picker, chosen)

        self._screen.read("claims to choose", partial(read_choice, cited=cited), show)

    def make(
        self,
        cited: Cited,
        stance: Stance,
        made: Callable[[Chosen], None],
        note: Note | None = None,
        names: tuple[str, str] | None = None,
    ) -> None:
        """Ask for the statement of a new claim; ``made`` has the claim when it is written.

        ``note`` and ``names`` (of the claim and its evidence) are those of a write that was
        refused.
        """
        # The IDs are made before the write, so that one that is tried again doubles nothing.
        claim, evidence = names or (new_id(), new_id())
        start, end = cited.place or (None, None)
        key = NoteKey("statement", article=cited.article, start=start, end=end)
        keeper = self._screen.reader.notes

        def write(statement: str, work: Writing) -> Chosen:
            from extradition_tui.library.claims import add_claim
            from extradition_tui.library.claims_evidence import cite
            from extradition_tui.library.events import events_of

            event = cited.event or events_of(work, [cited.article]).get(cited.article)
            add_claim(work, ClaimDraft(id=claim, statement=statement, event=event))
            cite(work, draft_of(cited, claim, stance, evidence))
            return Chosen(claim, " ".join(statement.split()))

        def said(chosen: Chosen) -> str:
            keeper.forget(key)
            made(chosen)
            return _told(cited, stance, chosen)

        def then(statement: str) -> None:
            def refused(error: LibraryError) -> None:
                again = Note(_NEW_CLAIM, statement, (str(error),))
                self.make(cited, stance, made, again, (claim, evidence))

            self.writer.write("add a claim", partial(write, statement), said, refused)

        given = Note(_NEW_CLAIM, " ".join(cited.words.split()))
        open_note(self._screen, note or given, key, then)

    def cite(
        self,
        cited: Cited,
        chosen: Chosen,
        stance: Stance,
        made: Callable[[Chosen], None],
        refused: Callable[[LibraryError], None] | None = None,
    ) -> None:
        """Write that words, or a silence, bear on a claim; ``made`` has it when that is done.

        ``refused`` has the error where it cannot be; without it the error is said.
        """
        name = new_id()

        def write(work: Writing) -> str:
            from extradition_tui.library.claims_evidence import cite

            return cite(work, draft_of(cited, chosen.id, stance, name))

        def said(_name: str) -> str:
            made(chosen)
            return _told(cited, stance, chosen)

        self.writer.write("cite an article", write, said, refused)

    def note(
        self,
        cited: Cited,
        chosen: Chosen,
        made: Callable[[Chosen], None],
        again: Note | None = None,
        name: str = "",
    ) -> None:
        """Ask for a note on an article, and write it as context of a claim.

        ``again`` and ``name`` (of the evidence) are those of a write that was refused.
        """
        evidence = name or new_id()
        key = NoteKey(ARTICLE_NOTE, article=cited.article)

        def then(text: str) -> None:
            if not text.strip():
                return

            def write(work: Writing) -> str:
                from extradition_tui.library.claims_evidence import cite

                draft = draft_of(cited, chosen.id, "context", evidence)
                return cite(work, replace(draft, note=text))

            def said(_name: str) -> str:
                self._screen.reader.notes.forget(key)
                made(chosen)
                return _told(cited, "context", chosen)

            def refused(error: LibraryError) -> None:
                self.note(cited, chosen, made, Note(heading, text, (str(error),)), evidence)

            self.writer.write("note on an article", write, said, refused)

        heading = safe_line(f"a note on {cited.source}, for {shortened(chosen.statement)}")
        open_note(self._screen, again or Note(heading), key, then)


def _told(cited: Cited, stance: Stance, chosen: Chosen) -> str:
    does = "is context of" if stance == "context" else stance
    return safe_line(f"{cited.source} {does} {shortened(chosen.statement)}; u takes it back")


def draft_of(cited: Cited, claim: str, stance: Stance, name: str) -> EvidenceDraft:
    """Evidence as it is written."""
    start, end = (None, None) if stance == "omits" else cited.place or (None, None)
    return EvidenceDraft(
        id=name,
        claim=claim,
        article=cited.article,
        stance=stance,
        start=start,
        end=end,
        version=cited.version,
    )


def claim_lines(claims: Sequence[Claim], wanted: str) -> list[Line]:
    """A new claim, and those whose statements hold all the letters typed."""
    return [
        Line((Run("  "), Run("a new claim", "bright")), key=NEW),
        *statement_lines(claims, wanted),
    ]


def read_choice(library: Library, cited: Cited) -> tuple[Claim, ...]:
    """The claims of the event that words are from."""
    from extradition_tui.library.claims_reading import list_claims
    from extradition_tui.library.events import events_of
    from extradition_tui.library.people import this_person

    with library.snapshot():
        event = cited.event or events_of(library, [cited.article]).get(cited.article)
        if event is None:
            return ()
        return list_claims(library, viewer=this_person(), event=event)


def read_words(library: Library, article: str) -> Article:
    """An article with its present text."""
    from extradition_tui.library.articles import get_article

    return get_article(library, article)


def shortened(statement: str) -> str:
    """A claim's words in quotation marks, few enough for a sentence."""
    words = safe_line(statement).strip('“”"')
    return f"“{words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + '…'}”"
