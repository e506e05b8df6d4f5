"""The one-writer lock: held through a whole read, while each report is a transaction of its own.

It is SQLite's own file lock on an empty side file (``onrecord.db-lock``), because that lock is the same on every
system, is not inherited by forked workers, and goes with the process that held it, however it died. The record itself
is never locked by it, so readers go on. The side file is taken away when the lock is let go.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from onrecord.errors import RecordBusy, RecordError

POLL_SECONDS: Final = 0.05  # short waits in Python rather than one long one in SQLite, so that Ctrl-C is heard


class WriterLock:
    """A lock on ``record`` that one process (and one holder in it) has at a time; a context manager.

    Entering waits up to ``wait`` seconds, then raises :class:`RecordBusy`.
    """

    def __init__(self, record: Path, wait: float) -> None:
        self._record = record
        self._file = record.with_name(record.name + "-lock")
        self._wait = wait
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        deadline = time.monotonic() + self._wait
        while not self._try():
            left = deadline - time.monotonic()
            if left <= 0:
                raise RecordBusy(f"{self._record} is being written by another process (waited {self._wait:g} s)")
            time.sleep(min(POLL_SECONDS, left))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        # Elsewhere the file is taken away while the lock is held, so that nobody can hold a lock on a file that is
        # gone without noticing; Windows lets nobody remove an open file, so there it is tried after closing.
        if os.name != "nt":
            self._remove()
        connection.close()
        if os.name == "nt":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._file.unlink()

    def _try(self) -> bool:
        try:
            before = self._identity()
            if before is None:  # only then: opening and closing a locked file here would drop this process's lock on it
                self._file.touch()
                before = self._identity()
            connection = sqlite3.connect(self._file, timeout=0, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise RecordError(f"cannot write beside {self._record}: {error}") from error
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # nothing is ever written to the side file
            connection.execute("BEGIN EXCLUSIVE")
            if before is not None and before == self._identity():
                self._connection = connection
                return True
        except sqlite3.OperationalError as error:
            if not str(error).startswith("database is locked"):
                connection.close()
                raise RecordError(f"cannot lock {self._record} for writing: {error}") from error
        except BaseException:
            connection.close()
            raise
        connection.close()
        return False

    def _identity(self) -> tuple[int, int, int] | None:
        """Which file lies at the path now; the last holder may have removed it between our opening and locking it."""
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_ctime_ns
