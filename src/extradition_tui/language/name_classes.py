"""What each name of an article names: the evidence of all its mentions, added up and compared.

A name has one class in an article. To what speaks for it by itself comes what speaks for those that
it stands in a list with, and for the longer names that it opens.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise, permutations
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from extradition_tui.language.entity_types import decide, weigh
from extradition_tui.language.gazetteers import known_label
from extradition_tui.language.labels import PLACES
from extradition_tui.language.name_features import CLASSES, features, score
from extradition_tui.language.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extradition_tui.language.name_cuts import Candidate
    from extradition_tui.model import EntityLabel

_OTHERS: Final[tuple[EntityLabel, ...]] = ("NORP", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART")
_OTHER = CLASSES.index("OTHER")
# What must speak for no name more than for one: to miss a name costs more than a doubtful one.
_OTHER_BIAS = 0.75
# An unknown foreign word looks like a person's to features and to models more than it is one.
_PERSON_BIAS = 0.6
_CERTAIN = 5.0
# A cue as clear as this counts by itself too, beside its weight as a feature.
_CLEAR = 3.0
_CLEAREST = 4.0  # above that
_CUE = 0.4
# What the classes of a name's neighbours in a list weigh, in logits; and a body's longer name.
_LISTED = 2.0
_SHORT_FORM = 2.5
_SMALL_CITY = 3.0  # how surely a table says that a name is a city's when that is not a large one
_LONGEST_LINK = 12
_LINK = re.compile(r", |,? (?:and|or) (?:the |of |by |in )?")
_NICKNAME = re.compile(r" ?[\"“‘'(][^\"”’)]{1,40}[\"”’)]+ ?")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Name:
    """One spelling of a name with its mentions and the evidence for its label."""

    shape: str
    words: tuple[str, ...]
    items: list[Candidate] = field(default_factory=list)
    votes: dict[EntityLabel, float] = field(default_factory=lambda: defaultdict(float))
    scores: list[tuple[float, ...]] = field(default_factory=list)
    total: list[float] = field(default_factory=list)
    label: EntityLabel = "ORG"
    canonical: str = ""
    doubtful: bool = False


def classed(
    text: str, found: Sequence[Candidate], table: Mapping[str, tuple[float, ...]]
) -> list[Name]:
    """The names that the candidates of a text spell, each with its label.

    ``doubtful`` ones are likelier no names of our kinds. ``table`` says what the features of a
    name weigh (``name_features.weights``).
    """
    names = _by_shape(text, found, table)
    for name in names:
        _add_up(name)
    _with_neighbours(text, found, names)
    _with_longer(names)
    for name in names:
        _label(name)
    return names


def is_strong(name: Name) -> bool:
    """Whether a table of names, or as clear a cue, says that the name is no organisation's."""
    best = decide(name.votes)
    return best != "ORG" and name.votes[best] >= _CERTAIN * len(name.items)


def _by_shape(
    text: str, found: Sequence[Candidate], table: Mapping[str, tuple[float, ...]]
) -> list[Name]:
    names: dict[str, Name] = {}
    for item in found:
        shape = _shape(text[item.start : item.end])
        key = shape.casefold() if not shape.isupper() or len(shape) > 5 else shape
        name = names.setdefault(key, Name(shape, tuple(shape.split())))
        name.items.append(item)
        votes = weigh(text, item)
        name.scores.append(score(features(text, item, votes), table))
        for label, weight in votes.items():
            name.votes[label] += weight
        for hint, weight in item.hints.items():
            name.votes[hint] += weight / 4  # type: ignore[index]
    return list(names.values())


def _shape(text: str) -> str:
    shape = _SPACE.sub(" ", _NICKNAME.sub(" ", text)).strip() or text
    dotted = shape[-1] == "." and shape[:-1].rsplit(" ", 1)[-1] in listed("dotted_endings")
    return shape[:-1] if dotted else shape


def _add_up(name: Name) -> None:
    """Adds up for each class what the features say, and a trained model where it speaks."""
    share = len(name.scores) ** 0.5
    name.total = [sum(scores) / share for scores in zip(*name.scores, strict=True)]
    name.total[_OTHER] -= _OTHER_BIAS
    name.total[CLASSES.index("PERSON")] -= _PERSON_BIAS
    for label, weight in name.votes.items():
        over = weight / len(name.items) - _CLEAR
        if over > 0:
            name.total[_index(label)] += _CUE * min(over, _CLEAREST)
    for item in name.items:
        for hint, weight in item.hints.items():
            name.total[_index(hint)] += weight / share


def _index(label: str) -> int:
    """Which of the classes a label is of."""
    where = "PLACE" if label in PLACES else label if label in CLASSES else "OTHER"
    return CLASSES.index(where)


def _with_neighbours(text: str, found: Sequence[Candidate], names: Sequence[Name]) -> None:
    """Lets names that stand in one list share what speaks for each."""
    pairs = list(_listed_pairs(text, sorted(found, key=attrgetter("start"))))
    if not pairs:
        return
    owners = {id(item): name for name in names for item in name.items}
    told = [
        (name, _shares(other.total))
        for left, right in pairs
        for name, other in permutations((owners[id(left)], owners[id(right)]))
        if name is not other
    ]
    for name, shares in told:
        for index, share in enumerate(shares):
            name.total[index] += _LISTED * (share - 1 / len(CLASSES))


def _listed_pairs(text: str, items: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Candidates side by side in a list with "and" or "or" in it ("Lund, Voss and Holm")."""
    chain: list[tuple[Candidate, Candidate]] = []
    whole = False
    for left, right in pairwise(items):
        gap = text[left.end : right.start] if right.start - left.end < _LONGEST_LINK else ""
        if _LINK.fullmatch(gap):
            chain.append((left, right))
            whole = whole or gap != ", "
            continue
        if whole:
            yield from chain
        chain, whole = [], False
    if whole:
        yield from chain


def _shares(total: Sequence[float]) -> list[float]:
    """The probability of each class by its logit."""
    top = max(total)
    raised = [math.exp(logit - top) for logit in total]
    return [one / sum(raised) for one in raised]


def _with_longer(names: Sequence[Name]) -> None:
    """Lets a word that opens the name of a body be the short form of that name."""
    longer: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            longer[name.words[0]].append(name)
    for name in names:
        bodies = longer.get(name.shape)
        if not bodies or is_strong(name) or any(item.title for item in name.items):
            continue
        if any(opens(name, body) and _class(body) == "ORG" for body in bodies):
            name.total[CLASSES.index("ORG")] += _SHORT_FORM


def opens(name: Name, body: Name) -> bool:
    """Whether a name is the first word of a body that is not called after a place."""
    if body.words[0] != name.shape:
        return False
    known = known_label(name.shape)
    company = listed("company_forms") | listed("trade_words")
    if known and (known[1] > _SMALL_CITY or body.words[-1].rstrip(".") not in company):
        return False
    return not any(word in listed("called_after_places") for word in body.words)


def _class(name: Name) -> str:
    """The class with most evidence."""
    best = decide(name.votes)
    if best in _OTHERS:
        return "OTHER"
    total = list(name.total)
    certain = name.votes[best] >= _CERTAIN * len(name.items)
    if certain or any(item.speaks or item.title for item in name.items):
        total[_OTHER] = -math.inf
    return CLASSES[max(range(len(CLASSES)), key=lambda index: total[index])]


def _label(name: Name) -> None:
    """Gives a name its label, or calls it doubtful."""
    best = _class(name)
    others = {label: name.votes[label] for label in _OTHERS if name.votes[label] > 0}
    if best == "PLACE":
        place = max(PLACES, key=lambda label: (name.votes[label], label))
        name.label = place if name.votes[place] > 0 else "GPE"
    elif best != "OTHER":
        name.label = best  # type: ignore[assignment]
    elif others:
        name.label = decide(others)
    else:
        name.doubtful = True
