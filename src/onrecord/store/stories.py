"""Which texts may report one story, and what two of them tell nearly alike.

Texts find each other that share a value of what they are known by, and were published within days. The tables are
``story``, ``touched_story`` and ``alike`` in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.store.clauses import IN

DAY: Final = 20  # bits that hold the ordinal of a day
MANY: Final = 60  # texts of one day that share a value, beyond which it tells nothing
_FEW: Final = "(SELECT count(*) FROM (SELECT 1 FROM story x WHERE x.hash = {0}.hash LIMIT ?2 + 1)) <= ?2"
_NEAR: Final = f"s.hash BETWEEN m.hash - 1 AND m.hash + 1 AND {_FEW.format('m')} AND {_FEW.format('s')}"
_BESIDE: Final = f"""
SELECT DISTINCT o.id FROM text t JOIN story m ON m.text = t.key CROSS JOIN story s ON {_NEAR}
  JOIN text o ON o.key = s.text WHERE t.id = ?1 AND o.key <> t.key
   AND NOT EXISTS (SELECT 1 FROM touched_story w WHERE w.text = o.key) ORDER BY o.id
"""
_ALIKE: Final = f"""
SELECT x.ahead, a.id, o.id, b.name, r.id FROM attribution a JOIN alike x ON x.attribution = a.key
  JOIN attribution o ON o.key = x.other JOIN block b ON b.attribution = o.key JOIN statement r ON r.key = o.statement
 WHERE a.id IN (SELECT value FROM json_each(?1))
   AND EXISTS (SELECT 1 FROM story m CROSS JOIN story s ON {_NEAR} AND s.text = o.text WHERE m.text = a.text)
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two attributions, by id, that tell nearly alike; of the other the block that it is in, and its statement."""

    ahead: float
    one: str
    other: str
    block: str
    statement: str


class Stories:
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    def keep(self, text: int, values: Sequence[int], printed: tuple[str, str] | None) -> None:
        """Keep the ``values`` of a text for the day on which it was published; none where it is not known to a day.

        Where this text makes a value one of too many, the speakers of the others are looked at again: it no longer
        leads from one to another.
        """
        self.db.execute("INSERT OR IGNORE INTO touched_story (text) VALUES (?)", (text,))
        now = set[int]()
        if printed is not None and printed[0] == printed[1]:
            day = date.fromisoformat(printed[0]).toordinal()
            now = {value << DAY | day for value in values}
        before = self._values(text)
        self._leave(text, before - now)
        came = sorted(now - before)
        self.db.executemany("INSERT INTO story (hash, text) VALUES (?, ?)", [(each, text) for each in came])
        self._stir(self._of_one_too_many(came))

    def leave(self, text: int) -> None:
        """A text goes: what it has made one of too many leads from one of the others to another again."""
        self._leave(text, self._values(text))

    def _leave(self, text: int, gone: Set[int]) -> None:
        again = self._of_one_too_many(sorted(gone))
        self.db.executemany("DELETE FROM story WHERE hash = ? AND text = ?", [(each, text) for each in sorted(gone)])
        self._stir(again)
        self.db.execute(
            f"INSERT OR IGNORE INTO touched_story (text) SELECT text FROM story WHERE hash {IN}", (json.dumps(again),)
        )

    def _values(self, text: int) -> set[int]:
        return {hash_ for (hash_,) in self.db.execute("SELECT hash FROM story WHERE text = ?", (text,))}

    def _of_one_too_many(self, hashes: Sequence[int]) -> list[int]:
        """Those of some values that tell nothing, and would if one text less had them."""
        rows = self.db.execute(
            "SELECT h.value FROM json_each(?1) h "
            "WHERE (SELECT count(*) FROM (SELECT 1 FROM story x WHERE x.hash = h.value LIMIT ?2 + 2)) = ?2 + 1",
            (json.dumps(hashes), MANY),
        )
        return [hash_ for (hash_,) in rows]

    def _stir(self, hashes: Sequence[int]) -> None:
        """Have what differs looked at again of all who speak in texts that have one of these values."""
        self.db.execute(
            "INSERT OR IGNORE INTO touched_difference (name) SELECT DISTINCT b.name FROM attribution a "
            f"JOIN block b ON b.attribution = a.key WHERE a.text IN (SELECT text FROM story WHERE hash {IN})",
            (json.dumps(hashes),),
        )

    def touch_all(self) -> None:
        """Have every text held against the others of its story again."""
        self.db.execute("INSERT OR IGNORE INTO touched_story (text) SELECT DISTINCT text FROM story")

    def touched(self, limit: int) -> list[str]:
        """Texts to be held against the others of their stories, by id."""
        rows = self.db.execute(
            "SELECT t.id FROM touched_story s JOIN text t ON t.key = s.text ORDER BY t.id LIMIT ?", (limit,)
        )
        return [id_ for (id_,) in rows]

    def beside(self, text: str) -> list[str]:
        """The texts that share a value with one, published on its day or a neighbouring one, all by id; none by a value
        that too many texts of a day have, and none whose turn is still to come: each pair is looked at once."""
        return [id_ for (id_,) in self.db.execute(_BESIDE, (text, MANY))]

    def marks(self, texts: Iterable[str]) -> dict[str, bytes]:
        """What each of these texts is known by among those of one story."""
        rows = self.db.execute(
            f"SELECT t.id, q.runs FROM text t JOIN quoted q ON q.text = t.key WHERE t.id {IN}",
            (json.dumps(sorted(texts)),),
        )
        return {id_: bytes(runs) for id_, runs in rows}

    def told(self, texts: Iterable[str]) -> dict[str, list[int]]:
        """The attributions that each of these texts has, in the order of their ids."""
        rows = self.db.execute(
            f"SELECT t.id, a.key FROM text t JOIN attribution a ON a.text = t.key WHERE t.id {IN} ORDER BY a.id",
            (json.dumps(sorted(texts)),),
        )
        found: dict[str, list[int]] = defaultdict(list)
        for text, key in rows:
            found[text].append(key)
        return dict(found)

    def replace(self, text: str, alike: Iterable[tuple[float, str, str]]) -> None:
        """Write what a text tells nearly as others do, each by how much nearer and both ids, in the place of what was
        there; the text has been held against the others then."""
        own = "SELECT a.key FROM text t JOIN attribution a ON a.text = t.key WHERE t.id = ?"
        for side in ("attribution", "other"):
            self.db.execute(f"DELETE FROM alike WHERE {side} IN ({own})", (text,))
        self.db.executemany(
            "INSERT INTO alike (attribution, other, ahead) SELECT a.key, o.key, ? FROM attribution a, attribution o "
            "WHERE a.id = ? AND o.id = ?",
            [row for ahead, one, other in alike for row in ((ahead, one, other), (ahead, other, one))],
        )
        self.db.execute("DELETE FROM touched_story WHERE text = (SELECT key FROM text WHERE id = ?)", (text,))

    def alike(self, attributions: Iterable[str]) -> list[Alike]:
        """What others tell nearly as these attributions do, those in a block; in the order of the most ahead."""
        rows = self.db.execute(_ALIKE, (json.dumps(sorted(attributions)), MANY))
        return sorted((Alike(*row) for row in rows), key=lambda each: (-each.ahead, *sorted((each.one, each.other))))
