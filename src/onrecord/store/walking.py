"""Going through a large record in order of time without putting all of it in order first.

Reports and dated occasions are few beside attributions: their days are put in order, and the attributions of the first
of them are fetched until a page is full.
"""

# ruff: noqa: S608 - the SQL is put together from the store's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TypeVar

from onrecord.store.clauses import IN
from onrecord.store.search import About

FIRST: Final = 40  # reports and occasions whose attributions are fetched at once; twice as many each time
LAST: Final = 4000
MANY: Final = 5000  # figures of a unit or kind: the more there are, the sooner a page of them is full on the way
NARROW: Final = 0.3  # of the texts: an interval that fewer lie in is looked for by them

#: By what attributions are reached, instead of all of them: reports in their order; listed reports; listed occasions.
#: {first} is the report that each is shown with, {dated} that its occasion ``d`` has a date.
BY_REPORT: Final = (
    "report r CROSS JOIN attribution a ON a.text = r.text LEFT JOIN occasion o ON o.key = a.occasion "
    "LEFT JOIN date d ON d.key = o.date LEFT JOIN telling t ON t.attribution = a.key WHERE r.key = {first}"
)
OF_REPORTS: Final = f"json_each(?) j CROSS JOIN report r ON r.key = j.value {BY_REPORT[9:]} AND NOT ({{dated}})"
OF_OCCASIONS: Final = (
    "json_each(?) j CROSS JOIN occasion o ON o.key = j.value CROSS JOIN date d ON d.key = o.date "
    "CROSS JOIN attribution a ON a.occasion = o.key LEFT JOIN telling t ON t.attribution = a.key "
    "CROSS JOIN report r WHERE r.key = {first}"
)
#: What rows are put in order by, after the middle of their days.
PLACE: Final = ("r.path", "ifnull(r.line, 0)", "r.id", "a.start", "a.id")

#: Of an attribution whose occasion's date is ``d``: that it is known.
DATED: Final = "ifnull(d.earliest, d.latest) IS NOT NULL"
IN_REPORT: Final = ", ".join(PLACE)
MATCH: Final = "content_words MATCH ?"

_Part = TypeVar("_Part")
_second: Final = itemgetter(1)
#: A moment: the middle of its days (twice), the first and the last, its key, whether an occasion's, its text's key.
Entry = tuple[float, str, str, int, bool, int]


@dataclass(slots=True)
class Walk:
    """Reaching attributions by their reports and occasions, in order, so that a page takes only its part."""

    order: str
    first: str  # the report that each is shown with, and the values in that
    values: list[object]
    within: Sequence[Entry] | None = None  # the moments of the interval that is asked for

    def rows(
        self,
        db: sqlite3.Connection,
        columns: Sequence[str],
        where: str,
        values: Sequence[object],
        of: Sequence[int] | None = None,  # noqa: ARG002 - narrowed so, it is not walked
    ) -> Iterator[Sequence[Any]]:
        """The rows of a query, in order; they may have columns more."""

        def run(driver: str, keys: str) -> Iterator[Sequence[Any]]:
            source = driver.format(first=self.first, dated=DATED)
            key = "o.key" if driver == OF_OCCASIONS else "r.key"
            return db.execute(
                f"SELECT {', '.join([*columns, key, *PLACE])} FROM {source} AND {where}", (keys, *self.values, *values)
            )

        if self.order != "report":
            return walk(db, run, newest=self.order == "newest", within=self.within)
        among, texts = ("", ()) if self.within is None else (f" AND +r.text {IN}", (texts_of(self.within),))
        source = BY_REPORT.format(first=self.first) + among
        return db.execute(
            f"SELECT {', '.join(columns)} FROM {source} AND {where} ORDER BY {IN_REPORT}",
            (*self.values, *texts, *values),
        )


@dataclass(slots=True)
class Ranked:
    """What a search found, the best match first: ranked by itself, and looked at only until a page is full."""

    about: About
    joined: str  # what an attribution is joined with, and the values in that
    values: list[object]
    scores: Mapping[int, float] | None = None  # given where no condition MATCH is

    def rows(
        self,
        db: sqlite3.Connection,
        columns: Sequence[str],
        where: str,
        values: Sequence[object],
        of: Sequence[int] | None = None,
    ) -> Iterator[Sequence[Any]]:
        """The rows of a query, in order; a condition MATCH comes first. ``of``: of these statements alone."""
        if where.startswith(MATCH):
            where, values = where.removeprefix(f"{MATCH} AND "), values[1:]
        if self.scores is None:
            self.scores = dict(
                db.execute(
                    f"SELECT rowid, bm25(content_words) AS score FROM content_words WHERE {MATCH} ORDER BY score",
                    (self.about.match,),
                )
            )
        scores = self.scores
        shown = ["NULL" if "bm25" in one else one for one in columns]
        sql = (
            f"SELECT {', '.join([*shown, *PLACE])} FROM json_each(?) j CROSS JOIN attribution a "
            f"ON a.{'key' if of is None else 'statement'} = j.value{self.joined} WHERE {where}"
        )
        parts = [list(of)] if of is not None else ([key for key, _ in p] for p in in_parts(scores.items(), _second))
        for part in parts:
            found = db.execute(sql, (json.dumps(part), *self.values, *values))
            rows = [row for row in found if row[0] in scores]
            rows.sort(key=lambda row: (scores[row[0]], *row[-len(PLACE) :]))
            for row in rows:
                if not self.about.groups or self.about.exact(row[5], row[6 : -len(PLACE)]):
                    yield (*row[:2], scores[row[0]], *row[3:])


def between(db: sqlite3.Connection, since: str, until: str, *, in_time: bool) -> list[Entry]:
    """The moments that may lie between two days, the first and the last; their middles only to be ordered ``in_time``,
    for they take the most of it."""
    return _moments(db, (since, until), in_time=in_time)


def texts_of(moments: Iterable[Entry]) -> str:
    """The texts of moments, as a JSON list."""
    return json.dumps(sorted({text for *_, text in moments}))


def _moments(db: sqlite3.Connection, days: tuple[str, str] = ("0", "9999"), *, in_time: bool = True) -> list[Entry]:
    """When each report was published and each dated occasion took place, as far as it may have been between two days;
    the undated are left out."""
    known = (
        "ifnull({0}.earliest, {0}.latest) IS NOT NULL "
        "AND ifnull({0}.latest, '9999') >= ?1 AND ifnull({0}.earliest, '0') <= ?2"
    )
    of_days = "julianday(ifnull({0}.earliest, {0}.latest)) + julianday(ifnull({0}.latest, {0}.earliest))"
    middle = of_days if in_time else "0"
    reports = db.execute(
        f"SELECT {middle.format('p')}, p.earliest, p.latest, p.report, p.text FROM published p "
        f"WHERE {known.format('p')}",
        days,
    )
    found: list[Entry] = [
        (days, earliest or "", latest or "", key, False, text)
        for days, earliest, latest, key, text in reports
        if days is not None
    ]
    occasions = db.execute(
        f"SELECT {middle.format('d')}, d.earliest, d.latest, o.key, d.text FROM date d "
        f"JOIN occasion o ON o.date = d.key WHERE {known.format('d')}",
        days,
    )
    found += [(days, earliest or "", latest or "", key, True, text) for days, earliest, latest, key, text in occasions]
    return found


def walk(
    db: sqlite3.Connection,
    run: Callable[[str, str], Iterator[Sequence[Any]]],
    *,
    newest: bool,
    within: Sequence[Entry] | None = None,
) -> Iterator[Sequence[Any]]:
    """The rows of attributions in order of time, or the newest first; those without any date last. ``within``: those of
    these moments alone.

    ``run`` executes the query by a driver (above) with a JSON list of keys; each row ends with the columns of PLACE
    and, before them, ``r.key`` in place 1.
    """
    moments = sorted(_moments(db) if within is None else within, key=itemgetter(0), reverse=newest)
    for part in in_parts(moments, itemgetter(0)):
        yield from _ordered(part, run, newest)
    if within is not None:
        return
    dated = {key for _, _, _, key, of_occasion, _ in moments if not of_occasion}
    undated = [key for (key,) in db.execute("SELECT key FROM report") if key not in dated]
    last: list[Entry] = [(0.0, "", "", key, False, 0) for key in undated]
    yield from _ordered(last, run, newest)


def in_parts(rows: Iterable[_Part], key: Callable[[_Part], object]) -> Iterator[list[_Part]]:
    """Rows in lists, each longer than the one before; rows of one key, which stand together, are never parted."""
    size, pending = FIRST, list[_Part]()
    for _, same in groupby(rows, key=key):
        pending += same
        if len(pending) >= size:
            yield pending
            pending, size = [], min(LAST, 2 * size)
    if pending:
        yield pending


def _ordered(
    entries: Sequence[Entry], run: Callable[[str, str], Iterator[Sequence[Any]]], newest: bool
) -> Iterator[Sequence[Any]]:
    """The rows of these reports and occasions, in order."""
    if not entries:
        return
    rows: list[tuple[tuple[Any, ...], Sequence[Any]]] = []
    for of_occasion, driver in ((False, OF_REPORTS), (True, OF_OCCASIONS)):
        days = {key: (middle, first, last) for middle, first, last, key, of, _ in entries if of is of_occasion}
        if days:
            for row in run(driver, json.dumps(list(days))):
                middle, first, last = days[row[-len(PLACE) - 1]]
                when = (-middle,) if newest else (middle, first, last)
                rows.append(((*when, *row[-len(PLACE) :]), row))
    rows.sort(key=itemgetter(0))
    for _, row in rows:
        yield row
