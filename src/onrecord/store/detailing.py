"""Storing what contents tell of: figures, dates, occasions, and the clues for when a text was written.

A date is stored once a text, whoever refers to it (contents, figures, occasions), so that it is reckoned once; an
occasion once a text, and its attributions point to it.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.domain import Analysis, Attribution, Clue, Date, Figure, Occasion, Span
from onrecord.store.folding import fold
from onrecord.store.packing import storable


class Detailing:
    """What one analysis tells of, on its way into the record; ``keys`` are those of its attributions."""

    def __init__(self, db: sqlite3.Connection, analysis: Analysis, text: int, keys: Mapping[str, int]) -> None:
        self._db = db
        self._analysis = analysis
        self._content = analysis.text.text
        self._text = text
        self._keys = keys
        self._dates: dict[Date, int] = {}

    def store(self) -> None:
        """Store all of it, inside the caller's transaction, which holds the writer lock."""
        self._store_dates()
        self._store_figures()
        self._store_occasions()
        add_clues(self._db, "clue", self._text, self._content, [(clue, ()) for clue in self._analysis.clues])

    def _store_dates(self) -> None:
        found: dict[Date, None] = {}
        for one in self._analysis.attributions:
            found |= dict.fromkeys(_dates_of(one))
        if not found:
            return
        last = self._last("date")
        places = sorted(found, key=lambda date: (date.span, date.rule, date.granularity, date.anchor, date.event or ""))
        self._dates = {date: last + place for place, date in enumerate(places, 1)}
        self._db.executemany(
            'INSERT INTO date (key, text, place, start, "end", quote, granularity, rule, anchor, event, earliest, '
            "latest, basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(self._dates[date], self._text, place, date.span.start, date.span.end),
                    *(date.span.of(self._content), date.granularity, storable(date.rule), date.anchor),
                    storable(date.event) if date.event is not None else None,
                    *(
                        (date.dating.earliest, date.dating.latest, sentences(date.dating.basis))
                        if date.dating is not None
                        else (None, None, None)
                    ),
                )
                for place, date in enumerate(places)
            ],
        )
        self._db.executemany(
            "INSERT INTO content_date (attribution, place, date) VALUES (?, ?, ?)",
            [
                (self._keys[one.id], place, self._dates[date])
                for one in self._analysis.attributions
                for place, date in enumerate(dict.fromkeys(one.dates))
            ],
        )

    def _store_figures(self) -> None:
        figures = [
            (self._keys[one.id], place, figure)
            for one in self._analysis.attributions
            for place, figure in enumerate(one.figures)
        ]
        self._db.executemany(
            'INSERT INTO figure (attribution, place, start, "end", quote, kind, low, high, unit, bound, approximate, '
            "counts, folded, whose, date, unit_basis, rate, rule) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._figure(*row) for row in figures],
        )
        parts: list[tuple[object, ...]] = []
        for key, place, figure in figures:
            of: list[tuple[str, int, Span | None, str | None]]
            of = [("counts", 0, figure.counts_span, None), ("of", 0, figure.of_span, None)]
            of += [("period", n, period.span, period.months) for n, period in enumerate(figure.periods)]
            parts += (
                (key, place, part, n, span.start, span.end, span.of(self._content), months)
                for part, n, span, months in of
                if span is not None
            )
        self._db.executemany(
            'INSERT INTO figure_part (attribution, figure, part, place, start, "end", quote, months) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            parts,
        )

    def _figure(self, key: int, place: int, figure: Figure) -> tuple[object, ...]:
        return (
            *(key, place, figure.span.start, figure.span.end, figure.span.of(self._content), figure.kind),
            *(figure.low, figure.high, figure.unit, figure.bound, figure.approximate, figure.counts),
            fold(figure.counts) if figure.counts is not None else None,
            figure.of,
            self._dates[figure.time] if figure.time is not None else None,
            *(figure.unit_basis, figure.rate, figure.rule),
        )

    def _store_occasions(self) -> None:
        pointing: dict[Occasion, list[int]] = {}
        for one in self._analysis.attributions:
            if one.occasion is not None:
                pointing.setdefault(one.occasion, []).append(self._keys[one.id])
        for key, (occasion, attributions) in enumerate(pointing.items(), self._last("occasion") + 1):
            self._db.execute(
                "INSERT INTO occasion (key, text, kind, medium, interlocutor, place, event, date, rule) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(key, self._text, occasion.kind, occasion.medium, occasion.interlocutor, occasion.place),
                    *(occasion.event, self._dates[occasion.date] if occasion.date else None, occasion.rule),
                ),
            )
            self._db.executemany(
                'INSERT INTO occasion_evidence (occasion, place, start, "end", quote) VALUES (?, ?, ?, ?, ?)',
                [(key, n, span.start, span.end, span.of(self._content)) for n, span in enumerate(occasion.evidence)],
            )
            self._db.executemany("UPDATE attribution SET occasion = ? WHERE key = ?", [(key, a) for a in attributions])

    def _last(self, table: str) -> int:
        (last,) = self._db.execute(f"SELECT ifnull((SELECT max(key) FROM {table}), 0)").fetchone()
        return int(last)


def _dates_of(one: Attribution) -> Iterable[Date]:
    yield from one.dates
    yield from (figure.time for figure in one.figures if figure.time is not None)
    if one.occasion is not None and one.occasion.date is not None:
        yield one.occasion.date


def sentences(basis: Sequence[str]) -> str:
    """Reasons as a cell holds them: a JSON list."""
    return storable(json.dumps(list(basis), ensure_ascii=False))


def add_clues(
    db: sqlite3.Connection, table: str, text: int, content: str, clues: Sequence[tuple[Clue, tuple[int, ...]]]
) -> None:
    """Store clues of a text, in order, in ``clue`` or (each with whether it is used) ``publication_clue``."""
    used = "used, " if table == "publication_clue" else ""
    spans = "publication_span" if table == "publication_clue" else "clue_span"
    db.executemany(
        f"INSERT INTO {table} (text, place, {used}earliest, latest, because, rule, weight) "
        f"VALUES (?, ?, {'?, ' if used else ''}?, ?, ?, ?, ?)",
        [
            (text, n, *use, clue.earliest, clue.latest, storable(clue.because), storable(clue.rule), clue.weight)
            for n, (clue, use) in enumerate(clues)
        ],
    )
    db.executemany(
        f'INSERT INTO {spans} (text, clue, place, start, "end", quote) VALUES (?, ?, ?, ?, ?, ?)',
        [
            (text, n, m, span.start, span.end, span.of(content))
            for n, (clue, _) in enumerate(clues)
            for m, span in enumerate(clue.spans)
        ],
    )
