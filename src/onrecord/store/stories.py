"""Which texts may report one story: those that share a value of what they are known by, and were published within days.

The table is ``story`` in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from onrecord.store.clauses import IN

DAY: Final = 20  # bits that hold the ordinal of a day
MANY: Final = 60  # texts of one day that share a value, beyond which it tells nothing
_FEW: Final = "(SELECT count(*) FROM (SELECT 1 FROM story x WHERE x.hash = s.hash LIMIT ?2 + 1)) <= ?2"
_BESIDE: Final = f"""
WITH mine AS MATERIALIZED (SELECT s.hash, s.text, t.id FROM text t JOIN story s ON s.text = t.key
                            WHERE t.id IN (SELECT value FROM json_each(?1)) AND {_FEW})
SELECT DISTINCT mine.id, o.id
  FROM mine CROSS JOIN story s ON s.hash BETWEEN mine.hash - 1 AND mine.hash + 1 JOIN text o ON o.key = s.text
 WHERE s.text <> mine.text AND {_FEW} ORDER BY 1, 2
"""


class Stories:
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    def keep(self, text: int, values: Sequence[int], printed: tuple[str, str] | None) -> None:
        """Keep the ``values`` of a text for the day on which it was published; none where it is not known to a day.

        Where this text makes a value one of too many, the speakers of the others are looked at again: it no longer
        leads from one to another.
        """
        self.db.execute("DELETE FROM story WHERE text = ?", (text,))
        if printed is None or printed[0] != printed[1]:
            return
        day = date.fromisoformat(printed[0]).toordinal()
        hashes = sorted({value << DAY | day for value in values})
        self.db.executemany("INSERT INTO story (hash, text) VALUES (?, ?)", [(each, text) for each in hashes])
        self.db.execute(
            "INSERT OR IGNORE INTO touched_difference (name) SELECT DISTINCT b.name FROM attribution a "
            "JOIN block b ON b.attribution = a.key WHERE a.text IN (SELECT text FROM story WHERE hash IN "
            f"(SELECT hash FROM story WHERE hash {IN} GROUP BY hash HAVING count(*) = ?))",
            (json.dumps(hashes), MANY + 1),
        )

    def beside(self, texts: Iterable[str]) -> dict[str, list[str]]:
        """For each of these texts those that share a value with it, published on its day or a neighbouring one, all by
        id; nothing by a value that too many texts of a day have."""
        rows = self.db.execute(_BESIDE, (json.dumps(sorted(texts)), MANY))
        found: dict[str, list[str]] = defaultdict(list)
        for one, other in rows:
            found[one].append(other)
        return dict(found)

    def told(self, texts: Iterable[str]) -> dict[str, list[int]]:
        """The attributions that each of these texts has, in the order of their ids."""
        rows = self.db.execute(
            "SELECT t.id, a.key FROM text t JOIN attribution a ON a.text = t.key "
            "WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY a.id",
            (json.dumps(sorted(texts)),),
        )
        found: dict[str, list[int]] = defaultdict(list)
        for text, key in rows:
            found[text].append(key)
        return dict(found)

    def spoken(self, attributions: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The block that each of these attributions is in, and the statement that it tells; nothing for those that are
        in none."""
        rows = self.db.execute(
            "SELECT a.id, b.name, s.id FROM attribution a JOIN block b ON b.attribution = a.key "
            f"JOIN statement s ON s.key = a.statement WHERE a.id {IN}",
            (json.dumps(sorted(attributions)),),
        )
        return {id_: (name, statement) for id_, name, statement in rows}
