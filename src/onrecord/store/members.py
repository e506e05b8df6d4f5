"""Who is in a block: its attributions, when each may have been said, and the phrases that mark it.

The tables are ``block``, ``phrase`` and ``touched_member`` in ``schema.sql``. Nothing here decides anything.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

CROWD: Final = 20  # speakers who all use a phrase, beyond which it tells nothing


@dataclass(frozen=True, slots=True)
class Member:
    """An attribution of a block. ``days`` are those of its occasion, else those between which its text was published;
    None where they are not known. ``phrases`` are the hashes of those that mark it."""

    key: int
    id: str
    text: int
    days: tuple[str, str] | None
    phrases: frozenset[int]


class Members:
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    # -- what is to be looked at

    def came(self, attributions: Iterable[int]) -> None:
        """These attributions are new in their blocks."""
        self.db.executemany(
            "INSERT OR REPLACE INTO touched_member (attribution, derived) VALUES (?, 0)",
            [(one,) for one in attributions],
        )

    def derived(self, attributions: Iterable[int]) -> None:
        """The statements of these attributions have been derived; what differs in them has not."""
        self.db.executemany(
            "INSERT OR REPLACE INTO touched_member (attribution, derived) VALUES (?, 1)",
            [(one,) for one in attributions],
        )

    def done(self, name: str) -> None:
        """Nothing is to be looked at in a block because of single attributions any longer."""
        self.db.execute(
            "DELETE FROM touched_member WHERE attribution IN (SELECT attribution FROM block WHERE name = ?)", (name,)
        )

    def touched(self, limit: int, *, derived: bool) -> list[str]:
        """Blocks with attributions that are to be looked at."""
        rows = self.db.execute(
            "SELECT DISTINCT b.name FROM touched_member t JOIN block b ON b.attribution = t.attribution "
            "WHERE t.derived = ? ORDER BY b.name LIMIT ?",
            (derived, limit),
        )
        return [name for (name,) in rows]

    def of(self, name: str, *, derived: bool) -> set[int]:
        """The attributions of a block that are to be looked at."""
        rows = self.db.execute(
            "SELECT t.attribution FROM touched_member t JOIN block b ON b.attribution = t.attribution "
            "WHERE b.name = ? AND t.derived = ?",
            (name, derived),
        )
        return {key for (key,) in rows}

    # -- who is there

    def keys(self, name: str) -> dict[str, int]:
        """The keys of a block's attributions by their ids, in the order of these."""
        return dict(
            self.db.execute(
                "SELECT a.id, a.key FROM block b JOIN attribution a ON a.key = b.attribution WHERE b.name = ? "
                "ORDER BY a.id",
                (name,),
            )
        )

    def all(self, name: str) -> list[Member]:
        """The attributions of a block, in the order of their ids."""
        phrases: dict[int, set[int]] = defaultdict(set)
        for hash_, key in self.db.execute(
            "SELECT p.hash, p.attribution FROM block b JOIN phrase p ON p.attribution = b.attribution WHERE b.name = ?",
            (name,),
        ):
            phrases[key].add(hash_)
        rows = self.db.execute(
            "SELECT a.key, a.id, a.text, d.earliest, d.latest, w.earliest, w.latest FROM block b "
            "JOIN attribution a ON a.key = b.attribution "
            "LEFT JOIN occasion o ON o.key = a.occasion LEFT JOIN date d ON d.key = o.date "
            "LEFT JOIN (SELECT p.text, min(p.earliest) AS earliest, min(p.latest) AS latest FROM published p "
            "WHERE p.earliest <= p.latest AND p.text IN (SELECT x.text FROM attribution x JOIN block y "
            "ON y.attribution = x.key WHERE y.name = ?1) GROUP BY p.text) w ON w.text = a.text "
            "WHERE b.name = ?1 ORDER BY a.id",
            (name,),
        ).fetchall()
        return [
            Member(key, id_, text, _days(said) or _days(written), frozenset(phrases[key]))
            for key, id_, text, *said, written in ((*row[:5], row[5:]) for row in rows)
        ]

    def of_statements(self, ids: Collection[str]) -> list[int]:
        """The attributions that tell statements, these by id, in the order of their own ids."""
        rows = self.db.execute(
            "SELECT a.key FROM statement s JOIN attribution a ON a.statement = s.key "
            "WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY a.id",
            (json.dumps(sorted(ids)),),
        )
        return [key for (key,) in rows]

    def with_figures(self, name: str) -> list[int]:
        """The attributions of a block that tell a statement with a figure in it, in the order of their ids."""
        rows = self.db.execute(
            "SELECT a.key FROM attribution a JOIN block b ON b.attribution = a.key WHERE b.name = ?1 "
            "AND a.statement IN (SELECT x.statement FROM block y JOIN attribution x ON x.key = y.attribution "
            "JOIN figure f ON f.attribution = x.key WHERE y.name = ?1 AND f.low IS NOT NULL) ORDER BY a.id",
            (name,),
        )
        return [key for (key,) in rows]

    # -- phrases

    def unmarked(self, name: str) -> list[int]:
        """The attributions of a block that no phrases mark (yet)."""
        rows = self.db.execute(
            "SELECT a.key FROM block b JOIN attribution a ON a.key = b.attribution WHERE b.name = ? "
            "AND NOT EXISTS (SELECT 1 FROM phrase p WHERE p.attribution = a.key) ORDER BY a.id",
            (name,),
        )
        return [key for (key,) in rows]

    def mark(self, name: str, marks: Mapping[int, Collection[int]]) -> None:
        """Keep the phrases, by their hashes, that mark attributions of a block.

        Where this block makes a phrase one of too many speakers, the others are looked at again: it no longer leads
        from one to another.
        """
        fresh = {one for each in marks.values() for one in each}
        before = {one for (one,) in self.db.execute(
            "SELECT DISTINCT p.hash FROM phrase p JOIN block b ON b.attribution = p.attribution "
            "WHERE b.name = ? AND p.hash IN (SELECT value FROM json_each(?))", (name, json.dumps(sorted(fresh))),
        )}  # fmt: skip
        self.db.executemany(
            "INSERT OR IGNORE INTO phrase (hash, attribution) VALUES (?, ?)",
            [(one, key) for key, several in sorted(marks.items()) for one in sorted(several)],
        )
        self.db.execute(
            "INSERT OR IGNORE INTO touched_difference (name) SELECT b.name FROM phrase p "
            "JOIN block b ON b.attribution = p.attribution WHERE p.hash IN (SELECT p.hash FROM json_each(?) j "
            "JOIN phrase p ON p.hash = j.value JOIN block b ON b.attribution = p.attribution "
            "GROUP BY p.hash HAVING count(DISTINCT b.name) = ?)",
            (json.dumps(sorted(fresh - before)), CROWD + 1),
        )


def _days(days: object) -> tuple[str, str] | None:
    earliest, latest = days if isinstance(days, list | tuple) else (None, None)
    return (earliest, latest) if earliest and latest else None
