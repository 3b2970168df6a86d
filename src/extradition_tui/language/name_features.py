"""What can be seen of a name and its surroundings, as features with weights learnt from data.

The weights are those of a multinomial logistic regression over these features;
``training/name_weights.py`` draws them from published sets of named entities. They weigh the cues
of ``entity_types`` against the words and shapes of the name and the words beside it, and what a
trained model says of it. ``data/name_weights.txt`` knows no model; the bundled pipeline has a table
of its own.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import (
    cities,
    countries,
    known_label,
    peoples,
    places,
    regions,
    towns,
)
from extradition_tui.language.words import (
    clusters,
    cue_forms,
    is_common,
    listed,
    lower_set,
    read_rows,
    rows,
    word_map,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extradition_tui.language.name_cuts import Candidate
    from extradition_tui.model import EntityLabel

CLASSES = ("PERSON", "ORG", "PLACE", "OTHER")
"""What a name may be; OTHER is a name of another kind, or no name at all."""

_NEAR = 70
# Read from behind: a search for what ends at a place would begin at every place before it.
_BEFORE = re.compile(r"([^\w\n]*)([^\W_]+(?:['’.-][^\W_]+)*)?")
_AFTER = re.compile(r"(['’]s\b)?([^\w\n]*)([^\W_]+(?:['’-][^\W_]+)*)?[^\w\n]*([^\W_]+)?")
_HAND = 4.0
_BRANCH = 63  # the first six steps of a cluster's path
_PLACES = (("town", towns), ("region", regions))


def features(text: str, item: Candidate, votes: Mapping[EntityLabel, float]) -> dict[str, float]:
    """The features of one candidate with their values; ``votes`` are what the cues say of it."""
    found = {"bias": 1.0}
    for label, weight in votes.items():
        if weight:
            found[f"cue {label}"] = max(-1.5, min(2.0, weight / _HAND))
    named = _of_name(item.words, text[item.start : item.end])
    for feature in (*named, *_of_context(text, item), *_of_model(text, item)):
        found[feature] = 1.0
    return found


def score(found: Mapping[str, float], table: Mapping[str, tuple[float, ...]]) -> tuple[float, ...]:
    """How much speaks for each of ``CLASSES``, in logits, by a table of ``weights``."""
    person = organisation = place = other = 0.0
    for feature, value in found.items():
        if feature in table:
            weight = table[feature]
            person += value * weight[0]
            organisation += value * weight[1]
            place += value * weight[2]
            other += value * weight[3]
    return person, organisation, place, other


@cache
def weights(file: str = "") -> Mapping[str, tuple[float, ...]]:
    """The weight of every feature for each of ``CLASSES``, from a table's file or our own."""
    table = {}
    found = read_rows(Path(file).read_text(encoding="utf-8")) if file else rows("name_weights")
    for row in found:
        feature, *values = row.split("\t")
        table[feature] = tuple(float(value) for value in values)
    return MappingProxyType(table)


@lru_cache(maxsize=8192)
def _of_name(words: tuple[str, ...], shape: str) -> tuple[str, ...]:
    first, last = words[0], words[-1]
    capitals = [word for word in words if word[:1].isupper()]
    common = sum(is_common(word) for word in capitals)
    found = [
        f"words {min(len(words), 5)}",
        f"first {first.lower()}",
        f"last {last.lower()}",
        f"shape {_shape(first)} {_shape(last)}",
        f"common {common}/{len(capitals)}" if len(capitals) < 4 else "common many",
        f"kinds {_kinds(first)} {_kinds(last)}" if len(words) > 1 else f"kind {_kinds(last)}",
        f"ending {last[-3:].lower()}" if len(words) == 1 else f"last ending {last[-3:].lower()}",
    ]
    if len(words) == 1:
        found.append(f"long ending {last[-4:].lower()}")
    found += [f"inside {word.lower()}" for word in words[1:-1]]
    known = known_label(shape)
    found.append(f"known {known[0]} {known[1] >= 4}" if known else "unknown")
    if not known and len(words) > 1:
        lower = shape.lower()
        found += [f"known {name}" for name, table in _PLACES if lower in table()]
    found += (
        [*_uses("first", first), *_uses("last", last)] if len(words) > 1 else _uses("only", last)
    )
    if any(mark in shape for mark in '“"‘('):
        found.append("nickname")
    if any(letter.isdigit() for letter in shape):
        found.append("digit")
    return tuple(found)


def _of_model(text: str, item: Candidate) -> list[str]:
    """What a trained model says of the candidate, and of what kind of candidate it says it."""
    if not item.model:
        return []
    known = known_label(text[item.start : item.end])
    told = f"model {item.model}"
    return [
        told,
        f"{told} one {len(item.words) == 1}",
        f"{told} headline {item.headline}",
        f"{told} known {known[0] if known else ''}",
        f"{told} kind {_kinds(item.words[-1])}",
        f"{told} lower {item.lower} person {item.speaks}",
    ]


def _uses(place: str, word: str) -> list[str]:
    """How a word is used: its cluster, and the branch of clusters that this is on."""
    cluster = clusters().get(word, 0)
    return [f"{place} cluster {cluster}", f"{place} branch {cluster & _BRANCH}"]


def _shape(word: str) -> str:
    if word.isupper():
        return "X" if len(word.strip(".")) == 1 else "XX"
    if word[:1].isdigit():
        return "0"
    if word[:1].islower():
        return "x"
    return "Xx" if word[1:].islower() else "XxX" if word[1:].isalpha() else "Xx-"


def _kinds(word: str) -> str:
    """Which tables hold a word: a letter for each."""
    lower = word.lower()
    return "".join(
        letter
        for letter, holds in (
            ("g", word in word_set("given_names")),
            ("s", word in word_set("surnames")),
            ("c", is_common(word)),
            ("t", lower in cities()),
            ("n", lower in countries()),
            ("p", lower in peoples()),
            ("r", lower in places()),
            ("o", word in word_set("organisation_heads")),
            ("f", word in word_set("facility_heads") or word in word_map("place_heads")),
            ("i", lower in lower_set("titles")),
            ("w", lower in towns()),
            ("v", lower in regions()),
            ("b", word in listed("body_words") or word in listed("trade_words")),
        )
        if holds
    )


def _of_context(text: str, item: Candidate) -> list[str]:
    one = len(item.words) == 1
    before = _BEFORE.match(text[max(0, item.start - _NEAR) : item.start][::-1])
    mark, word = ((before[1] or "")[::-1], (before[2] or "")[::-1].lower()) if before else ("", "")
    after = _AFTER.match(text, item.end, item.end + _NEAR)
    possessive, gap, following, second = after.groups() if after else ("", "", "", "")
    following = following or ""
    found = [f"before {word or '^'}{mark.strip()}", f"mark {mark.strip()[-1:]}"]
    found += [f"before {word} one {one}"] if word else ["opens"]
    found.append(f"after {gap.strip()}{following.lower()}")
    if word:
        found += _uses(f"before {mark.strip()}", word)
    if following:
        found += _uses(f"after {gap.strip()}", following)
    if second and following.islower():
        found.append(f"then {following} {second.lower()}")
    if following in cue_forms():
        found.append("speaks")
    if following[:1].isupper():
        found.append(f"capital after {gap.strip()[:1]}")
        known = known_label(following)
        if known:
            found.append(f"after {gap.strip()[:1]} {known[0]}")
    found += [name for name, holds in (("possessive", possessive), ("title", item.title)) if holds]
    if item.title:
        found.append(f"title {item.title.rsplit(' ', 1)[-1].lower()}")
    found += [name for name, holds in (("person", item.speaks), ("lower", item.lower)) if holds]
    if item.headline:
        found.append("headline")
    return found
