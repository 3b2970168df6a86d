"""One article among several in an input: an entry of a feed, a record of JSON Lines."""

from __future__ import annotations

from dataclasses import dataclass

from extradition_tui.ingest.articles import Facts, Reading, read_blocks
from extradition_tui.ingest.markup import fragment_blocks, looks_like_markup
from extradition_tui.ingest.plain import plain_blocks


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as its feed or file holds it. ``where`` names its place ("line 7")."""

    where: str
    origin: str
    body: str
    facts: Facts

    @property
    def original(self) -> str:
        """The source's own words: the title, if there is one, and the body as it came."""
        return f"{self.facts.title}\n\n{self.body}" if self.facts.title else self.body


@dataclass(frozen=True, slots=True)
class BadEntry:
    """An entry that cannot become an article: where, what is wrong, what to do."""

    where: str
    why: str


def read_entry(entry: Entry) -> Reading:
    """The article in an entry. Raises Refused when there is none."""
    if looks_like_markup(entry.body):
        return read_blocks(fragment_blocks(entry.body), entry.facts)
    return read_blocks(plain_blocks(entry.body), entry.facts)
