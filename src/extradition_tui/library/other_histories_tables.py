"""The tables of other libraries' histories, for the migration that makes them."""

from __future__ import annotations

OTHER_HISTORIES = """
-- The histories of libraries from which something was imported, each a chain of its own: `chain` is
-- the hash of its first change, `head` that of its last. Append-only, as our own is.
CREATE TABLE other_history (
    chain TEXT PRIMARY KEY,
    head TEXT NOT NULL,
    length INTEGER NOT NULL
) STRICT;
CREATE TABLE other_change (
    chain TEXT NOT NULL REFERENCES other_history(chain),
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person(id),
    command TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT,
    before TEXT,
    after TEXT,
    undo_of INTEGER,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT;
CREATE INDEX other_change_subject ON other_change(subject);
CREATE TRIGGER other_change_is_never_altered BEFORE UPDATE ON other_change
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER other_change_is_never_deleted BEFORE DELETE ON other_change
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER other_change_follows_the_last BEFORE INSERT ON other_change
WHEN new.seq IS NOT
        (SELECT coalesce(max(seq), 0) + 1 FROM other_change WHERE chain = new.chain)
    OR new.previous IS NOT coalesce(
        (SELECT hash FROM other_change WHERE chain = new.chain ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'a change must follow the last one'); END;
CREATE VIEW every_change AS
    SELECT '' AS chain, seq, at, person, command, what, subject, before, after, undo_of, hash
    FROM change
    UNION ALL
    SELECT chain, seq, at, person, command, what, subject, before, after, undo_of, hash
    FROM other_change;
"""
