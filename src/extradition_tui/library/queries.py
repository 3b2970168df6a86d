"""What a person typed into the search, read: words, and words with a field before them.

Nothing that is typed is an error. A field whose value makes no sense is read as plain words, and
so is everything else that is not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKENIZER = "unicode61 remove_diacritics 2"
"""How the search cuts text into words (FTS5)."""

FIELDS = ("speaker", "entity", "source", "event", "after", "before", "claim")

SHORTEST_PREFIX = 3
"""Letters from which the last word also finds words that begin with it."""

LONGEST = 1000
"""Characters of a query that are read; FTS5 takes seconds over many thousand words."""

_PART = re.compile(r'(?:(\w+):)?(?:"([^"]*)"|(\S+))')
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A search as it is understood: an FTS5 expression ("" when there are no words), and fields."""

    words: str
    fields: tuple[tuple[str, str], ...]


def read_query(query: str) -> Query:
    """What was typed, understood as far as it can be; beyond ``LONGEST`` it is ignored."""
    fields: list[tuple[str, str]] = []
    phrases: list[tuple[str, bool]] = []
    for match in _PART.finditer(query[:LONGEST].replace("\0", " ")):
        name, quoted, bare = match.groups()
        value = quoted if quoted is not None else bare
        if name is not None and _is_field(name.lower(), value):
            fields.append((name.lower(), value.strip()))
        elif name is not None:
            phrases.append((f"{name} {value}", False))
        else:
            phrases.append((value, quoted is None))
    return Query(_expression(phrases), tuple(fields))


def _is_field(name: str, value: str) -> bool:
    if name in ("after", "before"):
        return _DATE.fullmatch(value.strip()) is not None
    return name in FIELDS and bool(value.strip(' "'))


def _expression(phrases: list[tuple[str, bool]]) -> str:
    """The phrases as FTS5 takes them: quoted tokens, of which nothing is an operator."""
    said = [(_WORD.findall(phrase), open_ended) for phrase, open_ended in phrases]
    said = [(words, open_ended) for words, open_ended in said if words]
    terms = [f'"{" ".join(words)}"' for words, _ in said]
    if said:
        words, open_ended = said[-1]
        if open_ended and len(words[-1]) >= SHORTEST_PREFIX:
            terms[-1] += " *"
    return " ".join(terms)
