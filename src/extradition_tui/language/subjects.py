"""Finding the subject of a verb of saying without a parse, and whom a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import gender, is_surname, peoples
from extradition_tui.language.lemmas import lemma
from extradition_tui.language.words import listed, lower_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.syntax import Phrase, Syntax
    from extradition_tui.model import Entity, Mention

PRONOUN_WORDS = frozenset({"he", "she", "they", "it", "who"})
_ANAPHORS = frozenset({"he", "she", "they", "it"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_WORD_BACK = re.compile(r"([^\W_]+(?:[’'.-][^\W_]+)*\.?)[ \t]*$")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_PRONOUN = MappingProxyType({"m": re.compile(r"\b[Hh]e\b"), "f": re.compile(r"\b[Ss]he\b")})
_APPOSITION = re.compile(r", (?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame)\.? )?")
_APPOSITION_END = re.compile(r"\s*(?:[,.;:)\n\0]|$)")
_FARTHEST = 6


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: a name or role, the entity if it is one, the cue that tells it, and its place."""

    name: str | None = None
    entity: str | None = None
    cue: str | None = None
    start: int = -1

    def with_cue(self, cue: str) -> Voice:
        """The same speaker, told by this cue."""
        return replace(self, cue=cue.lower())


class Subjects:
    """The people, bodies and roles of one text, found by where they stand beside a verb."""

    def __init__(
        self,
        text: str,
        masked: str,
        sentences: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        syntax: Syntax | None = None,
    ) -> None:
        self._syntax = syntax
        self._text = text
        self._masked = masked
        self._sentences = sentences
        self._sentence_starts = [start for start, _ in sentences]
        self._mentions = [item for item in mentions if masked[item.start] != "\0"]
        self._starts = [item.start for item in self._mentions]
        self._ends = {item.end: item for item in self._mentions}
        self._entities = {item.id: item for item in entities}
        self._spoken: list[tuple[int, Voice]] = []

    def spoke(self, at: int, voice: Voice) -> None:
        """Remembers who spoke where: a pronoun further on may stand for that speaker."""
        self._spoken.append((at, voice))

    def of_verb(self, verb: int, low: int, high: int) -> Voice | None:
        """The subject that the parse gives the verb at ``verb``, where it has a head in reach."""
        phrase = self._syntax.subject(verb) if self._syntax else None
        return self._of_phrase(phrase, low, high)

    def speaks(self, voice: Voice) -> bool:
        """Whether a speaker without a name is somebody: a role, not a thing."""
        words = [word for word in (voice.name or "").lower().split() if word]
        return bool(words) and _is_role(words[-1])

    def agent(self, verb: int, low: int, high: int) -> Voice | None:
        """Who does, by the parse, what the passive verb at ``verb`` says."""
        phrase = self._syntax.agent(verb) if self._syntax else None
        return self._of_phrase(phrase, low, high)

    def is_named_to(self, at: int) -> bool:
        """Whether a name ends at ``at``."""
        return at in self._ends

    def before(self, verb: int, low: int) -> Voice | None:
        """The subject of the verb that starts at ``verb``, looked for back to ``low``."""
        at = self._past_helpers(verb, low)
        if at <= low:
            return None
        word = _WORD_BACK.search(self._masked, max(low, at - 60), at)
        last = self._masked[max(low, at - 1) : at]
        if last in ",—–)":
            return self._before_aside(at, low)
        if word and word.group(1).lower() in ("who", "which", "and", "that", "but"):
            relative = word.group(1).lower() in ("who", "which")
            start = word.start()
            if relative:
                end = len(self._masked[low:start].rstrip(" ,")) + low
                return self._ending_at(end, low) or self.main(low, start)
            return self.main(low, start)
        return self._ending_at(at, low) or self._nearest(at, low)

    def after(self, at: int, high: int) -> Voice | None:
        """Who is named next after ``at``: a person, a body, a role or a pronoun."""
        stop = re.compile(r"[,.;:—–(\0\n]|\b(?:that|who|when|while|after|in)\b").search(
            self._masked, at, high
        )
        end = stop.start() if stop else high
        while stop and stop.group() == "." and stop.end() < high:
            if not self._masked[stop.start() - 3 : stop.start()].strip(" ").isalpha():
                break
            if not any(item.start <= stop.start() < item.end + 2 for item in self._near(at, high)):
                break
            stop = re.compile(r"[,;:—–(\0\n]").search(self._masked, stop.end(), high)
            end = stop.start() if stop else high
        inside = [item for item in self._near(at, end) if item.start >= at]
        people = [item for item in inside if item.label == "PERSON"]
        for item in people:
            if not self._only_modifies(item) and item.start - at < 90:
                return self._voice(item)
        word = _WORD.search(self._masked, at, end)
        if word and word.group().lower() in ("he", "she", "they", "it"):
            return self._pronoun(word.group().lower(), word.start())
        role = self._role_in(at, min(end, at + 90))
        if role:
            return role
        for item in inside:
            if item.label in ("ORG", "GPE", "NORP"):
                return self._voice(item)
        return None

    def main(self, start: int, end: int) -> Voice | None:
        """The first person, pronoun, role or body of a stretch: its likely subject."""
        inside = [item for item in self._near(start, end) if item.start >= start]
        firsts: list[tuple[int, Voice]] = []
        for item in inside:
            if item.label == "PERSON" and not self._only_modifies(item):
                firsts.append((item.start, self._voice(item)))
                break
        for word in _WORD.finditer(self._masked, start, min(end, start + 240)):
            lower = word.group().lower()
            if lower in ("he", "she"):
                voice = self._pronoun(lower, word.start())
                if voice:
                    firsts.append((word.start(), voice))
                break
        if not firsts:
            role = self._role_in(start, min(end, start + 160))
            if role:
                firsts.append((role.start, role))
        if not firsts:
            bodies = [item for item in inside if item.label == "ORG"]
            firsts += [(item.start, self._voice(item)) for item in bodies[:1]]
        return min(firsts, key=lambda first: first[0])[1] if firsts else None

    # --- the steps, in the order of use ---------------------------------------------------------

    def of_sentence(self, start: int, end: int) -> Voice | None:
        """The person who is the subject of a sentence's main verb, by the parse."""
        verb = self._syntax.root_verb(start, end) if self._syntax else None
        phrase = self._syntax.subject(verb) if self._syntax and verb is not None else None
        if phrase is None or phrase.pronoun:
            return None
        return self._of_phrase(phrase, start, end)

    def _of_phrase(self, phrase: Phrase | None, low: int, high: int) -> Voice | None:
        if phrase is None or not low <= phrase.head_start < high:
            return None
        if self._masked[phrase.head_start] == "\0":
            return None
        over = [
            item
            for start, end in phrase.parts
            for item in self._near(max(start - 60, low), end)
            if item.start < end and start < item.end
        ]
        over += list(self._near(phrase.head_end, phrase.head_end + 2))
        people = [item for item in over if item.label == "PERSON" and not self._only_modifies(item)]
        if people:
            return replace(self._voice(people[0]), start=min(phrase.start, people[0].start))
        head = self._text[phrase.head_start : phrase.head_end]
        if phrase.pronoun:
            lower = head.lower()
            found = self._pronoun(lower, phrase.head_start) if lower in _ANAPHORS else None
            return replace(found, start=phrase.start) if found else None
        bodies = [
            item
            for item in over
            if item.start <= phrase.head_start < item.end and item.label in _BODIES
        ]
        if bodies:
            return replace(self._voice(bodies[0]), start=min(phrase.start, bodies[0].start))
        if not head[:1].isalpha() or head.lower() in listed("times"):
            return None
        begin = self._without_determiners(phrase.start, phrase.head_start)
        return Voice(self._text[begin : phrase.head_end], None, None, phrase.start)

    def _without_determiners(self, start: int, head: int) -> int:
        while start < head:
            word = _WORD.search(self._text, start, head)
            if word is None or word.group().lower() not in listed("determiners"):
                break
            start = word.end()
            while start < head and not self._text[start].isalnum():
                start += 1
        return start

    def _near(self, start: int, end: int) -> list[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _past_helpers(self, at: int, low: int) -> int:
        """Back over auxiliaries and adverbs, to the end of what stands before the verb."""
        helpers = listed("helpers")
        for _ in range(_FARTHEST):
            while at > low and self._masked[at - 1] in " \t":
                at -= 1
            word = _WORD_BACK.search(self._masked, max(low, at - 40), at)
            if word is None or at in self._ends:
                return at
            lower = word.group(1).lower()
            if lower not in helpers and not (lower.endswith("ly") and len(lower) > 4):
                return at
            at = word.start()
        return at

    def _before_aside(self, at: int, low: int) -> Voice | None:
        """The subject in front of an aside between commas, dashes or brackets."""
        inner = at - 1
        opener = {")": "(", "—": "—", "–": "–"}.get(self._masked[inner], ",")
        end = inner
        for _ in range(4):
            start = self._masked.rfind(opener, low, end)
            if start < 0:
                break
            stop = len(self._masked[low:start].rstrip()) + low
            found = self._ending_at(stop, low, roles=False)
            if found:
                return found
            end = start
        return self._ending_at(inner, low) or self.main(low, at)

    def _ending_at(self, at: int, low: int, *, roles: bool = True) -> Voice | None:
        item = self._ends.get(at) or self._ends.get(
            at - 2 if self._text[at - 2 : at] in ("’s", "'s") else -1
        )
        if item is None:
            for back in range(1, 3):
                if self._masked[at - back : at].strip(".) ") == "" and self._ends.get(at - back):
                    item = self._ends[at - back]
        if item is not None and item.start >= low:
            return self._head_of(item, low)
        word = _WORD_BACK.search(self._masked, max(low, at - 40), at)
        if word is None:
            return None
        lower = word.group(1).lower()
        if lower in ("he", "she", "they", "it"):
            return self._pronoun(lower, word.start(1))
        if _is_role(lower) and roles:
            return self._role(word.start(1), word.end(1), low)
        if _is_role(lower):
            return self._role(word.start(1), word.end(1), low)
        return self._unknown_noun(word, low) if roles else None

    def _unknown_noun(self, word: re.Match[str], low: int) -> Voice | None:
        """Any noun after an article right before the verb ("the announcer said")."""
        before = _WORD_BACK.search(self._masked, max(low, word.start() - 30), word.start())
        if before is None or before.group(1).lower() not in ("the", "a", "an", "one", "another"):
            return None
        if not word.group(1).islower():
            return None
        return Voice(word.group(1), None, None, word.start(1))

    def _head_of(self, item: Mention, low: int) -> Voice | None:
        """The mention itself, or what it belongs to ("the leader of X", "Y of X")."""
        before = self._masked[max(low, item.start - 40) : item.start]
        link = re.search(r"(?:^|[\s\0])(of|at|from|for|with|in) (?:the |an? )?$", before)
        if link and item.label != "PERSON":
            stop = max(low, item.start - 40) + link.start()
            while stop > low and self._masked[stop - 1] in " ,":
                stop -= 1
            owner = self._ends.get(stop)
            if owner is not None and owner.start >= low:
                return self._head_of(owner, low) if owner.label != "PERSON" else self._voice(owner)
            word = _WORD_BACK.search(self._masked, max(low, stop - 40), stop)
            if word and _is_role(word.group(1).lower()):
                role = self._role(word.start(1), word.end(1), low)
                if role is None or role.entity:
                    return role
                return self._named(replace(role, name=self._text[role.start : item.end]), item.end)
            if link.group(1) in ("in", "from", "at", "for", "with"):
                return None
        return self._voice(item)

    def _nearest(self, at: int, low: int) -> Voice | None:
        """Where the subject is too long to tell, the last person before the verb."""
        for item in reversed(self._near(low, at)):
            if item.label == "PERSON" and not self._only_modifies(item):
                return self._voice(item)
        return self.main(low, at)

    def _only_modifies(self, item: Mention) -> bool:
        following = _WORD.match(self._masked, item.end + 1)
        if self._masked[item.end : item.end + 2] in ("’s", "'s"):
            return True
        return following is not None and following.group() in listed("named_after")

    def _voice(self, item: Mention) -> Voice:
        entity = self._entities.get(item.entity)
        if item.label == "NORP":
            return Voice(item.text, item.entity, None, item.start)
        return Voice(entity.name if entity else item.text, item.entity, None, item.start)

    def _role_in(self, start: int, end: int) -> Voice | None:
        for word in _WORD.finditer(self._masked, start, end):
            if not (_is_role(word.group().lower()) and word.group()[0].islower()):
                continue
            # "government officials": of roles in a row the last one speaks.
            last = word
            while (following := _WORD.match(self._masked, last.end() + 1, end)) and (
                _is_role(following.group()) and self._masked[last.end()] == " "
            ):
                last = following
            return self._role(last.start(), last.end(), start)
        return None

    def _role(self, start: int, end: int, low: int) -> Voice | None:
        """The role with the words that belong to it, without its article."""
        begin = start
        for _ in range(4):
            word = _WORD_BACK.search(self._masked, max(low, begin - 40), begin)
            if word is None or word.end() != begin:
                break
            shape = word.group(1)
            lower = shape.lower()
            if lower in listed("determiners") or lower in listed("role_stops"):
                break
            if not (shape[0].islower() or lower in peoples() or word.end(1) in self._ends):
                break
            begin = word.start(1)
        return self._named(Voice(self._text[begin:end], None, None, begin), end)

    def _named(self, role: Voice, end: int) -> Voice:
        """The person named beside the role ("her lawyer, Ada Lind,"), or else the role itself."""
        gap = _APPOSITION.match(self._masked, end)
        at = bisect_left(self._starts, gap.end()) if gap else len(self._starts)
        item = self._mentions[at] if at < len(self._starts) else None
        if gap is None or item is None or item.start != gap.end() or item.label != "PERSON":
            return role
        if not _APPOSITION_END.match(self._masked, item.end):
            return role
        return replace(self._voice(item), start=role.start)

    def _pronoun(self, word: str, at: int) -> Voice | None:
        if word in ("they", "it"):
            return self._body_before(at, plural=word == "they")
        sex = "m" if word == "he" else "f"
        index = bisect_right(self._sentence_starts, at) - 1
        for back in range(_FARTHEST):
            if index - back < 0:
                break
            start, end = self._sentences[index - back]
            subject = self.of_sentence(start, end) if back else None
            if subject and subject.entity and self._fits(subject.entity, sex):
                return replace(subject, start=at)
            # Where a sentence goes on about "her", only its subject is a new person.
            same = _PRONOUN[sex].search(self._masked, start, min(end, at)) if back else None
            inside = [
                item
                for item in self._near(start, min(same.start() if same else end, at))
                if item.label == "PERSON" and self._fits(item.entity, sex)
            ]
            free = [item for item in inside if not self._only_modifies(item)]
            if free or (inside and back == 0):
                return replace(self._voice((free or inside)[0]), start=at)
            spoken = [voice for place, voice in self._spoken if start <= place < min(end, at)]
            for voice in reversed(spoken):
                if voice.entity and self._fits(voice.entity, sex):
                    return replace(voice, start=at)
        return self._last_spoken(at, people=True, sex=sex)

    def _body_before(self, at: int, *, plural: bool) -> Voice | None:
        """Whom "they" or "it" stands for: a body that a sentence is about, or that spoke."""
        index = bisect_right(self._sentence_starts, at) - 1
        for start, end in (self._sentences[max(0, index - 1)], self._sentences[max(0, index)])[
            ::-1
        ]:
            found = self.of_sentence(start, min(end, at))
            known = self._entities.get(found.entity or "") if found else None
            body = known is not None and known.label in ("ORG", "GPE", "NORP")
            if found and (body or (plural and found.entity is None)):
                return replace(found, start=at)
        return self._last_spoken(at, people=False)

    def _last_spoken(self, at: int, *, people: bool, sex: str = "") -> Voice | None:
        for place, voice in reversed(self._spoken[-6:]):
            if place >= at:
                continue
            entity = self._entities.get(voice.entity or "")
            person = entity is not None and entity.label == "PERSON"
            if person == people and (not people or self._fits(voice.entity or "", sex)):
                return replace(voice, start=at)
        return None

    def _fits(self, entity: str, sex: str) -> bool:
        known = self._entities.get(entity)
        if known is None or known.label != "PERSON":
            return False
        known_sex = gender(known.name)
        if not known_sex and known.name.count(" ") > 1:
            known_sex = gender(known.name.split(" ", 1)[1])
        if " " not in known.name and is_surname(known.name):
            return True
        return known_sex in ("", sex)


def _is_role(word: str) -> bool:
    roles = lower_set("roles")
    return word in roles or lemma(word) in roles
