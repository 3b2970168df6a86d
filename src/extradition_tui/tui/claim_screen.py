"""A claim's page: Enter opens the article of evidence at its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from .actions import EVERYWHERE
from .claim_around import Around
from .claim_editing import ClaimEditing
from .claim_judging import VERDICT, ClaimJudging
from .claim_page import ClaimSheet, page_heading, page_lines
from .claim_subject import Subject
from .claim_words import place_now
from .line_view import LineView
from .lines import Line, Run
from .one_view_screen import OneViewScreen
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library


class ClaimScreen(OneViewScreen):
    """One claim with all that belongs to it."""

    list: ClaimView

    HINTS = (
        ("Enter", "read there"),
        ("e", "edit"),
        ("J", "judge"),
        ("c", "comment"),
        ("?", "help"),
        ("t", "tag"),
        ("u", "undo"),
        ("q", "back"),
    )

    def __init__(self, palette: Palette, claim: str, around: Around, again: str = "") -> None:
        """``claim`` is the ID; ``again`` what of a ``NoteKey`` is gone on with at once."""
        super().__init__(palette)
        self.sheet: ClaimSheet | None = None
        self._claim = claim
        self._again = again
        self._around = around
        self.list = ClaimView(palette)
        self._editing = ClaimEditing(self, self._subject)
        self.helpers = (self._editing, ClaimJudging(self, self._subject))

    def library_written(self) -> None:
        """Read the claim again; the cursor stays on its line."""
        self.read("claim", self._question, self._show)

    def _question(self, library: Library) -> ClaimSheet | None:
        return read_claim(library, self._claim, self._around)

    def _show(self, sheet: ClaimSheet | None) -> None:
        if sheet is None:
            self.list.set_lines(
                [Line.of("This claim was removed; u takes back what you did last.", "dim")]
            )
        elif sheet != self.sheet:
            self.list.show(sheet)
        self.sheet = sheet
        again, self._again = self._again, ""
        if again and sheet is not None:
            self._type_again(again)

    def _type_again(self, what: str) -> None:
        """Open the note that was typed before: a comment, a verdict's reason, a field."""
        words, _, name = what.replace(" of ", " on ").partition(" on ")
        for kind in ("claim", "evidence", "comment", "verdict"):
            self.list.move_to_key(f"{kind} {name}")
        if words == "comment":
            self._editing.do_comment(None)
        elif words.startswith(VERDICT):
            self.perform("adopt" if words.endswith("adopted") else "judge")
        else:
            self._editing.edit_field(words)

    def _subject(self) -> Subject | None:
        if self.sheet is None:
            return None
        key = self.list.key_here
        kind, _, name = key.partition(" ")
        return Subject(self.sheet.claim, kind, name)

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        subject = self._subject()
        if subject is None:
            return
        evidence = subject.evidence
        if subject.kind == "article":
            self._around.go_to(subject.name, None)
        elif subject.kind == "link":
            self.app.push_screen(ClaimScreen(self.palette, subject.name, self._around))
        elif evidence is not None:
            self._around.go_to(evidence.article, place_now(evidence))


class ClaimView(LineView):
    """The lines of a page, wrapped to the width."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(
            palette=palette,
            contexts=("claim", "lines", EVERYWHERE),
            heading=Line((Run("CLAIM", "pane"),)),
            id="claim",
        )
        self._sheet: ClaimSheet | None = None

    def show(self, sheet: ClaimSheet) -> None:
        """Show a page."""
        self._sheet = sheet
        self.heading = page_heading(sheet)
        self.set_lines(self.lines_for_width(self.text_columns))

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines for a width."""
        return page_lines(self._sheet, width) if self._sheet is not None else ()


def read_claim(library: Library, claim: str, around: Around) -> ClaimSheet | None:
    """A claim with its history and the names that its page shows; None when it was removed."""
    from extradition_tui.library.claims_reading import claim_history, get_claim
    from extradition_tui.library.errors import NotFound
    from extradition_tui.library.people import this_person

    me = this_person()
    with library.snapshot():
        try:
            found = get_claim(library, claim, viewer=me)
        except NotFound:
            return None
        history = claim_history(library, found.id, viewer=me)
        ties = {name for link in found.links for name in (link.claim, link.other)} - {found.id}
        others = {name: get_claim(library, name, viewer=me).statement for name in ties}
    articles = {one.article for one in found.evidence} | {*found.silent, *found.not_examined}
    titles = {found.event: around.title(found.event)} if found.event else {}
    sources = {article: around.source(article) for article in articles}
    return ClaimSheet(found, history, sources, titles, others)
