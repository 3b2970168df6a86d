"""Stories told by three outlets each, with what a reader marked in them.

A story is a folder with ``a.txt``, ``b.txt``, ``c.txt``, a ``sources.toml`` and a ``gold.toml``.
The gold quotes passages; each occurs once in its article, and its place is looked up here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extradition_tui.ingest.files import Input, find_inputs, read_articles
from extradition_tui.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PARTS = ("differences", "allowed", "quotations", "agreements", "only", "traps")


@dataclass(frozen=True)
class Marked:
    """One thing that a reader marked: the place of its passage in each article, by the ID.

    ``kind`` is that of a difference, and empty for anything else; ``why`` is the reader's note.
    """

    kind: str
    places: Mapping[str, tuple[int, int]]
    why: str = ""


@dataclass(frozen=True)
class Story:
    """A story: its articles, and what a reader marked of each sort (see ``PARTS``).

    ``allowed`` differences may be reported or not, and so may quotations whose marked words
    differ; ``traps`` look like differences and are none.
    A story that is ``apart`` is measured on, and not looked at while rules are written.
    """

    name: str
    articles: tuple[Article, ...]
    families: frozenset[frozenset[str]]
    marked: Mapping[str, tuple[Marked, ...]]
    apart: bool = False

    def family(self, article: str) -> frozenset[str]:
        """The articles that copy each other, of which this is one."""
        return next(found for found in self.families if article in found)


def read_stories(folder: Path) -> tuple[Story, ...]:
    """The stories of a folder, sorted by name. Raises ValueError as ``read_story`` does."""
    return tuple(read_story(gold.parent) for gold in sorted(folder.glob("*/gold.toml")))


def read_story(folder: Path) -> Story:
    """One story, its articles read as the program reads them.

    Raises ValueError where the gold quotes what does not stand exactly once in its article.
    """
    gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    articles = {name: article for name, article in _articles(folder) if article.text}
    families = frozenset(
        frozenset(articles[outlet].id for outlet in family) for family in gold["families"]
    )
    marked = {
        part: tuple(_marked(item, articles, folder.name) for item in gold.get(part, ()))
        for part in PARTS
    }
    texts = {article.id: article.text for article in articles.values()}
    marked["allowed"] += tuple(
        Marked("quote", item.places, "another part of it, or other words")
        for item in marked["quotations"]
        if len({_words(texts[name][start:end]) for name, (start, end) in item.places.items()}) > 1
    )
    known = tuple(articles[outlet] for outlet in sorted(articles))
    return Story(folder.name, known, families, marked, bool(gold.get("apart")))


def _articles(folder: Path) -> Iterable[tuple[str, Article]]:
    """The articles by the name of their outlet, which is the stem of their file."""
    for item in find_inputs([str(path) for path in sorted(folder.glob("*.txt"))]):
        if not isinstance(item, Input):
            raise ValueError(f"{folder.name}: {item.why}")
        for article in read_articles(item):
            if not isinstance(article, Article):
                raise ValueError(f"{item.path}: {article.why}")
            yield item.path.rsplit("/", 1)[-1].removesuffix(".txt"), article


def _marked(item: Mapping[str, Any], articles: Mapping[str, Article], story: str) -> Marked:
    places = {}
    for outlet, article in articles.items():
        if outlet not in item:
            continue
        words = item[outlet]
        times = article.text.count(words)
        if times != 1:
            raise ValueError(f"{story}, {outlet}: {words!r} stands there {times} times, not once")
        start = article.text.index(words)
        places[article.id] = (start, start + len(words))
    return Marked(item.get("kind", ""), places, item.get("why", ""))


def _words(passage: str) -> tuple[str, ...]:
    """A passage without its marks and capitals: typography makes no other quotation."""
    return tuple(re.findall(r"\w+", passage.lower()))
