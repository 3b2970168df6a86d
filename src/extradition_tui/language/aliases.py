"""Which names in an article name the same thing, and what that thing is called.

A country goes by the name in the gazetteer, a person by the longest form of the name, an
organisation by its long form where the text gives one for its letters.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from extradition_tui.language.gazetteers import (
    countries,
    countries_folded,
    organisations,
    people_canonical,
)
from extradition_tui.language.labels import PLACES, group
from extradition_tui.language.name_classes import Name, classed, is_strong, opens
from extradition_tui.language.words import cue_forms, listed
from extradition_tui.model import Entity, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extradition_tui.language.name_cuts import Candidate
    from extradition_tui.model import EntityLabel

_NICKNAME = re.compile(r" ?[\"“‘'(][^\"”’)]{1,40}[\"”’)]+ ?")
_MARKS = " \"“”‘’'()"


def entity_id(label: EntityLabel, name: str) -> str:
    """The ID of an entity: the same canonical name of the same group has it in every article."""
    shape = f"{group(label)}\0{name.casefold()}"
    return hashlib.sha256(shape.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def resolve(
    text: str, found: Sequence[Candidate], table: Mapping[str, tuple[float, ...]]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Labels the candidates, one label for a name, and ties the forms of a name together.

    ``table`` says what the features of a name weigh (``name_features.weights``).
    """
    names = classed(text, found, table)
    _letters_in_brackets(text, names)
    _tie_people(names)
    _tie_nicknames(text, names)
    names = [name for name in names if not name.doubtful]
    _tie_organisations(text, names)
    for name in names:
        if not name.canonical:
            name.canonical = _canonical(name)
    return _mentions(text, names), _entities(names)


def _letters_in_brackets(text: str, names: Sequence[Name]) -> None:
    """A name with its own first letters in brackets after it is a body's, and so are the letters.

    Letters alone are a body's too where the text names the body that they stand for.
    """
    spelt = _by_letters(names)
    for short in names:
        letters = short.shape.replace(".", "")
        if len(short.words) > 1 or len(letters) < 2 or not letters.isupper() or is_strong(short):
            continue
        for full in spelt.get(letters, ()):
            if is_strong(full):
                continue
            if _in_brackets(text, full, short) and not any(item.title for item in full.items):
                full.label, full.doubtful = "ORG", False
            if full.label == "ORG" and not full.doubtful:
                short.label, short.doubtful = "ORG", False


def _by_letters(names: Sequence[Name]) -> dict[str, list[Name]]:
    """The names of several words by their first letters, in the order given."""
    spelt: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            spelt[_letters(name)].append(name)
    return spelt


def _tie_people(names: Sequence[Name]) -> None:
    """A short form belongs to the one longer name of a person that holds its words."""
    full = [
        name
        for name in names
        if name.label == "PERSON" and len(name.words) > 1 and not _is_headline(name)
    ]
    full.sort(key=lambda name: -len(name.words))
    for name in full:
        name.canonical = name.canonical or name.shape
    holding = _by_word(full)
    for name in sorted(names, key=lambda name: -len(name.words)):
        if name.label in ("NORP", "LAW", "EVENT") or len(name.words) > 3:
            continue
        owners = _owners(name, holding)
        if len(owners) != 1:
            continue
        ends = owners[0].words[-len(name.words) :] == name.words
        if len(name.words) > 1 and name.label != "PERSON" and not ends:
            continue
        owner = owners[0]
        strong = max(name.votes.values(), default=0.0) / max(len(name.items), 1)
        if name.label != "PERSON" and strong >= 5:
            continue
        name.label = "PERSON"
        name.canonical = owner.canonical
        name.doubtful = False


def _tie_nicknames(text: str, names: Sequence[Name]) -> None:
    """A nickname that stood in marks inside a person's name is that person by itself too."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.label == "PERSON" and not name.doubtful:
            for item in name.items:
                found = _NICKNAME.search(text, item.start, item.end)
                if found:
                    owners[found.group().strip(_MARKS).casefold()].add(name.canonical or name.shape)
    for name in names:
        bearers = owners.get(name.shape.casefold(), set())
        if len(bearers) == 1 and not is_strong(name):
            name.label, name.doubtful = "PERSON", False
            name.canonical = next(iter(bearers))


def _is_headline(name: Name) -> bool:
    """Whether a verb in capitals stands inside what was taken for a name ("Ada Lind Says")."""
    return any(
        word.lower() in cue_forms() and word.lower().endswith("s") for word in name.words[1:]
    )


def _by_word(full: Sequence[Name]) -> dict[str, list[Name]]:
    """The names that hold a word, in the order given."""
    holding: dict[str, list[Name]] = defaultdict(list)
    for name in full:
        for word in _plain_words(name):
            holding[word].append(name)
    return holding


def _plain_words(name: Name) -> frozenset[str]:
    return frozenset(word.casefold().strip(".") for word in name.words)


def _owners(name: Name, holding: Mapping[str, Sequence[Name]]) -> list[Name]:
    """The longer names that hold all words of a name; ``holding`` tells them for each word."""
    wanted = _plain_words(name)
    found = [
        other
        for other in min((holding.get(word, ()) for word in wanted), key=len)
        if len(other.words) > len(name.words) and wanted <= _plain_words(other)
    ]
    end = name.words[-1].casefold()
    last = [other for other in found if other.words[-1].casefold() == end]
    chosen = last or found
    canonical = {other.canonical for other in chosen}
    return chosen[:1] if len(canonical) == 1 else chosen


def _tie_organisations(text: str, names: Sequence[Name]) -> None:
    organised = [name for name in names if name.label == "ORG"]
    long = [name for name in organised if len(name.words) > 1]
    spelt = _by_letters(long)
    ending = {item.end: name for name in long for item in name.items}
    for name in organised:
        if len(name.words) == 1 and name.shape.replace(".", "").isupper():
            fits = spelt.get(name.shape.replace(".", "")) or _before_brackets(text, name, ending)
            if len(fits) == 1:
                name.canonical = fits[0].canonical = _canonical(fits[0])
    _tie_long(long)
    _tie_first_words(organised, long)


def _tie_long(long: Sequence[Name]) -> None:
    """A body's name belongs to the widest one that holds its words, where all others do too."""
    content = [_content(name) for name in long]
    holding: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(content):
        for word in words:
            holding[word].append(place)
    for place in sorted(range(len(long)), key=lambda place: len(content[place])):
        name, mine = long[place], content[place]
        if len(mine) < 2 or name.canonical:
            continue
        fewest = min((holding[word] for word in mine), key=len)
        others = [other for other in fewest if other != place and mine <= content[other]]
        if not others:
            continue
        widest = max(others, key=lambda other: (len(content[other]), long[other].shape))
        if not all(content[other] <= content[widest] for other in others):
            continue
        if len(content[widest]) > len(mine) or long[widest].shape < name.shape:
            name.canonical = _canonical(long[widest])


def _tie_first_words(organised: Sequence[Name], long: Sequence[Name]) -> None:
    """The first word of one body's name alone is that body, where it is no place's."""
    opening: dict[str, list[Name]] = defaultdict(list)
    for name in long:
        opening[name.words[0]].append(name)
    for name in organised:
        if len(name.words) == 1 and not name.canonical:
            longer = {
                other.canonical or _canonical(other)
                for other in opening[name.shape]
                if opens(name, other)
            }
            if len(longer) == 1:
                name.canonical = next(iter(longer))


def _content(name: Name) -> frozenset[str]:
    words = (word.casefold() for word in name.words)
    alias = countries_folded()
    return frozenset(
        alias.get(word, word) for word in words if word not in listed("organisation_small")
    )


def _letters(name: Name) -> str:
    return "".join(word[0] for word in name.words if word[0].isupper())


def _in_brackets(text: str, full: Name, short: Name) -> bool:
    places = {item.end for item in full.items}
    return any(
        text[item.start - 1 : item.start] == "(" and item.start - 2 in places
        for item in short.items
    )


def _before_brackets(text: str, short: Name, ending: Mapping[int, Name]) -> list[Name]:
    """The names behind which this one stands in brackets; ``ending`` tells them by their ends."""
    found: list[Name] = []
    for item in short.items:
        full = ending.get(item.start - 2) if text[item.start - 1 : item.start] == "(" else None
        if full is not None and full not in found:
            found.append(full)
    return found


def _canonical(name: Name) -> str:
    lower = name.shape.casefold().replace("’", "'")
    if name.label in PLACES:
        return countries().get(lower, name.shape)
    if name.label == "NORP":
        return people_canonical().get(lower, name.shape)
    if name.label == "ORG":
        return organisations().get(lower, name.shape)
    return name.shape


def _mentions(text: str, names: Sequence[Name]) -> tuple[Mention, ...]:
    mentions = [
        Mention(
            item.start,
            item.end,
            text[item.start : item.end],
            name.label,
            entity_id(name.label, name.canonical),
        )
        for name in names
        for item in name.items
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _entities(names: Sequence[Name]) -> tuple[Entity, ...]:
    found: dict[str, tuple[str, EntityLabel, set[str]]] = {}
    for name in names:
        key = entity_id(name.label, name.canonical)
        _, _, aliases = found.setdefault(key, (name.canonical, name.label, set()))
        aliases.add(name.shape)
    return tuple(
        Entity(key, canonical, label, tuple(sorted(aliases - {canonical})))
        for key, (canonical, label, aliases) in found.items()
    )
