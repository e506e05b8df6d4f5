-- Version 2: who the entities of the single texts are across reports, and what people put right. Never changed.

-- One identity across texts. known: it is of a knowledge pack. derived: the name without corrections.
CREATE TABLE canonical (
    key        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    folded     TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'group', 'document')),
    named      INTEGER NOT NULL,
    count      INTEGER,
    known      INTEGER NOT NULL,
    derived    TEXT    NOT NULL,
    correction TEXT                                          -- id of the correction that gave the name
);
CREATE INDEX canonical_by_name ON canonical (folded) WHERE named;
CREATE INDEX canonical_renamed ON canonical (key) WHERE correction IS NOT NULL;

-- Other names of an identity: a pack's aliases and transliterations.
CREATE TABLE canonical_name (
    canonical INTEGER NOT NULL REFERENCES canonical ON DELETE CASCADE,
    folded    TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    PRIMARY KEY (canonical, folded)
) WITHOUT ROWID;
CREATE INDEX canonical_name_by_name ON canonical_name (folded, canonical);

-- Offices of an identity, as a pack has them.
CREATE TABLE office (
    canonical    INTEGER NOT NULL REFERENCES canonical ON DELETE CASCADE,
    place        INTEGER NOT NULL,
    title        TEXT    NOT NULL,
    organisation TEXT    NOT NULL,
    since        TEXT,                                       -- ISO, to the day, the month or the year
    until        TEXT,
    source       TEXT    NOT NULL,
    PRIMARY KEY (canonical, place)
) WITHOUT ROWID;

-- Who a text's entity is. status, rule, because, confidence and machine are what the rules decided; canonical is who
-- it is after the corrections, of which correction names the one that decided.
CREATE TABLE identity (
    entity     INTEGER NOT NULL,
    text       INTEGER NOT NULL,
    canonical  INTEGER REFERENCES canonical,                 -- null: ambiguous or unresolved
    status     TEXT    NOT NULL CHECK (status IN ('resolved', 'ambiguous', 'unresolved')),
    rule       TEXT    NOT NULL,
    because    TEXT    NOT NULL,
    confidence REAL    NOT NULL,
    machine    INTEGER REFERENCES canonical,
    correction TEXT,
    PRIMARY KEY (entity, text),
    FOREIGN KEY (entity, text) REFERENCES entity_form (entity, text) ON DELETE CASCADE,
    CHECK ((status = 'resolved') = (machine IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX identity_by_canonical ON identity (canonical, entity);
CREATE INDEX identity_by_machine ON identity (machine);
CREATE INDEX identity_corrected ON identity (entity, text) WHERE correction IS NOT NULL;

-- Between whom it stays open; for a resolved one, who else was considered, and why they lost.
CREATE TABLE identity_candidate (
    entity    INTEGER NOT NULL,
    text      INTEGER NOT NULL,
    place     INTEGER NOT NULL,
    canonical INTEGER NOT NULL REFERENCES canonical,
    because   TEXT    NOT NULL,
    PRIMARY KEY (entity, text, place),
    FOREIGN KEY (entity, text) REFERENCES identity (entity, text) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX identity_candidate_by_canonical ON identity_candidate (canonical);

-- The spans of the text that the decision rests on, in the order of the argument.
CREATE TABLE identity_evidence (
    entity  INTEGER NOT NULL,
    text    INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    quote   TEXT    NOT NULL,
    PRIMARY KEY (entity, text, place),
    FOREIGN KEY (entity, text) REFERENCES identity (entity, text) ON DELETE CASCADE
) WITHOUT ROWID;

-- What a text says of an entity beside its name ("Eastmere's mayor", "EWB" in brackets): facet is what it amounts to.
CREATE TABLE described (
    entity  INTEGER NOT NULL,
    text    INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    facet   TEXT    NOT NULL,
    "end"   INTEGER NOT NULL,
    quote   TEXT    NOT NULL,
    PRIMARY KEY (entity, text, start, facet),
    FOREIGN KEY (entity, text) REFERENCES entity_form (entity, text) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX described_by_facet ON described (entity, facet);

-- By which keys entities are compared: those that share none are never one. verdict tells what the entity's name was
-- last taken for, so that its texts are looked at again only when that changes.
CREATE TABLE name_key (
    key    TEXT    NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE INDEX name_key_by_entity ON name_key (entity);
CREATE TABLE name_verdict (
    entity  INTEGER PRIMARY KEY REFERENCES entity ON DELETE CASCADE,
    verdict TEXT    NOT NULL
);

-- What the next reconcile has to look at: texts that came or changed, entities of texts, and keys of names that did.
CREATE TABLE touched_text (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE
);
CREATE TABLE touched_identity (
    entity INTEGER NOT NULL,
    text   INTEGER NOT NULL,
    PRIMARY KEY (entity, text),
    FOREIGN KEY (entity, text) REFERENCES entity_form (entity, text) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE touched_key (
    key TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- What people put right. Entries are only added; undoing is an entry too.
CREATE TABLE correction (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    at      TEXT NOT NULL,
    author  TEXT NOT NULL,
    action  TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'assign', 'reject', 'undo')),
    payload TEXT NOT NULL,                                   -- JSON
    undoes  TEXT REFERENCES correction (id)
);
CREATE INDEX correction_by_undoes ON correction (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER correction_kept BEFORE UPDATE ON correction BEGIN
    SELECT RAISE(ABORT, 'corrections are never changed: undo it by another');
END;
CREATE TRIGGER correction_stays BEFORE DELETE ON correction BEGIN
    SELECT RAISE(ABORT, 'corrections are never taken away: undo it by another');
END;

-- What corrections made of single speakers and attributions. Derived, like identity.
CREATE TABLE assigned (
    attribution INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    canonical   INTEGER REFERENCES canonical,                -- null: stays open
    correction  TEXT    NOT NULL,
    PRIMARY KEY (attribution, place),
    FOREIGN KEY (attribution, place) REFERENCES speaker (attribution, place) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX assigned_by_canonical ON assigned (canonical);
CREATE TABLE refused (
    attribution INTEGER PRIMARY KEY REFERENCES attribution ON DELETE CASCADE,
    correction  TEXT NOT NULL
);

-- Rejected inputs, with the folder that tells files of one name apart.
DROP INDEX rejected_once;
ALTER TABLE rejected RENAME TO rejected_before;
CREATE TABLE rejected (
    key        INTEGER PRIMARY KEY,
    file       TEXT NOT NULL,
    path       TEXT NOT NULL,
    line       INTEGER,
    reason     TEXT NOT NULL,
    raw_sha256 TEXT,
    at         TEXT NOT NULL,
    folder     TEXT
);
INSERT INTO rejected SELECT *, NULL FROM rejected_before;
DROP TABLE rejected_before;
CREATE UNIQUE INDEX rejected_once ON rejected (file, path, ifnull(line, 0));

ALTER TABLE speaker ADD COLUMN confidence REAL;

INSERT INTO touched_text (text) SELECT text FROM analysis;

-- Mentions of one number are, by the model, of one entity.
ALTER TABLE mention ADD COLUMN cluster INTEGER;
