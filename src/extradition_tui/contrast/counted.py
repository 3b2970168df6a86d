"""What a figure counts: the noun, what became of it, and the words that govern it.

Two figures may differ only where they count the same: "27 killed" and "a toll of 31", but neither
"27 killed" and "31 held" nor "12 cracked bolts" and "31 missing bolts".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extradition_tui.contrast.clauses import Clause, children, clause_at, governors, token_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.measures import in_one_unit
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import FUNCTION_WORDS, Word, stem
from extradition_tui.model import Date, Figure, Mention, Token

_WORDS_TO_A_FATE = 3
_BREAKS = frozenset(["and", "but", "while", "after"])
_TIMES = frozenset(
    ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]
)
_POINT_IN_TIME = re.compile(
    r"\b(?:ago|later|earlier|next|last|past|from|since|to go)\b", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|t(?:ake|akes|ook|aking))\s+\S*\s*$", re.IGNORECASE
)
_WITHIN = re.compile(r"\b(?:in|within|every|after|by|on)\s+\S*\s*$", re.IGNORECASE)
_BEFORE_OR_AFTER = re.compile(r"\s+(?:before|after|into|old)\b")
SOMEBODY = frozenset(["he", "she", "who", "i"])
"""The pronouns that stand for a person whom a clause does not name."""

_OF_THESE = re.compile(r"\s+of\s+(?:the|its|their|his|her|those|these)\s+$", re.IGNORECASE)
_OUT_OF_MORE = re.compile(
    r"\b(?:including|among them|of them|of whom|of which|every|each|per|one of|some of|half of"
    r"|out of|first|last|next|remaining|a further|extra)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_OUT_OF_MORE_AFTER = re.compile(
    r"^\s+(?:of (?:them|whom|which|the|those|these|its|their)|further"
    r"|prior|previous|earlier|past)\b|^[^,.;]{0,25} each\b"
    r"|^\s+\w+\s+(?:sooner|later|earlier|more|fewer|less|ahead|behind|apart|longer|shorter|higher"
    r"|lower)\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"\b(?:another|additional|other)\s*(?:the\s+)?$", re.IGNORECASE)
_ON_TOP_AFTER = re.compile(
    r"^\s+(?:more|others?|additional|extra|further|new)\b",
    re.IGNORECASE,
)
_PART_OF_A_WORD = re.compile(r"^\s?[-–/:]\s?\w|^(?:st|nd|rd|th|am|pm|a\.m|p\.m)\b|^[.:]\d")
_WITHIN_A_WORD = re.compile(
    r"[\w.][-–/:]\s?$|[-–/:#№]\s?$|\b(?:No|Nos|number|page|chapter|section|article|route|room|flight"
    r"|channel|highway|level|phase|level|round|week|day|group|district|line|gate|unit|version)\.?\s$",
    re.IGNORECASE,
)
_ONCE_MORE = re.compile(r"\d[\d.,]*(?:\s*(?:million|billion|trillion|mn?|bn|k))?[^\d()]{0,12}\($")
"""The same sum or measure in another unit: "US$1m (£800,000)"."""

_SCALES = r"(magnitude|category)"
_ON_SCALE = re.compile(
    rf"\b{_SCALES}(?:\s+of)?(?:\s+(?:about|around|at least|some))?[\s-]+$", re.IGNORECASE
)
_SCALE_AFTER = re.compile(rf"^[\s-]+{_SCALES}\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"^(?:-| )years?(?:-| )old\b")
_NAME_BEFORE = re.compile(r",\s*(?:who is |now )?(?:aged? )?$")
_END_OF_AGE = re.compile(r"^\s*(?:[,.;)]|$)")
_OLDEST = 120
_YEAR = re.compile(r"\b[12]\d{3}\b")
_WHOLE_MONTH = re.compile(
    r"(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)"
)
_BACKGROUND = re.compile(
    r"\b(?:last (?:year|month|decade)|previous(?:ly)?"
    r"|(?<!from )(?<!than )(?<!on )a year (?:ago|earlier|before)"
    r"|(?:years|months|decades|weeks) (?:ago|earlier|before)|in the past|since"
    r"|so far this (?:year|season)|record|annual(?:ly)?|average|every year|each year"
    r"|per year|a year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Counted:
    """A figure with what it counts.

    ``size`` is the figure in the unit that it is compared in. ``noun`` is the stem of what is
    counted, "" for persons in general or where none is named; ``fate`` what became of them;
    ``over`` the words that govern the number; ``kinds`` the words that narrow the noun;
    ``context`` the words of its clause; ``years`` and ``places`` those of its sentence; ``who``
    stands in the clause; ``person`` is whose age it is, by surname; ``partial`` is a number of a
    part, or one that comes on top of another.
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


def counted(reading: Reading, line: Line, figure: Figure) -> Counted | None:
    """What a figure counts; None for dates, times, ranks, scores, numbers of streets and rooms."""
    if figure.ordinal or (figure.value is None and figure.low is None and figure.high is None):
        return None
    if _in_date(line, figure):
        return None
    person = _age_of(reading, line, figure)
    before = reading.text[line.start : figure.start]
    after = reading.text[figure.end : line.end]
    scaled = _scale(before, after)
    if _ONCE_MORE.search(before):
        return None
    if not (person or scaled) and (_PART_OF_A_WORD.search(after) or _WITHIN_A_WORD.search(before)):
        return None
    noun = scaled or _noun(figure)
    fate = scaled or _fate_in_noun(reading, line, figure)
    if fate and not scaled:
        noun = stem("people")
    elif noun in concepts().people | concepts().crowds or _may_be_people(reading, figure, noun):
        fate = _fate(line, figure)
    people = noun in concepts().people or bool(fate)
    crowd = people and fate != scaled and noun in concepts().crowds
    if not (noun or figure.unit or fate or person):
        return None
    if noun and not (people or person or figure.unit) and (figure.value or 2) < 2:
        return None
    over, kinds = _surroundings(reading, line, figure, noun)
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
        _years(line),
        frozenset(m.text.casefold() for m in line.mentions if m.label in ("GPE", "LOC", "FAC")),
        _who(reading, line, figure, clause),
        person,
        _partial(reading, line, figure, before, after),
    )


def _in_date(line: Line, figure: Figure) -> bool:
    """Whether a number is a date's; a length of time ("for two hours") is a number of its own."""
    for date in line.dates:
        within = date.start < figure.end and figure.start < date.end
        if within and (figure.unit not in _TIMES or _is_point_in_time(line, date)):
            return True
    return False


def _is_point_in_time(line: Line, date: Date) -> bool:
    """Whether a number of days says when: "in 9 days", "9 days before", but not "for 9 days"."""
    begin, end = date.start - line.start, date.end - line.start
    if _POINT_IN_TIME.search(line.text[begin : end + 8]):
        return True
    if _LASTING.search(line.text[:begin]):
        return False
    return bool(_WITHIN.search(line.text[:begin]) or _BEFORE_OR_AFTER.match(line.text[end:]))


def _partial(reading: Reading, line: Line, figure: Figure, before: str, after: str) -> bool:
    """Whether a number is of a part, or comes on top of another: "another 12", "9 of them".

    "27 killed and 40 others hurt" counts all the hurt.
    """
    whole = _OF_THESE.search(before)
    if whole and any(other.end == line.start + whole.start() for other in line.figures):
        return True
    if _OUT_OF_MORE.search(before) or _OUT_OF_MORE_AFTER.search(after):
        return True
    on_top = _ON_TOP.search(before) or _ON_TOP_AFTER.search(after)
    if not on_top:
        return False
    fate = _fate(line, figure)
    earlier = (
        _fate(other, item)
        for other in reading.lines
        for item in other.figures
        if other.number <= line.number and item.end <= figure.start
    )
    return not fate or fate in earlier


def _fate_in_noun(reading: Reading, line: Line, figure: Figure) -> str:
    """The fate that the noun itself tells: "12 deaths", "34 arrests"."""
    if not figure.of or figure.unit:
        return ""
    after = [word for word in line.words if word.start >= figure.end][:3]
    for word in after:
        if _surface(line, word) == figure.of.split()[-1]:
            return concepts().fates.get(_surface(line, word), "")
    return ""


def _noun(figure: Figure) -> str:
    parts = figure.of.split() if figure.of else []
    return stem(parts[-1]) if parts else ""


def _scale(before: str, after: str) -> str:
    """The scale that a number is of: "a magnitude of 5.6", "5.6-magnitude"."""
    match = _ON_SCALE.search(before) or _SCALE_AFTER.search(after)
    return match[1].casefold() if match else ""


def _may_be_people(reading: Reading, figure: Figure, noun: str) -> bool:
    """Whether a bare number may stand for people: "killing 12", "12 were hurt"."""
    if noun or figure.unit or (figure.value or 0) % 1:
        return False
    tokens = reading.report.analysis.tokens
    following = token_at(tokens, figure.end + 1)
    if following is None or tokens[following].pos not in ("NOUN", "PROPN", "ADJ"):
        return True
    token = tokens[following]
    return reading.text[token.start : token.end].casefold() in concepts().fates


def _fate(line: Line, figure: Figure) -> str:
    """The nearest word that says what became of them, with no other number on the way to it."""
    fates = concepts().fates
    others = [other.start for other in line.figures if other is not figure]
    after = [word for word in line.words if word.start >= figure.end]
    before = [word for word in line.words if word.end <= figure.start][::-1]
    best: tuple[int, str] | None = None
    for way in (after, before):
        steps = 0
        for word in way:
            if any(word.start <= start < word.end for start in others):
                break
            surface = _surface(line, word)
            if surface in _BREAKS or ";" in _between(line, figure, word):
                break
            if surface in fates:
                if best is None or steps < best[0]:
                    best = (steps, fates[surface])
                break
            steps += word.stem not in FUNCTION_WORDS
            if steps > _WORDS_TO_A_FATE:
                break
    return best[1] if best else ""


def _between(line: Line, figure: Figure, word: Word) -> str:
    start, end = sorted((figure.start, word.start))
    return line.text[start - line.start : end - line.start]


def _surroundings(
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
        if word not in FUNCTION_WORDS and not word[0].isdigit():
            found.append(word)
    return found


def _said_of_it(reading: Reading, tokens: Sequence[Token], noun: int) -> list[str]:
    return [
        concepts().act(stem(reading.text[tokens[child].start : tokens[child].end]))
        for child in children(tokens, noun)
        if tokens[child].dep in ("acl", "acl:relcl", "relcl")
    ]


def _who(reading: Reading, line: Line, figure: Figure, clause: Clause) -> frozenset[str]:
    """The persons of the clause, or the pronoun for somebody not named there.

    A number in brackets behind a name is that person's.
    """
    people = [mention for mention in line.mentions if mention.label == "PERSON"]
    for mention in people:
        between = reading.text[mention.end : figure.start]
        if mention.end <= figure.start and re.fullmatch(r"\s*\([^()]*", between):
            return frozenset([_surname(mention)])
    named = [mention for mention in people if stem(_surname(mention)) in clause.names]
    if not named and clause.subject in SOMEBODY:
        return frozenset([clause.subject])
    return frozenset(_surname(mention) for mention in named)


def _years(line: Line) -> frozenset[str]:
    """The years and whole months that a sentence names, "before" where it looks back."""
    years = {year for date in line.dates for year in _YEAR.findall(date.text)}
    years |= {date.text.casefold() for date in line.dates if _WHOLE_MONTH.fullmatch(date.text)}
    return frozenset(years | ({"before"} if _BACKGROUND.search(line.text) else set()))


def _age_of(reading: Reading, line: Line, figure: Figure) -> str:
    """The surname of the person whose age a number is: "Ada Quill, 43," and "43-year-old Quill"."""
    if figure.value is None or not 1 <= figure.value <= _OLDEST or figure.value % 1:
        return ""
    people = [mention for mention in line.mentions if mention.label == "PERSON"]
    after = reading.text[figure.end : line.end]
    old = _AGE_AFTER.search(after) or (
        "old" in figure.text and re.search(r"years?[- ]old", figure.text)
    )
    for mention in people:
        between = reading.text[mention.end : figure.start]
        if (
            mention.end <= figure.start
            and _NAME_BEFORE.fullmatch(between)
            and (figure.unit in (None, "year") and _END_OF_AGE.search(after))
        ):
            return _surname(mention)
        if old and mention.end <= figure.start and re.fullmatch(r",\s+an?\s+", between):
            return _surname(mention)
        if old and mention.start >= figure.end:
            way = reading.text[figure.end : mention.start]
            if re.fullmatch(r"(?:[- ]years?[- ]old)?(?:\s+[a-z][\w-]*){0,2}\s+", way):
                return _surname(mention)
    return ""


def _surname(mention: Mention) -> str:
    parts = mention.text.split()
    return parts[-1].casefold() if parts else ""


def _surface(line: Line, word: Word) -> str:
    return line.text[word.start - line.start : word.end - line.start].casefold()
