"""What the tables that reconcile derives have in common: a connection, transactions, what is kept under a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.store.transactions import transaction


class Derived:
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, rolled back when anything breaks it."""
        with transaction(self.db):
            yield

    def info(self, name: str) -> str:
        """What was kept under a name; "" when nothing was."""
        row = self.db.execute("SELECT value FROM info WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row is not None else ""

    def keep_info(self, name: str, value: str) -> None:
        """Keep a value under a name: by what rules and packs the tables were derived, say."""
        self.db.execute("INSERT OR REPLACE INTO info (name, value) VALUES (?, ?)", (name, value))
