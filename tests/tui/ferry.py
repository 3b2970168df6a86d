"""A small library of one's own making: three reports of a ferry that ran aground, one of a storm.

Everything in it is invented. The analyses are written by hand, so that the screens are tested on
what they are given and not on what language happens to find.
"""

# ruff: noqa: E501 -- the articles stand here as they are printed

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from extradition_tui.contrast_model import Contrast, Family, Statement
from extradition_tui.library.articles import as_kept, store
from extradition_tui.library.contrasts import save_contrast
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.writing import create, writing
from extradition_tui.model import (
    Analysis,
    Article,
    Date,
    Entity,
    Figure,
    Mention,
    Person,
    Quote,
    Report,
    Sentence,
    Span,
    TextVersion,
    article_id,
)

WRITER = Person("0c7f3b4e-0000-4000-8000-000000000001", "Test")

COAST = """Ferry runs aground off Marrow Point, 112 taken off

All 112 people aboard a car ferry were taken off safely on Tuesday after it ran aground in fog off Marrow Point, the coastguard said.

The Lady Ansel struck a sandbank at 06:40 and began to list. “Nobody was hurt, and nobody panicked,” said Harbour Master Ines Calloway, who led the operation from the pier.

What happens next

The owner, Northway Lines, said that it would try to refloat the ship at the next spring tide on 14 March 2031. The Maritime Board has opened an inquiry.

“We will look at everything, the fog, the charts and the bridge,” said Tomas Reed of the Maritime Board."""

HERALD = """Ninety-eight rescued as ferry lists in fog

The Lady Ansel ran on to a sandbank off Marrow Point on Tuesday morning with 98 passengers and 14 crew.

“Nobody was hurt and nobody panicked,” Ines Calloway, the harbour master, told reporters.

Some passengers said they had waited two hours for the first boat. Northway Lines denied that there had been any delay."""

WIRE = """Ferry aground off Marrow Point

A ferry with 112 people aboard ran aground in fog off Marrow Point on Tuesday. Nobody was hurt, the harbour master said.

Northway Lines will try to refloat the Lady Ansel on 14 March 2031."""

STORM = """Storm takes the roof off a market hall in Lower Tarn

A storm took the roof off the market hall of Lower Tarn on Friday night. “It sounded like a train,” said the baker Olek Mendes."""

NAMES = {
    "Marrow Point": "LOC",
    "Lady Ansel": "PRODUCT",
    "Ines Calloway": "PERSON",
    "Northway Lines": "ORG",
    "Maritime Board": "ORG",
    "Tomas Reed": "PERSON",
    "Lower Tarn": "GPE",
    "Olek Mendes": "PERSON",
}
QUOTED = re.compile("“([^”]*?),?”")
FIGURES = re.compile(r"\b(?:112|98|14(?= crew)|two(?= hours))\b")
DATES = re.compile(r"\b(?:14 March 2031|Tuesday|Friday)\b")
SPEAKERS = {"Nobody": "Ines Calloway", "We will": "Tomas Reed", "It sounded": "Olek Mendes"}


def report(
    text: str,
    *,
    origin: str,
    title: str | None = None,
    source: str | None = None,
    author: str | None = None,
    published: str | None = None,
    headings: Sequence[str] = (),
    language: str = "en",
) -> Report:
    """A report with its analysis, found by plain patterns."""
    spans = tuple(Span(text.index(one), text.index(one) + len(one), one) for one in headings)
    article = Article(
        id=article_id(origin, text),
        origin=origin,
        version=TextVersion(original=text, text=text, headings=spans, language=language),
        title=text.split("\n", 1)[0] if title is None else title,
        source=source,
        author=author,
        published=published,
        published_from="page" if published else None,
        path=origin,
    )
    return Report(article, _analysis(text) if language == "en" else Analysis(pipeline="none"))


def reports() -> tuple[Report, ...]:
    """The four reports, the newest first."""
    return (
        report(
            COAST,
            origin="coast.txt",
            source="Coast Daily",
            author="Ada Finch",
            published="2031-03-05",
            headings=["What happens next"],
        ),
        report(HERALD, origin="herald.txt", source="The Herald", published="2031-03-05"),
        report(WIRE, origin="wire.txt"),
        report(STORM, origin="storm.txt", source="Tarn Post", published="2031-02-21"),
    )


def ferry_contrast(event: str | None, coast: Report, herald: Report, wire: Report) -> Contrast:
    """What the three say about the ferry, by hand."""

    def cells(*items: tuple[Report, str]) -> dict[str, tuple[Span, ...]]:
        found = {}
        for one, words in items:
            at = one.article.text.index(words)
            found[one.article.id] = (Span(at, at + len(words), words),)
        return found

    ids = tuple(one.article.id for one in (coast, herald, wire))
    rows = (
        (
            "differs",
            cells(
                (coast, "All 112 people aboard"),
                (herald, "with 98 passengers and 14 crew"),
                (wire, "A ferry with 112 people aboard"),
            ),
        ),
        (
            "altered",
            cells(
                (coast, "“Nobody was hurt, and nobody panicked,”"),
                (herald, "“Nobody was hurt and nobody panicked,”"),
            ),
        ),
        (
            "agreement",
            cells(
                (coast, "The owner, Northway Lines, said"),
                (wire, "Northway Lines will try to refloat"),
            ),
        ),
        ("only", cells((herald, "Some passengers said they had waited two hours"))),
    )
    return Contrast(
        event=event,
        articles=ids,
        statements=tuple(
            Statement(
                id=f"s{number}",
                kind=kind,  # type: ignore[arg-type]
                cells=held,
                silent=tuple(one for one in ids if one not in held),
                witnesses=len(held),
            )
            for number, (kind, held) in enumerate(rows)
        ),
        families=ferry_families(ids),
    )


def ferry_families(ids: Sequence[str]) -> tuple[Family, ...]:
    """The wire's text stands, shortened, in the paper of the coast."""
    coast, herald, wire = ids
    return (
        Family((coast, wire), 0.7, (wire, coast), True),
        Family((herald,), 0.0, None, False),
    )


def make_library(path: Path, stored: Iterable[Report] | None = None) -> Path:
    """A library with the four reports in two events, and the contrast of the first."""
    create(path)
    every = tuple(reports() if stored is None else stored)
    with writing(path, WRITER, "load") as door:
        for one in every:
            store(door, one.article, as_kept(one.analysis, b"{}", ()))
        if stored is None:
            ids = tuple(one.article.id for one in every)
            drafts = [
                EventDraft(
                    title="Ferry runs aground off Marrow Point",
                    articles=ids[:3],
                    families=ferry_families(ids[:3]),
                ),
                EventDraft(title="Storm over Lower Tarn", articles=ids[3:]),
            ]
            event, _ = save_events(door, drafts)
            save_contrast(door, ferry_contrast(event, *every[:3]), "by hand")
    return path


def _analysis(text: str) -> Analysis:
    mentions = [
        Mention(found.start(), found.end(), name, label, name)  # type: ignore[arg-type]
        for name, label in NAMES.items()
        for found in re.finditer(re.escape(name), text)
    ]
    quotes = []
    for found in QUOTED.finditer(text):
        speaker = next((who for words, who in SPEAKERS.items() if found[1].startswith(words)), None)
        quotes.append(
            Quote(found.start(1), found.end(1), found[1], speaker, speaker, "said", "speech")
        )
    return Analysis(
        pipeline="by hand 1",
        sentences=tuple(
            Sentence(found.start(), found.end())
            for found in re.finditer(r"[^\s][^.\n]*(?:\.”?|$)", text, re.M)
        ),
        mentions=tuple(sorted(mentions, key=lambda one: one.start)),
        entities=tuple(
            Entity(name, name, label)  # type: ignore[arg-type]
            for name, label in NAMES.items()
            if name in text
        ),
        quotes=tuple(quotes),
        figures=tuple(
            Figure(f.start(), f.end(), f[0], None, None, None, False, False, None, None)
            for f in FIGURES.finditer(text)
        ),
        dates=tuple(
            Date(f.start(), f.end(), f[0], "2031-03-14" if "March" in f[0] else None)
            for f in DATES.finditer(text)
        ),
    )
