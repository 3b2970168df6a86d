"""What is known of an article besides its text: what loading found, what a person set over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extradition_tui.library.doors import Reading
from extradition_tui.library.errors import damaged
from extradition_tui.library.packing import unpack
from extradition_tui.model import Article, PublishedFrom

FACTS = ("source", "title", "published", "author", "url")
"""What a person may set about an article, over what was found."""


FACTS_SET = "article facts set"
"""What setting them is called in the history."""


def facts_of(library: Reading, number: int) -> dict[str, str]:
    """What persons set about an article, by key."""
    return dict(
        library.rows(
            tuple[str, str], "SELECT key, value FROM article_fact WHERE article = ?", [number]
        )
    )


def read_about(library: Reading, number: int) -> About:
    """What loading found about the article with a number, whatever a person set over it."""
    row = library.row(tuple[str, bytes], "SELECT id, found FROM article WHERE number = ?", [number])
    if row is None:
        raise damaged("an article")
    found = unpack(About, row[1], f"{row[0]}: what was found about this article")
    if found.id != row[0]:
        raise damaged(f"{row[0]}: what was found about this article")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What loading found about an article besides its text, as it is packed; of which article."""

    id: str
    title: str | None
    source: str | None
    author: str | None
    published: str | None
    published_from: PublishedFrom | None
    url: str | None
    path: str | None


def about_kept(library: Reading, number: int, article: Article, facts: Mapping[str, str]) -> About:
    """What an article says about itself, but for what a person set: there the former stays.

    An article that comes from the library to be analysed anew carries what the person set.
    """
    found = About(
        id=article.id,
        title=article.title,
        source=article.source,
        author=article.author,
        published=article.published,
        published_from=article.published_from,
        url=article.url,
        path=article.path,
    )
    if not facts:
        return found
    row = library.row(tuple[bytes], "SELECT found FROM article WHERE number = ?", [number])
    if row is None or not row[0]:
        return found
    former = unpack(About, row[0], f"{article.id}: what was found about this article")
    return replace(
        found,
        title=former.title if "title" in facts else found.title,
        source=former.source if "source" in facts else found.source,
        author=former.author if "author" in facts else found.author,
        published=former.published if "published" in facts else found.published,
        published_from=former.published_from if "published" in facts else found.published_from,
        url=former.url if "url" in facts else found.url,
    )


def with_facts(article: Article, facts: Mapping[str, str]) -> Article:
    """An article with what persons set over what was found."""
    return replace(
        article,
        title=facts.get("title", article.title),
        source=facts.get("source", article.source),
        author=facts.get("author", article.author),
        published=facts.get("published", article.published),
        published_from="user" if "published" in facts else article.published_from,
        url=facts.get("url", article.url),
    )
