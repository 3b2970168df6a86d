"""Numbers that no number of the other article explains: what is left is laid side by side.

Numbers of one kind that both articles give, or that fit each other, explain each other and are set
aside. Each of those left is paired with the one that stands most clearly in the same telling: in a
sentence that is alike, under the same verb, among the same rare words. What speaks against a pair
counts as much: other years, another fate, another person, a row of like numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from extradition_tui.contrast.common_words import SAY_HOW_MANY, common_words, kindred
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.counted import Counted
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.persons import OLDEST, SOMEBODY
from extradition_tui.contrast.ranks import RANK
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.sizes import compatible, extent, far_apart, nearly_equal, of_one_size
from extradition_tui.model import Figure

_ENOUGH, _CLEARLY, _MARGIN = 1.2, 2.0, 0.2
_SURE, _LIKELY, _AGREEING = 0.7, 0.6, 0.5
_MOST_LEFT = 40
_A_VERB, _A_WORD, _ONLY_ONE, _LIKE_NOUN, _ONE_FATE, _NEARBY = 1.0, 0.6, 0.4, 0.4, 0.5, 0.6
_OTHER_YEARS, _LOOKS_BACK, _OTHER_KIND, _MORE_OF_THEM = 0.5, 0.2, 0.4, 0.3
_NEAR_MISS, _STATISTICS, _OTHER_PERSON, _OTHER_NAMES = 0.4, 0.8, 0.4, 0.6
_TOLD, _TOLD_NEARBY, _NEARLY_ONE, _RARE = 0.6, 1.2, 0.45, 0.5
_MOST_WORDS, _OFTEN = 1.5, 2.0
_BY_SIZE, _ANOTHER_SIZE, _TOLD_OF_BOTH, _OTHER_FATE = 0.8, 0.9, 0.4, 0.8
_ROW, _LEAD = 3, 4
_HARDLY_MORE = 1.5
_UNLIKELY_BY_CHANCE, _A_FEW, _A_POINT = 20, 12, 1

_SCENE = re.compile(r"\W*(?:Back )?(?:In|During) (?:\w+ )?(?:of )?([12]\d{3})\b")

Kind = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Residue:
    """Two numbers that are left over and tell the same thing, and how sure that is."""

    a: Counted
    b: Counted
    confidence: float


@dataclass(frozen=True, eq=False)
class _Side:
    """What is left of one article, with its other numbers."""

    reading: Reading
    left: tuple[Counted, ...]
    spread: Counter[str]

    def alike(self, item: Counted) -> int:
        """How many of those left are of that kind, noun and fate, and about as many."""
        sort = (_kind(item), item.noun, item.fate)
        return sum(
            (_kind(x), x.noun, x.fate) == sort and of_one_size(x.size, item.size) for x in self.left
        )

    def many(self, item: Counted) -> int:
        """The same of things and measures: a player's yards are many, and not of one throw."""
        return self.alike(item) if _kind(item)[0] != "people" else 1


def residues(
    ground: Ground, one: Reading, mine: Sequence[Counted], other: Reading, yours: Sequence[Counted]
) -> Iterator[Residue]:
    """The numbers of two articles that are left over, in pairs of which each is the other's best.

    None where an article has very many left over: it gives a table.
    """
    here = _Side(one, _left(ground, mine, yours, one, other), _spread(one))
    there = _Side(other, _left(ground, yours, mine, other, one), _spread(other))
    if max(len(here.left), len(there.left)) > _MOST_LEFT:
        return
    scores = {
        (i, j): score + _AGREEING * _fits(a, b)
        for i, a in enumerate(here.left)
        for j, b in enumerate(there.left)
        if _may_be_one(a, b) and (score := _score(ground, here, a, there, b))
    }
    for (i, j), score in scores.items():
        rivals = [x for (k, m), x in scores.items() if (k == i) != (m == j)]
        if _fits(here.left[i], there.left[j]):
            continue
        if score >= _ENOUGH and score >= max(rivals, default=0.0) + _MARGIN:
            confidence = _SURE if score >= _CLEARLY else _LIKELY
            yield Residue(here.left[i], there.left[j], confidence)


def _spread(reading: Reading) -> Counter[str]:
    """In how many sentences of an article each stem stands."""
    return Counter(stem for line in reading.lines for stem in _stems(line))


def _left(
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
        if not (item.person or item.partial or _is_age(item) or _of_a_row(item, own))
        and item.line not in headings
        and not any(_explains(ground, given, item) for given in others)
        and not any(_may_be_it(figure, item) for figure in other.report.analysis.figures)
    )


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
        and (_kind(x), x.fate) == (_kind(item), item.fate)
        and (x.noun == item.noun or not (x.noun and item.noun))
    ]
    return len({x.size.value for x in row}) >= _ROW or len(item.line.figures) > 3 * _ROW


def _kind(item: Counted) -> Kind:
    """What a number is of; only numbers of one kind can differ."""
    if item.size.unit:
        return (item.size.unit, "points" if "point" in item.figure.text else "")
    known = concepts()
    persons = item.people or item.noun in known.crowds | known.persons
    return ("people", "") if persons else ("things", "")


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
    if _kind(given) != _kind(item):
        return False
    if _kind(item)[0] == "things" and not kindred(given.noun, item.noun):
        return False
    if item.fate and given.fate and item.fate != given.fate:
        return False
    if item.size.value is None or item.size.value != given.size.value:
        return False
    if not _small(item.figure):
        return True
    one_noun = bool(item.noun) and kindred(given.noun, item.noun)
    return one_noun or bool(_verbs(given, item) or ground.likeness(given.line, item.line))


def _may_be_one(a: Counted, b: Counted) -> bool:
    """Whether nothing forbids that two numbers count the same."""
    if a.fate and b.fate and a.fate != b.fate:
        return False
    alike = nearly_equal(a.size, b.size) or (a.noun and b.noun and kindred(a.noun, b.noun))
    if _kind(a) != _kind(b) and not (_no_unit(a, b) and alike):
        return False
    if _scene(a.line) != _scene(b.line):
        return False
    if (a.fate or b.fate) and _numbered(a.years) != _numbered(b.years):
        return False
    if _apart(_numbered(a.years), _numbered(b.years)) or _apart(a.who - SOMEBODY, b.who - SOMEBODY):
        return False
    if a.size.unit == "%" and abs(extent(a.size) + extent(b.size) - 100) <= _A_POINT:
        return False  # the rest of the whole: "61 per cent had it", "four in ten had not"
    things = _kind(a) == _kind(b) == ("things", "")
    if things and (a.noun in SAY_HOW_MANY or not kindred(a.noun, b.noun)):
        return False
    if a.size.unit == RANK and not kindred(a.noun, b.noun):
        return False
    return of_one_size(a.size, b.size) or _fits(a, b)


def _no_unit(a: Counted, b: Counted) -> bool:
    return not (a.size.unit or b.size.unit)


def _fits(a: Counted, b: Counted) -> bool:
    """Whether both may be meant. "At least 20" means hardly more than 30."""
    as_told = a.figure.unit == b.figure.unit and compatible(a.figure, b.figure)
    if not (as_told or compatible(a.size, b.size)) or far_apart(a.size, b.size):
        return False
    bounded = None in (a.size.low, a.size.high, b.size.low, b.size.high)
    exact = not (a.size.approximate or b.size.approximate)
    less, more = sorted((extent(a.size), extent(b.size)))
    return not (bounded and exact and more > _HARDLY_MORE * less)


def _score(ground: Ground, here: _Side, a: Counted, there: _Side, b: Counted) -> float:
    """How clearly two numbers stand in one telling; 0 where nothing does but the words around."""
    like = ground.likeness(a.line, b.line)
    own = {a.noun, b.noun}
    close = _common(here, a.context - own, there, b.context - own)
    whole = _common(here, _stems(a.line) - own, there, _stems(b.line) - own)
    around = _common(
        here,
        (_stems(a.line) | _before(here.reading, a.line)) - own,
        there,
        (_stems(b.line) | _before(there.reading, b.line)) - own,
    )
    verbs = _verbs(a, b) - own
    words = sum(close.values()), sum(v for k, v in whole.items() if k not in close)
    near = sum(v for k, v in around.items() if k not in close and k not in whole)
    near_miss = nearly_equal(a.figure, b.figure)
    beside = _beside(ground, here.reading, a.line, there.reading, b.line)
    told_alike = max(like, beside) > 0 or sum(words) >= _TOLD or near >= _TOLD_NEARBY
    if not (like or beside) and None in (a.figure.value, b.figure.value):
        return 0.0  # "dozens" may be said of anything
    only = here.alike(a) == there.alike(b) == 1
    crossed = not verbs and (_crossed(a, b) or _crossed(b, a))
    if not (
        verbs or crossed or near_miss or (told_alike and _tied(a, b, like, words[0], only=only))
    ):
        return 0.0
    if (
        like < _NEARLY_ONE
        and _kind(a)[0] != "people"
        and max(here.alike(a), there.alike(b)) >= _ROW
    ):
        return 0.0
    for_it = like + min(_MOST_WORDS, words[0]) + min(_MOST_WORDS, words[1])
    for_it += _NEAR_MISS * near_miss + beside
    for_it += (
        _A_VERB * bool(verbs)
        + _A_WORD * crossed
        + _of_noun(here, a, there, b)
        + _NEARBY * min(2.0, near)
    )
    unlike = _unlike_sizes(a, b) * (_TOLD_OF_BOTH if verbs else 1.0)
    return max(0.0, for_it - unlike - _against(here, a, there, b, like))


def _common(here: _Side, mine: Set[str], there: _Side, yours: Set[str]) -> dict[str, float]:
    """What two passages have in common; a word that an article says all over ties little."""
    return {
        word: weight * min(1.0, _OFTEN / max(1, here.spread[word], there.spread[word]))
        for word, weight in common_words(mine, yours).items()
    }


def _verbs(a: Counted, b: Counted) -> frozenset[str]:
    """The acts that both are told of, in the same words or in others."""
    mine, yours = ({*item.over, item.act, *_measured(item)} - SAY_HOW_MANY for item in (a, b))
    mine, yours = mine - {""}, yours - {""}
    return frozenset(mine & yours) | (kin(mine) & kin(yours))


def _is_money(item: Counted) -> bool:
    return len(item.size.unit or "") == len("USD") and (item.size.unit or "").isupper()


def _crossed(a: Counted, b: Counted) -> bool:
    """Whether the act of one is named beside the other: "it burned", "to put out the blaze"."""
    acts = {*a.over, a.act} - SAY_HOW_MANY - {""}
    beside = {concepts().act(stem) for stem in _stems(b.line) | b.context} - SAY_HOW_MANY
    return bool(acts & beside or kin(acts) & kin(beside))


def _measured(item: Counted) -> tuple[str, ...]:
    """What a measure is of: "210,000 litres of fuel"."""
    return (item.noun,) if item.size.unit and item.size.unit != RANK else ()


def _tied(a: Counted, b: Counted, like: float, words: float, *, only: bool) -> bool:
    """Whether more than the words around ties two numbers that no verb ties.

    Sums and measures count many things; a number of people may be of other people.
    ``only``: each article has but one number of that sort and size left.
    """
    if only and a.noun and a.noun == b.noun:
        return True
    if a.size.unit:
        if only and (words >= _TOLD or like > (_NEARLY_ONE if _is_money(a) else 0)):
            return True
        return like > 0 and words >= _TOLD
    if _kind(a)[0] == "people":
        return a.fate == b.fate or like > 0 or max(a.line.number, b.line.number) < _LEAD
    return like > 0 or rarities().of(a.noun) >= _RARE


def _of_noun(here: _Side, a: Counted, there: _Side, b: Counted) -> float:
    """What the noun says for it: much, where it is rare and each article counts it once."""
    one_sort = kindred(a.noun, b.noun) if a.noun and b.noun else _kind(a)[0] == "people"
    only = one_sort and here.alike(a) == there.alike(b) == 1
    if a.fate and a.fate == b.fate:
        return _ONE_FATE + _ONLY_ONE * only
    if a.noun and a.noun == b.noun:
        return rarities().of(a.noun) + _ONLY_ONE * only
    return _LIKE_NOUN * (one_sort and bool(a.noun and b.noun)) + _ONLY_ONE * only


def _against(here: _Side, a: Counted, there: _Side, b: Counted, like: float) -> float:
    """What speaks against it: other years, other kinds, more numbers of that sort, the size."""
    many = min(len(a.line.figures), len(b.line.figures)) >= _ROW and _kind(a)[0] != "people"
    more = max(here.alike(a), there.alike(b)) - 1
    return (
        _other_years(a.years, b.years)
        + _OTHER_KIND * _apart(a.kinds, b.kinds)
        + _MORE_OF_THEM * max(0, more - 1)
        + _STATISTICS * (many and like < _NEARLY_ONE)
        + _OTHER_PERSON * _of_somebody(a, b)
        + _OTHER_FATE * (bool(a.fate) != bool(b.fate))
        + _OTHER_NAMES * (bool(a.size.unit) and _apart(_names(a.line), _names(b.line)))
    )


def _unlike_sizes(a: Counted, b: Counted) -> float:
    """What the sizes say against two numbers: much of 15 and 30, nothing of two and three."""
    less, more = sorted((extent(a.size), extent(b.size)))
    if abs(extent(a.figure) - extent(b.figure)) <= 1 or not less:
        return 0.0
    return min(_ANOTHER_SIZE, _BY_SIZE * (more / less - 1))


def _of_somebody(a: Counted, b: Counted) -> bool:
    """Whether one is somebody's whom a pronoun stands for, and the other not surely theirs."""
    return bool((a.who | b.who) & SOMEBODY) and not (a.who & b.who - SOMEBODY)


def _other_years(a: frozenset[str], b: frozenset[str]) -> float:
    if a == b:
        return 0.0
    return _LOOKS_BACK if a ^ b == {"before"} else _OTHER_YEARS


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b


def _scene(line: Line) -> str:
    """The year in which a sentence sets its scene: "In 2012 a launch sank"."""
    match = _SCENE.match(line.text)
    return match[1] if match else ""


def _numbered(years: frozenset[str]) -> frozenset[str]:
    return frozenset(year for year in years if year.isdigit())


def _names(line: Line) -> frozenset[str]:
    """The words of the persons and bodies that a sentence names, whose sums and shares it tells."""
    return frozenset(
        word
        for item in line.mentions
        if item.label in ("PERSON", "ORG")
        for word in item.text.casefold().split()
    )


def _stems(line: Line) -> frozenset[str]:
    return frozenset(word.stem for word in line.content)


def _beside(ground: Ground, one: Reading, a: Line, other: Reading, b: Line) -> float:
    """How alike the sentences around two others are: what one tells may stand in the next."""
    mine = [line for line in one.lines if abs(line.number - a.number) < 2]
    yours = [line for line in other.lines if abs(line.number - b.number) < 2]
    return max(
        (ground.likeness(x, y) for x in mine for y in yours if (x, y) != (a, b)), default=0.0
    )


def _before(reading: Reading, line: Line) -> frozenset[str]:
    """The words of the sentence before, whose matter a sentence mostly goes on with."""
    earlier = [other for other in reading.lines if other.number < line.number]
    return _stems(earlier[-1]) if earlier else frozenset()
