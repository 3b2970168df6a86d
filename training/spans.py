"""A sentence as the named-entity sets give it: words, and names as stretches of words."""

from __future__ import annotations

from dataclasses import dataclass

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"'s", "n't", "’s", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([{“$£€") | {"``"}


@dataclass(frozen=True)
class Name:
    """A name: words ``start`` to ``end`` (exclusive), labelled PER, ORG or LOC."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """Words and the names among them; ``opens`` tells that a paragraph starts here."""

    words: tuple[str, ...]
    names: tuple[Name, ...]
    opens: bool = False


def spaces(words: tuple[str, ...]) -> list[bool]:
    """Whether white space follows each word, for sets that do not keep it."""
    return [
        following not in _NO_SPACE_BEFORE and word not in _NO_SPACE_AFTER
        for word, following in zip(words, [*words[1:], "."], strict=True)
    ][:-1] + [True] * bool(words)
