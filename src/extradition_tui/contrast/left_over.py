"""Which numbers of an article nothing in the other explains, and which two of them may be one.

Numbers of one kind that both articles give explain each other. Nothing here says that two numbers
are of one thing, only that nothing forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extradition_tui.contrast.common_words import SAY_HOW_MANY, kindred
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.counted import Counted
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.persons import OLDEST, SOMEBODY
from extradition_tui.contrast.ranks import RANK
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.sizes import compatible, extent, far_apart, nearly_equal, of_one_size
from extradition_tui.contrast.words import stem
from extradition_tui.model import Figure

ROW = 3
"""Numbers of one sort in one sentence that make a row of them."""

_HARDLY_MORE = 1.5
_UNLIKELY_BY_CHANCE, _A_FEW, _A_POINT = 20, 12, 1
_OF_A_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|his|her|those|these)\s+")
_AND_ONE = re.compile(r"\s+[a-z]+ and (?:an?|one) ([a-z]+)(?: ([a-z]+))?", re.IGNORECASE)
_ONE_PERSON = frozenset(["man", "woman", "child", "baby", "policeman"])
_SCENE = re.compile(r"\W*(?:Back )?(?:In|During) (?:\w+ )?(?:of )?([12]\d{3})\b")

Kind = tuple[str, str]


def left(
    ground: Ground,
    own: Sequence[Counted],
    others: Sequence[Counted],
    one: Reading,
    other: Reading,
) -> tuple[Counted, ...]:
    """The numbers of an article's sentences that nothing in the other explains."""
    headings = set(one.headings)
    return tuple(
        item
        for item in own
        if not (item.person or _is_one(item) or _is_age(item) or _of_a_row(item, own))
        and (not item.partial or of_a_whole(item))
        and not one_of_two(item, own)
        and item.line not in headings
        and not any(_explains(ground, given, item) for given in others)
        and not given_bare(ground, other, item)
    )


def kind(item: Counted) -> Kind:
    """What a number is of; only numbers of one kind can differ."""
    if item.size.unit:
        return (item.size.unit, "points" if "point" in item.figure.text else "")
    known = concepts()
    persons = item.people or item.noun in known.crowds | known.persons
    return ("people", "") if persons else ("things", "")


def may_be_one(a: Counted, b: Counted) -> bool:
    """Whether nothing forbids that two numbers count the same."""
    if a.fate and b.fate and a.fate != b.fate:
        return False
    alike = nearly_equal(a.size, b.size) or (a.noun and b.noun and kindred(a.noun, b.noun))
    if kind(a) != kind(b) and not (_no_unit(a, b) and alike):
        return False
    if _scene(a.line) != _scene(b.line):
        return False
    if (a.fate or b.fate) and _numbered(a.years) != _numbered(b.years):
        return False
    if apart(_numbered(a.years), _numbered(b.years)) or apart(a.who - SOMEBODY, b.who - SOMEBODY):
        return False
    if a.size.unit == "%" and abs(extent(a.size) + extent(b.size) - 100) <= _A_POINT:
        return False  # the rest of the whole: "61 per cent had it", "four in ten had not"
    things = kind(a) == kind(b) == ("things", "")
    if things and (a.noun in SAY_HOW_MANY or not kindred(a.noun, b.noun)):
        return False
    if a.size.unit == RANK and not kindred(a.noun, b.noun):
        return False
    return of_one_size(a.size, b.size) or fits(a, b)


def fits(a: Counted, b: Counted) -> bool:
    """Whether both may be meant. "At least 20" means hardly more than 30."""
    as_told = a.figure.unit == b.figure.unit and compatible(a.figure, b.figure)
    if not (as_told or compatible(a.size, b.size)) or far_apart(a.size, b.size):
        return False
    bounded = None in (a.size.low, a.size.high, b.size.low, b.size.high)
    exact = not (a.size.approximate or b.size.approximate)
    less, more = sorted((extent(a.size), extent(b.size)))
    return not (bounded and exact and more > _HARDLY_MORE * less)


def verbs_of_both(a: Counted, b: Counted) -> frozenset[str]:
    """The acts that both are told of, in the same words or in others."""
    mine, yours = ({*item.over, item.act, *_measured(item)} - SAY_HOW_MANY for item in (a, b))
    mine, yours = mine - {""}, yours - {""}
    return frozenset(mine & yours) | (kin(mine) & kin(yours))


def of_a_whole(item: Counted) -> bool:
    """Whether a number tells how many of a number there are: "six of the nine wells"."""
    match = _OF_A_WHOLE.match(item.line.text[item.figure.end - item.line.start :])
    whole = item.figure.end + match.end() if match else -1
    return any(figure.start == whole for figure in item.line.figures)


def given_bare(ground: Ground, reading: Reading, item: Counted) -> bool:
    """Whether an article has that number too, of nothing else.

    A small one that says not what it counts is that number only in a sentence that is alike.
    """
    return any(
        _may_be_it(figure, item)
        and (not _small(figure) or figure.of or ground.likeness(line, item.line))
        for line in (*reading.lines, *reading.headings)
        for figure in line.figures
    )


def one_of_two(item: Counted, own: Sequence[Counted]) -> bool:
    """Whether a sentence goes on to more people of that fate: "two women and one man died"."""
    return and_one_more(item.line, item.figure) or any(
        x.fate == item.fate != ""
        and x.line is item.line
        and x.size.value != item.size.value
        and re.fullmatch(r"[^,.;]{0,25}", _between(x, item))
        for x in own
        if x is not item
    )


def and_one_more(line: Line, figure: Figure) -> bool:
    """Whether one more person is told right after a number of people: "two women and one man"."""
    known = concepts()
    match = _AND_ONE.match(line.text[figure.end - line.start :])
    people = _ONE_PERSON | known.people | known.persons | known.crowds
    return match is not None and any(stem(word) in people for word in match.groups("-"))


def _is_one(item: Counted) -> bool:
    """Whether a number is of one alone, who is mostly one of others."""
    return item.size.value == 1 and not item.size.unit


def _is_age(item: Counted) -> bool:
    """Whether a number is somebody's age who is not named beside it."""
    after = item.line.text[item.figure.end - item.line.start :]
    old = "old" in f"{item.figure.text}{after[:12]}".casefold()
    return old and item.size.unit == "year" and extent(item.size) <= OLDEST


def _of_a_row(item: Counted, own: Sequence[Counted]) -> bool:
    """Whether a sentence gives three or more numbers of one sort: "nine in Arle, four in Brenn"."""
    row = [
        x
        for x in own
        if x.line is item.line
        and (kind(x), x.fate) == (kind(item), item.fate)
        and (x.noun == item.noun or not (x.noun and item.noun))
    ]
    return len({x.size.value for x in row}) >= ROW or len(item.line.figures) > 3 * ROW


def _between(a: Counted, b: Counted) -> str:
    first, second = sorted((a.figure, b.figure), key=lambda figure: figure.start)
    return a.line.text[first.end - a.line.start : second.start - a.line.start]


def _may_be_it(figure: Figure, item: Counted) -> bool:
    """Whether a number of the other article that says nothing else may be this one."""
    if figure.value is None or figure.value != item.figure.value or figure.unit != item.figure.unit:
        return False
    if item.size.unit:
        return not _small(figure)
    return not figure.of or figure.of == item.figure.of or figure.value >= _UNLIKELY_BY_CHANCE


def _small(figure: Figure) -> bool:
    return figure.value is not None and not figure.value % 1 and abs(figure.value) <= _A_FEW


def _explains(ground: Ground, given: Counted, item: Counted) -> bool:
    """Whether a number of the other article is this one.

    Small numbers count many things, so that more must say that they count the same.
    """
    if kind(given) != kind(item):
        return False
    if kind(item)[0] == "things" and not kindred(given.noun, item.noun):
        return False
    if item.fate and given.fate and item.fate != given.fate:
        return False
    if item.size.value is None or item.size.value != given.size.value:
        return False
    if not _small(item.figure):
        return True
    one_noun = bool(item.noun) and kindred(given.noun, item.noun)
    return one_noun or bool(verbs_of_both(given, item) or ground.likeness(given.line, item.line))


def _no_unit(a: Counted, b: Counted) -> bool:
    return not (a.size.unit or b.size.unit)


def _measured(item: Counted) -> tuple[str, ...]:
    """What a measure is of: "210,000 litres of fuel"."""
    return (item.noun,) if item.size.unit and item.size.unit != RANK else ()


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name something and nothing in common."""
    return bool(a and b) and not a & b


def _scene(line: Line) -> str:
    """The year in which a sentence sets its scene: "In 2012 a launch sank"."""
    match = _SCENE.match(line.text)
    return match[1] if match else ""


def _numbered(years: frozenset[str]) -> frozenset[str]:
    return frozenset(year for year in years if year.isdigit())
