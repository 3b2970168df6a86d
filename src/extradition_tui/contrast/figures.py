"""The same thing counted, with another value. Rounding and bounds that fit are no difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, islice

from extradition_tui.contrast.common_words import SAY_HOW_MANY
from extradition_tui.contrast.counted import Counted, counted
from extradition_tui.contrast.findings import CERTAIN, Ground, difference, value
from extradition_tui.contrast.lasting import lengths_of_one
from extradition_tui.contrast.left_over import given_bare, one_of_two
from extradition_tui.contrast.name_spellings import plain_words
from extradition_tui.contrast.persons import SOMEBODY, role_of_age, surname_of
from extradition_tui.contrast.ranks import ERAS, ranked
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Reading
from extradition_tui.contrast.residues import residues
from extradition_tui.contrast.sizes import compatible, extent
from extradition_tui.contrast.tallies import tally_differences
from extradition_tui.contrast_model import Difference, DifferenceType, Value
from extradition_tui.model import Figure

_LEAD = 6
_MOST_FIGURES, _MOST_OF_A_SORT, _MOST_VALUES = 200, 12, 3
_MUCH_ALIKE, _NEARLY_ONE = 0.3, 0.45
_GROWING = frozenset(["dead", "injured", "missing", "infected", "displaced", "arrested"])
_TOLD_ONCE = "dead"
"""What an article tells of one toll; it may tell of several groups of arrested or hurt."""

_SURE, _LIKELY, _HARDLY, _LATER = 0.85, 0.65, 0.45, 0.55
_RARE = 0.5
_SOME_YEARS = 2
_TIMES = frozenset(["day", "week", "month", "year", "night", "hour"])
_LENGTHS = frozenset(["m", "kg", "ha", "km/h", "l", "degree", "year"])


@dataclass(frozen=True, eq=False)
class _Pair:
    """Two figures that count the same and cannot both be meant."""

    a: Counted
    b: Counted
    confidence: float
    why: str


def figure_differences(ground: Ground) -> Iterator[Difference]:
    """Where sources count the same thing and come to values that cannot both be meant."""
    found = {reading.article: _all_counted(reading) for reading in ground.readings}
    pairs = [
        pair
        for one, other in combinations(ground.readings, 2)
        for pair in _differing(ground, one, found[one.article], other, found[other.article])
    ]
    for joined in _joined([*pairs, *_left_over(ground, found, pairs)]):
        yield _made(ground, joined)
    yield from tally_differences(ground)


def _left_over(
    ground: Ground, found: Mapping[str, Sequence[Counted]], pairs: Sequence[_Pair]
) -> Iterator[_Pair]:
    """What no other number explains, where it is told of the same thing.

    Left out are numbers of which one article would give two, or nearly every article another.
    """
    paired = {
        (place, pair.b.line.article if place[0] == pair.a.line.article else pair.a.line.article)
        for pair in pairs
        for place in _places(pair)
        if pair.confidence >= CERTAIN
    }
    ranks = {reading.article: _all_ranked(reading) for reading in ground.readings}
    left: list[_Pair] = []
    for one, other in combinations(ground.readings, 2):
        mine, yours = ([*found[x.article], *ranks[x.article]] for x in (one, other))
        for item in residues(ground, one, mine, other, yours):
            pair = _dated(one, other, item.a, item.b, item.confidence)
            of_a, of_b = _places(pair)
            if not {(of_a, other.article), (of_b, one.article)} & paired:
                left.append(pair)
    for joined in _joined(left):
        given = {(item.line.article, item.size.value) for x in joined for item in (x.a, x.b)}
        values = {value for _, value in given}
        if len(given) == len({article for article, _ in given}) and len(values) <= _MOST_VALUES:
            yield from joined


def _all_counted(reading: Reading) -> list[Counted]:
    """What the figures of an article count; the first of very many, for all are compared."""
    lines = (*reading.headings, *reading.lines)
    items = (
        counted(reading, line, figure)
        for line in lines
        for figure in (*line.figures, *lengths_of_one(line))
    )
    return list(islice((item for item in items if item), _MOST_FIGURES))


def _all_ranked(reading: Reading) -> list[Counted]:
    items = (ranked(reading, line, figure) for line in reading.lines for figure in line.figures)
    return list(islice((item for item in items if item), _MOST_FIGURES))


def _differing(
    ground: Ground, one: Reading, mine: Sequence[Counted], other: Reading, yours: Sequence[Counted]
) -> Iterator[_Pair]:
    theirs = _by_sort(yours)
    for sort, own in _by_sort(mine).items():
        yield from _of_one_sort(ground, one, own, other, theirs.get(sort, ()))


def _by_sort(items: Sequence[Counted]) -> dict[tuple[object, ...], list[Counted]]:
    """The counts of an article by what they count, without what it gives a table of."""
    found: dict[tuple[object, ...], list[Counted]] = {}
    for item in items:
        found.setdefault(_sort(item), []).append(item)
    return {sort: some for sort, some in found.items() if len(some) <= _MOST_OF_A_SORT}


def _sort(item: Counted) -> tuple[object, ...]:
    if item.person:
        return (item.person,)
    return (item.noun, item.people, item.size.unit, item.fate)


def _of_one_sort(
    ground: Ground, one: Reading, mine: Sequence[Counted], other: Reading, yours: Sequence[Counted]
) -> Iterator[_Pair]:
    apart = [b for b in yours if not _agrees(b, yours, mine) and not _broken_down(b, yours)]
    for a in mine:
        if not apart or _agrees(a, mine, yours) or _broken_down(a, mine):
            continue
        for b in apart:
            if not _one_thing(a, b):
                continue
            about = a.context & b.context - SAY_HOW_MANY
            single = _single(a, mine, about) and _single(b, yours, about)
            confidence = _confidence(ground, a, b, single)
            if confidence and not (_gives(ground, other, a) or _gives(ground, one, b)):
                yield _dated(one, other, a, b, confidence)


def _dated(one: Reading, other: Reading, a: Counted, b: Counted, confidence: float) -> _Pair:
    """The pair, less surely a difference where the later report has the higher count."""
    later = _later(one, other, a, b)
    return _Pair(a, b, min(confidence, _LATER) if later else confidence, later)


def _agrees(item: Counted, own: Sequence[Counted], others: Sequence[Counted]) -> bool:
    """Whether the other article too has the number, or one that fits what is said of it here.

    An article that says "at least three" once means no more by a later "three".
    """
    forms = [x for x in own if _sort(x) == _sort(item) and x.size.value == item.size.value]
    return any(
        _sort(item) == _sort(other) and any(compatible(x.size, other.size) for x in forms)
        for other in others
    )


def _broken_down(item: Counted, own: Sequence[Counted]) -> bool:
    """Whether a sentence gives several numbers of one sort, as "nine in Arle, four in Brenn"."""
    sort = [x for x in own if x.line is item.line and _sort(x) == _sort(item)]
    return not item.person and (len({x.size.value for x in sort}) > 1 or one_of_two(item, own))


def _single(item: Counted, own: Sequence[Counted], about: Set[str]) -> bool:
    """Whether an article gives no other value for things of that sort.

    Of money and measures: none that the same verb governs among the words that both sources have.
    """
    near = [x for x in own if _sort(x) == _sort(item) and (x is item or not x.partial)]
    if item.size.unit:
        near = [x for x in near if x is item or (x.over & item.over and x.context & about)]
    return len({x.size.value for x in near}) == 1


def _one_thing(a: Counted, b: Counted) -> bool:
    """Whether two figures count the same sort of thing, of the same scope."""
    if a.person or b.person:
        return a.person == b.person
    if _sort(a) != _sort(b) or a.partial or b.partial or _of_points(a) != _of_points(b):
        return False
    if _apart(a.who, b.who):
        return False
    if _apart(a.years, b.years) or (a.years != b.years and (a.fate or a.size.unit)):
        return False
    if a.fate and _leads(a, b):
        return not _apart(a.kinds, b.kinds)
    return not (_apart(a.kinds, b.kinds) or _apart(a.places, b.places))


def _of_points(item: Counted) -> bool:
    """Whether a share is told in percentage points, which are no share of anything."""
    return "point" in item.figure.text


def _leads(a: Counted, b: Counted) -> bool:
    """Whether both stand where an article tells its news, and not what was before."""
    return max(a.line.number, b.line.number) < _LEAD


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b


def _confidence(ground: Ground, a: Counted, b: Counted, single: bool) -> float:
    """How sure it is that both count the same thing; 0 where nothing ties them together.

    ``single``: each article has but one value for things of that sort.
    """
    like = ground.likeness(a.line, b.line)
    if a.person:
        return _of_ages(ground, a, b)
    around = {word for word in a.context & b.context if not word[0].isdigit()}
    around -= {a.noun, *SAY_HOW_MANY}
    if a.size.unit not in _TIMES:
        around |= a.context & b.context & _TIMES
    around |= a.years & b.years - {"before"}
    governed = a.over & b.over - SAY_HOW_MANY
    if a.fate:
        lines = {word.stem for word in a.line.content} & {word.stem for word in b.line.content}
        return _of_fate(a, b, like, bool(lines - SAY_HOW_MANY - a.over - b.over), single)
    if a.size.unit:
        sure = _of_measure(a, b, like, governed, around - governed)
        if like and single and around and a.size.unit not in _LENGTHS:
            sure = max(sure, _LIKELY)
    else:
        sure = _of_noun(a, like, governed, around, single)
    both = a.who & b.who - SOMEBODY
    of_sums = a.size.unit and a.size.unit not in _LENGTHS and a.size.unit not in _TIMES
    of_one_person = of_sums or bool(both) or not (a.who or b.who) or like >= _NEARLY_ONE
    return sure if of_one_person and (single or like) else min(sure, _HARDLY)


def _of_fate(a: Counted, b: Counted, like: float, around: bool, single: bool) -> float:
    """A toll: told where an article begins, else in sentences that have something in common."""
    if _leads(a, b):
        return _SURE if like or around or single else _LIKELY
    if like >= _MUCH_ALIKE:
        return _SURE
    one_toll = single and a.fate == _TOLD_ONCE and min(extent(a.size), extent(b.size)) > 1
    return _LIKELY if like or around or one_toll else 0.0


def _of_measure(
    a: Counted, b: Counted, like: float, governed: frozenset[str], around: set[str]
) -> float:
    """Money, shares and lengths count many things: the words that govern them must be the same."""
    if not (a.over and b.over):
        return _LIKELY if like >= _MUCH_ALIKE and len(around) > 1 else 0.0
    if not governed or not around:
        return 0.0
    if not like and a.size.unit in _LENGTHS:
        return _HARDLY
    return _SURE if like or len(around) > 1 else _LIKELY


def _of_noun(
    a: Counted, like: float, governed: frozenset[str], around: set[str], single: bool
) -> float:
    rare = rarities().of(a.noun)
    if single and rare >= _RARE:
        if governed and (like or around):
            return _SURE
        return _LIKELY if governed or like else _HARDLY
    enough = len(around | governed) > 1 and (governed or not a.over)
    return (_SURE if like >= _MUCH_ALIKE else _LIKELY) if like and enough else 0.0


def _of_ages(ground: Ground, a: Counted, b: Counted) -> float:
    """Ages of one person; a year or two are a hint where the articles may be years apart."""
    if not (_alone(ground, a) and _alone(ground, b)):
        return 0.0
    days = [ground.reading(item.line.article).report.article.published for item in (a, b)]
    told_together = all(days) and len({(day or "")[:4] for day in days}) == 1
    aged = abs((a.size.value or 0) - (b.size.value or 0)) <= _SOME_YEARS
    return _HARDLY if aged and not told_together else _SURE


def _alone(ground: Ground, item: Counted) -> bool:
    """Whether an article names nobody else of that surname, or tells one age of that office."""
    reading = ground.reading(item.line.article)
    if item.person.startswith("the "):
        figures = [(line, figure) for line in reading.lines for figure in line.figures]
        ages = {x.value for line, x in figures if role_of_age(reading, line, x) == item.person}
        return len(ages) == 1
    names = {
        plain_words(mention.text)
        for mention in reading.report.analysis.mentions
        if mention.label == "PERSON" and surname_of(mention.text) == item.person
    }
    return len({name for name in names if len(name) > 1}) < 2


def _gives(ground: Ground, reading: Reading, item: Counted) -> bool:
    """Whether an article has that number too, of the same noun or of none."""
    wanted = item.figure
    return given_bare(ground, reading, item) or any(
        figure.value is not None
        and figure.value == wanted.value
        and figure.unit == wanted.unit
        and (not wanted.of or figure.of == wanted.of)
        for figure in reading.report.analysis.figures
    )


def _later(one: Reading, other: Reading, a: Counted, b: Counted) -> str:
    """Why a count that grows is no difference: the later report has the higher one."""
    first, second = one.report.article.published, other.report.article.published
    x, y = a.figure.value, b.figure.value
    if a.fate not in _GROWING or not first or not second or first == second or not x or not y:
        return ""
    if (first < second) != (x < y):
        return ""
    return f"the later report ({max(first, second)}) has the higher number of {a.fate}"


def _joined(pairs: Sequence[_Pair]) -> Iterator[list[_Pair]]:
    """The pairs that share a figure, together: one difference of several sources."""
    left = list(pairs)
    while left:
        joined, left = [left[0]], left[1:]
        places = set(_places(joined[0]))
        while more := [pair for pair in left if places & set(_places(pair))]:
            joined += more
            left = [pair for pair in left if pair not in more]
            places |= {place for pair in more for place in _places(pair)}
        yield joined


def _places(pair: _Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    return (pair.a.line.article, pair.a.figure.start), (pair.b.line.article, pair.b.figure.start)


def _made(ground: Ground, pairs: Sequence[_Pair]) -> Difference:
    values: dict[str, list[Value]] = {}
    for item in (item for pair in pairs for item in (pair.a, pair.b)):
        figure = item.figure
        place = value(ground.reading(item.line.article), figure.start, figure.end, _normal(figure))
        values.setdefault(item.line.article, []).append(place)
    first = pairs[0].a
    said = first.fate or first.figure.of or first.figure.unit
    why = "another age" if first.person else f"another number of {said}"
    best = max(pairs, key=lambda pair: pair.confidence)
    kind: DifferenceType = "date" if first.noun in ERAS else "figure"
    return difference(kind, values, best.confidence, best.why or why)


def _normal(figure: Figure) -> str | None:
    return None if figure.value is None else f"{figure.value:.10g}"
