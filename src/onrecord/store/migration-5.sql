-- From version 4 to 5: spans that people trimmed, discrepancies that they judged, reports that were forgotten.

ALTER TABLE correction RENAME TO correction_before;
DROP INDEX correction_by_undoes;
DROP TRIGGER correction_kept;
DROP TRIGGER correction_stays;
-- What people put right. Entries are only added; undoing is an entry too. forgotten: when words of a text were erased
-- from what it says, since which its id no longer is the hash of that.
CREATE TABLE correction (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    at        TEXT NOT NULL,
    author    TEXT NOT NULL,
    action    TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'assign', 'reject', 'trim', 'confirm',
                                              'dismiss', 'undo')),
    payload   TEXT NOT NULL,                                 -- JSON
    undoes    TEXT REFERENCES correction (id),
    forgotten TEXT
);
INSERT INTO correction (key, id, at, author, action, payload, undoes)
    SELECT key, id, at, author, action, payload, undoes FROM correction_before ORDER BY key;
DROP TABLE correction_before;
CREATE INDEX correction_by_undoes ON correction (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER correction_kept BEFORE UPDATE ON correction WHEN new.forgotten IS NULL
    OR (new.key, new.id, new.at, new.author, new.action, new.undoes)
        IS NOT (old.key, old.id, old.at, old.author, old.action, old.undoes) BEGIN
    SELECT RAISE(ABORT, 'corrections are never changed: undo it by another');
END;
CREATE TRIGGER correction_stays BEFORE DELETE ON correction BEGIN
    SELECT RAISE(ABORT, 'corrections are never taken away: undo it by another');
END;

-- Attributions that a correction trimmed: span, and what attribution has of it, are as trimmed, and this is what the
-- machine found. hidden: its figures and dates in what was cut off, as JSON.
CREATE TABLE trimmed (
    attribution INTEGER PRIMARY KEY REFERENCES attribution ON DELETE CASCADE,
    correction  TEXT    NOT NULL,
    hidden      TEXT    NOT NULL
);
CREATE TABLE machine_span (
    attribution INTEGER NOT NULL REFERENCES trimmed ON DELETE CASCADE,
    part        TEXT    NOT NULL CHECK (part IN ('source', 'cue', 'content')),
    place       INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    PRIMARY KEY (attribution, part, place)
) WITHOUT ROWID;

-- Discrepancies that somebody judged. Derived from corrections, like assigned.
CREATE TABLE judged (
    discrepancy INTEGER PRIMARY KEY REFERENCES discrepancy ON DELETE CASCADE,
    verdict     TEXT    NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
    correction  TEXT    NOT NULL
);

-- Reports that were taken out for good: nothing of them stays but this.
CREATE TABLE forgotten (
    report     TEXT NOT NULL PRIMARY KEY,                    -- its id
    at         TEXT NOT NULL,
    author     TEXT NOT NULL,
    reason     TEXT NOT NULL,
    raw_sha256 TEXT,                                         -- null: another report had the same bytes, and stayed
    text       TEXT,                                         -- its id; null: another report had it, and stayed
    returned   TEXT                                          -- when it was read again all the same, at somebody's wish
) WITHOUT ROWID;
CREATE INDEX forgotten_by_raw ON forgotten (raw_sha256) WHERE raw_sha256 IS NOT NULL;
CREATE INDEX forgotten_by_text ON forgotten (text) WHERE text IS NOT NULL;

-- Attributions that came into a block: only what may be said with them is derived afresh. derived: their statements are,
-- and what differs in them is to be found yet.
CREATE TABLE touched_member (
    attribution INTEGER PRIMARY KEY REFERENCES attribution ON DELETE CASCADE,
    derived     INTEGER NOT NULL
);

-- Phrases that mark a telling of somebody known, by their hash: where the same words are in other mouths. A telling whose
-- content changes (by a correction) is marked afresh.
CREATE TABLE phrase (
    hash        INTEGER NOT NULL,
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    PRIMARY KEY (hash, attribution)
) WITHOUT ROWID;
CREATE INDEX phrase_by_attribution ON phrase (attribution);
CREATE TRIGGER phrase_stale AFTER UPDATE OF content ON attribution BEGIN
    DELETE FROM phrase WHERE attribution = old.key;
END;

-- What a text is known by among those that report one story: hashes of the runs of words that it quotes, 4 bytes each.
CREATE TABLE quoted (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE,
    runs BLOB    NOT NULL
);

-- Reports that are appearances of one page: of one URL, or without one of one path and line, and mostly of the same
-- words. Only where there are several. words is a hash of what is read of the text, and of the title ('': not known).
CREATE TABLE appearance (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    place  TEXT NOT NULL,
    page   TEXT NOT NULL,
    words  TEXT NOT NULL
);
CREATE INDEX appearance_by_place ON appearance (place);
CREATE INDEX appearance_by_page ON appearance (page);
-- What a file held when it was read, where its page has more than one text. again: it had held something else since,
-- so that the page shows again what it showed before.
CREATE TABLE sighting (
    key    INTEGER PRIMARY KEY,
    file   TEXT    NOT NULL,                                 -- hash of the way to the file
    line   INTEGER,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    at     TEXT    NOT NULL,
    again  INTEGER NOT NULL
);
CREATE INDEX sighting_by_file ON sighting (file, line);
CREATE INDEX sighting_by_report ON sighting (report);
-- Attributions that the latest revision of a page (report) no longer has.
CREATE TABLE withdrawn (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    report      INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (attribution, report)
) WITHOUT ROWID;
CREATE INDEX withdrawn_by_report ON withdrawn (report);
CREATE TABLE touched_page (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE
);
CREATE TABLE touched_place (
    place TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE TRIGGER appearance_gone AFTER DELETE ON appearance BEGIN
    INSERT OR IGNORE INTO touched_place (place) VALUES (old.place);
END;
CREATE INDEX report_by_url ON report (url) WHERE url IS NOT NULL;

-- What is undertaken in contents, or set as a target: found by onrecord.reconcile. own: by the speaker. figure is the
-- amount's place among the attribution's figures; date is when it is due, or (decided) when it was approved or refused.
CREATE TABLE commitment (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    status      TEXT    CHECK (status IN ('pledged', 'planned', 'approved', 'refused')),  -- null: called for
    own         INTEGER NOT NULL,
    figure      INTEGER,
    date        INTEGER REFERENCES date,
    decided     INTEGER NOT NULL,
    rule        TEXT    NOT NULL,
    PRIMARY KEY (attribution, place)
) WITHOUT ROWID;
CREATE INDEX commitment_by_date ON commitment (date) WHERE date IS NOT NULL;
CREATE TABLE commitment_span (
    attribution INTEGER NOT NULL,
    commitment  INTEGER NOT NULL,
    part        TEXT    NOT NULL CHECK (part IN ('status', 'actor', 'action')),
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    PRIMARY KEY (attribution, commitment, part),
    FOREIGN KEY (attribution, commitment) REFERENCES commitment (attribution, place) ON DELETE CASCADE
) WITHOUT ROWID;

-- What statements are about: phrases in one form for all inflections. attributions counts those that have it; weight is
-- how much its words say; the days are the first and last on which it may have been said.
CREATE TABLE subject (
    key          INTEGER PRIMARY KEY,
    phrase       TEXT    NOT NULL UNIQUE,
    weight       REAL    NOT NULL,
    attributions INTEGER NOT NULL DEFAULT 0,
    earliest     TEXT,
    latest       TEXT
);
CREATE INDEX subject_by_score ON subject (attributions * weight DESC, phrase);
-- The attributions that have it, with their statements; wording as printed, null where it is the phrase itself.
CREATE TABLE subject_of (
    subject     INTEGER NOT NULL REFERENCES subject,
    statement   INTEGER NOT NULL,
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    wording     TEXT,
    PRIMARY KEY (subject, statement, attribution)
) WITHOUT ROWID;
CREATE INDEX subject_of_by_attribution ON subject_of (attribution);
-- Subjects of which something went or has another day: the next reconcile looks at them.
CREATE TABLE touched_subject (
    subject INTEGER PRIMARY KEY REFERENCES subject ON DELETE CASCADE
);
CREATE TRIGGER subject_of_added AFTER INSERT ON subject_of BEGIN
    UPDATE subject SET attributions = attributions + 1 WHERE key = new.subject;
END;
CREATE TRIGGER subject_of_removed AFTER DELETE ON subject_of BEGIN
    UPDATE subject SET attributions = attributions - 1 WHERE key = old.subject;
    INSERT OR IGNORE INTO touched_subject (subject) VALUES (old.subject);
END;
CREATE TRIGGER subject_of_moved AFTER UPDATE OF statement ON attribution BEGIN
    UPDATE subject_of SET statement = new.statement WHERE attribution = new.key;
END;

-- Listings go through the reports in their order; most of what is said is asserted, and the rest is looked for.
CREATE INDEX report_in_order ON report (path, ifnull(line, 0), id);
CREATE INDEX attribution_by_stance ON attribution (stance) WHERE stance <> 'asserted';
