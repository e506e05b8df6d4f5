"""Which attributions meet what was asked for, in which order, and with which of their reports to show them."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from onrecord.errors import UsageError
from onrecord.store import walking
from onrecord.store.beginnings import Begun, begun
from onrecord.store.clauses import IN
from onrecord.store.search import About
from onrecord.store.walking import DATED, IN_REPORT, MATCH, Ranked, Walk
from onrecord.store.wanted import Wanted, Where, conditions, days, within

#: The orders of a listing of statements; "relevance" is for a search, and the default there.
ORDERS: Final = ("relevance", "report", "time", "newest")


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
    where: Where
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
    order = _order(wanted, about)
    asked, found = conditions(db, wanted), _searched(db, about, sensed)
    where = Where([*found.where.sql, *asked.where.sql], [*found.where.values, *asked.where.values])
    groups = about.groups if about is not None else ()
    columns = ["a.key", "r.key", f"{found.score} AS score", "a.statement", "ifnull(t.place, 0)"]
    columns += ["a.content"] if groups else []
    columns += [
        "a.key IN (SELECT rowid FROM content_words WHERE content_words MATCH ?)" if group.match else "0"
        for group in groups
    ]
    many = found.begun is not None and found.begun.scores is None
    narrowed = sensed or asked.narrow or not (about is None or many)
    in_time = order in ("time", "newest")
    within = None
    if not narrowed and (wanted.since is not None or wanted.until is not None):
        within = walking.between(db, *days(wanted), in_time=in_time)
        if narrowed := len({text for *_, text in within}) <= walking.NARROW * _texts(db):
            where.add(f"a.text {IN}", walking.texts_of(within))
    reports = asked.reports
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
    inflected = [group.match for group in groups if group.match]
    walk: Walk | Ranked | None = None
    if about is not None and not sensed and order == "relevance" and not inflected and not many:
        walk = Ranked(about, joined, reports.values, found.begun.scores if found.begun is not None else None)
    elif not narrowed:
        walk = Walk("report" if order == "relevance" else order, first, reports.values, within)
    order_by = "h.place" if sensed and order == "relevance" else _ORDER_BY[order]
    few = found.source if plain else ""
    before = [*inflected, *reports.values]
    return _Query(columns, found.source + joined, where, before, order_by, about, walk, few)


def _order(wanted: Wanted, about: About | None) -> str:
    """The order asked for, or the usual one. Raises UsageError for none that there is."""
    order = wanted.order or ("relevance" if about is not None else "report")
    if order not in ORDERS:
        raise UsageError(f"order must be one of {', '.join(ORDERS)}, not {order!r}")
    if order == "relevance" and about is None:
        raise UsageError("the order of relevance is for a search: say what it is about")
    return order


@dataclass(slots=True)
class _Searched:
    """From where attributions come that have what a search is about, with which score."""

    source: str
    score: str
    where: Where
    begun: Begun | None = None  # what the search's words begin, where no index of FTS5 is asked


def _searched(db: sqlite3.Connection, about: About | None, sensed: bool) -> _Searched:
    where = Where([], [])
    if sensed:
        return _Searched("hit h CROSS JOIN attribution a ON a.key = h.key", "h.rank", where)
    if about is None:
        return _Searched("attribution a", "NULL", where)
    if (words := begun(db, about)) is not None:
        if words.scores is not None:
            where.add(f"a.key {IN}", json.dumps(list(words.scores)))
        return _Searched("attribution a", "NULL", where, words)
    where.add(MATCH, about.match)
    source = "content_words JOIN attribution a ON a.key = content_words.rowid"
    return _Searched(source, "bm25(content_words)", where)


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
