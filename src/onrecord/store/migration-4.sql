-- From version 3 to 4: statements with their versions, copies of texts, and places for what differs.

-- Which attributions are versions of one statement, decided over the whole record by onrecord.reconcile; where nothing
-- is decided (yet), each is its own statement.

-- An attribution as a version of attribution.statement: place 0 is the fullest one, whose digits the statement's id
-- has. kind is relative to it; difference has its words with those that it [-leaves out-] and {+puts in+}, and is empty
-- where it has none of the fullest one's.
CREATE TABLE telling (
    attribution INTEGER PRIMARY KEY REFERENCES attribution ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('verbatim', 'excerpt', 'ellipsis', 'bracketed', 'altered', 'spliced',
                                                 'paraphrase', 'translation', 'headline')),
    because     TEXT    NOT NULL,
    rule        TEXT    NOT NULL,
    difference  TEXT    NOT NULL
);

-- How a version's words differ from those of the fullest one: here in its own text, there in that of the fullest.
CREATE TABLE edit (
    attribution INTEGER NOT NULL REFERENCES telling ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    operation   TEXT    NOT NULL CHECK (operation IN ('insert', 'delete', 'replace')),
    here_start  INTEGER,
    here_end    INTEGER,
    there_start INTEGER,
    there_end   INTEGER,
    weight      TEXT    NOT NULL CHECK (weight IN ('negation', 'hedge', 'figure', 'name', 'other')),
    PRIMARY KEY (attribution, place)
) WITHOUT ROWID;

-- Statements in which the same speaker says the same again on another occasion; each pair is there both ways.
CREATE TABLE repetition (
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    other     INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (statement, other)
) WITHOUT ROWID;
CREATE INDEX repetition_by_other ON repetition (other);

-- Among which attributions versions are looked for: those of one speaker, or those that quote the same words without
-- one. What the next reconcile has to look at: texts (fresh: they or their dates changed, not only who speaks), blocks.
CREATE TABLE block (
    attribution INTEGER PRIMARY KEY REFERENCES attribution ON DELETE CASCADE,
    name        TEXT    NOT NULL
);
CREATE INDEX block_by_name ON block (name);
CREATE TABLE touched_telling (
    text  INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE,
    fresh INTEGER NOT NULL
);
CREATE TABLE touched_block (
    name TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE touched_difference (
    name TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- What a content means, as a vector: 384 signed bytes, of unit length times 127.
CREATE TABLE meaning (
    attribution INTEGER PRIMARY KEY REFERENCES attribution ON DELETE CASCADE,
    vector      BLOB    NOT NULL
);

-- Texts that are another's copy, whole or in large part. score is the share of the shorter one's words that both have.
CREATE TABLE duplicate (
    one   INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    kind  TEXT    NOT NULL CHECK (kind IN ('exact', 'near')),
    score REAL    NOT NULL,
    rule  TEXT    NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one <> other)
) WITHOUT ROWID;
CREATE INDEX duplicate_by_other ON duplicate (other);
-- The passages that both have, in the order of the first.
CREATE TABLE passage (
    one         INTEGER NOT NULL,
    other       INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    other_start INTEGER NOT NULL,
    other_end   INTEGER NOT NULL,
    PRIMARY KEY (one, other, place),
    FOREIGN KEY (one, other) REFERENCES duplicate (one, other) ON DELETE CASCADE
) WITHOUT ROWID;
-- By which values texts find those they may be copies of, and of which texts (of one family) each is a copy.
CREATE TABLE sketch (
    band TEXT    NOT NULL,
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    PRIMARY KEY (band, text)
) WITHOUT ROWID;
CREATE INDEX sketch_by_text ON sketch (text);
CREATE TABLE family (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE,
    name TEXT    NOT NULL
);
CREATE TABLE touched_copy (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE
);

-- Where versions or reports differ, and what changed from one time to another; derived by onrecord.reconcile.
CREATE TABLE discrepancy (
    key      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    block    TEXT    NOT NULL,                               -- with what it is derived afresh
    kind     TEXT    NOT NULL CHECK (kind IN ('wording', 'figure', 'speaker', 'date', 'occasion', 'polarity',
                                              'identity')),
    severity TEXT    NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
    ground   TEXT    NOT NULL,
    because  TEXT    NOT NULL,
    rule     TEXT    NOT NULL
);
CREATE INDEX discrepancy_by_block ON discrepancy (block);
CREATE TABLE discrepancy_statement (
    discrepancy INTEGER NOT NULL REFERENCES discrepancy ON DELETE CASCADE,
    statement   INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (discrepancy, statement)
) WITHOUT ROWID;
CREATE INDEX discrepancy_statement_by_statement ON discrepancy_statement (statement);
CREATE TABLE development (
    key     INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    block   TEXT    NOT NULL,
    about   TEXT    NOT NULL,
    because TEXT    NOT NULL,
    rule    TEXT    NOT NULL
);
CREATE INDEX development_by_block ON development (block);
-- Sides of either: of a development, place 0 is the earlier one.
CREATE TABLE side (
    key         INTEGER PRIMARY KEY,
    discrepancy INTEGER REFERENCES discrepancy ON DELETE CASCADE,
    development INTEGER REFERENCES development ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    report      TEXT    NOT NULL,                            -- its id
    text        INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    attribution INTEGER REFERENCES attribution ON DELETE CASCADE,
    words       TEXT    NOT NULL,
    value       TEXT,
    CHECK ((discrepancy IS NULL) <> (development IS NULL))
);
CREATE INDEX side_by_discrepancy ON side (discrepancy, place);
CREATE INDEX side_by_development ON side (development, place);
CREATE INDEX side_by_text ON side (text);
CREATE INDEX side_by_attribution ON side (attribution);
CREATE TABLE side_span (
    side  INTEGER NOT NULL REFERENCES side ON DELETE CASCADE,
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT    NOT NULL,
    PRIMARY KEY (side, place)
) WITHOUT ROWID;

INSERT INTO touched_telling (text, fresh) SELECT text, 1 FROM analysis;
INSERT INTO touched_copy (text) SELECT text FROM analysis;
