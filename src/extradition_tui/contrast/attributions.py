"""Who says it: one source in its own voice, another as somebody's words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extradition_tui.contrast.clauses import token_at
from extradition_tui.contrast.concepts import concepts
from extradition_tui.contrast.counted import counted
from extradition_tui.contrast.findings import Ground, Link, difference, value
from extradition_tui.contrast.rarity import rarities
from extradition_tui.contrast.reading import Line, Reading
from extradition_tui.contrast.words import Word, stem
from extradition_tui.contrast_model import Difference
from extradition_tui.model import Token

_ALIKE = 0.3
_SAME_CLAIM = 0.4
_ONE_CLAIM, _MOSTLY_ONE, _NEARLY_ONE = 0.9, 0.7, 0.5
_TELLING = 13
_CAUTION = 0.1  # read by hand, four of ten findings just above the threshold were of two claims
_FEWEST_WORDS = 4
_MAIN = frozenset(["ROOT", "root", "ccomp", "parataxis", "conj"])
_PLAIN_CUES = (
    "say|says|said|warn|warns|warned|believe|believes|believed|argue|argues|argued|suggest|suggests"
    "|suggested|allege|alleges|alleged|contend|contends|contended|fear|fears|feared|insist|insists"
    "|insisted|caution|cautions|cautioned|estimate|estimates|estimated|think|thinks"
)
_CUES_WITH_THAT = (
    "claim|claims|claimed|report|reports|reported|note|notes|noted|maintain|maintains|maintained"
    "|predict|predicts|predicted|announced|stated|states|stressed|acknowledged|admitted|conceded|added"
    "|state(?= that)|explained|confirmed|emphasised|emphasized|asserted|declared|wrote"
)
_WHEN = "on|in|at|earlier|late|last|this|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_REST = re.compile(r"\s*[a-z\d–-][^.!?\n]*")  # "$2. 5 million, police said": no new sentence
_RANK = re.compile(  # "the crew escaped, Sgt." is cut from "Lee said"
    r",\s+(?:Const|Sgt|Lt|Capt|Cpl|Det|Insp|Supt|Col|Gen|Maj|Cmdr|Adm|Sen|Rep|Gov|Dr|Mrs?|Ms|Prof)\.\Z"
)
_NAMED = r"(?:[^\W\d_][\w.’'-]*\s+){1,5}?"
_PATTERNS = (
    re.compile(r"\baccording to (?:[^\W\d_][\w.’'-]*\s?){1,5}", re.IGNORECASE),
    # Who warns, at the head of a sentence and followed by what is warned of.
    re.compile(
        rf"^(?:(?:but|and|yet|however|still|meanwhile),?\s+)?({_NAMED}(?:also\s+)?(?:(?:{_PLAIN_CUES})"
        rf"(?=\s+(?:that|the|an?|there|it|he|she|they|this|these|those|[A-Z])\b)"
        rf"|(?:{_CUES_WITH_THAT})(?=\s+that\b)))"
    ),
    # Who said so, at the end of one.
    re.compile(rf",\s+({_NAMED}(?:{_PLAIN_CUES}))(?:\s+(?:{_WHEN})\b[^,.;]{{0,40}})?(?=[.,]|$)"),
)
_ASIDE = re.compile(r",\s+(?:who|which|whose)\b[^,;]*,")
_CUE = re.compile(rf"\s+(?:also\s+)?(?:{_PLAIN_CUES}|{_CUES_WITH_THAT})\Z")
_SPEAKS_ON = re.compile(r",\s+(?:he|she|they)\s+(?:said|says|added)\b", re.IGNORECASE)
_OFFICIALS = re.compile(
    r"\b(?:police|cops?|officers?|officials?|authorit(?:y|ies)|prosecutors?|detectives?|department"
    r"|ministry|spokes(?:man|woman|person)|statement|release)\b",
    re.IGNORECASE,
)
_VOICES = re.compile(
    rf"\b(?:{_PLAIN_CUES}|{_CUES_WITH_THAT}|told|according to|reportedly|allegedly|apparently"
    r"|in theory|said to|records|show(?:s|ed)|think|thought|reporting|saying|claiming|alleging"
    r"|insisting|arguing|warning"
    r"|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?"
    r"|promis(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:it|on|for)"
    r"|spoke|declin(?:e|es|ed|ing)|comment(?:s|ed)?|statement|describ(?:e|es|ed|ing)|quot(?:e|ed)"
    r"|conclud(?:e|es|ed)|f(?:ind|inds|ound) that|held that|rul(?:es|ed) that|expect(?:s|ed)?"
    r"|testif(?:y|ies|ied)|plead(?:s|ed)?|suspect(?:s|ed)?|critici[sz](?:e|es|ed)|urg(?:e|es|ed)"
    r"|allegations?|contest(?:s|ed)?|disput(?:e|es|ed)|concern(?:s|ed) that"
    r"|know|knows|knew|unaware|hint(?:s|ed)|signal(?:s|led)|vow(?:s|ed)|pledg(?:e|es|ed))\b",
    re.IGNORECASE,
)


def attribution_differences(ground: Ground) -> Iterator[Difference]:
    """Sentences that say the same, here with a source for it and there with none."""
    met: set[tuple[str, int]] = set()
    for link in ground.links:
        if link.likeness < _ALIKE or link.a.key in met or link.b.key in met:
            continue
        for told, plain in ((link.a, link.b), (link.b, link.a)):
            found = _difference(ground, link, told, plain)
            if found:
                met |= {link.a.key, link.b.key}
                yield found


def _difference(ground: Ground, link: Link, told: Line, plain: Line) -> Difference | None:
    if _quoted(told) or _quoted(plain) or _voiced(ground, plain):
        return None
    place = _source(told)
    if not place:
        return None
    told_of = _stems(told, place)
    covered = _covered(_stems(plain, None), told_of)
    if len(plain.content) < _FEWEST_WORDS or covered < _SAME_CLAIM:
        return None
    if not _one_claim(ground, link, told, place, plain, covered):
        return None
    if _named_before(ground.reading(plain.article), plain, told, place):
        return None
    source = value(ground.reading(told.article), *place)
    own = value(ground.reading(plain.article), plain.start, plain.end)
    values = {told.article: [source], plain.article: [own]}
    confidence = min(0.9, (link.likeness + covered) / 2 - _CAUTION)
    return difference("attribution", values, confidence, "its own words here, somebody's there")


def _one_claim(
    ground: Ground, link: Link, told: Line, place: tuple[int, int], plain: Line, covered: float
) -> bool:
    """Whether two sentences tell one thing: in the same words, of one act, or of the same names."""
    if covered >= _ONE_CLAIM and link.likeness >= _NEARLY_ONE:
        return True
    if (covered + link.likeness) / 2 >= _MOSTLY_ONE and _same_names(told, plain):
        return True
    return _same_act(ground, told, place, plain)


def _same_names(told: Line, plain: Line) -> bool:
    """Whether the shorter sentence names two things or more, and the other all of them."""
    mine, yours = ({item.text.casefold() for item in line.mentions} for line in (told, plain))
    fewer = min(mine, yours, key=len)
    return len(fewer) > 1 and fewer == mine & yours


def _voiced(ground: Ground, line: Line) -> bool:
    """Whether a sentence is somebody's words, be it only in what follows a full stop within it."""
    text = ground.reading(line.article).text
    if _RANK.search(line.text):
        return True
    rest = _REST.match(text, line.end)
    return _VOICES.search(text, line.start, rest.end() if rest else line.end) is not None


def _named_before(reading: Reading, plain: Line, told: Line, source: tuple[int, int]) -> bool:
    """Whether the sentence before one names the other's source: what follows is still its words."""
    before = max(
        (line for line in reading.lines if line.end <= plain.start),
        key=lambda line: line.end,
        default=None,
    )
    if before is None or not _VOICES.search(before.text):
        return False
    if _SPEAKS_ON.search(before.text):
        return True
    named = _CUE.sub("", told.text[source[0] - told.start : source[1] - told.start]).split()
    if not named:
        return False
    if _OFFICIALS.search(" ".join(named)) and _OFFICIALS.search(before.text):
        return True
    return stem(named[-1]) in {word.stem for word in before.words}


def _stems(line: Line, without: tuple[int, int] | None) -> dict[str, float]:
    """The words of what a sentence claims, by rarity."""
    return {concepts().act(word.stem): rarities().of(word.stem) for word in _claim(line, without)}


def _claim(line: Line, source: tuple[int, int] | None) -> Iterator[Word]:
    """The words of a claim, without those that name its source or only say who is meant."""
    left_out = [
        (line.start + aside.start(), line.start + aside.end() - 1)
        for aside in _ASIDE.finditer(line.text)
    ]
    if source:
        left_out.append(source)
    for word in line.content:
        if not any(start <= word.start < end for start, end in left_out):
            yield word


def _covered(plain: Mapping[str, float], told: Mapping[str, float]) -> float:
    """How much of the shorter claim stands in the other, by weight."""
    weight = min(math.fsum(plain.values()), math.fsum(told.values()))
    return math.fsum(plain[word] for word in plain if word in told) / weight if weight else 0.0


def _same_act(ground: Ground, told: Line, source: tuple[int, int], plain: Line) -> bool:
    """Whether the main verb of one is told by the other too, by verb or by noun.

    Where numbers are given, they agree in one at least. Without parts of speech all may be.
    """
    numbers, others = _numbers(ground, told), _numbers(ground, plain)
    if numbers and others and not numbers & others:
        return False
    if any(number and number >= _TELLING for number in numbers & others):
        return True
    mine, yours = _acts(ground, told, source), _acts(ground, plain, (0, 0))
    if mine is None or yours is None:
        return True
    return bool(mine.main & (yours.main | yours.all) or yours.main & mine.all)


@dataclass(frozen=True, slots=True)
class _Acts:
    """The acts that a sentence tells: with its main verbs, and with any verb or noun."""

    main: frozenset[str]
    all: frozenset[str]


def _acts(ground: Ground, line: Line, without: tuple[int, int]) -> _Acts | None:
    """The acts of a sentence, without the words that name its source; None without verbs known."""
    tokens = ground.reading(line.article).report.analysis.tokens
    main, every = set(), set()
    for word in _claim(line, without):
        place = token_at(tokens, word.start)
        if place is None or not tokens[place].pos:
            return None
        act = concepts().act(word.stem)
        if tokens[place].pos == "VERB" or act in concepts().acts.values():
            every.add(act)
        if tokens[place].dep in _MAIN and (tokens[place].pos == "VERB" or _is_root(tokens[place])):
            main.add(act)
    return _Acts(frozenset(main), frozenset(every))


def _is_root(token: Token) -> bool:
    return token.dep.casefold() == "root"


def _numbers(ground: Ground, line: Line) -> set[float | None]:
    """The numbers of a sentence that count or measure something; not ages, and not "AK-47"."""
    reading = ground.reading(line.article)
    items = (counted(reading, line, figure) for figure in line.figures)
    return {item.size.value for item in items if item and not item.person}


def _quoted(line: Line) -> bool:
    return any(quote.kind != "indirect" for quote in line.quotes)


def _source(line: Line) -> tuple[int, int] | None:
    """Where a sentence names the source of what it says, with the cue."""
    for pattern in _PATTERNS:
        match = pattern.search(line.text)
        if match:
            group = match.lastindex or 0
            words = match[group].rstrip(" .,")
            if words.split()[0].casefold() not in _NO_SOURCE:
                start = line.start + match.start(group)
                return start, start + len(words)
    return None


_NO_SOURCE = frozenset(["it", "which", "that", "as", "to", "not", "and", "was", "is", "are", "i"])
