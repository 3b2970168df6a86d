"""Who and what is named, and who is quoted, across the whole library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import NotFound
from extradition_tui.library.linking import WHO, link_everything, linked_to, who
from extradition_tui.library.namesakes import Linked
from extradition_tui.model import EntityLabel, QuoteKind
from extradition_tui.safe import safe_line


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which article words stand."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySummary:
    """An entity over the library: in how many articles, with how many mentions, and where.

    ``places`` is filled by ``entity_places`` alone; fields are the keys of ``entities --json``.
    """

    entity: str
    name: str
    label: EntityLabel
    aliases: tuple[str, ...] = ()
    articles: int = 0
    mentions: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """A quotation and the article it stands in; fields are the keys of ``quotes --json``."""

    article: str
    start: int
    end: int
    text: str
    speaker: str | None
    speaker_entity: str | None
    kind: QuoteKind


def list_entities(library: Reading, *, limit: int = -1) -> tuple[EntitySummary, ...]:
    """All entities, those of most articles first; ``limit`` below 0 is none.

    What several articles call by different names is one entity where that is certain.
    """
    with library.snapshot():
        rows = library.rows(
            EntitySummary, "SELECT id AS entity, name, label, articles, mentions FROM entity"
        )
        linked = link_everything(library, [(row.entity, row.name, row.label) for row in rows])
        tied = {entity for one in linked for entity, _ in one.pairs()}
        single = [row for row in rows if row.entity not in tied]
        found = sorted([*single, *map(_summary, linked)], key=_most_first)
        found = found[:limit] if limit >= 0 else found
        names = _aliases(library, [each for each in found if each.entity not in tied])
        return tuple(
            replace(each, aliases=names[each.entity]) if each.entity in names else each
            for each in found
        )


def entity_places(library: Reading, name: str) -> tuple[EntitySummary, ...]:
    """The entities called ``name`` (canonical name, alias or ID; case does not matter).

    Each with all of its places, article by article, newest first, under all the names that
    articles give it. Several entities may share a name. Raises NotFound when none has it.
    """
    with library.snapshot():
        found = linked_to(library, called(library, name))
        if not found:
            raise NotFound(
                f"{safe_line(name[:80])}: nobody and nothing of that name; "
                "`extradition-tui entities` lists them"
            )
        return tuple(replace(_summary(one), places=_places(library, one)) for one in found)


def called(library: Reading, name: str) -> list[str]:
    """The IDs of the entities with this ID, or else with this name in any article."""
    rows = library.rows(
        tuple[str],
        "SELECT id FROM entity WHERE id = ?1 UNION SELECT entity FROM alias WHERE folded = ?2",
        [name.strip(), folded(name)],
    )
    return [entity for (entity,) in rows]


def list_quotes(
    library: Reading, speaker: str | None = None, kind: QuoteKind | None = None
) -> tuple[QuotePlace, ...]:
    """The quotations of the library, newest article first, in the order of the text.

    ``speaker``: those of whoever is called that (as printed, or as an entity by any name).
    """
    name = None if speaker is None else folded(speaker)
    with library.snapshot():
        people = [] if speaker is None else linked_to(library, called(library, speaker))
        return tuple(
            library.rows(
                QuotePlace,
                'SELECT a.id AS article, q."start", q."end", q.text, q.speaker,'
                " q.entity AS speaker_entity, q.kind FROM quote q"
                " JOIN article a ON a.number = q.article"
                " WHERE (?2 IS NULL OR q.folded = ?2"
                f"   OR EXISTS (SELECT 1 FROM {WHO} w WHERE w.entity = q.entity"
                "     AND (w.only_in IS NULL OR w.only_in = q.article)))"
                " AND (?3 IS NULL OR q.kind = ?3)"
                " ORDER BY a.sorted_by DESC, a.id, q.position",
                [who(people), name, kind],
            )
        )


def _summary(one: Linked) -> EntitySummary:
    counts = one.mentions()
    return EntitySummary(
        entity=one.main.id,
        name=one.main.name,
        label=one.main.label,
        aliases=tuple(sorted(one.names() - {one.main.name})),
        articles=len(counts),
        mentions=sum(counts.values()),
    )


def _most_first(entity: EntitySummary) -> tuple[int, int, str, str]:
    return -entity.articles, -entity.mentions, entity.name, entity.entity


def _aliases(library: Reading, entities: Sequence[EntitySummary]) -> dict[str, tuple[str, ...]]:
    wanted = [entity.entity for entity in entities]
    few = len(wanted) <= 500
    names: dict[str, list[str]] = defaultdict(list)
    for entity, name in library.rows(
        tuple[str, str],
        "SELECT DISTINCT entity, name FROM alias"
        + (f" WHERE entity IN ({','.join('?' * len(wanted))})" if few else "")
        + " ORDER BY entity, name",
        wanted if few else [],
    ):
        names[entity].append(name)
    return {
        entity.entity: tuple(name for name in names[entity.entity] if name != entity.name)
        for entity in entities
    }


def _places(library: Reading, one: Linked) -> tuple[Place, ...]:
    return tuple(
        library.rows(
            Place,
            'SELECT a.id AS article, m."start", m."end", m.text'
            f" FROM {WHO} w CROSS JOIN mention m ON m.entity = w.entity"
            " AND (w.only_in IS NULL OR w.only_in = m.article)"
            " JOIN article a ON a.number = m.article"
            " ORDER BY a.sorted_by DESC, a.id, m.position",
            [who([one])],
        )
    )
