"""Where a judgement of a discrepancy holds on to the record: at its kind, and at what stands on its sides.

First by the discrepancy's id, which is the hash of kind, attributions and spans. After another model read a text, its
attributions have other ids, and so has the discrepancy: then by the spans, which are of the same stored text. Where
two fit equally well, or none does, the judgement waits, and is moved to nothing by guessing.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Final

from onrecord.domain import Span, Spans
from onrecord.store import anchors
from onrecord.store.anchors import ALIKE, Anchor
from onrecord.store.clauses import IN

MOST_SIDES: Final = 6  # in a file that somebody wrote by hand; what reconcile makes has two
VERDICTS: Final[Mapping[str, str]] = {"confirm": "confirmed", "dismiss": "dismissed"}


@dataclass(frozen=True, slots=True)
class Sided:
    """What stands on one side: the text's id, the spans there, and the attribution, where it is something said."""

    text: str
    spans: Spans
    anchor: Anchor | None

    def as_dict(self) -> dict[str, Any]:
        """The side as JSON."""
        spans = [[span.start, span.end] for span in self.spans]
        return {"text": self.text, "spans": spans, "anchor": self.anchor.as_dict() if self.anchor else None}


@dataclass(frozen=True, slots=True)
class Disputed:
    """A discrepancy by all that finds it again: its id when the entry was made, its kind, and its sides."""

    id: str
    kind: str
    sides: tuple[Sided, ...]

    def as_dict(self) -> dict[str, Any]:
        """The discrepancy as JSON."""
        return {"id": self.id, "kind": self.kind, "sides": [side.as_dict() for side in self.sides]}

    @classmethod
    def of(cls, shape: Mapping[str, Any]) -> Disputed:
        """That of a shape that :meth:`as_dict` gave. Raises KeyError, TypeError or ValueError for another."""
        sides = (
            Sided(
                side["text"],
                tuple(Span(start, end) for start, end in side["spans"]),
                Anchor.of(side["anchor"]) if side["anchor"] is not None else None,
            )
            for side in shape["sides"]
        )
        return cls(shape["id"], shape["kind"], tuple(sides))


def at(db: sqlite3.Connection, discrepancy: int) -> Disputed:
    """The discrepancy of this key, as an entry holds on to it."""
    id_, kind = db.execute("SELECT id, kind FROM discrepancy WHERE key = ?", (discrepancy,)).fetchone()
    return Disputed(
        id_,
        kind,
        tuple(
            Sided(text, spans, anchors.at(db, attribution) if attribution is not None else None)
            for text, attribution, spans in _sides(db, [discrepancy]).get(discrepancy, ())
        ),
    )


def find(db: sqlite3.Connection, wanted: Collection[Disputed]) -> dict[Disputed, str]:
    """The present ids of discrepancies, of those that the record has now."""
    if not wanted:
        return {}
    there = {
        id_ for (id_,) in db.execute(f"SELECT id FROM discrepancy WHERE id {IN}", (_json([one.id for one in wanted]),))
    }
    found = {one: one.id for one in wanted if one.id in there}
    for one in wanted:
        if one not in found and (id_ := _alike(db, one)) is not None:
            found[one] = id_
    return found


_Side = tuple[str, int | None, Spans]


def _alike(db: sqlite3.Connection, one: Disputed) -> str | None:
    """The discrepancy of the same kind whose sides stand where this one's stood."""
    ids = dict(
        db.execute(
            "SELECT DISTINCT d.key, d.id FROM discrepancy d JOIN side s ON s.discrepancy = d.key "
            f"JOIN text t ON t.key = s.text WHERE d.kind = ? AND t.id {IN}",
            (one.kind, _json([side.text for side in one.sides])),
        ).fetchall()
    )
    places = anchors.find(db, [side.anchor for side in one.sides if side.anchor is not None])
    keys = {
        side: _key(db, places[side.anchor].attribution)
        for side in one.sides
        if side.anchor is not None and side.anchor in places
    }
    scored = []
    for key, sides in _sides(db, list(ids)).items():
        score = max((_score(one.sides, order, keys) for order in permutations(sides)), default=0.0)
        if score > 0 and len(sides) == len(one.sides):
            scored.append((score, ids[key]))
    best = max((score for score, _ in scored), default=0.0)
    first = [id_ for score, id_ in scored if score == best]
    return first[0] if len(first) == 1 else None


def _score(mine: Sequence[Sided], others: Sequence[_Side], keys: Mapping[Sided, int | None]) -> float:
    """How much the spans of sides have in common, in this order; 0 where a side stands elsewhere."""
    total = 0.0
    for side, (text, attribution, spans) in zip(mine, others, strict=False):
        if side.text != text:
            return 0.0
        if side.spans and spans:
            score = anchors.in_common(side.spans, spans)
        else:
            same = keys.get(side) == attribution if side.anchor is not None else attribution is None
            score = 1.0 if same and not side.spans and not spans else 0.0
        if score < ALIKE:
            return 0.0
        total += score
    return total


def _sides(db: sqlite3.Connection, discrepancies: Sequence[int]) -> dict[int, list[_Side]]:
    """By discrepancy, its sides in their order: text (id), attribution (key), spans."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for side, start, end in db.execute(
        'SELECT p.side, p.start, p."end" FROM side_span p JOIN side s ON s.key = p.side '
        f"WHERE s.discrepancy {IN} ORDER BY p.side, p.place",
        (_json(discrepancies),),
    ):
        spans[side].append(Span(start, end))
    found: dict[int, list[_Side]] = defaultdict(list)
    for discrepancy, side, text, attribution in db.execute(
        "SELECT s.discrepancy, s.key, t.id, s.attribution FROM side s JOIN text t ON t.key = s.text "
        f"WHERE s.discrepancy {IN} ORDER BY s.discrepancy, s.place",
        (_json(discrepancies),),
    ):
        found[discrepancy].append((text, attribution, tuple(spans[side])))
    return {key: sides for key, sides in found.items() if len(sides) <= MOST_SIDES}


def judge(db: sqlite3.Connection, wanted: Mapping[str, tuple[str, str]]) -> bool:
    """Let these discrepancies, by id, have these verdicts, with the correction each; whether anything changed.

    Inside the caller's transaction.
    """
    before = {
        id_: (verdict, by)
        for id_, verdict, by in db.execute(
            "SELECT d.id, j.verdict, j.correction FROM judged j JOIN discrepancy d ON d.key = j.discrepancy"
        )
    }
    if before == dict(wanted):
        return False
    db.execute("DELETE FROM judged")
    db.executemany(
        "INSERT INTO judged (discrepancy, verdict, correction) SELECT key, ?, ? FROM discrepancy WHERE id = ?",
        [(verdict, by, id_) for id_, (verdict, by) in sorted(wanted.items())],
    )
    return True


def _key(db: sqlite3.Connection, attribution: str) -> int | None:
    row = db.execute("SELECT key FROM attribution WHERE id = ?", (attribution,)).fetchone()
    return int(row[0]) if row is not None else None


def _json(values: Collection[object]) -> str:
    return json.dumps(list(values))
