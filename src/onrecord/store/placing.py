"""Where a report stands, and what a file held: how one page is known again when it is read again."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from typing import Final

from onrecord.store.clauses import IN

_WEB: Final = re.compile(r"https?:(//.+?)/?", re.IGNORECASE | re.DOTALL)
_LINE: Final = re.compile(r"(.+), line (\d+)", re.DOTALL)


def place_of(url: str | None, path: str, line: int | None) -> str:
    """Where a report stood: its URL without scheme and last slash, or without a URL its path and line."""
    if url is not None:
        found = _WEB.fullmatch(url)
        return found[1] if found else f"//{url}"
    return path if line is None else f"{path}, line {line}"


def urls(place: str) -> str:
    """The URLs that a place may be written as: a JSON list."""
    ways = [f"{scheme}{place}{slash}" for scheme in ("https:", "http:") for slash in ("", "/")]
    return json.dumps([*ways, place.removeprefix("//")])


def reports_at(db: sqlite3.Connection, place: str) -> list[int]:
    """The reports of a place, by key."""
    if place.startswith("//"):
        return [key for (key,) in db.execute(f"SELECT key FROM report WHERE url {IN}", (urls(place),))]
    rows = db.execute("SELECT key, path, line FROM report WHERE path = ? AND url IS NULL", (place,)).fetchall()
    if (lined := _LINE.fullmatch(place)) is not None:
        rows += db.execute(
            "SELECT key, path, line FROM report WHERE path = ? AND line = ? AND url IS NULL",
            (lined[1], int(lined[2][:18])),
        ).fetchall()
    return [key for key, path, line in rows if place_of(None, path, line) == place]


def any_sighting(db: sqlite3.Connection) -> bool:
    """Whether any file is known to have held more than one text of a page."""
    return db.execute("SELECT 1 FROM sighting LIMIT 1").fetchone() is not None


def sighted(db: sqlite3.Connection, file: str, line: int | None, report: int, at: str) -> None:
    """Note what a file holds now, where the page of a newly read report has others."""
    row = db.execute("SELECT url, path, line FROM report WHERE key = ?", (report,)).fetchone()
    if row is not None and len(reports_at(db, place_of(*row))) > 1:
        _sight(db, file, line, report, at, again=False)


def seen_again(db: sqlite3.Connection, raw_sha256: str, path: str, place: tuple[str, int | None], at: str) -> bool:
    """Note that a file (``place``: its hash, the line) holds again what was read from it before; False where it has
    held nothing else since, as far as is known."""
    file, line = place
    held = db.execute(
        "SELECT report FROM sighting WHERE file = ? AND line IS ? ORDER BY key DESC LIMIT 1", (file, line)
    ).fetchone()
    if held is None:
        return False
    found = db.execute(
        "SELECT r.key, r.text FROM raw w JOIN report r ON r.raw = w.key WHERE w.sha256 = ? AND r.path = ? "
        "AND r.line IS ? ORDER BY r.key LIMIT 1",
        (raw_sha256, path, line),
    ).fetchone()
    if found is None or found[0] == held[0]:
        return False
    _sight(db, file, line, found[0], at, again=True)
    db.execute("INSERT OR IGNORE INTO touched_page (text) VALUES (?)", (found[1],))
    return True


def _sight(db: sqlite3.Connection, file: str, line: int | None, report: int, at: str, *, again: bool) -> None:
    db.execute(
        "INSERT INTO sighting (file, line, report, at, again) VALUES (?, ?, ?, ?, ?)", (file, line, report, at, again)
    )
