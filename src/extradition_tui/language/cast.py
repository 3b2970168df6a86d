"""Who may speak in a text: its people, bodies and roles, looked up by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import peoples
from extradition_tui.language.lemmas import lemma
from extradition_tui.language.words import listed, lower_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.syntax import Phrase
    from extradition_tui.model import Entity, EntityLabel, Mention

BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
WORD_BACK = re.compile(r"([^\W_]+(?:[’'.-][^\W_]+)*\.?)[ \t]*$")
_APPOSITION = re.compile(r", (?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame)\.? )?")
_OWNED = re.compile(r"['’] (?P<body>\w+)\b")
_ACCORDING = re.compile(r"according to ", re.IGNORECASE)
_BODY_OF = re.compile(r" (?:for|of|at|with|to) (?:the |an? )?")
_PAST = re.compile(r" [a-z]+ed ")
_APPOSITION_END = re.compile(r"\s*(?:[,.;:)\n\0]|$)")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: a name or role, the entity if it is one, the cue that tells it, and its place.

    ``joint`` holds the names of all who speak, where others speak with this one.
    """

    name: str | None = None
    entity: str | None = None
    cue: str | None = None
    start: int = -1
    joint: str | None = None

    def with_cue(self, cue: str) -> Voice:
        """The same speaker, told by this cue."""
        return replace(self, cue=cue.lower())


class Cast:
    """The people, bodies and roles of one text, without those inside quotations.

    ``masked`` is the text with its quotations blotted out.
    """

    def __init__(
        self,
        text: str,
        masked: str,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
    ) -> None:
        self._text = text
        self._masked = masked
        self._mentions = [item for item in mentions if masked[item.start] != "\0"]
        self._starts = [item.start for item in self._mentions]
        self._ends = {item.end: item for item in self._mentions}
        self._first: dict[str, int] = {}
        for item in mentions:
            self._first.setdefault(item.entity, item.start)
        self._entities = {item.id: item for item in entities}
        self._people = [
            (item.name.casefold(), item)
            for item in self._entities.values()
            if item.label == "PERSON"
        ]

    def entity(self, key: str | None) -> Entity | None:
        """The entity with this ID."""
        return self._entities.get(key or "")

    def is_label(self, key: str | None, *labels: EntityLabel) -> bool:
        """Whether an entity is there and has one of these labels."""
        known = self.entity(key)
        return known is not None and known.label in labels

    def ending(self, at: int) -> Mention | None:
        """The mention that ends at ``at``."""
        return self._ends.get(at)

    def starting(self, at: int) -> Mention | None:
        """The mention that starts at ``at``."""
        index = bisect_left(self._starts, at)
        found = self._mentions[index] if index < len(self._mentions) else None
        return found if found is not None and found.start == at else None

    def is_known_before(self, key: str, at: int) -> bool:
        """Whether something was named before ``at``."""
        return self._first.get(key, at) < at

    def known_as(self, name: str) -> Voice | None:
        """The one person whose name ends with a name, in whatever case."""
        wanted = name.casefold()
        fits = [one for full, one in self._people if full.endswith(wanted)]
        return Voice(fits[0].name, fits[0].id) if len(fits) == 1 else None

    def near(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in a stretch."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def voice(self, item: Mention) -> Voice:
        """A mention as a speaker, by the name of what it names."""
        entity = self._entities.get(item.entity)
        if item.label == "NORP":
            return Voice(item.text, item.entity, None, item.start)
        return Voice(entity.name if entity else item.text, item.entity, None, item.start)

    def only_modifies(self, item: Mention) -> bool:
        """Whether a name only tells of another thing: "Lind’s house", "the Lind campaign"."""
        following = WORD.match(self._masked, item.end + 1)
        if self._masked[item.end : item.end + 2] in ("’s", "'s"):
            return True
        return following is not None and following.group() in listed("named_after")

    @staticmethod
    def speaks(voice: Voice) -> bool:
        """Whether a speaker without a name is somebody: a role, not a thing."""
        words = [word for word in (voice.name or "").lower().split() if word]
        return bool(words) and is_role(words[-1])

    def role_in(self, start: int, end: int) -> Voice | None:
        """The first role of a stretch, with the words that belong to it."""
        for word in WORD.finditer(self._masked, start, end):
            shape = word.group()
            if not (shape[0].islower() and is_role(shape.lower())):
                continue
            # "government officials": of roles in a row the last one speaks.
            last = word
            while (following := WORD.match(self._masked, last.end() + 1, end)) and (
                is_role(following.group()) and self._masked[last.end()] == " "
            ):
                last = following
            role = self.role(last.start(), last.end(), start)
            owned = _OWNED.match(self._masked, last.end(), end)
            if role and owned and is_role(owned["body"].lower()):
                # "the engineers' union": the body speaks, not its members.
                return replace(role, name=self._text[role.start : owned.end("body")])
            return role
        return None

    def role(self, start: int, end: int, low: int) -> Voice | None:
        """The role with the words that belong to it, without its article."""
        begin = start
        for _ in range(4):
            word = WORD_BACK.search(self._masked, max(low, begin - 40), begin)
            if word is None or word.end() != begin:
                break
            shape = word.group(1)
            lower = shape.lower()
            if lower in listed("determiners") | listed("role_stops") | listed("counts"):
                break
            if not (shape[0].islower() or lower in peoples() or word.end(1) in self._ends):
                break
            begin = word.start(1)
        parted = self._parted(begin, start)
        if parted:
            return parted
        role = Voice(self._text[begin:end], None, None, begin)
        return self.named(self.with_body(role, end), end)

    def _parted(self, start: int, end: int) -> Voice | None:
        """Whom a verb parts from the role after it: "Ada Lind warned local leaders"."""
        for item in self.near(start, end):
            if start <= item.start < item.end < end and item.label == "PERSON":
                return self.voice(item) if _PAST.match(self._masked, item.end) else None
        return None

    def with_body(self, role: Voice, end: int) -> Voice:
        """A role that ends at ``end`` with whom it serves: "spokesman for the union"."""
        link = _BODY_OF.match(self._masked, end)
        item = self.starting(link.end()) if link else None
        if item is None or self._masked[item.end : item.end + 2] in ("’s", "'s"):
            return role
        return replace(role, name=self._text[role.start : item.end])

    def named(self, role: Voice, end: int) -> Voice:
        """The person named beside the role ("her lawyer, Ada Lind,"), or else the role itself."""
        gap = _APPOSITION.match(self._masked, end)
        at = bisect_left(self._starts, gap.end()) if gap else len(self._starts)
        item = self._mentions[at] if at < len(self._starts) else None
        if gap is None or item is None or item.start != gap.end() or item.label != "PERSON":
            return role
        if not _APPOSITION_END.match(self._masked, item.end):
            return role
        return replace(self.voice(item), start=role.start)

    def of_phrase(self, phrase: Phrase | None, low: int, high: int) -> Voice | None:
        """Whom a noun phrase of a parse names, where its head stands in a stretch."""
        if phrase is None or not low <= phrase.head_start < high:
            return None
        if self._masked[phrase.head_start] == "\0":
            return None
        over = [
            item
            for start, end in phrase.parts
            for item in self.near(max(start - 60, low), end)
            if item.start < end and start < item.end
        ]
        over += list(self.near(phrase.head_end, phrase.head_end + 2))
        people = [item for item in over if item.label == "PERSON" and not self.only_modifies(item)]
        if people:
            return replace(self.voice(people[0]), start=min(phrase.start, people[0].start))
        head = self._text[phrase.head_start : phrase.head_end]
        if phrase.pronoun:
            return None
        bodies = [
            item
            for item in over
            if item.start <= phrase.head_start < item.end and item.label in BODIES
        ]
        if bodies:
            return replace(self.voice(bodies[0]), start=min(phrase.start, bodies[0].start))
        if not head[:1].isalpha() or head.lower() in listed("times"):
            return None
        begin = self._without_determiners(phrase.start, phrase.head_start)
        parted = self._parted(begin, phrase.head_start)
        if parted:
            return parted
        role = Voice(self._text[begin : phrase.head_end], None, None, begin)
        if is_role(head.lower()):
            role = self.with_body(role, phrase.head_end)
        return replace(role, start=phrase.start)

    def _without_determiners(self, start: int, head: int) -> int:
        according = _ACCORDING.match(self._text, start, head)
        start = according.end() if according else start
        while start < head:
            word = WORD.search(self._text, start, head)
            if word is None or word.group().lower() not in (
                listed("determiners") | listed("counts")
            ):
                break
            start = word.end()
            while start < head and not self._text[start].isalnum():
                start += 1
        return start


@lru_cache(maxsize=16384)
def is_role(word: str) -> bool:
    """Whether a noun is for people or bodies that speak without being named."""
    roles = lower_set("roles") | listed("more_roles") | listed("body_roles")
    return word in roles or lemma(word) in roles
