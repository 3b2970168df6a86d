"""When two spellings may be of one name."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

_LONGEST_EDIT = 2
_SHORTEST, _SHORTEST_OF_ALL = 5, 3
_STEM = 3
_ONE_SOUND = ({"j", "y"}, {"c", "k"}, {"v", "w"}, {"i", "y"}, {"s", "z"}, {"f", "p"}, {"g", "j"})


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
    """Whether two given names may be forms of one: Karin and Karolina."""
    return min(len(x), len(y)) >= _SHORTEST and x[:_STEM] == y[:_STEM]
