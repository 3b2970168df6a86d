"""The reader's own keys: the table of actions with what a person's settings change in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .actions import ACTIONS, ANY_LETTER, CONTEXTS, EVERYWHERE, FORBIDDEN, Action, shown_key

_NAMES = {
    "esc": "escape",
    "return": "enter",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "up": "up",
    "↑": "up",
    "↓": "down",
}
"""Keys as help shows them or as people call them, and as they are called here."""

_INNER = tuple(context for context in CONTEXTS if context not in ("lines", EVERYWHERE))


class BindingError(ValueError):
    """A key cannot be bound so; the message is one line, ``setting`` the setting that is wrong."""

    def __init__(self, setting: str, message: str) -> None:
        super().__init__(message)
        self.setting = setting


def rebound(
    keys: Iterable[tuple[str, Sequence[str]]], table: tuple[Action, ...] = ACTIONS
) -> tuple[Action, ...]:
    """The table with the keys that settings give to actions, by name or by ``context.name``.

    No keys at all take an action's keys away. Raises BindingError for an unknown action, a key that
    the terminal takes for itself, a digit, a key that another action has in the same place, and one
    that hides another because it is its first stroke.
    """
    given: dict[int, tuple[str, tuple[str, ...]]] = {}
    for setting, chosen in keys:
        context, _, name = setting.rpartition(".")
        places = [
            place
            for place, action in enumerate(table)
            if action.name == name and context in ("", action.context)
        ]
        if not places:
            raise BindingError(setting, f"no action is named {setting!r}; docs/keys.md names all")
        bound = tuple(_key(setting, words) for words in chosen)
        for place in places:
            # What names the context is meant more narrowly than what does not.
            if place not in given or context:
                given[place] = setting, bound
    found = tuple(
        replace(action, keys=given[place][1]) if place in given else action
        for place, action in enumerate(table)
    )
    _look_for_conflicts(found, {found[place]: setting for place, (setting, _) in given.items()})
    return found


def shown_now(keys: str, contexts: Iterable[str], table: tuple[Action, ...]) -> str:
    """Keys as a hint writes them ("j k", "]d"), with those in their place that they are bound to.

    "" where an action has no key any more; what is no key of an action stays as it is.
    """
    held = tuple(contexts)
    return " ".join(filter(None, (_shown_now(word, held, table) for word in keys.split(" "))))


def _shown_now(word: str, contexts: Sequence[str], table: tuple[Action, ...]) -> str:
    for context in contexts:
        for before, now in zip(ACTIONS, table, strict=True):
            if before.context == context and word in map(shown_key, before.keys):
                if before.keys == now.keys:
                    return word
                return shown_key(now.keys[0]) if now.keys else ""
    return word


def _key(setting: str, words: str) -> str:
    """One key as the table writes it: strokes parted by spaces; ``]d`` may be written together."""
    strokes = words.split()
    if len(strokes) == 1 and len(words) == 2:
        strokes = list(words)
    strokes = [_NAMES.get(stroke.lower(), stroke) for stroke in strokes]
    if not 1 <= len(strokes) <= 2:
        raise BindingError(setting, f"{words!r} is not one key or two, as in 'g e'")
    for stroke in strokes:
        if stroke in FORBIDDEN:
            raise BindingError(setting, f"{stroke} cannot be bound: terminals take it for another")
        named = stroke.replace("+", "").replace("_", "").isalnum() or stroke == ANY_LETTER
        if len(stroke) > 1 and not named:
            raise BindingError(setting, f"{stroke!r} is not the name of a key")
    if strokes[0].isdigit():
        raise BindingError(setting, f"{words!r} begins with a digit: digits are counts")
    return " ".join(strokes)


def _look_for_conflicts(table: Sequence[Action], settings: Mapping[Action, str]) -> None:
    """Raise BindingError where a key that somebody chose stands against another one."""
    for action, setting in settings.items():
        for other in _beside(action, table):
            for key, its in ((key, its) for key in action.keys for its in other.keys):
                if key == its:
                    raise BindingError(
                        setting,
                        f"{shown_key(key)} is also the key of {other.name} "
                        f"({CONTEXTS[other.context]}); give that another",
                    )
                if key.startswith(f"{its} ") or its.startswith(f"{key} "):
                    raise BindingError(
                        setting,
                        f"{shown_key(key)} and {shown_key(its)} ({other.name}) hide each other: "
                        "one is the first stroke of the other",
                    )


def _beside(action: Action, table: Sequence[Action]) -> Iterator[Action]:
    """The other actions whose keys may be asked for in the same place."""
    for other in table:
        apart = action.context in _INNER and other.context in _INNER
        if other is not action and (other.context == action.context or not apart):
            yield other
