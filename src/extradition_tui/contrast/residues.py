"""Numbers that no number of the other article explains: what is left is laid side by side.

Numbers of one kind that both articles give, or that fit each other, explain each other and are set
aside. Each of those left is paired with the one that stands most clearly in the same telling: in a
sentence that is alike, under the same verb, among the same rare words. What speaks against a pair
counts as much: other years, another fate, another person, a row of like numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from extradition_tui.contrast.common_words import SAY_HOW_MANY, common_words, kindred
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.counted import Counted
from extradition_tui.contrast.findings import Ground
from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.left_over import (
    ROW,
    apart,
    fits,
    kind,
    left,
    may_be_one,
    verbs_of_both,
)
from extradition_tui.contrast.persons import SOMEBODY
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.sizes import extent, nearly_equal, of_one_size

_ENOUGH, _CLEARLY, _MARGIN = 1.2, 2.0, 0.2
_SURE, _LIKELY, _AGREEING = 0.7, 0.6, 0.5
_MOST_LEFT = 40
_A_VERB, _A_WORD, _ONLY_ONE, _LIKE_NOUN, _ONE_FATE, _NEARBY = 1.0, 0.6, 0.4, 0.4, 0.5, 0.6
_OTHER_YEARS, _LOOKS_BACK, _OTHER_KIND, _MORE_OF_THEM = 0.5, 0.2, 0.4, 0.3
_NEAR_MISS, _STATISTICS, _OTHER_PERSON, _OTHER_NAMES = 0.4, 0.8, 0.4, 0.6
_TOLD, _TOLD_NEARBY, _NEARLY_ONE, _RARE = 0.6, 1.2, 0.45, 0.5
_MOST_WORDS, _OFTEN = 1.5, 2.0
_BY_SIZE, _ANOTHER_SIZE, _TOLD_OF_BOTH, _OTHER_FATE = 0.8, 0.9, 0.4, 0.8
_LEAD = 4


@dataclass(frozen=True, eq=False)
class Residue:
    """Two numbers that are left over and tell the same thing, and how sure that is."""

    a: Counted
    b: Counted
    confidence: float


@dataclass(frozen=True, eq=False)
class _Side:
    """What is left of one article, with its other numbers.

    ``sorts``: how many of those left are of the kind, noun and fate of each, and about as many.
    """

    reading: Reading
    left: tuple[Counted, ...]
    spread: Counter[str]
    sorts: Mapping[int, int]

    def alike(self, item: Counted) -> int:
        """How many of those left are of one sort with this one, itself counted."""
        return self.sorts[id(item)]

    def many(self, item: Counted) -> int:
        """The same of things and measures: a player's yards are many, and not of one throw."""
        return self.alike(item) if kind(item)[0] != "people" else 1


def residues(
    ground: Ground, one: Reading, mine: Sequence[Counted], other: Reading, yours: Sequence[Counted]
) -> Iterator[Residue]:
    """The numbers of two articles that are left over, in pairs of which each is the other's best.

    None where an article has very many left over: it gives a table.
    """
    here = _side(one, left(ground, mine, yours, one, other))
    there = _side(other, left(ground, yours, mine, other, one))
    if max(len(here.left), len(there.left)) > _MOST_LEFT:
        return
    scores = {
        (i, j): score + _AGREEING * fits(a, b)
        for i, a in enumerate(here.left)
        for j, b in enumerate(there.left)
        if may_be_one(a, b) and (score := _score(ground, here, a, there, b))
    }
    for (i, j), score in scores.items():
        rivals = [x for (k, m), x in scores.items() if (k == i) != (m == j)]
        if fits(here.left[i], there.left[j]):
            continue
        if score >= _ENOUGH and score >= max(rivals, default=0.0) + _MARGIN:
            confidence = _SURE if score >= _CLEARLY else _LIKELY
            yield Residue(here.left[i], there.left[j], confidence)


def _side(reading: Reading, items: tuple[Counted, ...]) -> _Side:
    sorts = [(kind(item), item.noun, item.fate) for item in items]
    counts = {
        id(item): sum(
            sort == its and of_one_size(x.size, item.size)
            for x, its in zip(items, sorts, strict=True)
        )
        for item, sort in zip(items, sorts, strict=True)
    }
    return _Side(reading, items, _spread(reading), counts)


def _spread(reading: Reading) -> Counter[str]:
    """In how many sentences of an article each stem stands."""
    return Counter(stem for line in reading.lines for stem in _stems(line))


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
    verbs = verbs_of_both(a, b) - own
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
    if like < _NEARLY_ONE and kind(a)[0] != "people" and max(here.alike(a), there.alike(b)) >= ROW:
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


def _is_money(item: Counted) -> bool:
    return len(item.size.unit or "") == len("USD") and (item.size.unit or "").isupper()


def _crossed(a: Counted, b: Counted) -> bool:
    """Whether the act of one is named beside the other: "it burned", "to put out the blaze"."""
    acts = {*a.over, a.act} - SAY_HOW_MANY - {""}
    beside = {concepts().act(stem) for stem in _stems(b.line) | b.context} - SAY_HOW_MANY
    return bool(acts & beside or kin(acts) & kin(beside))


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
    if kind(a)[0] == "people":
        return a.fate == b.fate or like > 0 or max(a.line.number, b.line.number) < _LEAD
    return like > 0 or rarities().of(a.noun) >= _RARE


def _of_noun(here: _Side, a: Counted, there: _Side, b: Counted) -> float:
    """What the noun says for it: much, where it is rare and each article counts it once."""
    one_sort = kindred(a.noun, b.noun) if a.noun and b.noun else kind(a)[0] == "people"
    only = one_sort and here.alike(a) == there.alike(b) == 1
    if a.fate and a.fate == b.fate:
        return _ONE_FATE + _ONLY_ONE * only
    if a.noun and a.noun == b.noun:
        return rarities().of(a.noun) + _ONLY_ONE * only
    return _LIKE_NOUN * (one_sort and bool(a.noun and b.noun)) + _ONLY_ONE * only


def _against(here: _Side, a: Counted, there: _Side, b: Counted, like: float) -> float:
    """What speaks against it: other years, other kinds, more numbers of that sort, the size."""
    many = min(len(a.line.figures), len(b.line.figures)) >= ROW and kind(a)[0] != "people"
    more = max(here.alike(a), there.alike(b)) - 1
    return (
        _other_years(a.years, b.years)
        + _OTHER_KIND * apart(a.kinds, b.kinds)
        + _MORE_OF_THEM * max(0, more - 1)
        + _STATISTICS * (many and like < _NEARLY_ONE)
        + _OTHER_PERSON * _of_somebody(a, b)
        + _OTHER_FATE * (bool(a.fate) != bool(b.fate))
        + _OTHER_NAMES * (bool(a.size.unit) and apart(_names(a.line), _names(b.line)))
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
