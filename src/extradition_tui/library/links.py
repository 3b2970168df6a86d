"""How alike articles are that may be of one event: kept, so that only new ones are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from extradition_tui.library.doors import Reading
from extradition_tui.library.event_places import forget_links
from extradition_tui.library.ids import article_number

if TYPE_CHECKING:
    from extradition_tui.library.writing import Writing


def save_links(writing: Writing, article_id: str, likenesses: Mapping[str, float]) -> None:
    """Keep how alike an article and others are, in the place of what was known of it.

    Raises NotFound for an article that is not there.
    """
    number = article_number(writing, article_id)
    forget_links(writing, number)
    others = [(article_number(writing, name), value) for name, value in sorted(likenesses.items())]
    writing.insert(
        "event_link",
        ("article", "other", "likeness"),
        [
            (one, two, value)
            for other, value in others
            for one, two in ((number, other), (other, number))
        ],
    )


def links_of(library: Reading, article_ids: Iterable[str]) -> dict[tuple[str, str], float]:
    """How alike each of these articles and others are, by pairs that begin with one of these."""
    rows = library.rows(
        tuple[str, str, float],
        "SELECT a.id, b.id, l.likeness FROM article a JOIN event_link l ON l.article = a.number"
        " JOIN article b ON b.number = l.other"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        [msgspec.json.encode(list(article_ids)).decode("utf-8")],
    )
    return {(one, other): value for one, other, value in rows}
