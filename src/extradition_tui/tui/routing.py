"""From keys to actions: a pure function, so that keys are tested as a table.

Digits before a key are a count ("12G"); a first stroke of two ("g", "]") waits, without a timeout,
and its choices can be shown; Esc leaves what was begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from .actions import ACTIONS, ANY_LETTER, Action, actions_for

MOST_COUNT = 9_999_999


@dataclass(frozen=True, slots=True)
class Pending:
    """What was typed and waits for more: a count's digits, and the first stroke of two."""

    count: str = ""
    prefix: str = ""

    def __bool__(self) -> bool:
        return bool(self.count or self.prefix)


NOTHING = Pending()


@dataclass(frozen=True, slots=True)
class Routed:
    """What a key led to: an action's name (None: none yet) with its count, and what waits now.

    ``letter`` is the stroke that stood for any letter in the action's key.
    """

    action: str | None
    count: int | None = None
    pending: Pending = NOTHING
    letter: str = ""


def route(
    pending: Pending,
    stroke: str,
    contexts: Sequence[str],
    table: tuple[Action, ...] = ACTIONS,
) -> Routed:
    """What ``stroke`` means in ``contexts`` (innermost first), after what is pending."""
    if pending and stroke == "escape":
        return Routed(None)
    if not pending.prefix and stroke in _DIGITS and (stroke != "0" or pending.count):
        digits = str(min(int(pending.count + stroke), MOST_COUNT))
        return Routed(None, pending=Pending(digits))
    wanted = f"{pending.prefix} {stroke}" if pending.prefix else stroke
    begins = False
    for action in actions_for(contexts, table):
        count = int(pending.count) if pending.count else None
        if wanted in action.keys:
            return Routed(action.name, count)
        if stroke in ascii_lowercase and f"{pending.prefix} {ANY_LETTER}" in action.keys:
            return Routed(action.name, count, letter=stroke)
        begins = begins or any(key.startswith(f"{wanted} ") for key in action.keys)
    return Routed(None, pending=Pending(pending.count, wanted) if begins else NOTHING)


def choices(
    pending: Pending, contexts: Sequence[str], table: tuple[Action, ...] = ACTIONS
) -> tuple[tuple[str, Action], ...]:
    """What may follow a pending prefix: the next stroke, and the action that it leads to."""
    if not pending.prefix:
        return ()
    start = f"{pending.prefix} "
    return tuple(
        (key.removeprefix(start), action)
        for action in actions_for(contexts, table)
        for key in action.keys
        if key.startswith(start)
    )


def stroke_of(key: str, character: str | None) -> str:
    """The stroke for a key as Textual names it: the character where it prints, else the name."""
    if character and character.isprintable() and character != " ":
        return character
    return key


_DIGITS = frozenset("0123456789")
