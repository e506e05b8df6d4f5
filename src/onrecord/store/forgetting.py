"""Taking a report out for good: its text, its bytes, and every word of them, wherever the record keeps one.

What stays is a tombstone (``forgotten``): the id, the time, the author and the reason, and the hashes by which the
same file is known again, so that it does not come back unasked. One transaction takes the report away and leaves a
mark that the file is still to be cleaned; :func:`clean` does that, and whoever writes next does it where it was
stopped. A text that another report carries stays with that one.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from onrecord.errors import NotInRecord, UsageError
from onrecord.store import naming
from onrecord.store.entries import ForgottenEntry
from onrecord.store.tombstones import AFTER, BECAUSE, COLUMNS, gone
from onrecord.store.transactions import transaction
from onrecord.store.writing import Writer

RUN: Final = 5  # words in a row that are a text's own: fewer are anybody's
BLANK: Final = "(forgotten)"  # in the place of words that a correction had from the text
CLEANING: Final = "cleaning"  # the name in ``info`` of the mark that the file is still to be cleaned
LONGEST_REASON: Final = 1000
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _There:
    """The report that is to go: keys, and whether its text and its bytes go along."""

    key: int
    id: str
    text: int
    text_id: str
    raw: int
    sha256: str
    last_of_text: bool
    last_of_raw: bool


def forget(db: sqlite3.Connection, writer: Writer, id_: str, *, reason: str, author: str, at: str) -> ForgottenEntry:
    """Take a report out, in one transaction; what is left to do is :func:`clean`'s, and the next reconcile's.

    Raises :class:`UsageError` for an unknown id and for a reason that quotes the text, :class:`Forgotten` for a report
    that was forgotten already.
    """
    why = naming.one_line(reason, "the reason", LONGEST_REASON)
    by = naming.one_line(author, "the author", 100)
    db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten with zeros
    with transaction(db):
        there = _there(db, id_.strip())
        (content,) = db.execute("SELECT content FROM text WHERE key = ?", (there.text,)).fetchone()
        runs = _runs(content) if there.last_of_text else frozenset()
        if not runs.isdisjoint(_runs(why)):
            raise UsageError("the reason stays when the text has gone: it must not quote it")
        if there.last_of_text:
            _blank(db, there, content, runs, at)
            _take_apart(db, there)
        db.execute("DELETE FROM report WHERE key = ?", (there.key,))
        if not there.last_of_text:  # analysed in the name of whichever report is left
            db.execute(
                "UPDATE analysis SET report = (SELECT min(id) FROM report r WHERE r.text = analysis.text) "
                "WHERE text = ? AND report = ?",
                (there.text, there.id),
            )
        writer.drop_text(there.text, at, f"{BECAUSE}{there.id}")
        if there.last_of_raw:
            db.execute("DELETE FROM raw WHERE key = ?", (there.raw,))
        entry = ForgottenEntry(
            there.id,
            at,
            by,
            why,
            there.sha256 if there.last_of_raw else None,
            there.text_id if there.last_of_text else None,
        )
        db.execute(
            f"INSERT OR REPLACE INTO forgotten ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, NULL)",
            (entry.report, entry.at, entry.author, entry.reason, entry.raw_sha256, entry.text),
        )
        db.execute("INSERT OR REPLACE INTO info (name, value) VALUES (?, ?)", (CLEANING, at))
    return entry


def unclean(db: sqlite3.Connection) -> bool:
    """Whether the file may still hold words of what was forgotten, outside of its tables."""
    return db.execute("SELECT 1 FROM info WHERE name = ?", (CLEANING,)).fetchone() is not None


def clean(db: sqlite3.Connection) -> bool:
    """Write the file anew without its free space, and empty its log; False where other readers are in the way.

    ``db`` is a connection for this alone, whose caller holds the writer lock. The search index is made anew, for it
    keeps the words of what was deleted until it is next put in order.
    """
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA temp_store = FILE")  # a large record need not fit into the memory twice
    with transaction(db):
        db.execute("INSERT INTO content_words (content_words) VALUES ('rebuild')")
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'").fetchall():
            db.execute(f"DELETE FROM {table}")  # samples of what indexes hold
    db.execute("VACUUM")
    if not _emptied(db):
        return False
    with transaction(db):
        db.execute("DELETE FROM info WHERE name = ?", (CLEANING,))
    _emptied(db)
    return True


def _emptied(db: sqlite3.Connection) -> bool:
    """Bring the log into the file and cut it off; False where a reader still needs it."""
    (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _there(db: sqlite3.Connection, id_: str) -> _There:
    rows = []
    if id_.startswith("r") and len(id_) > 6:
        rows = db.execute(
            "SELECT r.key, r.id, r.text, t.id, r.raw, w.sha256, "
            "NOT EXISTS (SELECT 1 FROM report o WHERE o.text = r.text AND o.key <> r.key), "
            "NOT EXISTS (SELECT 1 FROM report o WHERE o.raw = r.raw AND o.key <> r.key) "
            "FROM report r JOIN text t ON t.key = r.text JOIN raw w ON w.key = r.raw WHERE r.id >= ? AND r.id < ? "
            "LIMIT 2",
            (id_, id_ + AFTER),
        ).fetchall()
    if len(rows) > 1:
        raise NotInRecord(f"{id_} is the beginning of several ids: give more of its digits")
    if not rows:
        raise gone(db, id_) or NotInRecord(f"there is no report {id_!r} in the record (onrecord reports)")
    key, found, text, text_id, raw, sha256, last_of_text, last_of_raw = rows[0]
    return _There(key, found, text, text_id, raw, sha256, bool(last_of_text), bool(last_of_raw))


def _take_apart(db: sqlite3.Connection, there: _There) -> None:
    """Take away what differs between this text and others, and have the others looked at again."""
    sides = "SELECT {0} FROM side WHERE text = ?1 AND {0} IS NOT NULL"
    others = db.execute(
        "SELECT DISTINCT o.text FROM side s JOIN side o ON o.development = s.development "
        "WHERE s.text = ?1 AND o.text <> ?1",
        (there.text,),
    ).fetchall()
    db.executemany("INSERT OR REPLACE INTO touched_telling (text, fresh) VALUES (?, 1)", others)
    db.execute(
        # What differs about the speaker of a block himself is kept beside the block (reconcile.discrepancies.deriving).
        "INSERT OR IGNORE INTO touched_difference (name) SELECT DISTINCT b.name FROM discrepancy d "
        "JOIN block b ON b.name = d.block OR 'of ' || b.name = d.block "
        f"WHERE d.key IN ({sides.format('discrepancy')})",
        (there.text,),
    )
    for table in ("discrepancy", "development"):
        db.execute(f"DELETE FROM {table} WHERE key IN ({sides.format(table)})", (there.text,))


# -- words that corrections had from the text


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [match.casefold() for match in _WORD.findall(text)]
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _blank(db: sqlite3.Connection, there: _There, content: str, runs: frozenset[tuple[str, ...]], at: str) -> None:
    """Take out of corrections what they say in words of this text, and all that was noted about it alone."""
    for key, payload in db.execute("SELECT key, payload FROM correction").fetchall():
        try:
            shape = json.loads(payload)
        except ValueError:  # somebody edited the record; verify says so
            continue
        alone = set(_texts(shape)) == {there.text_id}
        about = alone or there.text_id in _texts([shape.get("anchor"), shape.get("discrepancy")])
        changed = False
        for holder, name in _words(shape):
            words = holder[name]
            if not isinstance(words, str) or words == BLANK:
                continue
            its_own = not runs.isdisjoint(_runs(words)) or (about if name == "note" else alone and words in content)
            if its_own and (name == "note" or not _elsewhere(db, words, there.text)):
                holder[name] = BLANK
                changed = True
        if changed:
            db.execute(
                "UPDATE correction SET payload = ?, forgotten = ? WHERE key = ?",
                (json.dumps(shape, ensure_ascii=False), at, key),
            )


def _words(shape: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Where an entry holds words: each holder with the name under which."""
    yield from ((shape, name) for name in ("note", "name") if name in shape)
    yield from ((party, "name") for party in shape.get("parties", ()))


def _texts(shape: Any) -> Iterable[str]:  # noqa: ANN401
    """The texts that an entry is anchored in, by id."""
    if isinstance(shape, dict):
        if isinstance(shape.get("text"), str):
            yield shape["text"]
        for value in shape.values():
            yield from _texts(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from _texts(value)


def _elsewhere(db: sqlite3.Connection, words: str, text: int) -> bool:
    """Whether another text has these words too."""
    row = db.execute(
        "SELECT 1 FROM text WHERE key <> ? AND instr(content, ?) AND EXISTS "
        "(SELECT 1 FROM report WHERE report.text = text.key) LIMIT 1",
        (text, words),
    ).fetchone()
    return row is not None


def check(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What does not hold of forgotten reports: an id, and what is wrong."""
    for (id_,) in db.execute(
        "SELECT f.report FROM forgotten f WHERE f.returned IS NULL AND (EXISTS (SELECT 1 FROM report r "
        "WHERE r.id = f.report) OR EXISTS (SELECT 1 FROM text t WHERE t.id = f.text) "
        "OR EXISTS (SELECT 1 FROM raw w WHERE w.sha256 = f.raw_sha256)) ORDER BY 1"
    ):
        yield str(id_), "is still there, though it was forgotten"
    if unclean(db):
        yield "-", "the file is still to be cleaned of what was forgotten: whatever writes to it next does that"
