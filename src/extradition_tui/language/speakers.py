"""Who is said to say the words between marks.

The sentence around a quotation is searched for a verb of saying and its subject; where it has none,
the speaker of the quotation before goes on. Pronouns go back to the last person who fits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from extradition_tui.language.cast import Voice
from extradition_tui.language.indirect import find_indirect
from extradition_tui.language.subjects import PRONOUN_WORDS, Subjects
from extradition_tui.language.words import cue_forms, is_common, listed
from extradition_tui.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.quotation_marks import Quoted
    from extradition_tui.language.syntax import Syntax
    from extradition_tui.model import Entity, Mention

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_AFTER_GAP = re.compile(r"[\s,;—–.…-]*")
_ACCORDING = re.compile(r"\b([Aa]ccording to|[Ii]n the words of|[Pp]er)\s+")
_PUT_IT = re.compile(r"\b[Aa]s ([^,;:\n\0]{2,80}?) (put it|puts it)\b")
_SIGNATURE = re.compile(
    r"[ \xa0\n]{0,2}[―—–-][ \xa0]?"
    r"(?P<name>[A-Z][\w.’'-]*(?:[ \xa0][\w.’'-]+){0,7}?)\.?[ \xa0]?(?=[,\n(]|$)"
)
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s*")
_BETWEEN = re.compile(r"[ ,–—-]*[^.;:\0\n]{2,160},\s*")
_JOINT = re.compile(r"\0[,.]? (?:while|whereas|but|and|although|though) ")
_QUOTED = re.compile(
    r"\b(?P<passive>(?:was|were|is|are|been|being) )?(?:widely )?"
    r"(?P<verb>quote[ds]?|quoting|cite[ds]?|citing) ?"
)
_CLAIM = re.compile(
    r"(?P<mark>[’']s?) (?:\w+ ){0,2}?(?P<noun>claims?|statements?|assertions?|warnings?|remarks?"
    r"|comments?|promises?|pledges?|vows?|descriptions?|accusations?|allegations?|tweets?)\b"
)
_NEAR_NAME = 40
_LONGEST_TITLE = 4
_BY = re.compile(r"\bby\s+")
_THAT = re.compile(r"\s+(?:[\w’'-]+ ){0,4}?that\s+")
_NEAR_WORDS = 9
_FAR_WORDS = 20
_PLAIN_CUES = frozenset(["said", "says", "added", "told", "tells", "explained", "argued"])
_LONGEST_OFFICE = 8
_TAG_OPENINGS = frozenset(["", "as", "the", "and", "but", "mr", "mrs", "ms", "then"])
_TAG_FIRSTS = frozenset(
    ["as", "the", "a", "an", "former", "then", "his", "her", "its", "their", "our", "my"]
)
_FARTHEST = 600  # characters: a cue further off than this belongs to something else


class Voices:
    """The speakers of one text, asked for quotation by quotation, in order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        quoted: Sequence[Quoted],
        syntax: Syntax | None = None,
    ) -> None:
        self._text = text
        self._syntax = syntax
        self._sentences = list(sentences)
        self._starts = [start for start, _ in sentences]
        self._quoted = quoted
        self._masked = _masked(text, quoted)
        self._subjects = Subjects(text, self._masked, self._sentences, mentions, entities, syntax)
        self._last: Voice = Voice()
        self._last_end = -1

    def of(self, item: Quoted, speech: bool) -> Voice:
        """The speaker of one quotation; ``speech`` is False for a few words inside a sentence."""
        voice = self._found(item, speech)
        if voice.name and (speech or voice.cue):
            self._last, self._last_end = voice, item.closing
            self._subjects.pronouns.spoke(item.opening, voice)
        elif speech:
            self._last_end = item.closing
        return voice

    def _found(self, item: Quoted, speech: bool) -> Voice:
        start, end = self._around(item)
        if item.continues:
            after = self._after(item, end, near=True)
            return after or self._last
        near = self._after(item, end, near=True)
        if near:
            return near
        signed = self._signed(item)
        if signed:
            return signed
        beside = self._labelled(item) or self._goes_on(item)
        if beside:
            return beside
        before = self._before(item, self._own_clause(item, start), speech=speech)
        if before:
            return before
        according = self._according(item, start, end)
        if according:
            return according
        if not speech:
            far = self._after(item, end, near=False)
            return far or self._owner(item, start) or Voice()
        return self._carried(item, start, end) or Voice()

    def _around(self, item: Quoted) -> tuple[int, int]:
        """The sentence, or the run of sentences, that holds a quotation with its marks."""
        first = max(0, bisect_right(self._starts, item.opening) - 1)
        last = max(first, bisect_right(self._starts, max(item.closing - 1, item.opening)) - 1)
        start = max(self._sentences[first][0], item.opening - _FARTHEST)
        end = min(self._sentences[last][1], item.closing + _FARTHEST)
        return start, max(end, item.closing)

    def _signed(self, item: Quoted) -> Voice | None:
        """The name behind a dash after a quotation that stands by itself."""
        dash = _SIGNATURE.match(self._masked, item.closing)
        if dash is None:
            return None
        start, end = dash.span("name")
        return self._subjects.after(start, end) or Voice(dash["name"], None, None, start)

    def _labelled(self, item: Quoted) -> Voice | None:
        """Who is named with a colon at the start of the line, as in headlines and interviews."""
        begin = self._text.rfind("\n", 0, item.opening) + 1
        label = _LABEL.fullmatch(self._masked, begin, item.opening)
        if label is None:
            return None
        words = label["name"].split()
        mention = self._subjects.cast.starting(begin)
        if mention and mention.end == label.end("name") and mention.label != "GPE":
            return self._subjects.cast.voice(mention)
        if all(is_common(word) for word in words):
            return None
        return self._subjects.cast.known_as(label["name"]) or Voice(
            label["name"], None, None, begin
        )

    def _goes_on(self, item: Quoted) -> Voice | None:
        """The speaker of the first part, where a verb stands between two: "…," said X, "…"."""
        between = self._masked[max(0, self._last_end) : item.opening]
        if self._last_end < 0 or not self._last.cue or not _BETWEEN.fullmatch(between):
            return None
        cues = [word for word in _WORD.findall(between) if word.lower() in cue_forms()]
        return self._last if [cue.lower() for cue in cues] == [self._last.cue] else None

    def _own_clause(self, item: Quoted, start: int) -> int:
        """Where the clause of a quotation begins: "…, while Y spoke of" is not X's any more."""
        for joint in _JOINT.finditer(self._masked, start, item.opening):
            people = [
                mention
                for mention in self._subjects.cast.near(joint.end(), item.opening)
                if mention.label == "PERSON"
            ]
            if people and people[0].start - joint.end() < _NEAR_NAME:
                start = joint.end()
        return start

    def _after(self, item: Quoted, end: int, *, near: bool) -> Voice | None:
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
            followed = self._subjects.of_verb(verb, verb, end)
            followed = followed or self._subjects.after(words[0].end(), end)
            if followed:
                return followed.with_cue(words[0].group())
        for index, match in enumerate(words[:_FAR_WORDS]):
            word = match.group().lower()
            if word not in forms or word.endswith("ing") or self._is_noun(words, index):
                continue
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

    def _opens_with_name(self, begin: int, verb: int) -> Voice | None:
        """Who is named first where asides stand before the verb: "…," X, a clerk, said."""
        people = [item for item in self._subjects.cast.near(begin, verb) if item.label == "PERSON"]
        if not people or not self._masked[:verb].rstrip().endswith((",", ")", "–", "—")):
            return None
        title = self._masked[begin : people[0].start].split()
        if len(title) > _LONGEST_TITLE or not all(word[:1].isupper() for word in title):
            return None
        if not self._masked[people[0].end :].lstrip().startswith((",", "(", "–", "—")):
            return None
        return self._subjects.cast.voice(people[0])

    def _is_noun(self, words: Sequence[re.Match[str]], index: int) -> bool:
        """Whether a form that may be a noun stands as one ("the report", "his claims")."""
        verb = self._syntax.is_verb(words[index].start()) if self._syntax else None
        return _is_noun(words, index) if verb is None else not verb

    def _is_tag(self, item: Quoted, begin: int, subject: Voice, verb: int) -> bool:
        """Whether the subject stands right after the quotation ("…, the minister said")."""
        opening = self._masked[begin : max(begin, subject.start)].strip(" ,.").lower()
        first = opening.split(" ")[0]
        if subject.start < 0 or opening in _TAG_OPENINGS or first in _TAG_FIRSTS | listed("counts"):
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

    def _before(self, item: Quoted, start: int, *, speech: bool) -> Voice | None:
        window = max(start, item.opening - 400)
        words = list(_WORD.finditer(self._masked, window, item.opening))
        forms = cue_forms()
        passive = listed("auxiliaries_of_the_passive")
        thing: Voice | None = None
        order = sorted(range(len(words) - 1, -1, -1), key=lambda at: _is_infinitive(words, at))
        for index in order:
            match = words[index]
            word = match.group().lower()
            if word not in forms or self._is_noun(words, index):
                continue
            quoted = self._quoted_person(words, index, start) or self._main_after(
                words, index, start, item
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
            return self._subjects.main(start, item.opening)
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
        self, words: Sequence[re.Match[str]], index: int, start: int, item: Quoted
    ) -> Voice | None:
        """The subject that follows in "After saying “…”, X left"."""
        lead = words[index - 1].group().lower() if index else ""
        opens = words[max(0, index - 1)].start() - start < len("“")
        if not words[index].group().endswith("ing") or not opens or lead not in listed("leads_up"):
            return None
        _, end = self._around(item)
        return self._subjects.main(item.closing, end)

    def _by_parse(self, verb: int, start: int, item: Quoted) -> Voice | None:
        """The subject, or of a passive verb the agent, by the parse."""
        if self._syntax and self._syntax.is_passive(verb):
            return self._subjects.agent(verb, start, item.closing + 120)
        return self._subjects.of_verb(verb, start, item.opening)

    def _according(self, item: Quoted, start: int, end: int) -> Voice | None:
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

    def _owner(self, item: Quoted, start: int) -> Voice | None:
        """Whose words are told by a noun: "X’s claim that", "the warning by X of"."""
        claims = [
            match
            for match in _CLAIM.finditer(self._masked, start, item.opening)
            if len(self._masked[match.end() : item.opening].split()) <= _NEAR_WORDS
        ]
        for match in reversed(claims):
            mention = self._subjects.cast.ending(match.start("mark"))
            if mention is not None:
                return self._subjects.cast.voice(mention).with_cue(match["noun"])
        return None

    def _carried(self, item: Quoted, start: int, end: int) -> Voice | None:
        """A quotation that is a sentence of its own: the speaker before goes on, or is named."""
        before = self._masked[start : item.opening].strip(" \0")
        if self._last.name and self._last_end >= 0:
            between = self._masked[self._last_end : item.opening]
            if between.count("\n") <= 2 and not self._other_person(self._last_end, start):
                return self._last
        if len(before.split()) > 2:
            return None
        index = bisect_right(self._starts, start) - 1
        if index > 0 and "\n\n\n" not in self._masked[self._sentences[index - 1][1] : start]:
            return self._of_sentence(*self._sentences[index - 1])
        return None

    def _of_sentence(self, start: int, end: int) -> Voice | None:
        """Who says something in a sentence without marks, else whom it is about."""
        start = max(start, end - _FARTHEST)
        words = list(_WORD.finditer(self._masked, start, end))
        for index in range(len(words) - 1, -1, -1):
            word = words[index].group().lower()
            if word in _PLAIN_CUES and not self._is_noun(words, index):
                at = words[index].start()
                subject = self._subjects.of_verb(at, start, end)
                subject = subject or self._subjects.before(at, start)
                if subject:
                    return subject
        return self._subjects.main(start, end)

    def _other_person(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start)
        while index < len(self._sentences) and self._sentences[index][1] <= end:
            subject = self._subjects.main(*self._sentences[index])
            if subject and subject.entity and subject.entity != self._last.entity:
                return True
            index += 1
        return False

    def indirect(self) -> list[Quote]:
        """What is reported without marks, where "that" and the verb's subject leave no doubt."""
        return find_indirect(
            self._text, self._masked, self._sentences, self._subjects, self._syntax
        )


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


def _masked(text: str, quoted: Sequence[Quoted]) -> str:
    """The text with every quotation and its marks blotted out, at the same length."""
    pieces = []
    last = 0
    for item in quoted:
        pieces.append(text[last : item.opening])
        pieces.append("\0" * (item.closing - item.opening))
        last = item.closing
    pieces.append(text[last:])
    return "".join(pieces)
