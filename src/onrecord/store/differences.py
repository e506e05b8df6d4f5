"""Where versions and reports differ: what reconcile reads and writes, and what a listing shows.

The tables are ``discrepancy``, ``development`` and those beside them in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product
from operator import itemgetter
from typing import Any, Final, Literal

from onrecord.domain import Development, Discrepancy, Side, Span
from onrecord.errors import NotInRecord
from onrecord.store.clauses import IN
from onrecord.store.derived import Derived
from onrecord.store.entries import DiscrepancyRow, Quote, SideRow
from onrecord.store.entries.differences import DevelopmentRow
from onrecord.store.members import CALLED, CROWD
from onrecord.store.packing import storable

PAIRS: Final = 1_000  # of statements that one phrase brings together, at most


_SPEAKS_FOR: Final = """
WITH one AS MATERIALIZED (SELECT a.key, a.text FROM attribution a WHERE a.id IN (SELECT value FROM json_each(?))),
     two AS MATERIALIZED (SELECT a.key, a.text FROM attribution a WHERE a.id IN (SELECT value FROM json_each(?))),
     texts AS MATERIALIZED (SELECT text FROM one UNION SELECT text FROM two),
     left AS MATERIALIZED (SELECT DISTINCT v.canonical AS who FROM one JOIN voices v ON v.attribution = one.key
                            WHERE v.canonical IS NOT NULL),
     right AS MATERIALIZED (SELECT DISTINCT v.canonical AS who FROM two JOIN voices v ON v.attribution = two.key
                             WHERE v.canonical IS NOT NULL),
     pair AS MATERIALIZED (SELECT left.who AS who, right.who AS body FROM left, right
                           UNION SELECT right.who, left.who FROM left, right)
SELECT EXISTS (SELECT 1 FROM pair JOIN canonical b ON b.key = pair.body AND b.kind IN ('organisation', 'group')
                 JOIN identity i ON i.canonical = pair.who JOIN texts ON texts.text = i.text
                 JOIN described d ON d.entity = i.entity AND d.text = i.text
                WHERE d.facet LIKE 'office:%' AND instr(d.facet || '|', '|' || b.folded || '|'))
    OR EXISTS (SELECT 1 FROM left JOIN canonical l ON l.key = left.who, right JOIN canonical r ON r.key = right.who
                WHERE l.folded = r.folded)
    OR EXISTS (SELECT 1 FROM texts JOIN voices x ON x.text = texts.text
                 JOIN voices y ON y.attribution = x.attribution AND y.role = 'on_behalf_of'
                 JOIN pair ON pair.who = x.canonical AND pair.body = y.canonical)
"""

_CALLED: Final = """
WITH one AS MATERIALIZED (SELECT a.key, a.text FROM attribution a WHERE a.id IN (SELECT value FROM json_each(?))),
     texts AS MATERIALIZED (SELECT text FROM one UNION
                            SELECT a.text FROM attribution a WHERE a.id IN (SELECT value FROM json_each(?))),
     who AS MATERIALIZED (SELECT DISTINCT v.canonical AS key FROM one JOIN voices v ON v.attribution = one.key
                           WHERE v.role = 'speaker' AND v.canonical IS NOT NULL)
SELECT o.source FROM texts JOIN voices v ON v.text = texts.text AND v.role = 'speaker'
  JOIN who ON who.key = v.canonical JOIN attribution o ON o.key = v.attribution
UNION ALL SELECT d.quote FROM texts JOIN identity i ON i.text = texts.text JOIN who ON who.key = i.canonical
  JOIN described d ON d.entity = i.entity AND d.text = i.text AND d.facet NOT LIKE 'called:%'
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class ClueTold:
    """A clue for when a text was written, ``used`` or contradicted by others, with the first of its places; with the
    days (ISO 8601) of the text's reports where they are asked for."""

    text: str
    used: bool
    because: str
    rule: str
    span: Span
    words: str
    earliest: str | None = None
    latest: str | None = None


class Differences(Derived):
    """Reading and writing over one connection, whose caller holds the writer lock."""

    # -- what is to be looked at

    def touch_all(self) -> None:
        """Have every block looked at again."""
        self.db.execute("INSERT OR IGNORE INTO touched_difference (name) SELECT DISTINCT name FROM block")

    def touched(self, limit: int) -> list[str]:
        """Blocks whose statements changed."""
        rows = self.db.execute("SELECT name FROM touched_difference ORDER BY name LIMIT ?", (limit,))
        return [name for (name,) in rows]

    def done(self, name: str) -> None:
        """What differs in a block has been derived."""
        self.db.execute("DELETE FROM touched_difference WHERE name = ?", (name,))

    # -- reading

    def statements(self, attributions: Sequence[str]) -> dict[str, str]:
        """The statement that each attribution tells, all by id."""
        return dict(
            self.db.execute(
                "SELECT a.id, s.id FROM attribution a JOIN statement s ON s.key = a.statement WHERE a.id IN "
                "(SELECT value FROM json_each(?))",
                (json.dumps(list(attributions)),),
            )
        )

    def alike(self, name: str, statements: Collection[str]) -> list[tuple[str, str]]:
        """Pairs of statements, one of these of a block and one of another block, of which tellings share a phrase that
        marks both; none by a phrase that too many speakers use."""
        rows = self.db.execute(
            "WITH mine AS (SELECT DISTINCT p.hash FROM statement s JOIN attribution a ON a.statement = s.key "
            "JOIN phrase p ON p.attribution = a.key WHERE p.hash < ?2 AND s.id IN (SELECT value FROM json_each(?1))), "
            "shared AS MATERIALIZED (SELECT hash FROM mine WHERE EXISTS (SELECT 1 FROM phrase p "
            "CROSS JOIN block b ON b.attribution = p.attribution WHERE p.hash = mine.hash AND b.name <> ?3)) "
            "SELECT DISTINCT p.hash, b.name, s.id FROM shared JOIN phrase p ON p.hash = shared.hash "
            "JOIN block b ON b.attribution = p.attribution JOIN attribution a ON a.key = p.attribution "
            "JOIN statement s ON s.key = a.statement ORDER BY p.hash, s.id",
            (json.dumps(sorted(statements)), CALLED, name),
        )
        pairs: set[tuple[str, str]] = set()
        for _, found in groupby(rows, key=itemgetter(0)):
            same = list(found)
            if len({block for _, block, _ in same}) <= CROWD:
                ours = [id_ for _, block, id_ in same if block == name and id_ in statements]
                theirs = [id_ for _, block, id_ in same if block != name]
                pairs.update(islice(product(ours, theirs), PAIRS))
        return sorted(pairs)

    def speaks_for(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Whether a speaker of the one attributions speaks for one of the others', as far as their texts tell: on its
        behalf, or as the holder of an office in it; or has the same name ("the Ministry of Defence" of two texts)."""
        row = self.db.execute(_SPEAKS_FOR, (json.dumps(sorted(ours)), json.dumps(sorted(theirs)))).fetchone()
        return bool(row[0])

    def verdicts(self, attributions: Collection[str]) -> list[tuple[str, float]]:
        """The sources of attributions, each with how often the verdict is right that gives it to its speaker; 1 where
        that was not measured, or somebody assigned it."""
        rows = self.db.execute(
            "SELECT a.source, CASE WHEN v.correction IS NULL THEN ifnull(v.confidence, 1.0) ELSE 1.0 END "
            f"FROM attribution a JOIN voices v ON v.attribution = a.key WHERE a.id {IN} AND v.role = 'speaker'",
            (json.dumps(sorted(attributions)),),
        )
        return rows.fetchall()

    def called(self, ours: Collection[str], theirs: Collection[str]) -> list[str]:
        """How the texts of some attributions, and of others, call the known speakers of the former: their sources and
        offices there."""
        rows = self.db.execute(_CALLED, (json.dumps(sorted(ours)), json.dumps(sorted(theirs))))
        return [words for (words,) in rows if words]

    def kinds(self, attributions: Collection[str]) -> set[str]:
        """What the known speakers of attributions are: persons, bodies."""
        rows = self.db.execute(
            "SELECT DISTINCT c.kind FROM attribution a JOIN voices v ON v.attribution = a.key AND v.role = 'speaker' "
            f"JOIN canonical c ON c.key = v.canonical WHERE a.id {IN}",
            (json.dumps(sorted(attributions)),),
        )
        return {kind for (kind,) in rows}

    def bodies(self, attributions: Collection[str]) -> set[str]:
        """The names of the bodies that speak in attributions, in the folded form."""
        rows = self.db.execute(
            "SELECT DISTINCT c.folded FROM attribution a JOIN voices v ON v.attribution = a.key "
            f"JOIN canonical c ON c.key = v.canonical WHERE a.id {IN} AND c.kind = 'organisation'",
            (json.dumps(sorted(attributions)),),
        )
        return {name for (name,) in rows}

    def reports(self, texts: Iterable[str]) -> dict[str, str]:
        """The id of the first report of each text."""
        wanted = sorted(texts)
        if not wanted:
            return {}
        rows = self.db.execute(
            "SELECT t.id, r.id FROM text t JOIN report r ON r.text = t.key WHERE t.id IN "
            "(SELECT value FROM json_each(?)) ORDER BY r.path DESC, ifnull(r.line, 0) DESC, r.id DESC",
            (json.dumps(wanted),),
        )
        return dict(rows.fetchall())

    def contradicted(self, texts: Sequence[str]) -> list[ClueTold]:
        """The clues for when these texts were written: those that others contradict, and those that were believed."""
        rows = self.db.execute(
            'SELECT t.id, c.used, c.because, c.rule, s.start, s."end", s.quote FROM publication_clue c '
            "JOIN text t ON t.key = c.text "
            "JOIN publication_span s ON s.text = c.text AND s.clue = c.place AND s.place = 0 "
            "WHERE t.id IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM publication_clue x "
            "WHERE x.text = c.text AND NOT x.used) ORDER BY t.id, c.place",
            (json.dumps(sorted(texts)),),
        )
        return [
            ClueTold(text, bool(used), because, rule, Span(a, b), quote)
            for text, used, because, rule, a, b, quote in rows
        ]

    def of_events(self) -> list[ClueTold]:
        """The believed clues that tie a text to events of the packs, ahead of them or after, with the text's days."""
        rows = self.db.execute(
            'SELECT t.id, c.because, c.rule, s.start, s."end", s.quote, '
            "(SELECT min(p.earliest) FROM published p WHERE p.text = t.key), "
            "(SELECT max(p.latest) FROM published p WHERE p.text = t.key) FROM publication_clue c "
            "JOIN text t ON t.key = c.text "
            "JOIN publication_span s ON s.text = c.text AND s.clue = c.place AND s.place = 0 "
            "WHERE c.used AND c.rule LIKE 'event-%' ORDER BY t.id, c.place"
        )
        return [
            ClueTold(text, True, because, rule, Span(a, b), quote, earliest, latest)
            for text, because, rule, a, b, quote, earliest, latest in rows
        ]

    def contents(self, texts: Iterable[str]) -> dict[str, str]:
        """The stored texts by their ids."""
        return dict(
            self.db.execute(
                "SELECT id, content FROM text WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(texts)),),
            )
        )

    # -- writing

    def drop(self, name: str | None, attributions: Sequence[str] = ()) -> int:
        """Take away what differs in a block, and what has one of these attributions, by id, on a side; how many."""
        if not attributions:
            return self.db.execute("DELETE FROM discrepancy WHERE block = ?", (name,)).rowcount
        concerned = (
            "SELECT s.discrepancy FROM side s JOIN attribution a ON a.key = s.attribution WHERE s.discrepancy IS NOT "
            "NULL AND a.id IN (SELECT value FROM json_each(?))"
        )
        wanted = json.dumps(list(attributions))
        gone = self.db.execute(f"DELETE FROM discrepancy WHERE block = ? OR key IN ({concerned})", (name, wanted))
        return gone.rowcount

    def add(self, name: str, found: Sequence[Discrepancy]) -> None:
        """Write what differs in a block, or between it and others."""
        for one in found:
            key = self.db.execute(
                "INSERT OR IGNORE INTO discrepancy (id, block, kind, severity, ground, because, rule) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (one.id, name, one.kind, one.severity, one.ground, storable(one.because), one.rule),
            )
            if not key.rowcount or key.lastrowid is None:
                continue
            for statement in one.statements:
                self.db.execute(
                    "INSERT OR IGNORE INTO discrepancy_statement (discrepancy, statement) "
                    "SELECT ?, key FROM statement WHERE id = ?",
                    (key.lastrowid, statement),
                )
            for place, side in enumerate(one.sides):
                self._side(side, place, "discrepancy", key.lastrowid)

    def replace_developments(
        self, name: str, found: Sequence[Development], attributions: Sequence[str] | None = None
    ) -> None:
        """Write what develops in a block, or about an event, in the place of what was there before: of all, or only of
        what has one of these attributions, by id, on a side."""
        concerned = (
            "SELECT s.development FROM side s JOIN attribution a ON a.key = s.attribution WHERE s.development IS NOT "
            "NULL AND a.id IN (SELECT value FROM json_each(?2))"
        )
        wanted = json.dumps(list(attributions)) if attributions is not None else None
        self.db.execute(
            f"DELETE FROM development WHERE block = ?1 AND (?2 IS NULL OR key IN ({concerned}))", (name, wanted)
        )
        for one in found:
            key = self.db.execute(
                "INSERT OR IGNORE INTO development (id, block, about, because, rule) VALUES (?, ?, ?, ?, ?)",
                (one.id, name, storable(one.about), storable(one.because), one.rule),
            )
            if key.rowcount and key.lastrowid is not None:
                for place, side in enumerate((one.earlier, one.later)):
                    self._side(side, place, "development", key.lastrowid)

    def _side(self, side: Side, place: int, of: Literal["discrepancy", "development"], whole: int) -> None:
        key = self.db.execute(
            f"INSERT INTO side ({of}, place, report, text, attribution, words, value) "
            "SELECT ?, ?, r.id, r.text, (SELECT key FROM attribution WHERE id = ?), ?, ? FROM report r WHERE r.id = ?",
            (whole, place, side.attribution, storable(side.words), side.value, side.report),
        ).lastrowid
        self.db.executemany(
            'INSERT INTO side_span (side, place, start, "end", quote) SELECT ?, ?, ?, ?, '
            "substr(t.content, ? + 1, ? - ?) FROM side s JOIN text t ON t.key = s.text WHERE s.key = ?",
            [(key, n, one.start, one.end, one.start, one.end, one.start, key) for n, one in enumerate(side.spans)],
        )


def discrepancies(
    db: sqlite3.Connection,
    kind: str | None,
    severity: str | None,
    limit: int | None = None,
    offset: int = 0,
    statements: str | None = None,
    *,
    dismissed: bool = False,
) -> list[DiscrepancyRow]:
    """The discrepancies of a record, the weightiest first, then by kind and id; of one kind or severity if asked, or of
    statements (a JSON list of keys). Those that somebody dismissed are left out unless ``dismissed``."""
    rows = db.execute(
        "SELECT key, id, kind, severity, ground, because, rule, v.verdict, v.correction FROM discrepancy "
        "LEFT JOIN judged v ON v.discrepancy = key WHERE (?6 OR v.verdict IS NOT 'dismissed') AND"
        " (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR severity = ?2) AND (?3 IS NULL OR key IN "
        "(SELECT d.discrepancy FROM json_each(?3) j JOIN discrepancy_statement d ON d.statement = j.value)) "
        "ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, kind, id LIMIT ?4 OFFSET ?5",
        (kind, severity, statements, -1 if limit is None else limit, offset, dismissed),
    ).fetchall()
    return _rows(db, rows)


def discrepancy(db: sqlite3.Connection, id_: str) -> DiscrepancyRow:
    """One discrepancy, dismissed or not, by its id or the beginning of it (six digits or more)."""
    rows = []
    if id_.startswith("d") and len(id_) > 6:
        rows = db.execute(
            "SELECT key, id, kind, severity, ground, because, rule, v.verdict, v.correction FROM discrepancy "
            "LEFT JOIN judged v ON v.discrepancy = key WHERE id >= ? AND id < ? LIMIT 2",
            (id_, id_ + "g"),
        ).fetchall()
    found = _rows(db, rows)
    if len(found) != 1:
        raise NotInRecord(f"there is no discrepancy {id_!r} in the record, or there are several whose id begins so")
    return found[0]


def _rows(db: sqlite3.Connection, rows: Sequence[Sequence[Any]]) -> list[DiscrepancyRow]:
    keys = json.dumps([row[0] for row in rows])
    sides = _sides(db, keys, "discrepancy")
    about: dict[int, list[str]] = defaultdict(list)
    for key, statement in db.execute(
        "SELECT d.discrepancy, s.id FROM discrepancy_statement d JOIN statement s ON s.key = d.statement "
        f"WHERE d.discrepancy {IN} ORDER BY s.id",
        (keys,),
    ):
        about[key].append(statement)
    return [
        DiscrepancyRow(id_, of, weight, ground, because, rule, tuple(sides[key]), tuple(about[key]), *judged)
        for key, id_, of, weight, ground, because, rule, *judged in rows
        if len(sides[key]) > 1
    ]


def developments(
    db: sqlite3.Connection, limit: int | None = None, offset: int = 0, attributions: str | None = None
) -> list[DevelopmentRow]:
    """What has developed by what a record holds, in the order of the days of the later side; undated ones last. Of
    those that attributions (a JSON list of keys) are a side of, if asked."""
    rows = db.execute(
        "SELECT d.key, d.id, d.about, d.because, d.rule FROM development d "
        "JOIN side a ON a.development = d.key AND a.place = 0 JOIN report x ON x.id = a.report "
        "JOIN side b ON b.development = d.key AND b.place = 1 JOIN report y ON y.id = b.report "
        "JOIN published p ON p.report = x.key JOIN published q ON q.report = y.key "
        "WHERE ?1 IS NULL OR d.key IN "
        "(SELECT s.development FROM json_each(?1) j JOIN side s ON s.attribution = j.value) "
        "ORDER BY ifnull(q.earliest, '~'), ifnull(p.earliest, '~'), d.id LIMIT ?2 OFFSET ?3",
        (attributions, -1 if limit is None else limit, offset),
    ).fetchall()
    sides = _sides(db, json.dumps([row[0] for row in rows]), "development")
    return [
        DevelopmentRow(id_, about, because, rule, *sides[key])
        for key, id_, about, because, rule in rows
        if len(sides[key]) == 2
    ]


def _sides(db: sqlite3.Connection, keys: str, of: Literal["discrepancy", "development"]) -> dict[int, list[SideRow]]:
    spans: dict[int, list[Quote]] = defaultdict(list)
    for side, *quote in db.execute(
        'SELECT p.side, p.start, p."end", p.quote FROM side_span p JOIN side s ON s.key = p.side '
        f"WHERE s.{of} {IN} ORDER BY p.side, p.place",
        (keys,),
    ):
        spans[side].append(Quote(*quote))
    found: dict[int, list[SideRow]] = defaultdict(list)
    rows = db.execute(
        f"SELECT s.{of}, s.key, r.id, r.path, r.outlet, p.earliest, p.latest, a.id, s.words, s.value FROM side s "
        "JOIN report r ON r.id = s.report JOIN published p ON p.report = r.key "
        f"LEFT JOIN attribution a ON a.key = s.attribution WHERE s.{of} {IN} ORDER BY s.{of}, s.place",
        (keys,),
    )
    for whole, key, report, path, outlet, earliest, latest, attribution, words, value in rows.fetchall():
        exact = " … ".join(quote.text for quote in spans[key]) or words
        side = SideRow(report, path, outlet, earliest, latest, attribution, exact, value, tuple(spans[key]))
        found[whole].append(side)
    return found
