"""The page of an article with its byline and its margin, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from extradition_tui.contrast_model import Contrast, Event
from extradition_tui.model import ArticleSummary, Report, source_name
from extradition_tui.safe import safe_line

from .claim_margin import FLAGS, ArticleClaim, claim_marks
from .events_list import kinship
from .lines import Line, Run
from .margin import margin_marks
from .shelf import Shelf
from .text_lines import Page

_KNOWN_FROM = {
    "page": "from the page",
    "feed": "from the feed",
    "file": "from the file",
    "text": "from the text",
    "user": "set by a person",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with what its page shows besides its text."""

    report: Report
    event: Event | None
    contrast: Contrast | None
    claims: tuple[ArticleClaim, ...] = ()


def page_of(shelf: Shelf, opened: Opened, flags: tuple[str, str] = FLAGS) -> Page:
    """All that the text pane shows of an article of a shelf, as it is today."""
    article = opened.report.article
    members = opened.event.articles if opened.event else ()
    names = shelf.sources(members)
    margin = margin_marks(opened.contrast, article.id) if opened.contrast else ()
    today = datetime.now(UTC).date().isoformat()
    about = byline(opened, shelf.article(article.id), names, today)
    return Page(opened.report, about, margin, claim_marks(opened.claims, flags))


def byline(
    opened: Opened, summary: ArticleSummary | None, names: Mapping[str, str], today: str
) -> tuple[str, ...]:
    """Source, author, date and how it is known, length, whom it copies. ``today`` is in UTC."""
    article = opened.report.article
    source = source_name(article)
    parts = [source]
    if article.author and article.author != source:
        parts.append(article.author)
    if article.published:
        known = _KNOWN_FROM.get(article.published_from or "", "")
        parts.append(f"{article.published} ({known})" if known else article.published)
    else:
        loaded = summary.loaded[:10] if summary else ""
        loaded = "today" if loaded == today else loaded
        parts.append(f"undated, loaded {loaded}" if loaded else "undated")
    words = summary.words if summary else len(article.text.split())
    parts.append(f"{words:,} words")
    if opened.event is not None and len(opened.event.articles) > 1:
        kin = kinship(article.id, opened.event.families, names)
        parts.append(kin or "copies nobody")
    if article.version.number > 1:
        parts.append(f"version {article.version.number}")
    if article.version.language != "en":
        parts.append(f"language {article.version.language}: not analysed")
    return tuple(parts)


def empty_library(*, loading: bool) -> list[Line]:
    """A few lines for a library with nothing in it."""
    if loading:
        return [Line(selectable=False), Line.of("  Articles appear as they are ready.", "dim")]
    return [
        Line(selectable=False),
        Line.of("  Nothing is loaded yet.", "bright", selectable=False),
        Line(selectable=False),
        _offer("L", "loads a file or a folder of articles", "text"),
        _offer("Enter", "loads the five sample articles", "text", key="samples"),
        _offer("?", "shows the keys", "text"),
        _offer("q", "leaves", "text"),
    ]


def nothing_open() -> list[Line]:
    """What the text pane says before an article is opened."""
    return [
        Line(selectable=False),
        _offer("Enter", "reads the article of the line"),
        _offer("c", "puts the sources of an event side by side"),
        _offer("g/", "searches the whole library"),
        _offer("?", "shows every key"),
    ]


def trouble(words: str) -> list[Line]:
    """Why there is nothing to read, in the place of the text."""
    return [
        Line(selectable=False),
        Line((Run("  "), Run(safe_line(words))), selectable=False),
    ]


def _offer(keys: str, words: str, mark: str = "dim", *, key: str = "") -> Line:
    """A key and what it does; with a name of its own, the cursor may stand on it."""
    return Line((Run(f"  {keys:<5}  ", "key"), Run(words, mark)), key=key, selectable=bool(key))
