"""How a vote went: "by seven votes to two" here and "an 8-1 ruling" there.

A tally is two numbers in one, so it is no figure of what it counts; each source gives one tally, or
none of them is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from extradition_tui.contrast.findings import Ground, difference, value
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast_model import Difference

_SMALL_TEXT = """
none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
"""
_SMALL = {word: number for number, word in enumerate(_SMALL_TEXT.split())}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_SMALL)})"
_TALLY = re.compile(
    rf"\b{_NUMBER}(?:\s+votes?)?(?:\s+to\s+|\s+against\s+|[-–]to[-–]|[-–]){_NUMBER}\b(?![-–/%\d])",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:votes?|voted|voting|ruling|ruled|majority|decision|verdict|judges|justices|court|panel"
    r"|council|committee|senate|parliament|lawmakers|legislators)\b",
    re.IGNORECASE,
)
_LIKELY = 0.65


@dataclass(frozen=True, eq=False)
class _Tally:
    line: Line
    start: int
    end: int
    votes: tuple[int, int]


def tally_differences(ground: Ground) -> Iterator[Difference]:
    """Two sources that give one tally each, and another."""
    given = {
        reading.article: found
        for reading in ground.readings
        if (found := _only(list(_in(reading))))
    }
    met: set[str] = set()
    for one, other in combinations(sorted(given), 2):
        if given[one].votes != given[other].votes and not {one, other} <= met:
            met |= {one, other}
            same = [a for a in sorted(given) if given[a].votes in _votes(given, one, other)]
            values = {
                a: [value(ground.reading(a), given[a].start, given[a].end, _plain(given[a]))]
                for a in same
            }
            yield difference("figure", values, _LIKELY, "another result of the vote")


def _votes(given: dict[str, _Tally], one: str, other: str) -> set[tuple[int, int]]:
    return {given[one].votes, given[other].votes}


def _plain(tally: _Tally) -> str:
    return f"{tally.votes[0]}-{tally.votes[1]}"


def _only(found: list[_Tally]) -> _Tally | None:
    """The first of an article's tallies, where all of them are the same."""
    return found[0] if len({tally.votes for tally in found}) == 1 else None


def _in(reading: Reading) -> Iterator[_Tally]:
    for line in (*reading.lines, *reading.headings):
        for match in _TALLY.finditer(line.text) if _VOTE.search(line.text) else ():
            votes = sorted((_read(match[1]), _read(match[2])), reverse=True)
            if votes[0] > votes[1] and not _dated(line, match):
                start = line.start + match.start()
                yield _Tally(line, start, start + len(match[0]), (votes[0], votes[1]))


def _read(number: str) -> int:
    return _SMALL[number.casefold()] if number.casefold() in _SMALL else int(number)


def _dated(line: Line, match: re.Match[str]) -> bool:
    begin, end = line.start + match.start(), line.start + match.end()
    return any(date.start < end and begin < date.end for date in line.dates)
