"""What a library holds, as records that leave it and come into another one without loss.

Each is one line of the JSON Lines form; its fields are the keys. Left out are the paths of files,
which mean nothing elsewhere, and what is found in texts, which is found again. Articles are named
by their IDs and text versions by their numbers; offsets count code points and are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from extradition_tui.claim_model import (
    ClaimStatus,
    ClaimType,
    Credibility,
    Relation,
    Reliability,
    Stance,
    VerdictRole,
)
from extradition_tui.library.ids import Kept
from extradition_tui.model import PublishedFrom, Removed, Span

Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
ArticleId = Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]
EventId = Annotated[str, Meta(pattern="^[0-9a-f]{10}$")]
Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Words = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Number = Annotated[int, Meta(ge=1, le=2**53)]
Time = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRecord:
    """An account by which a person is known on a machine."""

    machine: str
    uid: Count
    login: str
    login_uid: Count | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """Somebody who wrote something, or to whom a claim is assigned."""

    id: Words
    name: str
    first_seen: Time
    accounts: tuple[AccountRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """A version of an article's text."""

    number: Number
    loaded: Time
    sha256: Hash
    language: str
    encoding: str
    text: str
    original: str
    headings: tuple[Span, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutRecord:
    """What an article says about itself besides its text."""

    title: str | None
    source: str | None
    author: str | None
    published: str | None
    published_from: PublishedFrom | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRecord:
    """What a person set about an article over what was found."""

    value: Words
    person: Words
    at: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """An article with all versions of its text, ``current`` being the one that is read.

    One that was removed has its ID and origin alone. ``last_version`` is the highest number that
    was ever given, also to a version that was wiped.
    """

    id: ArticleId
    origin: str
    loaded: Time
    removed_at: Time | None
    last_version: Count
    current: Number | None
    about: AboutRecord | None
    facts: dict[str, FactRecord]
    versions: tuple[VersionRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """An event: its lasting ID, those that it had before mergers, its articles."""

    id: EventId
    aliases: tuple[EventId, ...]
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """What a person decided about events; ``id`` is the hash of the change that says so."""

    id: Hash
    person: Words
    sides: tuple[tuple[ArticleId, ...], ...]
    before: dict[str, tuple[ArticleId, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissedRecord:
    """A finding of a contrast that a person dismissed."""

    finding: Words
    person: Words
    at: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedRecord:
    """How the people of the library work together."""

    key: Words
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim. What is removed is marked so, here and in all that belongs to claims."""

    id: Id
    statement: Words
    type: ClaimType
    status: ClaimStatus
    speaker: str | None
    said_at: str | None
    event: str | None
    assignee: str | None
    person: Words
    at: Time
    revision: Number
    deleted_at: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorRecord:
    """Words of a text version. They are empty when their article was removed."""

    id: Id
    article: ArticleId
    version: Number
    start: Count
    end: Count
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """Evidence on a claim."""

    id: Id
    claim: Id
    article: ArticleId
    version: Number
    anchor: Id | None
    stance: Stance
    attributed_to: str | None
    reliability: Reliability | None
    credibility: Credibility | None
    note: str
    person: Words
    at: Time
    revision: Number
    deleted_at: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRecord:
    """A verdict on a claim."""

    id: Id
    claim: Id
    role: VerdictRole
    scheme: str
    rating: str
    confidence: Annotated[int, Meta(ge=0, le=100)] | None
    because: str
    person: Words
    at: Time
    revision: Number
    deleted_at: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRecord:
    """A comment on a claim or on what belongs to it."""

    id: Id
    claim: Id
    subject: Id
    parent: Id | None
    text: Words
    person: Words
    at: Time
    revision: Number
    deleted_at: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRecord:
    """A tag on a claim or on what belongs to it."""

    id: Id
    claim: Id
    subject: Id
    name: Words
    person: Words
    at: Time
    revision: Number
    deleted_at: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """What a claim is to another."""

    id: Id
    claim: Id
    relation: Relation
    other: Id
    person: Words
    at: Time
    revision: Number
    deleted_at: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """A change of a library's history; ``chain`` names that library: the hash of its first."""

    chain: Hash
    seq: Number
    at: Time
    person: Words
    command: str
    what: str
    subject: str | None
    before: str | None
    after: str | None
    undo_of: Number | None
    previous: str
    hash: Hash


KeptRecord = ClaimRecord | EvidenceRecord | VerdictRecord | CommentRecord | TagRecord | LinkRecord
"""What people make about claims: it has a revision, and is merged by it."""

Record = (
    PersonRecord
    | ArticleRecord
    | EventRecord
    | DecisionRecord
    | DismissedRecord
    | AgreedRecord
    | AnchorRecord
    | KeptRecord
    | ChangeRecord
)

KINDS: dict[str, type[Record]] = {
    "person": PersonRecord,
    "article": ArticleRecord,
    "event": EventRecord,
    "decision": DecisionRecord,
    "dismissed": DismissedRecord,
    "agreed": AgreedRecord,
    "claim": ClaimRecord,
    "anchor": AnchorRecord,
    "evidence": EvidenceRecord,
    "verdict": VerdictRecord,
    "comment": CommentRecord,
    "tag": TagRecord,
    "claim_link": LinkRecord,
    "change": ChangeRecord,
}
"""The records by what they are called, in the order in which they stand in a file."""

KEPT_KINDS: dict[Kept, type[KeptRecord]] = {
    "claim": ClaimRecord,
    "evidence": EvidenceRecord,
    "verdict": VerdictRecord,
    "comment": CommentRecord,
    "tag": TagRecord,
    "claim_link": LinkRecord,
}
