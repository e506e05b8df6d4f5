"""Which attributions meet what was asked for, in which order, and with which of their reports to show them."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.domain import QUOTATIONS, STANCES
from onrecord.errors import UsageError
from onrecord.store.folding import fold, holds
from onrecord.store.search import About, parse_day

IN: Final = "IN (SELECT value FROM json_each(?))"  # one value, a JSON list: one prepared statement for any length


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a listing of statements; see :meth:`Store.statements`."""

    speaker: str | None = None
    about: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    outlet: str | None = None
    quotation: str | None = None
    stance: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(slots=True)
class _Where:
    """SQL conditions with their values, in order."""

    sql: list[str]
    values: list[object]

    def add(self, sql: str, *values: object) -> None:
        self.sql.append(sql)
        self.values += values

    def text(self) -> str:
        return " AND ".join(self.sql) or "TRUE"


def find(db: sqlite3.Connection, wanted: Wanted, about: About | None) -> list[tuple[int, int, float | None]]:
    """(attribution, report to show, bm25) of what was asked for, in order."""
    limit, offset = wanted.limit, wanted.offset
    if (limit is not None and limit < 0) or offset < 0:
        raise UsageError("limit and offset must not be negative")
    reports = _report_filter(db, wanted)
    where = _Where([], [])
    source, score = "attribution a", "NULL"
    if about is not None:
        source = "content_words JOIN attribution a ON a.key = content_words.rowid"
        score = "bm25(content_words)"
        where.add("content_words MATCH ?", about.match)
    if wanted.speaker is not None:
        _speaker_filter(db, wanted.speaker, where)
    for name, value, allowed in (
        ("quotation", wanted.quotation, QUOTATIONS),
        ("stance", wanted.stance, STANCES),
    ):
        if value is not None:
            if value not in allowed:
                raise UsageError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
            where.add(f"a.{name} = ?", value)
    groups = about.groups if about is not None else ()
    inflected = [group.match for group in groups if group.match]
    columns = ["a.key", "r.key", f"{score} AS score", *(["a.content"] if groups else [])]
    columns += [
        "a.key IN (SELECT rowid FROM content_words WHERE content_words MATCH ?)" if group.match else "0"
        for group in groups
    ]
    sql = (
        f"SELECT {', '.join(columns)} FROM {source} "
        "JOIN report r ON r.key = (SELECT f.key FROM report f WHERE f.text = a.text "
        f"AND {reports.text()} ORDER BY f.path, ifnull(f.line, 0), f.id LIMIT 1) "
        f"WHERE {where.text()} ORDER BY score, r.path, ifnull(r.line, 0), r.id, a.start, a.id"
    )
    values = [*inflected, *reports.values, *where.values]
    if about is None or not groups:
        return db.execute(f"{sql} LIMIT ? OFFSET ?", (*values, -1 if limit is None else limit, offset)).fetchall()
    exact = [row[:3] for row in db.execute(sql, values) if about.exact(row[3], row[4:])]
    return exact[offset:] if limit is None else exact[offset : offset + limit]


def _report_filter(db: sqlite3.Connection, wanted: Wanted) -> _Where:
    """Conditions on the report ``f``. A report without any date of publication is in no interval."""
    where = _Where([], [])
    since = parse_day(wanted.since, end=False, what="since") if wanted.since is not None else None
    until = parse_day(wanted.until, end=True, what="until") if wanted.until is not None else None
    if since and until and since > until:
        raise UsageError(f"since ({since}) lies after until ({until})")
    if since or until:
        where.add("(f.published_earliest IS NOT NULL OR f.published_latest IS NOT NULL)")
    if since:
        where.add("ifnull(f.published_latest, '9999') >= ?", since)
    if until:
        where.add("ifnull(f.published_earliest, '0') <= ?", until)
    if wanted.outlet is not None:
        folded = _folded(wanted.outlet, "outlet")
        outlets = db.execute("SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL").fetchall()
        where.add(f"f.outlet {IN}", json.dumps([one for (one,) in outlets if holds(fold(one), folded)]))
    return where


def _speaker_filter(db: sqlite3.Connection, speaker: str, where: _Where) -> None:
    """Statements in which an entity speaks that has this id, name or alias, or whose open source reads so."""
    keys = entity_keys(db, speaker)
    folded = fold(speaker)
    where.add(
        f"a.key IN (SELECT attribution FROM speaker WHERE entity {IN} "
        "UNION SELECT attribution FROM speaker WHERE entity IS NULL AND folded = ?)",
        json.dumps(keys),
        folded,
    )


def entity_keys(db: sqlite3.Connection, speaker: str) -> list[int]:
    """The entities that a user's words mean: by id; by whole words of a name ("Kerr" finds "Ora Kerr"), for what is not
    named all of them; or by all words of an alias. Case and diacritics do not matter."""
    found = db.execute("SELECT key FROM entity WHERE id = ?", (speaker.strip(),)).fetchall()
    if not found:
        folded = _folded(speaker, "speaker")
        found = db.execute(
            "SELECT key FROM entity WHERE named AND instr(' ' || folded || ' ', ?1) "
            "UNION SELECT key FROM entity WHERE NOT named AND folded = ?2 "
            "UNION SELECT entity FROM alias WHERE folded = ?2 ORDER BY 1",
            (f" {folded} ", folded),
        ).fetchall()
    return [key for (key,) in found]


def _folded(words: str, what: str) -> str:
    folded = fold(words)
    if not folded:
        raise UsageError(f"{what} needs at least one letter or digit, not {words!r}")
    return folded
