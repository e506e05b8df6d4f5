"""Opening a record: which files are one, how a connection is set up, and SQLite's errors as one line each."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.errors import RecordBusy, RecordError, RecordForeign, RecordMissing, RecordTooNew
from onrecord.store import migrations

MAGIC: Final = b"SQLite format 3\0"
HEADER: Final = 100  # bytes of SQLite's file header
# The unique indexes of ids are hit at random, so the pages of a large record's indexes should stay in memory, and a
# page changed by several reports be copied once for all of them: a larger cache and a longer log than SQLite's own.
# `python -m benchmarks --only growth` shows what they cost and save.
CACHE_KIB: Final = 32 * 1024
CHECKPOINT_PAGES: Final = 4000
BUSY_SECONDS: Final = 30.0  # for the short moments in which another program holds SQLite's own locks
_seen: set[tuple[int, int]] = set()  # device and inode of the files that this process has been connected to


@contextlib.contextmanager
def one_line(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into a :class:`RecordError` of one line that names the record."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(path, error) from error
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror or error}") from error


def _translated(path: Path, error: sqlite3.Error) -> RecordError:
    said = str(error)
    if "disk is full" in said:
        return RecordError(f"{path}: no room left on the disk; the reports stored so far are safe")
    if "is locked" in said:
        return RecordBusy(f"{path} is locked by another program")
    if "readonly database" in said:
        return RecordError(f"{path} cannot be written: no write permission for the file or its folder")
    if "not a database" in said or "malformed" in said:
        return RecordError(f"{path} is damaged: {said}")
    if "unable to open" in said:
        return RecordError(f"{path} cannot be opened: no permission for the file or its folder")
    if "fts5" in said:
        return RecordError(f"{path}: this Python's SQLite lacks full-text search (FTS5): {said}")
    return RecordError(f"{path}: {said}")


def check_file(path: Path, create: bool) -> None:
    """Refuse what is no record before SQLite opens it, so that it stays untouched, byte for byte.

    The application id is in the file's first page from the first commit on, and a record is made outside of WAL mode,
    so the header alone decides. An empty file is what a process leaves that was killed while it made a record.

    A process looks into a file only before it first connects to it: closing any handle of a file takes away the locks
    that a process has on it (POSIX), and another process would then believe itself alone, and remove the log under an
    open connection (https://www.sqlite.org/howtocorrupt.html, 2.2). Later on :func:`check_application` asks SQLite.
    """
    try:
        about = path.stat()
    except FileNotFoundError:
        if not create:
            raise RecordMissing(f"there is no record at {path} (onrecord read makes one)") from None
        if not path.parent.is_dir():
            raise RecordMissing(f"there is no folder {path.parent} to make a record in") from None
        return
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror or error}") from error
    if path.is_dir():
        raise RecordForeign(f"{path} is a folder, not a record")
    if about.st_size == 0:
        if not create:
            raise RecordMissing(f"{path} is empty: no report has been read into it")
        return
    if (about.st_dev, about.st_ino) in _seen:
        return
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror or error}") from error
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise RecordForeign(f"{path} is not a record of onrecord: it is no SQLite file")
    if int.from_bytes(header[68:72], "big") != migrations.APPLICATION_ID:
        raise RecordForeign(f"{path} is not a record of onrecord: it is another program's SQLite file")
    check_version(path, int.from_bytes(header[60:64], "big"))


def remember(path: Path) -> None:
    """This process has a connection to a file: from now on it must not look into it by any other handle."""
    about = path.stat()
    _seen.add((about.st_dev, about.st_ino))


def check_application(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse another program's database that came to stand where a record was."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != migrations.APPLICATION_ID:
        raise RecordForeign(f"{path} is not a record of onrecord: it is another program's SQLite file")


def check_version(path: Path, version: int) -> None:
    """Raise :class:`RecordTooNew` for a schema version that this onrecord does not know."""
    if version > migrations.SCHEMA_VERSION:
        raise RecordTooNew(
            f"{path} was written by a newer onrecord (schema {version}, this one knows up to "
            f"{migrations.SCHEMA_VERSION}): pip install --upgrade onrecord"
        )


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in SQLite's URI ``mode`` ("rwc", "rw", "ro" or "immutable"), set up as every use of it needs."""
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions are begun and ended in writing.py, where one can see them
        cached_statements=1024,  # a read with its reconcile has some 600
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB:d}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES:d}")
        # In WAL mode, NORMAL keeps the file valid through a loss of power; what may be lost are the last reports,
        # whole, and the next read takes them in again. FULL would only save that, for one fsync a report.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> tuple[sqlite3.Connection, str]:
    """A connection to an existing record and the mode that worked, of "rw", "ro" and "immutable".

    Read and write comes first, also for readers: they then clear away a log that a killed writer left. Where the folder
    cannot be written (a DVD, another user's folder), SQLite can read a closed record only as immutable.
    """
    modes = ["rw", "ro"] if _writable(path) else ["ro"]
    if not path.with_name(path.name + "-wal").exists():
        modes.append("immutable")
    for mode in modes:
        connection = connect(path, mode)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if mode == modes[-1] or not ("unable to open" in str(error) or "readonly" in str(error)):
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection, mode
    raise AssertionError("unreachable: the last mode returns or raises")  # pragma: no cover


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
