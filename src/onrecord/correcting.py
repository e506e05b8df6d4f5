"""Putting right what the record says: ``record.correct``, and ``onrecord correct``.

A correction is an entry of its own with an author, a time and a note. It is only ever added, wins over the machine,
and is undone by a further entry. Each call lets the record follow at once.
"""

from __future__ import annotations

import getpass
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from os import PathLike

    from onrecord.store import Store
    from onrecord.store.anchors import Anchor
    from onrecord.store.corrections import Correction
    from onrecord.store.entries import CorrectionEntry, Imported
    from onrecord.store.naming import Known
    from onrecord.store.proposals import Made

NEAR: Final = 2000  # characters on either side of an anchor in which its sentences' ends are looked for
CLOSING: Final = "\"”’')]"


class Corrections:
    """The corrections of an open record: to be had as ``record.correct``.

    ``entity`` and ``other`` are an entity's id, its name or words of it, as long as they mean one only; an id of
    somebody whom a knowledge pack knows will do too. ``id`` is an attribution's or statement's, or the beginning of
    one. ``author`` is the system's user by default, ``note`` a line of any words. Every method raises UsageError, and
    leaves the record as it is, for what is unknown or makes no sense.
    """

    def __init__(self, store: Store, reconcile: Callable[[], object], known: Known) -> None:
        """Not for callers: :attr:`onrecord.Record.correct` makes one."""
        self._store = store
        self._reconcile = reconcile
        self._known = known

    def merge(self, entity: str, other: str, *, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """``other`` is ``entity``: one and the same, with the id and the name of ``entity``."""
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.merge(db, by, entity, other, self._known), author, note)

    def split(self, entity: str, *ids: str, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """In these attributions, statements or reports it is somebody else who speaks as ``entity``.

        Within a report ``entity`` is split off as a whole; for a single statement there is :meth:`assign`.
        """
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.split(db, by, entity, ids, self._known), author, note)

    def rename(self, entity: str, name: str, *, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """``entity`` is called ``name``; it is still found by the names that the reports give."""
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.rename(db, by, entity, name, self._known), author, note)

    def assign(
        self,
        id: str,
        entity: str | None = None,
        *,
        unresolved: bool = False,
        speaker: int = 1,
        kind: str | None = None,
        author: str | None = None,
        note: str | None = None,
    ) -> CorrectionEntry:
        """``entity`` said it; with ``unresolved``, it is open who did.

        ``speaker`` is the number of the speaker meant, from 1; the number after the last adds a speaker. With ``kind``
        (person, organisation, place, group, document), ``entity`` is the full name of somebody whom the record need
        not know.
        """
        from onrecord.store import proposals

        def propose(db: sqlite3.Connection, by: Made) -> Correction:
            return proposals.assign(db, by, id, entity, self._known, unresolved=unresolved, speaker=speaker, kind=kind)

        return self._correct(propose, author, note)

    def reject(self, id: str, *, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """It is no statement at all: it leaves listings and exports, and ``show`` still shows it."""
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.reject(db, by, id), author, note)

    def trim(
        self,
        id: str,
        *,
        source: str | None = None,
        cue: str | None = None,
        content: str | None = None,
        author: str | None = None,
        note: str | None = None,
    ) -> CorrectionEntry:
        """Of who said it, of the verb, of what was said, only these words stay: the machine took too many.

        The words are given as they stand in the text, in their order; between runs that are apart stands ``…``. What
        the machine took is kept: a later trim may leave more again, and :meth:`undo` brings all of it back.
        """
        from onrecord.store import proposals

        def propose(db: sqlite3.Connection, by: Made) -> Correction:
            return proposals.trim(db, by, id, source=source, cue=cue, content=content)

        return self._correct(propose, author, note)

    def confirm(self, id: str, *, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """It is a discrepancy, and is listed as confirmed; ``id`` is a discrepancy's, or the beginning of one."""
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.confirm(db, by, id), author, note)

    def dismiss(self, id: str, *, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """It is no discrepancy: it is listed only where dismissed ones are asked for."""
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.dismiss(db, by, id), author, note)

    def undo(self, id: str, *, author: str | None = None, note: str | None = None) -> CorrectionEntry:
        """A correction, by its id or the beginning of it, is no longer in force. An undoing can be undone too."""
        from onrecord.store import proposals

        return self._correct(lambda db, by: proposals.undo(db, by, id), author, note)

    def list(
        self, id: str | None = None, *, newest: bool = False, limit: int | None = None, offset: int = 0
    ) -> Iterator[CorrectionEntry]:
        """The corrections in the order in which they were made, those undone and the undoing ones too.

        ``id``: the one of this id, or of one that begins so. ``newest``: the last one first; ``limit`` how many at
        most, after the first ``offset``.
        """
        return self._store.correction_log(id.strip() if id else None, newest=newest, limit=limit, offset=offset)

    def export(self, out: str | PathLike[str] | TextIO, *, text: bool = False) -> int:
        """Write the corrections in force as JSON lines, to a path or an open text stream; how many there were.

        Each comes with its anchors (ids and offsets), and the sentences that these lie in: their offsets, and with
        ``text`` their words too. A file appears whole or not at all. Another record takes them in by :meth:`import_`.
        Raises UsageError for a path whose end stands for another format: the name would promise what is not in it.
        """
        from onrecord import exporting
        from onrecord.store import transfer

        suffix = Path(out).suffix if isinstance(out, str | os.PathLike) else ""
        if suffix.lower() not in ("", ".jsonl", ".ndjson"):
            raise UsageError(f"{out} ends in {suffix}, and corrections are written as JSON lines: let it end in .jsonl")

        def sentence(anchor: Anchor) -> dict[str, Any] | None:
            return _sentence(self._store.text(anchor.text), anchor, words=text)

        rows = (transfer.line(entry, sentence) for entry in self._store.corrections())
        return exporting.export(rows, "jsonl", out)

    def import_(self, path: str | PathLike[str]) -> Imported:
        """Take in the corrections of a file that :meth:`export` wrote (``-``: standard input), all or none.

        They keep author, time and id, and come after those that the record has; one that it has already, in force or
        undone, is passed over. Those of texts that the record lacks wait for them. Raises UsageError, "FILE:LINE:
        what", for a line that is no correction.
        """
        from onrecord.store import transfer

        name = os.fspath(path)
        try:
            if name == "-":
                entries = transfer.parse(sys.stdin.buffer, "standard input")
            else:
                with Path(name).open("rb") as stream:
                    entries = transfer.parse(stream, name)
        except OSError as error:
            raise UsageError(f"{name}: {error.strerror or error}") from error
        with self._store.writing():
            taken = self._store.take_corrections(entries)
            self._reconcile()
        return taken

    def _correct(
        self, propose: Callable[[sqlite3.Connection, Made], Correction], author: str | None, note: str | None
    ) -> CorrectionEntry:
        """Append what is proposed of the record as it is now, and let the record follow."""
        from onrecord.store import proposals

        by = proposals.made(user() if author is None else author, datetime.now(UTC).isoformat(), note)
        with self._store.writing():
            self._reconcile()  # reports of a read that was stopped, a record of an older onrecord
            entry = self._store.correct(lambda db: propose(db, by))
            self._reconcile()
        return entry


def user() -> str:
    """The system's user, by name; "unknown" where it has none."""
    with suppress(OSError, KeyError, ImportError):  # no such variable, and no entry of the user's number
        return getpass.getuser()
    return "unknown"


def _sentence(text: str | None, anchor: Anchor, *, words: bool) -> dict[str, Any] | None:
    """Where the sentences begin and end in which an anchor's source, cue and content lie."""
    from onrecord.analysis.sentences import breaks

    spans = [*anchor.source, *anchor.cue, *anchor.content]
    if text is None or not spans:
        return None
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    if last > len(text):
        return None
    start, end = max(0, first - NEAR), min(len(text), last + NEAR)
    before = breaks(text, start, first + 1)
    after = breaks(text, last - 1, end)
    begin = (before[-1] + 1) if before else start
    while before and text[before[-1]] != "\n" and begin < first and text[begin] in CLOSING:
        begin += 1
    while begin < first and text[begin].isspace():
        begin += 1
    stop = after[0] if after else end
    while stop < end and (text[stop] in ".!?" or text[stop] in CLOSING):
        stop += 1
    found: dict[str, Any] = {"start": begin, "end": stop}
    return {**found, "text": text[begin:stop]} if words else found
