"""The part of :class:`onrecord.store.Store` that puts things right, or takes a report out for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.store import connection as connecting
from onrecord.store import correction_log, corrections, forgetting, tombstones, transfer
from onrecord.store.corrections import Correction
from onrecord.store.entries import CorrectionEntry, ForgottenEntry, Imported
from onrecord.store.transactions import transaction
from onrecord.store.writing import Writer

_T = TypeVar("_T")


class Righting:
    """Corrections, and forgetting."""

    if TYPE_CHECKING:
        path: Path
        _db: sqlite3.Connection
        _wait: float

        def _read(self, rows: Iterator[_T]) -> Iterator[_T]: ...

        def _write(self, act: Callable[[Writer], _T]) -> _T: ...

    def correct(self, propose: Callable[[sqlite3.Connection], Correction]) -> CorrectionEntry:
        """Append the correction that ``propose`` makes of the record (:mod:`onrecord.store.proposals`), or nothing.

        What it means for the record is the next reconcile's to say.
        """

        def act(_: Writer) -> CorrectionEntry:
            with transaction(self._db):
                entry = corrections.append(self._db, propose(self._db))
                return next(correction_log.log(self._db, [entry.id]))

        return self._write(act)

    def take_corrections(self, entries: Collection[Correction]) -> Imported:
        """Append those of the corrections that the record lacks, all or none of them."""

        def act(_: Writer) -> Imported:
            with transaction(self._db):
                return transfer.take(self._db, entries)

        return self._write(act)

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections in force, in the order in which they were made: a later one wins over an earlier one."""
        with connecting.one_line(self.path):
            return corrections.active(self._db)

    def correction_log(
        self, id: str | None = None, *, newest: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[CorrectionEntry]:
        """Corrections in their order (or the newest first), with those undone and the undoing ones, in words."""
        return self._read(correction_log.stretch(self._db, id, newest=newest, limit=limit, offset=offset))

    def forget(self, id: str, *, reason: str, author: str, at: str) -> ForgottenEntry:
        """Take a report out for good, in one transaction; :meth:`clean`, after a reconcile, erases what is left of it.

        Raises :class:`UsageError` for an unknown id and a reason that will not do, :class:`Forgotten` for a report that
        was forgotten before.
        """
        return self._write(lambda writer: forgetting.forget(self._db, writer, id, reason=reason, author=author, at=at))

    def forgotten(self, raw_sha256: str) -> ForgottenEntry | None:
        """What stayed of a report of these raw bytes that was forgotten, and not brought back."""
        with connecting.one_line(self.path):
            return tombstones.of(self._db, raw_sha256=raw_sha256)

    def tombstone(self, id: str) -> ForgottenEntry | None:
        """What stayed of the report of this id (or the beginning of it), where it was forgotten."""
        with connecting.one_line(self.path):
            return tombstones.tombstone(self._db, id.strip())

    def unclean(self) -> bool:
        """Whether the file may still hold words of what was forgotten, outside of its tables."""
        with connecting.one_line(self.path):
            return forgetting.unclean(self._db)

    def clean(self, wait: float | None = None) -> bool:
        """Have no word left in the file of what was forgotten; False where a reader did not let go within ``wait`` s.

        The mark stays then, and :meth:`unclean` says so.
        """

        def act(_: Writer) -> bool:
            db = connecting.connect(self.path, "rw")  # one of its own: this one may be in the midst of reading
            try:
                db.execute(f"PRAGMA busy_timeout = {int(1000 * (self._wait if wait is None else wait)):d}")
                return forgetting.clean(db)
            finally:
                db.close()

        return self._write(act)
