"""The words around a quotation that tell who says it: "…," X said; X said: "…"; according to X."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from extradition_tui.language.subjects import PRONOUN_WORDS, Subjects
from extradition_tui.language.words import cue_forms, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.cast import Voice
    from extradition_tui.language.quotation_marks import Quoted
    from extradition_tui.language.syntax import Syntax

_MOST_CUES = 8  # cue verbs on one side of a quotation that are asked for their subject, the nearest
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_AFTER_GAP = re.compile(r"[\s,;—–.…-]*")
_ACCORDING = re.compile(r"\b([Aa]ccording to|[Ii]n the words of|[Pp]er)\s+")
_PUT_IT = re.compile(r"\b[Aa]s ([^,;:\n\0]{2,80}?) (put it|puts it)\b")
_QUOTED = re.compile(
    r"\b(?P<passive>(?:was|were|is|are|been|being) )?(?:widely )?"
    r"(?P<verb>quote[ds]?|quoting|cite[ds]?|citing) ?"
)
_CLOSING = re.compile(r" [^,;:.\n\0]{3,60}(?=\.?(?:\n|$))")
_TO_SOMEBODY = frozenset(["tells", "asks", "assures", "reminds", "urges", "warns", "informs"])
_LONGEST_TITLE = 4
_BY = re.compile(r"\bby\s+")
_NEAR_WORDS = 9
_FAR_WORDS = 20
_LONGEST_OFFICE = 8
_TAG_OPENINGS = frozenset(["", "as", "the", "and", "but", "mr", "mrs", "ms", "then"])
_TAG_FIRSTS = frozenset(
    ["as", "the", "a", "an", "former", "then", "his", "her", "its", "their", "our", "my"]
)


class Tags:
    """The verbs of saying beside the quotations of one text, and their subjects."""

    def __init__(self, text: str, masked: str, subjects: Subjects, syntax: Syntax | None) -> None:
        self._text = text
        self._masked = masked
        self._subjects = subjects
        self._syntax = syntax

    def after(self, item: Quoted, end: int, *, near: bool) -> Voice | None:
        """Who speaks by the words after a quotation, up to ``end``; ``near``: right after it."""
        gap = _AFTER_GAP.match(self._masked, item.closing, end)
        begin = gap.end() if gap else item.closing
        words = list(_WORD.finditer(self._masked, begin, min(end, begin + 240)))
        if not words:
            return None
        if near and "." in self._masked[item.closing : begin]:
            return None
        first = words[0].group().lower()
        forms = cue_forms()
        if near and first in forms and not first.endswith("ing") and words[0].start() == begin:
            verb = words[0].start()
            # A name right behind the verb needs no parse: "said X, whose …".
            named = self._subjects.cast.starting(words[0].end() + 1)
            certain = named is not None and named.label == "PERSON"
            followed = None if certain else self._subjects.of_verb(verb, verb, end)
            followed = followed or self._subjects.after(words[0].end(), end)
            if followed:
                return followed.with_cue(words[0].group())
        cues = (
            index
            for index, match in enumerate(words[:_FAR_WORDS])
            if match.group().lower() in forms
            and not match.group().lower().endswith("ing")
            and not self.is_noun(words, index)
        )
        for index in islice(cues, _MOST_CUES):
            match = words[index]
            closing = self._closes_line(match, end)
            if closing:
                return closing.with_cue(match.group())
            opened = self._opens_with_name(begin, match.start()) if near else None
            if opened:
                return opened.with_cue(match.group())
            if near and self._syntax is None and index >= _NEAR_WORDS:
                return None
            parsed = self._subjects.of_verb(match.start(), begin, end)
            subject = parsed or self._subjects.before(match.start(), begin)
            if subject and (not near or self._is_tag(item, begin, subject, match.start())):
                return subject.with_cue(match.group())
            if near:
                return None
        return None

    def _closes_line(self, verb: re.Match[str], end: int) -> Voice | None:
        """Who is named behind the verb that closes a line: "‘…’ for years, says watchdog"."""
        closing = _CLOSING.match(self._masked, verb.end(), end)
        told = not verb.group().endswith("s") or verb.group() in _TO_SOMEBODY
        if told or closing is None or not self._masked.endswith(", ", 0, verb.start()):
            return None
        return self._subjects.after(verb.end() + 1, closing.end())

    def _opens_with_name(self, begin: int, verb: int) -> Voice | None:
        """Who is named first where asides stand before the verb: "…," X, a clerk, said."""
        people = [item for item in self._subjects.cast.near(begin, verb) if item.label == "PERSON"]
        if not people or not self._masked[max(0, verb - 3) : verb].rstrip().endswith(
            (",", ")", "–", "—")
        ):
            return None
        title = self._masked[begin : people[0].start].split()
        if len(title) > _LONGEST_TITLE or not all(word[:1].isupper() for word in title):
            return None
        behind = self._masked[people[0].end : people[0].end + 3].lstrip()
        if not behind.startswith((",", "(", "–", "—")):
            return None
        return self._subjects.cast.voice(people[0])

    def is_noun(self, words: Sequence[re.Match[str]], index: int) -> bool:
        """Whether a form that may be a noun stands as one ("the report", "his claims")."""
        verb = self._syntax.is_verb(words[index].start()) if self._syntax else None
        return _is_noun(words, index) if verb is None else not verb

    def _is_tag(self, item: Quoted, begin: int, subject: Voice, verb: int) -> bool:
        """Whether the subject stands right after the quotation ("…, the minister said")."""
        opening = self._masked[begin : max(begin, subject.start)].strip(" ,.").lower()
        first = opening.split(" ")[0]
        if subject.start < 0 or opening in _TAG_OPENINGS or first in _TAG_FIRSTS | listed("counts"):
            return True
        lead = self._subjects.cast.starting(begin)
        if lead and self._masked[lead.end : subject.start].strip(" ,") in ("and", "&"):
            return True
        # After a comma inside the marks, nothing but the speaker's office stands before the verb.
        mark = self._text[item.end - 1] if item.end > item.start else ""
        between = self._masked[begin:verb]
        if mark not in ",!?" or subject.start > verb or re.search(r"[;:\0—–]", between):
            return False
        words = [word.group().lower() for word in _WORD.finditer(opening)]
        helpers = listed("helpers") | listed("function_words")
        return len(words) <= _LONGEST_OFFICE and not any(
            word in cue_forms() or (word in helpers and word not in ("former", "of", "the", "for"))
            for word in words
        )

    def before(self, item: Quoted, start: int, end: int, *, speech: bool) -> Voice | None:
        """Who speaks by the words before a quotation, from ``start``, or behind it in a passive."""
        window = max(start, item.opening - 400)
        words = list(_WORD.finditer(self._masked, window, item.opening))
        forms = cue_forms()
        passive = listed("auxiliaries_of_the_passive")
        thing: Voice | None = None
        cues = [
            index
            for index in range(len(words) - 1, -1, -1)
            if words[index].group().lower() in forms and not self.is_noun(words, index)
        ][:_MOST_CUES]
        for index in sorted(cues, key=lambda at: _is_infinitive(words, at)):
            match = words[index]
            word = match.group().lower()
            quoted = self._quoted_person(words, index, start) or self._main_after(
                words, index, item, start, end
            )
            if quoted:
                return quoted.with_cue(match.group())
            parsed = self._by_parse(match.start(), start, item)
            if parsed and (parsed.entity or self._subjects.cast.speaks(parsed)):
                return parsed.with_cue(match.group())
            if parsed:
                # A thing "says" little: who says something further off is the likelier speaker.
                thing = thing or parsed.with_cue(match.group())
                continue
            if word.endswith("ing") and not (index and words[index - 1].group().lower() in passive):
                subject = self._subjects.main(start, match.start())
            elif index and words[index - 1].group().lower() in passive and not word.endswith("ing"):
                by = _BY.search(self._masked, match.end(), item.opening)
                high = item.opening
                if by is None:
                    by, high = _BY.match(self._masked, item.closing + 1), item.closing + 120
                subject = self._subjects.after(by.end(), high) if by else None
                if subject is None:
                    continue
            else:
                by = _BY.match(self._masked, match.end() + 1, item.opening)
                subject = (
                    self._subjects.after(by.end(), item.opening)
                    if by
                    else self._subjects.before(match.start(), start)
                )
            if subject:
                return subject.with_cue(match.group())
        if self._masked[window : item.opening].rstrip().endswith(":") and speech:
            return self._subjects.main(start, item.opening) or thing
        return thing

    def _quoted_person(
        self, words: Sequence[re.Match[str]], index: int, start: int
    ) -> Voice | None:
        """Who says it in "quoted X as saying" and in "footage of X saying"."""
        verb = words[index]
        if not index or not verb.group().endswith("ing"):
            return None
        if words[index - 1].group() == "as":
            quoted = list(_QUOTED.finditer(self._masked, start, verb.start()))
            if not quoted:
                return None
            if quoted[-1]["passive"]:
                return self._subjects.before(quoted[-1].start("verb"), start)
            return self._subjects.after(quoted[-1].end(), verb.start() - len("as "))
        mention = self._subjects.cast.ending(verb.start() - 1)
        person = mention is not None and mention.label == "PERSON" and mention.start > start
        return self._subjects.cast.voice(mention) if mention and person else None

    def _main_after(
        self, words: Sequence[re.Match[str]], index: int, item: Quoted, start: int, end: int
    ) -> Voice | None:
        """The subject that follows in "After saying “…”, X left"."""
        lead = words[index - 1].group().lower() if index else ""
        opens = words[max(0, index - 1)].start() - start < len("“")
        if not words[index].group().endswith("ing") or not opens or lead not in listed("leads_up"):
            return None
        return self._subjects.main(item.closing, end)

    def _by_parse(self, verb: int, start: int, item: Quoted) -> Voice | None:
        """The subject, or of a passive verb the agent, by the parse."""
        if self._syntax and self._syntax.is_passive(verb):
            return self._subjects.agent(verb, start, item.closing + 120)
        return self._subjects.of_verb(verb, start, item.opening)

    def according(self, item: Quoted, start: int, end: int) -> Voice | None:
        """Who is named by "according to" or "as X put it" beside a quotation."""
        for low, high in ((item.closing, end), (start, item.opening)):
            match = _ACCORDING.search(self._masked, low, high)
            if match:
                voice = self._subjects.after(match.end(), high)
                voice = voice or self._subjects.source(match.end(), high)
                if voice:
                    return voice.with_cue(match.group(1).lower())
            put = _PUT_IT.search(self._masked, low, high)
            voice = self._subjects.after(*put.span(1)) if put else None
            if put and voice:
                return voice.with_cue(put.group(2))
        return None


def _is_noun(words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a form that may be a noun stands as one ("the report", "his claims")."""
    if not index:
        return False
    word = words[index].group().lower()
    before = words[index - 1].group().lower()
    if word in PRONOUN_WORDS or before.endswith(("’s", "'s")) or before == "few":
        return True
    if word == cue_forms()[word] and word != "read":
        return not (before.endswith("s") or before in listed("plural_subjects"))
    return before in listed("determiners")


def _is_infinitive(words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether "to" stands before a verb: another one further off tells the speaker better."""
    return index > 0 and words[index - 1].group().lower() == "to"
