"""Dates that no date of the other article explains, laid side by side where they tell of one act.

As with numbers: what both articles give explains itself and is set aside; each date left is paired
with the one that stands most clearly in the same telling. One act, told by a verb or by a noun
("the handover is on 3 May"), must be in both, or the sentences be much alike.
"""

from __future__ import annotations

import calendar
import datetime
import math
import re
from collections.abc import Iterator, Sequence, Set

from extradition_tui.contrast.common_words import common_words
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.dated import Dated, bounded, may_agree, named, of_no_act
from extradition_tui.contrast.findings import LINKED, Ground
from extradition_tui.contrast.kin import kin
from extradition_tui.contrast.reading import Line
from extradition_tui.contrast.words import stem

_ENOUGH, _CLEARLY, _MARGIN = 1.4, 2.5, 0.2
_SURE, _LIKELY = 0.7, 0.6
_MUCH_ALIKE, _NEARLY_ONE = 0.3, 0.45
_ONE_ACT, _LIKE_ACT, _NAMED_ACT, _COMMON_ACT, _NEAR_MISS, _OTHER_PEOPLE, _FAR = (
    1.0,
    0.8,
    0.6,
    0.5,
    0.3,
    0.8,
    0.5,
)
_MOST_WORDS, _SOME_WORDS, _MANY_WORDS = 1.5, 0.5, 1.0
_MOST_LEFT = 40
_COMMON = frozenset(["begin", "end", "last", "go", "come", "came", "hold", "arrive", "leave"])
_LIGHT = frozenset(["go", "went", "come", "came", "last", "hold", "grant", "set", "arrive"])
"""Acts of verbs that may leave it to a noun to say what happens: "take", "hold", "give"."""
_TELLING_TEXT = """
say said tell told announced report added write wrote written speak statement have be
"""
_TELLING = frozenset(form for word in _TELLING_TEXT.split() for form in (word, stem(word)))
_ABOUT_THEN = re.compile(r"\b(?:ago|earlier|later|before)\b|\b(?:around|about|circa)\b", re.I)
_FEW_DAYS, _MANY_DAYS, _MANY_YEARS = 3, 120, 3 * 366
_TOP_LINES = 4
_LOOSE_DAYS, _LOOSE_YEAR, _YEAR = 1, 366, 365


def date_residues(
    ground: Ground, mine: Sequence[Dated], yours: Sequence[Dated]
) -> Iterator[tuple[float, Dated, Dated]]:
    """The dates of two articles that are left over, in pairs of which each is the other's best."""
    here, there = _left(ground, mine, yours), _left(ground, yours, mine)
    if max(len(here), len(there)) > _MOST_LEFT:
        return
    scores = {
        (i, j): score
        for i, a in enumerate(here)
        for j, b in enumerate(there)
        if (score := _score(ground, a, b))
    }
    for (i, j), score in scores.items():
        rivals = [x for (k, m), x in scores.items() if (k == i) != (m == j)]
        if score >= _ENOUGH and score >= max(rivals, default=0.0) + _MARGIN:
            yield (_SURE if score >= _CLEARLY else _LIKELY), here[i], there[j]


def ties(ground: Ground, a: Dated, b: Dated) -> bool:
    """Whether linked sentences date one act: the same, one like it, or among the same words."""
    like = ground.likeness(a.line, b.line)
    if not like:
        return False
    told = sum(common_words(_content(a), _content(b)).values())
    return told >= _SOME_WORDS or _act(a, b, like) > (0.0 if like >= _MUCH_ALIKE else _COMMON_ACT)


def _left(ground: Ground, own: Sequence[Dated], others: Sequence[Dated]) -> list[Dated]:
    """The dates of an article that the other does not give for anything like it."""
    return [
        item
        for item in own
        if item.date.value
        and not any(_gives(ground, other, item) for other in others if not _alone_on_line(other))
        and not of_no_act(item)
        and not _of_the_page(item)
    ]


def _gives(ground: Ground, other: Dated, item: Dated) -> bool:
    """Whether the other article dates that act, or such a sentence, so too."""
    if other.date.value != item.date.value:
        return False
    if _acts(other) & _acts(item) or kin(_acts(other)) & kin(_acts(item)):
        return True
    like = ground.likeness(other.line, item.line)
    return len(item.date.value or "") == 4 or like >= _MUCH_ALIKE


def _of_the_page(item: Dated) -> bool:
    """Whether a date stands in the head of a page: written out, on no verb, in its first lines."""
    if _alone_on_line(item):
        return True
    written_out = len(item.date.value or "") == 10 and (item.date.value or "")[:4] in item.date.text
    on_top = item.line.number < _TOP_LINES and not item.clause.over
    return "http" in item.line.text or (written_out and on_top)


def _alone_on_line(item: Dated) -> bool:
    """Whether a line is nothing but a date: it dates the article and no act."""
    return item.line.text.strip(" .,|-–—") == item.date.text


def _score(ground: Ground, a: Dated, b: Dated) -> float:
    """How clearly two dates tell when one act was; 0 where nothing ties the acts together."""
    apart = _days_apart(a, b)
    if bounded(a) != bounded(b) or may_agree(a.date, b.date) or not apart or _one_weekday(a, b):
        return 0.0
    like = ground.likeness(a.line, b.line)
    if like < _NEARLY_ONE and not _told_alike(a, b, apart):
        return 0.0
    near_miss = apart <= _FEW_DAYS
    act = _act(a, b, like)
    if not act and like < _alike_enough(a, b, apart):
        return 0.0
    close = common_words(_content(a), _content(b))
    whole = common_words(_stems(a.line), _stems(b.line))
    for_it = act + like + min(_MOST_WORDS, sum(close.values()))
    for_it += min(_MOST_WORDS, sum(v for k, v in whole.items() if k not in close))
    others = a.clause.names and b.clause.names and not a.clause.names & b.clause.names
    for_it += _NEAR_MISS * near_miss - _OTHER_PEOPLE * bool(others)
    return max(0.0, for_it - _FAR * (not _told_alike(a, b, apart)))


def _alike_enough(a: Dated, b: Dated, apart: int) -> float:
    """How alike sentences must be whose dates no act ties: each has one, and not two known acts."""
    known, of_years = frozenset(concepts().acts.values()), len(a.date.value or "") == 4
    verbs = a.clause.over and b.clause.over
    single = len(a.line.dates) == len(b.line.dates) == 1
    told = sum(common_words(_content(a), _content(b)).values())
    if not single or (of_years and ((verbs and told < _MANY_WORDS) or apart > _MANY_YEARS)):
        return math.inf
    if (_acts(a) & known and _acts(b) & known) or (verbs and (_telling(a) or _telling(b))):
        return math.inf
    if told >= _SOME_WORDS:
        return LINKED
    if verbs or of_years:
        return _NEARLY_ONE
    return LINKED if apart <= _FEW_DAYS else _MUCH_ALIKE


def _telling(item: Dated) -> bool:
    return item.clause.over in _TELLING


def _told_alike(a: Dated, b: Dated, apart: int) -> bool:
    """Whether both are days or both are years not far apart: a year and a day seldom differ."""
    x, y = a.date.value or "", b.date.value or ""
    if len(x) == len(y) == 4:
        return apart <= _MANY_YEARS
    return min(len(x), len(y)) > 4 and apart <= _MANY_DAYS


def _act(a: Dated, b: Dated, like: float) -> float:
    """How much the acts of two dates say for their being one."""
    mine, yours = _acts(a), _acts(b)
    shared = mine & yours
    if shared - _TELLING - _COMMON:
        return _ONE_ACT
    if kin(mine - shared) & kin(yours - shared):
        return _LIKE_ACT
    if like and (_beside(mine - shared, b) or _beside(yours - shared, a)):
        return _NAMED_ACT
    of_years = len(a.date.value or "") == 4
    one_speaker = bool(_acts(a) & _TELLING and a.clause.names & b.clause.names) and not of_years
    return _COMMON_ACT if shared & _COMMON or one_speaker else 0.0


def _beside(acts: Set[str], item: Dated) -> bool:
    """Whether one of some acts is named in the other clause: "show", "goes on show"."""
    telling = acts - _TELLING - _COMMON
    content = _content(item)
    return bool(telling & content or kin(telling) & kin(content))


def _acts(item: Dated) -> set[str]:
    """The acts that a date may be of: its verb, and what its clause says the date of."""
    known = concepts().acts
    of_a_year = len(item.date.value or "") == 4
    acts = {item.clause.over or ("" if of_a_year else item.clause.predicate)}
    subject = stem(item.clause.subject) if item.clause.subject else ""
    if subject and not item.clause.over:
        acts.add(known.get(subject, subject))
    if item.clause.over in _LIGHT:
        acts.add(_told_by_noun(item))
    return {act for act in acts if act and not act[0].isdigit()}


def _told_by_noun(item: Dated) -> str:
    """The act that the last word before a date names, where the verb says little: "take effect"."""
    named = [
        concepts().act(word.stem)
        for word in item.line.content
        if item.clause.start <= word.start < item.date.start
    ]
    named = [act for act in named if act != item.clause.over]
    return named[-1] if named and kin(named[-1:]) else ""


def _content(item: Dated) -> frozenset[str]:
    own = {word.stem for word in item.line.words if item.date.start <= word.start < item.date.end}
    return item.clause.content - own - {item.clause.predicate, item.clause.over}


def _stems(line: Line) -> frozenset[str]:
    dated = [(date.start, date.end) for date in line.dates]
    return frozenset(
        word.stem
        for word in line.content
        if not any(start <= word.start < end for start, end in dated)
    )


def _one_weekday(a: Dated, b: Dated) -> bool:
    """Whether both name one weekday and nothing else: an anchor may be wrong, not the word."""
    x, y = named(a.date.text), named(b.date.text)
    return x[0] is not None and x[0] == y[0] and not (x[1] and y[1])


def _days_apart(a: Dated, b: Dated) -> int:
    """How many days lie between two dates; 0 where both may be meant of one time."""
    x, y = _days(a), _days(b)
    if x is None or y is None:
        return 0
    if _of_any_year(a) and _of_any_year(b):
        shift = round((x[0] - y[0]) / _YEAR) * _YEAR
        x = (x[0] - shift, x[1] - shift)
    apart = max(x[0] - y[1], y[0] - x[1])
    loose = _LOOSE_DAYS if "/" in f"{a.date.value}{b.date.value}" else 0
    if _ABOUT_THEN.search(f"{a.date.text} {b.date.text}") and x[1] - x[0] > 31:
        loose = _LOOSE_YEAR
    return apart if apart > loose else 0


def _of_any_year(item: Dated) -> bool:
    """Whether a month is named without its year, which may then be the one before or after."""
    value = item.date.value or ""
    return len(value) == 7 and value[:4] not in item.date.text


def _days(item: Dated) -> tuple[int, int] | None:
    """The first and the last day that a date may mean, as ordinals; None where it names none."""
    first, _, last = (item.date.value or "").partition("/")
    last = last or first
    try:
        begin = datetime.date.fromisoformat((first + "-01-01")[:10])
        year, month = int(last[:4]), int(last[5:7] or 12)
        day = int(last[8:10] or calendar.monthrange(year, month)[1])
        return begin.toordinal(), datetime.date(year, month, day).toordinal()
    except ValueError:
        return None
