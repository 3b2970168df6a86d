"""The office that each source gives to the same person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from extradition_tui.contrast.findings import Ground, difference
from extradition_tui.contrast.reading import Reading
from extradition_tui.model import Difference, Mention, Value

_OFFICES_TEXT = """
president vice-president premier chancellor minister secretary undersecretary governor mayor
senator congressman congresswoman representative ambassador envoy commissioner commander general
colonel major captain lieutenant admiral sergeant judge justice magistrate prosecutor
attorney-general attorney solicitor-general director chairman chairwoman chair chief head
spokesman spokeswoman spokesperson superintendent sheriff inspector detective bishop archbishop
cardinal pope king queen prince princess sultan emir professor dean rector coach manager captain
founder owner chancellor treasurer councillor councilor deputy speaker coroner principal
governor-general administrator adviser advisor ombudsman coordinator
"""
OFFICES = frozenset(_OFFICES_TEXT.split())
_WORD = r"[^\W\d_][\w.-]*(?:['’]s)?"
_BEFORE = re.compile(rf"((?:{_WORD}\s+){{0,4}})({_WORD})\s+$")
_AFTER = re.compile(rf"^(?:['’]s)?,\s+((?:{_WORD}\s+){{0,5}})({_WORD})\b")
_PEOPLE = re.compile(
    r"^[A-Z].*(?:ian|can|ean|ish|ese|rab|eli|aqi|ench|utch|reek|oan)$|^U\.?S\.?A?$"
)
_SAME_OFFICE = ({"chairman", "chairwoman", "chair"}, {"spokesman", "spokeswoman", "spokesperson"})
_LOOSE_TEXT = """
chief head deputy general major representative chair justice manager
"""
_LOOSE = frozenset(_LOOSE_TEXT.split())


@dataclass(frozen=True, slots=True)
class _Office:
    article: str
    office: str
    kind: frozenset[str]
    value: Value


def title_differences(ground: Ground) -> Iterator[Difference]:
    """Persons to whom two sources give other offices of one kind, as minister and secretary.

    Offices of different kinds (senator, candidate) may both be held, so they are no difference.
    """
    people: dict[str, list[_Office]] = {}
    for reading in ground.readings:
        for mention in reading.report.analysis.mentions:
            if mention.label == "PERSON":
                office = _office(reading, mention)
                if office:
                    people.setdefault(_surname(mention.text), []).append(office)
    for surname, offices in sorted(people.items()):
        found = _difference(surname, offices)
        if found:
            yield found


def _difference(surname: str, offices: list[_Office]) -> Difference | None:
    by_article: dict[str, list[_Office]] = {}
    for item in offices:
        by_article.setdefault(item.article, []).append(item)
    differing: set[str] = set()
    sure = False
    for one, other in combinations(sorted(by_article), 2):
        a, b = by_article[one], by_article[other]
        if {_plain(item.office) for item in a} & {_plain(item.office) for item in b}:
            continue
        kinds = frozenset.union(*(x.kind for x in a)) & frozenset.union(*(x.kind for x in b))
        if kinds:
            differing |= {one, other}
            sure = sure or not ({x.office for x in (*a, *b)} & _LOOSE)
    if not differing:
        return None
    values = {article: [item.value for item in by_article[article]] for article in differing}
    return difference("title", values, 0.85 if sure else 0.45, "another office of the same person")


def _office(reading: Reading, mention: Mention) -> _Office | None:
    """The office just before the name, or in apposition after it."""
    text = reading.text
    begin = max(text.rfind("\n", 0, mention.start) + 1, mention.start - 90)
    before = _BEFORE.search(text[begin : mention.start])
    if before and before[2].casefold() in OFFICES:
        return _made(reading, before, begin)
    after = _AFTER.search(text[mention.end : mention.end + 90])
    if after and after[2].casefold() in OFFICES:
        return _made(reading, after, mention.end)
    return None


def _made(reading: Reading, match: re.Match[str], offset: int) -> _Office:
    """An office with the words that say of what: "transport" in "Norway's transport minister"."""
    kind: list[str] = []
    start = match.start(2)
    for word in reversed(list(re.finditer(_WORD, match[1]))):
        plain = word[0].casefold()
        if plain in _STOPS or plain.endswith(("'s", "’s")):
            break
        if word[0][0].islower() and match[2][0].isupper():
            break
        if _PEOPLE.search(word[0]):
            break
        kind.append(plain)
        start = match.start(1) + word.start()
    value = Value(
        reading.text[offset + start : offset + match.end(2)],
        offset + start,
        offset + match.end(2),
        match[2].casefold(),
    )
    return _Office(reading.article, match[2].casefold(), frozenset(kind), value)


_STOPS_TEXT = """
the a an his her its their former ex current acting new and of by said
"""
_STOPS = frozenset(_STOPS_TEXT.split())


def _plain(office: str) -> str:
    for same in _SAME_OFFICE:
        if office in same:
            return min(same)
    return office


def _surname(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.split()[-1] if name.split() else name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()
