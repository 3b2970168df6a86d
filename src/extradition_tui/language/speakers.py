"""Who is said to say the words between marks.

The sentence around a quotation is searched for a verb of saying and its subject; where it has none,
the speaker of the quotation before goes on. Pronouns go back to the last person who fits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from extradition_tui.language.cast import Voice, is_role
from extradition_tui.language.indirect import find_indirect
from extradition_tui.language.joint import joint_name
from extradition_tui.language.subjects import Subjects
from extradition_tui.language.tags import Tags
from extradition_tui.language.words import cue_forms, is_common
from extradition_tui.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.quotation_marks import Quoted
    from extradition_tui.language.syntax import Syntax
    from extradition_tui.model import Entity, Mention

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_AFTER_GAP = re.compile(r"[\s,;—–.…-]*")
_SIGNATURE = re.compile(
    r"[ \xa0\n]{0,2}[―—–-][ \xa0]?"
    r"(?P<name>[A-Z][\w.’'-]*(?:[ \xa0][\w.’'-]+){0,7}?)\.?[ \xa0]?(?=[,\n(]|$)"
)
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s*")
_BETWEEN = re.compile(r"[ ,–—-]*[^.;:\0\n]{2,160},\s*")
_JOINT = re.compile(r"\0[,.]? (?:while|whereas|but|and|although|though) ")
_CLAIM = re.compile(
    r"(?P<mark>[’']s?) (?:\w+ ){0,2}?(?P<noun>claims?|statements?|assertions?|warnings?|remarks?"
    r"|comments?|promises?|pledges?|vows?|descriptions?|accusations?|allegations?|tweets?)\b"
)
_SOMEBODY = frozenset(["one", "another", "others", "some", "many", "several", "someone"])
_NEAR_NAME = 40
_LONGEST_LABEL = 120
_NEAR_WORDS = 9
_PLAIN_CUES = frozenset(["said", "says", "added", "told", "tells", "explained", "argued"])
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
        self._tags = Tags(text, self._masked, self._subjects, syntax)
        self._last: Voice = Voice()
        self._last_end = -1

    def of(self, item: Quoted, speech: bool) -> Voice:
        """The speaker of one quotation; ``speech`` is False for a few words inside a sentence."""
        voice = self._found(item, speech)
        if voice.cue and voice.joint is None:
            start = max(voice.start - _FARTHEST, self._sentence_start(voice.start))
            joint = joint_name(self._text, self._masked, self._subjects.cast, voice, start)
            voice = replace(voice, joint=joint)
        if voice.name and (speech or voice.cue):
            self._last, self._last_end = voice, item.closing
            self._subjects.pronouns.spoke(item.opening, replace(voice, joint=None))
        elif speech:
            self._last_end = item.closing
        return voice

    def _found(self, item: Quoted, speech: bool) -> Voice:
        start, end = self._around(item)
        if item.continues:
            after = self._tags.after(item, end, near=True)
            return after or self._last
        near = self._tags.after(item, end, near=True)
        if near:
            return near
        signed = self._signed(item)
        if signed:
            return signed
        beside = self._labelled(item) or self._goes_on(item)
        if beside:
            return beside
        before = self._tags.before(item, self._own_clause(item, start), end, speech=speech)
        if before:
            return before
        according = self._tags.according(item, start, end)
        if according:
            return according
        if not speech:
            far = self._tags.after(item, end, near=False)
            return far or self._owner(item, start) or Voice()
        return self._carried(item, start, end) or Voice()

    def _sentence_start(self, at: int) -> int:
        index = max(0, bisect_right(self._starts, at) - 1)
        return self._sentences[index][0] if self._sentences else 0

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
        far = max(0, item.opening - _LONGEST_LABEL)
        begin = self._text.rfind("\n", far, item.opening) + 1
        if not begin and far:
            return None
        label = _LABEL.fullmatch(self._masked, begin, item.opening)
        if label is None:
            return None
        words = label["name"].split()
        mention = self._subjects.cast.starting(begin)
        if mention and mention.end == label.end("name") and mention.label != "GPE":
            return self._subjects.cast.voice(mention)
        if all(is_common(word) for word in words):
            # "Mayor: ‘…’", "Police: ‘…’"
            role = is_role(words[-1].lower())
            return Voice(label["name"], None, None, begin) if role else None
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
        if self._has_own_tag(item, end):
            return None
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

    def _has_own_tag(self, item: Quoted, end: int) -> bool:
        """Whether "it said" or "another said" follows: somebody else than before speaks."""
        gap = _AFTER_GAP.match(self._masked, item.closing, end)
        words = _WORD.findall(self._masked, gap.end() if gap else item.closing, end)[:2]
        if len(words) < len(("it", "said")) or words[1].lower() not in cue_forms():
            return False
        person = self._subjects.cast.is_label(self._last.entity, "PERSON")
        return words[0].lower() in _SOMEBODY or (person and words[0].lower() == "it")

    def _of_sentence(self, start: int, end: int) -> Voice | None:
        """Who says something in a sentence without marks, else whom it is about."""
        start = max(start, end - _FARTHEST)
        words = list(_WORD.finditer(self._masked, start, end))
        for index in range(len(words) - 1, -1, -1):
            word = words[index].group().lower()
            if word in _PLAIN_CUES and not self._tags.is_noun(words, index):
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
