"""Which statements and attributions somebody's words, or an id, are about: what listings of differences go by."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from typing import Final

from onrecord.errors import NotInRecord
from onrecord.store.clauses import IN
from onrecord.store.naming import SPOKEN, entity_ids
from onrecord.store.showing import AFTER, resolve

_SPOKEN: Final = f"""
    SELECT DISTINCT a.key, a.statement FROM ({SPOKEN}) s CROSS JOIN who w ON w.attribution = s.attribution
     CROSS JOIN attribution a ON a.key = w.attribution WHERE w.id {IN}
"""


def of_speaker(db: sqlite3.Connection, speaker: str) -> list[tuple[int, int]]:
    """(attribution, statement) of what somebody says, by a name or an id; :func:`naming.entity_ids` says who that is.

    Raises UsageError for words without any letter or digit.
    """
    return db.execute(_SPOKEN, [json.dumps(entity_ids(db, speaker))] * 4).fetchall()


def of_id(db: sqlite3.Connection, id_: str) -> list[tuple[int, int]]:
    """(attribution, statement) of a statement's versions, of a report, or of one attribution, by its id or the
    beginning of it. Raises NotInRecord for another."""
    wanted = id_.strip()
    if wanted.startswith("r"):
        rows = db.execute(
            "SELECT id, text FROM report WHERE id >= ? AND id < ? LIMIT 2", (wanted, wanted + AFTER)
        ).fetchall()
        if len(rows) != 1 or len(wanted) <= 6:
            raise NotInRecord(f"there is no report {wanted!r} in the record, or there are several whose id begins so")
        return db.execute("SELECT key, statement FROM attribution WHERE text = ?", (rows[0][1],)).fetchall()
    key = resolve(db, wanted)
    return db.execute(
        "SELECT b.key, b.statement FROM attribution a JOIN attribution b ON b.statement = a.statement WHERE a.key = ?",
        (key,),
    ).fetchall()


def concerned(db: sqlite3.Connection, speaker: str | None, id_: str | None = None) -> list[tuple[int, int]] | None:
    """(attribution, statement) of both together; None where neither was asked for."""
    if id_ is None:
        return of_speaker(db, speaker) if speaker is not None else None
    found = of_id(db, id_)
    if speaker is not None:
        theirs = {key for key, _ in of_speaker(db, speaker)}
        found = [pair for pair in found if pair[0] in theirs]
    return found
