"""Claims to try things on: two people, and a library with two articles of one event."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extradition_tui.claim_model import Claim, ClaimDraft, EvidenceDraft, Stance, new_id
from extradition_tui.library.claims import add_claim
from extradition_tui.library.claims_evidence import cite
from extradition_tui.library.claims_reading import get_claim
from extradition_tui.library.doors import Library
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.writing import Writing, writing
from extradition_tui.model import Person
from tests.library.reports import BRIDGE, FERRY, keep, report

ADA, BEN = Person("person-ada", "Ada Lind"), Person("person-ben", "Ben Rohde")
BRIDGE_ID, FERRY_ID = report().article.id, report(FERRY, origin="ferry.txt").article.id
WEEKS = "will be closed for 14 weeks"


def fill(path: Path) -> str:
    """Load the two articles as one event; its ID."""
    keep(path, report(), report(FERRY, origin="ferry.txt"))
    with writing(path, ADA, "group") as door:
        return save_events(door, [EventDraft(articles=(BRIDGE_ID, FERRY_ID), title="Bridge")])[0]


@contextmanager
def door_of(path: Path, person: Person = ADA) -> Iterator[Writing]:
    with writing(path, person, "test") as door:
        yield door


def claim_of(path: Path, event: str | None = None, person: Person = ADA) -> str:
    with door_of(path, person) as door:
        draft = ClaimDraft(id=new_id(), statement="The bridge is shut for 14 weeks", event=event)
        return add_claim(door, draft)


def cite_words(
    path: Path,
    claim: str,
    words: str = WEEKS,
    article: str = BRIDGE_ID,
    text: str = BRIDGE,
    stance: Stance = "asserts",
    person: Person = ADA,
) -> str:
    start = text.index(words)
    with door_of(path, person) as door:
        draft = EvidenceDraft(
            id=new_id(),
            claim=claim,
            article=article,
            stance=stance,
            start=start,
            end=start + len(words),
        )
        return cite(door, draft)


def omit(path: Path, claim: str, article: str = FERRY_ID, person: Person = ADA) -> str:
    with door_of(path, person) as door:
        draft = EvidenceDraft(id=new_id(), claim=claim, article=article, stance="omits")
        return cite(door, draft)


def shown(path: Path, claim: str, viewer: Person | None = ADA) -> Claim:
    with Library.open(path) as library:
        return get_claim(library, claim, viewer=viewer)
