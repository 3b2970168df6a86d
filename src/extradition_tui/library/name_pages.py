"""All that the library has about one name: every mention and quotation, with the words around."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import msgspec

from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import NotFound
from extradition_tui.model import EntityLabel, QuoteKind
from extradition_tui.safe import safe_line

AROUND = 90
"""Characters of the text that are given on each side of a mention, its paragraph's at the most."""

MOST_ARTICLES = 200
"""Articles of one page, unless more are asked for."""

SpotKind = Literal["mention"] | QuoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A mention, or a quotation of whoever the page is about; ``before`` and ``after`` it."""

    start: int
    end: int
    text: str
    kind: SpotKind
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSpots:
    """The places of one article, in the order of its text."""

    article: str
    title: str | None
    source: str
    published: str | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePage:
    """A name with how often it stands in how many articles; ``found`` is the newest of these.

    ``labels`` has a label for each entity of that name, and none for a speaker whom the texts tell
    by a role alone.
    """

    name: str
    labels: tuple[EntityLabel, ...]
    aliases: tuple[str, ...]
    articles: int
    mentions: int
    quotes: int
    found: tuple[ArticleSpots, ...]


def name_page(library: Reading, name: str, *, most: int = MOST_ARTICLES) -> NamePage:
    """The page of an entity (by its ID or any of its names) or of a speaker as printed.

    Where several entities have the name, all of them. Raises NotFound when nobody has it.
    """
    with library.snapshot():
        entities = _entities(library, name)
        called = entities[0].name if entities and entities[0].id == name.strip() else name
        ids = [entity.id for entity in entities] or [name.strip()]
        who = [msgspec.json.encode(ids).decode(), folded(called)]
        (articles, mentions, quotes) = _counts(library, who)
        if not articles:
            raise NotFound(f"{safe_line(name[:80])}: nobody and nothing of that name")
        return NamePage(
            name=entities[0].name if entities else " ".join(called.split()),
            labels=tuple(dict.fromkeys(entity.label for entity in entities)),
            aliases=_aliases(library, who[0], {entity.name for entity in entities}),
            articles=articles,
            mentions=mentions,
            quotes=quotes,
            found=_found(library, who, most),
        )


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    name: str
    label: EntityLabel


@dataclass(frozen=True, slots=True)
class _ArticleRow:
    number: int
    id: str
    title: str | None
    source: str
    published: str | None


@dataclass(frozen=True, slots=True)
class _SpotRow:
    article: int
    start: int
    end: int
    text: str
    kind: SpotKind
    before: str
    after: str


_IDS = "(SELECT value FROM json_each(?1))"
_MENTIONS = f"SELECT article FROM mention WHERE entity IN {_IDS}"
# A speaker whom no entity was found for is known by the printed name; two questions, two indexes.
_QUOTES = (
    f"SELECT article, position FROM quote WHERE entity IN {_IDS}"
    " UNION ALL SELECT article, position FROM quote WHERE folded = ?2 AND entity IS NULL"
)
_ARTICLES = f"SELECT article FROM ({_MENTIONS} UNION SELECT article FROM ({_QUOTES}))"


def _entities(library: Reading, name: str) -> list[_Entity]:
    columns = "SELECT id, name, label FROM entity WHERE id"
    return library.rows(_Entity, f"{columns} = ?", [name.strip()]) or library.rows(
        _Entity,
        f"{columns} IN (SELECT entity FROM alias WHERE folded = ?)"
        " ORDER BY articles DESC, mentions DESC, name, id",
        [folded(name)],
    )


def _counts(library: Reading, who: list[str]) -> tuple[int, int, int]:
    return library.rows(
        tuple[int, int, int],
        f"SELECT (SELECT count(*) FROM ({_ARTICLES})), (SELECT count(*) FROM ({_MENTIONS})),"
        f" (SELECT count(*) FROM ({_QUOTES}))",
        who,
    )[0]


def _aliases(library: Reading, ids: str, names: set[str]) -> tuple[str, ...]:
    rows = library.rows(
        tuple[str],
        f"SELECT DISTINCT name FROM alias WHERE entity IN {_IDS} ORDER BY name",
        [ids],
    )
    return tuple(alias for (alias,) in rows if alias not in names)


def _found(library: Reading, who: list[str], most: int) -> tuple[ArticleSpots, ...]:
    articles = library.rows(
        _ArticleRow,
        "SELECT a.number, a.id, a.title, s.name AS source, a.published FROM article a"
        f" JOIN source s ON s.number = a.source WHERE a.number IN ({_ARTICLES})"
        " ORDER BY a.sorted_by DESC, a.id LIMIT ?3",
        [*who, most],
    )
    numbers = msgspec.json.encode([article.number for article in articles]).decode()
    spots: dict[int, list[Spot]] = defaultdict(list)
    for row in (*_mentions(library, who[0], numbers), *_quotes(library, who, numbers)):
        spots[row.article].append(
            Spot(
                start=row.start,
                end=row.end,
                text=row.text,
                kind=row.kind,
                before=_last_words(row.before),
                after=_first_words(row.after),
            )
        )
    return tuple(
        ArticleSpots(
            article=article.id,
            title=article.title,
            source=article.source,
            published=article.published,
            spots=tuple(sorted(spots[article.number], key=lambda spot: (spot.start, spot.end))),
        )
        for article in articles
    )


def _last_words(text: str) -> str:
    """The end of what stands before a mention: no word is halved, and no paragraph but its own."""
    own = text.rpartition("\n")[2]
    return own if len(own) < AROUND else f"…{own[own.find(' ') :]}"


def _first_words(text: str) -> str:
    own = text.partition("\n")[0]
    return own if len(own) < AROUND else f"{own[: own.rfind(' ') + 1]}…"


def _mentions(library: Reading, ids: str, numbers: str) -> list[_SpotRow]:
    return library.rows(
        _SpotRow,
        'SELECT m.article, m."start", m."end", m.text, \'mention\' AS kind,'
        ' substr(t.text, max(m."start" - ?3, 0) + 1, min(m."start", ?3)) AS before,'
        ' substr(t.text, m."end" + 1, ?3) AS after'
        " FROM mention m JOIN article a ON a.number = m.article"
        " JOIN article_text t ON t.number = a.current"
        f" WHERE m.entity IN {_IDS} AND m.article IN (SELECT value FROM json_each(?2))",
        [ids, numbers, AROUND],
    )


def _quotes(library: Reading, who: list[str], numbers: str) -> list[_SpotRow]:
    return library.rows(
        _SpotRow,
        "SELECT q.article, q.\"start\", q.\"end\", q.text, q.kind, '' AS before, '' AS after"
        f" FROM ({_QUOTES}) found JOIN quote q"
        " ON q.article = found.article AND q.position = found.position"
        " WHERE q.article IN (SELECT value FROM json_each(?3))",
        [*who, numbers],
    )
