-- The record's tables, at the version that onrecord.store.migrations.SCHEMA_VERSION names.
--
-- `key` is an integer that only joins tables; `id` is the id that users see. A column named like a table holds that
-- table's key. Offsets ("start", "end") are code points of text.content, end-exclusive. The plural views of views.sql
-- are the ones to read first. Avoids what SQLite before 3.34 lacks (strict tables, RETURNING).

CREATE TABLE info (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What made a result: the versions of onrecord, of the model and of the knowledge packs.
CREATE TABLE version (
    key      INTEGER PRIMARY KEY,
    onrecord TEXT NOT NULL,
    model    TEXT NOT NULL,
    packs    TEXT NOT NULL,
    UNIQUE (onrecord, model, packs)
);

-- Raw bytes as they came, zlib-compressed; shared by the reports that came as the same bytes.
CREATE TABLE raw (
    key    INTEGER PRIMARY KEY,
    sha256 TEXT    NOT NULL UNIQUE,
    bytes  INTEGER NOT NULL,
    zlib   BLOB    NOT NULL
);

-- The stored text, once, however many reports carry it.
CREATE TABLE text (
    key        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    characters INTEGER NOT NULL,
    content    TEXT    NOT NULL
);

CREATE TABLE report (
    key                INTEGER PRIMARY KEY,
    id                 TEXT    NOT NULL UNIQUE,
    text               INTEGER NOT NULL REFERENCES text,
    raw                INTEGER NOT NULL REFERENCES raw,
    version            INTEGER NOT NULL REFERENCES version,  -- what last read this report
    path               TEXT    NOT NULL,
    line               INTEGER,                              -- of a JSONL file, from 1
    url                TEXT,
    format             TEXT    NOT NULL,
    encoding           TEXT    NOT NULL,
    repaired           INTEGER NOT NULL,                     -- 1: mojibake was repaired
    title_start        INTEGER,
    title_end          INTEGER,
    title              TEXT,
    language           TEXT    NOT NULL,
    language_basis     TEXT    NOT NULL,
    language_doubt     TEXT,
    outlet             TEXT,
    outlet_basis       TEXT,
    outlet_doubt       TEXT,
    byline             TEXT,
    byline_basis       TEXT,
    byline_doubt       TEXT,
    published_earliest TEXT,
    published_latest   TEXT,
    published_basis    TEXT,                                 -- a JSON list of sentences; null: no date at all
    published_raw      TEXT,
    modified_earliest  TEXT,
    modified_latest    TEXT,
    modified_basis     TEXT,
    modified_raw       TEXT,
    read_at            TEXT    NOT NULL
);
CREATE INDEX report_by_text ON report (text, path);
CREATE INDEX report_by_raw ON report (raw);
CREATE INDEX report_by_version ON report (version);
CREATE INDEX report_by_path ON report (path, line);
CREATE INDEX report_in_order ON report (path, ifnull(line, 0), id);

-- Spans of the stored text that reading passed over.
CREATE TABLE set_aside (
    report  INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    rule    TEXT    NOT NULL,
    PRIMARY KEY (report, start)
) WITHOUT ROWID;

-- What was read in a text, and by what. Texts that were not analysed carry the reason in skipped.
CREATE TABLE analysis (
    text    INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES version,
    report  TEXT    NOT NULL,                                -- id of the report that it was made from
    skipped TEXT
);
CREATE INDEX analysis_by_version ON analysis (version);

CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    id  TEXT NOT NULL UNIQUE
);

-- source, cue and content are the texts of their spans, joined by " … ".
CREATE TABLE attribution (
    key        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    statement  INTEGER NOT NULL REFERENCES statement,
    text       INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    start      INTEGER NOT NULL,                             -- where its content (else cue, else source) begins
    source     TEXT    NOT NULL,
    cue        TEXT    NOT NULL,
    content    TEXT    NOT NULL,
    quotation  TEXT    NOT NULL CHECK (quotation IN ('direct', 'indirect', 'mixed')),
    stance     TEXT    NOT NULL
               CHECK (stance IN ('asserted', 'denied', 'negated', 'hypothetical', 'question', 'no-comment')),
    headline   INTEGER NOT NULL,
    parent     INTEGER REFERENCES attribution DEFERRABLE INITIALLY DEFERRED,
    confidence REAL    NOT NULL,
    rule       TEXT    NOT NULL,
    occasion   INTEGER REFERENCES occasion
);
CREATE INDEX attribution_by_text ON attribution (text, start);
CREATE INDEX attribution_by_statement ON attribution (statement);
CREATE INDEX attribution_by_parent ON attribution (parent) WHERE parent IS NOT NULL;
CREATE INDEX attribution_by_occasion ON attribution (occasion) WHERE occasion IS NOT NULL;
CREATE INDEX attribution_by_stance ON attribution (stance) WHERE stance <> 'asserted';

CREATE TABLE span (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    part        TEXT    NOT NULL CHECK (part IN ('source', 'cue', 'content', 'question')),
    place       INTEGER NOT NULL,                            -- 0 for the first of its part
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    PRIMARY KEY (attribution, part, place)
) WITHOUT ROWID;

-- Derived from entity_form: the same whatever the order of reading.
CREATE TABLE entity (
    key    INTEGER PRIMARY KEY,
    id     TEXT    NOT NULL UNIQUE,
    name   TEXT    NOT NULL,
    folded TEXT    NOT NULL,                                 -- name in small letters without diacritics
    kind   TEXT    NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'group', 'document')),
    named  INTEGER NOT NULL,
    count  INTEGER
);
CREATE INDEX entity_by_name ON entity (folded) WHERE named;

-- An entity as one text has it.
CREATE TABLE entity_form (
    entity INTEGER NOT NULL REFERENCES entity,
    text   INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    name   TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    named  INTEGER NOT NULL,
    count  INTEGER,
    PRIMARY KEY (entity, text)
) WITHOUT ROWID;
CREATE INDEX entity_form_by_text ON entity_form (text);

-- The other words by which a text calls an entity that speaks in it.
CREATE TABLE alias (
    text    INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    entity  INTEGER NOT NULL REFERENCES entity,
    folded  TEXT    NOT NULL,
    wording TEXT    NOT NULL,
    PRIMARY KEY (text, entity, folded)
) WITHOUT ROWID;
CREATE INDEX alias_by_wording ON alias (folded, entity);
CREATE INDEX alias_by_entity ON alias (entity);

CREATE TABLE speaker (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    entity      INTEGER REFERENCES entity,                   -- null: ambiguous or unresolved
    folded      TEXT,                                        -- then the source's words, folded
    role        TEXT    NOT NULL CHECK (role IN ('speaker', 'on_behalf_of', 'via')),
    status      TEXT    NOT NULL CHECK (status IN ('resolved', 'ambiguous', 'unresolved')),
    because     TEXT    NOT NULL,
    rule        TEXT    NOT NULL,
    confidence  REAL,                                        -- null: its rule was not measured
    PRIMARY KEY (attribution, place),
    CHECK ((status = 'resolved') = (entity IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX speaker_by_entity ON speaker (entity) WHERE entity IS NOT NULL;
CREATE INDEX speaker_open ON speaker (folded) WHERE entity IS NULL;

CREATE TABLE candidate (
    attribution INTEGER NOT NULL,
    speaker     INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    entity      INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (attribution, speaker, place),
    FOREIGN KEY (attribution, speaker) REFERENCES speaker (attribution, place) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX candidate_by_entity ON candidate (entity);

-- The spans that a speaker's verdict rests on, in the order of the argument.
CREATE TABLE evidence (
    attribution INTEGER NOT NULL,
    speaker     INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT    NOT NULL,
    PRIMARY KEY (attribution, speaker, place),
    FOREIGN KEY (attribution, speaker) REFERENCES speaker (attribution, place) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE mention (
    text       INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    head_start INTEGER NOT NULL,
    head_end   INTEGER NOT NULL,
    quote      TEXT    NOT NULL,
    kind       TEXT,
    named      INTEGER NOT NULL,
    pronoun    INTEGER NOT NULL,
    count      INTEGER,
    cluster    INTEGER,                                      -- mentions of one number are, by the model, of one entity
    PRIMARY KEY (text, place)
) WITHOUT ROWID;

-- What contents tell of, and when a text was written: found by the analysis, reckoned to days by onrecord.reconcile.

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

-- Who the entities of the single texts are, decided over the whole record by onrecord.reconcile; where nothing is
-- decided (yet), an entity of a text stands for itself.

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
-- (The columns of the key come first: SQLite 3.40 takes the others for NULL when it checks such a table otherwise.)
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
CREATE INDEX correction_by_undoes ON correction (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER correction_kept BEFORE UPDATE ON correction WHEN new.forgotten IS NULL
    OR (new.key, new.id, new.at, new.author, new.action, new.undoes)
        IS NOT (old.key, old.id, old.at, old.author, old.action, old.undoes) BEGIN
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

-- What a text is known by among those that report one story (reconcile.statements.stories): how many there are of each
-- sort, then hashes of the runs of words that it quotes, of its rare words and of its numbers, 4 bytes each, then the
-- mean of what its contents mean.
CREATE TABLE quoted (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE,
    runs BLOB    NOT NULL
);

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

-- odds: the log odds that the two, by their ids in order, contradict each other, each as its report tells it, by the
-- encoder that info names as inferred_by. seal: a hash of what it was asked, so that it says nothing of an attribution
-- that was put right since. By ids: a text that is analysed again has the same ones, and what was asked stays.
CREATE TABLE inference (
    attribution TEXT    NOT NULL,
    other       TEXT    NOT NULL,
    seal        INTEGER NOT NULL,
    odds        REAL    NOT NULL,
    PRIMARY KEY (attribution, other)
) WITHOUT ROWID;
CREATE INDEX inference_by_other ON inference (other);

-- Discrepancies that somebody judged. Derived from corrections, like assigned.
CREATE TABLE judged (
    discrepancy INTEGER PRIMARY KEY REFERENCES discrepancy ON DELETE CASCADE,
    verdict     TEXT    NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
    correction  TEXT    NOT NULL
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

-- Ids that are no longer in use. target: the id it was merged into; null: superseded by a later reading.
CREATE TABLE redirect (
    id      TEXT NOT NULL PRIMARY KEY,
    target  TEXT,
    at      TEXT NOT NULL,
    because TEXT NOT NULL
) WITHOUT ROWID;

-- Inputs that could not be taken in; an entry goes once its file was read to the end without it.
CREATE TABLE rejected (
    key        INTEGER PRIMARY KEY,
    file       TEXT NOT NULL,                                -- hash of the way to the file; empty: standard input
    path       TEXT NOT NULL,
    line       INTEGER,
    reason     TEXT NOT NULL,
    raw_sha256 TEXT,
    at         TEXT NOT NULL,
    folder     TEXT                                          -- what path lies in, by name: tells files of one name apart
);
CREATE UNIQUE INDEX rejected_once ON rejected (file, path, ifnull(line, 0));

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

-- Full text of the contents; the triggers keep it in step, also for changes made by other programs.
CREATE VIRTUAL TABLE content_words USING fts5 (
    content, content = 'attribution', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER attribution_added AFTER INSERT ON attribution BEGIN
    INSERT INTO content_words (rowid, content) VALUES (new.key, new.content);
END;
CREATE TRIGGER attribution_removed AFTER DELETE ON attribution BEGIN
    INSERT INTO content_words (content_words, rowid, content) VALUES ('delete', old.key, old.content);
END;
CREATE TRIGGER attribution_changed AFTER UPDATE OF key, content ON attribution BEGIN
    INSERT INTO content_words (content_words, rowid, content) VALUES ('delete', old.key, old.content);
    INSERT INTO content_words (rowid, content) VALUES (new.key, new.content);
END;
