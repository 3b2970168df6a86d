"""Whom a pronoun stands for: the person or body that the text goes on about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from extradition_tui.language.gazetteers import gender, is_surname
from extradition_tui.language.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extradition_tui.language.cast import Cast, Voice
    from extradition_tui.language.syntax import Syntax
    from extradition_tui.model import Mention

ANAPHORS: Final = frozenset({"he", "she", "they", "it"})
_PRONOUN = MappingProxyType({"m": re.compile(r"\b[Hh]e\b"), "f": re.compile(r"\b[Ss]he\b")})
_FARTHEST = 6
_PLACE = itemgetter(0)


class Pronouns:
    """The pronouns of one text, asked for in the order of the text."""

    def __init__(
        self,
        masked: str,
        sentences: Sequence[tuple[int, int]],
        cast: Cast,
        syntax: Syntax | None,
    ) -> None:
        self._masked = masked
        self._sentences = sentences
        self._sentence_starts = [start for start, _ in sentences]
        self._cast = cast
        self._syntax = syntax
        self._spoken: list[tuple[int, Voice]] = []
        self._told: dict[tuple[int, int], Voice | None] = {}

    def spoke(self, at: int, voice: Voice) -> None:
        """Remembers who spoke where: a pronoun further on may stand for that speaker."""
        self._spoken.append((at, voice))

    def resolve(self, word: str, at: int) -> Voice | None:
        """Whom the pronoun ``word`` at ``at`` stands for, None where nothing tells."""
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
                for item in self._cast.near(start, min(same.start() if same else end, at))
                if item.label == "PERSON" and self._fits(item.entity, sex)
            ]
            free = [item for item in inside if not self._cast.only_modifies(item)]
            if free or (inside and back == 0):
                person = self._introduced(free, start) or (free or inside)[0]
                return replace(self._cast.voice(person), start=at)
            for voice in self._spoken_in(start, min(end, at)):
                if voice.entity and self._fits(voice.entity, sex):
                    return replace(voice, start=at)
        return self._last_spoken(at, people=True, sex=sex)

    def _introduced(self, people: Sequence[Mention], start: int) -> Mention | None:
        """Of people who were named before, the one who is new and told about ("X, a farmer")."""
        if len(people) < 2 or not self._cast.is_known_before(people[0].entity, start):
            return None
        new = [
            item
            for item in people
            if not self._cast.is_known_before(item.entity, start)
            and self._masked.startswith(", ", item.end)
        ]
        return new[0] if len(new) == 1 else None

    def of_sentence(self, start: int, end: int) -> Voice | None:
        """The person who is the subject of a sentence's main verb, by the parse."""
        if (start, end) not in self._told:
            self._told[start, end] = self._parsed(start, end)
        return self._told[start, end]

    def _parsed(self, start: int, end: int) -> Voice | None:
        verb = self._syntax.root_verb(start, end) if self._syntax else None
        phrase = self._syntax.subject(verb) if self._syntax and verb is not None else None
        if phrase is None or phrase.pronoun:
            return None
        return self._cast.of_phrase(phrase, start, end)

    def _body_before(self, at: int, *, plural: bool) -> Voice | None:
        """Whom "they" or "it" stands for: a body that a sentence is about, or that spoke."""
        index = bisect_right(self._sentence_starts, at) - 1
        for start, end in (self._sentences[max(0, index - 1)], self._sentences[max(0, index)])[
            ::-1
        ]:
            found = self.of_sentence(start, min(end, at)) or self._first(start, min(end, at))
            known = self._cast.entity(found.entity) if found else None
            body = known is not None and known.label in ("ORG", "GPE", "NORP")
            role = found is not None and found.entity is None
            if found and (body or (role and (plural or _is_body(found)))):
                return replace(found, start=at)
        last = self._last_spoken(at, people=False)
        return last if last and (plural or last.entity or _is_body(last)) else None

    def _first(self, start: int, end: int) -> Voice | None:
        """Without a parse, the body whose name opens a sentence."""
        opening = self._cast.near(start, min(end, start + 5)) if self._syntax is None else []
        return self._cast.voice(opening[0]) if opening else None

    def _spoken_in(self, start: int, end: int) -> list[Voice]:
        """Who spoke in a stretch, the last one first."""
        first = bisect_left(self._spoken, start, key=_PLACE)
        last = bisect_left(self._spoken, end, key=_PLACE)
        return [voice for _, voice in reversed(self._spoken[first:last])]

    def _last_spoken(self, at: int, *, people: bool, sex: str = "") -> Voice | None:
        for place, voice in reversed(self._spoken[-6:]):
            if place >= at:
                continue
            entity = self._cast.entity(voice.entity)
            person = entity is not None and entity.label == "PERSON"
            if person == people and (not people or self._fits(voice.entity or "", sex)):
                return replace(voice, start=at)
        return None

    def _fits(self, entity: str, sex: str) -> bool:
        known = self._cast.entity(entity)
        if known is None or known.label != "PERSON":
            return False
        known_sex = gender(known.name)
        if not known_sex and known.name.count(" ") > 1:
            known_sex = gender(known.name.split(" ", 1)[1])
        if " " not in known.name and is_surname(known.name):
            return True
        return known_sex in ("", sex)


def _is_body(role: Voice) -> bool:
    """Whether a role is a body, which "it" may stand for."""
    words = (role.name or "").lower().split()
    return bool(words) and words[-1] in listed("body_roles")
