"""The schema of a record, and how an older record becomes one of today.

A new record is made from ``schema.sql``; an older one runs the numbered scripts of :data:`MIGRATIONS` that it lacks.
Both end with the views of ``views.sql``. A change of the schema changes ``schema.sql``, adds one script
(``migration-N.sql``, never changed afterwards), and raises :data:`SCHEMA_VERSION` with it; the tests hold the two ways
to the same result.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

APPLICATION_ID: Final = 0x6F6E7263  # "onrc", at offset 68 of the file: how `file` and onrecord know a record
SCHEMA_VERSION: Final = 7  # SQLite's user_version


def script(name: str) -> str:
    """The text of a packaged SQL file of the store."""
    return files("onrecord.store").joinpath(name).read_text(encoding="utf-8")


#: ``MIGRATIONS[n]`` is the script that turns a record of version ``n - 1`` into one of version ``n``.
MIGRATIONS: Final[Mapping[int, str]] = {n: script(f"migration-{n}.sql") for n in range(2, SCHEMA_VERSION + 1)}


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script (``executescript`` would commit on its own, and a half-made schema with it)."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def create(connection: sqlite3.Connection, onrecord: str) -> None:
    """Make the schema in an empty database, inside the caller's transaction."""
    for statement in statements(script("schema.sql")):
        connection.execute(statement)
    _finish(connection, SCHEMA_VERSION, onrecord)


def migrate(
    connection: sqlite3.Connection,
    onrecord: str,
    migrations: Mapping[int, str] = MIGRATIONS,
    target: int = SCHEMA_VERSION,
) -> None:
    """Bring an older record to ``target``, inside the caller's transaction."""
    (current,) = connection.execute("PRAGMA user_version").fetchone()
    views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    for (view,) in views:  # before the tables they stand on change
        connection.execute('DROP VIEW "{}"'.format(view.replace('"', '""')))
    for number in range(current + 1, target + 1):
        for statement in statements(migrations[number]):
            connection.execute(statement)
    _finish(connection, target, onrecord)


def _finish(connection: sqlite3.Connection, version: int, onrecord: str) -> None:
    for statement in statements(script("views.sql")):
        connection.execute(statement)
    connection.execute("INSERT OR REPLACE INTO info (name, value) VALUES ('schema_by_onrecord', ?)", (onrecord,))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {version:d}")
