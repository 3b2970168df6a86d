"""One invented happening in four reports, with a contrast made by hand: what the screens show."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from extradition_tui.contrast_model import (
    Contrast,
    Difference,
    Family,
    LabelTerms,
    QuoteVersions,
    Statement,
    Term,
    Value,
)
from extradition_tui.library.articles import as_kept, store
from extradition_tui.library.contrasts import save_contrast
from extradition_tui.library.events import EventDraft, save_events
from extradition_tui.library.people import this_person
from extradition_tui.library.writing import create, writing
from extradition_tui.model import (
    Analysis,
    Article,
    Date,
    Figure,
    Report,
    Sentence,
    Span,
    TextVersion,
)

TEXTS = {
    "aaaa00000001": (
        "Kestrel Bridge shut after ferry strikes pier\n\n"
        "A ferry struck the Kestrel Bridge on 3 March 2031, and 14 passengers were hurt. "
        "“We will have to look for other ways across,” said harbour master Ines Okafor. "
        "The bridge carries 9,000 cars a day. "
        "Divers found a crack in the second pier."
    ),
    "bbbb00000002": (
        "A ferry struck the Kestrel Bridge, and 12 travellers were hurt. "
        "“We will need to look for other ways across,” said port director Ines Okafor. "
        "The bridge carries 9,000 cars a day."
    ),
    "cccc00000003": (
        "The bridge carries 9,000 cars a day, the council says. "
        "A tender for a new bridge was cancelled in 2029. "
        "The ferry hit the bridge and 14 commuters were hurt."
    ),
    "dddd00000004": "The bridge carries 9,000 cars a day. 日本の橋は世界一長い橋だ。",
}
NAMES = {
    "aaaa00000001": "Harbour Post",
    "bbbb00000002": "Coast Wire",
    "cccc00000003": "council.example",
    "dddd00000004": "橋新聞",
}
A, B, C, D = TEXTS


def report(article: str, text: str | None = None) -> Report:
    """A report with sentences cut at full stops, its figures and its dates."""
    words = TEXTS[article] if text is None else text
    sentences = tuple(
        Sentence(found.start(), found.end())
        for found in re.finditer(r"[^\s.。][^.。\n]*[.。]?", words)
    )
    figures = tuple(
        Figure(
            m.start(),
            m.end(),
            m[0],
            float(m[0].replace(",", "")),
            None,
            None,
            False,
            False,
            None,
            "cars",
        )
        for m in re.finditer(r"9,000", words)
    )
    dates = tuple(Date(m.start(), m.end(), m[0], m[0]) for m in re.finditer(r"\b20\d\d\b", words))
    return Report(
        Article(
            id=article,
            origin=f"{article}.txt",
            source=NAMES.get(article, article),
            version=TextVersion(original=words, text=words),
        ),
        Analysis(pipeline="made by hand 1", sentences=sentences, figures=figures, dates=dates),
    )


def reports() -> tuple[Report, ...]:
    return tuple(report(article) for article in TEXTS)


def span(article: str, words: str) -> Span:
    start = TEXTS[article].index(words)
    return Span(start, start + len(words), words)


def value(article: str, words: str) -> Value:
    found = span(article, words)
    return Value(words, found.start, found.end, words)


def difference(name: str, kind: str, values: dict[str, str], **more: object) -> Difference:
    found = {article: (value(article, words),) for article, words in values.items()}
    return Difference(id=name, type=kind, values=found, confidence=0.9, **more)  # type: ignore[arg-type]


def statement(name: str, kind: str, cells: dict[str, str], *differences: Difference) -> Statement:
    return Statement(
        id=name,
        kind=kind,  # type: ignore[arg-type]
        cells={article: (span(article, words),) for article, words in cells.items()},
        silent=tuple(article for article in TEXTS if article not in cells),
        witnesses=len(cells),
        differences=differences,
    )


def contrast() -> Contrast:
    crash = {
        A: "A ferry struck the Kestrel Bridge on 3 March 2031, and 14 passengers were hurt.",
        B: "A ferry struck the Kestrel Bridge, and 12 travellers were hurt.",
        C: "The ferry hit the bridge and 14 commuters were hurt.",
    }
    quoted = {
        A: "“We will have to look for other ways across,” said harbour master Ines Okafor.",
        B: "“We will need to look for other ways across,” said port director Ines Okafor.",
    }
    ways = {
        A: "We will have to look for other ways across",
        B: "We will need to look for other ways across",
    }
    cars = dict.fromkeys(TEXTS, "The bridge carries 9,000 cars a day")
    return Contrast(
        event="event0000001",
        articles=tuple(TEXTS),
        statements=(
            statement("s-cars", "agreement", cars),
            statement("s-crack", "only", {A: "Divers found a crack in the second pier."}),
            statement(
                "s-quote",
                "altered",
                quoted,
                difference("d-quote", "quote", ways, why="other words"),
            ),
            statement(
                "s-crash",
                "differs",
                crash,
                difference(
                    "d-hurt", "figure", {A: "14", B: "12", C: "14"}, why="how many were hurt"
                ),
                difference("d-who", "label", {A: "passengers", B: "travellers", C: "commuters"}),
                difference("d-day", "date", {A: "3 March 2031"}, hint=True),
            ),
        ),
        quotes=(
            QuoteVersions(
                speaker="Ines Okafor",
                versions={article: (span(article, words),) for article, words in ways.items()},
                altered=True,
                changes=("word",),
            ),
        ),
        labels=(
            LabelTerms(
                referent="the 14",
                terms={
                    article: (Term(word, span(article, word).start, span(article, word).end),)
                    for article, word in {A: "passengers", B: "travellers", C: "commuters"}.items()
                },
            ),
        ),
        families=(
            Family((A, B), 0.71, (A, B), True),
            Family((C,), 0.0, None, False),
            Family((D,), 0.0, None, False),
        ),
    )


def make_library(path: Path) -> str:
    """A library with the four reports as one event and its contrast; gives the event's ID."""
    create(path)
    with writing(path, this_person(), "a test's library") as work:
        for item in reports():
            store(work, item.article, as_kept(item.analysis, b"{}", ()))
        made = contrast()
        (event,) = save_events(
            work,
            [
                EventDraft(
                    articles=made.articles,
                    title="Ferry strikes the Kestrel Bridge",
                    families=made.families,
                )
            ],
        )
        save_contrast(work, replace(made, event=event), "by hand")
    return event
