"""The part of :class:`onrecord.store.Store` that hands out tables to what derives what many reports say together."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.store import connection as connecting
from onrecord.store.appearances import Appearances, Paged
from onrecord.store.copies import Copies
from onrecord.store.differences import Differences
from onrecord.store.identities import Identities
from onrecord.store.tellings import Tellings
from onrecord.store.times import Times


class Tables:
    """Tables to read and write while the one-writer lock is held."""

    if TYPE_CHECKING:
        path: Path
        _db: sqlite3.Connection

        def writing(self) -> contextlib.AbstractContextManager[None]:
            """See :meth:`Store.writing`."""

    @contextlib.contextmanager
    def identities(self) -> Iterator[Identities]:
        """The tables of who is who, to read and write while the one-writer lock is held (for ``reconcile``)."""
        with self.writing(), connecting.one_line(self.path):
            yield Identities(self._db)

    @contextlib.contextmanager
    def times(self) -> Iterator[Times]:
        """The tables of what was when, to read and write while the one-writer lock is held (for ``reconcile``)."""
        with self.writing(), connecting.one_line(self.path):
            yield Times(self._db)

    @contextlib.contextmanager
    def copies(self) -> Iterator[Copies]:
        """The tables of texts that are copies, to read and write while the one-writer lock is held."""
        with self.writing(), connecting.one_line(self.path):
            yield Copies(self._db)

    @contextlib.contextmanager
    def appearances(self) -> Iterator[Appearances]:
        """The tables of pages that were read more than once, to read and write while the one-writer lock is held."""
        with self.writing(), connecting.one_line(self.path):
            yield Appearances(self._db)

    @property
    def paged(self) -> Paged:
        """Pages that were read more than once, with their revisions."""
        return Paged(self._db, self.path)

    @contextlib.contextmanager
    def tellings(self) -> Iterator[Tellings]:
        """The tables of which attributions tell one statement, to read and write while the one-writer lock is held."""
        with self.writing(), connecting.one_line(self.path):
            yield Tellings(self._db)

    @contextlib.contextmanager
    def differences(self) -> Iterator[tuple[Differences, Tellings]]:
        """The tables of where versions differ, and those of statements, while the one-writer lock is held."""
        with self.writing(), connecting.one_line(self.path):
            yield Differences(self._db), Tellings(self._db)

    def meaning(self, attribution: str) -> bytes | None:
        """What an attribution's content means, as a vector (:class:`onrecord.domain.Attribution`), if it is kept."""
        with connecting.one_line(self.path):
            return Tellings(self._db).meaning(attribution)
