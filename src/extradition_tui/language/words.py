"""The word tables in ``data/``, read once each.

A table is a UTF-8 text file with an entry on each line; lines that start with ``#`` say what the
table holds and where it was drawn from.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def rows(name: str) -> tuple[str, ...]:
    """The entries of the table ``data/<name>.txt``, in its order."""
    return read_rows((files(__package__) / "data" / f"{name}.txt").read_text(encoding="utf-8"))


def read_rows(text: str) -> tuple[str, ...]:
    """The entries of a table that is not in ``data/``."""
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The first column of a table, as a set."""
    return frozenset(row.replace("|", "\t").split("\t", 1)[0] for row in rows(name))


@cache
def lower_set(name: str) -> frozenset[str]:
    """The first column of a table in lower case, as a set."""
    return frozenset(word.lower() for word in word_set(name))


@cache
def word_map(name: str) -> Mapping[str, str]:
    """A table of two columns, as a mapping of the first to the second (empty where missing)."""
    pairs = (row.replace("|", "\t").partition("\t") for row in rows(name))
    return MappingProxyType({key: value for key, _, value in pairs})


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    lists = (row.partition(" = ") for row in rows("word_lists"))
    return MappingProxyType({name: frozenset(words.split()) for name, _, words in lists})


def listed(name: str) -> frozenset[str]:
    """One of the short lists in ``data/word_lists.txt``."""
    return _lists()[name]


@cache
def cue_forms() -> Mapping[str, str]:
    """Every form of a verb of saying, with its base form ("said" and "says" with "say")."""
    forms: dict[str, str] = {}
    for row in rows("cue_verbs"):
        base, *others = row.split("|")
        forms.setdefault(base, base)
        for form in others:
            forms[form] = base
    return MappingProxyType(forms)


@cache
def clusters() -> Mapping[str, int]:
    """The Brown cluster of words, by their exact spelling: words of like use are in one.

    The low bits of the number are the first bits of the cluster's path in the tree of clusters, so
    ``number & 63`` is the branch of six steps that it hangs on. Brown et al. (1992), "Class-based
    n-gram models of natural language"; for names: Turian et al. (2010), "Word representations".
    """
    found: dict[str, int] = {}
    for row in rows("clusters"):
        number, _, words = row.partition("\t")
        found.update(dict.fromkeys(words.split(" "), int(number)))
    return MappingProxyType(found)


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Whether a word is usually written in lower case: it is then no name by itself."""
    lower = word.lower()
    common = word_set("common_words")
    if lower in common:
        return True
    if lower.endswith("ies"):
        return lower[:-3] + "y" in common
    if lower.endswith("s") and not lower.endswith("ss"):
        return lower[:-1] in common or (lower.endswith("es") and lower[:-2] in common)
    return "-" in lower and all(part in common for part in lower.split("-") if part)
