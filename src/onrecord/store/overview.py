"""The record in numbers, and stretches of long listings: for pages, which must not take the whole to show a part.

Rankings and orders of time go through the whole record once and come back small (ids, keys and numbers), for a caller
that keeps them while nothing changes; what a page shows of them is then fetched by those.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from onrecord.store import differences as differing
from onrecord.store import people, reading, reportlists
from onrecord.store.clauses import HELD, IN
from onrecord.store.connection import one_line
from onrecord.store.corroborating import corroboration
from onrecord.store.entries import Candidate, DiscrepancyRow, ForgottenEntry, RejectedEntry, ReportEntry, StatementRow
from onrecord.store.entries.differences import DevelopmentRow
from onrecord.store.entries.overview import QUOTATIONS, Holdings, MadeWith, Moments, Ranked
from onrecord.store.naming import SPOKEN, entity_ids
from onrecord.store.people import SpeakerEntry

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Ends = tuple[str | None, str | None]  # the first and the last of some days

REPORT: Final = len(QUOTATIONS)  # the kind of a report among moments
NEVER: Final = float("inf")  # the day of what has none
VAGUE: Final = 731  # days: what may have been at any time in more than two years has no place in an order of time


def _told(act: Callable[_P, _T]) -> Callable[_P, _T]:
    """What SQLite raises as an error of one line."""

    @wraps(act)
    def told(*values: _P.args, **named: _P.kwargs) -> _T:
        assert isinstance(values[0], Overview)
        with one_line(values[0].path):
            return act(*values, **named)

    return told


# Whom each speaker of an attribution is, by key: an identity; below 0, where nothing is decided yet, a text's entity.
_RANKED: Final = """
    SELECT ifnull(c.id, e.id), ifnull(c.kind, e.kind), ifnull(c.named, e.named), n FROM (
        SELECT who, count(*) AS n FROM (
            SELECT DISTINCT CASE WHEN g.attribution IS NOT NULL THEN g.canonical WHEN i.entity IS NULL THEN -k.entity
                                 ELSE i.canonical END AS who, a.statement
              FROM speaker k CROSS JOIN attribution a ON a.key = k.attribution
              LEFT JOIN identity i ON i.entity = k.entity AND i.text = a.text
              LEFT JOIN assigned g ON g.attribution = k.attribution AND g.place = k.place
             WHERE NOT EXISTS (SELECT 1 FROM refused x WHERE x.attribution = k.attribution))
         WHERE who IS NOT NULL GROUP BY who)
      LEFT JOIN canonical c ON c.key = who LEFT JOIN entity e ON e.key = -who
     ORDER BY n DESC, ifnull(c.name, e.name), ifnull(c.id, e.id)
"""
_MINE: Final = (
    f"SELECT DISTINCT s.attribution AS key FROM ({SPOKEN}) s CROSS JOIN who w ON w.attribution = s.attribution "
    f"WHERE w.id {IN}"
)
_ALL: Final = f"SELECT a.key FROM attribution a WHERE {HELD}"
# Of attributions, the statement, the kind of quotation, the middle of the days of the occasion, the text, the place.
_SAID: Final = """
    SELECT a.statement, a.quotation, CASE WHEN julianday(d.latest) - julianday(d.earliest) > {vague} THEN NULL
               ELSE (julianday(ifnull(d.earliest, d.latest)) + julianday(ifnull(d.latest, d.earliest))) / 2 END,
           a.text, a.start, ifnull(d.earliest, d.latest), ifnull(d.latest, d.earliest)
      FROM ({mine}) m CROSS JOIN attribution a ON a.key = m.key
      LEFT JOIN occasion o ON o.key = a.occasion LEFT JOIN date d ON d.key = o.date
"""
# The reports in their order, with their texts and the middle of the days of publication.
_PUBLISHED: Final = """
    SELECT r.key, r.text, CASE WHEN julianday(p.latest) - julianday(p.earliest) > {vague} THEN NULL ELSE p.middle END,
           ifnull(p.earliest, p.latest), ifnull(p.latest, p.earliest)
      FROM report r JOIN published p ON p.report = r.key {where} ORDER BY r.path, ifnull(r.line, 0), r.id
"""


class Overview:
    """Reading over one connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.db = connection
        self.path = path

    # -- speakers

    @_told
    def ranking(self) -> tuple[Ranked, ...]:
        """Everybody who speaks, the most quoted first, then by name."""
        return tuple(Ranked(id_, kind, bool(named), n) for id_, kind, named, n in self.db.execute(_RANKED))

    @_told
    def meant(self, name: str) -> tuple[str, ...]:
        """Whom somebody's words may mean, by id: see ``speaker`` of :meth:`onrecord.Record.statements`.

        Raises UsageError for what has neither letter nor digit.
        """
        return tuple(entity_ids(self.db, name))

    @_told
    def speaking(self, kind: str | None, order: str) -> tuple[str, ...]:
        """The ids of everybody who speaks, in the order and of the kind that :meth:`onrecord.Record.speakers` has."""
        return tuple(people.ids(self.db, kind, order))

    @_told
    def people(self, ids: Sequence[str]) -> list[SpeakerEntry]:
        """Speakers by their ids, in that order; whoever does not speak (any longer) is left out."""
        found = {entry.id: entry for entry in people.with_ids(self.db, ids)} if ids else {}
        return [found[id_] for id_ in ids if id_ in found]

    @_told
    def most_told(self, speaker: str, limit: int) -> list[StatementRow]:
        """Statements of somebody (an id) that more than one report has (a page's revisions are one), those of the most
        independent texts first."""
        rows = self.db.execute(
            f"WITH mine AS MATERIALIZED ({_MINE}) "
            "SELECT a.statement, count(DISTINCT ifnull(y.name, a.text)) AS texts, "
            "count(DISTINCT ifnull(v.page, r.id)) AS n "
            "FROM mine m CROSS JOIN attribution a ON a.key = m.key CROSS JOIN report r ON r.text = a.text "
            "LEFT JOIN appearance v ON v.report = r.key "
            "LEFT JOIN family y ON y.text = a.text JOIN statement s ON s.key = a.statement "
            "GROUP BY a.statement HAVING n > 1 ORDER BY texts DESC, n DESC, s.id LIMIT ?",
            (*_four(speaker), limit),
        ).fetchall()
        return self._statements([statement for statement, _, _ in rows])

    # -- in time

    @_told
    def moments(self, speaker: str | None = None) -> Moments:
        """When the statements of somebody (an id) were said; of everybody, with when reports were published."""
        mine, values = (_ALL, ()) if speaker is None else (_MINE, _four(speaker))
        said = self.db.execute(_SAID.format(mine=mine, vague=VAGUE), values).fetchall()
        where = "" if speaker is None else f"WHERE r.text {IN}"
        texts = () if speaker is None else (json.dumps(list({row[3] for row in said})),)
        reports = self.db.execute(_PUBLISHED.format(vague=VAGUE, where=where), texts).fetchall()
        # of a text, when it was first published, its first report's place, and the days of the former
        first: dict[int, tuple[float, int, _Ends]] = {}
        for place, (_, text, day, *ends) in enumerate(reports):
            was = first.get(text, (NEVER, place, (None, None)))
            first[text] = was if day is None or was[0] <= day else (day, was[1], (ends[0], ends[1]))
        # on the first day of an occasion that any of its versions has, else when the first of them was published
        days: dict[int, tuple[tuple[bool, float, int, int], int, _Ends]] = {}
        for key, quotation, day, text, start, *ends in said:
            published, place, out = first.get(text, (NEVER, len(reports), (None, None)))
            when = (True, published, place, start) if day is None else (False, day, place, start)
            this = (when, QUOTATIONS.index(quotation), out if day is None else (ends[0], ends[1]))
            if (other := days.get(key)) is not None:
                sooner = this if when < other[0] else other
                this = (sooner[0], min(this[1], other[1]), sooner[2])
            days[key] = this
        rows = [(when[1], when[2], when[3], key, kind) for key, (when, kind, _) in days.items()]
        if speaker is None:
            rows += [
                (NEVER if day is None else day, place, -1, key, REPORT)
                for place, (key, _, day, *_) in enumerate(reports)
            ]
        rows.sort()
        return Moments(
            array("d", [row[0] for row in rows]),
            array("q", [row[3] for row in rows]),
            array("b", [row[4] for row in rows]),
            min((one[0] for *_, one in days.values() if one[0]), default=None),
            max((one[1] for *_, one in days.values() if one[1]), default=None),
        )

    @_told
    def at(self, found: Moments, start: int, end: int) -> list[tuple[int, StatementRow | ReportEntry]]:
        """The statements (by the fullest of their versions) and reports from one place to another, each with its place;
        what went is left out."""
        wanted = list(zip(found.kinds[start:end], found.keys[start:end], strict=True))
        reports = reportlists.report_entries(self.db, [key for kind, key in wanted if kind == REPORT])
        rows = {row.statement: row for row in self._statements([key for kind, key in wanted if kind != REPORT])}
        ids = dict(self._ids(key for kind, key in wanted if kind != REPORT))
        entries: Iterable[StatementRow | ReportEntry | None] = (
            reports.get(key) if kind == REPORT else rows.get(ids.get(key, "")) for kind, key in wanted
        )
        return [(place, entry) for place, entry in enumerate(entries, start) if entry is not None]

    def _ids(self, statements: Iterable[int]) -> list[tuple[int, str]]:
        keys = json.dumps(list(statements))
        return self.db.execute(f"SELECT key, id FROM statement WHERE key {IN}", (keys,)).fetchall()

    def _statements(self, statements: Sequence[int]) -> list[StatementRow]:
        """The fullest versions of statements (keys), in that order, each with who reports it."""
        shown = {
            statement: (key, report)
            for statement, key, report, _ in self.db.execute(
                "SELECT a.statement, a.key, (SELECT r.key FROM report r WHERE r.text = a.text "
                "ORDER BY r.path, ifnull(r.line, 0), r.id LIMIT 1), min(ifnull(t.place, 0)) "
                "FROM attribution a LEFT JOIN telling t ON t.attribution = a.key "
                f"WHERE a.statement {IN} AND {HELD} GROUP BY a.statement",
                (json.dumps(list(statements)),),
            )
        }
        rows = reading.entries(self.db, dict(shown.values()))
        told = corroboration(self.db, [row.statement for row in rows.values()])
        found = (rows.get(shown[one][0]) for one in statements if one in shown)
        return [replace(row, told=told.get(row.statement)) for row in found if row is not None]

    # -- what differs, and the whole

    @_told
    def differing(self) -> dict[tuple[str, str, str], int]:
        """How many discrepancies there are of each kind and severity, and of each verdict ("" for those without)."""
        rows = self.db.execute(
            "SELECT d.kind, d.severity, ifnull(v.verdict, ''), count(*) FROM discrepancy d "
            "LEFT JOIN judged v ON v.discrepancy = d.key GROUP BY 1, 2, 3"
        )
        return {(kind, severity, verdict): number for kind, severity, verdict, number in rows}

    @_told
    def discrepancies(
        self,
        kind: str | None,
        severity: str | None,
        limit: int,
        offset: int = 0,
        speaker: str | None = None,
        *,
        dismissed: bool = False,
    ) -> list[DiscrepancyRow]:
        """Discrepancies, the weightiest first, from one place on; of a kind, severity or speaker (id) if asked, and
        those that a correction dismissed only if asked."""
        statements = self._statements_of(speaker)
        return differing.discrepancies(self.db, kind, severity, limit, offset, statements, dismissed=dismissed)

    @_told
    def developments(self, limit: int, offset: int = 0, speaker: str | None = None) -> list[DevelopmentRow]:
        """Developments in the order of time, from one place on; of a speaker (an id) if asked."""
        return differing.developments(self.db, limit, offset, self._attributions_of(speaker))

    @_told
    def discrepancy(self, id_: str) -> DiscrepancyRow:
        """One discrepancy, dismissed or not, by its id; raises NotInRecord where there is none."""
        return differing.discrepancy(self.db, id_.strip())

    @_told
    def concerning(self, statement: str, limit: int) -> list[DiscrepancyRow]:
        """The discrepancies that concern a statement (an id), the weightiest first; those dismissed too, and marked."""
        keys = json.dumps([key for (key,) in self.db.execute("SELECT key FROM statement WHERE id = ?", (statement,))])
        return differing.discrepancies(self.db, None, None, limit, 0, keys, dismissed=True)

    @_told
    def statements(self, ids: Sequence[str]) -> list[StatementRow]:
        """Statements by their ids, in that order, each by the fullest of its versions; what went is left out."""
        keys = dict(
            self.db.execute(f"SELECT id, key FROM statement WHERE id {IN}", (json.dumps(list(ids)),)).fetchall()
        )
        return self._statements([keys[id_] for id_ in ids if id_ in keys])

    @_told
    def said_by(self, attributions: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Who speaks in attributions, all by id; who is not known has no id and the source's own words as a name."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        for attribution, *speaker in self.db.execute(
            "SELECT a.id, ifnull(w.id, ''), ifnull(w.name, a.source), ifnull(w.kind, '') FROM attribution a "
            f"JOIN who w ON w.attribution = a.key WHERE a.id {IN} ORDER BY a.id, w.place",
            (json.dumps(sorted(set(attributions))),),
        ):
            found[attribution].append(Candidate(*speaker))
        return {attribution: tuple(speakers) for attribution, speakers in found.items()}

    def _statements_of(self, speaker: str | None) -> str | None:
        keys = self._attributions_of(speaker)
        if keys is None:
            return None
        rows = self.db.execute(f"SELECT DISTINCT statement FROM attribution WHERE key {IN}", (keys,))
        return json.dumps([key for (key,) in rows])

    def _attributions_of(self, speaker: str | None) -> str | None:
        if speaker is None:
            return None
        return json.dumps([key for (key,) in self.db.execute(_MINE, _four(speaker))])

    @_told
    def outlets(self, limit: int) -> list[str]:
        """The outlets of the most reports, by name."""
        rows = self.db.execute(
            "SELECT outlet FROM report WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT ?",
            (limit,),
        )
        return sorted(name for (name,) in rows)

    @_told
    def units(self, limit: int) -> list[str]:
        """The units of the most figures, in the order of the alphabet."""
        rows = self.db.execute(
            "SELECT unit FROM figure WHERE unit IS NOT NULL GROUP BY unit ORDER BY count(*) DESC, unit LIMIT ?",
            (limit,),
        )
        return sorted(unit for (unit,) in rows)

    @_told
    def rejected(self, limit: int, offset: int = 0) -> list[RejectedEntry]:
        """Rejected inputs in order of path and line, from one place on."""
        return list(reportlists.rejected(self.db, limit, offset))

    @_told
    def holdings(self) -> Holdings:
        """What the record was made of and with."""
        db = self.db
        made = db.execute(
            "SELECT v.onrecord, v.model, v.packs, count(*) FROM analysis n JOIN version v ON v.key = n.version "
            "GROUP BY v.key ORDER BY 4 DESC, 1, 2, 3"
        )
        by = db.execute("SELECT value FROM info WHERE name = 'identities_by'").fetchone()

        def counted(column: str) -> tuple[tuple[str, int], ...]:
            return tuple(db.execute(f"SELECT {column}, count(*) FROM report GROUP BY 1 ORDER BY 2 DESC, 1").fetchall())

        numbers = db.execute(
            "SELECT (SELECT count(DISTINCT outlet) FROM report), (SELECT min(read_at) FROM report), "
            "(SELECT max(read_at) FROM report), "
            "(SELECT min(earliest) FROM published WHERE NOT julianday(latest) - julianday(earliest) > ?1), "
            "(SELECT max(latest) FROM published WHERE NOT julianday(latest) - julianday(earliest) > ?1), "
            "(SELECT count(*) FROM correction), (SELECT count(*) FROM figure), "
            "(SELECT count(DISTINCT a.statement) FROM telling t JOIN attribution a ON a.key = t.attribution "
            "WHERE t.place > 0), (SELECT count(*) FROM discrepancy d WHERE NOT EXISTS "
            "(SELECT 1 FROM judged v WHERE v.discrepancy = d.key AND v.verdict = 'dismissed')), "
            "(SELECT count(*) FROM development), "
            "(SELECT count(*) FROM family), (SELECT count(*) FROM forgotten WHERE returned IS NULL), "
            "(SELECT user_version FROM pragma_user_version)",
            (VAGUE,),
        ).fetchone()
        return Holdings(
            tuple(MadeWith(*row) for row in made),
            str(by[0]).partition(" ")[2] if by else "",
            counted("language"),
            counted("format"),
            *numbers,
        )

    @_told
    def forgotten(self, limit: int) -> list[ForgottenEntry]:
        """What stays of the reports that were forgotten, the latest first."""
        rows = self.db.execute(
            "SELECT report, at, author, reason, raw_sha256, text FROM forgotten WHERE returned IS NULL "
            "ORDER BY at DESC, report LIMIT ?",
            (limit,),
        )
        return [ForgottenEntry(*row) for row in rows]


def _four(speaker: str) -> tuple[str, str, str, str]:
    """An id as the conditions on who spoke take it."""
    ids = json.dumps([speaker])
    return ids, ids, ids, ids
