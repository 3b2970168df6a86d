"""What is known of names beforehand: countries and their peoples, places, organisations, people."""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from extradition_tui.language.words import is_common, listed, lower_set, rows, word_map, word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extradition_tui.model import EntityLabel

_KNOWN_CITY = 1000  # thousands of people: a city as large as this is known by its name alone


@cache
def countries() -> Mapping[str, str]:
    """Every name of a country or territory, in lower case, with its canonical name."""
    names: dict[str, str] = {}
    for row in rows("countries"):
        canonical, others, _ = row.split("|")
        for name in (canonical, *others.split(",")):
            if name:
                names[name.lower()] = canonical
    return MappingProxyType(names)


@cache
def countries_folded() -> Mapping[str, str]:
    """The names of countries with their canonical names, both without regard to case."""
    return MappingProxyType({name: known.casefold() for name, known in countries().items()})


@cache
def peoples() -> frozenset[str]:
    """Nationalities, religions and followers of parties, singular and plural, in lower case."""
    names = {row.lower() for row in rows("peoples")}
    for row in rows("countries"):
        names.update(name.lower() for name in row.split("|")[2].split(",") if name)
    return frozenset(names | {f"{name}s" for name in names if not name.endswith(("s", "sh", "ch"))})


@cache
def people_canonical() -> Mapping[str, str]:
    """The plural and the variants of a people's name, with the form that stands for them."""
    names: dict[str, str] = {}
    for row in rows("countries"):
        forms = [form for form in row.split("|")[2].split(",") if form]
        names.update({form.lower(): forms[0] for form in forms})
    for row in rows("peoples"):
        names.setdefault(row.lower(), row)
    names.update({f"{name}s": canonical for name, canonical in tuple(names.items())})
    return MappingProxyType(names)


@cache
def places() -> Mapping[str, EntityLabel]:
    """Regions, seas, states and famous places, in lower case, with their label."""
    table = word_map("places")
    return MappingProxyType({name.lower(): cast("EntityLabel", table[name]) for name in table})


@cache
def organisations() -> Mapping[str, str]:
    """Organisations known by name, in lower case, with the long form of the name."""
    return MappingProxyType(
        {name.lower(): full or name for name, full in word_map("organisations").items()}
    )


@cache
def territories() -> Mapping[str, EntityLabel]:
    """Places that ``countries`` and ``places`` leave out, in lower case, with their label."""
    table = word_map("territories")
    return MappingProxyType({name.lower(): cast("EntityLabel", table[name]) for name in table})


@cache
def linked_names() -> Mapping[str, tuple[str, ...]]:
    """Known names with small words or a comma inside, in lower case, by their first words."""
    found: dict[str, list[str]] = {}
    bodies = [row for row in word_map("organisations") if any(map(str.islower, row.split()[1:]))]
    named = [*countries(), *places(), *territories()]
    lands = [name for name in named if listed("place_links").intersection(name.split()[1:])]
    for name in (*bodies, *lands):
        found.setdefault(name.split()[0].lower(), []).append(name.lower())
    return MappingProxyType(
        {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}
    )


@cache
def cities() -> Mapping[str, int]:
    """Larger cities, in lower case, with their size in thousands of people."""
    return MappingProxyType({name.lower(): int(size) for name, size in word_map("cities").items()})


@cache
def towns() -> frozenset[str]:
    """Towns that are smaller than those in ``cities``, in lower case."""
    return lower_set("towns")


@cache
def regions() -> frozenset[str]:
    """States, provinces and counties, in lower case."""
    return lower_set("regions")


@cache
def titles() -> frozenset[str]:
    """Titles and offices that stand before a person's name, in lower case."""
    return lower_set("titles") | listed("more_titles")


@lru_cache(maxsize=16384)
def known_label(name: str) -> tuple[EntityLabel, float] | None:
    """The label of a name that a table holds, and how surely it means that (0 to 6)."""
    lower = name.lower().replace("’", "'")
    if lower in countries() and (lower != "us" or name in ("US", "Us")):
        return "GPE", 6.0
    if lower in peoples() or _is_pair_of_peoples(lower):
        return "NORP", 6.0
    if (lower in organisations() and not name.islower()) or name in word_set("bodies"):
        return "ORG", 5.0
    place = places().get(lower) or territories().get(lower)
    if place:
        return place, 5.0
    size = cities().get(lower, 0)
    if size:
        return "GPE", 4.0 if size >= _KNOWN_CITY else 2.5
    return None


def _is_pair_of_peoples(lower: str) -> bool:
    """Whether a word names two peoples at once ("Franco-German")."""
    first, _, second = lower.partition("-")
    return first in listed("combining") and second in peoples()


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that is not rather a common word."""
    return word in word_set("given_names") and not is_common(word)


def gender(name: str) -> str:
    """Whether the first word of a name is a man's ("m") or a woman's ("f"); else empty."""
    return word_map("given_names").get(name.split(" ", 1)[0], "")


def is_surname(word: str) -> bool:
    """Whether a word is a family name that is not rather a common word."""
    return word in word_set("surnames") and not is_common(word)
