"""The record as one object: opened, written under the one-writer lock, read at any time, checked, closed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self, TypeVar

from onrecord.domain import Analysis, MadeBy, Rejected, Report
from onrecord.errors import RecordError, RecordMissing
from onrecord.store import connection as connecting
from onrecord.store import differences as differing
from onrecord.store import (
    opening,
    people,
    placing,
    reading,
    reportlists,
    showing,
    verifying,
    versions,
)
from onrecord.store.concerning import concerned
from onrecord.store.deriving import Tables
from onrecord.store.entries import (
    Counts,
    DiscrepancyRow,
    FigureEntry,
    Problem,
    RejectedEntry,
    ReportEntry,
    Shown,
    ShownReport,
    ShownStatement,
    StatementRow,
)
from onrecord.store.entries.differences import DevelopmentRow
from onrecord.store.finding import Wanted, within
from onrecord.store.locking import WriterLock
from onrecord.store.overview import Overview
from onrecord.store.packing import storable
from onrecord.store.people import SpeakerEntry
from onrecord.store.positions import Positions
from onrecord.store.righting import Righting
from onrecord.store.sensing import Sense, any_vectors
from onrecord.store.writing import Writer

_T = TypeVar("_T")


class Store(Positions, Righting, Tables):
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
            way = os.path.relpath(os.path.realpath(file), os.path.realpath(self.path.parent))
        except ValueError:  # another drive, or no valid path at all
            way = os.fspath(file)
        return hashlib.sha256(storable(way).encode()).hexdigest()

    def discrepancies(
        self,
        kind: str | None = None,
        severity: str | None = None,
        *,
        speaker: str | None = None,
        id: str | None = None,
        dismissed: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[DiscrepancyRow]:
        """Where versions and reports differ, the weightiest first; of one kind or severity, dismissed too, if asked;
        of statements of somebody, or of an id's (:mod:`onrecord.store.concerning`)."""
        with connecting.one_line(self.path):
            of = concerned(self._db, speaker, id)
            statements = json.dumps(sorted({statement for _, statement in of})) if of is not None else None
            stretch = within(limit, offset)
            return self._read(
                iter(differing.discrepancies(self._db, kind, severity, *stretch, statements, dismissed=dismissed))
            )

    def developments(
        self, speaker: str | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[DevelopmentRow]:
        """What has developed by what the record holds, in order of time; with somebody's words on a side, if asked."""
        with connecting.one_line(self.path):
            of = concerned(self._db, speaker)
            attributions = json.dumps([key for key, _ in of]) if of is not None else None
            return self._read(iter(differing.developments(self._db, *within(limit, offset), attributions)))

    @contextlib.contextmanager
    def moment(self) -> Iterator[None]:
        """All that is read within the block is read from one moment of the record, whatever is written meanwhile.

        Not for writing, and for as short as possible: what was written since cannot be folded into the file meanwhile.
        """
        with connecting.one_line(self.path):
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            with connecting.one_line(self.path):
                self._db.execute("ROLLBACK")

    @property
    def overview(self) -> Overview:
        """The record in numbers, and stretches of long listings."""
        return Overview(self._db, self.path)

    def changes(self) -> int:
        """A number that is another one once somebody else has written to the record; only for this open store."""
        with connecting.one_line(self.path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _read(self, rows: Iterator[_T]) -> Iterator[_T]:
        with connecting.one_line(self.path):
            first = next(rows, None)  # so that wrong usage is raised by the call, not at its first row
        return self._rest(first, rows)

    def _rest(self, first: _T | None, rows: Iterator[_T]) -> Iterator[_T]:
        if first is None:
            return
        yield first
        while True:
            with connecting.one_line(self.path):
                row = next(rows, None)
            if row is None:
                return
            yield row

    def statements(
        self,
        speaker: str | None = None,
        about: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        outlet: str | None = None,
        quotation: str | None = None,
        stance: str | None = None,
        occasion: str | None = None,
        unit: str | None = None,
        order: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        vector: bytes | None = None,
    ) -> Iterator[StatementRow]:
        """The statements that meet all of the conditions given, each by the fullest of its versions that do.

        ``speaker`` is a name, another wording for somebody, or an entity's id (:func:`naming.entity_ids`); ``about``
        words (:mod:`onrecord.store.search`), which also ranks and marks the matches; ``since`` and ``until`` are days,
        months or years, both included, between which it may have been said: on the day of its occasion where that is
        known, else when the report was published (never, where nothing is known); ``outlet`` whole words of the
        outlet's name; ``unit`` that of a figure in it; ``order`` one of :data:`finding.ORDERS`; ``vector`` what the
        words of ``about`` mean, by which statements are found that say it in other words.
        Raises :class:`UsageError` at once for what makes no sense.
        """
        wanted = Wanted(
            speaker,
            about,
            since,
            until,
            outlet,
            quotation,
            stance,
            limit,
            offset,
            unit=unit,
            occasion=occasion,
            order=order,
            once=True,
        )
        return self._read(reading.statements(self._db, wanted, self._sense(vector)))

    def found(self, wanted: Wanted, most: int, vector: bytes | None = None) -> int:
        """How many statements (``once``) or attributions meet the conditions, counted no further than ``most``."""
        with connecting.one_line(self.path):
            return reading.found(self._db, wanted, most, self._sense(vector))

    def _sense(self, vector: bytes | None) -> Sense | None:
        return Sense(vector, self.path, self._mode) if vector is not None else None

    def has_meanings(self) -> bool:
        """Whether any content of the record has a vector of what it means."""
        with connecting.one_line(self.path):
            return any_vectors(self._db)

    def timeline(
        self,
        speaker: str,
        about: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[StatementRow]:
        """What somebody said, in the order in which it may have been said; what is without any date, last."""
        wanted = Wanted(speaker, about, since, until, limit=limit, offset=offset, order="time")
        return self._read(reading.statements(self._db, wanted))

    def figures(self, wanted: Wanted) -> Iterator[FigureEntry]:
        """The figures of contents that meet the conditions given, in the order of report and place."""
        return self._read(reading.figures(self._db, wanted))

    def speakers(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        order: str = "statements",
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[SpeakerEntry]:
        """The entities that speak, the most quoted first; with ``name``, those that it may mean."""
        return self._read(people.speakers(self._db, name, kind=kind, order=order, limit=limit, offset=offset))

    def reports(
        self, order: str = "path", *, outlet: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[ReportEntry]:
        """The reports: by "path" and line; by "published", the undated last, or "newest"; or by when they were
        "read". ``outlet``: whole words of its name."""
        return self._read(reportlists.reports(self._db, order=order, outlet=outlet, limit=limit, offset=offset))

    def rejected(self, limit: int | None = None, offset: int = 0) -> Iterator[RejectedEntry]:
        """The inputs that were rejected, in order of path and line."""
        return self._read(reportlists.rejected(self._db, limit, offset))

    def versions(self, id: str) -> ShownStatement:
        """A statement with its versions, by its id, an attribution's, or the beginning of one.

        Raises :class:`UsageError` for an id that is unknown, ambiguous, or superseded by a later reading.
        """
        with connecting.one_line(self.path):
            return versions.versions(self._db, id)

    def show(self, id: str) -> Shown:
        """One attribution in its context, by its id, its statement's, or the beginning of one.

        Raises :class:`UsageError` for an id that is unknown, ambiguous, or superseded by a later reading.
        """
        with connecting.one_line(self.path):
            return showing.show(self._db, id)

    def show_report(self, id: str, start: int | None = None, end: int | None = None) -> ShownReport:
        """A report, by its id or the beginning of it: all of it, or of its text what lies between two offsets. Raises
        :class:`UsageError` where there is none."""
        with connecting.one_line(self.path):
            return showing.show_report(self._db, id, start, end)

    def speaking(self, texts: Collection[str]) -> tuple[int, int]:
        """Of these texts, by id: how many speak in them, and how many statements have a speaker that is left open."""
        with connecting.one_line(self.path):
            return people.speaking(self._db, texts)

    def counts(self) -> Counts:
        """How much the record holds."""
        with connecting.one_line(self.path):
            return reading.counts(self._db)

    def raw(self, report_id: str) -> bytes:
        """The raw bytes of a report, as they were read. Raises :class:`UsageError` for an unknown id."""
        with connecting.one_line(self.path):
            return showing.raw(self._db, report_id)

    def verify(self) -> Iterator[Problem]:
        """What does not hold in the record; nothing, for a sound one. See :mod:`onrecord.store.verifying`."""
        with self._snapshot() as db, connecting.one_line(self.path):
            yield from verifying.verify(db, writable=self._mode == "rw")

    def export_rows(self) -> Iterator[dict[str, Any]]:
        """Every attribution in the promised shape (:meth:`StatementRow.as_dict`), from one moment of the record.

        The order depends on what was read, not on when: path, line, report, place in the text, id.
        """
        with self._snapshot() as db, connecting.one_line(self.path):
            db.execute("BEGIN")
            for row in reading.statements(db, Wanted()):
                yield row.as_dict()

    def digest(self) -> str:
        """The SHA-256 of export, reports and rejected inputs, times left out: the same for the same input."""
        digest = hashlib.sha256()
        with self._snapshot() as db, connecting.one_line(self.path):
            db.execute("BEGIN")
            for row in reading.statements(db, Wanted()):
                shape = row.as_dict()
                del shape["withdrawn"]  # which revision is the latest may hang on when it was read
                for report in (shape["report"], *shape["also_in"]):
                    del report["read_at"]
                digest.update(_line(shape))
            for entry in reportlists.reports(db):
                shape = entry.as_dict()
                del shape["read_at"]
                digest.update(_line(shape))
            for rejection in reportlists.rejected(db):
                shape = rejection.as_dict()
                del shape["at"], shape["folder"]
                digest.update(_line(shape))
        return digest.hexdigest()

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own, so that a long export sees one moment and the caller may go on writing."""
        with connecting.one_line(self.path):
            db = connecting.connect(self.path, self._mode)
        try:
            yield db
        finally:
            db.close()


def _folder(file: Path | None, path: str) -> str | None:
    """The names of the last two folders above what was asked for, of a file that was found there as ``path``."""
    if file is None:
        return None
    above = Path(os.path.abspath(file)).parts[: -len(PurePosixPath(path).parts)]
    return "/".join(part for part in above[-2:] if part != os.path.sep)


def _line(shape: dict[str, Any]) -> bytes:
    return json.dumps(shape, ensure_ascii=False).encode() + b"\n"
