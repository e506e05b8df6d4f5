"""Reading statements with their versions, and who reports them."""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Final

from onrecord.domain import Span
from onrecord.store.clauses import IN
from onrecord.store.corroborating import corroboration
from onrecord.store.entries import Corroboration, EditRow, Quote, ShownStatement, VersionRow
from onrecord.store.reading import entries
from onrecord.store.showing import CONTEXT, resolve

NOBODY: Final = Corroboration(0, 0, 0, 0)  # a correction has refused all of its versions
UNDECIDED: Final = ("verbatim", "it is the only version found so far", "undecided-1", "")


def versions(db: sqlite3.Connection, id_: str) -> ShownStatement:
    """A statement by its id, by that of an attribution that tells it, or by the beginning of either."""
    found = resolve(db, id_.strip())
    (statement, name) = db.execute(
        "SELECT s.key, s.id FROM statement s JOIN attribution a ON a.statement = s.key WHERE a.key = ?", (found,)
    ).fetchone()
    told = db.execute(
        "SELECT a.key, t.kind, t.because, t.rule, t.difference, (SELECT r.key FROM report r WHERE r.text = a.text "
        "ORDER BY r.path, ifnull(r.line, 0), r.id LIMIT 1) FROM attribution a LEFT JOIN telling t "
        "ON t.attribution = a.key WHERE a.statement = ? ORDER BY ifnull(t.place, 0), a.id",
        (statement,),
    ).fetchall()
    keys = [row[0] for row in told]
    rows = entries(db, {row[0]: row[5] for row in told})
    changes, contexts = _edits(db, keys), _contexts(db, keys)
    repeats = db.execute(
        "SELECT s.id FROM repetition r JOIN statement s ON s.key = r.other WHERE r.statement = ? ORDER BY s.id",
        (statement,),
    )
    made = []
    for key, *decided, _ in told:
        kind, because, rule, difference = decided if decided[0] is not None else UNDECIDED
        edits = tuple(changes.get(key, ()))
        made.append(VersionRow(rows[key], kind, because, rule, difference, edits, contexts.get(key)))
    repeated = tuple(other for (other,) in repeats.fetchall())
    return ShownStatement(name, tuple(made), repeated, corroboration(db, [name]).get(name, NOBODY))


def _contexts(db: sqlite3.Connection, keys: list[int]) -> dict[int, Quote]:
    """The stored text around the spans of each attribution."""
    rows = db.execute(
        'WITH place AS (SELECT attribution, max(0, min(start) - ?1) AS first, max("end") + ?1 AS last FROM span '
        "WHERE attribution IN (SELECT value FROM json_each(?2)) GROUP BY attribution) "
        "SELECT p.attribution, p.first, substr(t.content, p.first + 1, p.last - p.first) FROM place p "
        "JOIN attribution a ON a.key = p.attribution JOIN text t ON t.key = a.text",
        (CONTEXT, json.dumps(keys)),
    )
    return {key: Quote(first, first + len(text), text) for key, first, text in rows}


def _edits(db: sqlite3.Connection, keys: list[int]) -> dict[int, list[EditRow]]:
    found: dict[int, list[EditRow]] = defaultdict(list)
    for key, operation, *places, weight in db.execute(
        "SELECT attribution, operation, here_start, here_end, there_start, there_end, weight FROM edit "
        f"WHERE attribution {IN} ORDER BY attribution, place",
        (json.dumps(keys),),
    ):
        here, there = (Span(*pair) if pair[0] is not None else None for pair in (places[:2], places[2:]))
        found[key].append(EditRow(operation, here, there, weight))
    return found
