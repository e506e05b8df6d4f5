"""Reports of a record, and inputs that became none, as listings show them: keys first, then the rest in batches."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from onrecord.domain import Dating, Found, MadeBy
from onrecord.errors import UsageError
from onrecord.store import copies, details
from onrecord.store.clauses import HELD, IN
from onrecord.store.entries import CopyRow, RejectedEntry, ReportEntry, ReportRef, WrittenRow
from onrecord.store.naming import outlets
from onrecord.store.wanted import within

BATCH: Final = 200  # rows fetched at a time; larger ones gained nothing


def reports_of(db: sqlite3.Connection, texts: Sequence[int]) -> dict[int, dict[int, ReportRef]]:
    """By text, the reports that carry it, by key, in order."""
    found: dict[int, dict[int, ReportRef]] = defaultdict(dict)
    written = details.written(db, texts)
    for text, key, id_, path, line, url, outlet, title, language, *dating, raw_sha256, read_at in db.execute(
        "SELECT r.text, r.key, r.id, r.path, r.line, r.url, r.outlet, r.title, r.language, r.published_earliest, "
        "r.published_latest, r.published_basis, r.published_raw, w.sha256, r.read_at "
        f"FROM report r JOIN raw w ON w.key = r.raw WHERE r.text {IN} "
        "ORDER BY r.path, ifnull(r.line, 0), r.id",
        (json.dumps(texts),),
    ):
        published, _ = details.published(_dating(*dating), written.get(text), read_at)
        found[text][key] = ReportRef(id_, path, line, url, outlet, title, language, published, raw_sha256, read_at)
    return found


def report_refs(db: sqlite3.Connection, keys: Iterable[int]) -> dict[int, tuple[ReportRef, Dating | None]]:
    """Reports by their keys, each with the date of its modification."""
    rows = db.execute(
        "SELECT key, text, modified_earliest, modified_latest, modified_basis, modified_raw FROM report "
        f"WHERE key {IN}",
        (json.dumps(sorted(keys)),),
    ).fetchall()
    found = reports_of(db, sorted({text for _, text, *_ in rows}))
    return {key: (found[text][key], _dating(*modified)) for key, text, *modified in rows if key in found[text]}


def _dating(earliest: str | None, latest: str | None, basis: str | None, raw: str | None) -> Dating | None:
    if basis is None:
        return None
    try:
        return Dating(earliest, latest, details.reasons(basis), raw)
    except (TypeError, ValueError):  # somebody edited the record; verify says so
        return Dating(None, None, ("damaged",), raw)


ORDERS: Final = {
    "path": "",
    "published": "p.middle IS NULL, p.middle, p.earliest, p.latest, ",
    "newest": "p.middle IS NULL, p.middle DESC, ",
    "read": "r.read_at, ",
}


def reports(
    db: sqlite3.Connection,
    id_: str | None = None,
    order: str = "path",
    outlet: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[ReportEntry]:
    """The reports in order of path and line, or first of publication or reading; with ``id_``, that one."""
    if order not in ORDERS:
        raise UsageError(f"order must be one of {', '.join(ORDERS)}, not {order!r}")
    where, values = ["TRUE"], list[object]()
    if id_ is not None:
        where, values = ["r.id = ?"], [id_]
    if outlet is not None:
        where.append(f"r.outlet {IN}")
        values.append(outlets(db, outlet))
    rows = db.execute(
        f"SELECT r.key FROM report r {'JOIN published p ON p.report = r.key' if 'p.' in ORDERS[order] else ''} "
        f"WHERE {' AND '.join(where)} ORDER BY {ORDERS[order]}r.path, ifnull(r.line, 0), r.id LIMIT ? OFFSET ?",
        (*values, *within(limit, offset)),
    ).fetchall()
    for begin in range(0, len(rows), BATCH):
        keys = [key for (key,) in rows[begin : begin + BATCH]]
        found = report_entries(db, keys)
        yield from (found[key] for key in keys if key in found)


def report_entries(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, ReportEntry]:
    """Reports by their keys."""
    rows = db.execute(
        "SELECT r.id, r.path, r.line, r.url, r.format, r.encoding, r.repaired, r.title, r.outlet, r.outlet_basis, "
        "r.outlet_doubt, r.byline, r.byline_basis, r.byline_doubt, r.language, r.language_basis, r.language_doubt, "
        "r.published_earliest, r.published_latest, r.published_basis, r.published_raw, r.modified_earliest, "
        "r.modified_latest, r.modified_basis, r.modified_raw, t.characters, "
        "(SELECT count(DISTINCT statement) FROM attribution a WHERE text = r.text "
        f"AND {HELD}), n.skipped, t.id, w.sha256, "
        "w.bytes, r.read_at, v.onrecord, v.model, v.packs, r.key, r.text FROM report r JOIN text t ON t.key = r.text "
        "JOIN raw w ON w.key = r.raw JOIN version v ON v.key = r.version LEFT JOIN analysis n ON n.text = r.text "
        f"WHERE r.key {IN}",
        (json.dumps(keys),),
    ).fetchall()
    texts = {row[36] for row in rows}
    written, copied = details.written(db, texts), copies.of_texts(db, texts)
    return {row[35]: _report_entry(row, written.get(row[36]), copied.get(row[36], ())) for row in rows}


def _report_entry(row: Sequence[Any], written: WrittenRow | None, copied: tuple[CopyRow, ...]) -> ReportEntry:
    def found(at: int) -> Found | None:
        return Found(row[at], row[at + 1], row[at + 2]) if row[at] is not None else None

    published, inferred = details.published(_dating(*row[17:21]), written, row[31])
    return ReportEntry(
        id=row[0],
        path=row[1],
        line=row[2],
        url=row[3],
        format=row[4],
        encoding=row[5],
        repaired=bool(row[6]),
        title=row[7],
        outlet=found(8),
        byline=found(11),
        language=Found(*row[14:17]),
        published=published,
        modified=_dating(*row[21:25]),
        characters=row[25],
        statements=row[26],
        skipped=row[27],
        text=row[28],
        raw_sha256=row[29],
        raw_bytes=row[30],
        read_at=row[31],
        made_by=MadeBy(*row[32:35]),
        written=written,
        inferred=inferred,
        copies=copied,
    )


def rejected(db: sqlite3.Connection, limit: int | None = None, offset: int = 0) -> Iterator[RejectedEntry]:
    """The inputs that were rejected, in order of path and line; files of one name by what they are, not by place."""
    for row in db.execute(
        "SELECT path, line, reason, raw_sha256, at, "
        "CASE WHEN count(*) OVER (PARTITION BY path, line) > 1 THEN folder END FROM rejected "
        "ORDER BY path, ifnull(line, 0), ifnull(raw_sha256, ''), reason, folder, at LIMIT ? OFFSET ?",
        within(limit, offset),
    ).fetchall():
        yield RejectedEntry(*row)
