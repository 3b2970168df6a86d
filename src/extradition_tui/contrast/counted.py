"""What a figure counts: the noun, what became of it, and the words that govern it.

Two figures may differ only where they count the same: "27 killed" and "a toll of 31", but neither
"27 killed" and "31 held" nor "12 cracked bolts" and "31 missing bolts".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extradition_tui.contrast.clauses import children, clause_at, governors, token_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.fates import fate_in_noun, fate_of, may_be_people, partial
from extradition_tui.contrast.measures import in_one_unit
from extradition_tui.contrast.persons import age_of, role_of_age, who
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.times import in_date, years_of
from extradition_tui.contrast.words import FUNCTION_WORDS, stem
from extradition_tui.model import Figure, Token

_PART_OF_A_WORD = re.compile(r"^\s?[-–/:]\s?\w|^(?:st|nd|rd|th|am|pm|a\.m|p\.m)\b|^[.:]\d")
_COMPOUND = re.compile(r"^[-–](?!year)([a-z]{3,})\b(?![-–])")
"""What counts in one word with its number: "a five-member panel", "a 40-bed ward"."""

_WITHIN_A_WORD = re.compile(
    r"[\w.][-–/]\s?$|\d:\s?$|\w:$|[-–/#№]\s?$|\b(?:No|Nos|number|page|chapter|section|article|route|room|flight"
    r"|channel|highway|level|phase|level|round|week|day|group|district|line|gate|unit|version)\.?\s$",
    re.IGNORECASE,
)
_SMALLER_UNIT = re.compile(
    r"\d\s*(?:years?|months?|days?|hours?|minutes?|miles?|feet|ft|pounds|lb|stone)(?:,| and)?\s+$"
)
"""What a number goes on with: "12 minutes, 31 seconds" is one length of time."""

_PARTED = re.compile(r"(?<![\d,.])\d{1,3},\s$")
_THOUSANDS = re.compile(r"\d{3}\b(?!,)")
"""The end of a number that was set with a space in it: "a town of 1, 500"."""

_MODEL = re.compile(r"\b(?!US|UK|EU|UN)[A-Z]{1,4}\s?[-–]?\s?$")
"""What makes a number a name: "AK 47", "MH-370"."""

_ONCE_MORE = re.compile(r"\d[\d.,]*(?:\s*(?:million|billion|trillion|mn?|bn|k))?[^\d()]{0,12}\($")
"""The same sum or measure in another unit: "US$1m (£800,000)"."""

_CROWD_OF = re.compile(
    r"\b(?:crowd|audience|turnout|attendance|gathering|workforce|population|congregation) of"
    r"(?: (?:about|around|some|nearly|almost|over|more than|at least|up to))?\s*$",
    re.IGNORECASE,
)
_WERE = re.compile(r"\s+(?:were|have been|are)\s+[a-z]+(?:ed|en)\b")
_SHARES = ("%", "share")
_SCALES = r"(magnitude|category)"
_ON_SCALE = re.compile(
    rf"\b{_SCALES}(?:\s+of)?(?:\s+(?:about|around|at least|some))?[\s-]+$", re.IGNORECASE
)
_SCALE_AFTER = re.compile(rf"^[\s-]+{_SCALES}\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Counted:
    """A figure with what it counts.

    ``size`` is the figure in the unit that it is compared in. ``noun`` is the stem of what is
    counted, "" for persons in general or where none is named; ``fate`` what became of them;
    ``over`` the words that govern the number; ``kinds`` the words that narrow the noun;
    ``context`` the words of its clause; ``years`` and ``places`` those of its sentence; ``who``
    stands in the clause; ``person`` is whose age it is, by surname; ``partial`` is a number of a
    part, or one that comes on top of another; ``act`` is what its clause tells.
    """

    line: Line
    figure: Figure
    size: Figure
    noun: str
    people: bool
    fate: str
    over: frozenset[str]
    kinds: frozenset[str]
    context: frozenset[str]
    years: frozenset[str]
    places: frozenset[str]
    who: frozenset[str]
    person: str = ""
    partial: bool = False
    act: str = ""


def counted(reading: Reading, line: Line, figure: Figure) -> Counted | None:
    """What a figure counts; None for dates, times, ranks, scores, numbers of streets and rooms."""
    if figure.ordinal or (figure.value is None and figure.low is None and figure.high is None):
        return None
    if in_date(line, figure):
        return None
    person = age_of(reading, line, figure) or role_of_age(reading, line, figure)
    before = reading.text[line.start : figure.start]
    after = reading.text[figure.end : line.end]
    if re.match(r",\s\d{3}\b", after) and figure.value is not None and figure.value < 1000:
        return None
    scaled = _scale(before, after)
    if _ONCE_MORE.search(before):
        return None
    if _PARTED.search(before) and _THOUSANDS.match(reading.text, figure.start):
        return None
    if _MODEL.search(before) or (figure.unit and _SMALLER_UNIT.search(before)):
        return None
    if not (person or scaled) and (_is_of_a_word(figure, after) or _WITHIN_A_WORD.search(before)):
        return None
    noun = scaled or _noun(figure, after)
    if not noun and _gathered(reading, figure, before, after):
        noun = stem("people")
    fate = scaled or fate_in_noun(reading, line, figure)
    if fate and not scaled:
        noun = stem("people")
    elif noun in _persons() or may_be_people(reading, figure, noun):
        fate = fate_of(line, figure)
    people = noun in concepts().people or bool(fate)
    crowd = people and fate != scaled and noun in concepts().crowds
    if not (noun or figure.unit or fate or person):
        return None
    if noun and not (people or person or figure.unit) and (figure.value or 2) < 2:
        return None
    over, kinds = surroundings(reading, line, figure, noun)
    clause = clause_at(reading, line, figure.start)
    return Counted(
        line,
        figure,
        in_one_unit(figure),
        "" if noun in concepts().people or crowd else noun,
        people,
        fate,
        over,
        kinds,
        clause.content,
        years_of(reading, line),
        frozenset(m.text.casefold() for m in line.mentions if m.label in ("GPE", "LOC", "FAC")),
        who(reading, line, figure, clause),
        person,
        figure.unit not in _SHARES and partial(reading, line, figure, before, after),
        clause.predicate,
    )


def _persons() -> frozenset[str]:
    return concepts().people | concepts().crowds | concepts().persons


def _noun(figure: Figure, after: str) -> str:
    """The stem of what is counted: "12 members", "a 12-member panel"."""
    compound = _COMPOUND.match(after)
    if compound and figure.of and not figure.unit:
        return stem(compound[1])
    parts = figure.of.split() if figure.of else []
    return stem(parts[-1]) if parts else ""


def _is_of_a_word(figure: Figure, after: str) -> bool:
    """Whether a number is part of a longer one or of a name, and counts nothing by itself."""
    if not _PART_OF_A_WORD.search(after):
        return False
    return not (_COMPOUND.search(after) and (figure.of or figure.unit))


def _gathered(reading: Reading, figure: Figure, before: str, after: str) -> bool:
    """Whether a bare number is of people: "a crowd of 41,300", "Two were led away"."""
    if figure.unit or not may_be_people(reading, figure, ""):
        return False
    return bool(_CROWD_OF.search(before)) or bool(not before.strip() and _WERE.match(after))


def _scale(before: str, after: str) -> str:
    """The scale that a number is of: "a magnitude of 5.6", "5.6-magnitude"."""
    match = _ON_SCALE.search(before) or _SCALE_AFTER.search(after)
    return match[1].casefold() if match else ""


def surroundings(
    reading: Reading, line: Line, figure: Figure, noun: str
) -> tuple[frozenset[str], frozenset[str]]:
    """The words that govern a number, and those that narrow the noun it counts."""
    tokens = reading.report.analysis.tokens
    place = token_at(tokens, figure.start)
    if place is None or not tokens[place].dep:
        return frozenset(), frozenset()
    place = _root(tokens, place, figure)
    over: set[str] = set()
    kinds: set[str] = set()
    at_noun = False
    for head in (place, *governors(tokens, place)):
        token = tokens[head]
        word = stem(reading.text[token.start : token.end])
        if not at_noun and (word == noun or token.pos in ("NOUN", "PROPN", "SYM")):
            at_noun = True
            kinds = set(_kinds(reading, tokens, head, figure))
            over |= set(_said_of_it(reading, tokens, head))
            if word == noun or figure.unit:
                continue
        telling = word in concepts().acts or word not in FUNCTION_WORDS
        if token.pos in ("NOUN", "VERB", "ADJ", "PROPN") and telling:
            over.add(concepts().act(word))
    return frozenset(over - {noun}), frozenset(kinds - {noun})


def _root(tokens: Sequence[Token], place: int, figure: Figure) -> int:
    """The word of the figure that the others of it hang on."""
    for _ in range(6):
        head = tokens[place].head
        if head == place or not figure.start <= tokens[head].start < figure.end:
            return place
        place = head
    return place


def _kinds(reading: Reading, tokens: Sequence[Token], noun: int, figure: Figure) -> list[str]:
    found = []
    for child in children(tokens, noun):
        token = tokens[child]
        if figure.start <= token.start < figure.end or token.dep not in ("amod", "compound"):
            continue
        word = stem(reading.text[token.start : token.end])
        if word not in FUNCTION_WORDS and not word[:1].isdigit():
            found.append(word)
    return found


def _said_of_it(reading: Reading, tokens: Sequence[Token], noun: int) -> list[str]:
    return [
        concepts().act(stem(reading.text[tokens[child].start : tokens[child].end]))
        for child in children(tokens, noun)
        if tokens[child].dep in ("acl", "acl:relcl", "relcl")
    ]
