"""When things were: what reconcile reads and writes to reckon dates, and between which days texts were written.

The tables are ``date``, ``clue`` and ``publication`` in ``schema.sql``. Nothing here decides anything.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from onrecord.domain import Clue, Date, Dating, Span, Spans, Written
from onrecord.store.derived import Derived
from onrecord.store.detailing import add_clues, sentences

LATER: Final = "it lies after the day of reading"


def believed(earliest: str | None, latest: str | None, read_at: str) -> bool:
    """Whether a report can have been published from ``earliest`` on, read as it was at a time (ISO 8601).

    Nothing is read before it is there. The day after that of reading, in UTC, may pass: elsewhere it has begun. The
    view ``published`` holds to the same.
    """
    first = earliest or latest
    try:
        return first is None or date.fromisoformat(first) <= date.fromisoformat(read_at[:10]) + timedelta(days=1)
    except (ValueError, OverflowError):  # somebody edited the record; verify says so
        return True


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text by key and id. ``published`` has the dates of those of its reports that come with one that is to be
    :func:`believed`, in their order."""

    key: int
    id: str
    content: str
    published: tuple[Dating, ...]


class Times(Derived):
    """Reading and writing over one connection, whose caller holds the writer lock. Texts are given by their keys."""

    # -- what is to be looked at

    def texts_to_date(self, limit: int = -1) -> list[int]:
        """Texts that came or changed, and those that :meth:`touch` marked, since they were last dated."""
        rows = self.db.execute("SELECT text FROM touched_date ORDER BY text LIMIT ?", (limit,))
        return [key for (key,) in rows]

    def touch_all(self) -> None:
        """Have every text dated again."""
        self.db.execute("INSERT OR IGNORE INTO touched_date (text) SELECT text FROM analysis")

    def touch(self, texts: Iterable[int]) -> None:
        """Have these texts dated again."""
        self.db.executemany("INSERT OR IGNORE INTO touched_date (text) VALUES (?)", [(text,) for text in texts])

    def text_dated(self, text: int) -> None:
        """This text has been dated."""
        self.db.execute("DELETE FROM touched_date WHERE text = ?", (text,))

    # -- reading

    def text(self, key: int) -> DatedText | None:
        """A text with its reports' own dates; None when it has gone."""
        row = self.db.execute("SELECT id, content FROM text WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        dates = self.db.execute(
            "SELECT published_earliest, published_latest, published_basis, published_raw, read_at FROM report "
            "WHERE text = ? AND (published_earliest IS NOT NULL OR published_latest IS NOT NULL) "
            "ORDER BY path, ifnull(line, 0), id",
            (key,),
        )
        kept = tuple(Dating(a, b, _list(basis), raw) for a, b, basis, raw, read in dates if believed(a, b, read))
        return DatedText(key, row[0], row[1], kept)

    def clues(self, text: int) -> tuple[Clue, ...]:
        """What a text tells of when it was written, as its analysis has it."""
        rows = self.db.execute(
            "SELECT place, earliest, latest, because, rule, weight FROM clue WHERE text = ? ORDER BY place", (text,)
        ).fetchall()
        spans = self._spans('SELECT clue, start, "end" FROM clue_span WHERE text = ? ORDER BY clue, place', text)
        return tuple(_clue(row[1:], spans[row[0]]) for row in rows)

    def dates(self, text: int) -> tuple[tuple[int, Date], ...]:
        """Every date of a text once, each with its place for :meth:`set_dating`, in text order."""
        rows = self.db.execute(
            'SELECT place, start, "end", granularity, rule, anchor, event, earliest, latest, basis FROM date '
            "WHERE text = ? ORDER BY place",
            (text,),
        )
        return tuple((row[0], _date(row[1:])) for row in rows)

    def publication(self, text: int) -> Written | None:
        """Between which days a text was written, as :meth:`set_publication` last said."""
        row = self.db.execute("SELECT earliest, latest FROM publication WHERE text = ?", (text,)).fetchone()
        if row is None:
            return None
        spans = self._spans('SELECT clue, start, "end" FROM publication_span WHERE text = ? ORDER BY clue, place', text)
        clues: dict[bool, list[Clue]] = {True: [], False: []}
        for place, used, *clue in self.db.execute(
            "SELECT place, used, earliest, latest, because, rule, weight FROM publication_clue WHERE text = ? "
            "ORDER BY place",
            (text,),
        ).fetchall():
            clues[bool(used)].append(_clue(clue, spans[place]))
        return Written(row[0], row[1], tuple(clues[True]), tuple(clues[False]))

    def _spans(self, sql: str, text: int) -> dict[int, Spans]:
        found: dict[int, list[Span]] = defaultdict(list)
        for clue, start, end in self.db.execute(sql, (text,)):
            found[clue].append(Span(start, end))
        return defaultdict(tuple, {clue: tuple(spans) for clue, spans in found.items()})

    # -- writing

    def set_publication(self, text: int, written: Written | None) -> None:
        """Keep between which days a text was written, with the clues for and against it; None: nothing is known."""
        before = self.db.execute("SELECT earliest, latest FROM publication WHERE text = ?", (text,)).fetchone()
        if before != ((written.earliest, written.latest) if written is not None else None):
            self._moved(text)
            # Who held an office then may be somebody else.
            self.db.execute("INSERT OR IGNORE INTO touched_text (text) VALUES (?)", (text,))
        self.db.execute("DELETE FROM publication WHERE text = ?", (text,))
        if written is None:
            return
        self.db.execute(
            "INSERT INTO publication (text, earliest, latest) VALUES (?, ?, ?)",
            (text, written.earliest, written.latest),
        )
        (content,) = self.db.execute("SELECT content FROM text WHERE key = ?", (text,)).fetchone()
        clues = [(clue, (1,)) for clue in written.basis] + [(clue, (0,)) for clue in written.set_aside]
        add_clues(self.db, "publication_clue", text, content, clues)

    def _moved(self, text: int) -> None:
        """Have reconcile look for the statements of a text again: what it tells of is of another time than before."""
        self.db.execute("INSERT OR REPLACE INTO touched_telling (text, fresh) VALUES (?, 1)", (text,))

    def set_dating(
        self, text: int, place: int, earliest: str | None, latest: str | None, basis: Sequence[str] = ()
    ) -> None:
        """Keep the days (ISO) that a date of a text means, and why; without any, it is not reckoned (any longer)."""
        reckoned = earliest is not None or latest is not None
        before = self.db.execute("SELECT earliest, latest FROM date WHERE text = ? AND place = ?", (text, place))
        if before.fetchone() != (earliest, latest):
            self._moved(text)
        self.db.execute(
            "UPDATE date SET earliest = ?, latest = ?, basis = ? WHERE text = ? AND place = ?",
            (earliest, latest, sentences(basis) if reckoned else None, text, place),
        )


def _clue(row: Sequence[Any], spans: Spans) -> Clue:
    earliest, latest, because, rule, weight = row
    return Clue(spans, earliest, latest, because, rule, weight)


def _date(row: Sequence[Any]) -> Date:
    start, end, granularity, rule, anchor, event, earliest, latest, basis = row
    dating = Dating(earliest, latest, _list(basis)) if basis is not None else None
    return Date(Span(start, end), granularity, rule, anchor, dating, event)


def _list(basis: str) -> tuple[str, ...]:
    return tuple(json.loads(basis))
