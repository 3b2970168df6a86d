"""Small reports for the tests: hand-made analyses, so that most need no pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable

from extradition_tui.contrast.statements import contrast
from extradition_tui.contrast_model import Contrast, Difference, DifferenceType
from extradition_tui.language.pipeline import Pipeline
from extradition_tui.model import (
    Analysis,
    Article,
    Date,
    EntityLabel,
    Figure,
    Mention,
    Quote,
    Report,
    Sentence,
    Span,
    TextVersion,
)

Differing = Callable[..., list[list[str]]]

NAME = "Ada Corn"
"""The person to whom articles give offices."""

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’]?(?=\s+[\"“A-Z]|\s*\n|\s*$)|(?=\n)|$)")
_FIGURE = re.compile(r"(?<![\w.-])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")


def report(
    article: str,
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    headings: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    counted: tuple[str, ...] = (),
    dates: dict[str, str | None] | None = None,
    speakers: dict[str, str] | None = None,
) -> Report:
    """A report whose sentences, figures and quotations are found by rule, its names as given.

    ``counted`` are head nouns: a figure counts the first of them within five words after it.
    ``speakers`` maps the beginning of a quotation to who is given as saying it.
    """
    whole = f"{title}\n\n{text}" if title else text
    return Report(
        Article(
            id=article,
            origin=article,
            title=title,
            published=published,
            version=TextVersion(
                original=whole,
                text=whole,
                headings=tuple(Span(whole.index(h), whole.index(h) + len(h), h) for h in headings),
            ),
        ),
        Analysis(
            pipeline="hand 0",
            sentences=tuple(Sentence(m.start(), m.end()) for m in _SENTENCE.finditer(whole)),
            mentions=tuple(
                sorted(
                    (*_mentions(whole, people, "PERSON"), *_mentions(whole, places, "GPE")),
                    key=lambda mention: mention.start,
                )
            ),
            quotes=tuple(_quotes(whole, speakers or {})),
            figures=tuple(_figures(whole, counted)),
            dates=tuple(
                Date(m.start(), m.end(), m[0], value)
                for words, value in (dates or {}).items()
                for m in re.finditer(re.escape(words), whole)
            ),
        ),
    )


def titles(one: str, other: str) -> list[list[str]]:
    """The offices of each sure difference between what two texts call one person."""
    reports = [report("a", one, people=(NAME,)), report("b", other, people=(NAME,))]
    return words(contrast(reports), "title")


def analysed(pipeline: Pipeline, *texts: str | tuple[str, str]) -> list[Report]:
    """Reports that a pipeline makes of texts; each a text, or a text and its day."""
    articles = [
        Article(
            id=f"a{at}",
            origin=f"a{at}",
            published=published,
            published_from="user" if published else None,
            version=TextVersion(original=text, text=text),
        )
        for at, (text, published) in enumerate(
            given if isinstance(given, tuple) else (given, None) for given in texts
        )
    ]
    return list(map(Report, articles, pipeline.analyse(articles)))


def sure(found: Contrast, *kinds: DifferenceType) -> list[Difference]:
    """The differences of some kinds, hints aside."""
    return [
        item
        for row in found.statements
        for item in row.differences
        if item.type in kinds and not item.hint
    ]


def words(found: Contrast, kind: DifferenceType) -> list[list[str]]:
    """The words of each sure difference of a kind, in the order of the articles' ids."""
    return [
        [value.text for article in sorted(item.values) for value in item.values[article]]
        for item in sure(found, kind)
    ]


def _mentions(text: str, names: tuple[str, ...], label: EntityLabel) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), name, label, name.split()[-1].casefold())
        for name in names
        for m in re.finditer(re.escape(name), text)
    ]


def _quotes(text: str, speakers: dict[str, str]) -> list[Quote]:
    return [
        Quote(
            m.start(1),
            m.end(1),
            m[1],
            next((who for words, who in speakers.items() if m[1].startswith(words)), None),
            None,
            None,
            "speech",
        )
        for m in re.finditer(r"[“\"]([^”\"\n]+)[”\"]", text)
    ]


def _figures(text: str, counted: tuple[str, ...]) -> list[Figure]:
    found = []
    for match in _FIGURE.finditer(text):
        after = re.findall(r"[^\W\d_]+", text[match.end() : match.end() + 60])[:5]
        noun = next((word for word in after if word in counted), None)
        value = float(match[0].replace(",", ""))
        about = text[: match.start()].endswith(("about ", "nearly ", "some "))
        found.append(
            Figure(
                match.start(), match.end(), match[0], value, None, None, False, about, None, noun
            )
        )
    return found
