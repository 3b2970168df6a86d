"""What of a claim and of evidence can be edited: by words, or by choosing one. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from extradition_tui.claim_model import (
    Claim,
    ClaimStatus,
    ClaimType,
    Credibility,
    Evidence,
    Rating,
    Reliability,
    Scheme,
    Stance,
)
from extradition_tui.safe import safe_line

from .claim_words import evidence_words
from .lines import Line, Run, fold

NONE = "none"
"""The choice that takes a value away."""

ASSIGNEE = "assignee"
_NAME_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its key in the library, its name for people, its value, and what it may be."""

    key: str
    name: str
    value: str
    choices: tuple[str, ...] = ()


def claim_fields(claim: Claim) -> tuple[Field, ...]:
    """What of a claim can be edited."""
    return (
        Field("statement", "statement", claim.statement),
        Field("status", "status", claim.status, get_args(ClaimStatus)),
        Field("type", "type", claim.type, get_args(ClaimType)),
        Field("speaker", "said by", claim.speaker or ""),
        Field("said_at", "said on", claim.said_at or ""),
        Field(ASSIGNEE, "assigned to", claim.assignee or ""),
    )


def evidence_fields(one: Evidence) -> tuple[Field, ...]:
    """What of evidence can be edited; the words that are cited are confirmed instead."""
    stances = tuple(stance for stance in get_args(Stance) if stance != "omits")
    grades = tuple(map(str, get_args(Credibility)))
    return (
        *((Field("stance", "stance", one.stance, stances),) if one.stance != "omits" else ()),
        Field("note", "note", one.note),
        Field("attributed_to", "attributed to", one.attributed_to or ""),
        Field("reliability", "source (A–F)", one.reliability or "", (*get_args(Reliability), NONE)),
        Field(
            "credibility",
            "words (1–6)",
            str(one.credibility) if one.credibility else "",
            (*grades, NONE),
        ),
    )


def field_lines(fields: Sequence[Field], wanted: str) -> list[Line]:
    """The fields whose names hold what was typed, with their values."""
    return [
        Line(
            (Run(f"  {field.name:<{_NAME_COLUMNS}}", "key"), Run(safe_line(field.value) or "–")),
            key=field.key,
        )
        for field in fields
        if fold(wanted.strip()) in fold(field.name)
    ]


def choice_lines(choices: Sequence[str], value: str, wanted: str) -> list[Line]:
    """The values that a field may have; the one that it has is marked."""
    return [
        Line(
            (Run("  "), Run(choice, "bright" if choice == value else "text")),
            key=choice,
            right=(Run("now", "dim"),) if choice == value else (),
        )
        for choice in _fitting(choices, wanted)
    ]


def statement_lines(claims: Sequence[Claim], wanted: str) -> list[Line]:
    """The claims whose statements hold all the words typed, with their evidence counted."""
    words = fold(wanted).split()
    return [
        Line(
            (Run("  "), Run(safe_line(claim.statement))),
            key=claim.id,
            right=(Run(evidence_words(claim), "dim"),),
        )
        for claim in claims
        if all(word in fold(safe_line(claim.statement)) for word in words)
    ]


def rating_lines(schemes: Sequence[Scheme], wanted: str) -> list[Line]:
    """The ratings of all schemes, each scheme under its title. Keys have a tab between.

    What is nearest to the letters typed comes first, so that Enter takes it.
    """
    fitting = [
        (scheme, names)
        for scheme in schemes
        for names in (_fitting([one.name for one in _ratings(scheme)], wanted),)
        if names
    ]
    fitting.sort(key=lambda one: _distance(one[1][0], wanted))
    lines: list[Line] = []
    for scheme, names in fitting:
        if lines:
            lines.append(Line(selectable=False))
        lines.append(Line.of(scheme.title, "dim", selectable=False))
        means = {one.name: one.means for one in _ratings(scheme)}
        lines += [
            Line(
                (Run(f"  {name:<{_NAME_COLUMNS + 2}}", "bright"), Run(means[name], "dim")),
                key=f"{scheme.id}\t{name}",
            )
            for name in names
        ]
    return lines or [Line.of("  No rating has these letters.", "dim", selectable=False)]


def _ratings(scheme: Scheme) -> Sequence[Rating]:
    return (*scheme.ratings, *scheme.outside)


def _fitting(choices: Sequence[str], wanted: str) -> list[str]:
    """The choices that hold the letters typed: "likely" before "very likely"."""
    found = [choice for choice in choices if fold(wanted.strip()) in fold(choice)]
    return sorted(found, key=lambda choice: _distance(choice, wanted))


def _distance(choice: str, wanted: str) -> int:
    """How far a choice is from the letters typed: 0 it is they, 1 begins with them, 2 has them."""
    words, letters = fold(choice), fold(wanted.strip())
    if not letters:
        return 0
    return 0 if words == letters else 1 if words.startswith(letters) else 2
