"""Where an article gives an office to a person: before the name, after it, or inside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from extradition_tui.contrast.appositions import act_of_office, behind_name, place_in_party
from extradition_tui.contrast.offices import (
    RELATIONS,
    is_member,
    is_modifier,
    is_office,
    plain_office,
)
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.same_offices import field_of, is_borne
from extradition_tui.contrast.words import FUNCTION_WORDS
from extradition_tui.contrast_model import Value
from extradition_tui.model import Mention

_WORD = re.compile(r"[^\W\d_][\w.&\u2011-]*(?:['’]s)?")
_HYPHEN = re.compile(r"[\u2011-]")
_ELECT = re.compile(r"[\u2011-]elect$", re.IGNORECASE)
_LONGEST = 5
_NEAR = 90
_OF_LONGEST = 4
_LONGEST_ABBREVIATION = 5
_LINKS = frozenset(["of", "at", "for", "in", "to", "with", "from", "and", "on"])
_GOES_ON_TEXT = """
who which said says told he she they it when after before until while but since last this
"""
_GOES_ON = frozenset(_GOES_ON_TEXT.split())
"""Words with which a sentence goes on behind an office."""

_FORMER = re.compile(r"\b(?:former|ex|one-time|onetime|ousted|deposed)(?:\s+|-)$", re.IGNORECASE)
_STOPS_TEXT = """
the a an his her its their our former ex current new and of by said former then late one-time
onetime ousted deposed outgoing
"""
_STOPS = frozenset(_STOPS_TEXT.split())
_NO_TITLE = FUNCTION_WORDS - {"dr"}
_PEOPLE = re.compile(
    r"^[A-Z].*(?:ian|can|ean|ish|ese|rab|eli|aqi|ench|utch|reek|oan)$|^U\.?S\.?A?$"
)
_BEFORE_COMMA = re.compile(r"(?:^|[,;:.“”\"])(?P<clause>(?:[Nn]o\.|[^,;:.“”\"]){3,120}),\s+$")
_GOES_ON_BEHIND = re.compile(r"\s+(?!(?:of|and|from|in|at)\b)[a-z]")
_AS = re.compile(r"\s*As\b")
"""Of "after talks with the mayor, X said" the mayor is another; "as the mayor, X said" it is X."""

_ADDRESS = re.compile(
    r"(?<=\s)(?P<words>M(?:rs?|s|me)|Miss|Madam|Dr|Prof|Professor|Doctor|Sir|Dame|Lord|Lady)\.?\s+$"
)
_CLOCK = re.compile(r"\d\s*$")
_WHOSE = re.compile(r"\b(?:his|her|their|my|our|your)\s+(?:former\s+|ex-)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s+(?:former\s+|ex-)?$")
_AND = re.compile(r"\s+and\s+(?:the\s+|its\s+)?")
_MOST_LINKS = 3
_LINKED = re.compile(r"\s(?:of|for|and|&)\s+(?:the\s+)?$")
_OPENING = re.compile(
    r"(?P<link>\b(?:of|at|in|for)\s+)?(?:\b(?:the|its|their|his|her|an?)\s+|['’]s?\s+)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?P<owner>[^\W\d_][\w-]*)['’]s?\s+(?:former\s+|ex-)?$")


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office as one article gives it to a person: its words, and what it is an office of.

    ``of`` are words such as "transport union", ``owner`` those of "the union's president";
    ``before`` says that it stands in front of the name with nothing between, ``former`` that it is
    told as held no more, ``heading`` that a title or heading gives it.
    """

    article: str
    line: Line
    name: str
    words: tuple[str, ...]
    of: frozenset[str]
    owner: frozenset[str]
    before: bool
    former: bool
    heading: bool
    value: Value

    @property
    def kind(self) -> frozenset[str]:
        """What tells the office from others of its name: "transport", "of the union"."""
        return frozenset(self.words[:-1]) | self.of | self.owner

    @property
    def field(self) -> frozenset[str]:
        """What a minister is minister of, in stems, places left aside: "transport"."""
        places = {
            part
            for mention in self.line.mentions
            if mention.label in ("GPE", "LOC", "NORP", "PERSON", "ORG")
            for part in mention.text.casefold().split()
        }
        return field_of((*self.words[:-1], *(self.of - places)))


def held_offices(
    reading: Reading, line: Line, mention: Mention, others: Collection[int], *, heading: bool
) -> Iterator[HeldOffice]:
    """The offices just before a name, in apposition after it, and before a comma before it.

    ``others`` are places where words begin that are no part of a title.
    """
    text, offset = line.text, line.start
    head = text[: mention.start - offset]
    tail = text[mention.end - offset :]
    made = _Making(reading, line, mention, heading)
    no_title = {start - offset for start in others}
    inside = _within_name(text, mention.start - offset, mention.end - offset)
    if inside:
        ahead = _last_words(head, no_title)
        yield from made.office(
            [*(w for w in ahead if is_modifier(w[0])), *inside], frozenset(), True
        )
    else:
        yield from _before(made, head, no_title)
    behind = behind_name(head, tail)
    if behind:
        begin, former = behind
        yield from _from(made, mention.end - offset + begin, len(text), former=former)
    act = act_of_office(tail)
    if act:
        start, end, office = act
        yield made.said(mention.end + start, mention.end + end, (office,))
    clause = _BEFORE_COMMA.search(_without_rank(head, no_title))
    if clause and (not _GOES_ON_BEHIND.match(tail) or _AS.match(clause["clause"])):
        yield from _in_clause(made, *clause.span("clause"))


def _without_rank(head: str, no_title: Collection[int]) -> str:
    """What stands before a name, up to an address, a rank or a seat: "the minister, General"."""
    head = _ADDRESS.sub("", head)
    words = _last_words(head, no_title)
    if words and is_borne(plain_office(head[words[0].start() : words[-1].end()]) or ("",)):
        return head[: words[0].start()]
    return head


def without_accents(name: str) -> str:
    """A name in small letters without the marks on them."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@dataclass(frozen=True, slots=True)
class _Making:
    """What all offices of one mention have in common."""

    reading: Reading
    line: Line
    mention: Mention
    heading: bool

    def office(
        self, words: Sequence[re.Match[str]], of: frozenset[str], before: bool
    ) -> Iterator[HeldOffice]:
        if not words or not is_office(_HYPHEN.split(_ELECT.sub("", words[-1][0]))[-1]):
            return
        while len(words) > 1 and words[0][0].casefold() in _STOPS:
            words = words[1:]
        line = self.line
        start, end = line.start + words[0].start(), line.start + words[-1].end()
        if words[-1][0].endswith(".") and len(words[-1][0]) > _LONGEST_ABBREVIATION:
            end -= 1
        plain = plain_office(self.reading.text[start:end])
        if plain[-1] == "member" and not is_member(plain, of):
            return
        if plain[-1] == "chief" and "staff" in of:
            plain = (*plain[:-1], "chief-of-staff")
        ahead = line.text[: words[0].start()]
        if plain[-1] in RELATIONS and (_WHOSE.search(ahead) or self._of_person(ahead)):
            return
        owner = _OWNER.search(ahead)
        owned = frozenset([owner["owner"].casefold()]) if owner else frozenset[str]()
        value = Value(self.reading.text[start:end], start, end, plain[-1])
        yield HeldOffice(
            article=self.reading.article,
            line=line,
            name=self.mention.text,
            words=plain,
            of=of,
            owner=owned,
            before=before,
            former=bool(_FORMER.search(ahead)),
            heading=self.heading,
            value=value,
        )

    def place_in_party(
        self, begin: int, end: int, body: tuple[str, ...], of: frozenset[str]
    ) -> HeldOffice:
        """A place among the heads of a party, whatever the office is called."""
        start = self.line.start
        return replace(self.said(start + begin, start + end, (*body, "leader")), of=of)

    def said(self, start: int, end: int, words: tuple[str, ...]) -> HeldOffice:
        """An office that the words of the article mean, be they other words."""
        none = frozenset[str]()
        return HeldOffice(
            article=self.reading.article,
            line=self.line,
            name=self.mention.text,
            words=words,
            of=none,
            owner=none,
            before=False,
            former=False,
            heading=self.heading,
            value=Value(self.reading.text[start:end], start, end, words[-1]),
        )

    def _of_person(self, ahead: str) -> bool:
        """Whether what stands before an office ends with a person's name in the possessive."""
        end = self.line.start + len(_POSSESSIVE.sub("", ahead))
        return end < self.line.start + len(ahead) and any(
            item.label == "PERSON" and item.start < end <= item.end for item in self.line.mentions
        )


def _in_clause(made: _Making, begin: int, end: int) -> Iterator[HeldOffice]:
    """The office that a clause before a comma ends with: "the aide of the mayor, "."""
    for opened in _last_openings(made.line.text, begin, end):
        found = list(_from(made, opened, end))
        # "A hood over his head, X said".
        if found and not (found[0].words == ("head",) and not found[0].of):
            yield from found
            return


def _from(made: _Making, begin: int, end: int, *, former: bool = False) -> Iterator[HeldOffice]:
    """The office, or the two of them, with which a phrase begins."""
    text = made.line.text
    placed = place_in_party(text, begin, end)
    if placed:
        yield made.place_in_party(begin, *placed, _of(text[:end], placed[0], "of|on|in"))
        return
    words, after = _phrase(text, begin, end)
    found = list(made.office(words, _of(text[:end], after), False))
    if found:
        yield from (replace(item, former=former or item.former) for item in found)
        yield from _listed(made, after, end)


def _listed(made: _Making, after: int, end: int) -> Iterator[HeldOffice]:
    """The second of two offices: "its president and chief executive"."""
    link = _AND.match(made.line.text, after, end)
    if link:
        words, _ = _phrase(made.line.text, link.end(), end)
        yield from made.office(words, frozenset(), False)


def _before(made: _Making, head: str, no_title: Collection[int]) -> Iterator[HeldOffice]:
    """The offices that end where a name begins: "Secretary of State", "President and Director"."""
    address = _ADDRESS.search(head)
    if address:
        # "The project manager Dr X": a way to address her, and an office before it.
        word = _WORD.search(head, address.start())
        yield from made.office([word] if word else [], frozenset(), True)
        head = head[: address.start()]
    words = _last_words(head, no_title)
    yield from made.office(words, frozenset(), True)
    of = frozenset[str]()
    for _ in range(_MOST_LINKS):
        link = _LINKED.search(head[: words[0].start()]) if words else None
        if link is None:
            return
        listed = link[0].strip() in ("and", "&")
        if not (listed and is_office(words[-1][0])):
            of |= _plain_words(words)
        head = head[: link.start()] + " "
        words = _last_words(head, no_title)
        found = list(made.office(words, of, True))
        if found:
            yield from found
            return


def _plain_words(words: Sequence[re.Match[str]]) -> frozenset[str]:
    return frozenset(word[0].casefold() for word in words)


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
        if head[word.end() : end].strip() or len(kept) == _LONGEST:
            break
        if word.start() in others and not is_modifier(plain):
            break
        if plain in ("am", "pm") and _CLOCK.search(head[: word.start()]):
            break
        if (
            plain in _STOPS
            or (plain in _NO_TITLE and word[0] != "US")
            or plain.endswith(("'s", "’s"))
        ):
            break
        if _PEOPLE.search(word[0]) and not _within_office(head, word, kept):
            break
        if kept and _other_case(word[0], kept[-1][0]):
            break
        kept.append(word)
        end = word.start()
    return kept[::-1]


def _within_office(head: str, word: re.Match[str], kept: Sequence[re.Match[str]]) -> bool:
    """Whether a nation stands within an office: "U.S. Attorney", "deputy Danish envoy"."""
    before = _WORD.findall(head[max(0, word.start() - _NEAR) : word.start()])
    return bool(kept) and (kept[-1][0] == "Attorney" or is_modifier("".join(before[-1:])))


def _last_openings(text: str, begin: int, end: int) -> Iterator[int]:
    """Where the last phrases of a clause begin, behind "the" or a possessive.

    That behind no "of" comes first: of "the aide of the mayor" the aide is meant, as a rule.
    """
    found = list(_OPENING.finditer(text, begin, end))
    for behind_link in (False, True):
        places = [match.end() for match in found if bool(match["link"]) == behind_link]
        if places:
            yield places[-1]


def _other_case(word: str, office: str) -> bool:
    """Whether a small word stands before a capital one: "said Governor"."""
    return word[0].islower() and office[0].isupper() and not is_modifier(word)


def _phrase(text: str, begin: int, end: int) -> tuple[list[re.Match[str]], int]:
    """The words of an office from a place up to a link word or a mark; and where they end."""
    kept: list[re.Match[str]] = []
    place = begin
    for word in _WORD.finditer(text, begin, end):
        if text[place : word.start()].strip() or word[0].casefold() in _LINKS:
            break
        if len(kept) > _LONGEST or word[0].casefold() in _GOES_ON:
            break
        kept.append(word)
        place = word.end()
    owned = [number for number, word in enumerate(kept) if word[0].endswith(("'s", "’s", "’", "'"))]
    return kept[owned[-1] + 1 if owned else 0 :], place


def _of(text: str, place: int, links: str = "of|at|for|in") -> frozenset[str]:
    """The words that say what an office is of: "of the transport union"."""
    match = re.match(rf"\s+(?:{links})\s+(?P<what>[^,;:.”\"]+)", text[place:])
    if not match:
        return frozenset()
    words = [word[0].casefold() for word in _WORD.finditer(match["what"])]
    return frozenset([word for word in words if word not in FUNCTION_WORDS][:_OF_LONGEST])
