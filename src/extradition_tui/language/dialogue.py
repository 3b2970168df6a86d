"""Interviews in which each turn opens with the speaker's name and a colon, without marks.

A line "Lind: It broke." alone may stand in a list of anything. It is a turn of a dialogue where
names take turns: at least two names, each of them again, on lines that end as sentences do.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extradition_tui.language.quotation_marks import Quoted
from extradition_tui.language.words import is_common

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extradition_tui.model import Mention

_TURN = re.compile(
    r"^(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}): (?P<words>[^\s\"“‘«„'].*[.?!…])[ \t]*$",
    re.MULTILINE,
)
_FEWEST_TURNS = 4


def find_turns(text: str, mentions: Sequence[Mention]) -> list[Quoted]:
    """The turns of a dialogue in order, each as the words behind its colon; else nothing."""
    turns = list(_TURN.finditer(text))
    if len(turns) < _FEWEST_TURNS:
        return []
    labels = {item.start: item.label for item in mentions}
    named = [turn for turn in turns if _is_person(turn, labels)]
    again = Counter(_last(turn) for turn in named)
    said = [turn for turn in named if again[_last(turn)] > 1]
    if len(said) < _FEWEST_TURNS or len({_last(turn) for turn in said}) < 2:
        return []
    return [
        Quoted(
            *turn.span("words"), *turn.span("words"), closed=False, continues=False, single=False
        )
        for turn in said
    ]


def _is_person(turn: re.Match[str], labels: Mapping[int, str]) -> bool:
    if labels.get(turn.start("name"), "PERSON") != "PERSON":
        return False
    return not all(is_common(word) for word in turn["name"].split())


def _last(turn: re.Match[str]) -> str:
    return turn["name"].split()[-1].casefold()
