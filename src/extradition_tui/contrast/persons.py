"""Whose a number is: whose age, and the person of the clause it stands in."""

from __future__ import annotations

import re

from extradition_tui.contrast.clauses import Clause
from extradition_tui.contrast.name_spellings import plain_words
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import stem
from extradition_tui.model import Figure, Mention

SOMEBODY = frozenset(["he", "she", "who", "i"])
"""The pronouns that stand for a person whom a clause does not name."""
_AGE_AFTER = re.compile(r"^(?:-| )years?(?:-| )old\b")
_NAME_BEFORE = re.compile(r",\s*(?:who is |now )?(?:aged? )?$")
_PRONOUN = re.compile(r"^(?:\s+years old)?,\s+(?:he|she)\b", re.IGNORECASE)
_AS_A_NAME = re.compile(
    r"-year-old(?: (?:is|was|has|had|who|\w+ed|said|told|will|would|may|could|did)\b|['’]s\b|[,.])"
)
_A_PERSON = re.compile(r",\s+an?\s+")
_A_PERSON_OF = re.compile(r",\s+an?\s+(?:[\w-]+\s+){1,3}of\s+")
"""What stands between a name and an age: "Ada Quill, a widow of 71,"."""

_YOUNGEST = 16
"""A smaller number may be of children: "a mother of three"."""

_PARTICLES_TEXT = """
le la du de da di del della van von der den ter al el bin ibn ben mac mc st san m n d l o
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SAID_OF = re.compile(r"\b(?:he|she) (?:is|was|is now|turned)(?: aged)? $", re.IGNORECASE)
_NOT_NOW = re.compile(r"\b(?:when|since|until|from|at)\b[^,.;]*$", re.IGNORECASE)
_AS_FAR_BACK = 5
_ROLE_AFTER = re.compile(r"-year-old ([a-z]+)\b(?! [a-z]+(?:er|or|ist|man)\b)")
_ROLE_BEFORE = re.compile(r"\b[Tt]he ([a-z]+)(?:, who (?:is|was))?,? (?:aged )?$")
_ANYBODY_TEXT = """
man woman men women boy girl child children teenager youth person people resident victim student
pupil one was is had has who said told mother father son daughter brother sister local suspect
"""
_ANYBODY = frozenset(stem(word) for word in _ANYBODY_TEXT.split())
_END_OF_AGE = re.compile(r"^\s*(?:[,.;)]|$)")
OLDEST = 120


def age_of(reading: Reading, line: Line, figure: Figure) -> str:
    """Whose age a number is, by surname as one word: "Ada Quill, 43," and "43-year-old Quill"."""
    if figure.value is None or not 1 <= figure.value <= OLDEST or figure.value % 1:
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
            return surname_of(mention.text)
        of_age = figure.value >= _YOUNGEST and _END_OF_AGE.search(after)
        between_them = _A_PERSON if old else _A_PERSON_OF
        if mention.end <= figure.start and between_them.fullmatch(between) and (old or of_age):
            return surname_of(mention.text)
        if old and mention.start >= figure.end:
            way = reading.text[figure.end : mention.start]
            if re.fullmatch(r"(?:[- ]years?[- ]old)?(?:\s+[a-z][\w-]*){0,2}\s+", way):
                return surname_of(mention.text)
    return _spoken_of(reading, line) if _of_a_pronoun(reading, line, figure) else ""


def role_of_age(reading: Reading, line: Line, figure: Figure) -> str:
    """Whose age a number is who is named by an office or a trade alone: "the mayor"."""
    if figure.value is None or not 1 <= figure.value <= OLDEST or figure.value % 1:
        return ""
    before, after = reading.text[line.start : figure.start], reading.text[figure.end : line.end]
    match = _ROLE_AFTER.match(after) or (_END_OF_AGE.match(after) and _ROLE_BEFORE.search(before))
    noun = stem(match[1]) if match else ""
    return f"the {noun}" if noun and noun not in _ANYBODY else ""


def who(reading: Reading, line: Line, figure: Figure, clause: Clause) -> frozenset[str]:
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


def _of_a_pronoun(reading: Reading, line: Line, figure: Figure) -> bool:
    """Whether a number is the age of somebody named before: "Aged 43, she", "He is 43."."""
    before = reading.text[line.start : figure.start]
    after = reading.text[figure.end : line.end]
    if re.fullmatch(r"\W*Aged ", before) and _PRONOUN.match(after):
        return True
    if re.search(r"\b[Tt]he $", before) and _AS_A_NAME.match(after):
        return True
    ended = _END_OF_AGE.match(after) or re.match(r"\s+years? old", after)
    return bool(ended and figure.unit in (None, "year") and _SAID_OF.search(before)) and not (
        _NOT_NOW.search(before)
    )


def _spoken_of(reading: Reading, line: Line) -> str:
    """The surname of the one person in the nearest sentence before that names any, else "".

    Whom the sentence itself names is somebody else: "Ms Orr said that the 43-year-old had left".
    """
    others = _named(line)
    earlier = [other for other in reading.lines if other.number < line.number]
    for other in reversed(earlier[-_AS_FAR_BACK:]):
        names = _named(other) - others
        if names:
            return names.pop() if len(names) == 1 else ""
    return ""


def surname_of(name: str) -> str:
    """The surname in plain letters and one word, the same in all spellings: "Le Brun", "LeBrun"."""
    words = plain_words(name)
    last = len(words) - 1
    while last > 1 and words[last - 1] in _PARTICLES:
        last -= 1
    return "".join(words[max(0, last) :])


def _named(line: Line) -> set[str]:
    return {surname_of(item.text) for item in line.mentions if item.label == "PERSON"}


def _surname(mention: Mention) -> str:
    parts = mention.text.split()
    return parts[-1].casefold() if parts else ""
