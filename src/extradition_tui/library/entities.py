"""Who and what is named, and who is quoted, across the whole library."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import NotFound
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
    """All entities, those of most articles first; ``limit`` below 0 is none."""
    with library.snapshot():
        rows = library.rows(
            EntitySummary,
            "SELECT id AS entity, name, label, articles, mentions FROM entity"
            " ORDER BY articles DESC, mentions DESC, name, id LIMIT ?",
            [limit],
        )
        return _with_aliases(library, rows)


def entity_places(library: Reading, name: str) -> tuple[EntitySummary, ...]:
    """The entities called ``name`` (canonical name, alias or ID; case does not matter).

    Each with all of its places, article by article, newest first. Several entities may share a
    name. Raises NotFound when none has it.
    """
    with library.snapshot():
        rows = library.rows(
            EntitySummary,
            "SELECT id AS entity, name, label, articles, mentions FROM entity WHERE id = ?"
            " OR id IN (SELECT entity FROM alias WHERE folded = ?)"
            " ORDER BY articles DESC, mentions DESC, name, id",
            [name.strip(), folded(name)],
        )
        if not rows:
            raise NotFound(
                f"{safe_line(name[:80])}: nobody and nothing of that name; "
                "`extradition-tui entities` lists them"
            )
        return tuple(
            replace(entity, places=_places(library, entity.entity))
            for entity in _with_aliases(library, rows)
        )


def list_quotes(
    library: Reading, speaker: str | None = None, kind: QuoteKind | None = None
) -> tuple[QuotePlace, ...]:
    """The quotations of the library, newest article first, in the order of the text.

    ``speaker``: those of whoever is called that (as printed, or as an entity by any name).
    """
    name = None if speaker is None else folded(speaker)
    return tuple(
        library.rows(
            QuotePlace,
            'SELECT a.id AS article, q."start", q."end", q.text, q.speaker,'
            " q.entity AS speaker_entity, q.kind FROM quote q"
            " JOIN article a ON a.number = q.article"
            " WHERE (?1 IS NULL OR q.folded = ?1"
            "   OR q.entity IN (SELECT entity FROM alias WHERE folded = ?1))"
            " AND (?2 IS NULL OR q.kind = ?2)"
            " ORDER BY a.sorted_by DESC, a.id, q.position",
            [name, kind],
        )
    )


def _with_aliases(library: Reading, entities: list[EntitySummary]) -> tuple[EntitySummary, ...]:
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
    return tuple(
        replace(entity, aliases=tuple(name for name in names[entity.entity] if name != entity.name))
        for entity in entities
    )


def _places(library: Reading, entity: str) -> tuple[Place, ...]:
    return tuple(
        library.rows(
            Place,
            'SELECT a.id AS article, m."start", m."end", m.text FROM mention m'
            " JOIN article a ON a.number = m.article WHERE m.entity = ?"
            " ORDER BY a.sorted_by DESC, a.id, m.position",
            [entity],
        )
    )
