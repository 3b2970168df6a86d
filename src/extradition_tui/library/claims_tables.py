"""The tables of claims, for the migration that makes them.

What a person makes has a UUID, a revision that goes up by one with each change, and is never
deleted but marked as removed, so that taking back is always possible.
"""

from __future__ import annotations

CLAIMS = """
CREATE TABLE claim (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    statement TEXT NOT NULL CHECK (statement <> ''),
    type TEXT NOT NULL CHECK (type IN ('quantity', 'causation', 'law', 'prediction',
        'personal experience', 'quote attribution', 'other', 'not checkable')),
    status TEXT NOT NULL CHECK (status IN ('open', 'in check', 'needs second', 'decided',
        'published', 'dropped')),
    speaker TEXT,
    said_at TEXT,
    event TEXT,
    assignee TEXT REFERENCES person(id),
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
) STRICT;
CREATE INDEX claim_event ON claim(event);

-- Words of a text version. They go with the article: then there is no text, and no words.
CREATE TABLE anchor (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    article INTEGER NOT NULL REFERENCES article(number),
    text INTEGER REFERENCES article_text(number),
    version INTEGER NOT NULL,
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    CHECK ((text IS NULL AND exact = '') OR length(exact) = "end" - "start"
        OR instr(exact, char(0)) > 0)
) STRICT;
CREATE INDEX anchor_article ON anchor(article);
CREATE INDEX anchor_text ON anchor(text);
CREATE TRIGGER anchor_is_never_altered BEFORE UPDATE ON anchor
WHEN new.text IS NOT NULL OR new.exact <> '' OR new.prefix <> '' OR new.suffix <> ''
BEGIN SELECT RAISE(ABORT, 'an anchor never changes; its words only go with their article'); END;

-- Where an anchor stands in another version; `details` has the difference, as MessagePack.
CREATE TABLE anchor_at (
    anchor TEXT NOT NULL REFERENCES anchor(id),
    text INTEGER NOT NULL REFERENCES article_text(number),
    state TEXT NOT NULL
        CHECK (state IN ('same', 'moved', 'changed', 'ambiguous', 'orphan')),
    details BLOB NOT NULL,
    PRIMARY KEY (anchor, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_at_text ON anchor_at(text);

CREATE TABLE evidence (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    claim TEXT NOT NULL REFERENCES claim(id),
    article INTEGER NOT NULL REFERENCES article(number),
    version INTEGER NOT NULL,
    anchor TEXT REFERENCES anchor(id),
    stance TEXT NOT NULL CHECK (stance IN ('asserts', 'supports', 'contradicts', 'qualifies',
        'context', 'omits')),
    attributed_to TEXT,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
    note TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    CHECK ((stance = 'omits') = (anchor IS NULL))
) STRICT;
CREATE INDEX evidence_claim ON evidence(claim);
CREATE INDEX evidence_article ON evidence(article);
CREATE INDEX evidence_anchor ON evidence(anchor);

CREATE TABLE verdict (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    claim TEXT NOT NULL REFERENCES claim(id),
    role TEXT NOT NULL CHECK (role IN ('individual', 'adopted')),
    scheme TEXT NOT NULL,
    rating TEXT NOT NULL,
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
    because TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
) STRICT;
CREATE INDEX verdict_claim ON verdict(claim);
CREATE UNIQUE INDEX verdict_of_one ON verdict(claim, person)
    WHERE role = 'individual' AND deleted_at IS NULL;
CREATE UNIQUE INDEX verdict_of_all ON verdict(claim)
    WHERE role = 'adopted' AND deleted_at IS NULL;

-- `subject` is the claim, or what of it the comment or tag is on.
CREATE TABLE comment (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    claim TEXT NOT NULL REFERENCES claim(id),
    subject TEXT NOT NULL,
    parent TEXT REFERENCES comment(id),
    text TEXT NOT NULL CHECK (text <> ''),
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
) STRICT;
CREATE INDEX comment_claim ON comment(claim);
CREATE INDEX comment_parent ON comment(parent);
CREATE TABLE tag (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    claim TEXT NOT NULL REFERENCES claim(id),
    subject TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
) STRICT;
CREATE INDEX tag_claim ON tag(claim);
CREATE UNIQUE INDEX tag_once ON tag(subject, name) WHERE deleted_at IS NULL;
CREATE TABLE claim_link (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    claim TEXT NOT NULL REFERENCES claim(id),
    relation TEXT NOT NULL CHECK (relation IN ('same', 'narrower', 'contradicts', 'rests on')),
    other TEXT NOT NULL REFERENCES claim(id) CHECK (other <> claim),
    person TEXT NOT NULL REFERENCES person(id),
    at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
) STRICT;
CREATE INDEX claim_link_claim ON claim_link(claim);
CREATE INDEX claim_link_other ON claim_link(other);
CREATE UNIQUE INDEX claim_link_once ON claim_link(claim, relation, other)
    WHERE deleted_at IS NULL;

-- How the people of this library work together, such as whether verdicts are given blind.
CREATE TABLE agreed (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- What a person did to claims, whose IDs are so long, among all that they loaded: for taking back.
CREATE INDEX change_of_claims ON change(person, seq) WHERE length(subject) = 32;
"""
