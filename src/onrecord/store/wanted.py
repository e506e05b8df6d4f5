"""What may be asked of a listing of statements, as conditions in SQL on attributions and their reports."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.domain import COMMITMENT_STATUSES, FIGURE_KINDS, OCCASION_KINDS, QUOTATIONS, STANCES
from onrecord.errors import UsageError
from onrecord.store import walking
from onrecord.store.clauses import HELD, IN
from onrecord.store.folding import fold
from onrecord.store.naming import SPOKEN, entity_ids, folded_words, outlets
from onrecord.store.search import parse_day
from onrecord.store.walking import DATED

#: What a commitment may be; "called for" is said of a target that nobody has undertaken.
STATUSES: Final = (*COMMITMENT_STATUSES, "called for")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a listing of statements; see :meth:`Store.statements`."""

    speaker: str | None = None
    about: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    outlet: str | None = None
    quotation: str | None = None
    stance: str | None = None
    limit: int | None = None
    offset: int = 0
    unit: str | None = None  # of a figure in the content, as are kind and counts
    kind: str | None = None
    counts: str | None = None
    any_figure: bool = False
    undertaken: bool = False  # something is undertaken in it; with a status, so
    status: str | None = None
    occasion: str | None = None
    order: str | None = None
    once: bool = False  # each statement once, by the fullest of its versions that meet the conditions


@dataclass(slots=True)
class Where:
    """SQL conditions with their values, in order."""

    sql: list[str]
    values: list[object]

    def add(self, sql: str, *values: object) -> None:
        """One condition more, which goes along with the others."""
        self.sql.append(sql)
        self.values += values

    def text(self) -> str:
        """All of them, for behind WHERE; without any, what is always true."""
        return " AND ".join(self.sql) or "TRUE"


@dataclass(slots=True)
class Conditions:
    """On the attribution ``a`` with its occasion ``o``, that occasion's date ``d`` and the report chosen ``r``; on each
    report ``f`` of its text; and whether they leave so few that it is quicker to find them than to walk past others."""

    where: Where
    reports: Where
    narrow: bool


def within(limit: int | None, offset: int) -> tuple[int, int]:
    """The two for SQL's LIMIT and OFFSET. Raises UsageError for negative ones."""
    if (limit is not None and limit < 0) or offset < 0:
        raise UsageError("limit and offset must not be negative")
    return (-1 if limit is None else limit), offset


def conditions(db: sqlite3.Connection, wanted: Wanted) -> Conditions:
    """What ``wanted`` asks for. Raises UsageError for a value that is none of those allowed."""
    where, reports = Where([], []), Where([], [])
    where.add(HELD)
    if wanted.speaker is not None:
        _speaker_filter(db, wanted.speaker, where)
    for name, value, allowed in (("quotation", wanted.quotation, QUOTATIONS), ("stance", wanted.stance, STANCES)):
        if value is not None:
            _allowed(name, value, allowed)
            where.add(f"a.{name} = '{value}'")  # one of ours, as a partial index needs it
    if wanted.occasion is not None:
        _occasion_filter(wanted.occasion, where)
    figured = any(one is not None for one in (wanted.unit, wanted.kind, wanted.counts))
    if wanted.any_figure or figured:
        _figure_filter(db, wanted, where)
    undertaken = (wanted.undertaken or wanted.status is not None) and _commitment_filter(db, wanted, where)
    if wanted.outlet is not None:
        reports.add(f"f.outlet {IN}", outlets(db, wanted.outlet))
    _time_filter(wanted, where, reports)
    if wanted.outlet is not None:  # of the report that is chosen it holds anyway; said again, it is asked first
        where.add(f"r.outlet {IN}", outlets(db, wanted.outlet))
    narrow = undertaken or wanted.speaker is not None or (figured and not _frequent(db, wanted))
    narrow |= wanted.occasion not in (None, "unknown") or wanted.stance not in (None, "asserted")
    return Conditions(where, reports, narrow)


def _allowed(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")


def _occasion_filter(kind: str, where: Where) -> None:
    """Conditions on the kind of the occasion."""
    _allowed("occasion", kind, OCCASION_KINDS)
    if kind == "unknown":
        where.add("ifnull(o.kind, 'unknown') = 'unknown'")
    else:
        where.add("a.occasion IN (SELECT x.key FROM occasion x WHERE x.kind = ?)", kind)


def _time_filter(wanted: Wanted, where: Where, reports: Where) -> None:
    """Conditions on when it was said: on the day of its occasion where that is known, else when the report ``f`` was
    published, by its days ``p``. What is without any date is in no interval."""
    within = "ifnull({0}.latest, '9999') >= ? AND ifnull({0}.earliest, '0') <= ?"
    asked = days(wanted)
    if wanted.since is not None or wanted.until is not None:
        where.add(f"(NOT ({DATED}) OR {within.format('d')})", *asked)
        known = "ifnull(p.earliest, p.latest) IS NOT NULL"
        reports.add(
            f"({DATED} OR EXISTS (SELECT 1 FROM published p WHERE p.report = f.key "
            f"AND {known} AND {within.format('p')}))",
            *asked,
        )


def days(wanted: Wanted) -> tuple[str, str]:
    """The first and the last day asked for, before and after all others where none was."""
    since = parse_day(wanted.since, end=False, what="since") if wanted.since is not None else None
    until = parse_day(wanted.until, end=True, what="until") if wanted.until is not None else None
    if since and until and since > until:
        raise UsageError(f"since ({since}) lies after until ({until})")
    return since or "0", until or "9999"


def _figure_filter(db: sqlite3.Connection, wanted: Wanted, where: Where) -> None:
    """Conditions on one and the same figure of the content."""
    figure = Where([], [])
    if wanted.unit is not None:
        figure.add("g.unit = ?", wanted.unit.strip())
    if wanted.kind is not None:
        _allowed("kind", wanted.kind, FIGURE_KINDS)
        figure.add("g.kind = ?", wanted.kind)
    for word in folded_words(wanted.counts, "counts").split() if wanted.counts is not None else ():
        figure.add("instr(' ' || g.folded, ?)", f" {word}")
    if _frequent(db, wanted):
        where.add(f"EXISTS (SELECT 1 FROM figure g WHERE g.attribution = a.key AND {figure.text()})", *figure.values)
    else:
        where.add(f"a.key IN (SELECT g.attribution FROM figure g WHERE {figure.text()})", *figure.values)


def _frequent(db: sqlite3.Connection, wanted: Wanted) -> bool:
    """Whether so many figures are asked for that it is better to look for them on the way."""
    if wanted.counts is not None:
        return False
    of = [(name, value) for name, value in (("unit", wanted.unit), ("kind", wanted.kind)) if value is not None]
    if not of:
        return True
    found = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM figure WHERE {' AND '.join(f'{name} = ?' for name, _ in of)} LIMIT ?)",
        (*(value.strip() for _, value in of), walking.MANY + 1),
    ).fetchone()
    return bool(found[0] > walking.MANY)


def _commitment_filter(db: sqlite3.Connection, wanted: Wanted, where: Where) -> bool:
    """Conditions on a commitment of the content; whether they narrow a listing, or it is better to look on the way."""
    if wanted.status is not None:
        _allowed("status", wanted.status, STATUSES)
    so = "ifnull(c.status, 'called for') = ?" if wanted.status is not None else "TRUE"
    values = [wanted.status] if wanted.status is not None else []
    found = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM commitment c WHERE {so} LIMIT ?)", (*values, walking.MANY + 1)
    ).fetchone()
    few = bool(found[0] <= walking.MANY)
    among = "a.key IN (SELECT c.attribution FROM commitment c WHERE {})"
    on_the_way = "EXISTS (SELECT 1 FROM commitment c WHERE c.attribution = a.key AND {})"
    where.add((among if few else on_the_way).format(so), *values)
    return few


def counted(wanted: Wanted, unit: str | None, kind: str, counts: str | None) -> bool:
    """Whether a figure is what was asked for: of this unit and kind, and counting what begins with these words."""
    if wanted.unit is not None and (unit or "").casefold() != wanted.unit.strip().casefold():
        return False
    words = fold(wanted.counts).split() if wanted.counts is not None else []
    folded = f" {fold(counts)}" if counts is not None else ""
    return (wanted.kind is None or kind == wanted.kind) and all(f" {word}" in folded for word in words)


# Who has one of these ids; and those left open whose words, or whose name in the text, read so.
_SAID_BY: Final = f"""
    a.key IN (
        SELECT s.attribution FROM ({SPOKEN}) s CROSS JOIN who w ON w.attribution = s.attribution WHERE w.id {IN}
         UNION
        SELECT w.attribution FROM speaker k
        CROSS JOIN who w ON w.attribution = k.attribution AND w.place = k.place
         WHERE k.entity IS NULL AND k.folded = ? AND w.id IS NULL
         UNION
        SELECT k.attribution FROM entity e CROSS JOIN speaker k ON k.entity = e.key
        CROSS JOIN who w ON w.attribution = k.attribution AND w.place = k.place
         WHERE e.named AND e.folded = ? AND w.id IS NULL
    )
"""


def _speaker_filter(db: sqlite3.Connection, speaker: str, where: Where) -> None:
    """Statements in which somebody speaks who has this id, name or alias, or whose open source reads so."""
    ids = json.dumps(entity_ids(db, speaker))
    folded = fold(speaker)
    where.add(_SAID_BY, ids, ids, ids, ids, folded, folded)
