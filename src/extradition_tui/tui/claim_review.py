"""Evidence whose words have changed: what is different, what in it is dangerous, Enter confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from extradition_tui.claim_model import Claim, Evidence

from .actions import EVERYWHERE
from .claim_around import Around
from .claim_editing import ClaimEditing
from .claim_judging import ClaimJudging
from .claim_marking import read_words
from .claim_page import difference_runs
from .claim_subject import Subject
from .claim_words import STATES, place_now
from .claim_writing import ClaimWriter
from .events_list import plural
from .line_view import LineView
from .lines import Line, Run, flat, fold
from .one_view_screen import OneViewScreen
from .picker_screen import PickerScreen
from .runs import said, wrapped
from .theme import Palette

if TYPE_CHECKING:
    from extradition_tui.library.doors import Library
    from extradition_tui.library.writing import Writing
    from extradition_tui.model import Article

MOST_COLUMNS = 96
_BEFORE, _AROUND = 24, 60
"""Characters that are shown before one of several places, and that are looked at around it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Evidence that waits, with its claim and the name of its source."""

    evidence: Evidence
    claim: Claim
    source: str


class ReviewScreen(OneViewScreen):
    """The queue of evidence that a person has to confirm, the oldest first."""

    list: ReviewView

    HINTS = (
        ("Enter", "it stands so"),
        ("o", "read there"),
        ("D", "remove"),
        ("u", "undo"),
        ("?", "help"),
        ("q", "back"),
    )

    def __init__(self, palette: Palette, around: Around) -> None:
        super().__init__(palette)
        self.doubts: tuple[Doubt, ...] = ()
        self._around = around
        self._writer = ClaimWriter(self)
        self.list = ReviewView(palette)
        self.helpers = (ClaimEditing(self, self._subject), ClaimJudging(self, self._subject))

    def library_written(self) -> None:
        """Read the queue again."""
        self.read("review", partial(read_doubts, around=self._around), self._show)

    def _show(self, doubts: tuple[Doubt, ...]) -> None:
        self.doubts = doubts
        self.list.show(doubts)
        self.show_bottom()

    @property
    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of a queue; where nothing waits, those that leave."""
        return self.HINTS if self.doubts else self.HINTS[-3:]

    @property
    def _here(self) -> Doubt | None:
        key = self.list.key_here
        return next((one for one in self.doubts if one.evidence.id == key), None)

    def _subject(self) -> Subject | None:
        here = self._here
        return Subject(here.claim, "evidence", here.evidence.id) if here is not None else None

    # --- actions ------------------------------------------------------------------------------

    def do_read_there(self, count: int | None) -> None:
        """The article, at the place where the words may be now."""
        here = self._here
        if here is not None:
            self._around.go_to(here.evidence.article, place_now(here.evidence))

    @on(LineView.Opened)
    def _opened(self, message: LineView.Opened) -> None:
        message.stop()
        here = self._here
        if here is None:
            return
        one = here.evidence
        if one.state == "orphan":
            self.bottom.show_note(
                "These words are not in the text any more; D removes the evidence, a in the text"
                " cites other words"
            )
        elif one.state == "ambiguous":
            self._ask_place(one)
        else:
            self._confirm(one, None)

    def _ask_place(self, one: Evidence) -> None:
        """Which of several places is meant, each with the words around it."""
        places = one.now.places if one.now is not None else ()

        def show(found: Article) -> None:
            picker = PickerScreen(
                self.palette, "WHICH OF THESE", partial(place_lines, places, found.text), ask=">"
            )
            self.app.push_screen(picker, chosen)

        def chosen(key: object) -> None:
            if isinstance(key, str) and key:
                start, _, end = key.partition(" ")
                self._confirm(one, (int(start), int(end)))

        self.read("text", partial(read_words, article=one.article), show)

    def _confirm(self, one: Evidence, place: tuple[int, int] | None) -> None:
        def write(work: Writing) -> int:
            from extradition_tui.library.claims_evidence import confirm

            return confirm(work, one.id, place, revision=one.revision)

        self._writer.write(
            "confirm evidence", write, lambda _: "confirmed as it stands now; u takes it back"
        )


class ReviewView(LineView):
    """The queue, wrapped to the width."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(
            palette=palette,
            contexts=("review", "claim", "lines", EVERYWHERE),
            heading=Line((Run("TO CONFIRM", "pane"),)),
            id="review",
        )
        self._doubts: Sequence[Doubt] = ()

    def show(self, doubts: Sequence[Doubt]) -> None:
        """Show a queue."""
        self._doubts = doubts
        count = plural(len(doubts), "place") if doubts else "nothing"
        self.heading = Line((Run("TO CONFIRM", "pane"),), right=(Run(count, "dim"),))
        self.set_lines(self.lines_for_width(self.text_columns))

    def lines_for_width(self, width: int) -> Sequence[Line]:
        """The lines for a width."""
        return review_lines(self._doubts, width)


def review_lines(doubts: Sequence[Doubt], width: int) -> list[Line]:
    """Each doubt: what was cited, what is different now, and what in that may turn the meaning."""
    columns = max(20, min(width - 2, MOST_COLUMNS))
    if not doubts:
        return [Line.of("All evidence stands where it was cited.", "dim", selectable=False)]
    lines: list[Line] = []
    for doubt in doubts:
        if lines:
            lines.append(Line(selectable=False))
        lines += _doubt_lines(doubt, columns)
    return lines


def _doubt_lines(doubt: Doubt, columns: int) -> Iterator[Line]:
    one = doubt.evidence
    yield Line(
        (*said(doubt.source, "bright"), Run(f"  {one.stance}", "accent")),
        key=one.id,
        right=(Run(STATES[one.state], "differs"),),
    )
    rows = [(Run("claim: ", "dim"), *said(doubt.claim.statement))]
    if one.exact:
        rows.append((Run("cited: ", "dim"), *said(f"“{one.exact}”")))
    if one.now is not None and one.now.pieces:
        rows.append((Run("now:   ", "dim"), *difference_runs(one.now)))
    if one.now is not None and one.now.dangers:
        rows.append((Run(f"changed in it: {', '.join(one.now.dangers)}", "differs"),))
    if one.now is not None and one.now.places:
        count = plural(len(one.now.places), "place")
        rows.append((Run(f"stands in {count} now; Enter asks which", "dim"),))
    for row in rows:
        for runs in wrapped(row, columns - 2):
            yield Line((Run("  "), *runs), selectable=False)


def place_lines(places: Sequence[tuple[int, int]], text: str, wanted: str) -> list[Line]:
    """The places with the words around them, as far as these hold what was typed."""
    found = []
    for start, end in places:
        around = text[max(0, start - _AROUND) : end + _AROUND]
        if fold(wanted.strip()) in fold(flat(around)):
            runs = (
                Run("  "),
                Run(flat(text[max(0, start - _BEFORE) : start]), "dim"),
                Run(flat(text[start:end]), "strong"),
                Run(flat(text[end : end + _AROUND]), "dim"),
            )
            found.append(Line(runs, key=f"{start} {end}"))
    return found


def read_doubts(library: Library, around: Around) -> tuple[Doubt, ...]:
    """The queue, with the claims and the sources' names."""
    from extradition_tui.library.claims_reading import evidence_to_confirm, list_claims
    from extradition_tui.library.people import this_person

    with library.snapshot():
        waiting = evidence_to_confirm(library)
        claims = {claim.id: claim for claim in list_claims(library, viewer=this_person())}
    return tuple(
        Doubt(one, claims[one.claim], around.source(one.article))
        for one in waiting
        if one.claim in claims
    )
