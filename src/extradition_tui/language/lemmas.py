"""Lemmas without a model: irregular forms from a table, endings by rule, checked against a table.

An ending is only taken off where what is left is a word that the table of common words knows;
a word unknown to it keeps its form, but for the plural of a noun.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extradition_tui.language.words import word_map, word_set

# One consonant after one vowel: a short verb would have doubled it ("hopping"), so an e was lost.
_SHORT = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
_DOUBLED = frozenset("bdgklmnprt")
_NO_PLURAL = ("ss", "us", "is", "ous", "ness", "ics", "news", "series", "species", "gas", "bus")


@lru_cache(maxsize=16384)
def lemma(word: str) -> str:
    """The dictionary form of an English word, in lower case; other words in lower case as is."""
    lower = word.lower().replace("’", "'")
    if not lower.isalpha():
        return lower
    irregular = word_map("irregular_forms").get(lower)
    if irregular:
        return irregular
    return _regular(lower)


def _regular(word: str) -> str:
    common = word_set("common_words")
    for form in _stems(word):
        if form in common:
            return form
    plural = word.endswith("s") and not word.endswith(_NO_PLURAL) and word not in common
    if plural and len(word) > 3:
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def _stems(word: str) -> list[str]:
    """What a word may be an inflection of, likeliest first."""
    size = len(word)
    if size > 4 and word.endswith("ies"):
        return [word[:-3] + "y"]
    if word.endswith("s") and size > 3 and not word.endswith(_NO_PLURAL):
        if word.endswith(("xes", "ches", "shes", "sses", "zes")):
            return [word[:-2], word[:-1]]
        return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
    if size > 4 and word.endswith("ied"):
        return [word[:-3] + "y"]
    if size > 4 and word.endswith("ed") and not word.endswith("eed"):
        return _verb_stems(word[:-2])
    if size > 5 and word.endswith("ing"):
        return _verb_stems(word[:-3])
    return []


def _verb_stems(stem: str) -> list[str]:
    if not any(letter in "aeiouy" for letter in stem):
        return []
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        return [stem[:-1], stem]
    if stem.endswith(("at", "iz", "is", "bl", "v", "c", "u", "as", "os", "us", "rg", "dg", "ng")):
        return [stem + "e", stem]
    if _SHORT.search(stem):
        return [stem + "e", stem]
    return [stem, stem + "e"]
