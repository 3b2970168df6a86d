"""Errors planted in invented articles, and changes that say the same: what the contrast finds.

Run it as ``python -m benchmarks.planted``. Each pair is an article and a second report of the same
event, made from it by ``planted_variation`` with one edit.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.accuracy_parts import Part, of_all, table
from benchmarks.planted_cases import HARMLESS, KINDS, Case, cases

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import Contrast, Difference
from extradition_tui.language.pipeline import open_pipeline
from extradition_tui.model import Article, Report, TextVersion, article_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.planted_variation import Made

    from extradition_tui.language.pipeline import Pipeline

SAID = {
    "figure": "a changed figure",
    "date": "a changed date",
    "name": "a name spelled otherwise",
    "person": "another person in a role",
    "title": "another title",
    "speaker": "words given to another speaker",
    "word": "one word changed inside a quotation",
    "not": "a negation added or taken away",
    "hedge": "a hedge (“will”, “may”)",
    "dropped": "a sentence left out",
    "retold": "retold with other words",
    "typography": "quotation marks, dashes, apostrophes",
    "order": "sentences in another order",
    "synonyms": "other words for the same",
    "bound": "a bound that holds the figure",
    "round": "a rounded figure",
    "form": "a date in another form",
    "short": "a person's name in short",
    "abbr": "a title abbreviated",
}
_TYPES: dict[str, frozenset[str]] = {
    "figure": frozenset(["figure"]),
    "date": frozenset(["date"]),
    "name": frozenset(["name"]),
    "person": frozenset(["name", "quote"]),
    "title": frozenset(["title"]),
    "speaker": frozenset(["quote", "attribution"]),
    "word": frozenset(["quote"]),
    "not": frozenset(["polarity"]),
    "hedge": frozenset(["softened", "polarity"]),
}


@dataclass(frozen=True)
class Judged:
    """What the contrast says of a case: whether the change was found, and what else there is."""

    case: Case
    found: bool
    right: int
    wrong: tuple[str, ...]
    hinted: bool


def planted_part(pipeline: Pipeline, every: int = 1) -> Part:
    """How many planted errors are found, what else is called a difference, and examples.

    ``every`` so many cases one is looked at.
    """
    judged = judge(pipeline, islice(cases(), 0, None, every))
    tables = {"planted": _planted_table(judged), "harmless": _harmless_table(judged)}
    shown = [item for item in judged if not item.case.apart]
    errors = tuple(_said(item) for item in shown if not _good(item))
    return Part(tables, errors, _examples(shown))


def judge(pipeline: Pipeline, pairs: Iterable[Case]) -> list[Judged]:
    """Every case with the verdict; a text that comes again is analysed once."""
    held = list(pairs)
    articles: dict[str, Article] = {}
    for case in held:
        for side, made in (("a", case.first), ("b", case.second)):
            article = _article(case, side, made)
            articles.setdefault(article.id, article)
    analyses = dict(zip(articles, pipeline.analyse(articles.values()), strict=True))
    reports = {name: Report(articles[name], analyses[name]) for name in articles}
    return [
        _judged(
            case,
            reports[_article(case, "a", case.first).id],
            reports[_article(case, "b", case.second).id],
        )
        for case in held
    ]


def _article(case: Case, side: str, made: Made) -> Article:
    origin = f"{case.source}-{side}"
    version = TextVersion(original=made.text, text=made.text)
    return Article(
        id=article_id(origin, made.text),
        origin=origin,
        version=version,
        title=made.title,
        published=case.published,
        published_from="text",
    )


def _judged(case: Case, a: Report, b: Report) -> Judged:
    found = contrast([a, b])
    every = [item for statement in found.statements for item in statement.differences]
    sure = [item for item in every if not item.hint]
    places = {a.article.id: case.first.targets, b.article.id: case.second.targets}
    meant = [item for item in sure if _at(item, places)]
    wrong = tuple(_told(item) for item in sure if item not in meant)
    types = _TYPES.get(case.kind, frozenset())
    if case.kind == "dropped":
        hit = _alone(found, a.article.id, case.first.targets[0])
    elif case.kind == "retold":
        hit = len(found.families) == 1
    else:
        hit = any(item.type in types and _fits(case.kind, item) for item in meant)
    hinted = any(item.type in types and item.hint and _at(item, places) for item in every)
    return Judged(case, hit, len(meant), wrong, hinted)


def _fits(kind: str, item: Difference) -> bool:
    """Words given to somebody else are found where the finding says so, not by other words."""
    return kind != "speaker" or item.type != "quote" or "speaker" in item.why


def _at(item: Difference, places: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a finding stands where the change was made, in both articles."""
    return all(
        any(
            value.start < end and start < value.end
            for value in item.values.get(article, ())
            for start, end in targets
        )
        for article, targets in places.items()
    )


def _alone(found: Contrast, article: str, sentence: tuple[int, int]) -> bool:
    """Whether more than half of a sentence stands in rows that one article alone has."""
    start, end = sentence
    covered = sum(
        max(0, min(end, span.end) - max(start, span.start))
        for statement in found.statements
        if set(statement.cells) == {article}
        for span in statement.cells[article]
    )
    return covered > (end - start) / 2


def _told(item: Difference) -> str:
    values = " / ".join(value.text for article in item.values for value in item.values[article][:1])
    return f"{item.type} {values} ({item.why})"


def _planted_table(judged: Sequence[Judged]) -> str:
    head = ["planted", "found", "shown as a hint", "reported", "precision", "kept apart: found"]
    head.append("precision, kept apart")
    rows = [_row(SAID[kind], [item for item in judged if item.case.kind == kind]) for kind in KINDS]
    rows.append(_row("all", [item for item in judged if item.case.kind in KINDS]))
    return table(head, rows)


def _row(said: str, items: Sequence[Judged]) -> list[str]:
    apart = [item for item in items if item.case.apart]
    shown = [item for item in items if not item.case.apart]
    return [
        said,
        _found(shown),
        str(sum(item.hinted and not item.found for item in shown)),
        str(sum(item.right + len(item.wrong) for item in shown)),
        _precision(shown),
        _found(apart),
        _precision(apart),
    ]


def _found(items: Sequence[Judged]) -> str:
    return of_all(sum(item.found for item in items), len(items))


def _precision(items: Sequence[Judged]) -> str:
    right = sum(item.right for item in items)
    return of_all(right, right + sum(len(item.wrong) for item in items))


def _harmless_table(judged: Sequence[Judged]) -> str:
    head = ["harmless", "called a difference", "kept apart"]
    rows = []
    for said, kinds in [*((SAID[kind], (kind,)) for kind in HARMLESS), ("all", HARMLESS)]:
        items = [item for item in judged if item.case.kind in kinds]
        rows.append([said, *(_called(items, apart) for apart in (False, True))])
    return table(head, rows)


def _called(items: Sequence[Judged], apart: bool) -> str:
    held = [item for item in items if item.case.apart is apart]
    return of_all(sum(bool(item.right or item.wrong) for item in held), len(held))


def _good(item: Judged) -> bool:
    if item.case.kind in HARMLESS:
        return not item.right and not item.wrong
    return item.found and not item.wrong


def _said(item: Judged) -> str:
    edit = item.case.edit
    change = f"{edit.before!r} -> {edit.after!r}" if edit else ""
    verdict = "" if item.found or item.case.kind in HARMLESS else "not found"
    if item.case.kind in HARMLESS and item.right:
        verdict = "reported"
    return "; ".join(
        part
        for part in (f"{item.case.kind} {item.case.source}: {change}", verdict, *item.wrong)
        if part
    )


def _examples(judged: Sequence[Judged]) -> tuple[str, ...]:
    """The first two errors of each kind, as items of a list; those of harmless changes too."""
    lines = []
    counts: Counter[str] = Counter()
    for item in judged:
        if _good(item) or counts[item.case.kind] > 1:
            continue
        counts[item.case.kind] += 1
        edit = item.case.edit
        change = f": “{edit.before}” became “{edit.after}”" if edit else ""
        verdict = [] if item.found or item.case.kind in HARMLESS else ["not found"]
        verdict += [f"shown: {words}" for words in item.wrong[:1]]
        lines.append(f"- {SAID[item.case.kind]}{change}; {'; '.join(verdict) or 'shown'}.")
    return tuple(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints both tables, and as many errors as asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pipeline", default="", help="a pipeline's name or folder")
    parser.add_argument("--errors", type=int, default=0, help="show as many errors")
    given = parser.parse_args(arguments)
    part = planted_part(open_pipeline(given.pipeline))
    for text in part.tables.values():
        print(text + "\n")
    for line in part.errors[: given.errors]:
        print("    " + line)


if __name__ == "__main__":
    main()
