"""The subject of a verb of saying: by the parse where there is one, else by what stands near."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extradition_tui.language.cast import WORD, WORD_BACK, Cast, Voice, is_role
from extradition_tui.language.pronouns import ANAPHORS, Pronouns
from extradition_tui.language.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extradition_tui.language.syntax import Phrase, Syntax
    from extradition_tui.model import Entity, Mention

PRONOUN_WORDS = frozenset({"he", "she", "they", "it", "who"})
_FARTHEST = 6
_ARTICLES = frozenset(["the", "a", "an", "one", "another"])
_LINKS = frozenset(["of", "on", "in", "at", "from", "for", "with", "outside", "near", "by"])
_SERVES = re.compile(
    r" (?:of|for|at|from|with) (?:(?:the|an?|his|her|its|their|our) )?(?:[a-z]+ )?$"
)
_NAME_STOP = re.compile(r"[,.;:—–(\0\n]|\b(?:that|who|when|while|after|in)\b")
_HE = re.compile(r"(?<![^\W_])s?he(?![^\W_])", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:(?:the|a|an|his|her|its|their|this|that|these|those|our|my)\s)?"
    r"(?P<name>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,4}?)"
    r"(?=\s(?:of|in|on|from|by|at|for|who|that|and)\s|[,.;:]|$)"
)


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
        self._text = text
        self._masked = masked
        self._syntax = syntax
        self.cast = Cast(text, masked, mentions, entities)
        self.pronouns = Pronouns(masked, sentences, self.cast, syntax)

    def of_verb(self, verb: int, low: int, high: int) -> Voice | None:
        """The subject that the parse gives the verb at ``verb``, where it has a head in reach."""
        phrase = self._syntax.subject(verb) if self._syntax else None
        return self._of_phrase(phrase, low, high)

    def agent(self, verb: int, low: int, high: int) -> Voice | None:
        """Who does, by the parse, what the passive verb at ``verb`` says."""
        phrase = self._syntax.agent(verb) if self._syntax else None
        return self._of_phrase(phrase, low, high)

    def before(self, verb: int, low: int) -> Voice | None:
        """The subject of the verb that starts at ``verb``, looked for back to ``low``."""
        at = self._past_helpers(verb, low)
        if at <= low:
            return None
        word = WORD_BACK.search(self._masked, max(low, at - 60), at)
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
        end = self._end_of_name(at, high)
        inside = [item for item in self.cast.near(at, end) if item.start >= at]
        people = [item for item in inside if item.label == "PERSON"]
        for item in people:
            if not self.cast.only_modifies(item) and item.start - at < 90:
                return self.cast.voice(item)
        word = WORD.search(self._masked, at, end)
        if word and word.group().lower() in ("he", "she", "they", "it"):
            return self.pronouns.resolve(word.group().lower(), word.start())
        role = self.cast.role_in(at, min(end, at + 90))
        if role:
            return role
        for item in inside:
            if item.label in ("ORG", "GPE", "NORP"):
                return self.cast.voice(item)
        return None

    def source(self, at: int, high: int) -> Voice | None:
        """What stands at ``at`` and is no person, body or role: "official figures"."""
        phrase = _SOURCE.match(self._masked, at, high)
        if phrase is None or "\0" in phrase.group() or phrase["name"].lower() in ANAPHORS:
            return None
        return Voice(phrase["name"], None, None, phrase.start("name"))

    def main(self, start: int, end: int) -> Voice | None:
        """The first person, pronoun, role or body of a stretch: its likely subject."""
        inside = [item for item in self.cast.near(start, end) if item.start >= start]
        firsts: list[tuple[int, Voice]] = []
        for item in inside:
            if item.label == "PERSON" and not self.cast.only_modifies(item):
                firsts.append((item.start, self.cast.voice(item)))
                break
        for word in self._words_with_he(start, min(end, start + 240)):
            lower = word.group().lower()
            if lower in ("he", "she"):
                voice = self.pronouns.resolve(lower, word.start())
                if voice:
                    firsts.append((word.start(), voice))
                break
        if not firsts:
            role = self.cast.role_in(start, min(end, start + 160))
            if role:
                firsts.append((role.start, role))
        if not firsts:
            bodies = [item for item in inside if item.label == "ORG"]
            firsts += [(item.start, self.cast.voice(item)) for item in bodies[:1]]
        return min(firsts, key=lambda first: first[0])[1] if firsts else None

    def _words_with_he(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words of a stretch, none of them where "he" and "she" are not among them."""
        if _HE.search(self._masked, start, end) or _HE.match(self._masked[start : start + 4]):
            return WORD.finditer(self._masked, start, end)
        return iter(())

    # --- the steps, in the order of use ---------------------------------------------------------

    def _end_of_name(self, at: int, high: int) -> int:
        """Where the noun phrase from ``at`` is over: full stops of names and titles aside."""
        for stop in _NAME_STOP.finditer(self._masked, at, high):
            if stop.group() != "." or stop.end() >= high:
                return stop.start()
            inside = any(
                item.start <= stop.start() < item.end + 2 for item in self.cast.near(at, high)
            )
            titled = self.cast.starting(stop.end() + 1) is not None
            short = self._masked[max(at, stop.start() - 3) : stop.start()].strip(" ").isalpha()
            if not (titled or (inside and short)):
                return stop.start()
        return high

    def _of_phrase(self, phrase: Phrase | None, low: int, high: int) -> Voice | None:
        found = self.cast.of_phrase(phrase, low, high)
        if found or phrase is None or not phrase.pronoun or not low <= phrase.head_start < high:
            return found
        word = self._text[phrase.head_start : phrase.head_end].lower()
        if word not in ANAPHORS or self._masked[phrase.head_start] == "\0":
            return None
        found = self.pronouns.resolve(word, phrase.head_start)
        return replace(found, start=phrase.start) if found else None

    def _past_helpers(self, at: int, low: int) -> int:
        """Back over auxiliaries and adverbs, to the end of what stands before the verb."""
        helpers = listed("helpers")
        for _ in range(_FARTHEST):
            while at > low and self._masked[at - 1] in " \t":
                at -= 1
            word = WORD_BACK.search(self._masked, max(low, at - 40), at)
            if word is None or self.cast.ending(at):
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
        item = self.cast.ending(at) or self.cast.ending(
            at - 2 if self._text[at - 2 : at] in ("’s", "'s") else -1
        )
        if item is None:
            for back in range(1, 3):
                if self._masked[at - back : at].strip(".) ") == "" and self.cast.ending(at - back):
                    item = self.cast.ending(at - back)
        if item is not None and item.start >= low:
            return self._head_of(item, low)
        word = WORD_BACK.search(self._masked, max(low, at - 40), at)
        if word is None:
            return None
        lower = word.group(1).lower()
        if lower in ("he", "she", "they", "it"):
            return self.pronouns.resolve(lower, word.start(1))
        if is_role(lower):
            head = self._role_over(word.start(1), low) or word
            return self.cast.role(head.start(1), head.end(1), low)
        return self._unknown_noun(word, low) if roles else None

    def _role_over(self, at: int, low: int) -> re.Match[str] | None:
        """Whom the role at ``at`` only tells about: "an expert" for "the plaintiff"."""
        link = _SERVES.search(self._masked, max(low, at - 40), at)
        over = (
            WORD_BACK.search(self._masked, max(low, link.start() - 40), link.start())
            if link
            else None
        )
        return over if over and is_role(over.group(1).lower()) else None

    def _unknown_noun(self, word: re.Match[str], low: int) -> Voice | None:
        """Any noun after an article right before the verb ("the announcer said")."""
        for _ in range(3):
            before = WORD_BACK.search(self._masked, max(low, word.start() - 30), word.start())
            if before is None or before.group(1).lower() not in _ARTICLES:
                return None
            link = WORD_BACK.search(self._masked, max(low, before.start() - 30), before.start())
            if link is None or link.group(1).lower() not in _LINKS:
                break
            # "a sign on the gate": what stands before the preposition is the head.
            head = WORD_BACK.search(self._masked, max(low, link.start() - 40), link.start())
            if head is None:
                return None
            word = head
        if not word.group(1).islower():
            return None
        return Voice(word.group(1), None, None, word.start(1))

    def _head_of(self, item: Mention, low: int) -> Voice | None:
        """The mention itself, or what it belongs to ("the leader of X", "Y of X")."""
        before = self._masked[max(low, item.start - 40) : item.start]
        link = re.search(r"(?:^|[\s\0])(of|at|from|for|with|in) (?:the |an? )?$", before)
        if link is None:
            return self.cast.voice(item)
        stop = max(low, item.start - 40) + link.start()
        while stop > low and self._masked[stop - 1] in " ,":
            stop -= 1
        word = WORD_BACK.search(self._masked, max(low, stop - 40), stop)
        if word and is_role(word.group(1).lower()) and self.cast.ending(stop) is None:
            return self.cast.role(word.start(1), word.end(1), low)
        if item.label == "PERSON":
            return self.cast.voice(item)
        owner = self.cast.ending(stop)
        if owner is not None and owner.start >= low:
            return self._head_of(owner, low) if owner.label != "PERSON" else self.cast.voice(owner)
        if link.group(1) in ("in", "from", "at", "for", "with"):
            return None
        return self.cast.voice(item)

    def _nearest(self, at: int, low: int) -> Voice | None:
        """Where the subject is too long to tell, the last person before the verb."""
        for item in reversed(self.cast.near(low, at)):
            if item.label == "PERSON" and not self.cast.only_modifies(item):
                return self.cast.voice(item)
        return self.main(low, at)
