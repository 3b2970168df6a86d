"""An article made ready for comparing: its sentences with their words, names and figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from extradition_tui.contrast.words import Word, content, words
from extradition_tui.model import (
    Analysis,
    Date,
    Figure,
    Mention,
    Quote,
    Report,
    Sentence,
    Span,
    Token,
)

MOST_LINES = 300
"""Sentences of one article that are compared with those of others."""

MOST_TOGETHER = 1500
"""Sentences of all articles together that are compared with each other."""

_FEWEST_QUESTIONS = 3
_OBJECTS = frozenset(["obj", "iobj", "obl"])
_PARAGRAPH = re.compile(r"[^\n]+")
_QUESTION = re.compile(r"""(?:Q\b[.:]\s.*|[^"“”„«»‘]*\?)\s*""")

Placed = TypeVar("Placed", Mention, Figure, Date, Quote, Word, Span)


@dataclass(frozen=True, eq=False)
class Line:
    """One sentence of one article, or a line of its title or headings.

    ``lemmas`` are those of the whole article, by where each word begins; so are ``roles``: which
    words are the head of a clause ("act"), of its "subject" or of an "object". ``vector`` is
    what the sentence means to the pipeline, where it has vectors; a part has that of the whole.
    """

    article: str
    number: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    quotes: tuple[Quote, ...]
    lemmas: Mapping[int, str] = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)
    vector: tuple[float, ...] | None = None

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The words that carry meaning."""
        return content(self.words)

    @cached_property
    def surfaces(self) -> frozenset[str]:
        """All its words as they are written, in small letters."""
        return frozenset(
            self.text[word.start - self.start : word.end - self.start].casefold()
            for word in self.words
        )

    @property
    def key(self) -> tuple[str, int]:
        """The article and the place in it: what every ordering goes by."""
        return (self.article, self.start)


@dataclass(frozen=True, eq=False)
class Reading:
    """One article: its sentences, and its title, headings and questions: they state nothing.

    ``lemmas`` are those of its words, by where each begins; none where the pipeline gives none.
    """

    report: Report
    lines: tuple[Line, ...]
    headings: tuple[Line, ...]
    lemmas: Mapping[int, str]

    @property
    def article(self) -> str:
        """The article's ID."""
        return self.report.article.id

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.report.article.text

    def line_at(self, offset: int) -> Line | None:
        """The sentence or heading in which an offset lies."""
        for line in (*self.lines, *self.headings):
            if line.start <= offset < line.end:
                return line
        return None


def read(report: Report) -> Reading:
    """Sorts an analysis by sentence. Sentences that lie in the title or a heading are headings.

    So are the questions of an interview: who asks does not say that it is so.
    """
    text = report.article.text
    heads = [*_heading_places(report), *_question_places(text)]
    found = _in_order(report.analysis, text)
    lines: list[Line] = []
    headings: list[Line] = []
    for number, (start, end) in enumerate(_sentence_places(report)):
        line = _line(report, found, number, start, end, text[start:end])
        inside = any(s <= start and end <= e for s, e in heads)
        (headings if inside else lines).append(line)
    return Reading(report, tuple(lines), tuple(headings), found.lemmas)


def part(reading: Reading, line: Line, start: int, end: int) -> Line:
    """A stretch of a sentence as a line of its own, without the white space around it."""
    text = reading.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Line(
        article=line.article,
        number=line.number,
        start=start,
        end=end,
        text=text[start:end],
        words=within(line.words, start, end),
        mentions=within(line.mentions, start, end),
        figures=within(line.figures, start, end),
        dates=within(line.dates, start, end),
        quotes=tuple(quote for quote in line.quotes if quote.start < end and start < quote.end),
        lemmas=line.lemmas,
        roles=line.roles,
        vector=line.vector,
    )


def in_quotation(line: Line, offset: int) -> bool:
    """Whether a place stands in words that are somebody's, and not the article's own."""
    return any(
        quote.kind != "indirect" and quote.start <= offset < quote.end for quote in line.quotes
    )


def worth_comparing(ordered: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines to compare, and those that stand alone: what an article repeats, and its far end.

    Comparing takes quadratic time, and an article may be made to take all of it.
    """
    compared: list[Line] = []
    alone: list[Line] = []
    seen: set[tuple[str, ...]] = set()
    counts: Counter[str] = Counter()
    most = min(MOST_LINES, MOST_TOGETHER // max(1, len({line.article for line in ordered})))
    for line in ordered:
        said = (line.article, *(word.stem for word in line.words))
        if said in seen or counts[line.article] >= most:
            alone.append(line)
            continue
        seen.add(said)
        counts[line.article] += 1
        compared.append(line)
    return compared, alone


def within(items: Sequence[Placed], start: int, end: int) -> tuple[Placed, ...]:
    """The items that begin in ``[start, end)``, of a sequence in order of their places."""
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, key=lambda item: item.start)
    return tuple(items[first:last])


def _sentence_places(report: Report) -> list[tuple[int, int]]:
    """Sentences without the white space around them; none is empty and none overlaps another."""
    text = report.article.text
    places = sorted((item.start, item.end) for item in report.analysis.sentences)
    found: list[tuple[int, int]] = []
    last = 0
    for start, end in places or [(0, len(text))]:
        start, end = max(start, last), min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
            last = end
    return found


def _heading_places(report: Report) -> list[tuple[int, int]]:
    article = report.article
    places = [(span.start, span.end) for span in article.version.headings]
    title = (article.title or "").strip()
    if title:
        start = article.text.find(title)
        if start >= 0 and not article.text[:start].strip():
            places.append((start, start + len(title)))
    return places


def _question_places(text: str) -> list[tuple[int, int]]:
    """The paragraphs that only ask, where an article has several with answers between them."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    asks = [_QUESTION.fullmatch(paragraph[0]) is not None for paragraph in paragraphs]
    asked = [
        paragraph.span()
        for paragraph, question, answer in zip(paragraphs, asks, asks[1:], strict=False)
        if question and not answer
    ]
    return asked if len(asked) >= _FEWEST_QUESTIONS else []


def _line(report: Report, found: _InOrder, number: int, start: int, end: int, text: str) -> Line:
    return Line(
        article=report.article.id,
        number=number,
        start=start,
        end=end,
        text=text,
        words=words(report.article.text, start, end),
        mentions=within(found.mentions, start, end),
        figures=within(found.figures, start, end),
        dates=within(found.dates, start, end),
        quotes=tuple(q for q in report.analysis.quotes if q.start < end and start < q.end),
        lemmas=found.lemmas,
        roles=found.roles,
        vector=found.vectors.get(start),
    )


@dataclass(frozen=True, slots=True)
class _InOrder:
    """What was found in an article, in the order of the text: sorted once, not for each line."""

    mentions: Sequence[Mention]
    figures: Sequence[Figure]
    dates: Sequence[Date]
    lemmas: Mapping[int, str]
    roles: Mapping[int, str]
    vectors: Mapping[int, tuple[float, ...]]


def _in_order(analysis: Analysis, text: str) -> _InOrder:
    return _InOrder(
        sorted(analysis.mentions, key=lambda item: (item.start, item.end)),
        sorted(analysis.figures, key=lambda item: (item.start, item.end)),
        sorted(analysis.dates, key=lambda item: (item.start, item.end)),
        {
            token.start: token.lemma.casefold()
            for token in analysis.tokens
            if token.lemma and token.pos
        },
        {token.start: role for token in analysis.tokens if (role := _role(token))},
        {_begin(text, item): item.vector for item in analysis.sentences if item.vector},
    )


def _begin(text: str, sentence: Sentence) -> int:
    """Where a sentence begins, behind the white space before it."""
    said = text[sentence.start : sentence.end]
    return sentence.start + len(said) - len(said.lstrip())


def _role(token: Token) -> str:
    if token.pos == "VERB":
        return "act"
    if token.dep.startswith("nsubj"):
        return "subject"
    return "object" if token.dep in _OBJECTS else ""
