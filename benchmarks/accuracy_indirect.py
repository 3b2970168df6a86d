"""How well reported speech without marks is found: its words, and who is said to say it.

The set is PolNeAR's development part: what is attributed, by which words and to whom, as places in
running text. It counts as indirect what holds no quotation marks.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import Part, of_all, table
from benchmarks.accuracy_quotes import same_name

from extradition_tui.language.gazetteers import gender
from extradition_tui.language.words import cue_forms
from extradition_tui.model import Article, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from extradition_tui.language.pipeline import Pipeline
    from extradition_tui.model import Quote

_MARKS = ('"', "“", "”", "''")
_SEXES = {"he": "m", "she": "f"}
_PRONOUNS = frozenset(["he", "she", "it", "they", "who", "which", "i", "we", "you"])
_UNKNOWN = frozenset(["who", "which", "i", "we", "you"])  # whom these mean the set does not tell
_NAMED_BEFORE = 3


@dataclass(frozen=True)
class Attribution:
    """What is attributed (in one piece or more), the words that attribute it, and to whom."""

    content: tuple[tuple[int, int], ...]
    cue: str
    source: str
    source_at: int
    marked: bool

    @property
    def says(self) -> bool:
        """Whether it is told by a verb of saying or by "according to"."""
        words = self.cue.lower().split()
        return any(word in cue_forms() for word in words) or words[:1] == ["according"]


@dataclass(frozen=True)
class Figures:
    """What was counted, and a line for each error."""

    counts: Mapping[str, int]
    errors: tuple[str, ...]


def indirect_part(pipeline: Pipeline, folder: Path) -> Part:
    """The table of what is found, and of what of it is right."""
    figures = measure(pipeline, folder)
    counts = figures.counts
    rows = [
        [label, of_all(counts[n], counts[whole])]
        for label, n, whole in (
            ("of those found, on words that are attributed", "right", "found"),
            ("of all attributed without marks, found", "met", "gold"),
            ("of those by a verb of saying, found", "saying met", "saying"),
            ("of the right ones with a source, its speaker right", "speaker right", "speaker"),
        )
    ]
    return Part({"indirect": table(["indirect quotations", "share"], rows)}, figures.errors)


def measure(pipeline: Pipeline, folder: Path) -> Figures:
    """Runs a pipeline over the set; found and meant share more than half of each other."""
    items = list(_documents(folder))
    articles = (
        Article(
            id=article_id(name, text),
            origin=name,
            version=TextVersion(original=text, text=text),
        )
        for name, text, _ in items
    )
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for (_, text, gold), found in zip(items, pipeline.analyse(articles), strict=True):
        quotes = [quote for quote in found.quotes if quote.kind == "indirect"]
        _count_found(text, gold, quotes, counts, errors)
        for one in gold:
            if one.marked:
                continue
            met = any(_overlap(one.content, quote) for quote in quotes)
            counts["gold"] += 1
            counts["met"] += met
            counts["saying"] += one.says
            counts["saying met"] += one.says and met
            if one.says and not met:
                words = " … ".join(text[a:b] for a, b in one.content)
                errors.append(f"missed: {one.source!r} [{one.cue}] {_line(words)}")
    return Figures(counts, tuple(errors))


def _count_found(
    text: str,
    gold: Sequence[Attribution],
    quotes: Sequence[Quote],
    counts: Counter[str],
    errors: list[str],
) -> None:
    for quote in quotes:
        over = [one for one in gold if _overlap(one.content, quote)]
        counts["found"] += 1
        counts["right"] += bool(over)
        if not over:
            around = text[max(0, quote.start - 90) : quote.end + 60]
            errors.append(f"extra: {quote.speaker!r} [{quote.cue}] {_line(quote.text)} in {around}")
        known = [one for one in over if one.source and one.source.lower() not in _UNKNOWN]
        if known:
            right = any(_is_source(quote.speaker, one, gold) for one in known)
            counts["speaker"] += 1
            counts["speaker right"] += right
            if not right:
                sources = [one.source for one in known]
                around = _line(text[max(0, quote.start - 160) : quote.end + 60])
                errors.append(f"speaker: {quote.speaker!r} for {sources} in {around}")


def _is_source(speaker: str | None, one: Attribution, gold: Sequence[Attribution]) -> bool:
    pronoun = one.source.lower().strip()
    if pronoun not in _PRONOUNS:
        return same_name(speaker, one.source)
    sex = _SEXES.get(pronoun, "")
    if sex and speaker and " " in speaker and gender(speaker) not in ("", sex):
        return False
    # The set does not say whom a pronoun stands for: one of the sources named last before it.
    named = [
        other.source
        for other in sorted(gold, key=lambda other: other.source_at)
        if 0 <= other.source_at < one.source_at and other.source.lower() not in _PRONOUNS
    ]
    return any(same_name(speaker, name) for name in named[-_NAMED_BEFORE:])


def _overlap(content: Sequence[tuple[int, int]], quote: Quote) -> bool:
    """Whether a quotation and the content, or one piece of it, share most of each other."""
    pieces = [(b - a, min(b, quote.end) - max(a, quote.start)) for a, b in content]
    pieces.append((sum(size for size, _ in pieces), sum(max(0, over) for _, over in pieces)))
    length = quote.end - quote.start
    return any(over > 0.5 * size and over > 0.5 * length for size, over in pieces)


def _documents(folder: Path) -> Iterator[tuple[str, str, tuple[Attribution, ...]]]:
    path = folder / "develop/polnear/dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = item["text"]
        yield (
            item["id"],
            text,
            tuple(
                Attribution(
                    tuple((a, b) for a, b in one["content"]),
                    " ".join(text[a:b] for a, b in one["cue"]),
                    " ".join(text[a:b] for a, b in one["source"]),
                    one["source"][0][0] if one["source"] else -1,
                    any(mark in text[a:b] for a, b in one["content"] for mark in _MARKS),
                )
                for one in item["attributions"]
                if one["content"]
            ),
        )


def _line(text: str) -> str:
    return repr(text[:300].replace("\n", "⏎"))
