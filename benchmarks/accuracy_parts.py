"""What the parts of the accuracy benchmark share: analysed texts, tables, and a part's result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extradition_tui.model import Analysis, Article, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.accuracy_sets import Gold

    from extradition_tui.language.pipeline import Pipeline

LONGEST_EXAMPLE = 170


@dataclass(frozen=True)
class Part:
    """What was measured of one kind: tables for a document by their name, errors, examples.

    ``errors`` are for a terminal and may hold text of any set; ``examples`` are of sets whose
    licence lets anyone repeat their sentences.
    """

    tables: dict[str, str]
    errors: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Size:
    """How large a set is as it was measured: texts, words, and what is marked in it."""

    texts: int
    words: int
    marks: int


def size_of(gold: Sequence[Gold]) -> Size:
    """The size of a set."""
    words = sum(len(item.text.split()) for item in gold)
    marks = sum(len(item.spans) + len(item.quotes) + len(item.dates) for item in gold)
    return Size(len(gold), words, marks)


def analysed(pipeline: Pipeline, gold: Iterable[Gold]) -> Iterator[tuple[Gold, Analysis]]:
    """Every text with what the pipeline finds in it."""
    items = list(gold)
    articles = (
        Article(
            id=article_id(item.id, item.text),
            origin=item.id,
            version=TextVersion(original=item.text, text=item.text),
            published=item.published,
        )
        for item in items
    )
    yield from zip(items, pipeline.analyse(articles), strict=True)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its cells aligned so that it reads well in a terminal too.

    The first column is of words; the others are of figures where every cell of theirs is one.
    """
    cells = [list(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    right = [
        column > 0
        and all(not row[column] or row[column][0] in "0123456789.–-" for row in cells[1:])
        for column in range(len(head))
    ]
    marks = [
        "-" * (width - 1) + ":" if to_right else "-" * width
        for width, to_right in zip((max(width, 3) for width in widths), right, strict=True)
    ]
    lines = [
        [
            cell.rjust(max(width, 3)) if to_right else cell.ljust(max(width, 3))
            for cell, width, to_right in zip(row, widths, right, strict=True)
        ]
        for row in cells
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], marks, *lines[1:]))


def share(count: int, whole: int) -> str:
    """A share with three places, or a dash where there is nothing to share."""
    return f"{count / whole:.3f}" if whole else "–"


def of_all(count: int, whole: int) -> str:
    """A share with the count and the whole behind it."""
    return f"{share(count, whole)} ({count}/{whole})"


def f1_row(right: int, extra: int, missed: int) -> list[str]:
    """Precision, recall and F1."""
    precision = right / (right + extra) if right else 0.0
    recall = right / (right + missed) if right else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return [f"{figure:.3f}" for figure in (precision, recall, f1)]


def around(text: str, start: int, end: int, *, longest: int = LONGEST_EXAMPLE) -> str | None:
    """The line that a place stands in with the place in bold, None where it is too long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    line = f"{text[first:start]}**{text[start:end]}**{text[end:last]}"
    return line.strip() if len(line) <= longest and "\n" not in line else None
