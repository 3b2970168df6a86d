"""All that the library has about one name: every mention and quotation, with the words around."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import msgspec

from extradition_tui.library.analyses import folded
from extradition_tui.library.doors import Reading
from extradition_tui.library.entities import called
from extradition_tui.library.errors import NotFound
from extradition_tui.library.linking import WHO, linked_to, who
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
        people = linked_to(library, called(library, name))
        by_id = any(name.strip() == entity for one in people for entity, _ in one.pairs())
        shown = people[0].main.name if people and by_id else name
        given = [who(people), folded(shown)]
        (articles, mentions, quotes) = _counts(library, given)
        if not articles:
            raise NotFound(f"{safe_line(name[:80])}: nobody and nothing of that name")
        mains = {one.main.name for one in people}
        return NamePage(
            name=people[0].main.name if people else " ".join(shown.split()),
            labels=tuple(dict.fromkeys(one.main.label for one in people)),
            aliases=tuple(sorted({name for one in people for name in one.names()} - mains)),
            articles=articles,
            mentions=mentions,
            quotes=quotes,
            found=_found(library, given, most),
        )


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


_HERE = "(w.only_in IS NULL OR w.only_in = {0}.article)"
_MENTIONED = (
    f"SELECT m.article, m.position FROM {WHO} w CROSS JOIN mention m"
    f" ON m.entity = w.entity AND {_HERE.format('m')}"
)
# A speaker whom no entity was found for is known by the printed name; two questions, two indexes.
_QUOTED = (
    f"SELECT q.article, q.position FROM {WHO} w CROSS JOIN quote q"
    f" ON q.entity = w.entity AND {_HERE.format('q')}"
    " UNION ALL SELECT article, position FROM quote WHERE folded = ?2 AND entity IS NULL"
)
_ARTICLES = f"SELECT article FROM ({_MENTIONED}) UNION SELECT article FROM ({_QUOTED})"


def _counts(library: Reading, given: list[str]) -> tuple[int, int, int]:
    return library.rows(
        tuple[int, int, int],
        f"SELECT (SELECT count(*) FROM ({_ARTICLES})), (SELECT count(*) FROM ({_MENTIONED})),"
        f" (SELECT count(*) FROM ({_QUOTED}))",
        given,
    )[0]


def _found(library: Reading, given: list[str], most: int) -> tuple[ArticleSpots, ...]:
    articles = library.rows(
        _ArticleRow,
        "SELECT a.number, a.id, a.title, s.name AS source, a.published FROM article a"
        f" JOIN source s ON s.number = a.source WHERE a.number IN ({_ARTICLES})"
        " ORDER BY a.sorted_by DESC, a.id LIMIT ?3",
        [*given, most],
    )
    numbers = msgspec.json.encode([article.number for article in articles]).decode()
    spots: dict[int, list[Spot]] = defaultdict(list)
    for row in (*_mentions(library, given[0], numbers), *_quotes(library, given, numbers)):
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


def _mentions(library: Reading, pairs: str, numbers: str) -> list[_SpotRow]:
    return library.rows(
        _SpotRow,
        'SELECT m.article, m."start", m."end", m.text, \'mention\' AS kind,'
        ' substr(t.text, max(m."start" - ?3, 0) + 1, min(m."start", ?3)) AS before,'
        ' substr(t.text, m."end" + 1, ?3) AS after'
        f" FROM {WHO} w CROSS JOIN mention m ON m.entity = w.entity AND {_HERE.format('m')}"
        " JOIN article a ON a.number = m.article"
        " JOIN article_text t ON t.number = a.current"
        " WHERE m.article IN (SELECT value FROM json_each(?2))",
        [pairs, numbers, AROUND],
    )


def _quotes(library: Reading, given: list[str], numbers: str) -> list[_SpotRow]:
    return library.rows(
        _SpotRow,
        "SELECT q.article, q.\"start\", q.\"end\", q.text, q.kind, '' AS before, '' AS after"
        f" FROM ({_QUOTED}) found JOIN quote q"
        " ON q.article = found.article AND q.position = found.position"
        " WHERE q.article IN (SELECT value FROM json_each(?3))",
        [*given, numbers],
    )
