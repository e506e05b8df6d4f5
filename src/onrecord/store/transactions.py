"""Transactions: all of a change to a record or nothing of it."""

from __future__ import annotations

import sqlite3


class transaction:
    """``with transaction(connection):`` one transaction, rolled back when anything, Ctrl-C included, breaks it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            try:
                self._db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        else:
            self._roll_back()

    def _roll_back(self) -> None:
        if self._db.in_transaction:  # a full disk makes SQLite roll back on its own
            self._db.execute("ROLLBACK")
