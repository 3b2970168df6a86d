"""Whether records make a whole: each thing once, and all that they refer to among them.

What comes from elsewhere is looked at before anything of it is written. No library is asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extradition_tui.claims.anchors import MOST
from extradition_tui.library.article_facts import FACTS
from extradition_tui.library.errors import LibraryError
from extradition_tui.library.other_histories import broken_chain, by_chain
from extradition_tui.library.records import (
    AnchorRecord,
    ArticleRecord,
    ChangeRecord,
    ClaimRecord,
    CommentRecord,
    DecisionRecord,
    DismissedRecord,
    EventRecord,
    EvidenceRecord,
    KeptRecord,
    LinkRecord,
    PersonRecord,
    Record,
    TagRecord,
    VerdictRecord,
)
from extradition_tui.safe import safe_line

Lines = Sequence[tuple[int, Record]]
"""Records with the number of the line that each stood on."""


class BadRecord(LibraryError):  # noqa: N818 - it is named for what is the matter
    """A record cannot be what a library wrote; the message begins with its line."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(safe_line(f"line {line}: {why}; nothing was imported"))
        self.line = line


def check(lines: Lines) -> None:
    """Raise BadRecord for the first record that does not fit."""
    known = _Known()
    for line, record in lines:
        _enter(known, line, record)
    for line, record in lines:
        for why in _faults(known, record):
            raise BadRecord(line, why)
    _check_chains(lines)


@dataclass
class _Known:
    """What there is to refer to, and what may be there once alone."""

    people: dict[str, PersonRecord] = field(default_factory=dict)
    articles: dict[str, ArticleRecord] = field(default_factory=dict)
    anchors: dict[str, AnchorRecord] = field(default_factory=dict)
    kept: dict[str, KeptRecord] = field(default_factory=dict)
    once: set[object] = field(default_factory=set)


def _enter(known: _Known, line: int, record: Record) -> None:
    for key in _keys(record):
        if key in known.once:
            raise BadRecord(line, f"{' '.join(map(str, key))}: stands in the file twice")
        known.once.add(key)
    match record:
        case PersonRecord():
            known.people[record.id] = record
        case ArticleRecord():
            known.articles[record.id] = record
        case AnchorRecord():
            known.anchors[record.id] = record
        case (
            ClaimRecord()
            | EvidenceRecord()
            | VerdictRecord()
            | CommentRecord()
            | TagRecord()
            | LinkRecord()
        ):
            known.kept[record.id] = record


def _keys(record: Record) -> Iterator[tuple[object, ...]]:
    """What there may be but one of."""
    match record:
        case EventRecord():
            yield from (("event", name) for name in (record.id, *record.aliases))
            yield from (("the event of", name) for name in record.articles)
        case DismissedRecord():
            yield "finding", record.finding
        case ChangeRecord():
            yield "change", record.chain, record.seq
        case PersonRecord() | ArticleRecord() | DecisionRecord() | AnchorRecord():
            yield type(record).__name__.removesuffix("Record").lower(), record.id
        case ClaimRecord() | EvidenceRecord() | CommentRecord():
            yield "id", record.id
        case VerdictRecord():
            yield "id", record.id
            if record.deleted_at is None:
                who = record.person if record.role == "individual" else "all"
                yield f"{record.role} verdict on", record.claim, who
        case TagRecord():
            yield "id", record.id
            if record.deleted_at is None:
                yield "tag", record.subject, record.name
        case LinkRecord():
            yield "id", record.id
            if record.deleted_at is None:
                yield "link", record.claim, record.relation, record.other
        case _:
            yield "agreed", record.key


def _faults(known: _Known, record: Record) -> Iterator[str]:
    """Why a record cannot be; nothing where all is well."""
    for name in _people_of(record):
        if name not in known.people:
            yield f"{name}: no such person in the file"
    match record:
        case ArticleRecord():
            yield from _article_faults(record)
        case EventRecord():
            yield from _unknown_articles(known, record.articles)
        case DecisionRecord():
            yield from _unknown_articles(known, [name for side in record.sides for name in side])
        case AnchorRecord():
            yield from _anchor_faults(known, record)
        case EvidenceRecord():
            yield from _evidence_faults(known, record)
        case CommentRecord() | TagRecord() | LinkRecord() | VerdictRecord():
            yield from _claim_faults(known, record)


def _people_of(record: Record) -> Iterator[str]:
    person = getattr(record, "person", None)
    if person is not None:
        yield person
    match record:
        case ArticleRecord():
            yield from (fact.person for fact in record.facts.values())
        case ClaimRecord() if record.assignee is not None:
            yield record.assignee


def _article_faults(record: ArticleRecord) -> Iterator[str]:
    numbers = [version.number for version in record.versions]
    gone = record.removed_at is not None
    if gone != (record.about is None) or gone != (not numbers) or (gone and record.facts):
        yield f"{record.id}: an article has texts unless it was removed"
    elif sorted(set(numbers)) != numbers or record.last_version < max(numbers, default=0):
        yield f"{record.id}: its versions are not numbered in order"
    elif (record.current is not None or numbers) and record.current not in numbers:
        yield f"{record.id}: has no version {record.current}"
    elif len({version.sha256 for version in record.versions}) < len(numbers):
        yield f"{record.id}: has the same text twice"
    for key in record.facts:
        if key not in FACTS:
            yield f"{record.id}: {key!r} is nothing that a person sets"
    for version in record.versions:
        if hashlib.sha256(version.text.encode("utf-8")).hexdigest() != version.sha256:
            yield f"{record.id}: the text of version {version.number} is not the one it was"
        elif any(version.text[one.start : one.end] != one.text for one in version.headings):
            yield f"{record.id}: a heading of version {version.number} is not in its text"


def _anchor_faults(known: _Known, record: AnchorRecord) -> Iterator[str]:
    yield from _unknown_articles(known, [record.article])
    article = known.articles.get(record.article)
    versions = {} if article is None else {one.number: one for one in article.versions}
    if record.version not in versions:
        if record.exact or record.prefix or record.suffix:
            yield f"{record.id}: words of a text that is not in the file"
    elif not 0 < record.end - record.start <= MOST or (
        versions[record.version].text[record.start : record.end] != record.exact
    ):
        yield f"{record.id}: its words are not those of the text at that place"


def _evidence_faults(known: _Known, record: EvidenceRecord) -> Iterator[str]:
    yield from _unknown_articles(known, [record.article])
    if not isinstance(known.kept.get(record.claim), ClaimRecord):
        yield f"{record.claim}: no such claim in the file"
    article = known.articles.get(record.article)
    if article is not None and record.version > article.last_version:
        yield f"{record.article}: has no version {record.version}"
    anchor = None if record.anchor is None else known.anchors.get(record.anchor)
    if (record.stance == "omits") != (record.anchor is None):
        yield f"{record.id}: evidence has words of a text, unless its stance is omits"
    elif record.anchor is not None and (anchor is None or anchor.article != record.article):
        yield f"{record.anchor}: no such words of this article in the file"


def _claim_faults(
    known: _Known, record: CommentRecord | TagRecord | LinkRecord | VerdictRecord
) -> Iterator[str]:
    claims = [record.claim]
    match record:
        case LinkRecord():
            claims.append(record.other)
            if record.other == record.claim:
                yield f"{record.claim}: a claim is not tied to itself"
        case CommentRecord() | TagRecord():
            on = known.kept.get(record.subject)
            if record.claim not in (record.subject, getattr(on, "claim", None)):
                yield f"{record.subject}: nothing of this claim in the file"
    for name in claims:
        if not isinstance(known.kept.get(name), ClaimRecord):
            yield f"{name}: no such claim in the file"
    if isinstance(record, CommentRecord) and record.parent is not None:
        parent = known.kept.get(record.parent)
        if not isinstance(parent, CommentRecord) or parent.claim != record.claim:
            yield f"{record.parent}: no such comment on this claim in the file"


def _unknown_articles(known: _Known, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if name not in known.articles:
            yield f"{name}: no such article in the file"


def _check_chains(lines: Lines) -> None:
    where = {
        (record.chain, record.seq): line
        for line, record in lines
        if isinstance(record, ChangeRecord)
    }
    changes = [record for _, record in lines if isinstance(record, ChangeRecord)]
    for chain, held in by_chain(changes).items():
        broken = broken_chain(held)
        if broken is not None:
            line = where.get((chain, broken)) or where[chain, held[-1].seq]
            raise BadRecord(line, f"change {broken} does not follow from the one before")
