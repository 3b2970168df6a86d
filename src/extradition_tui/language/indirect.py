"""What somebody is said to say without marks: "said that …", "…, officials say", "according to …".

A sentence that holds a verb of saying is read in three ways: the words after the verb, the words in
front of a closing "X said", and what stands beside "according to". Where there is a parse, it tells
where the reported clause begins and ends; without one only patterns that leave no doubt count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extradition_tui.language.cast import Voice
from extradition_tui.language.reported import LISTENER, Clauses
from extradition_tui.language.words import cue_forms, listed
from extradition_tui.model import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extradition_tui.language.subjects import Subjects
    from extradition_tui.language.syntax import Syntax

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did"
    r"|\w+n[’']t|\w+ed|went|came|made|took|got|saw|knew|gave|found|left|felt|began|kept|held|lost"
    r"|won|fell|ran|said|told|met|paid|sent|stood|hit|put|cut|set|led|brought|bought|became)\b"
)
_RELATIVE = re.compile(r", (?:who|which|whose)\b[^,]*")
# What may follow "X said" at the end of a sentence and reports nothing more.
_REST = re.compile(
    r"(?:\s*,?\s*(?:(?:late |early |earlier |later )?(?:on|in|at|during|to|after|before|through|via"
    r"|from|by|of|about|for|last|this|yesterday|today|earlier|later|recently|again|too|also|then"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|citing|speaking)\b[^:;\0]*))?\s*"
)
_EXTRACTS = frozenset(["what", "how", "whom", "whose", "than", "as", "like", "why"])
_MOST_TAG_WORDS = 14
_LEAST_WORDS = 3
_FARTHEST = 300
_LONGEST_SENTENCE = 1500  # characters: what goes on for longer is no sentence of prose


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    voice: Voice
    cue: str


def find_indirect(
    text: str,
    masked: str,
    sentences: Sequence[tuple[int, int]],
    subjects: Subjects,
    syntax: Syntax | None,
) -> list[Quote]:
    """The reported clauses of a text, none of them across another or across a quotation.

    ``masked`` is the text with its quotations blotted out.
    """
    reader = _Reader(text, masked, subjects, syntax)
    found: list[Quote] = []
    for start, end in sentences:
        taken: list[_Found] = []
        for one in reader.of_sentence(start, end):
            free = all(one.end <= other.start or other.end <= one.start for other in taken)
            if free:
                taken.append(one)
        for one in taken:
            words = text[one.start : one.end]
            voice = one.voice
            found.append(
                Quote(one.start, one.end, words, voice.name, voice.entity, one.cue, "indirect")
            )
    return found


class _Reader:
    """Reads one sentence after the other."""

    def __init__(self, text: str, masked: str, subjects: Subjects, syntax: Syntax | None) -> None:
        self._text, self._masked = text, masked
        self._subjects, self._syntax = subjects, syntax
        self._clauses = Clauses(masked, syntax)

    def of_sentence(self, start: int, end: int) -> Iterator[_Found]:
        """What a sentence reports, the surest reading first."""
        stop = self._stop(start, end)
        if self._text[stop:end].startswith("?") or stop - start > _LONGEST_SENTENCE:
            return
        yield from self._according(start, stop)
        forms = cue_forms()
        if forms.keys().isdisjoint(_WORD.findall(self._masked, start, stop)):
            return
        words = list(_WORD.finditer(self._masked, start, stop))
        cues = [
            index
            for index, word in enumerate(words)
            if word.group() in forms and self._says(words, index)
        ]
        for index in reversed(cues):
            found = list(self._tag(words, index, start, stop))
            yield from found
            if found:
                break
        for index in cues:
            if words[index].start() - start > _FARTHEST:
                break
            forward = self._forward(words, index, start, stop)
            if forward:
                yield forward

    # --- "according to" -------------------------------------------------------------------------

    def _according(self, start: int, stop: int) -> Iterator[_Found]:
        match = _ACCORDING.search(self._masked, start, stop)
        if match is None:
            return
        voice = self._subjects.after(match.end(), stop) or self._subjects.source(match.end(), stop)
        if voice is None or not voice.name:
            return
        if not self._masked[start : match.start()].strip(" ,—–-"):
            comma = self._masked.find(", ", match.end(), stop)
            if comma > 0:
                yield from self._clean(comma + 2, stop, voice, "according to")
            return
        yield from self._clean(start, match.start(), voice, "according to")

    # --- "…, X said" ----------------------------------------------------------------------------

    def _tag(
        self, words: Sequence[re.Match[str]], index: int, start: int, stop: int
    ) -> Iterator[_Found]:
        """What stands before a closing "X said" or "said X", and around one in the middle."""
        verb = words[index]
        base = cue_forms()[verb.group()]
        comma = self._masked.rfind(", ", start, verb.start())
        if comma < 0 or base not in listed("says_tag") or self._quotes_already(words, index, start):
            return
        between = [word.group() for word in words if comma < word.start() < verb.start()]
        if len(between) > _MOST_TAG_WORDS or any(
            word.lower() in listed("breaks_a_tag") for word in between
        ):
            return
        again = stop
        closes = self._is_clause(start, comma) and not self._leads(words[0], start, comma)
        if comma + 2 == verb.start():
            voice = self._inverted(verb, stop) if base != "tell" else None
        elif self._masked.startswith(", ", verb.end()) and verb.end() < stop:
            voice, again = self._in_front(verb, comma), verb.end() + 2
        elif self._ends_here(verb, stop):
            voice = self._in_front(verb, comma)
        else:
            voice = None
        if voice is None or not voice.name:
            return
        if "\0" in self._masked[start:stop] and again < stop:
            return
        if again < stop:
            yield from self._clean(again, stop, voice, verb.group())
        if closes or (again == stop and not self._masked[verb.end() : stop].strip()):
            yield from self._clean(start, comma, voice, verb.group())

    def _inverted(self, verb: re.Match[str], stop: int) -> Voice | None:
        word = _WORD.match(self._masked, verb.end() + 1, stop)
        if word is None or word.group().lower() in listed("leads_up"):
            return None
        phrase = self._syntax.subject(verb.start()) if self._syntax else None
        if phrase and phrase.head_start < verb.start():
            return None
        after = self._masked[verb.end() : stop].partition(", ")[0]
        if phrase is None and _FINITE.search(after):
            return None
        voice = self._subjects.of_verb(verb.start(), verb.end(), stop)
        return voice or self._subjects.after(verb.end(), stop)

    def _in_front(self, verb: re.Match[str], comma: int) -> Voice | None:
        """The subject between a comma and its verb, and nowhere else."""
        phrase = self._syntax.subject(verb.start()) if self._syntax else None
        if phrase and not comma < phrase.head_start < verb.start():
            return None
        voice = self._subjects.of_verb(verb.start(), comma, verb.start()) if phrase else None
        voice = voice or self._subjects.before(verb.start(), comma)
        if voice is None or voice.start > verb.start():
            return None
        return voice

    def _leads(self, first: re.Match[str], start: int, comma: int) -> bool:
        """Whether the words before the comma only lead up to what the verb says."""
        return (
            first.group().lower() in listed("leads_up")
            and self._masked.find(", ", start, comma) < 0
        )

    def _quotes_already(self, words: Sequence[re.Match[str]], index: int, start: int) -> bool:
        """Whether a verb reports a quotation between marks that stands before its subject."""
        at = words[index].start()
        low = start if self._masked[start : start + 1].isupper() else start - 3
        mark = self._masked.rfind("\0", max(0, low, at - _FARTHEST), at)
        if mark < 0 or "\n" in self._masked[mark:at]:
            return False
        between = list(_WORD.finditer(self._masked, mark, at))
        others = any(word.group() in cue_forms() for word in between)
        return len(between) <= _MOST_TAG_WORDS and not others

    def _ends_here(self, verb: re.Match[str], stop: int) -> bool:
        """Whether after the verb only listeners, times and places follow."""
        at = verb.end()
        if cue_forms()[verb.group()] == "tell":
            listener = LISTENER.match(self._masked, at, stop)
            at = listener.end() if listener else at
        rest = _REST.fullmatch(self._masked, at, stop)
        if rest is None:
            return False
        if self._syntax and self._syntax.complement(verb.start()):
            return False
        words = rest.group().split()
        return len(words) <= _MOST_TAG_WORDS and "that" not in words

    def _is_clause(self, start: int, end: int) -> bool:
        if self._syntax:
            return self._syntax.has_subject(start, end)
        return bool(_FINITE.search(_RELATIVE.sub("", self._masked[start:end])))

    # --- "X said that …" ------------------------------------------------------------------------

    def _forward(
        self, words: Sequence[re.Match[str]], index: int, start: int, stop: int
    ) -> _Found | None:
        verb = words[index]
        begin, end = self._clauses.after(verb.start(), verb.group(), stop)
        if begin < 0 or self._quotes_already(words, index, start):
            return None
        voice = self._subject(verb, start)
        if voice is None or not voice.name or self._extracts(voice.start, verb.start(), start):
            return None
        found = list(self._clean(begin, end, voice, verb.group()))
        return found[0] if found else None

    def _extracts(self, subject: int, verb: int, start: int) -> bool:
        """Whether the clause lacks what stands in front ("what the mayor says he did")."""
        before = [
            word.group().lower()
            for word in _WORD.finditer(self._masked, max(start, subject - 60), subject)
        ]
        if before and before[-1] in _EXTRACTS:
            return True
        opened = (
            before[-1:] in (["which"], ["where"], ["when"]) or "who" in self._masked[subject:verb]
        )
        return not opened and self._syntax is not None and self._syntax.is_bare_relative(verb)

    # --- what all readings ask ------------------------------------------------------------------

    def _says(self, words: Sequence[re.Match[str]], index: int) -> bool:
        """Whether a form is a verb that somebody says something by, in the active voice."""
        shape = words[index - 1].group() if index else ""
        before = shape.lower()
        verb = words[index].start()
        recent = {word.group() for word in words[max(0, index - 3) : index]}
        if (
            shape in listed("leaves_unsaid")
            or before in listed("determiners")
            or recent & {"not", "never"}
        ):
            return False
        if words[index].group().endswith("ing"):
            goes_on = before in listed("auxiliaries_of_the_passive") and before != "being"
            apart = self._masked[verb - 2 : verb] == ", "
            return self._syntax is not None and (goes_on or apart)
        if self._syntax:
            opens = self._masked.startswith(" that ", words[index].end())
            sure = opens and words[index].group() not in listed("says_nouns")
            return (sure or self._syntax.is_verb(verb) is not False) and not (
                self._syntax.is_passive(verb)
            )
        if before in listed("auxiliaries_of_the_passive"):
            return False
        word = words[index].group()
        if word in listed("says_nouns"):
            named = index > 0 and self._subjects.cast.ending(words[index - 1].end()) is not None
            return named or before in ("he", "she", "it", "they")
        if word == cue_forms()[word]:
            return before.endswith("s") or before in ("they", "people", "police", "who", "some")
        return True

    def _subject(self, verb: re.Match[str], low: int) -> Voice | None:
        voice = self._subjects.of_verb(verb.start(), low, verb.end() + 120)
        if voice is None:
            voice = self._subjects.before(verb.start(), low)
        return voice

    def _stop(self, start: int, end: int) -> int:
        stop = end
        while stop > start and self._text[stop - 1] in ".!?… \n":
            stop -= 1
        return stop

    def _clean(self, start: int, end: int, voice: Voice, cue: str) -> Iterator[_Found]:
        while start < end and self._masked[start] in " ,\n—–-":
            start += 1
        while end > start and self._masked[end - 1] in " ,;\n—–-":
            end -= 1
        words = self._masked[start:end]
        if "\0" in words or "\n" in words or len(words.split()) < _LEAST_WORDS:
            return
        yield _Found(start, end, voice, cue.lower())
