"""What an encoder of the user's own says of pairs of attributions: whether they contradict each other.

The table is ``inference`` in ``schema.sql``. Nothing here decides anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from onrecord.store.derived import Derived

_BY: Final = "inferred_by"


@dataclass(frozen=True, slots=True)
class Encoder:
    """Which encoder was asked: its ``name``, the ``digest`` of its files, and from which log odds on it is believed."""

    name: str
    digest: str
    least: float


@dataclass(frozen=True, slots=True)
class Inference:
    """What it said of two attributions, by their ids. ``odds`` are the log odds that they contradict each other,
    ``seal`` a hash of what it was asked."""

    attribution: str
    other: str
    seal: int
    odds: float


class Inferences(Derived):
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def by(self) -> Encoder | None:
        """The encoder that was asked; None where none was."""
        held = self.info(_BY)
        return Encoder(**json.loads(held)) if held else None

    def asks(self, encoder: Encoder) -> None:
        """From now on it is this one; what another said is forgotten."""
        before = self.by()
        if before is not None and before.digest != encoder.digest:
            self.db.execute("DELETE FROM inference")
        self.keep_info(_BY, json.dumps(asdict(encoder)))

    def forget(self) -> None:
        """No encoder is asked any longer, and what one said is forgotten."""
        self.db.execute("DELETE FROM inference")
        self.db.execute("DELETE FROM info WHERE name = ?", (_BY,))

    def blocks(self) -> list[str]:
        """The names of the blocks of several attributions."""
        rows = self.db.execute("SELECT name FROM block GROUP BY name HAVING count(*) > 1 ORDER BY name")
        return [name for (name,) in rows]

    def of(self, attributions: Sequence[str], least: float | None = None) -> list[Inference]:
        """What was said of pairs with one of these attributions, with these odds or more."""
        rows = self.db.execute(
            "WITH mine AS MATERIALIZED (SELECT value AS id FROM json_each(?1)) "
            "SELECT i.attribution, i.other, i.seal, i.odds FROM mine JOIN inference i ON i.attribution = mine.id "
            "WHERE ?2 IS NULL OR i.odds >= ?2 UNION "
            "SELECT i.attribution, i.other, i.seal, i.odds FROM mine JOIN inference i ON i.other = mine.id "
            "WHERE ?2 IS NULL OR i.odds >= ?2 ORDER BY 1, 2",
            (json.dumps(sorted(attributions)), least),
        )
        return [Inference(*row) for row in rows]

    def keep(self, said: Iterable[Inference]) -> None:
        """Keep what was said, in the place of what had been said of the same two."""
        self.db.executemany(
            "INSERT OR REPLACE INTO inference (attribution, other, seal, odds) VALUES (?, ?, ?, ?)",
            [(one.attribution, one.other, one.seal, one.odds) for one in said],
        )

    def drop(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Forget what was said of some pairs."""
        self.db.executemany("DELETE FROM inference WHERE attribution = ? AND other = ?", list(pairs))

    def touch(self, names: Iterable[str]) -> None:
        """Have what differs in these blocks derived afresh."""
        self.db.executemany(
            "INSERT OR IGNORE INTO touched_difference (name) VALUES (?)", [(name,) for name in sorted(names)]
        )
