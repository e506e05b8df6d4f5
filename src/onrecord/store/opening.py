"""Making a record, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.store import connection as connecting
from onrecord.store import migrations
from onrecord.store.locking import WriterLock
from onrecord.store.transactions import transaction


def _onrecord() -> str:
    from onrecord import __version__

    return __version__


def create(path: Path, wait: float) -> None:
    """Make an empty record, in one transaction and before WAL mode, so that its header is there or nothing is."""
    with WriterLock(path, wait):
        db = connecting.connect(path, "rwc")
        try:
            with transaction(db):
                if db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
                    migrations.create(db, _onrecord())
            db.execute("PRAGMA journal_mode = WAL")
        finally:
            db.close()


def version(db: sqlite3.Connection) -> int:
    """The version of a record's schema; 0 for a database without any."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(path: Path, db: sqlite3.Connection, mode: str, wait: float) -> None:
    """Migrate an older record; raises RecordTooNew for a newer one, RecordError where the file cannot be written."""
    connecting.check_version(path, version(db))
    if version(db) == migrations.SCHEMA_VERSION:
        return
    if mode != "rw":
        raise RecordError(f"{path} was written by an older onrecord: open it once where it can be written")
    with WriterLock(path, wait), transaction(db):
        if version(db) < migrations.SCHEMA_VERSION:  # another process may have been first
            migrations.migrate(db, _onrecord())
