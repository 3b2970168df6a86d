"""What two passages have in common: rare words, and other words for the same."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.words import FUNCTION_WORDS

_SAME_TEXT = """
cent percent million billion trillion hundr thousand dozen number total figur people person rate
percentag point night day week month year today yesterday monday tuesday wednesday thursday friday
saturday sunday time hour second minut decad centimetr centimeter metr meter kilometr kilometer km
mile yard foot feet inch acr hectar litr liter gallon gram kilo kilogram kg tonn ton degre dollar
euro pound
"""
SAY_HOW_MANY = frozenset(_SAME_TEXT.split())
"""Stems that stand beside any number or date, and so tie no two of them together."""

_UNSAID = FUNCTION_WORDS | SAY_HOW_MANY
_OTHER_WORD = 0.5


def common_words(a: Iterable[str], b: Iterable[str]) -> dict[str, float]:
    """The stems of both passages with their rarity, and the words of the first that have kin.

    A word that both have is no other word for anything, and each is kin of one word at most.
    """
    mine, yours = _telling(a), _telling(b)
    both = mine & yours
    found = {stem: rarities().of(stem) for stem in both}
    of_mine, of_yours = _groups(mine - both), _groups(yours - both)
    linked = sorted({stem for name in of_mine.keys() & of_yours for stem in of_mine[name]})
    most = len({stem for name in of_mine.keys() & of_yours for stem in of_yours[name]})
    return found | dict.fromkeys(linked[:most], _OTHER_WORD)


def kindred(a: str, b: str) -> bool:
    """Whether two stems may name one sort of thing: of one group, or begun alike ("farmer")."""
    if a == b or _groups_of(a) & _groups_of(b):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and long.startswith(short)


def _telling(stems: Iterable[str]) -> set[str]:
    return {stem for stem in stems if not stem[0].isdigit() and stem not in _UNSAID}


def _groups(stems: Set[str]) -> dict[str, set[str]]:
    """The groups of words for one thing that some stems belong to, with those stems."""
    found: dict[str, set[str]] = {}
    for stem in stems:
        for name in _groups_of(stem):
            found.setdefault(name, set()).add(stem)
    return found


@lru_cache(maxsize=8192)
def _groups_of(stem: str) -> frozenset[str]:
    known = concepts()
    acts = {f"act {known.acts[stem]}"} if stem in known.acts else set()
    return frozenset({f"label {name}" for name in known.labels.get(stem, ())} | kin([stem]) | acts)
