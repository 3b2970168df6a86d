"""The tables, as migrations of sqlite-utils: one function for each number of the schema.

Expand, fence, contract: a migration adds; what an older program would write wrongly is fenced by
the schema's number (``doors.SCHEMA``), and things are taken away only when nobody uses them.
Only the write door imports this. Dates are ISO 8601; offsets count code points, half-open.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from extradition_tui.library.claims_tables import CLAIMS
from extradition_tui.library.doors import APPLICATION_ID, SCHEMA
from extradition_tui.library.other_histories_tables import OTHER_HISTORIES
from extradition_tui.library.queries import TOKENIZER

migrations = Migrations("extradition_tui")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a library (or an empty file) up to this program's schema, inside a transaction."""
    database = Database(connection, strict=True, execute_plugins=False)
    with database.atomic():
        migrations.apply(database)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")


@migrations(name="0001_articles_and_events")
def _articles_and_events(database: Database) -> None:
    for statements in (_PEOPLE, _ARTICLES, _ANALYSES, _EVENTS, _CONTRASTS):
        database.executescript(statements)
    texts = database["article_text"]
    assert isinstance(texts, Table)
    # Rows are put into the index by hand: it holds the current version of each article alone.
    texts.enable_fts(["title", "text"], tokenize=TOKENIZER)


@migrations(name="0002_pipelines_and_unsettled")
def _pipelines_and_unsettled(database: Database) -> None:
    database.executescript(_UNSETTLED)


@migrations(name="0003_decisions_and_links")
def _decisions(database: Database) -> None:
    database.executescript(_DECISIONS)


@migrations(name="0004_claims")
def _claims(database: Database) -> None:
    database.executescript(CLAIMS)


@migrations(name="0005_other_histories")
def _other_histories(database: Database) -> None:
    database.executescript(OTHER_HISTORIES)


_PEOPLE = """
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    first_seen TEXT NOT NULL
) STRICT;
CREATE TABLE person_alias (
    person TEXT NOT NULL REFERENCES person(id),
    machine TEXT NOT NULL,
    uid INTEGER NOT NULL,
    login TEXT NOT NULL,
    login_uid INTEGER,
    PRIMARY KEY (person, machine, uid)
) STRICT;

-- The history. Append-only; each row carries the hash of the one before.
CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person(id),
    command TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT,
    before TEXT,
    after TEXT,
    undo_of INTEGER REFERENCES change(seq),
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX change_subject ON change(subject);
CREATE TRIGGER change_is_never_altered BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_follows_the_last BEFORE INSERT ON change
WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM change)
    OR new.previous IS NOT coalesce((SELECT hash FROM change ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'a change must follow the last one'); END;
"""

_ARTICLES = """
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- What holds of an article now: as loading found it (`found`, packed), with what a person set over
-- it.
-- An article that was removed keeps its row, as a tombstone: its ID and where it came from.
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    path TEXT,
    found BLOB NOT NULL,
    title TEXT,
    author TEXT,
    published TEXT,
    url TEXT,
    source INTEGER REFERENCES source(number),
    words INTEGER NOT NULL DEFAULT 0,
    entities INTEGER NOT NULL DEFAULT 0,
    quotes INTEGER NOT NULL DEFAULT 0,
    loaded TEXT NOT NULL,
    sorted_by TEXT NOT NULL,
    versions INTEGER NOT NULL DEFAULT 0,
    current INTEGER REFERENCES article_text(number),
    removed_at TEXT
) STRICT;
CREATE INDEX article_origin ON article(origin);
CREATE INDEX article_sorted ON article(sorted_by);
CREATE INDEX article_source ON article(source);
CREATE INDEX article_current ON article(current);

-- One version of a text. `title` is the one it is searched by, which a person may set; `details`
-- are its headings and what cleaning left out; `seal` is a hash over all but the title.
CREATE TABLE article_text (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article(number),
    version INTEGER NOT NULL,
    title TEXT,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    original BLOB NOT NULL,
    original_sha256 TEXT NOT NULL,
    details BLOB NOT NULL,
    seal TEXT NOT NULL,
    loaded TEXT NOT NULL,
    UNIQUE (article, version),
    UNIQUE (article, sha256)
) STRICT;
CREATE INDEX article_text_sha256 ON article_text(sha256);
CREATE TRIGGER text_is_never_altered BEFORE UPDATE OF
    number, article, version, text, sha256, original, original_sha256, details, seal, loaded
ON article_text BEGIN SELECT RAISE(ABORT, 'a text version never changes'); END;
CREATE TRIGGER text_goes_only_with_its_article BEFORE DELETE ON article_text
WHEN (SELECT removed_at FROM article WHERE number = old.article) IS NULL
BEGIN SELECT RAISE(ABORT, 'a text version goes only when its article is removed'); END;

CREATE TABLE article_fact (
    article INTEGER NOT NULL REFERENCES article(number),
    key TEXT NOT NULL CHECK (key IN ('source', 'title', 'published', 'author', 'url')),
    value TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    PRIMARY KEY (article, key)
) STRICT;
"""

_ANALYSES = """
-- Sentences and tokens are packed; what is asked for across articles has rows.
CREATE TABLE analysis (
    article INTEGER PRIMARY KEY REFERENCES article(number),
    text INTEGER NOT NULL UNIQUE REFERENCES article_text(number),
    pipeline TEXT NOT NULL,
    sentences BLOB NOT NULL,
    tokens BLOB NOT NULL
) STRICT;

-- An entity over the whole library, with counts; `alias` has its names article by article.
CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    articles INTEGER NOT NULL,
    mentions INTEGER NOT NULL
) STRICT;
CREATE INDEX entity_mentions ON entity(mentions);
CREATE TABLE alias (
    article INTEGER NOT NULL REFERENCES article(number),
    entity TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    label TEXT NOT NULL,
    canonical INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_entity ON alias(entity, name);
CREATE INDEX alias_folded ON alias(folded);

CREATE TABLE mention (
    article INTEGER NOT NULL REFERENCES article(number),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    label TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_entity ON mention(entity);
CREATE TABLE quote (
    article INTEGER NOT NULL REFERENCES article(number),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker TEXT,
    folded TEXT,
    entity TEXT,
    cue TEXT,
    kind TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_speaker ON quote(folded);
CREATE INDEX quote_entity ON quote(entity);
CREATE TABLE figure (
    article INTEGER NOT NULL REFERENCES article(number),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    "ordinal" INTEGER NOT NULL,
    approximate INTEGER NOT NULL,
    unit TEXT,
    "of" TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE date (
    article INTEGER NOT NULL REFERENCES article(number),
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX date_value ON date(value);
"""

_EVENTS = """
-- A provisional event is one that an article got when it was stored, before events were looked for.
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    "first" TEXT,
    "last" TEXT,
    families TEXT NOT NULL,
    sorted_by TEXT NOT NULL,
    provisional INTEGER NOT NULL
) STRICT;
CREATE INDEX event_sorted ON event(sorted_by);
CREATE TABLE event_article (
    article INTEGER PRIMARY KEY REFERENCES article(number),
    event TEXT NOT NULL REFERENCES event(id)
) STRICT;
CREATE INDEX event_article_event ON event_article(event);
CREATE TABLE event_alias (
    alias TEXT PRIMARY KEY,
    event TEXT NOT NULL REFERENCES event(id)
) STRICT;
CREATE INDEX event_alias_event ON event_alias(event);
-- Both ways round.
CREATE TABLE event_related (
    event TEXT NOT NULL REFERENCES event(id),
    related TEXT NOT NULL REFERENCES event(id),
    PRIMARY KEY (event, related)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_related_back ON event_related(related);

-- What an article can be recognised by, hashed: finds the candidates for one event.
CREATE TABLE event_key (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article(number),
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_key_article ON event_key(article);
CREATE TABLE event_feature (
    article INTEGER PRIMARY KEY REFERENCES article(number),
    features BLOB NOT NULL
) STRICT;
"""

_CONTRASTS = """
CREATE TABLE contrast (
    event TEXT PRIMARY KEY REFERENCES event(id),
    fingerprint TEXT NOT NULL,
    payload BLOB NOT NULL
) STRICT;
CREATE TABLE finding (
    id TEXT NOT NULL,
    event TEXT NOT NULL REFERENCES event(id),
    PRIMARY KEY (id, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_event ON finding(event);
CREATE TABLE dismissed (
    finding TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL
) STRICT;
"""

_UNSETTLED = """
CREATE INDEX analysis_pipeline ON analysis(pipeline);
-- Articles that were stored since events were last looked for and contrasts made: loading that is
-- cut short leaves some behind for the next.
CREATE TABLE unsettled (
    article INTEGER PRIMARY KEY REFERENCES article(number)
) STRICT;
"""

_DECISIONS = """
-- What a person decided about events, in the words of articles: those of one side belong together,
-- those of different sides apart. `before` is the events that were, with their articles, as JSON.
CREATE TABLE decision (
    change INTEGER PRIMARY KEY REFERENCES change(seq),
    person TEXT NOT NULL REFERENCES person(id),
    before TEXT NOT NULL
) STRICT;
CREATE TABLE decision_side (
    article INTEGER NOT NULL REFERENCES article(number),
    decision INTEGER NOT NULL REFERENCES decision(change),
    side INTEGER NOT NULL,
    PRIMARY KEY (article, decision)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_side_decision ON decision_side(decision);

-- How alike two articles are that may be of one event or of related ones, both ways round: a new
-- article is compared, the others are not compared again.
CREATE TABLE event_link (
    article INTEGER NOT NULL REFERENCES article(number),
    other INTEGER NOT NULL REFERENCES article(number),
    likeness REAL NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
-- What is there already is compared by the next load.
INSERT OR IGNORE INTO unsettled (article)
SELECT article FROM event_article;
"""
