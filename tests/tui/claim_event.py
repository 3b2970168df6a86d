"""Claims about the bridge that the contrast screens show, by two people who are made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from textual.app import App
from textual.pilot import Pilot

from extradition_tui.claim_model import Claim, ClaimDraft, EvidenceDraft, Stance, VerdictDraft
from extradition_tui.library.claims import add_claim, add_comment, add_tag, judge
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.claims_reading import list_claims
from extradition_tui.library.doors import Library
from extradition_tui.library.events import list_events
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import Writing, writing
from extradition_tui.model import Person
from extradition_tui.tui.line_view import LineView
from extradition_tui.tui.reader_screen import ReaderScreen

from .contrast_event import TEXTS, A, B, C

BEN = Person("person-ben", "Ben Rohde")
HURT = "c1" * 16
OLD = "c2" * 16
CRACK = "d1" * 16

Done = TypeVar("Done")


def write(
    library: Path, do: Callable[[Writing], Done], person: Person = BEN, at: str | None = None
) -> Done:
    with writing(library, person, "test") as door:
        door.at = at or door.at
        return do(door)


def event_of(library: Path) -> str:
    with Library.open(library) as door:
        return list_events(door)[0].id


def evidence(
    name: str, claim: str, article: str, words: str | None, stance: Stance
) -> EvidenceDraft:
    start = None if words is None else TEXTS[article].index(words)
    end = None if start is None or words is None else start + len(words)
    return EvidenceDraft(id=name, claim=claim, article=article, stance=stance, start=start, end=end)


def fill(library: Path) -> None:
    """Two claims: one of Ben's with evidence of three sources, judged and discussed; one mine."""
    event = event_of(library)

    def bens(door: Writing) -> None:
        add_claim(
            door,
            ClaimDraft(
                id=HURT,
                statement="Fourteen people were hurt when the ferry struck the bridge",
                type="quantity",
                event=event,
            ),
        )
        cite(door, evidence("e1" * 16, HURT, A, "14 passengers were hurt", "asserts"))
        cite(door, evidence("e2" * 16, HURT, B, "12 travellers were hurt", "contradicts"))
        add_tag(door, HURT, "numbers")
        add_comment(door, HURT, "Which of the two counted the crew?", name="a1" * 16)
        judge(
            door,
            HURT,
            VerdictDraft(
                id="b1" * 16,
                scheme="six-step",
                rating="mostly true",
                confidence=70,
                because="Two of three say so.",
            ),
        )

    def mine(door: Writing) -> None:
        draft = ClaimDraft(id=OLD, statement="The bridge carries 9,000 cars a day", event=event)
        add_claim(door, draft)
        words = "The bridge carries 9,000 cars a day"
        cite(door, evidence("e4" * 16, OLD, C, words, "asserts"))

    def silent(door: Writing) -> None:
        cite(door, evidence("e3" * 16, HURT, C, None, "omits"))

    write(library, bens, BEN, "2031-03-04T09:00:00.000000+00:00")
    write(library, silent, BEN, "2031-03-04T09:05:00.000000+00:00")
    write(library, mine, Person(this_person().id, "Anna"), "2031-03-04T10:00:00.000000+00:00")


def claims(library: Path) -> tuple[Claim, ...]:
    with Library.open(library) as door:
        return list_claims(door, viewer=this_person())


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Type, and wait after each key until all is answered."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def typed(words: str) -> list[str]:
    """The keys of words."""
    return ["space" if char == " " else char for char in words]


def bottom(app: App[int]) -> str:
    """The words of the last row."""
    screen = app.screen
    assert isinstance(screen, ReaderScreen)
    return screen.bottom.render_line(0).text


def listed(view: LineView) -> str:
    """What the lines of a view say, with what stands at their right."""
    return "\n".join(
        f"{line.text} {''.join(run.text for run in line.right)}" for line in view.lines
    )
