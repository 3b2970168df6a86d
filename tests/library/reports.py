"""Reports to fill a library with, of invented happenings, analysed by the simplest of means."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from extradition_tui.library.articles import as_kept, store
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import writing
from extradition_tui.model import (
    Analysis,
    Article,
    Date,
    Entity,
    Figure,
    Mention,
    Quote,
    Removed,
    Report,
    Sentence,
    Span,
    TextVersion,
    Token,
    article_id,
)

BRIDGE = """Bridge at Oldmere closes for repairs

The bridge at Oldmere will be closed for 14 weeks, the county said on 3 March 2031.

"We have no choice," said Ada Quill, the county's engineer. Some 1,200 drivers cross it each day,
and Quill asked them to take the ferry instead while the work goes on.
"""
FERRY = """Ferry to Oldmere doubles its crossings

The Lorn Ferry Company will run twice as often from Monday while the old bridge is mended.
"Everybody will get across," said Tom Reed of the company. The crossing takes 11 minutes.
"""
COMET = """Comet seen over three valleys

Farmers in the Hest valleys saw a comet before dawn. Astronomers expect it to stay for 9 days.
"""


def report(
    text: str = BRIDGE,
    *,
    origin: str = "bridge.txt",
    original: str | None = None,
    names: tuple[str, ...] = ("Ada Quill", "Tom Reed", "Oldmere"),
    **facts: Any,
) -> Report:
    original = text if original is None else original
    title = text.split("\n", 1)[0]
    version = TextVersion(
        original=original,
        text=text,
        headings=(Span(0, len(title), title),),
        removed=(Removed("Share this", "a link"),),
    )
    given = {"title": title, "path": f"/news/{origin}", "source": None} | facts
    article = Article(id=article_id(origin, original), origin=origin, version=version, **given)
    return Report(article, analysis(text, names))


def analysis(text: str, names: tuple[str, ...] = ()) -> Analysis:
    mentions = tuple(
        Mention(found.start(), found.end(), found[0], "PERSON", _entity(name))
        for name in names
        for found in re.finditer(re.escape(name), text)
    )
    return Analysis(
        pipeline="plain 1.0",
        sentences=tuple(
            Sentence(found.start(), found.end(), (0.5, 0.25))
            for found in re.finditer(r"[^.\n]+\.?", text)
        ),
        tokens=tuple(
            Token(found.start(), found.end(), found[0].lower(), "NN", "NOUN", "dep", place)
            for place, found in enumerate(re.finditer(r"\w+", text))
        ),
        mentions=mentions,
        entities=tuple(
            Entity(_entity(name), name, "PERSON", (name.split()[-1],))
            for name in names
            if name in text
        ),
        quotes=tuple(
            Quote(
                found.start(1),
                found.end(1),
                found[1],
                found[2],
                _entity(found[2]),
                "said",
                "speech",
            )
            for found in re.finditer(r'"([^"]+)" said (\w+ \w+)', text)
        ),
        figures=tuple(
            Figure(found.start(), found.end(), found[0], 1.0, None, 2.5, False, True, "%", "weeks")
            for found in re.finditer(r"\d[\d,]*", text)
        ),
        dates=tuple(
            Date(found.start(), found.end(), found[0], "2031-03-03")
            for found in re.finditer(r"\d+ March \d+", text)
        ),
    )


def _entity(name: str) -> str:
    return "person-" + name.lower().replace(" ", "-")


def keep(path: Path, *reports: Report, keys: tuple[str, ...] = ("word:bridge",)) -> None:
    """Store reports in a library."""
    with writing(path, this_person(), "load") as work:
        for item in reports:
            found = as_kept(item.analysis, item.article.id.encode(), keys)
            store(work, item.article, found)


def under(item: Report, name: str) -> Report:
    """The same report as a version of the article with this ID."""
    return replace(item, article=replace(item.article, id=name))
