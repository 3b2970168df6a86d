"""What a dependency parse tells of verbs and their subjects, in characters.

Universal Dependencies and ClearNLP labels are read alike. The marks of a quotation confuse parsers,
so that only short steps are asked of one: from a verb to its subject or agent, from a noun to the
words that belong to it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from extradition_tui.language.doc_columns import ends_of, heads_of, starts_of, strings_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from spacy.tokens import Doc

_SUBJECT = frozenset(["nsubj", "csubj"])
_PASSIVE = frozenset(["nsubjpass", "nsubj:pass", "csubjpass", "csubj:pass"])
_PASSIVE_HELP = frozenset(["auxpass", "aux:pass"])
_TELLS_OF_VERB = _SUBJECT | _PASSIVE | _PASSIVE_HELP
_RELATIVE = frozenset(["relcl", "acl:relcl"])
_BORROWS = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep"])
_OBJECT = frozenset(["obj", "dobj", "iobj"])
_CLAUSE = frozenset(["ccomp"])
_LEFT = frozenset(
    [
        "amod",
        "compound",
        "nmod",
        "nn",
        "nmod:poss",
        "poss",
        "nummod",
        "nmod:desc",
        "flat",
        "quantmod",
    ]
)
_SAME = frozenset(["flat", "flat:name", "appos"])
_STEPS = 6
_MOST = 120


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: where it starts, its head, and the heads that name the same, in order."""

    start: int
    head_start: int
    head_end: int
    pronoun: bool
    proper: bool
    parts: tuple[tuple[int, int], ...] = ()


class Syntax:
    """The parse of one text, asked by the places of words."""

    def __init__(
        self,
        starts: Sequence[int],
        ends: Sequence[int],
        heads: Sequence[int],
        deps: Sequence[str],
        pos: Sequence[str],
        lowers: Sequence[str],
    ) -> None:
        self._starts, self._ends = starts, ends
        self._heads, self._deps, self._pos, self._lowers = heads, deps, pos, lowers
        self._children: list[list[int]] = [[] for _ in starts]
        self._subjects: dict[int, int] = {}
        self._passives: set[int] = set()
        for index, (head, dep) in enumerate(zip(heads, deps, strict=True)):
            if head == index:
                continue
            below = self._children[head]
            # Only what is near belongs together: it keeps every question short on any text.
            if index < head or len(below) < _MOST:
                below.append(index)
            if dep not in _TELLS_OF_VERB:
                continue
            if dep in _SUBJECT or dep in _PASSIVE:
                # Of two subjects the nearer one in front of the verb: the other belongs to it.
                if index < head:
                    self._subjects[head] = index
                else:
                    self._subjects.setdefault(head, index)
            if dep in _PASSIVE_HELP or dep in _PASSIVE:
                self._passives.add(head)

    @classmethod
    def of(cls, doc: Doc) -> Syntax | None:
        """The parse of a document, None where no parser has run."""
        if not doc.has_annotation("DEP"):
            return None
        return cls(
            starts_of(doc).tolist(),
            ends_of(doc).tolist(),
            heads_of(doc).tolist(),
            strings_of(doc, "DEP"),
            strings_of(doc, "POS"),
            strings_of(doc, "LOWER"),
        )

    def is_verb(self, at: int) -> bool | None:
        """Whether the word at ``at`` is a verb; None where no word starts there."""
        index = self._index(at)
        if index is None:
            return None
        return self._pos[index] in ("VERB", "AUX") or self._deps[index] in _CLAUSE

    def is_passive(self, at: int) -> bool:
        """Whether the verb at ``at`` stands in the passive voice."""
        index = self._index(at)
        return index in self._passives

    def subject(self, at: int) -> Phrase | None:
        """The subject of the verb that starts at ``at``: its own, or its governing verb's."""
        index = self._index(at)
        for _ in range(_STEPS):
            if index is None:
                return None
            own = self._subjects.get(index)
            if own is not None:
                if self._lowers[own] in ("who", "which", "that") and self._deps[index] in _RELATIVE:
                    return self._phrase(self._heads[index])
                return self._phrase(own)
            dep = self._deps[index]
            if dep in _RELATIVE or dep == "acl":
                head = self._heads[index]
                if dep == "acl" and self._deps[head] in _OBJECT and self._pos[head] == "NOUN":
                    # "issued a statement calling it …": who issued it says so
                    index = self._heads[head]
                    continue
                return self._phrase(head) if self._pos[head] in ("NOUN", "PROPN", "PRON") else None
            if dep not in _BORROWS or self._heads[index] == index:
                return None
            index = self._heads[index]
        return None

    def agent(self, at: int) -> Phrase | None:
        """Who does what a passive verb says ("was described by X")."""
        index = self._index(at)
        if index is None:
            return None
        for child in self._children[index]:
            if self._deps[child] == "agent":
                inner = [c for c in self._children[child] if self._deps[c] in ("pobj", "obj")]
                return self._phrase(inner[0]) if inner else None
            by = any(self._lowers[c] == "by" for c in self._children[child])
            if self._deps[child] in ("obl:agent", "obl") and by:
                return self._phrase(child)
        return None

    def root_verb(self, start: int, end: int) -> int | None:
        """Where the main verb of a sentence starts."""
        for index in range(*self._range(start, end)):
            head = self._heads[index]
            outside = head == index or not start <= self._starts[head] < end
            if outside and self._pos[index] in ("VERB", "AUX"):
                return self._starts[index]
        return None

    def complement(self, at: int) -> tuple[int, int, bool] | None:
        """The clause that the verb at ``at`` reports: (start, end, whether "that" opens it)."""
        index = self._index(at)
        if index is None:
            return None
        for child in self._children[index]:
            if self._deps[child] in _CLAUSE and child > index:
                inside = sorted(islice(self._below(child), _MOST))
                # A clause in pieces is one that the parser did not understand.
                if inside[-1] - inside[0] + 1 != len(inside) or inside[0] <= index:
                    return None
                if child not in self._subjects and not any(
                    self._deps[below] == "expl" for below in self._children[child]
                ):
                    return None
                that = self._lowers[inside[0]] == "that"
                first = inside[1] if that and len(inside) > 1 else inside[0]
                return self._starts[first], self._ends[inside[-1]], that
        return None

    def is_main(self, at: int) -> bool:
        """Whether the word at ``at`` heads its sentence, or is added to what does."""
        index = self._index(at)
        for _ in range(_STEPS):
            if index is None:
                return False
            if self._heads[index] == index:
                return True
            if self._deps[index] not in ("conj", "parataxis"):
                return False
            index = self._heads[index]
        return False

    def next_statement(self, at: int, saying: Container[str]) -> int | None:
        """Where what is added to the verb at ``at`` begins: "and left", ", adding that"."""
        index = self._index(at)
        if index is None:
            return None
        for child in self._children[index]:
            if child <= index:
                continue
            joined = self._deps[child] == "conj" and self._pos[child] == "VERB"
            added = self._deps[child] == "advcl" and self._lowers[child] in saying
            if joined or (added and self._lowers[child].endswith("ing")):
                return self._starts[min(islice(self._below(child), _MOST))]
        return None

    def marks(self, at: int) -> bool | None:
        """Whether the word at ``at`` opens a clause ("that" in "said that"), no relative one."""
        index = self._index(at)
        if index is None:
            return None
        governor = self._deps[self._heads[index]]
        return self._deps[index] == "mark" and governor not in _RELATIVE and governor != "acl"

    def belongs(self, at: int, verb: int) -> bool:
        """Whether the infinitive whose "to" stands at ``at`` depends on the verb at ``verb``."""
        index, governor = self._index(at), self._index(verb)
        if index is None or governor is None:
            return False
        return self._heads[self._heads[index]] == governor

    def is_bare_relative(self, at: int) -> bool:
        """Whether the verb at ``at`` belongs to a noun without "who": "the sum officials say"."""
        index = self._index(at)
        if index is None or self._deps[index] not in _RELATIVE:
            return False
        own = self._subjects.get(index)
        return own is not None and self._lowers[own] not in ("who", "which", "that")

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a verb that may be finite stands in a stretch."""
        low, high = self._range(start, end)
        return any(
            self._pos[index] == "AUX"
            or (
                self._pos[index] == "VERB"
                and index > low
                and not self._lowers[index].endswith("ing")
                and self._lowers[index - 1] != "to"
            )
            for index in range(low, high)
        )

    def has_subject(self, start: int, end: int) -> bool:
        """Whether a clause with a subject of its own stands in a stretch."""
        return any(
            (self._deps[index] in _SUBJECT or self._deps[index] in _PASSIVE)
            and self._deps[self._heads[index]] not in _RELATIVE
            and start <= self._starts[self._heads[index]] < end
            for index in range(*self._range(start, end))
        )

    def _phrase(self, head: int) -> Phrase:
        first = head
        for child in reversed([c for c in self._children[head][:_MOST] if c < head]):
            if self._deps[child] in _LEFT and self._ends[child] <= self._starts[first] + 1:
                first = min(islice(self._below(child), _MOST))
        parts = [
            head,
            *(c for c in self._children[head][:_MOST] if c > head and self._deps[c] in _SAME),
        ]
        return Phrase(
            self._starts[first],
            self._starts[head],
            self._ends[head],
            self._pos[head] == "PRON",
            self._pos[head] == "PROPN",
            tuple((self._starts[part], self._ends[part]) for part in sorted(parts)),
        )

    def _below(self, index: int) -> Iterator[int]:
        waiting = [index]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += self._children[here]

    def _index(self, at: int) -> int | None:
        index = bisect_left(self._starts, at)
        return index if index < len(self._starts) and self._starts[index] == at else None

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_left(self._starts, end)
