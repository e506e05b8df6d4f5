-- Version 3: what contents tell of (figures, dates, occasions), and when a text was written. Never changed.

-- Dates that a text tells of: in contents, of figures, of occasions. rule, with anchor and event, says how they are
-- reckoned; the days are the analysis's, or, where they hang on the day of publication or an event, reconcile's.
CREATE TABLE date (
    key         INTEGER PRIMARY KEY,
    text        INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    granularity TEXT    NOT NULL,
    rule        TEXT    NOT NULL,
    anchor      TEXT    NOT NULL CHECK (anchor IN ('none', 'publication', 'event')),
    event       TEXT,                                        -- id of a knowledge pack's event
    earliest    TEXT,
    latest      TEXT,
    basis       TEXT,                                        -- a JSON list of sentences; null: not reckoned
    UNIQUE (text, place)
);
CREATE INDEX date_by_event ON date (event, text) WHERE event IS NOT NULL;

-- The dates of a content.
CREATE TABLE content_date (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    date        INTEGER NOT NULL REFERENCES date,
    PRIMARY KEY (attribution, place)
) WITHOUT ROWID;
CREATE INDEX content_date_by_date ON content_date (date);

-- The figures of a content. Numbers are decimal strings; folded is counts in small letters without diacritics.
CREATE TABLE figure (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    low         TEXT,                                        -- null: no number can be read
    high        TEXT,
    unit        TEXT    COLLATE NOCASE,
    bound       TEXT,
    approximate INTEGER NOT NULL,
    counts      TEXT,                                        -- what is counted
    folded      TEXT,
    whose       TEXT,                                        -- of whom it is told
    date        INTEGER REFERENCES date,                     -- for which time
    unit_basis  TEXT,
    rate        TEXT,
    rule        TEXT    NOT NULL,
    PRIMARY KEY (attribution, place),
    CHECK ((low IS NULL) = (high IS NULL))
) WITHOUT ROWID;
CREATE INDEX figure_by_unit ON figure (unit, kind);
CREATE INDEX figure_by_kind ON figure (kind);
CREATE INDEX figure_by_date ON figure (date) WHERE date IS NOT NULL;

-- Where a figure's parts stand: what it counts, of whom, and the periods that a multiple is for (with their months).
CREATE TABLE figure_part (
    attribution INTEGER NOT NULL,
    figure      INTEGER NOT NULL,
    part        TEXT    NOT NULL CHECK (part IN ('counts', 'of', 'period')),
    place       INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    months      TEXT,
    PRIMARY KEY (attribution, figure, part, place),
    FOREIGN KEY (attribution, figure) REFERENCES figure (attribution, place) ON DELETE CASCADE
) WITHOUT ROWID;

-- The occasions of a text, each once; its attributions point to them. place is where, event its name in the text.
CREATE TABLE occasion (
    key          INTEGER PRIMARY KEY,
    text         INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    kind         TEXT    NOT NULL,
    medium       TEXT,
    interlocutor TEXT,
    place        TEXT,
    event        TEXT,
    date         INTEGER REFERENCES date,
    rule         TEXT    NOT NULL
);
CREATE INDEX occasion_by_text ON occasion (text);
CREATE INDEX occasion_by_date ON occasion (date) WHERE date IS NOT NULL;
CREATE TABLE occasion_evidence (
    occasion INTEGER NOT NULL REFERENCES occasion ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    quote    TEXT    NOT NULL,
    PRIMARY KEY (occasion, place)
) WITHOUT ROWID;

ALTER TABLE attribution ADD COLUMN occasion INTEGER REFERENCES occasion;
CREATE INDEX attribution_by_occasion ON attribution (occasion) WHERE occasion IS NOT NULL;

-- What a text tells of when it was written: not before earliest, not after latest. weight: how often such clues hold.
CREATE TABLE clue (
    text     INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    earliest TEXT,
    latest   TEXT,
    because  TEXT    NOT NULL,
    rule     TEXT    NOT NULL,
    weight   REAL,
    PRIMARY KEY (text, place)
) WITHOUT ROWID;
CREATE TABLE clue_span (
    text    INTEGER NOT NULL,
    clue    INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    quote   TEXT    NOT NULL,
    PRIMARY KEY (text, clue, place),
    FOREIGN KEY (text, clue) REFERENCES clue (text, place) ON DELETE CASCADE
) WITHOUT ROWID;

-- Between which days a text was written, by clues and whatever else the record holds: derived by onrecord.reconcile.
CREATE TABLE publication (
    text     INTEGER PRIMARY KEY REFERENCES analysis ON DELETE CASCADE,
    earliest TEXT,
    latest   TEXT
);
-- The clues that it rests on (used), and those that contradict them.
CREATE TABLE publication_clue (
    text     INTEGER NOT NULL REFERENCES publication ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    used     INTEGER NOT NULL CHECK (used IN (0, 1)),
    earliest TEXT,
    latest   TEXT,
    because  TEXT    NOT NULL,
    rule     TEXT    NOT NULL,
    weight   REAL,
    PRIMARY KEY (text, place)
) WITHOUT ROWID;
CREATE TABLE publication_span (
    text    INTEGER NOT NULL,
    clue    INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    quote   TEXT    NOT NULL,
    PRIMARY KEY (text, clue, place),
    FOREIGN KEY (text, clue) REFERENCES publication_clue (text, place) ON DELETE CASCADE
) WITHOUT ROWID;

-- Texts whose dates the next reconcile has to reckon.
CREATE TABLE touched_date (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE
);
INSERT INTO touched_date (text) SELECT text FROM analysis;
