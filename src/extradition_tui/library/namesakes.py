"""Which names of different articles are one person or body, where that is certain.

Each article ties its own names together; here the entities of several articles are tied, by their
names alone and by the events that the articles belong to. The result depends on what there is and
not on the order in which it came. No SQL: ``linking`` asks the library.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extradition_tui.model import EntityLabel

_QUOTED = re.compile(r"[\"“”‘(][^\"“”’)]*[\"“”’)]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_ENGLISH_SMALL = ("of", "the", "and", "for", "at", "in")
_FOREIGN_SMALL = (
    *("de", "del", "la", "el", "los", "las", "y", "e"),
    *("do", "da", "dos", "das", "di", "du", "des", "et", "der", "die", "van"),
)
_SMALL = frozenset([*_ENGLISH_SMALL, *_FOREIGN_SMALL])
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_SHORTEST_LETTERS = 2
CERTAIN_LETTERS = 4
"""So many first letters of a name may tell what another article calls by these letters."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: its canonical name, its other names, and its mentions by article."""

    id: str
    name: str
    label: EntityLabel
    aliases: frozenset[str] = frozenset()
    mentions: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linked:
    """What is one person or thing: whole entities, and others in some articles alone.

    ``main`` is the entity by whose ID and name all of it goes.
    """

    main: Named
    whole: tuple[Named, ...]
    parts: tuple[tuple[Named, int], ...] = ()

    def pairs(self) -> list[tuple[str, int | None]]:
        """(entity, the article in which it counts, None for all of them)."""
        everywhere: list[tuple[str, int | None]] = [(each.id, None) for each in self.whole]
        return everywhere + [(each.id, article) for each, article in self.parts]

    def names(self) -> frozenset[str]:
        """All that it is called; of what counts in some articles alone the name only."""
        named = {name for each in self.whole for name in (each.name, *each.aliases)}
        return frozenset(named | {each.name for each, _ in self.parts})

    def mentions(self) -> dict[int, int]:
        """How often it is named, by article."""
        counts: dict[int, int] = defaultdict(int)
        for each in self.whole:
            for article, number in each.mentions.items():
                counts[article] += number
        for each, article in self.parts:
            counts[article] += each.mentions.get(article, 0)
        return dict(counts)


def keys(name: str, label: EntityLabel, aliases: Iterable[str] = ()) -> frozenset[str]:
    """What two entities must share to be one: a person's surname, an acronym, else the name."""
    if label == "PERSON":
        words = person_words(name)
        return frozenset([f"PERSON {words[-1]}"]) if words else frozenset()
    group = "PLACE" if label in _PLACES else label
    shapes = {plain(name)}
    if label == "ORG":
        shapes |= {plain(alias) for alias in aliases if is_acronym(alias)}
        letters = initials(name)
        shapes |= {letters} if len(letters) >= CERTAIN_LETTERS else set()
    return frozenset(f"{group} {shape}" for shape in shapes)


def link(named: Iterable[Named], events: Mapping[int, str]) -> list[Linked]:
    """Ties entities together; every one of them is in the result, each of its articles once.

    ``events`` tells the event of an article. All entities that share a key must be given.
    """
    everything = sorted(named, key=lambda each: each.id)
    people = [each for each in everything if each.label == "PERSON"]
    bodies = [each for each in everything if each.label == "ORG"]
    others = [each for each in everything if each.label not in ("PERSON", "ORG")]
    return [
        *_people(people, events),
        *_bodies(bodies, events),
        *(_group(same) for same in _same(others)),
    ]


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without case, accents and full stops."""
    if name.isascii():
        return " ".join(name.casefold().replace(".", "").split())
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.replace(".", "").replace("’", "'").split())


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, plain, without a nickname and "Jr."."""
    words = tuple(_WORD.findall(plain(_QUOTED.sub(" ", name))))
    while len(words) > 1 and words[-1] in _GENERATIONS:
        words = words[:-1]
    return words


def is_acronym(name: str) -> bool:
    """Whether a name is made of first letters."""
    bare = name.replace(".", "")
    return bare.isalpha() and bare.isupper() and len(bare) >= _SHORTEST_LETTERS


# --- people -------------------------------------------------------------------------------------


def _people(people: Sequence[Named], events: Mapping[int, str]) -> list[Linked]:
    """Full names that can be one person's, where no third name makes that doubtful."""
    by_surname: dict[str, list[list[Named]]] = defaultdict(list)
    full = [each for each in people if len(person_words(each.name)) > 1]
    for same in _same(full):
        by_surname[person_words(same[0].name)[-1]].append(same)
    groups = [group for names in by_surname.values() for group in _compatible_groups(names)]
    shorts = _same([each for each in people if len(person_words(each.name)) < 2])
    table = _Groups(groups, events)
    table.ends = _ends(groups)
    for at, group in enumerate(groups):
        table.move_all(at, person_words(group[0].name))
    for same in shorts:
        table.share_out(same, person_words(same[0].name))
    return table.linked()


def _ends(groups: Sequence[Sequence[Named]]) -> dict[Sequence[str], list[int]]:
    """The surnames that stand at the end of full names, with the places of their groups."""
    ends: dict[Sequence[str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        words = {person_words(each.name) for each in group}
        for end in {name[-size:] for name in words for size in range(1, len(name))}:
            if len(end[0]) > 1:
                ends[end].append(at)
    return ends


def _compatible_groups(names: Sequence[list[Named]]) -> list[list[Named]]:
    words = [person_words(same[0].name) for same in names]
    same_letter: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(words):
        same_letter[name[0][0]].append(at)
    friends = {
        one: [at for at in same_letter[name[0][0]] if _compatible(name, words[at])]
        for one, name in enumerate(words)
    }
    # "Ana Ruiz" beside "Ana M. Ruiz" and "Ana P. Ruiz" may be either: it stays by itself.
    clear = {
        one
        for one, near in friends.items()
        if all(_compatible(words[a], words[b]) for a in near for b in near)
    }
    groups: list[list[Named]] = []
    seen: set[int] = set()
    for one in range(len(words)):
        if one in seen:
            continue
        together = [one]
        if one in clear:
            together = [other for other in friends[one] if other in clear and other not in seen]
        seen.update(together)
        groups.append([each for index in together for each in names[index]])
    return groups


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names may be one: the same but for initials and middle names left out."""
    if one[-1] != other[-1] or not _same_word(one[0], other[0]):
        return False
    few, many = sorted((one[1:-1], other[1:-1]), key=len)
    at = 0
    for word in few:
        while at < len(many) and not _same_word(word, many[at]):
            at += 1
        if at == len(many):
            return False
        at += 1
    return True


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


# --- bodies -------------------------------------------------------------------------------------


def _bodies(bodies: Sequence[Named], events: Mapping[int, str]) -> list[Linked]:
    """Long names that are the same but for accents or one another's translation; acronyms."""
    groups: list[list[Named]] = []
    for same in _same([each for each in bodies if not is_acronym(each.name)]):
        fits = [other for other in groups if _translates(same, other)]
        if len(fits) == 1:
            fits[0].extend(same)
        else:
            groups.append(list(same))
    table = _Groups(groups, events)
    for at, group in enumerate(groups):
        for letters in _acronyms(group):
            table.ends.setdefault((letters,), []).append(at)
    for same in _same([each for each in bodies if is_acronym(each.name)]):
        if not table.add(same, (plain(same[0].name),)):
            table.share_out(same, (plain(same[0].name),))
    return table.linked()


def _acronyms(group: Sequence[Named]) -> set[str]:
    return {plain(alias) for each in group for alias in each.aliases if is_acronym(alias)}


def _translates(one: Sequence[Named], other: Sequence[Named]) -> bool:
    """Whether two names share their letters, which only one of them spells, and half of the words.

    Two bodies that both spell the same letters are two bodies.
    """
    letters = [{initials(group[0].name)} for group in (one, other)]
    given = [_acronyms(group) for group in (one, other)]
    if not given[0] & given[1]:
        # An article that does not give the letters of a name may spell them by the name itself.
        long = {shape for shape in letters[0] | letters[1] if len(shape) >= CERTAIN_LETTERS}
        if not long & ((given[0] & letters[1]) | (given[1] & letters[0])):
            return False
    shared = (given[0] | letters[0]) & (given[1] | letters[1])
    if bool(letters[0] & shared) == bool(letters[1] & shared):
        return False
    mine, theirs = (set(_content(group[0].name)) for group in (one, other))
    return 2 * len(mine & theirs) >= max(len(mine), len(theirs))


def _content(name: str) -> list[str]:
    return [word for word in _WORD.findall(plain(name)) if word not in _SMALL]


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out."""
    return "".join(word[0] for word in _content(name))


# --- what both ask ------------------------------------------------------------------------------


def _same(named: Sequence[Named]) -> list[list[Named]]:
    """Entities of one plain name, together."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for each in named:
        person = each.label == "PERSON"
        shape = " ".join(person_words(each.name)) if person else plain(each.name)
        groups["PLACE" if each.label in _PLACES else each.label, shape].append(each)
    return list(groups.values())


class _Groups:
    """Groups of names with the short names that are added to them.

    ``ends`` tells for a short name, in its words, which groups it may stand for.
    """

    def __init__(self, groups: Sequence[list[Named]], events: Mapping[int, str]) -> None:
        self._groups = groups
        self._events = events
        self._whole = [list(group) for group in groups]
        self._parts: list[list[tuple[Named, int]]] = [[] for _ in groups]
        self._gone: set[int] = set()
        self._alone: list[Linked] = []
        self.ends: dict[Sequence[str], list[int]] = {}
        self._present = [
            {events[article] for each in group for article in each.mentions if article in events}
            for group in groups
        ]

    def add(self, same: Sequence[Named], words: Sequence[str]) -> bool:
        """Adds a name wholly to the one group of the library that it stands for, if there is."""
        fits = self.ends.get(words, [])
        if len(fits) != 1:
            return False
        self._whole[fits[0]] += same
        return True

    def move_all(self, at: int, words: Sequence[str]) -> None:
        """Moves a group to another whose names end as its own does, in each of its events."""
        targets = {
            self._target(words, article) for each in self._groups[at] for article in each.mentions
        }
        target = next(iter(targets)) if len(targets) == 1 else None
        if target is None or target in self._gone or target == at:
            return
        self._parts[target] += [
            (each, article) for each in self._groups[at] for article in sorted(each.mentions)
        ]
        self._gone.add(at)

    def share_out(self, same: Sequence[Named], words: Sequence[str]) -> None:
        """Gives each article's name to the one group of its event that it may stand for."""
        left: list[tuple[Named, int]] = []
        for each in same:
            for article in sorted(each.mentions):
                target = self._target(words, article)
                (left if target is None else self._parts[target]).append((each, article))
        if len(left) == sum(len(each.mentions) for each in same):
            self._alone.append(_group(same))
        elif left:
            self._alone.append(Linked(_main([each for each, _ in left]), (), tuple(left)))

    def linked(self) -> list[Linked]:
        """Every group that is left, and the short names that stand for none."""
        kept = (at for at in range(len(self._groups)) if at not in self._gone)
        return [
            Linked(_main(self._whole[at]), tuple(self._whole[at]), tuple(self._parts[at]))
            for at in kept
        ] + self._alone

    def _target(self, words: Sequence[str], article: int) -> int | None:
        event = self._events.get(article)
        fits = [
            at
            for at in self.ends.get(words, ())
            if at not in self._gone and event is not None and event in self._present[at]
        ]
        return fits[0] if len(fits) == 1 else None


def _group(same: Sequence[Named]) -> Linked:
    return Linked(_main(same), tuple(same))


def _main(same: Sequence[Named]) -> Named:
    """The name of most articles; of these no acronym, the longest, the first in the alphabet."""
    return min(
        same,
        key=lambda each: (
            is_acronym(each.name),
            -len(each.mentions),
            -len(each.name),
            each.name,
            each.id,
        ),
    )
