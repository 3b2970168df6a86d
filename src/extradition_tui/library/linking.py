"""Entities of several articles that are one, asked of a library: see ``namesakes`` for the rules.

Nothing of it is stored, so that it can never be stale: it is told anew from what the library holds,
for the names that are asked for and those that they might be one with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading
from extradition_tui.library.namesakes import (
    CERTAIN_LETTERS,
    Linked,
    Named,
    is_acronym,
    keys,
    link,
)
from extradition_tui.model import EntityLabel

WHO = (
    "(SELECT json_extract(value, '$[0]') AS entity, json_extract(value, '$[1]') AS only_in"
    " FROM json_each(?1))"
)
"""The table of a question's first parameter: pairs of ``Linked.pairs`` as JSON."""

WHO_NEXT = WHO.replace("?1", "?")
"""The same of a question's next parameter, where parameters have no numbers."""

_IDS = "(SELECT value FROM json_each(?1))"
# Letters that other spellings may write with a mark.
_ACCENTED = re.compile(r"[^bdfhjklmpqrtvwx ]")
_ROUNDS = 3


def linked_to(library: Reading, entities: Iterable[str]) -> list[Linked]:
    """What each of these entities is part of, with all that belongs to it; those of most first."""
    asked = set(entities)
    if not asked:
        return []
    known = set(asked)
    for _ in range(_ROUNDS):
        named = _named(library, known)
        more = _sharing(library, named) - known
        if not more:
            break
        known |= more
    found = link(_named(library, known), _events(library, known))
    mine = [one for one in found if any(entity in asked for entity, _ in one.pairs())]
    return sorted(mine, key=_most_first)


def link_everything(
    library: Reading, names: Sequence[tuple[str, str, EntityLabel]]
) -> list[Linked]:
    """All that is more than one of these entities (ID, name, label), and parts of such."""
    acronyms: dict[str, set[str]] = defaultdict(set)
    for entity, alias in library.rows(
        tuple[str, str], "SELECT DISTINCT entity, name FROM alias WHERE label = 'ORG'"
    ):
        if is_acronym(alias):
            acronyms[entity].add(alias)
    blocks = _blocks({entity: keys(name, label, acronyms[entity]) for entity, name, label in names})
    several = {entity for block in blocks for entity in block}
    named = {each.id: each for each in _named(library, several)}
    events = _events(library, several)
    return [one for block in blocks for one in link([named[key] for key in sorted(block)], events)]


def who(linked: Iterable[Linked]) -> str:
    """The pairs of some groups as the first parameter of a question with ``WHO``."""
    return msgspec.json.encode([pair for one in linked for pair in one.pairs()]).decode()


def _most_first(one: Linked) -> tuple[int, int, str, str]:
    counts = one.mentions()
    return -len(counts), -sum(counts.values()), one.main.name, one.main.id


def _blocks(known: dict[str, frozenset[str]]) -> list[set[str]]:
    """Entities that share a key, or that others tie together; those that share none left out."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for entity, shapes in known.items():
        for shape in shapes:
            by_key[shape].append(entity)
    blocks: list[set[str]] = []
    seen: set[str] = set()
    for start in known:
        if start in seen:
            continue
        block, waiting = {start}, [start]
        while waiting:
            for shape in known[waiting.pop()]:
                # A key is asked once: what shares it is in the block from then on.
                for other in by_key.pop(shape, ()):
                    if other not in block:
                        block.add(other)
                        waiting.append(other)
        seen |= block
        if len(block) > 1:
            blocks.append(block)
    return blocks


def _named(library: Reading, entities: Iterable[str]) -> list[Named]:
    rows = library.rows(
        tuple[str, str, EntityLabel, str, int, int, int],
        "SELECT e.id, e.name, e.label, a.name, a.article, a.canonical, a.mentions"
        f" FROM entity e JOIN alias a ON a.entity = e.id WHERE e.id IN {_IDS}",
        [_json(entities)],
    )
    names: dict[str, tuple[str, EntityLabel]] = {}
    aliases: dict[str, set[str]] = defaultdict(set)
    mentions: dict[str, dict[int, int]] = defaultdict(dict)
    for entity, name, label, alias, article, canonical, number in rows:
        names[entity] = name, label
        aliases[entity].add(alias)
        if canonical:
            mentions[entity][article] = number
    return [
        Named(entity, name, label, frozenset(aliases[entity]), mentions[entity])
        for entity, (name, label) in names.items()
    ]


def _sharing(library: Reading, named: Sequence[Named]) -> set[str]:
    """Entities that share a key with one of these."""
    wanted = {key for each in named for key in keys(each.name, each.label, each.aliases)}
    found: set[str] = set()
    for key in wanted:
        group, _, shape = key.partition(" ")
        patterns = [f"%{_ACCENTED.sub('_', shape)}%"]
        if group == "ORG" and shape.isalpha() and len(shape) >= CERTAIN_LETTERS:
            patterns.append("%".join(["", *_ACCENTED.sub("_", shape), ""]))
        rows = library.rows(
            tuple[str, str, EntityLabel],
            "SELECT id, name, label FROM entity WHERE name LIKE ?1 OR name LIKE ?2",
            [patterns[0], patterns[-1]],
        )
        found |= {entity for entity, name, label in rows if key in keys(name, label)}
        rows = library.rows(
            tuple[str, str, EntityLabel],
            "SELECT DISTINCT entity, name, label FROM alias WHERE folded IN (?, ?)"
            " AND label = 'ORG'",
            [folded(shape), ".".join(shape) + "."],
        )
        found |= {entity for entity, name, label in rows if key in keys(name, label, [name])}
    return found


def _events(library: Reading, entities: Iterable[str]) -> dict[int, str]:
    return dict(
        library.rows(
            tuple[int, str],
            "SELECT article, event FROM event_article WHERE article IN"
            f" (SELECT article FROM alias WHERE entity IN {_IDS})",
            [_json(entities)],
        )
    )


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()
