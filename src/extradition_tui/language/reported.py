"""Where the words that a verb of saying reports begin and end: "that …", a bare clause, "to …".

Each verb takes some of these and not others, which the lists in ``data/word_lists.txt`` tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from extradition_tui.language.words import cue_forms, listed

if TYPE_CHECKING:
    from extradition_tui.language.syntax import Syntax

LISTENER: Final = re.compile(
    r"\s*(?:(?:the |a )?(?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,4}|reporters|(?:the |a )?[a-z]+"
    r"(?: [a-z]+)?|him|her|them|us|me)(?=\s|[.,]|$)"
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_THAT = re.compile(r"\s+((?:[\w’'.-]+ ){0,7}?)that\s+")
# What may stand between a verb and "that": when, where and to whom.
_BETWEEN = re.compile(
    r"(?:(?:in|on|at|during|to|late|early|earlier|later|this|last|yesterday|today|again|also|by"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b.*)?"
)
_TO = re.compile(r"\s+((?:[\w’'.-]+ ){1,5}?)(?=to [a-z])")
_CLAUSE = re.compile(
    r"(?:he|she|they|there|we|you|it|i|the|a|an|his|her|their|its|this|these|those|some|many"
    r"|most|all|no|both|more|any|another|\d[\d,.]*|[A-Z][\w.’'-]*)\s"
)
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did"
    r"|\w+n[’']t)\b"
)
# Where the same speaker says more: "…, but noted that", "…, though she added that".
_AGAIN = re.compile(
    r",? (?:but|and|though|although|while|yet|then) (?:(?:he|she|they|it) )?"
    r"(?:\w+ly |also |has |have |had )?(?P<verb>[a-z]+)\b"
)
_ASKING = frozenset(["what", "how", "why", "where", "whether", "if"])
_REACH = 90


class Clauses:
    """The reported clauses of one text, asked for verb by verb."""

    def __init__(self, masked: str, syntax: Syntax | None) -> None:
        self._masked = masked
        self._syntax = syntax

    def after(self, verb: int, form: str, stop: int) -> tuple[int, int]:
        """What the verb at ``verb`` reports, up to ``stop`` at most; (-1, -1) where nothing."""
        base, at = cue_forms()[form], verb + len(form)
        for reading in (self._with_that, self._asked, self._infinitive, self._bare):
            begin, end = reading(verb, at, base, stop)
            if begin >= 0:
                return begin, self._end(verb, begin, end, stop)
        return -1, -1

    def _with_that(self, verb: int, at: int, base: str, stop: int) -> tuple[int, int]:
        that = _THAT.match(self._masked, at, stop)
        if that is None or base not in listed("says_that"):
            return -1, -1
        place = that.end(1)
        if self._syntax and self._syntax.marks(place) is False:
            return -1, -1
        told = base in listed("takes_listener") and "," not in that.group(1)
        if not self._syntax and not told and not _BETWEEN.fullmatch(that.group(1).strip()):
            return -1, -1
        clause = self._syntax.complement(verb) if self._syntax else None
        return that.end(), clause[1] if clause and clause[0] == that.end() else stop

    def _asked(self, verb: int, at: int, base: str, stop: int) -> tuple[int, int]:
        if base not in listed("takes_question"):
            return -1, -1
        begin = self._past_listener(at, base, stop)
        word = _WORD.match(self._masked, begin, stop)
        if word is None or word.group() not in _ASKING:
            return -1, -1
        clause = self._syntax.complement(verb) if self._syntax else None
        return begin, clause[1] if clause else stop

    def _infinitive(self, verb: int, at: int, base: str, stop: int) -> tuple[int, int]:
        begin = at + 1
        if base in listed("takes_gerund"):
            word = _WORD.match(self._masked, begin, stop)
            if word and word.group().endswith("ing") and len(word.group()) > 4:
                return begin, stop
        if base in listed("takes_infinitive") and self._masked.startswith("to ", begin, stop):
            return begin, stop
        told = _TO.match(self._masked, at, stop) if base in listed("takes_order") else None
        if told and (self._syntax is None or self._syntax.belongs(told.end(), verb)):
            return told.end(), stop
        return -1, -1

    def _bare(self, verb: int, at: int, base: str, stop: int) -> tuple[int, int]:
        if base not in listed("takes_bare_clause"):
            return -1, -1
        clause = self._syntax.complement(verb) if self._syntax else None
        if self._syntax and clause:
            if self._word(clause[0]) in listed("opens_no_report") or self._syntax.is_verb(
                clause[0]
            ):
                return -1, -1
            gap = self._masked[at : clause[0]].strip()
            free = base in listed("takes_listener") or _BETWEEN.fullmatch(gap)
            return clause[:2] if free and "," not in gap else (-1, -1)
        if self._syntax and base not in listed("takes_clause_alone"):
            return -1, -1
        begin = self._past_listener(at, base, stop)
        near = min(stop, begin + _REACH)
        if self._syntax:
            says = self._word(begin) not in listed("opens_no_report") and self._syntax.has_finite(
                begin, near
            )
            return (begin, stop) if says else (-1, -1)
        if _CLAUSE.match(self._masked, begin, stop) and _FINITE.search(self._masked, begin, near):
            return begin, stop
        return -1, -1

    def _past_listener(self, at: int, base: str, stop: int) -> int:
        listener = LISTENER.match(self._masked, at, stop) if base == "tell" else None
        return (listener.end() if listener else at) + 1

    def _word(self, at: int) -> str:
        word = _WORD.match(self._masked, at)
        return word.group().lower() if word else ""

    def _end(self, verb: int, begin: int, clause_end: int, stop: int) -> int:
        """The end of the reported words: the sentence's, where the verb is the main one."""
        again = _AGAIN.search(self._masked, begin + 1, stop)
        while again and again["verb"] not in cue_forms():
            again = _AGAIN.search(self._masked, again.start() + 1, stop)
        stop = again.start() if again else stop
        if self._syntax is None:
            return stop
        if not self._syntax.is_main(verb):
            return min(stop, max(clause_end, begin))
        after = self._syntax.next_statement(verb, cue_forms())
        return after if after is not None and begin < after < stop else stop
