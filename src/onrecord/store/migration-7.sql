-- From version 6 to 7: by what texts of one story find each other, whoever speaks in them.

-- hash: a value of the MinHash of a text's rare words, with the day on which it was published as its last 20 bits: those
-- of neighbouring days are neighbours.
CREATE TABLE story (
    hash INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    PRIMARY KEY (hash, text)
) WITHOUT ROWID;
CREATE INDEX story_by_text ON story (text);
-- Texts that have not been held against the others of their story since they came or changed.
CREATE TABLE touched_story (
    text INTEGER PRIMARY KEY REFERENCES text ON DELETE CASCADE
);
-- What two texts of one story tell nearly alike, each pair both ways; ahead: how much nearer it is than anything else
-- in either.
CREATE TABLE alike (
    attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    other       INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
    ahead       REAL    NOT NULL,
    PRIMARY KEY (attribution, other)
) WITHOUT ROWID;
CREATE INDEX alike_by_other ON alike (other);
