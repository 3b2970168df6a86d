"""Which of two states of one thing is the newer, as the histories of both libraries tell it.

A state is newer than the other when that one is among its former states. Where neither is, both
libraries changed it, and nobody but a person can say what holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from extradition_tui.library.claims_rows import Field

Relative = Literal["same", "newer", "older", "both changed"]
State = tuple[int, frozenset[tuple[str, Field]]]


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a thing with a revision: what its fields were before, and are from then on."""

    revision: int
    before: Mapping[str, Field]
    after: Mapping[str, Field]


def steps(changes: Iterable[tuple[str | None, str | None]]) -> tuple[Step, ...]:
    """The steps that these changes (before and after, as the history has them) tell of.

    What a change says that is no step, such as that something was added, is left out.
    """
    found = []
    for before, after in changes:
        try:
            was, now = json.loads(before or "null"), json.loads(after or "null")
            step = Step(int(now["revision"]), dict(was["fields"]), dict(now["fields"]))
        except (ValueError, TypeError, KeyError):
            continue
        found.append(step)
    return tuple(found)


def compare(
    ours: tuple[int, Mapping[str, Field]],
    our_steps: Iterable[Step],
    theirs: tuple[int, Mapping[str, Field]],
    their_steps: Iterable[Step],
) -> Relative:
    """How their state (revision and fields) stands to ours."""
    here, there = _state(*ours), _state(*theirs)
    if here == there:
        return "same"
    if here in _former(there, tuple(their_steps)):
        return "newer"
    if there in _former(here, tuple(our_steps)):
        return "older"
    return "same" if here[1] == there[1] else "both changed"


def _state(revision: int, fields: Mapping[str, Field]) -> State:
    return revision, frozenset(fields.items())


def _former(state: State, known: tuple[Step, ...]) -> set[State]:
    """The states that led to one, step by step backwards, by whichever steps fit."""
    found: set[State] = set()
    waiting = [state]
    while waiting:
        revision, pairs = waiting.pop()
        fields = dict(pairs)
        for step in known:
            if step.revision == revision and step.after.items() <= fields.items():
                former = _state(revision - 1, {**fields, **step.before})
                if former not in found:
                    found.add(former)
                    waiting.append(former)
    return found
