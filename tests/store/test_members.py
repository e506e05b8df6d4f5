"""What it costs to mark the phrases of one attribution, in a record that nobody has taken statistics of yet."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from onrecord.store.members import Members


def steps(attributions: int) -> int:
    """Hundreds of SQLite's steps that marking takes beside so many attributions of the same speaker."""
    db = sqlite3.connect(":memory:")
    db.executescript(files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8"))
    db.executemany("INSERT INTO block (attribution, name) VALUES (?, 'who e1')", [(n,) for n in range(attributions)])
    db.executemany(
        "INSERT INTO phrase (hash, attribution) VALUES (?, ?)",
        [(10 * n + k, n) for n in range(attributions) for k in range(5)],
    )
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    db.set_progress_handler(count, 100)
    Members(db).mark("who e1", {0: range(20)})
    db.close()
    return counted


def test_phrases_are_sought_one_by_one_and_not_in_all_that_a_speaker_says() -> None:
    assert steps(5_000) < 2 * steps(50)
