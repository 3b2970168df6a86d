"""The office that each source gives to the same person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from extradition_tui.contrast.findings import Ground, difference
from extradition_tui.contrast.offices import (
    LOOSE,
    is_office,
    never_both,
    one_field,
    one_sort_of_post,
    plain_office,
    same_office,
)
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.twins import Twin
from extradition_tui.contrast.words import FUNCTION_WORDS
from extradition_tui.model import Difference, Mention, Value

_WORD = re.compile(r"[^\W\d_][\w.&-]*(?:['’]s)?")
_LONGEST = 5
_NEAR = 90
_OF_LONGEST = 4
_LINKS = frozenset(["of", "at", "for", "in", "to", "with", "from", "and", "on"])
_STOPS_TEXT = """
the a an his her its their our former ex current new and of by said former then late
"""
_STOPS = frozenset(_STOPS_TEXT.split())
_PEOPLE = re.compile(
    r"^[A-Z].*(?:ian|can|ean|ish|ese|rab|eli|aqi|ench|utch|reek|oan)$|^U\.?S\.?A?$"
)
_APPOSED = re.compile(r"^(?:['’]s)?,\s+(?:(?:the|its|a|an|their|his|her)\s+)?")
_BEFORE_COMMA = re.compile(r"(?:^|[,;:.“”\"])(?P<clause>[^,;:.“”\"]{3,120}),\s+$")
_ADDRESS = re.compile(r"(?<=\s)(?:M(?:rs?|s)|Miss|Dr|Sir|Dame|Lord|Lady)\.?\s+$")
_LINKED = re.compile(r"\s(?:of|for|and|&)\s+(?:the\s+)?$")
_OPENING = re.compile(
    r"(?P<link>\b(?:of|at|in|for)\s+)?(?:\b(?:the|its|their|his|her|an?)\s+|['’]s?\s+)",
    re.IGNORECASE,
)
_SURE, _LIKELY, _PROBABLE, _DOUBTED = 0.85, 0.65, 0.55, 0.4
_MUCH = 0.5


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as one article gives it to a person: its words, and what it is an office of."""

    article: str
    line: int
    name: str
    words: tuple[str, ...]
    of: frozenset[str]
    before: bool
    value: Value

    @property
    def kind(self) -> frozenset[str]:
        """What tells the office from others of its name: "transport", "of the union"."""
        return frozenset(self.words[:-1]) | self.of


def title_differences(ground: Ground, laid: Sequence[Twin]) -> Iterator[Difference]:
    """Persons to whom two sources give offices that one person is not likely to hold at once.

    Offices of different kinds (senator, candidate) may both be held, so they are no difference,
    unless they stand at one place of sentences that say the same.
    """
    people: dict[str, list[_Office]] = {}
    persons = _persons(ground)
    for reading in ground.readings:
        others = _not_of_titles(reading)
        for line in (*reading.headings, *reading.lines):
            for mention in line.mentions:
                if mention.label == "PERSON" or _without_accents(mention.text) in persons:
                    for office in _offices(reading, line, mention, others):
                        people.setdefault(_surname(mention.text), []).append(office)
    places = _one_place(laid) if people else frozenset()
    for _, offices in sorted(people.items()):
        found = _difference(offices, places)
        if found:
            yield found


def _difference(
    offices: Sequence[_Office], places: frozenset[tuple[str, int, str, int]]
) -> Difference | None:
    by_article: dict[str, list[_Office]] = {}
    for item in offices:
        by_article.setdefault(item.article, []).append(item)
    differing: set[str] = set()
    surest = 0.0
    for one, other in combinations(sorted(by_article), 2):
        a, b = by_article[one], by_article[other]
        if not _one_person(a, b) or any(same_office(x.words, y.words) for x, y in product(a, b)):
            continue
        sure = max(_confidence(x, y, places) for x, y in product(a, b))
        if sure:
            differing |= {one, other}
            surest = max(surest, sure)
    if not differing:
        return None
    values = {article: [item.value for item in by_article[article]] for article in differing}
    return difference("title", values, surest, "another office of the same person")


def _confidence(a: _Office, b: _Office, places: frozenset[tuple[str, int, str, int]]) -> float:
    """How surely one person does not hold two offices; 0 where both may well be held."""
    mine, yours = a.words[-1], b.words[-1]
    shared = a.kind & b.kind
    at_one_place = (a.article, a.line, b.article, b.line) in places and a.before == b.before
    if mine == yours:
        return _SURE if at_one_place or shared or not (a.kind and b.kind) else _LIKELY
    if shared and one_field(mine, yours):
        return _SURE
    if at_one_place:
        return _LIKELY if one_field(mine, yours) else 0.0 if a.before else _DOUBTED
    if shared and not {mine, yours} & LOOSE:
        return _LIKELY
    if not one_field(mine, yours):
        return 0.0
    if never_both(mine, yours):
        return _LIKELY
    one_sort = one_sort_of_post(mine, yours) or a.before == b.before
    return _PROBABLE if one_sort and not (a.of and b.of) else _DOUBTED


def _one_place(laid: Sequence[Twin]) -> frozenset[tuple[str, int, str, int]]:
    """Pairs of sentences that are much the same."""
    return frozenset((*twin.link.a.key, *twin.link.b.key) for twin in laid if twin.share >= _MUCH)


def _persons(ground: Ground) -> frozenset[str]:
    """Full names that some article has as a person's: another may have taken one for a body."""
    return frozenset(
        _without_accents(mention.text)
        for reading in ground.readings
        for mention in reading.report.analysis.mentions
        if mention.label == "PERSON" and " " in mention.text
    )


def _not_of_titles(reading: Reading) -> frozenset[int]:
    """Where words begin that the pipeline holds for no part of a title: "fired coach Ann Lee"."""
    return frozenset(
        token.start
        for token in reading.report.analysis.tokens
        if token.pos in ("VERB", "AUX", "ADV", "PRON", "DET", "SCONJ")
    )


def _one_person(a: Sequence[_Office], b: Sequence[_Office]) -> bool:
    """Whether the names may be of one person: no two given names that differ."""
    mine, yours = ({_given(item.name) for item in items} - {""} for items in (a, b))
    return not mine or not yours or bool(mine & yours)


def _given(name: str) -> str:
    parts = [part for part in name.split() if part[:1].isupper()]
    offices = [place for place, part in enumerate(parts[:-1]) if is_office(part)]
    parts = parts[offices[-1] + 1 :] if offices else parts
    return _without_accents(parts[0]) if len(parts) > 1 else ""


def _offices(
    reading: Reading, line: Line, mention: Mention, others: Collection[int]
) -> Iterator[_Office]:
    """The offices just before a name, in apposition after it, and before a comma before it."""
    text, offset = line.text, line.start
    head = text[: mention.start - offset]
    tail = text[mention.end - offset :]
    inside = _within_name(text, mention.start - offset, mention.end - offset)
    if inside:
        yield from _office(reading, line, mention, inside, frozenset(), True)
    no_title = {start - offset for start in others}
    yield from _before(reading, line, mention, head, no_title)
    apposed = _APPOSED.match(tail)
    if apposed:
        begin = mention.end - offset + apposed.end()
        words, after = _phrase(text, begin, len(text))
        yield from _office(reading, line, mention, words, _of(text, after), False)
    clause = _BEFORE_COMMA.search(_ADDRESS.sub("", head))
    opened = _last_opening(text, *clause.span("clause")) if clause else None
    if clause and opened is not None:
        words, after = _phrase(text, opened, clause.end("clause"))
        of = _of(text[: clause.end("clause")], after)
        yield from _office(reading, line, mention, words, of, False)


def _before(
    reading: Reading, line: Line, mention: Mention, head: str, no_title: Collection[int]
) -> Iterator[_Office]:
    """The offices that end where a name begins: "Secretary of State", "President and Director"."""
    words = _last_words(head, no_title)
    if not words:
        return
    yield from _office(reading, line, mention, words, frozenset(), True)
    link = _LINKED.search(head[: words[0].start()])
    if link:
        first = _last_words(head[: link.start()] + " ", no_title)
        of = frozenset[str]() if link[0].strip() in ("and", "&") else _plain_words(words)
        yield from _office(reading, line, mention, first, of, True)


def _plain_words(words: Sequence[re.Match[str]]) -> frozenset[str]:
    return frozenset(word[0].casefold() for word in words)


def _office(
    reading: Reading,
    line: Line,
    mention: Mention,
    words: Sequence[re.Match[str]],
    of: frozenset[str],
    before: bool,
) -> Iterator[_Office]:
    if not words or not is_office(words[-1][0].split("-")[-1]):
        return
    start, end = line.start + words[0].start(), line.start + words[-1].end()
    plain = plain_office(reading.text[start:end])
    value = Value(reading.text[start:end], start, end, plain[-1])
    yield _Office(reading.article, line.start, mention.text, plain, of, before, value)


def _within_name(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of an office that the pipeline took into a name: "Health Minister Ann Lee"."""
    words = list(_WORD.finditer(text, start, end))
    found = [place for place, word in enumerate(words[:-1]) if is_office(word[0])]
    return words[: found[-1] + 1] if found else []


def _last_words(head: str, others: Collection[int]) -> list[re.Match[str]]:
    """The words of an office that end where a name begins; ``others`` begin words of no title."""
    kept: list[re.Match[str]] = []
    end = len(head)
    for word in reversed(list(_WORD.finditer(head, max(0, end - _NEAR)))):
        plain = word[0].casefold()
        if head[word.end() : end].strip() or len(kept) == _LONGEST or word.start() in others:
            break
        if plain in _STOPS or plain in FUNCTION_WORDS - {"dr"} or plain.endswith(("'s", "’s")):
            break
        if _PEOPLE.search(word[0]) or (kept and _other_case(word[0], kept[-1][0])):
            break
        kept.append(word)
        end = word.start()
    return kept[::-1]


def _last_opening(text: str, begin: int, end: int) -> int | None:
    """Where the last phrase of a clause begins, behind "the" or a possessive, not behind "of"."""
    found = [match for match in _OPENING.finditer(text, begin, end) if not match["link"]]
    return found[-1].end() if found else None


def _other_case(word: str, office: str) -> bool:
    """Whether a small word stands before a capital one: "said Governor"."""
    return word[0].islower() and office[0].isupper()


def _phrase(text: str, begin: int, end: int) -> tuple[list[re.Match[str]], int]:
    """The words of an office from a place up to a link word or a mark; and where they end."""
    kept: list[re.Match[str]] = []
    place = begin
    for word in _WORD.finditer(text, begin, end):
        if text[place : word.start()].strip() or word[0].casefold() in _LINKS:
            break
        if len(kept) > _LONGEST or word[0].casefold() in ("who", "which", "said", "says", "told"):
            break
        kept.append(word)
        place = word.end()
    owned = [number for number, word in enumerate(kept) if word[0].endswith(("'s", "’s", "’", "'"))]
    return kept[owned[-1] + 1 if owned else 0 :], place


def _of(text: str, place: int) -> frozenset[str]:
    """The words that say what an office is of: "of the transport union"."""
    match = re.match(r"\s+(?:of|at|for|in)\s+(?P<what>[^,;:.”\"]+)", text[place:])
    if not match:
        return frozenset()
    words = [word[0].casefold() for word in _WORD.finditer(match["what"])]
    return frozenset([word for word in words if word not in FUNCTION_WORDS][:_OF_LONGEST])


def _surname(name: str) -> str:
    return _without_accents(name.split()[-1] if name.split() else name)


def _without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()
