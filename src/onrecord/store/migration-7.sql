-- From version 6 to 7: by what texts of one story find each other, whoever speaks in them.

-- hash: a value of the MinHash of a text's rare words, with the day on which it was published as its last 20 bits: those
-- of neighbouring days are neighbours.
CREATE TABLE story (
    hash INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
    PRIMARY KEY (hash, text)
) WITHOUT ROWID;
CREATE INDEX story_by_text ON story (text);
