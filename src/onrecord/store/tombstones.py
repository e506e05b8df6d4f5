"""What stays of reports that were forgotten: the id, the time, who did it and why, and hashes to know the file by."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import sqlite3
from typing import Any, Final

from onrecord.errors import Forgotten
from onrecord.store.entries import ForgottenEntry

BECAUSE: Final = "forgotten with "  # why an id leads nowhere, before the report's id
AFTER: Final = "g"  # sorts behind every hexadecimal digit
COLUMNS: Final = "report, at, author, reason, raw_sha256, text, returned"


def tombstone(db: sqlite3.Connection, id_: str) -> ForgottenEntry | None:
    """What stayed of the report of this id (or the beginning of it, six digits or more), where it was forgotten."""
    if not id_.startswith("r") or len(id_) <= 6:
        return None
    row = db.execute(
        f"SELECT {COLUMNS} FROM forgotten WHERE report >= ? AND report < ? AND returned IS NULL ORDER BY report",
        (id_, id_ + AFTER),
    ).fetchone()
    return _entry(row) if row is not None else None


def of(
    db: sqlite3.Connection, report: str | None = None, raw_sha256: str | None = None, text: str | None = None
) -> ForgottenEntry | None:
    """The tombstone of a report of this id, of these bytes, or of the text of this id, unless it was brought back."""
    row = db.execute(
        f"SELECT {COLUMNS} FROM forgotten WHERE returned IS NULL AND (report = ? OR raw_sha256 = ? OR text = ?) "
        "ORDER BY at LIMIT 1",
        (report, raw_sha256, text),
    ).fetchone()
    return _entry(row) if row is not None else None


def bring_back(db: sqlite3.Connection, report: str, raw_sha256: str, text: str, at: str) -> None:
    """Let what was forgotten be read again, inside the caller's transaction."""
    db.execute(
        "UPDATE forgotten SET returned = ? WHERE returned IS NULL AND (report = ? OR raw_sha256 = ? OR text = ?)",
        (at, report, raw_sha256, text),
    )


def gone(db: sqlite3.Connection, id_: str) -> Forgotten | None:
    """The error for an id of what went with a forgotten report; None for any other."""
    entry = tombstone(db, id_)
    if entry is None:
        row = db.execute("SELECT because FROM redirect WHERE id = ? AND target IS NULL", (id_,)).fetchone()
        if row is not None and str(row[0]).startswith(BECAUSE):
            entry = tombstone(db, str(row[0]).removeprefix(BECAUSE))
    if entry is None:
        return None
    what = entry.report if id_.startswith("r") else f"{id_}, of {entry.report},"
    return Forgotten(f"{what} was {entry.said()} (by {entry.author})")


def _entry(row: tuple[Any, ...]) -> ForgottenEntry:
    return ForgottenEntry(*row[:6])
