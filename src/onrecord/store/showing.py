"""One entry of the record in full: an attribution in its context, a report with all that was found, its raw bytes."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import re
import sqlite3
import zlib
from typing import Final

from onrecord.errors import NotInRecord, UsageError
from onrecord.store.citing import cite
from onrecord.store.clauses import HELD
from onrecord.store.correction_log import log
from onrecord.store.entries import (
    CorrectionEntry,
    Quote,
    SetAsideRow,
    Shown,
    ShownReport,
    StatementRow,
)
from onrecord.store.packing import unpack
from onrecord.store.reading import entries
from onrecord.store.reportlists import reports
from onrecord.store.tombstones import gone

AFTER: Final = "g"  # sorts behind every hexadecimal digit
_IDS: Final = "ids are a, s or r, then the digits 0-9 and a-f, six of them or more"
_ID: Final = re.compile(r"[a-z][0-9a-f]*")
_DIGITS: Final = 6  # of an id, behind its letter, that are enough to ask for it
#: What ids of other letters stand for, and which commands take them.
_ELSEWHERE: Final = {
    "d": "discrepancy: onrecord discrepancies lists it, onrecord correct confirm and dismiss take its id",
    "v": "development: onrecord developments lists it",
    "e": "speaker: onrecord timeline and onrecord speakers take its id",
    "c": "correction: onrecord correct list shows it, onrecord correct undo takes its id",
}
CONTEXT: Final = 300  # characters of stored text shown on either side of an entry


def show(db: sqlite3.Connection, id_: str) -> Shown:
    """One attribution in its context, by its id, its statement's, or the beginning of either (six digits or more)."""
    key = resolve(db, id_.strip())
    report = db.execute(
        "SELECT r.key, r.id FROM report r JOIN attribution a ON a.text = r.text WHERE a.key = ? "
        "ORDER BY r.path, ifnull(r.line, 0), r.id LIMIT 1",
        (key,),
    ).fetchone()
    row = entries(db, {key: report[0]})[key]
    (text,) = db.execute("SELECT content FROM text WHERE id = ?", (row.text,)).fetchone()
    quotes = (*row.source, *row.cue, *row.content, *((row.question,) if row.question else ()))
    start = max(0, min((quote.start for quote in quotes), default=0) - CONTEXT)
    end = min(len(text), max((quote.end for quote in quotes), default=0) + CONTEXT)
    children = db.execute(
        f"SELECT a.key FROM attribution a WHERE a.parent = ? AND {HELD} ORDER BY a.start, a.id", (key,)
    ).fetchall()
    parts = entries(db, {child: report[0] for (child,) in children})
    provenance = next(reports(db, report[1]))
    return Shown(
        row=row,
        context=Quote(start, end, text[start:end]),
        provenance=provenance,
        citation=cite(row, provenance),
        parts=tuple(parts[child] for (child,) in children),
        set_aside=_set_aside(db, report[0], text, start, end),
        corrections=_corrections(db, row),
        machine=_machine(db, key),
    )


def _machine(db: sqlite3.Connection, attribution: int) -> dict[str, tuple[Quote, ...]] | None:
    """The parts as the machine found them, of an attribution that a correction trimmed."""
    found: dict[str, tuple[Quote, ...]] = {}
    for part, *quote in db.execute(
        'SELECT part, start, "end", quote FROM machine_span WHERE attribution = ? ORDER BY part, place', (attribution,)
    ):
        found[part] = (*found.get(part, ()), Quote(*quote))
    return found or None


def _corrections(db: sqlite3.Connection, row: StatementRow) -> tuple[CorrectionEntry, ...]:
    """The corrections in force that decided about an attribution, or about who its speakers are."""
    of_speakers = {one.identity.correction for one in row.speakers if one.identity is not None}
    found = db.execute(
        "SELECT x.correction FROM refused x JOIN attribution a ON a.key = x.attribution WHERE a.id = ?1 "
        "UNION SELECT g.correction FROM assigned g JOIN attribution a ON a.key = g.attribution WHERE a.id = ?1 "
        "UNION SELECT m.correction FROM trimmed m JOIN attribution a ON a.key = m.attribution WHERE a.id = ?1",
        (row.id,),
    ).fetchall()
    ids = {id_ for (id_,) in found} | {id_ for id_ in of_speakers if id_ is not None}
    return tuple(log(db, ids)) if ids else ()


def show_report(db: sqlite3.Connection, id_: str, start: int | None = None, end: int | None = None) -> ShownReport:
    """A whole report by its id, or the beginning of it (six digits or more); or of its text what lies between two
    offsets, with what is told there."""
    for value, what in ((start, "start"), (end, "end")):
        if value is not None and value < 0:
            raise UsageError(f"{what} must not be negative")
    if start is not None and end is not None and start > end:
        raise UsageError(f"start ({start:,}) lies after end ({end:,})")
    wanted = id_.strip()
    rows = []
    if wanted.startswith("r") and len(wanted) > 6:
        rows = db.execute(
            "SELECT r.key, r.id, t.key, t.content FROM report r JOIN text t ON t.key = r.text "
            "WHERE r.id >= ? AND r.id < ? LIMIT 2",
            (wanted, wanted + AFTER),
        ).fetchall()
    if not rows:
        raise gone(db, wanted) or _none(wanted, "report")
    if len(rows) > 1:
        raise NotInRecord(f"{wanted} is the beginning of several ids: give more of its digits")
    key, report, text, content = rows[0]
    first = min(start or 0, len(content))
    last = len(content) if end is None else max(first, min(end, len(content)))
    there = db.execute(
        "SELECT a.key FROM attribution a WHERE a.text = ?1 AND (?4 OR EXISTS (SELECT 1 FROM span s "
        'WHERE s.attribution = a.key AND s.start < ?3 AND s."end" > ?2)) ORDER BY a.start, a.id',
        (text, first, last, (first, last) == (0, len(content))),
    )
    keys = [one for (one,) in there]
    found = entries(db, dict.fromkeys(keys, key))
    refused = {one for (one,) in db.execute("SELECT attribution FROM refused")}.intersection(keys)
    return ShownReport(
        report=next(reports(db, report)),
        content=content[first:last],
        statements=tuple(found[one] for one in keys if one not in refused),
        set_aside=_set_aside(db, key, content, first, last),
        rejected=tuple(found[one] for one in keys if one in refused),
        start=first,
    )


def _set_aside(db: sqlite3.Connection, report: int, text: str, start: int, end: int) -> tuple[SetAsideRow, ...]:
    """What was set aside of a report between two places of its text."""
    rows = db.execute(
        'SELECT start, "end", reason, rule FROM set_aside WHERE report = ? AND start < ? AND "end" > ? ORDER BY start',
        (report, end, start),
    )
    return tuple(SetAsideRow(Quote(a, b, text[a:b]), reason, rule) for a, b, reason, rule in rows)


def raw(db: sqlite3.Connection, report: str) -> bytes:
    """The raw bytes of a report, by its id."""
    row = db.execute(
        "SELECT w.zlib, w.bytes FROM report r JOIN raw w ON w.key = r.raw WHERE r.id = ?", (report,)
    ).fetchone()
    if row is None:
        raise NotInRecord(f"there is no report {report!r} in the record")
    try:
        return unpack(*row)
    except (zlib.error, ValueError) as error:
        raise sqlite3.DatabaseError(f"the raw bytes of {report} are malformed: {error}") from error


def resolve(db: sqlite3.Connection, id_: str) -> int:
    """The key of the attribution that an id (or its beginning) stands for, following redirects."""
    for _ in range(20):  # a chain of merges is short; a ring, in a record somebody edited, must end
        redirect = db.execute("SELECT target, at FROM redirect WHERE id = ?", (id_,)).fetchone()
        if redirect is None:
            break
        if redirect[0] is None:
            raise gone(db, id_) or NotInRecord(
                f"{id_} is no longer in the record: its text was read again on {redirect[1][:10]}"
            )
        (id_,) = redirect[:1]
    if id_[:1] in ("a", "s") and len(id_) > 6:
        table = "attribution" if id_[0] == "a" else "statement"
        found = db.execute(
            f"SELECT key FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", (id_, id_ + AFTER)
        ).fetchall()
        if len(found) == 1:
            return int(found[0][0]) if id_[0] == "a" else fullest(db, found[0][0])
        if found:
            raise NotInRecord(f"{id_} is the beginning of several ids: give more of its digits")
    if id_[:1] == "r" and len(id_) > _DIGITS and _report_keys(db, id_):
        raise NotInRecord(f"{id_} is a report: give the id of one of its statements (onrecord show {id_} lists them)")
    raise _none(id_, "statement or report")


def _report_keys(db: sqlite3.Connection, beginning: str) -> list[tuple[int]]:
    """The keys of at most two reports whose ids begin so."""
    found = db.execute("SELECT key FROM report WHERE id >= ? AND id < ? LIMIT 2", (beginning, beginning + AFTER))
    return found.fetchall()


def _none(id_: str, what: str) -> NotInRecord:
    """Why nothing is shown for an id: it is too short, it is of something else, or it is not there."""
    if _ID.fullmatch(id_):
        if id_[0] in "asr" and len(id_) <= _DIGITS:
            given = len(id_) - 1
            return NotInRecord(f"{id_} is too short: the letter and at least {_DIGITS} digits are needed, not {given}")
        if id_[0] in _ELSEWHERE and len(id_) > _DIGITS:
            return NotInRecord(f"{id_} is no {what} but the id of a {_ELSEWHERE[id_[0]]}")
    return NotInRecord(f"there is no {what} {id_!r} in the record ({_IDS})")


def fullest(db: sqlite3.Connection, statement: int) -> int:
    """The key of the attribution that tells most of a statement (by key)."""
    row = db.execute(
        "SELECT a.key FROM attribution a LEFT JOIN telling t ON t.attribution = a.key WHERE a.statement = ? "
        "ORDER BY ifnull(t.place, 0), a.start, a.id LIMIT 1",
        (statement,),
    ).fetchone()
    if row is None:
        raise sqlite3.DatabaseError("a statement that nothing tells")
    return int(row[0])
