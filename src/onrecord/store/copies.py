"""Texts that are another's copy: what reconcile reads and writes, as plain rows.

The tables are ``duplicate``, ``sketch`` and those beside them in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from onrecord.domain import Span
from onrecord.store.clauses import IN
from onrecord.store.derived import Derived
from onrecord.store.entries import CopyRow

#: Texts that share a value and are held against each other. Of more, each is held against the first so many by id, so
#: that a thousand copies are a thousand times this many comparisons, and not a million.
BUCKET: Final = 20


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two texts by key, in the order of their ids, and the passages that both have, in the order of the first."""

    one: int
    other: int
    kind: str
    score: float
    rule: str
    passages: tuple[tuple[Span, Span], ...]


class Copies(Derived):
    """Reading and writing over one connection, whose caller holds the writer lock. Texts are given by their keys."""

    def touch_all(self) -> None:
        """Have every text looked at again."""
        self.db.execute("INSERT OR IGNORE INTO touched_copy (text) SELECT text FROM analysis")

    def touched(self, limit: int) -> list[int]:
        """Texts that came or changed."""
        rows = self.db.execute("SELECT text FROM touched_copy ORDER BY text LIMIT ?", (limit,))
        return [text for (text,) in rows]

    def done(self, text: int) -> None:
        """This text has been held against its candidates."""
        self.db.execute("DELETE FROM touched_copy WHERE text = ?", (text,))

    def text(self, key: int) -> tuple[str, tuple[Span, ...]]:
        """A text's content, and what of it was set aside by the report that it was read from."""
        row = self.db.execute("SELECT content FROM text WHERE key = ?", (key,)).fetchone()
        aside = self.db.execute(
            'SELECT s.start, s."end" FROM analysis n JOIN report r ON r.id = n.report JOIN set_aside s '
            "ON s.report = r.key WHERE n.text = ? ORDER BY s.start",
            (key,),
        )
        return row[0] if row is not None else "", tuple(Span(start, end) for start, end in aside)

    def keep_bands(self, text: int, bands: Iterable[str]) -> set[str]:
        """Keep the values by which a text finds others; those that it did not have before."""
        before = {band for (band,) in self.db.execute("SELECT band FROM sketch WHERE text = ?", (text,))}
        after = set(bands)
        self.db.executemany(
            "DELETE FROM sketch WHERE band = ? AND text = ?", [(band, text) for band in sorted(before - after)]
        )
        self.db.executemany(
            "INSERT INTO sketch (band, text) VALUES (?, ?)", [(band, text) for band in sorted(after - before)]
        )
        return after - before

    def candidates(self, text: int, new: Collection[str], batch: int) -> set[int]:
        """The texts that share a value with a text and are held against it: all of a few, the first by id of many.

        ``new`` are values that the text did not have before: whom it (with up to ``batch`` others) has put out of the
        first ones there has fewer candidates now, and is looked at again."""
        found: set[int] = set()
        rows = self.db.execute(
            "SELECT s.band, s.text FROM sketch own CROSS JOIN sketch s ON s.band = own.band "
            "CROSS JOIN text t ON t.key = s.text WHERE own.text = ? ORDER BY s.band, t.id",
            (text,),
        ).fetchall()
        for band, sharing in groupby(rows, key=itemgetter(0)):
            members = [key for _, key in sharing]
            leaders = members[:BUCKET]
            if text in leaders and len(members) > BUCKET:
                found.update(members)
                out = members[BUCKET : BUCKET + batch] if band in new else []
                self.db.executemany("INSERT OR IGNORE INTO touched_copy (text) VALUES (?)", [(key,) for key in out])
            else:
                found.update(leaders)
        return found - {text}

    def ordered(self, one: int, other: int) -> tuple[int, int]:
        """Two texts in the order of their ids."""
        rows = self.db.execute("SELECT key FROM text WHERE key IN (?, ?) ORDER BY id", (one, other)).fetchall()
        return rows[0][0], rows[1][0]

    def copies_of(self, text: int) -> set[int]:
        """The texts of which a text is known to be a copy, or which are its own."""
        rows = self.db.execute(
            "SELECT other FROM duplicate WHERE one = ?1 UNION SELECT one FROM duplicate WHERE other = ?1", (text,)
        )
        return {key for (key,) in rows}

    def forget(self, text: int, others: Collection[int]) -> None:
        """These are no copies of a text (any longer)."""
        self.db.executemany(
            "DELETE FROM duplicate WHERE (one = ?1 AND other = ?2) OR (one = ?2 AND other = ?1)",
            [(text, other) for other in sorted(others)],
        )

    def keep(self, found: Duplicate) -> None:
        """Keep that two texts are copies, with the passages that both have."""
        self.db.execute("DELETE FROM duplicate WHERE one = ? AND other = ?", (found.one, found.other))
        self.db.execute(
            "INSERT INTO duplicate (one, other, kind, score, rule) VALUES (?, ?, ?, ?, ?)",
            (found.one, found.other, found.kind, found.score, found.rule),
        )
        self.db.executemany(
            'INSERT INTO passage (one, other, place, start, "end", other_start, other_end) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (found.one, found.other, place, here.start, here.end, there.start, there.end)
                for place, (here, there) in enumerate(found.passages)
            ],
        )

    def keep_families(self, texts: Iterable[int]) -> None:
        """Bring up to date of which family these texts are, with all that hang together with them by copies."""
        seen: set[int] = set()
        for start in sorted(texts):
            if start in seen:
                continue
            family, todo = {start}, [start]
            while todo:
                new = self.copies_of(todo.pop()) - family
                family |= new
                todo += new
            seen |= family
            keys = json.dumps(sorted(family))
            self.db.execute(f"DELETE FROM family WHERE text {IN}", (keys,))
            if len(family) > 1:
                self.db.execute(
                    "INSERT INTO family (text, name) SELECT key, (SELECT min(id) FROM text "
                    f"WHERE key {IN}) FROM text WHERE key {IN}",
                    (keys, keys),
                )


def of_texts(db: sqlite3.Connection, texts: Collection[int]) -> dict[int, tuple[CopyRow, ...]]:
    """By text, its copies as the first of the reports that carry them: those that share most of their words first."""
    found: dict[int, list[CopyRow]] = defaultdict(list)
    for text, kind, score, rule, report, path, outlet, passages in db.execute(
        "SELECT d.text, d.kind, d.score, d.rule, r.id, r.path, r.outlet, (SELECT count(*) FROM passage p "
        "WHERE p.one = d.one AND p.other = d.two) FROM ("
        f"SELECT one AS text, other AS copy, kind, score, rule, one, other AS two FROM duplicate WHERE one {IN} "
        f"UNION ALL SELECT other, one, kind, score, rule, one, other FROM duplicate WHERE other {IN}) d "
        "JOIN report r ON r.key = (SELECT f.key FROM report f WHERE f.text = d.copy "
        "ORDER BY f.path, ifnull(f.line, 0), f.id LIMIT 1) ORDER BY d.text, d.score DESC, r.path, r.id",
        (json.dumps(sorted(texts)),) * 2,
    ):
        found[text].append(CopyRow(report, path, outlet, kind, score, passages, rule))
    return {text: tuple(rows) for text, rows in found.items()}
