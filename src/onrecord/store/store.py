"""The record as one object: opened, written under the one-writer lock, read at any time, checked, closed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self, TypeVar

from onrecord.domain import Analysis, MadeBy, Rejected, Report
from onrecord.errors import RecordError, RecordMissing
from onrecord.store import connection as connecting
from onrecord.store import opening, placing, reading
from onrecord.store.deriving import Tables
from onrecord.store.locking import WriterLock
from onrecord.store.packing import storable
from onrecord.store.righting import Righting
from onrecord.store.viewing import Views
from onrecord.store.writing import Writer

_T = TypeVar("_T")


class Store(Views, Righting, Tables):
    """One record. Use it as a context manager; one thread at a time.

    Any number of stores, in any processes, may read a record; one at a time writes. Every failure of the file or the
    disk is a :class:`RecordError` of one line.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, mode: str, wait: float) -> None:
        """Not for callers: use :meth:`open`."""
        self.path = path
        self._db = db
        self._mode = mode
        self._wait = wait
        self._writer: Writer | None = None
        self._wrote = False
        self._process = os.getpid()
        self._closed = False

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False, wait: float = 30.0) -> Self:
        """Open the record at ``path``; with ``create``, make one where there is none.

        ``wait`` is how many seconds to wait for another process that writes. An older record is brought up to date.
        Raises :class:`RecordMissing`, :class:`RecordForeign` (no record; the file stays untouched),
        :class:`RecordTooNew`, :class:`RecordBusy` or, for anything else the system says, :class:`RecordError`.
        """
        file = Path(path)
        with connecting.one_line(file):
            file = file.resolve()  # the lock lies beside the file itself, by whichever link it was named
        connecting.check_file(file, create)
        with connecting.one_line(file):
            if create and (not file.exists() or file.stat().st_size == 0):
                opening.create(file, wait)
            db, mode = connecting.connect_to_read(file)
            connecting.remember(file)
            try:
                if opening.version(db) == 0:  # the journal of a killed process was rolled back just now, to nothing
                    if not create:
                        raise RecordMissing(f"{file} is empty: no report has been read into it")
                    opening.create(file, wait)
                connecting.check_application(file, db)
                opening.bring_up_to_date(file, db, mode, wait)
            except BaseException:
                db.close()
                raise
            return cls(file, db, mode, wait)

    def close(self) -> None:
        """Close the record, once; after writing, all is back in the one file unless another process still reads."""
        if self._closed or self._process != os.getpid():  # a forked worker must leave the parent's connection alone
            return
        self._closed = True
        with connecting.one_line(self.path):
            try:
                if self._wrote:
                    self._db.execute("PRAGMA optimize")
                    self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except RecordError:
            if kind is None:  # else what went wrong first is what the user must read
                raise

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one-writer lock; readers go on. Raises :class:`RecordBusy` when another process does not let go.

        May be nested. ``add``, ``reject`` and ``accept`` outside of it take the lock for themselves.
        """
        if self._writer is not None:
            yield
            return
        with connecting.one_line(self.path):
            if self._mode != "rw":
                raise sqlite3.OperationalError("attempt to write a readonly database")
            lock = WriterLock(self.path, self._wait)
        with lock:
            with connecting.one_line(self.path):
                self._db.execute("PRAGMA journal_mode = WAL")  # kept in the file; missing if its making was cut short
            self._writer = Writer(self._db)
            self._wrote = True
            try:
                yield
            finally:
                self._writer = None

    def _write(self, act: Callable[[Writer], _T]) -> _T:
        with self.writing(), connecting.one_line(self.path):
            assert self._writer is not None
            return act(self._writer)

    def has(self, report_id: str, made_by: MadeBy) -> bool:
        """Whether the record holds this report as these versions read it."""
        with connecting.one_line(self.path):
            found = self._db.execute(
                "SELECT 1 FROM report r JOIN version v ON v.key = r.version "
                "WHERE r.id = ? AND v.onrecord = ? AND v.model = ? AND v.packs = ?",
                (report_id, made_by.onrecord, made_by.model, made_by.packs),
            ).fetchone()
        return found is not None

    def has_text(self, text_id: str, made_by: MadeBy) -> bool:
        """Whether the record holds an analysis of this text by these versions, from whichever report."""
        with connecting.one_line(self.path):
            return reading.has_text(self._db, text_id, made_by)

    def knows(self, raw_sha256: str, path: str, line: int | None, made_by: MadeBy) -> bool:
        """Whether the record holds these raw bytes from this path and line, as these versions read them.

        Cheaper to ask than :meth:`has`: nothing needs to be parsed to know it.
        """
        with connecting.one_line(self.path):
            return reading.knows(self._db, raw_sha256, storable(path), line, made_by)

    def add(
        self, report: Report, analysis: Analysis, read_at: str, file: Path | None = None, *, bring_back: bool = False
    ) -> bool:
        """Store a report with its analysis in one transaction; False when nothing changed. ``read_at``: ISO 8601.

        ``file`` is where the input really is, if it is a file, so that :meth:`seen_again` knows what it held.

        A report that other versions read is replaced by this reading. Raises :class:`Unstorable` for this report alone,
        :class:`Forgotten` for one that was forgotten (unless ``bring_back``), :class:`RecordError` when the record
        cannot be written (it stays valid, without this report).
        """
        place = self._place(file) if file is not None else None
        return self._write(lambda writer: writer.add(report, analysis, read_at, place, bring_back=bring_back))

    def seen_again(self, raw_sha256: str, path: str, line: int | None, file: Path | None, at: str) -> bool:
        """Note that a file holds what the record has, where it held another text of that page in between.

        False, and nothing changes, where it did not, as far as the record knows.
        """
        if file is None or not placing.any_sighting(self._db):
            return False
        place = self._place(file), line
        return self._write(lambda _: placing.seen_again(self._db, raw_sha256, storable(path), place, at))

    def reject(self, rejected: Rejected, at: str, file: Path | None = None) -> None:
        """List an input as rejected at a time (ISO 8601); the same file, path and line again replaces the reason.

        ``file`` is where the input really is (its path, relative to what was asked for, may be another file's too);
        None is standard input. A hash of the way there from the record's folder is stored, and the names of the last
        two folders, which tell files of one name apart in the listing.
        """
        place = self._place(file)
        self._write(lambda writer: writer.reject(rejected, at, place, _folder(file, rejected.path)))

    def settle(self, file: Path | None, rejected: Collection[int | None] = ()) -> None:
        """Say that ``file`` was read to its end, and which of its lines (None: the whole) were rejected in that.

        Whatever else was listed as rejected from this file leaves the list: it was put right, or is gone. Other files
        keep theirs, whatever their names. All that comes by standard input counts as one file.
        """
        place = self._place(file)
        self._write(lambda writer: writer.settle(place, rejected))

    def text(self, id: str) -> str | None:
        """The stored text of this id; None where the record has none."""
        with connecting.one_line(self.path):
            row = self._db.execute("SELECT content FROM text WHERE id = ?", (id,)).fetchone()
        return row[0] if row is not None else None

    def _place(self, file: Path | None) -> str:
        """Which file it is, the same while files and record stay where they are relative to each other."""
        if file is None:
            return ""
        try:
            way = os.path.relpath(os.path.realpath(file), self.path.parent)  # which was resolved when opened
        except ValueError:  # another drive, or no valid path at all
            way = os.fspath(file)
        return hashlib.sha256(storable(way).encode()).hexdigest()


def _folder(file: Path | None, path: str) -> str | None:
    """The names of the last two folders above what was asked for, of a file that was found there as ``path``."""
    if file is None:
        return None
    above = Path(os.path.abspath(file)).parts[: -len(PurePosixPath(path).parts)]
    return "/".join(part for part in above[-2:] if part != os.path.sep)
