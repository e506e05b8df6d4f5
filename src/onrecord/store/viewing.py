"""The half of :class:`onrecord.store.Store` that only reads: listings, what is shown by an id, checks and exports."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from onrecord.store import connection as connecting
from onrecord.store import differences as differing
from onrecord.store import people, reading, reportlists, showing, verifying, versions
from onrecord.store.concerning import concerned
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
from onrecord.store.overview import Overview
from onrecord.store.people import SpeakerEntry
from onrecord.store.positions import Positions
from onrecord.store.sensing import Sense, any_vectors
from onrecord.store.wanted import Wanted, within

_T = TypeVar("_T")


class Views(Positions):
    """What a record answers. A listing is read as it is gone through; wrong usage is raised by the call itself."""

    path: Path
    _db: sqlite3.Connection
    _mode: str  # "rw" where the file may be written, else "ro"

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


def _line(shape: dict[str, Any]) -> bytes:
    return json.dumps(shape, ensure_ascii=False).encode() + b"\n"
