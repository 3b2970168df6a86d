"""The lines of the list of claims: two for each, the newest first, filtered by words. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from extradition_tui.claim_model import Claim
from extradition_tui.safe import safe_line

from .claim_margin import FLAGS
from .claim_words import evidence_words, people_of, verdict_words, waits
from .events_list import plural
from .lines import Line, Run, fold

MINE, EVENT = "mine", "event"
"""Words of a filter that are no words of a claim: those of the viewer, and of the event in hand."""


@dataclass(frozen=True, slots=True)
class ClaimShelf:
    """All claims, the newest first, and what is known around them.

    ``mine`` are the viewer's or assigned to them; ``titles`` has the events' titles by ID.
    """

    claims: tuple[Claim, ...] = ()
    mine: Collection[str] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How much evidence waits for a person to say where it stands."""
        return sum(waits(one) for claim in self.claims for one in claim.evidence)


def wanted_claims(shelf: ClaimShelf, wanted: str, event: str | None) -> tuple[Claim, ...]:
    """The claims with all words: of the statement, status, verdict, people, tags or event.

    ``mine`` and ``event`` (the one in hand) are words too.
    """
    words = fold(wanted).split()
    plain = [word for word in words if word not in (MINE, EVENT)]
    return tuple(
        claim
        for claim in shelf.claims
        if (MINE not in words or claim.id in shelf.mine)
        and (EVENT not in words or event is None or claim.event == event)
        and all(word in _haystack(claim, shelf) for word in plain)
    )


def claims_heading(shelf: ClaimShelf, claims: Sequence[Claim], wanted: str) -> Line:
    """How many claims there are, or which are shown."""
    right = f"{len(claims)} of {len(shelf.claims)} with “{wanted}”" if wanted.strip() else ""
    if not right:
        right = plural(len(shelf.claims), "claim")
        if shelf.waiting:
            right += f" · {shelf.waiting} to confirm"
    return Line((Run("CLAIMS", "pane"),), right=(Run(safe_line(right), "dim"),))


def claims_lines(
    shelf: ClaimShelf, claims: Sequence[Claim], flags: tuple[str, str] = FLAGS
) -> list[Line]:
    """The lines of these claims; where there are none, how one is made."""
    if not shelf.claims:
        return [
            Line(selectable=False),
            Line.of("  There are no claims yet.", "bright", selectable=False),
            Line(selectable=False),
            Line((Run("  a", "key"), Run("  in a text makes its words a claim")), selectable=False),
            Line(
                (Run("  +", "key"), Run("  in a contrast makes a cell evidence of one")),
                selectable=False,
            ),
        ]
    if not claims:
        return [
            Line.of("No claim has these words.", selectable=False),
            Line.of("Esc shows all again.", "dim", selectable=False),
        ]
    return [line for claim in claims for line in _lines_of(claim, shelf, flags)]


def _lines_of(claim: Claim, shelf: ClaimShelf, flags: tuple[str, str]) -> tuple[Line, Line]:
    verdict = verdict_words(claim)
    said = [evidence_words(claim), *([verdict] if verdict else [])]
    if any(map(waits, claim.evidence)):
        said.append("to confirm")
    own, others = flags
    people = ", ".join(people_of(claim))
    if claim.assignee:
        people += f" → {claim.assignee}"
    return (
        Line(
            (
                Run(f"{own if claim.id in shelf.mine else others} ", "accent"),
                Run(safe_line(claim.statement), "bright"),
            ),
            key=claim.id,
            right=(Run(claim.status, "text"),),
        ),
        Line(
            (Run("  "), Run(safe_line(" · ".join(said)), "dim")),
            selectable=False,
            right=(Run(safe_line(people), "dim"),),
        ),
    )


def _haystack(claim: Claim, shelf: ClaimShelf) -> str:
    parts = (
        claim.statement,
        claim.status,
        claim.type,
        claim.speaker or "",
        claim.assignee or "",
        verdict_words(claim),
        *people_of(claim),
        *claim.tags,
        shelf.titles.get(claim.event or "", ""),
    )
    return fold(safe_line(" ".join(parts)))
