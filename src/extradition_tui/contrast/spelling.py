"""When two spellings may be of one name."""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

_LONGEST_EDIT = 2
_SHORTEST, _SHORTEST_OF_ALL = 5, 3
_STEM = 3
_ONE_SOUND = ({"j", "y"}, {"c", "k"}, {"v", "w"}, {"i", "y"}, {"s", "z"}, {"f", "p"}, {"g", "j"})
_SOUNDS = (
    (re.compile(r"d?zh"), "j"),
    (re.compile(r"tsch|tch|sch|sh|ch|cz|sz"), "x"),
    (re.compile(r"ph|[fvwb]"), "f"),
    (re.compile(r"kh|gh|ck|[ckq]"), "k"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"[sz]"), "s"),
    (re.compile(r"(?<=[td])h"), ""),
    (re.compile(r"d+$"), "t"),
    (re.compile(r"^(?:h|y|j)(?=[aeiou])"), ""),
    (re.compile(r"[aeiouyhj]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_FEWEST_SOUNDS, _FEWEST_LETTERS = 2, 4
_ENGLISH = (
    (re.compile(r"our(?=s?$)"), "or"),
    (re.compile(r"re(?=s?$)"), "er"),
    (re.compile(r"ce(?=s?$)"), "se"),
    (re.compile(r"is(?=[ei])"), "iz"),
    (re.compile(r"mme$"), "m"),
)


def spelt_otherwise(x: str, y: str, *, doubtful: bool = False) -> bool:
    """Whether few letters differ; of short words one, and never the first but for its sound.

    Of words that are ``doubtful`` to be of one thing, only long ones may differ by two letters.
    """
    shortest = min(len(x), len(y))
    if shortest < _SHORTEST_OF_ALL or not (x[0] == y[0] or {x[0], y[0]} in _ONE_SOUND):
        return False
    long_enough = shortest >= (_SHORTEST if doubtful else _SHORTEST - 1)
    most = _LONGEST_EDIT if long_enough and x[0] == y[0] else 1
    return DamerauLevenshtein.distance(x, y, score_cutoff=most) <= most


def one_given(x: str, y: str) -> bool:
    """Whether two given names may be forms of one: Karin and Karolina, Walter and Walt."""
    if is_short_for(x, y):
        return True
    return min(len(x), len(y)) >= _SHORTEST and x[:_STEM] == y[:_STEM]


def is_short_for(x: str, y: str) -> bool:
    """Whether one of two given names is the beginning of the other: Walter and Walt."""
    return min(len(x), len(y)) >= _SHORTEST - 1 and (x.startswith(y) or y.startswith(x))


def sounds_alike(x: str, y: str) -> bool:
    """Whether two words in small letters may be one name in other letters: Yusuf and Youssef.

    The English and the American spelling of a word are no two spellings of a name.
    """
    if min(len(x), len(y)) < _FEWEST_LETTERS or x.startswith(y) or y.startswith(x):
        return False
    if _rewritten(x, _ENGLISH) == _rewritten(y, _ENGLISH):
        return False
    mine, yours = _rewritten(x, _SOUNDS), _rewritten(y, _SOUNDS)
    return mine == yours and len(mine) >= _FEWEST_SOUNDS


def _rewritten(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, by in rules:
        word = pattern.sub(by, word)
    return word


def sounds(word: str) -> str:
    """What is left of a word in small letters when letters of one sound are one: a key to look by.

    Words that are `spelt_otherwise` need not have it in common; those that `sounds_alike` do.
    """
    return _rewritten(word, _SOUNDS) or word
