"""The nouns of the program, as frozen dataclasses that every room may use.

Offsets count Unicode code points into the ``text`` of one text version and are half-open, so that
``text[item.start:item.end] == item.text`` holds for every item that carries its words.
Field names are the keys of the program's JSON where ``docs/commands.md`` names them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

EntityLabel = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART"
]
QuoteKind = Literal["speech", "fragment", "indirect"]
PublishedFrom = Literal["page", "feed", "file", "text", "user"]
LoadOutcome = Literal["added", "unchanged", "version", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one text: its place and its words."""

    start: int
    end: int
    text: str


# --- what a source says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that cleaning left out of an article, and the reason in a few words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """One state of an article's text. It never changes: other words make another version.

    ``original`` is the input as it was decoded, with LF line ends; ``text`` is the article as it is
    read: the title as its first line when the source has one, then the standfirst and the body.
    """

    number: int = 1
    original: str
    text: str
    headings: tuple[Span, ...] = ()
    removed: tuple[Removed, ...] = ()
    language: str = "en"
    encoding: str = "utf-8"

    @property
    def sha256(self) -> str:
        """The hex SHA-256 of ``text`` in UTF-8: checked before the text is shown."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report by one source: who published it, when, and its text in one version.

    ``origin`` is the article's URL, else its file name; ``published`` is an ISO 8601 date, and
    ``published_from`` says how it is known.
    """

    id: str
    origin: str
    version: TextVersion
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    path: str | None = None

    @property
    def text(self) -> str:
        """The words of this version, as they are read."""
        return self.version.text


def article_id(origin: str, original: str) -> str:
    """The article's short, stable name: 12 hex digits of SHA-256(origin, NUL, first original)."""
    digest = hashlib.sha256(f"{origin}\0{original}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:12]


# --- what the language room finds in it ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. ``pos`` and ``dep`` are Universal Dependencies names, ``head`` an index.

    A pipeline without a tagger or parser leaves ``tag``, ``pos`` and ``dep`` empty and ``head`` at
    the token itself; ``lemma`` is then a lower-cased form.
    """

    start: int
    end: int
    lemma: str
    tag: str = ""
    pos: str = ""
    dep: str = ""
    head: int = -1


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where one sentence stands; ``vector`` is its meaning where the pipeline has vectors."""

    start: int
    end: int
    vector: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``entity`` is the ID that all mentions of the same entity share."""

    start: int
    end: int
    text: str
    label: EntityLabel
    entity: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name: its canonical name and the other forms of it."""

    id: str
    name: str
    label: EntityLabel
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's: those between the marks (the marks themselves stay outside).

    ``speaker`` is a name, or a role or group where that is all the text says, or None.
    ``cue`` is the verb or phrase that ties the words to the speaker ("said", "according to").
    """

    start: int
    end: int
    text: str
    speaker: str | None
    speaker_entity: str | None
    cue: str | None
    kind: QuoteKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text. ``low`` and ``high`` bound what it may be (None: no bound that way).

    ``of`` is the head noun of what is counted; ``unit`` a currency (ISO 4217), "%" or a measure.
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    ordinal: bool
    approximate: bool
    unit: str | None
    of: str | None


@dataclass(frozen=True, slots=True)
class Date:
    """A date in the text; ``value`` is ISO 8601 (day, month, year, or "A/B") or None."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that one pipeline found in one text version. ``pipeline`` is its name and version.

    A text in a language that is not analysed has an Analysis with sentences alone.
    """

    pipeline: str
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An article with its analysis: what the contrast room works on."""

    article: Article
    analysis: Analysis


# --- loading, finding, people -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: added, unchanged, a new version, same text, or refused (why)."""

    path: str
    outcome: LoadOutcome
    id: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a search found. ``snippet`` is the words around it."""

    article: str
    start: int
    end: int
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the keyboard, from the password database and never from the environment."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that ``doctor`` looked at; ``remedy`` says what to do where it is not well."""

    name: str
    ok: bool
    detail: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One line of the list of articles; the last three are counts."""

    id: str
    title: str | None
    source: str
    published: str | None
    path: str | None
    event: str
    words: int
    entities: int = 0
    quotes: int = 0
    author: str | None = None
    loaded: str = field(default="")


def source_name(article: Article) -> str:
    """The name shown for a source: outlet, else author, else site, else the file's stem."""
    if article.source or article.author:
        return article.source or article.author or ""
    if article.url:
        host = article.url.split("://", 1)[-1].split("/", 1)[0]
        if host:
            return host.removeprefix("www.")
    name = (article.path or article.origin).rstrip("/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] or name or article.id
