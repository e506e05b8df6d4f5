"""The record's open files, shared out to the threads that answer requests, and which state of it they see."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord import api
from onrecord.errors import RecordBusy

if TYPE_CHECKING:
    from onrecord.api import Record

READERS: Final = (
    2  # records open at once: each may take 60 MB (32 MiB of it SQLite's cache), and Python works on one at a time
)
WAIT: Final = 20.0  # seconds that a request waits for one of them
WRITING: Final = 5.0  # seconds that a correction waits for another process to finish writing


class Records:
    """A few open records for any number of threads: each is one thread's at a time.

    The first is opened at once, so that a missing, foreign or too new file is told before anything is served; the
    others when they are needed.
    """

    def __init__(self, path: Path, packs: Sequence[Path] = (), readers: int = READERS) -> None:
        self.path = path
        self.packs = tuple(packs)
        self._free: list[Record] = []
        self._turn = threading.BoundedSemaphore(readers)
        self._lock = threading.Lock()
        self.written = 0  # how often somebody wrote through here, who then must see it
        self._started = secrets.token_hex(6)
        self._watch = self._open()

    def _open(self) -> Record:
        return api.open(self.path, packs=self.packs)

    @contextmanager
    def reading(self) -> Iterator[Record]:
        """A record to read from; all that is asked within the block is answered from one moment of it."""
        if not self._turn.acquire(timeout=WAIT):
            raise RecordBusy("too many requests at once: try again in a moment")
        try:
            with self._lock:
                record = self._free.pop() if self._free else None
            if record is None:
                record = self._open()
            try:
                with record.moment():
                    yield record
            finally:
                with self._lock:
                    self._free.append(record)
        finally:
            self._turn.release()

    @contextmanager
    def apart(self) -> Iterator[Record]:
        """A record of its own, closed at the end of the block: for what takes long (an export)."""
        with self._open() as record:
            yield record

    @contextmanager
    def writing(self) -> Iterator[Record]:
        """A record of its own to write to; RecordBusy soon where another process is writing, for somebody waits."""
        try:
            with api.open(self.path, packs=self.packs, wait=WRITING) as record:
                yield record
        finally:
            with self._lock:
                self.written += 1

    def state(self) -> str:
        """Which state the record is in: another one whenever anything was written to it, or the server started."""
        with self._lock:
            return f"{self._started}-{self._watch.changes()}"

    def close(self) -> None:
        """Close all that is open."""
        with self._lock:
            for record in (self._watch, *self._free):
                record.close()
            self._free.clear()
