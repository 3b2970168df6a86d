"""Quotations: the words between marks, of what kind they are, and what somebody is said to say.

Nicknames inside names and titles of works stand between marks too and are no quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from extradition_tui.language.dialogue import find_turns
from extradition_tui.language.gazetteers import gender
from extradition_tui.language.quotation_marks import Quoted, find_quoted
from extradition_tui.language.speakers import Voices
from extradition_tui.language.words import is_common, listed
from extradition_tui.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.syntax import Syntax
    from extradition_tui.model import Entity, Mention, QuoteKind

_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might|do"
    r"|does|did|don['’]t|can['’]t|won['’]t|isn['’]t|aren['’]t|cannot|\w+n['’]t|\w+['’](?:re|m|ll|ve|d)|(?:it|that|there|he|she|what|who|here|this)['’]s"
    r"|i|we|they|he|she|you|it|let|want|need|think|know)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_WORK_BEFORE = re.compile(
    r"\b(?:book|novel|film|movie|song|single|album|series|show|sitcom|play|opera|musical|poem"
    r"|painting|documentary|podcast|programme|program|article|essay|memoir|thriller|entitled|titled"
    r"|hit|track|episode|game|report|study|paper|column|headline|headlined|ballad|hymn|anthem"
    r"|symphony|ballet|comic|magazine|exhibition|ship|boat|vessel|ferry|yacht|trawler|schooner"
    r"|tanker|tug|lifeboat|submarine|locomotive|spacecraft)[,:]? $",
    re.IGNORECASE,
)
_WORK_BEHIND = re.compile(
    r"[”\"’'»]?,? (?:a|an|the|his|her|their|its) (?:[\w-]+ ){0,3}?"
    r"(?:book|novel|film|movie|song|album|opera|musical|poem|painting|ballad|ship|boat|vessel|ferry"
    r"|yacht|trawler|whaler|schooner|tanker|tug|lifeboat|submarine|locomotive|spacecraft)\b"
)
_NAME_BEFORE = re.compile(
    r"\b(?:alias|aka|a\.k\.a\.|nicknamed|nickname|known (?:as|by)(?: the (?:alias|nickname|name))?"
    r"|codenamed|code-named|stage name|alias of|born|called him|goes by"
    r"|styl(?:es|ed|ing) (?:him|her|it)self)[,:]? (?:the )?$",
    re.IGNORECASE,
)
_NAME_IN_FRONT = re.compile(r"\b([A-Z][\w.-]+) $")
_NAME_BEHIND = re.compile(r" ([A-Z][\w’'-]+)")
_LONG_FRAGMENT = 7
_START = attrgetter("start")


def find_quotes(
    text: str,
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention] = (),
    entities: Sequence[Entity] = (),
    syntax: Syntax | None = None,
) -> tuple[Quote, ...]:
    """The quotations of a text in order, with their speakers, direct and indirect ones.

    Where there is a parse, ``syntax``, the subjects of verbs are taken from it first.
    """
    turns = find_turns(text, mentions)
    quoted = [
        item
        for item in _outside(find_quoted(text), turns)
        if not _is_name_or_title(text, item, mentions)
    ]
    quoted = sorted([*quoted, *turns], key=lambda item: item.start)
    voices = Voices(text, sentences, mentions, entities, quoted, syntax)
    found: list[Quote] = []
    for item in quoted:
        kind = _kind(text, item)
        voice = voices.of(item, kind == "speech")
        found.append(
            Quote(
                item.start,
                item.end,
                text[item.start : item.end],
                voice.joint or voice.name,
                None if voice.joint else voice.entity,
                voice.cue,
                kind,
            )
        )
    found = _with_later_tags(quoted, found)
    found += voices.indirect()
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _outside(quoted: Sequence[Quoted], turns: Sequence[Quoted]) -> list[Quoted]:
    """What stands between marks, but not inside a turn of a dialogue, which is quoted whole."""
    starts = [turn.start for turn in turns]
    outside = []
    for item in quoted:
        index = bisect_right(starts, item.start) - 1
        if index < 0 or item.start >= turns[index].end:
            outside.append(item)
    return outside


def _with_later_tags(quoted: Sequence[Quoted], found: Sequence[Quote]) -> list[Quote]:
    """Paragraphs of one quotation, the speaker of which is only told behind the last of them."""
    tagged = list(found)
    for index in range(len(quoted) - 1, 0, -1):
        later, before = tagged[index], tagged[index - 1]
        if quoted[index].continues and later.cue and not before.cue:
            tagged[index - 1] = replace(
                before,
                speaker=later.speaker,
                speaker_entity=later.speaker_entity,
                cue=later.cue,
            )
    return tagged


def _kind(text: str, item: Quoted) -> QuoteKind:
    shape = text[item.start : item.end]
    words = _WORD.findall(shape)
    if item.continues or not item.closed:
        return "speech"
    ended = shape[-1] in ",.?!…" and not shape[:1].islower()
    if (ended and len(words) > 1) or (shape[-1] in "?!" and len(words) > 2):
        return "speech"
    if len(words) > _LONG_FRAGMENT:
        return "speech"
    if len(words) > 3 and _FINITE.search(shape) and shape[:1].isupper():
        return "speech"
    return "speech" if len(words) > 4 and _FINITE.search(shape) else "fragment"


def _is_name_or_title(text: str, item: Quoted, mentions: Sequence[Mention]) -> bool:
    shape = text[item.start : item.end]
    words = _WORD.findall(shape)
    if not words:
        return True
    before = text[max(0, item.opening - 60) : item.opening]
    titled = all(
        word[0].isupper() or word in listed("title_small") or word[0].isdigit() for word in words
    )
    titled = titled and words[0][0].isupper()
    if len(words) <= 5 and titled and _NAME_BEFORE.search(before):
        return True
    around = bisect_left(mentions, item.opening, key=_START) - 1
    if around >= 0 and item.closing < mentions[around].end and mentions[around].label == "PERSON":
        return True
    if titled and len(words) <= 3 and _inside_a_name(text, item):
        return True
    if not titled or (shape[-1] in "?!" and len(words) < 3):
        return False
    behind = text[item.closing : item.closing + 1] == "," and shape[-1] not in ",.?!"
    if len(words) <= 12 and (
        _WORK_BEFORE.search(before) or (behind and _WORK_BEHIND.match(text, item.closing))
    ):
        return True
    large = [word for word in words if word not in listed("title_small")]
    ended = shape[-1] in ".?!" or (shape[-1] == "," and len(large) < 2)
    return len(large) > 2 and len(words) <= 12 and not ended and any(map(is_common, large))


def _inside_a_name(text: str, item: Quoted) -> bool:
    """Whether a nickname stands between a given name and a surname: James “Jim” Carter."""
    before = _NAME_IN_FRONT.search(text, max(0, item.opening - 30), item.opening)
    after = _NAME_BEHIND.match(text, item.closing)
    named = before is not None and (bool(gender(before[1])) or not is_common(before[1]))
    return named and after is not None
