"""Which attributions meet what was asked for, in which order, and with which of their reports to show them."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final

from onrecord.domain import COMMITMENT_STATUSES, FIGURE_KINDS, OCCASION_KINDS, QUOTATIONS, STANCES
from onrecord.errors import UsageError
from onrecord.store import walking
from onrecord.store.beginnings import begun
from onrecord.store.clauses import HELD, IN
from onrecord.store.folding import fold
from onrecord.store.naming import SPOKEN, entity_ids, folded_words, outlets
from onrecord.store.search import About, parse_day
from onrecord.store.walking import DATED, IN_REPORT, MATCH, Ranked, Walk

#: The orders of a listing of statements; "relevance" is for a search, and the default there.
ORDERS: Final = ("relevance", "report", "time", "newest")


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
class _Where:
    """SQL conditions with their values, in order."""

    sql: list[str]
    values: list[object]

    def add(self, sql: str, *values: object) -> None:
        self.sql.append(sql)
        self.values += values

    def text(self) -> str:
        return " AND ".join(self.sql) or "TRUE"


def within(limit: int | None, offset: int) -> tuple[int, int]:
    """The two for SQL's LIMIT and OFFSET. Raises UsageError for negative ones."""
    if (limit is not None and limit < 0) or offset < 0:
        raise UsageError("limit and offset must not be negative")
    return (-1 if limit is None else limit), offset


def find(
    db: sqlite3.Connection, wanted: Wanted, about: About | None, *, sensed: bool = False
) -> list[tuple[int, int, float | None]]:
    """(attribution, report to show, rank) of what was asked for, in order; ``sensed``: among the rows of ``hit``, which
    :mod:`onrecord.store.sensing` has put there, instead of what has the words. A rank is smaller for what is better."""
    limit, offset = within(wanted.limit, wanted.offset)
    query = _query(db, wanted, about, sensed)
    end = None if limit < 0 else offset + limit
    if not wanted.once:
        return [row[:3] for row in islice(query.rows(db), offset, end)]
    page = list(islice(_first(query.rows(db)), offset, end))
    return _fullest(db, query, page)


def how_many(db: sqlite3.Connection, wanted: Wanted, about: About | None, most: int, *, sensed: bool = False) -> int:
    """How many statements (or without ``once``, attributions) meet what was asked for; not further than ``most``."""
    query = _query(db, wanted, about, sensed)
    if not query.few:
        rows = query.rows(db, ordered=False, counting=True)
        return sum(1 for _ in islice(_first(rows) if wanted.once else rows, most))
    columns = ["a.statement" if wanted.once else "a.key", *query.columns[5:]]
    sql = f"SELECT {', '.join(columns)} FROM {query.few} WHERE {query.where.text()}"
    found, exact = set[int](), query.exact()
    for row in db.execute(sql, [*query.before, *query.where.values]):
        if len(found) >= most:
            break
        if row[0] not in found and exact(row[1:]):
            found.add(row[0])
    return len(found)


_Row = tuple[int, int, float | None, int, int]  # attribution, report, bm25, statement, place among its versions


@dataclass(slots=True)
class _Query:
    """A listing in SQL: what it selects from where, under which conditions, in which order."""

    columns: list[str]
    source: str
    where: _Where
    before: list[object]  # values that stand before those of the conditions
    order: str
    about: About | None
    walk: Walk | Ranked | None = None  # how to go through the record in order, where no condition narrows it
    few: str = ""  # where it may be counted from: nothing is asked of reports and occasions

    def rows(
        self,
        db: sqlite3.Connection,
        *,
        ordered: bool = True,
        counting: bool = False,
        of: Sequence[int] | None = None,
    ) -> Iterator[_Row]:
        """What it finds, one by one; ``of``: of these statements (by key) alone. ``counting``: the quickest way."""
        if counting and self.walk is not None:
            ordered = True
            if isinstance(self.walk, Walk):
                self.walk.order = "report"
        if self.walk is not None and (ordered or (of is not None and isinstance(self.walk, Ranked))):
            found = self.walk.rows(db, self.columns, self.where.text(), self.where.values, of)
            checked = isinstance(self.walk, Ranked)
            yield from ((row[0], row[1], row[2], row[3], row[4]) for row in found) if checked else self._exact(found)
            return
        sql = f"SELECT {', '.join(self.columns)} FROM {self.source} WHERE {self.where.text()}"
        values = [*self.before, *self.where.values]
        if of is not None:
            sql += f" AND a.statement {IN}"
            values.append(json.dumps(of))
        yield from self._exact(db.execute(f"{sql} ORDER BY {self.order}" if ordered else sql, values))

    def _exact(self, found: Iterable[Sequence[Any]]) -> Iterator[_Row]:
        """Of what SQL found, what has the quoted words and the beginnings."""
        exact = self.exact()
        for row in found:
            if exact(row[5:]):
                yield row[0], row[1], row[2], row[3], row[4]

    def exact(self) -> Callable[[Sequence[Any]], bool]:
        """Whether a content, which is followed by what FTS5 found of its groups, is what was asked for."""
        about = self.about
        if about is None or not about.groups:
            return lambda _: True
        end = 1 + len(about.groups)
        return lambda row: about.exact(row[0], row[1:end])


def _query(db: sqlite3.Connection, wanted: Wanted, about: About | None, sensed: bool = False) -> _Query:
    order = wanted.order or ("relevance" if about is not None else "report")
    if order not in ORDERS:
        raise UsageError(f"order must be one of {', '.join(ORDERS)}, not {order!r}")
    if order == "relevance" and about is None:
        raise UsageError("the order of relevance is for a search: say what it is about")
    reports = _report_filter(db, wanted)
    where = _Where([], [])
    source, score, words = "attribution a", "NULL", None
    if sensed:
        source, score = "hit h CROSS JOIN attribution a ON a.key = h.key", "h.rank"
    elif about is not None and (words := begun(db, about)) is not None:
        if words.scores is not None:
            where.add(f"a.key {IN}", json.dumps(list(words.scores)))
    elif about is not None:
        source = "content_words JOIN attribution a ON a.key = content_words.rowid"
        score = "bm25(content_words)"
        where.add(MATCH, about.match)
    where.add(HELD)
    if wanted.speaker is not None:
        _speaker_filter(db, wanted.speaker, where)
    for name, value, allowed in (
        ("quotation", wanted.quotation, QUOTATIONS),
        ("stance", wanted.stance, STANCES),
    ):
        if value is not None:
            if value not in allowed:
                raise UsageError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
            where.add(f"a.{name} = '{value}'")  # one of ours, as a partial index needs it
    if wanted.occasion is not None:
        if wanted.occasion not in OCCASION_KINDS:
            raise UsageError(f"occasion must be one of {', '.join(OCCASION_KINDS)}, not {wanted.occasion!r}")
        if wanted.occasion == "unknown":
            where.add("ifnull(o.kind, 'unknown') = 'unknown'")
        else:
            where.add("a.occasion IN (SELECT x.key FROM occasion x WHERE x.kind = ?)", wanted.occasion)
    if wanted.any_figure or any(one is not None for one in (wanted.unit, wanted.kind, wanted.counts)):
        _figure_filter(db, wanted, where)
    undertaken = (wanted.undertaken or wanted.status is not None) and _commitment_filter(db, wanted, where)
    _time_filter(wanted, where, reports)
    if wanted.outlet is not None:  # of the report that is chosen it holds anyway; said again, it is asked first
        where.add(f"r.outlet {IN}", outlets(db, wanted.outlet))
    groups = about.groups if about is not None else ()
    columns = ["a.key", "r.key", f"{score} AS score", "a.statement", "ifnull(t.place, 0)"]
    columns += ["a.content"] if groups else []
    columns += [
        "a.key IN (SELECT rowid FROM content_words WHERE content_words MATCH ?)" if group.match else "0"
        for group in groups
    ]
    in_time = order in ("time", "newest")
    many = words is not None and words.scores is None
    narrowed = sensed or undertaken or wanted.speaker is not None or not (about is None or many)
    narrowed |= any(one is not None for one in (wanted.unit, wanted.kind, wanted.counts)) and not _frequent(db, wanted)
    narrowed |= wanted.occasion not in (None, "unknown") or wanted.stance not in (None, "asserted")
    within = None
    if not narrowed and (wanted.since is not None or wanted.until is not None):
        within = walking.between(db, *_days(wanted), in_time=in_time)
        if narrowed := len({text for *_, text in within}) <= walking.NARROW * _texts(db):
            where.add(f"a.text {IN}", walking.texts_of(within))
    first = (
        f"(SELECT f.key FROM report f WHERE f.text = a.text AND {reports.text()} "
        "ORDER BY f.path, ifnull(f.line, 0), f.id LIMIT 1)"
    )
    joined = (
        " LEFT JOIN occasion o ON o.key = a.occasion LEFT JOIN date d ON d.key = o.date "
        f"LEFT JOIN telling t ON t.attribution = a.key JOIN report r ON r.key = {first}"
        f"{' JOIN published p ON p.report = r.key' if in_time else ''}"
    )
    plain = wanted.occasion != "unknown" and all(one is None for one in (wanted.since, wanted.until, wanted.outlet))
    few = source if plain else ""
    source += joined
    inflected = [group.match for group in groups if group.match]
    order_by = "h.place" if sensed and order == "relevance" else _ORDER_BY[order]
    in_order = "report" if order == "relevance" else order
    walk: Walk | Ranked | None = None if narrowed else Walk(in_order, first, reports.values, within)
    if about is not None and not sensed and order == "relevance" and not inflected and not many:
        walk = Ranked(about, joined, reports.values, words.scores if words is not None else None)
    return _Query(columns, source, where, [*inflected, *reports.values], order_by, about, walk, few)


def _texts(db: sqlite3.Connection) -> int:
    (every,) = db.execute("SELECT count(*) FROM text").fetchone()
    return int(every)


def _first(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Each statement once, in the place of the first of its versions."""
    seen: set[int] = set()
    for row in rows:
        if row[3] not in seen:
            seen.add(row[3])
            yield row


def _fullest(db: sqlite3.Connection, query: _Query, rows: Sequence[_Row]) -> list[tuple[int, int, float | None]]:
    """For each of these, the fullest version of its statement that meets the conditions too."""
    several = db.execute(
        "SELECT DISTINCT a.statement FROM attribution a JOIN telling t ON t.attribution = a.key "
        f"WHERE t.place > 0 AND a.statement {IN}",
        (json.dumps([statement for _, _, _, statement, _ in rows]),),
    )
    best: dict[int, _Row] = {}
    if of := [statement for (statement,) in several]:
        for row in query.rows(db, ordered=False, of=of):
            best[row[3]] = min(best.get(row[3], row), row, key=lambda one: (one[4], one[0]))
    return [best.get(row[3], row)[:3] for row in rows]


# Of an attribution with its occasion's date ``d`` and its report's days ``p``: when it was said.
_MIDDLE: Final = (
    f"CASE WHEN {DATED} THEN julianday(ifnull(d.earliest, d.latest)) + julianday(ifnull(d.latest, d.earliest)) "
    "ELSE 2 * p.middle END"
)
_IN_TIME: Final = (
    f"{_MIDDLE} IS NULL, {_MIDDLE}, CASE WHEN {DATED} THEN d.earliest ELSE p.earliest END, "
    f"CASE WHEN {DATED} THEN d.latest ELSE p.latest END"
)


_ORDER_BY: Final = {
    "relevance": f"score, {IN_REPORT}",
    "report": IN_REPORT,
    "time": f"{_IN_TIME}, {IN_REPORT}",
    "newest": f"{_MIDDLE} IS NULL, {_MIDDLE} DESC, {IN_REPORT}",
}


def _time_filter(wanted: Wanted, where: _Where, reports: _Where) -> None:
    """Conditions on when it was said: on the day of its occasion where that is known, else when the report ``f`` was
    published, by its days ``p``. What is without any date is in no interval."""
    within = "ifnull({0}.latest, '9999') >= ? AND ifnull({0}.earliest, '0') <= ?"
    days = _days(wanted)
    if wanted.since is not None or wanted.until is not None:
        where.add(f"(NOT ({DATED}) OR {within.format('d')})", *days)
        known = "ifnull(p.earliest, p.latest) IS NOT NULL"
        reports.add(
            f"({DATED} OR EXISTS (SELECT 1 FROM published p WHERE p.report = f.key "
            f"AND {known} AND {within.format('p')}))",
            *days,
        )


def _days(wanted: Wanted) -> tuple[str, str]:
    """The first and the last day asked for, before and after all others where none was."""
    since = parse_day(wanted.since, end=False, what="since") if wanted.since is not None else None
    until = parse_day(wanted.until, end=True, what="until") if wanted.until is not None else None
    if since and until and since > until:
        raise UsageError(f"since ({since}) lies after until ({until})")
    return since or "0", until or "9999"


def _figure_filter(db: sqlite3.Connection, wanted: Wanted, where: _Where) -> None:
    """Conditions on one and the same figure of the content."""
    figure = _Where([], [])
    if wanted.unit is not None:
        figure.add("g.unit = ?", wanted.unit.strip())
    if wanted.kind is not None:
        if wanted.kind not in FIGURE_KINDS:
            raise UsageError(f"kind must be one of {', '.join(FIGURE_KINDS)}, not {wanted.kind!r}")
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


def _commitment_filter(db: sqlite3.Connection, wanted: Wanted, where: _Where) -> bool:
    """Conditions on a commitment of the content; whether they narrow a listing, or it is better to look on the way."""
    if wanted.status is not None and wanted.status not in STATUSES:
        raise UsageError(f"status must be one of {', '.join(STATUSES)}, not {wanted.status!r}")
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


def _report_filter(db: sqlite3.Connection, wanted: Wanted) -> _Where:
    """Conditions on the report ``f``."""
    where = _Where([], [])
    if wanted.outlet is not None:
        where.add(f"f.outlet {IN}", outlets(db, wanted.outlet))
    return where


# The same, checked, with those left open whose words, or whose name in the text, read so.
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


def _speaker_filter(db: sqlite3.Connection, speaker: str, where: _Where) -> None:
    """Statements in which somebody speaks who has this id, name or alias, or whose open source reads so."""
    ids = json.dumps(entity_ids(db, speaker))
    folded = fold(speaker)
    where.add(_SAID_BY, ids, ids, ids, ids, folded, folded)
