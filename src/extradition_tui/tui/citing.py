"""The words that ``y`` and ``Y`` copy: as they stand in the text, and as a citation. Pure."""

from __future__ import annotations

import re

from extradition_tui.model import Article, Span, source_name

MOST_BYTES = 74_994
"""Bytes that go to the terminal; of more, terminals take none (100,000 in base64)."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What would be obeyed where the words are pasted."""


def copied(words: str) -> str:
    """Words as they may be pasted anywhere: the article's own, without control characters."""
    return _CONTROLS.sub("", words)


def citation(article: Article, span: Span) -> str:
    """Words, title, source, date and place: the article's name, its version and the offsets."""
    place = f"{article.id}, version {article.version.number}, characters {span.start}-{span.end}"
    facts = [
        f"“{article.title}”" if article.title else "",
        source_name(article),
        article.published or "undated",
        article.url or "",
    ]
    named = ", ".join(" ".join(fact.split()) for fact in facts if fact)
    return copied(f"“{span.text}”\n{named} [{place}]\n")


def for_terminal(words: str) -> str:
    """As many of the words as a terminal takes, cut between two characters."""
    return words.encode("utf-8", "replace")[:MOST_BYTES].decode("utf-8", "ignore")
