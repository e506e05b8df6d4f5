"""What contents undertake and are about: what reconcile reads and writes, as plain rows.

The tables are ``commitment``, ``subject`` and those beside them in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from onrecord.domain import Commitment, Date, Dating, Figure, Quotation, Span, Spans, Stance
from onrecord.store.clauses import IN
from onrecord.store.packing import storable
from onrecord.store.transactions import transaction

BASIS: Final = ("as the record has it",)
_FIGURE: Final = 'place, start, "end", kind, low, high, unit, bound, approximate, counts'
_DATE: Final = 'd.key, d.start, d."end", d.granularity, d.rule, d.anchor, d.event, d.earliest, d.latest'
#: Days that an interval may be wide for its ends to say when something was said.
NARROW: Final = 31
#: The first and the last day on which an attribution ``a`` may have been said: as for listings in time.
_CLOSE: Final = f"julianday({{0}}.latest) - julianday({{0}}.earliest) <= {NARROW}"
_DAYS: Final = (
    f"CASE WHEN {_CLOSE.format('d')} THEN d.{{0}} "
    f"ELSE (SELECT {{1}}(p.{{0}}) FROM published p WHERE p.text = a.text AND {_CLOSE.format('p')}) END"
)
FIRST: Final = _DAYS.format("earliest", "min")
LAST: Final = _DAYS.format("latest", "max")
DATED: Final = "LEFT JOIN occasion o ON o.key = a.occasion LEFT JOIN date d ON d.key = o.date"

_Rows = defaultdict[int, list[tuple[Any, ...]]]  # of tables, by attribution


@dataclass(frozen=True, slots=True)
class Content:
    """An attribution of a text with what may undertake something in it. ``around`` is the stored text; figures come
    with their places, dates with their keys; ``names`` are the words, in small letters, of what its speakers are
    called there."""

    key: int
    around: str
    source: Spans
    cue: Spans
    content: Spans
    quotation: Quotation
    stance: Stance
    figures: tuple[tuple[int, Figure], ...]
    dates: tuple[tuple[int, Date], ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Undertaken:
    """A commitment as the record has it: its words, whose they are, and between which days it is due."""

    status: str | None
    own: bool
    actor: str | None
    words: str
    action: Span
    amount: Figure | None
    due: tuple[str, str] | None


class Standing:
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, rolled back when anything breaks it."""
        with transaction(self.db):
            yield

    # -- what is to be looked at

    def texts(self, after: int, limit: int, *, every: bool) -> list[int]:
        """The next texts after one (by key): every one, or those that came or changed since the last reconcile."""
        of = "analysis" if every else "touched_telling"
        fresh = "" if every else "AND fresh"
        rows = self.db.execute(f"SELECT text FROM {of} WHERE text > ? {fresh} ORDER BY text LIMIT ?", (after, limit))
        return [text for (text,) in rows]

    def touched_subjects(self, limit: int) -> list[int]:
        """Subjects of which something went, or has another day."""
        return [key for (key,) in self.db.execute("SELECT subject FROM touched_subject LIMIT ?", (limit,))]

    # -- reading

    def contents(self, text: int) -> list[Content]:
        """The attributions of a text, in the order of their ids."""
        row = self.db.execute("SELECT content FROM text WHERE key = ?", (text,)).fetchone()
        main = self.db.execute(
            "SELECT key, quotation, stance, source FROM attribution WHERE text = ? ORDER BY id", (text,)
        ).fetchall()
        if row is None or not main:
            return []
        wanted = (json.dumps([one[0] for one in main]),)
        spans: dict[tuple[int, str], list[Span]] = defaultdict(list)
        for key, part, start, end in self.db.execute(
            f'SELECT attribution, part, start, "end" FROM span WHERE attribution {IN} ORDER BY attribution, place',
            wanted,
        ):
            spans[key, part].append(Span(start, end))
        names: dict[int, set[str]] = defaultdict(set)
        for key, name in self.db.execute(
            "SELECT k.attribution, f.name FROM speaker k JOIN entity_form f ON f.entity = k.entity AND f.text = ? "
            f"WHERE k.attribution {IN}",
            (text, *wanted),
        ):
            names[key] |= set(name.casefold().split())
        figures, dates = self._figures(wanted), self._dates(wanted)
        return [
            Content(
                key,
                row[0],
                tuple(spans[key, "source"]),
                tuple(spans[key, "cue"]),
                tuple(spans[key, "content"]),
                quotation,
                stance,
                tuple(figures.get(key, ())),
                tuple(dates.get(key, ())),
                frozenset(names[key] | set(source.casefold().split())),
            )
            for key, quotation, stance, source in main
        ]

    def _figures(self, wanted: tuple[str]) -> dict[int, list[tuple[int, Figure]]]:
        found: dict[int, list[tuple[int, Figure]]] = defaultdict(list)
        for key, *rest in self.db.execute(
            f"SELECT attribution, {_FIGURE} FROM figure WHERE attribution {IN} ORDER BY attribution, place", wanted
        ):
            found[key].append((rest[0], _figure(rest)))
        return found

    def _dates(self, wanted: tuple[str]) -> dict[int, list[tuple[int, Date]]]:
        found: dict[int, list[tuple[int, Date]]] = defaultdict(list)
        for key, *rest in self.db.execute(
            f"SELECT c.attribution, {_DATE} FROM content_date c JOIN date d ON d.key = c.date "
            f"WHERE c.attribution {IN} ORDER BY c.attribution, c.place",
            wanted,
        ):
            number, start, end, granularity, rule, anchor, event, earliest, latest = rest
            dating = Dating(earliest, latest, BASIS) if earliest or latest else None
            found[key].append((number, Date(Span(start, end), granularity, rule, anchor, dating, event)))
        return found

    def members(self, block: str) -> list[int]:
        """The attributions of a block in which something is undertaken."""
        rows = self.db.execute(
            "SELECT DISTINCT b.attribution FROM block b CROSS JOIN commitment c ON c.attribution = b.attribution "
            "WHERE b.name = ? ORDER BY 1",
            (block,),
        )
        return [key for (key,) in rows]

    def developed(self, block: str) -> set[tuple[str, str]]:
        """The statements, by id, between which the developments of a block lie: the earlier and the later one."""
        rows = self.db.execute(
            "SELECT s.id, t.id FROM development d JOIN side x ON x.development = d.key AND x.place = 0 "
            "JOIN side y ON y.development = d.key AND y.place = 1 JOIN attribution a ON a.key = x.attribution "
            "JOIN attribution b ON b.key = y.attribution JOIN statement s ON s.key = a.statement "
            "JOIN statement t ON t.key = b.statement WHERE d.block = ?",
            (block,),
        )
        return set(rows)

    def undertaken(self, attributions: Sequence[str]) -> dict[str, list[Undertaken]]:
        """The commitments of attributions, both by id, in text order."""
        found: dict[str, list[Undertaken]] = defaultdict(list)
        for id_, status, own, actor, words, start, end, earliest, latest, decided, *figure in self.db.execute(
            'SELECT a.id, c.status, c.own, w.quote, s.quote, s.start, s."end", d.earliest, d.latest, c.decided, '
            'f.place, f.start, f."end", f.kind, f.low, f.high, f.unit, f.bound, f.approximate, f.counts '
            "FROM attribution a CROSS JOIN commitment c ON c.attribution = a.key "
            "JOIN commitment_span s ON s.attribution = a.key AND s.commitment = c.place AND s.part = 'action' "
            "LEFT JOIN commitment_span w ON w.attribution = a.key AND w.commitment = c.place AND w.part = 'actor' "
            "LEFT JOIN figure f ON f.attribution = a.key AND f.place = c.figure LEFT JOIN date d ON d.key = c.date "
            f"WHERE a.id {IN} ORDER BY a.id, c.place",
            (json.dumps(list(attributions)),),
        ):
            due = (earliest, latest) if earliest and latest and not decided else None
            amount = _figure(figure) if figure[0] is not None else None
            found[id_].append(Undertaken(status, bool(own), actor, words, Span(start, end), amount, due))
        return found

    # -- writing

    def replace(
        self, text: int, around: str, found: Mapping[int, Sequence[tuple[Commitment, int | None, int | None]]]
    ) -> None:
        """Write the commitments of attributions of a text in the place of those before: each with the place of its
        figure among the attribution's, and the key of its date. ``around`` is the stored text."""
        rows, spans = _Rows(list), _Rows(list)
        for key, several in found.items():
            for place, (one, figure, date) in enumerate(several):
                rows[key].append((key, place, one.status, one.own, figure, date, one.decided is not None, one.rule))
                parts = (("status", one.status_span), ("actor", one.actor), ("action", one.action))
                spans[key] += [
                    (key, place, part, at.start, at.end, at.of(around)) for part, at in parts if at is not None
                ]
        before, there = _Rows(list), _Rows(list)
        for row in self.db.execute(
            "SELECT c.attribution, c.place, c.status, c.own, c.figure, c.date, c.decided, c.rule FROM attribution a "
            "CROSS JOIN commitment c ON c.attribution = a.key WHERE a.text = ? ORDER BY c.attribution, c.place",
            (text,),
        ):
            before[row[0]].append(row)
        for row in self.db.execute(
            'SELECT c.attribution, c.commitment, c.part, c.start, c."end", c.quote FROM attribution a '
            "CROSS JOIN commitment_span c ON c.attribution = a.key WHERE a.text = ?",
            (text,),
        ):
            there[row[0]].append(row)
        changed = [key for key in found if before[key] != rows[key] or set(there[key]) != set(spans[key])]
        self.db.executemany("DELETE FROM commitment WHERE attribution = ?", [(key,) for key in changed])
        self.db.executemany(
            "INSERT INTO commitment (attribution, place, status, own, figure, date, decided, rule) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [row for key in changed for row in rows[key]],
        )
        self.db.executemany(
            'INSERT INTO commitment_span (attribution, commitment, part, start, "end", quote) '
            "VALUES (?, ?, ?, ?, ?, ?)",
            [row for key in changed for row in spans[key]],
        )

    def about(self, text: int, phrases: Mapping[int, Sequence[tuple[str, str, float]]]) -> None:
        """Write what the attributions of a text are about: phrases, each with its wording there and its weight."""
        wanted = {
            (key, storable(phrase), storable(wording) if wording != phrase else None): weight
            for key, several in phrases.items()
            for phrase, wording, weight in several
        }
        before = {
            row[:3]: row[3]
            for row in self.db.execute(
                "SELECT s.attribution, b.phrase, s.wording, s.subject FROM attribution a "
                "CROSS JOIN subject_of s ON s.attribution = a.key JOIN subject b ON b.key = s.subject WHERE a.text = ?",
                (text,),
            )
        }
        self.db.executemany(
            "DELETE FROM subject_of WHERE attribution = ? AND subject = ?",
            [(row[0], subject) for row, subject in before.items() if row not in wanted],
        )
        weights = {phrase: weight for (_, phrase, _), weight in wanted.items()}
        self.db.executemany("INSERT OR IGNORE INTO subject (phrase, weight) VALUES (?, ?)", sorted(weights.items()))
        keys = dict(self.db.execute(f"SELECT phrase, key FROM subject WHERE phrase {IN}", (json.dumps(list(weights)),)))
        statement = dict(self.db.execute("SELECT key, statement FROM attribution WHERE text = ?", (text,)))
        self.db.executemany(
            "INSERT INTO subject_of (subject, statement, attribution, wording) VALUES (?, ?, ?, ?)",
            [(keys[row[1]], statement[row[0]], row[0], row[2]) for row in wanted if row not in before],
        )
        self._dated(text, fresh=not before)

    def _dated(self, text: int, *, fresh: bool) -> None:
        """Let subjects follow the days of a text: of one that is new, they can only reach further."""
        if not fresh:
            self.db.execute(
                "INSERT OR IGNORE INTO touched_subject (subject) SELECT DISTINCT s.subject FROM attribution a "
                "CROSS JOIN subject_of s ON s.attribution = a.key WHERE a.text = ?",
                (text,),
            )
            return
        rows = self.db.execute(
            # The limit, of none, keeps SQLite from asking for the days of an attribution once a subject.
            f"SELECT s.subject, min(w.first), max(w.last) FROM (SELECT a.key, {FIRST} AS first, {LAST} AS last "
            f"FROM attribution a {DATED} WHERE a.text = ? LIMIT -1) w "
            "CROSS JOIN subject_of s ON s.attribution = w.key GROUP BY s.subject",
            (text,),
        ).fetchall()
        self.db.executemany(
            "UPDATE subject SET earliest = min(ifnull(earliest, ?2), ?2), latest = max(ifnull(latest, ?3), ?3) "
            "WHERE key = ?1 AND ?2 IS NOT NULL",
            rows,
        )

    def settle(self, subjects: Sequence[int]) -> None:
        """Find the days of subjects anew; those that nothing is about any longer go."""
        for key in subjects:
            row = self.db.execute(
                f"SELECT min({FIRST}), max({LAST}), count(*) FROM subject_of s "
                f"JOIN attribution a ON a.key = s.attribution {DATED} WHERE s.subject = ?",
                (key,),
            ).fetchone()
            self.db.execute("UPDATE subject SET earliest = ?, latest = ? WHERE key = ?", (row[0], row[1], key))
            if not row[2]:
                self.db.execute("DELETE FROM subject WHERE key = ?", (key,))
        self.db.execute(f"DELETE FROM touched_subject WHERE subject {IN}", (json.dumps(list(subjects)),))


def _figure(row: Sequence[Any]) -> Figure:
    _, start, end, kind, low, high, unit, bound, approximate, counts = row
    return Figure(Span(start, end), kind, low, high, unit, bound, bool(approximate), counts)
