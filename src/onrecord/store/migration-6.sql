-- From version 5 to 6: what an encoder of the user's own says of pairs of attributions.

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
