"""Who reports a statement: how many reports, independent texts and outlets, and when."""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from onrecord.store.entries import Corroboration
from onrecord.store.finding import HELD, IN


def corroboration(db: sqlite3.Connection, statements: Iterable[str]) -> dict[str, Corroboration]:
    """Who reports these statements (ids): attributions that no correction refused, their reports, the texts that are
    nobody's copies, outlets, and the first and last day on which it may have been reported."""
    rows = db.execute(
        "SELECT s.id, count(DISTINCT a.key), count(DISTINCT r.key), count(DISTINCT ifnull(y.name, t.id)), "
        "count(DISTINCT r.outlet), min(p.earliest), max(p.latest) FROM statement s "
        "JOIN attribution a ON a.statement = s.key JOIN text t ON t.key = a.text LEFT JOIN family y ON y.text = a.text "
        "JOIN report r ON r.text = a.text JOIN published p ON p.report = r.key "
        f"WHERE s.id {IN} AND {HELD} GROUP BY s.id",
        (json.dumps(sorted(set(statements))),),
    )
    return {id_: Corroboration(*numbers) for id_, *numbers in rows}
