"""Articles by where they are on the web, or by the words that they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extradition_tui.library.doors import Reading

NAMED_BY_TEXT = "urn:sha256:"
"""What begins the name of an article without an address: the SHA-256 of its text follows."""


class Addresses:
    """The addresses of all articles, read once."""

    def __init__(self, library: Reading) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for name, address in library.rows(
            tuple[str, str],
            "SELECT id, url FROM article WHERE url IS NOT NULL AND removed_at IS NULL"
            " UNION SELECT a.id, ? || t.sha256 FROM article_text t"
            " JOIN article a ON a.number = t.article",
            [NAMED_BY_TEXT],
        ):
            found[_plain(address)].add(name)
        self._articles: Mapping[str, set[str]] = found

    def articles(self, address: str) -> tuple[str, ...]:
        """The IDs of the articles at an address, whatever its scheme, fragment and last slash."""
        return tuple(sorted(self._articles.get(_plain(address), ())))


def _plain(address: str) -> str:
    bare = address.strip().split("#", 1)[0]
    if bare.startswith(NAMED_BY_TEXT):
        return bare
    host, slash, rest = bare.split("://", 1)[-1].partition("/")
    return (host.lower().removeprefix("www.") + slash + rest).rstrip("/")
