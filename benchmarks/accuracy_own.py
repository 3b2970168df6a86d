"""Articles with gold of the project's own form: names, quotations and their speakers.

The articles are read as the program reads them, so that what surrounds them in their files is gone.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy_entities import CLASSES
from benchmarks.accuracy_parts import Part, f1_row, of_all, table
from benchmarks.accuracy_quotes import same_name

from extradition_tui.ingest.files import Input, find_inputs, read_articles
from extradition_tui.model import Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extradition_tui.language.pipeline import Pipeline
    from extradition_tui.model import Analysis

_MARKS = " \t\n\"'“”‘’,."
_LABELS = ("PERSON", "ORG", "place")


def own_part(pipeline: Pipeline, path: Path, folder: Path) -> Part:
    """Names (the same words and class, as often) and quotations of speech with their speakers."""
    gold = json.loads(path.read_text(encoding="utf-8"))["articles"].values()
    articles = _articles(folder)
    names: Counter[tuple[str, str]] = Counter()
    quotes: Counter[str] = Counter()
    errors: list[str] = []
    items = [item for item in gold if item["file"] in articles]
    analyses = pipeline.analyse([articles[item["file"]] for item in items])
    for item, found in zip(items, analyses, strict=True):
        _names(item, found, names, errors)
        _quotes(item, found, quotes, errors)
    for side in ("right", "extra", "missed"):
        names["all", side] = sum(names[label, side] for label in _LABELS)
    rows = []
    for label in ("all", *_LABELS):
        counted = [names[label, side] for side in ("right", "extra", "missed")]
        rows.append([label, *f1_row(*counted), *map(str, counted)])
    head = ["names", "precision", "recall", "F1", "right", "extra", "missed"]
    said = [
        ["quotations of speech found", of_all(quotes["found"], quotes["all"])],
        ["their speakers", of_all(quotes["right"], quotes["named"])],
    ]
    return Part(
        {"own_entities": table(head, rows), "own_quotes": table(["", "right"], said)},
        tuple(errors),
    )


def _articles(folder: Path) -> Mapping[str, Article]:
    """The articles of a folder by the names of their files."""
    found = {}
    for item in find_inputs([str(folder)]):
        if isinstance(item, Input):
            for article in read_articles(item):
                if isinstance(article, Article):
                    found[item.path.rsplit("/", 1)[-1]] = article
    return found


def _names(
    item: Mapping[str, Any],
    found: Analysis,
    names: Counter[tuple[str, str]],
    errors: list[str],
) -> None:
    want = Counter(
        (CLASSES[row[2]], _plain(row[3])) for row in item["entities"] if row[2] in CLASSES
    )
    have = Counter(
        (CLASSES[mention.label], _plain(mention.text))
        for mention in found.mentions
        if mention.label in CLASSES
    )
    allowed = {
        (CLASSES[label], _plain(words)) for label, words in item.get("optional_entities", ())
    }
    extra = Counter({key: number for key, number in (have - want).items() if key not in allowed})
    for side, which in (("right", want & have), ("extra", extra), ("missed", want - have)):
        for (label, words), number in which.items():
            names[label, side] += number
            if side != "right":
                errors.append(f"{item['file']}: {side} {label} {words!r} {number}")


def _quotes(
    item: Mapping[str, Any], found: Analysis, counts: Counter[str], errors: list[str]
) -> None:
    for quote in item["quotes"]:
        if quote["kind"] != "speech":
            continue
        words = _plain(quote["text"])
        same = [one for one in found.quotes if _plain(one.text) == words]
        speaker = quote["speaker"]
        accepted = speaker if isinstance(speaker, list) else [speaker] if speaker else []
        right = any(same_name(one.speaker, name) for one in same for name in accepted)
        counts["all"] += 1
        counts["found"] += bool(same)
        counts["named"] += bool(same and accepted)
        counts["right"] += right
        if not same or (accepted and not right):
            errors.append(f"{item['file']}: {words[:80]!r} {accepted}")


def _plain(words: str) -> str:
    """Words without marks at their ends, and with single spaces."""
    return " ".join(words.split()).strip(_MARKS)
