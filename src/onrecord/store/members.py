"""Who is in a block: its attributions, when each may have been said, and the phrases that mark it.

The tables are ``block``, ``phrase`` and ``touched_member`` in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

CROWD: Final = 20  # speakers who all use a phrase, beyond which it tells nothing
#: Added to the hashes of the phrases of a quotation without a known speaker: it is in nobody's mouth, so that by these
#: phrases nobody else's words are found, but it is found itself.
OPEN: Final = 1 << 32
#: Added to the hashes of what a text calls its known speakers on a day, so that they are not taken for phrases; for
#: those of attributions that call their speaker so and leave it open, OPEN is added to it.
CALLED: Final = OPEN << 1
KNOWN: Final = "who "  # how the name of a block of a known speaker begins


@dataclass(frozen=True, slots=True)
class Member:
    """An attribution of a block. ``days`` are those of its occasion, else those between which its text was published;
    None where they are not known. ``phrases`` are the hashes of those that mark it; ``printed`` the days of publication
    alone."""

    key: int
    id: str
    text: int
    days: tuple[str, str] | None
    phrases: frozenset[int]
    printed: tuple[str, str] | None = None


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
            "SELECT p.hash, p.attribution FROM block b JOIN phrase p ON p.attribution = b.attribution WHERE b.name = ? "
            "AND p.hash < ?",
            (name, CALLED),
        ):
            phrases[key].add(hash_ % OPEN)
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
            Member(key, id_, text, _days(said) or _days(written), frozenset(phrases[key]), _days(written))
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

    def marked(self, text: int) -> dict[int, bool]:
        """The attributions of a text that phrases mark; True for those without a known speaker."""
        rows = self.db.execute(
            "SELECT p.attribution, max(p.hash) >= ? FROM attribution a JOIN phrase p ON p.attribution = a.key "
            "WHERE a.text = ? AND p.hash < ? GROUP BY p.attribution",
            (OPEN, text, CALLED),
        )
        return {key: bool(open_) for key, open_ in rows}

    def unmark(self, attributions: Iterable[int]) -> None:
        """Forget the phrases of attributions."""
        self.db.executemany(
            "DELETE FROM phrase WHERE attribution = ? AND hash < ?", [(one, CALLED) for one in attributions]
        )

    def callings(self, text: int) -> set[tuple[int, int]]:
        """The hashes of what a text calls its speakers, those left open with OPEN added, each with its attribution."""
        return set(
            self.db.execute(
                "SELECT p.hash - ?1, p.attribution FROM attribution a JOIN phrase p ON p.attribution = a.key "
                "WHERE a.text = ?2 AND p.hash >= ?1",
                (CALLED, text),
            )
        )

    def call(self, text: int, wanted: Set[tuple[int, int]]) -> None:
        """Keep these in the place of those that a text has; what they bring together is looked at again."""
        there = self.callings(text)
        self.stir({key for _, key in there - wanted})
        self.db.executemany(
            "DELETE FROM phrase WHERE hash = ? AND attribution = ?",
            [(CALLED + one, key) for one, key in sorted(there - wanted)],
        )
        self.db.executemany(
            "INSERT OR IGNORE INTO phrase (hash, attribution) VALUES (?, ?)",
            [(CALLED + one, key) for one, key in sorted(wanted - there)],
        )
        self.stir({key for _, key in wanted - there})

    def mark_open(self, marks: Mapping[int, Collection[int]]) -> None:
        """Keep the phrases that mark attributions without a known speaker."""
        self.db.executemany(
            "INSERT OR IGNORE INTO phrase (hash, attribution) VALUES (?, ?)",
            [(OPEN + one, key) for key, several in sorted(marks.items()) for one in sorted(several)],
        )

    def sharing(self, attribution: int, *, called: bool = False) -> list[tuple[int, str]]:
        """The attributions of known speakers, with their blocks, that share a phrase with one without, those that share
        most first; not by a phrase that too many speakers use. With ``called`` those of speakers who are called as it
        calls its own, within days."""
        rows = self.db.execute(
            "SELECT q.hash, a.key, a.id, b.name FROM phrase p JOIN phrase q ON q.hash = p.hash - ? "
            "JOIN block b ON b.attribution = q.attribution JOIN attribution a ON a.key = q.attribution "
            "WHERE p.attribution = ? AND (p.hash >= ?) = ? ORDER BY q.hash",
            (OPEN, attribution, CALLED, called),
        )
        shared: dict[tuple[str, int, str], int] = defaultdict(int)
        for _, found in groupby(rows, key=itemgetter(0)):
            of_one = [(id_, key, name) for _, key, id_, name in found if name.startswith(KNOWN)]
            if len({name for _, _, name in of_one}) <= CROWD:
                for each in of_one:
                    shared[each] += 1
        return [(key, name) for _, key, name in sorted(shared, key=lambda each: (-shared[each], each[0]))]

    def called(self, attribution: int) -> list[str]:
        """How the text of a known speaker's attribution calls that speaker: its sources, names and offices there."""
        rows = self.db.execute(
            "SELECT o.source FROM attribution a JOIN block b ON b.attribution = a.key "
            "JOIN attribution o ON o.text = a.text JOIN block c ON c.attribution = o.key AND c.name = b.name "
            "WHERE a.key = ?1 AND NOT EXISTS (SELECT 1 FROM phrase p WHERE p.attribution = o.key "
            "AND (p.hash / ?2) % 2) "
            "UNION SELECT d.quote FROM voices v JOIN described d ON d.entity = v.entity AND d.text = v.text "
            "WHERE v.attribution = ?1 AND v.role = 'speaker' AND d.facet NOT LIKE 'called:%' "
            "UNION SELECT v.called FROM voices v WHERE v.attribution = ?1 AND v.role = 'speaker' "
            "AND v.called IS NOT NULL ORDER BY 1",
            (attribution, OPEN),
        )
        return [words for (words,) in rows]

    def stir(self, attributions: Collection[int]) -> None:
        """Have the texts looked at again that quote, without a known speaker, phrases of these attributions."""
        stir(self.db, "key IN (SELECT value FROM json_each(?))", json.dumps(sorted(attributions)))

    def mark(self, name: str, marks: Mapping[int, Collection[int]]) -> None:
        """Keep the phrases, by their hashes, that mark attributions of a block.

        Where this block makes a phrase one of too many speakers, the others are looked at again: it no longer leads
        from one to another.
        """
        fresh = {one for each in marks.values() for one in each}
        # Phrase by phrase, and no further than the first that the block has: not all that the block says, each time.
        before = {one for (one,) in self.db.execute(
            "SELECT j.value FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM phrase p CROSS JOIN block b "
            "ON b.attribution = p.attribution WHERE p.hash = j.value AND b.name = ?)",
            (json.dumps(sorted(fresh)), name),
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


def stir(db: sqlite3.Connection, which: str, value: object) -> None:
    """The same of the attributions for which an expression over ``attribution`` with one value holds."""
    db.execute(
        "INSERT OR IGNORE INTO touched_telling (text, fresh) SELECT DISTINCT o.text, 0 FROM phrase p "
        f"JOIN phrase q ON q.hash = p.hash + {OPEN} JOIN attribution o ON o.key = q.attribution "
        f"WHERE p.attribution IN (SELECT key FROM attribution WHERE {which})",
        (value,),
    )


def _days(days: object) -> tuple[str, str] | None:
    earliest, latest = days if isinstance(days, list | tuple) else (None, None)
    return (earliest, latest) if earliest and latest else None
