"""Pages that were read more than once: what reconcile reads and writes, and what views ask for, as plain rows.

The tables are ``appearance``, ``sighting`` and ``withdrawn`` in ``schema.sql``; the view ``appearances`` puts a page's
readings in order. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from onrecord.domain import Span
from onrecord.errors import NotInRecord
from onrecord.store.clauses import IN
from onrecord.store.connection import one_line
from onrecord.store.copies import Copies
from onrecord.store.derived import Derived
from onrecord.store.entries import RevisionRow, SeenRow, StatementRow
from onrecord.store.placing import place_of, reports_at, urls
from onrecord.store.reportlists import report_refs
from onrecord.store.showing import show_report

_ORDER: Final = ("since", "moment", "read_at", "again", "sequence")
AFTER: Final = "g"  # sorts behind every hexadecimal digit


@dataclass(frozen=True, slots=True)
class Appearing:
    """A report of a place. ``page`` and ``words`` are as they were decided last; "" where they were not."""

    report: int
    id: str
    text: int
    text_id: str
    title: str | None
    page: str
    words: str


class Appearances(Derived):
    """Reading and writing over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._copies = Copies(connection)

    def touch_all(self) -> None:
        """Have every page looked at again."""
        self.db.execute("UPDATE appearance SET words = ''")
        self.db.execute("INSERT OR IGNORE INTO touched_page (text) SELECT text FROM analysis")

    def touched(self, limit: int) -> list[int]:
        """Texts that came or changed."""
        rows = self.db.execute("SELECT text FROM touched_page ORDER BY text LIMIT ?", (limit,))
        return [text for (text,) in rows]

    def text_done(self, text: int) -> None:
        """Mark the places of a text's reports, where a page may have been read more than once."""
        found = self.db.execute("SELECT key, url, path, line FROM report WHERE text = ?", (text,)).fetchall()
        for key, url, path, line in found:
            place = place_of(url, path, line)
            known = self.db.execute("UPDATE appearance SET words = '' WHERE report = ?", (key,)).rowcount
            if known or len(reports_at(self.db, place)) > 1:
                self.db.execute("INSERT OR IGNORE INTO touched_place (place) VALUES (?)", (place,))
        self.db.execute("DELETE FROM touched_page WHERE text = ?", (text,))

    def touched_places(self, limit: int) -> list[str]:
        """Places where a page was read, or is gone."""
        rows = self.db.execute("SELECT place FROM touched_place ORDER BY place LIMIT ?", (limit,))
        return [place for (place,) in rows]

    def place_done(self, place: str) -> None:
        """What stands at a place has been decided."""
        self.db.execute("DELETE FROM touched_place WHERE place = ?", (place,))

    def at(self, place: str) -> list[Appearing]:
        """The reports of a place, in the order of their texts' ids."""
        rows = self.db.execute(
            "SELECT r.key, r.id, t.key, t.id, r.title, ifnull(p.page, ''), ifnull(p.words, '') FROM report r "
            "JOIN text t ON t.key = r.text LEFT JOIN appearance p ON p.report = r.key "
            f"WHERE r.key {IN} ORDER BY t.id, r.id",
            (json.dumps(reports_at(self.db, place)),),
        )
        return [Appearing(*row) for row in rows]

    def text(self, key: int) -> tuple[str, tuple[Span, ...]]:
        """A text's content, and what of it was set aside."""
        return self._copies.text(key)

    def keep(self, place: str, found: Mapping[int, tuple[str, str]]) -> None:
        """Keep page and words of the reports of a place (by key), and of no others."""
        before = {
            report: (page, words)
            for report, page, words in self.db.execute(
                "SELECT report, page, words FROM appearance WHERE place = ?", (place,)
            )
        }
        self.db.executemany(
            "DELETE FROM appearance WHERE report = ?", [(report,) for report in sorted(set(before) - set(found))]
        )
        self.db.executemany(
            "INSERT INTO appearance (report, place, page, words) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (report) DO UPDATE SET place = excluded.place, page = excluded.page, words = excluded.words",
            [(report, place, *row) for report, row in sorted(found.items()) if before.get(report) != row],
        )

    def latest(self, page: str) -> int:
        """The report (by key) that a page showed last."""
        order = ", ".join(f"{term} DESC" for term in _ORDER)
        row = self.db.execute(
            f"SELECT report FROM appearances WHERE page = ? ORDER BY {order} LIMIT 1", (page,)
        ).fetchone()
        return int(row[0])

    def contents(self, texts: Collection[int]) -> dict[int, list[tuple[int, str]]]:
        """The attributions of texts that no correction refused, by text, in their order: key and content."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for text, key, content in self.db.execute(
            f"SELECT a.text, a.key, a.content FROM attribution a WHERE a.text {IN} AND NOT EXISTS "
            "(SELECT 1 FROM refused x WHERE x.attribution = a.key) ORDER BY a.text, a.start, a.id",
            (json.dumps(sorted(texts)),),
        ):
            found[text].append((key, content))
        return found

    def withdraw(self, reports: Iterable[int], gone: Collection[tuple[int, int]]) -> None:
        """Keep which attributions the latest revision of a page lacks, as (attribution, report), and of the pages of
        ``reports`` no others."""
        before = set(
            self.db.execute(
                f"SELECT attribution, report FROM withdrawn WHERE report {IN}", (json.dumps(sorted(reports)),)
            )
        )
        after = set(gone)
        self.db.executemany("DELETE FROM withdrawn WHERE attribution = ? AND report = ?", sorted(before - after))
        self.db.executemany("INSERT INTO withdrawn (attribution, report) VALUES (?, ?)", sorted(after - before))


def revised(db: sqlite3.Connection) -> list[str]:
    """The pages that were read with more than one text, in the order of their places."""
    rows = db.execute(
        "SELECT page FROM appearance GROUP BY page HAVING min(words) <> max(words) ORDER BY min(place), page"
    )
    return [page for (page,) in rows]


def pages_of(db: sqlite3.Connection, wanted: str) -> list[tuple[str, str]]:
    """The pages that a user's words mean, as page and place: a report's id or the beginning of one, a page's id, a
    URL, a path. A page that was read once has no id: "". Raises NotInRecord where the record has no such report."""
    said = wanted.strip()
    rows = []
    if re.fullmatch(r"[rp][0-9a-f]{6,20}", said):
        rows = db.execute(
            "SELECT DISTINCT ifnull(p.page, ''), r.id FROM report r LEFT JOIN appearance p ON p.report = r.key "
            "WHERE (r.id >= ?1 AND r.id < ?2) OR r.key IN (SELECT report FROM appearance WHERE page = ?1) LIMIT 5000",
            (said, said + AFTER),
        ).fetchall()
    if not rows:
        by_url = "r.url" if re.match(r"https?://", said, re.IGNORECASE) else "r.path"
        values = urls(place_of(said, "", None)) if by_url == "r.url" else json.dumps([said])
        rows = db.execute(
            "SELECT DISTINCT ifnull(p.page, ''), r.id FROM report r LEFT JOIN appearance p ON p.report = r.key "
            f"WHERE {by_url} {IN} ORDER BY 1, 2",
            (values,),
        ).fetchall()
    if not rows:
        raise NotInRecord(f"there is no report {said!r} in the record: give a report's id, its path or its URL")
    several = list(dict.fromkeys((page, "") for page, _ in rows if page))
    return several + [("", report) for page, report in rows if not page]


def revisions(db: sqlite3.Connection, page: str) -> list[RevisionRow]:
    """A page's revisions in the order of time, without what they changed."""
    rows = db.execute(
        f"SELECT words, report, id, read_at, since, basis FROM appearances WHERE page = ? ORDER BY {', '.join(_ORDER)}",
        (page,),
    ).fetchall()
    folded = [list(each) for _, each in groupby(rows, key=lambda row: row[0])]
    first = {each[0][1] for each in folded}
    refs = report_refs(db, first)
    made = []
    for number, each in enumerate(folded, 1):
        _, key, _, _, since, basis = each[0]
        ref, modified = refs[key]
        line = "" if ref.line is None else f", line {ref.line}"
        place, seen = ref.url or f"{ref.path}{line}", tuple(SeenRow(id_, at) for _, _, id_, at, _, _ in each)
        made.append(RevisionRow(page, place, number, len(folded), ref, modified, since, basis, seen))
    return made


class Paged:
    """Pages that were read more than once, for the façade. Every failure of the file is a RecordError of one line."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def revised(self) -> list[str]:
        """The pages that were read with more than one text, by id, in the order of their places."""
        with one_line(self._path):
            return revised(self._db)

    def named(self, wanted: str) -> list[tuple[str, str]]:
        """The pages that a user's words mean, see :func:`pages_of`."""
        with one_line(self._path):
            return pages_of(self._db, wanted)

    def revisions(self, page: str) -> list[RevisionRow]:
        """A page's revisions in the order of time, without what they changed."""
        with one_line(self._path):
            return revisions(self._db, page)

    def sizes(self) -> dict[str, int]:
        """How many revisions each page has, by its id, of the pages that were read more than once."""
        with one_line(self._path):
            return dict(self._db.execute("SELECT page, max(number) FROM revisions GROUP BY page"))

    def alone(self, report: str) -> RevisionRow:
        """A report (by id) of a page that was read once."""
        with one_line(self._path):
            (key,) = self._db.execute("SELECT key FROM report WHERE id = ?", (report,)).fetchone()
            ref, modified = report_refs(self._db, [key])[key]
            line = "" if ref.line is None else f", line {ref.line}"
            place, seen = ref.url or f"{ref.path}{line}", (SeenRow(report, ref.read_at),)
            return RevisionRow("", place, 1, 1, ref, modified, ref.read_at[:10], "read", seen)

    def told(self, report: str) -> tuple[list[StatementRow], str]:
        """The attributions of a report (by id) that no correction refused, and its stored text."""
        with one_line(self._path):
            shown = show_report(self._db, report)
            return list(shown.statements), shown.content
