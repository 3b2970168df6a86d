"""What two passages have in common: rare words, and other words for the same."""

from __future__ import annotations

from collections.abc import Iterable, Set

from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.words import FUNCTION_WORDS

_SAME_TEXT = """
cent percent million billion trillion hundr thousand dozen number total figur people person rate
percentag point night day week month year today yesterday monday tuesday wednesday thursday friday
saturday sunday time hour
"""
SAY_HOW_MANY = frozenset(_SAME_TEXT.split())
"""Stems that stand beside any number or date, and so tie no two of them together."""

_OTHER_WORD = 0.5


def common_words(a: Iterable[str], b: Iterable[str]) -> dict[str, float]:
    """The stems of both passages with their rarity, and the groups of which each has a word.

    A word is counted once: a group is left out where both have the same word of it.
    """
    mine, yours = _telling(a), _telling(b)
    both = mine & yours
    found = {stem: rarities().of(stem) for stem in both}
    groups = _groups(mine) & _groups(yours) - _groups(both)
    return found | dict.fromkeys(groups, _OTHER_WORD)


def kindred(a: str, b: str) -> bool:
    """Whether two stems may name one sort of thing: of one group, or begun alike ("farmer")."""
    if a == b or _groups({a}) & _groups({b}):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and long.startswith(short)


def _telling(stems: Iterable[str]) -> set[str]:
    unsaid = FUNCTION_WORDS | SAY_HOW_MANY
    return {stem for stem in stems if not stem[0].isdigit() and stem not in unsaid}


def _groups(stems: Set[str]) -> set[str]:
    known = concepts()
    found = {f"act {known.acts[stem]}" for stem in stems if stem in known.acts}
    return found | {f"label {name}" for stem in stems for name in known.labels.get(stem, ())}
