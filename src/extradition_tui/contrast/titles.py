"""The office that each source gives to the same person."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from extradition_tui.contrast.findings import Ground, difference
from extradition_tui.contrast.held_offices import HeldOffice, held_offices, without_accents
from extradition_tui.contrast.offices import (
    CHIEFS,
    COURTESIES,
    ENGAGED,
    heads_a_body,
    is_main_post,
    is_office,
    never_both,
    one_field,
    one_sort_of_post,
)
from extradition_tui.contrast.reading import Line, Reading, in_quotation
from extradition_tui.contrast.same_offices import is_borne, same_office
from extradition_tui.contrast.spelling import spelt_otherwise
from extradition_tui.contrast.twins import Twin
from extradition_tui.contrast_model import Difference, Value
from extradition_tui.model import Mention

_OF_A_COUNTRY = frozenset(["state", "government"])
"""What presidents and premiers are head of: it is another word for all of them."""

_SURE, _LIKELY, _PROBABLE, _DOUBTED = 0.85, 0.65, 0.55, 0.4
_MUCH = 0.5
_ALIKE = 0.3


def title_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Persons to whom two sources give offices that one person is not likely to hold at once.

    Offices of different kinds (senator, candidate) may both be held, so they are no difference,
    unless they stand at one place of sentences that say the same.
    """
    people = _people(ground)
    places = _one_place(laid) if people else frozenset()
    for _, offices in sorted(people.items()):
        found = _difference(ground, offices, places)
        if found:
            yield found


def _people(ground: Ground) -> Mapping[str, Sequence[HeldOffice]]:
    """The offices of each person, by surname; spellings of one name are one."""
    people: dict[str, list[HeldOffice]] = {}
    persons = _persons(ground)
    for reading in ground.readings:
        others = _not_of_titles(reading)
        for lines, heading in ((reading.headings, True), (reading.lines, False)):
            for line in lines:
                for mention in _of_persons(line, persons):
                    if in_quotation(line, mention.start):
                        continue
                    for office in held_offices(reading, line, mention, others, heading=heading):
                        people.setdefault(_surname(mention.text), []).append(office)
    return _joined(people)


def _of_persons(line: Line, persons: Mapping[str, str]) -> Iterator[Mention]:
    """The mentions of persons, cut to the name where what stands before it was taken for a part.

    A name that another article has as a person's is one where the pipeline saw none.
    """
    for name in persons.values():
        if name not in line.text:
            continue
        start = line.start + line.text.index(name)
        end = start + len(name)
        if not any(m.start < end and start < m.end for m in line.mentions):
            yield Mention(start, end, name, "PERSON", "")
    for mention in line.mentions:
        words = mention.text.split()
        for first in range(len(words) - 1):
            name = " ".join(words[first:])
            if without_accents(name) in persons and mention.text.endswith(name):
                yield dataclasses.replace(mention, start=mention.end - len(name), text=name)
                break
        else:
            if mention.label == "PERSON":
                yield mention


def _joined(people: Mapping[str, Sequence[HeldOffice]]) -> Mapping[str, Sequence[HeldOffice]]:
    """Surnames of different articles that are spelt otherwise, beside one given name, are one."""
    joined: dict[str, list[HeldOffice]] = {}
    for name, offices in sorted(people.items()):
        one = next((other for other in joined if _respelt(name, offices, other, joined)), name)
        joined.setdefault(one, []).extend(offices)
    return joined


def _respelt(
    name: str,
    offices: Sequence[HeldOffice],
    other: str,
    joined: Mapping[str, Sequence[HeldOffice]],
) -> bool:
    if not spelt_otherwise(name, other) or _articles(offices) & _articles(joined[other]):
        return False
    return bool(_givens(offices) & _givens(joined[other]))


def _difference(
    ground: Ground, offices: Sequence[HeldOffice], places: frozenset[tuple[str, int, str, int]]
) -> Difference | None:
    by_article: dict[str, list[HeldOffice]] = {}
    for item in offices:
        by_article.setdefault(item.article, []).append(item)
    differing: dict[str, list[Value]] = {}
    surest, reason = 0.0, ""
    for one, other in combinations(sorted(by_article), 2):
        a, b = by_article[one], by_article[other]
        if not _one_person(a, b):
            continue
        a, b = _of_one(a, b), _of_one(b, a)
        sure, why, a, b = max(
            ((*_compared(ground, x, y, places), x, y) for x, y in _sorts(a, b)),
            key=lambda found: found[0],
        )
        if sure:
            differing.setdefault(one, []).extend(item.value for item in a)
            differing.setdefault(other, []).extend(item.value for item in b)
            surest, reason = max((surest, reason), (sure, why))
    return difference("title", differing, surest, reason) if differing else None


def _sorts(
    a: list[HeldOffice], b: list[HeldOffice]
) -> Iterator[tuple[list[HeldOffice], list[HeldOffice]]]:
    """What is compared: the posts of both, and their ranks and seats; else a seat and a post.

    A general may be a spokesman too, and a senator a whip.
    """
    sorts = [
        ([x for x in a if is_borne(x.words) == borne], [x for x in b if is_borne(x.words) == borne])
        for borne in (False, True)
    ]
    both = [(mine, yours) for mine, yours in sorts if mine and yours]
    yield from both or [(a, b)]


def _compared(
    ground: Ground,
    a: Sequence[HeldOffice],
    b: Sequence[HeldOffice],
    places: frozenset[tuple[str, int, str, int]],
) -> tuple[float, str]:
    """How surely the offices that two articles give differ, and how they do; 0 for not at all."""
    if _former_in_one(ground, a, b) or _former_in_one(ground, b, a):
        return _LIKELY, "an office held still, or no more"
    if not any(same_office(x.words, y.words, x.field, y.field) for x, y in product(a, b)):
        # What somebody was and what somebody is may both be so.
        of_one_time = [(x, y) for x, y in product(a, b) if x.former == y.former]
        sure = max((_confidence(ground, x, y, places) for x, y in of_one_time), default=0.0)
        if sure < _PROBABLE and _introduced_otherwise(ground, a, b):
            sure = _PROBABLE
        return sure, "another office of the same person"
    if _called_otherwise(a, b) or _called_otherwise(b, a):
        return _PROBABLE, "other words for an office"
    return 0.0, ""


def _former_in_one(ground: Ground, a: Sequence[HeldOffice], b: Sequence[HeldOffice]) -> bool:
    """Whether an office is told as a former one wherever one article gives it, in the other not.

    Sentences that are alike must do so: an article may tell of the time when the office was held.
    """
    for word in {item.words[-1] for item in a} & {item.words[-1] for item in b} - ENGAGED:
        mine = [item for item in a if item.words[-1] == word]
        yours = [item for item in b if item.words[-1] == word]
        if any(item.former or item.heading for item in yours) or not all(x.former for x in mine):
            continue
        if any(ground.likeness(x.line, y.line) >= _ALIKE for x, y in product(mine, yours)):
            return True
    return False


def _called_otherwise(a: Sequence[HeldOffice], b: Sequence[HeldOffice]) -> bool:
    """Whether one introduces as "union leader X" whom the other calls the union's president."""
    if {item.words[-1] for item in a} & {item.words[-1] for item in b}:
        return False
    mine, yours = _introduction(a), _introduction(b)
    if mine is None or yours is None or yours.words[-1] in CHIEFS:
        return False
    if not mine.kind or {item.words[-1] for item in a} - CHIEFS:
        return False
    if mine.words[-1] == "head" and mine.of <= _OF_A_COUNTRY:
        return False
    if mine.kind & yours.kind:
        return True
    return not yours.kind and heads_a_body(yours.words[-1])


def _introduced_otherwise(ground: Ground, a: Sequence[HeldOffice], b: Sequence[HeldOffice]) -> bool:
    """Whether sentences that are alike introduce a person by posts that share no word."""
    mine, yours = _introduction(a), _introduction(b)
    if mine is None or yours is None:
        return False
    if {item.words[-1] for item in a} & {item.words[-1] for item in b}:
        return False
    return is_main_post(mine.words[-1]) and is_main_post(yours.words[-1])


def _introduction(offices: Iterable[HeldOffice]) -> HeldOffice | None:
    """The first office that the text of an article gives, its title and headings left aside."""
    found = [
        item
        for item in offices
        if not (item.heading or item.former or item.words[-1] in COURTESIES)
    ]
    return min(found, key=lambda item: item.value.start, default=None)


def _confidence(
    ground: Ground, a: HeldOffice, b: HeldOffice, places: frozenset[tuple[str, int, str, int]]
) -> float:
    """How surely one person does not hold two offices; 0 where both may well be held."""
    mine, yours = a.words[-1], b.words[-1]
    shared = a.kind & b.kind
    at_one_place = (*a.line.key, *b.line.key) in places and a.before == b.before
    if mine == yours:
        return _SURE if at_one_place or shared or not (a.kind and b.kind) else _LIKELY
    if shared and one_field(mine, yours):
        return _SURE
    if at_one_place:
        return _LIKELY if one_field(mine, yours) else 0.0 if a.before else _DOUBTED
    if shared:
        return _LIKELY
    if not one_field(mine, yours):
        return 0.0
    if never_both(mine, yours):
        return _LIKELY
    one_sort = one_sort_of_post(mine, yours) or a.before == b.before
    one_body = not (a.of and b.of) or ground.likeness(a.line, b.line) > 0
    return _PROBABLE if one_sort and one_body else _DOUBTED


def _one_place(laid: Sequence[Twin]) -> frozenset[tuple[str, int, str, int]]:
    """Pairs of sentences that are much the same."""
    return frozenset((*twin.link.a.key, *twin.link.b.key) for twin in laid if twin.share >= _MUCH)


def _persons(ground: Ground) -> Mapping[str, str]:
    """Full names that some article has as a person's: another may have taken one for a body.

    By the name without accents, the name as it is written.
    """
    names = {
        mention.text
        for reading in ground.readings
        for mention in reading.report.analysis.mentions
        if mention.label == "PERSON" and " " in mention.text
    }
    return {without_accents(name): name for name in sorted(names)}


def _not_of_titles(reading: Reading) -> frozenset[int]:
    """Where words begin that the pipeline holds for no part of a title: "fired coach Ann Lee"."""
    return frozenset(
        token.start
        for token in reading.report.analysis.tokens
        if token.pos in ("VERB", "AUX", "ADV", "PRON", "DET", "SCONJ")
    )


def _one_person(a: Sequence[HeldOffice], b: Sequence[HeldOffice]) -> bool:
    """Whether the names may be of one person: no two given names that differ."""
    mine, yours = _givens(a), _givens(b)
    return not mine or not yours or any(_is_one_given(given, yours) for given in mine)


def _of_one(a: list[HeldOffice], b: list[HeldOffice]) -> list[HeldOffice]:
    """The offices of the one of two namesakes in an article of whom the other article tells."""
    yours = _givens(b)
    kept = [item for item in a if _is_one_given(_given(item.name), yours)]
    return kept if yours else a


def _is_one_given(given: str, givens: Collection[str]) -> bool:
    return not given or given in givens or any(spelt_otherwise(given, other) for other in givens)


def _givens(offices: Iterable[HeldOffice]) -> set[str]:
    return {_given(item.name) for item in offices} - {""}


def _articles(offices: Iterable[HeldOffice]) -> set[str]:
    return {item.article for item in offices}


def _given(name: str) -> str:
    parts = [part for part in name.split() if part[:1].isupper()]
    offices = [place for place, part in enumerate(parts[:-1]) if is_office(part)]
    parts = parts[offices[-1] + 1 :] if offices else parts
    return without_accents(parts[0]) if len(parts) > 1 else ""


def _surname(name: str) -> str:
    """The last part of a name: of "Ann Lee-Rand" and "Ann Lee Rand" it is the same."""
    parts = name.replace("-", " ").split()
    return without_accents(parts[-1] if parts else name)
