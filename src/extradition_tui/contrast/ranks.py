"""Places in a row as numbers that can differ: "the third storm", "the 88th minute".

Ranks are compared with ranks of the same noun alone, and only where they are left over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extradition_tui.contrast.clauses import clause_at
from extradition_tui.contrast.counted import Counted, surroundings
from extradition_tui.contrast.persons import who
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.times import in_date, years_of
from extradition_tui.contrast.words import stem
from extradition_tui.model import Figure

RANK = "rank"
ERAS = frozenset(["bc", "bce", "ad", "ce"])
"""What a century is of that no calendar date stands for: "the third century BC"."""
_FEWEST = 3
"""The first and the second of something are mostly two of them, and both are told of."""

_NAME_AFTER = re.compile(r"\s+[A-Z]")
_NAMES_TEXT = """
quarter half round period set inning leg degree base amendment lady person party class generation
hand thing day week month year decade century millennium term grade place time edition division
world anniversary birthday street avenue
"""
_NAMES = frozenset(stem(word) for word in _NAMES_TEXT.split())
"""What an ordinal names rather than ranks: "the second quarter", "first degree"."""


def ranked(reading: Reading, line: Line, figure: Figure) -> Counted | None:
    """A place in a row, with what is ranked; None for dates, and where the ordinal is a name."""
    noun = stem(figure.of.split()[-1]) if figure.of else ""
    if not figure.ordinal or not noun or noun in _NAMES or in_date(line, figure):
        return None
    if (figure.value or 0) < _FEWEST or _NAME_AFTER.match(reading.text, figure.end):
        return None
    over, kinds = surroundings(reading, line, figure, noun)
    clause = clause_at(reading, line, figure.start)
    return Counted(
        line=line,
        figure=figure,
        size=replace(figure, unit=RANK),
        noun=noun,
        people=False,
        fate="",
        over=over,
        kinds=kinds,
        context=clause.content,
        years=years_of(reading, line),
        places=frozenset(),
        who=who(reading, line, figure, clause),
        act=clause.predicate,
    )
