"""Reading what contents tell of, and when texts were written: rows for listings, by the keys of what they belong to."""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from onrecord.domain import Dating
from onrecord.store.clauses import IN
from onrecord.store.entries import ClueRow, DateRow, FigureRow, OccasionRow, PeriodRow, Quote, WrittenRow
from onrecord.store.times import LATER, believed

_DATE = 'd.start, d."end", d.quote, d.earliest, d.latest, d.basis, d.granularity, d.rule, d.anchor, d.event'


def dates(db: sqlite3.Connection, keys: str) -> dict[int, tuple[DateRow, ...]]:
    """The dates of contents, by attribution; ``keys`` is a JSON list of the attributions'."""
    found: dict[int, list[DateRow]] = defaultdict(list)
    for key, *date in db.execute(
        f"SELECT c.attribution, {_DATE} FROM content_date c JOIN date d ON d.key = c.date WHERE c.attribution {IN} "
        "ORDER BY c.attribution, c.place",
        (keys,),
    ):
        found[key].append(_date(date))
    return {key: tuple(rows) for key, rows in found.items()}


def figures(db: sqlite3.Connection, keys: str) -> dict[int, tuple[FigureRow, ...]]:
    """The figures of contents, by attribution."""
    parts: dict[tuple[int, int, str], list[PeriodRow]] = defaultdict(list)
    for key, figure, part, *quote, months in db.execute(
        f'SELECT attribution, figure, part, start, "end", quote, months FROM figure_part WHERE attribution {IN} '
        "ORDER BY attribution, figure, part, place",
        (keys,),
    ):
        parts[key, figure, part].append(PeriodRow(Quote(*quote), months or ""))
    found: dict[int, list[FigureRow]] = defaultdict(list)
    for key, place, start, end, quote, *row in db.execute(
        'SELECT f.attribution, f.place, f.start, f."end", f.quote, f.kind, f.low, f.high, f.unit, f.bound, '
        f"f.approximate, f.counts, f.whose, f.unit_basis, f.rate, f.rule, f.date, {_DATE} FROM figure f "
        f"LEFT JOIN date d ON d.key = f.date WHERE f.attribution {IN} ORDER BY f.attribution, f.place",
        (keys,),
    ):
        kind, low, high, unit, bound, approximate, counts, whose, unit_basis, rate, rule, date, *words = row
        counted, owned = parts.get((key, place, "counts")), parts.get((key, place, "of"))
        found[key].append(
            FigureRow(
                quote=Quote(start, end, quote),
                kind=kind,
                low=low,
                high=high,
                unit=unit,
                bound=bound,
                approximate=bool(approximate),
                counts=counts,
                counts_span=counted[0].quote if counted else None,
                of=whose,
                of_span=owned[0].quote if owned else None,
                unit_basis=unit_basis,
                periods=tuple(parts.get((key, place, "period"), ())),
                rate=rate,
                time=_date(words) if date is not None else None,
                rule=rule,
            )
        )
    return {key: tuple(rows) for key, rows in found.items()}


def occasions(db: sqlite3.Connection, keys: str) -> dict[int, OccasionRow]:
    """The occasions of attributions, by attribution."""
    evidence: dict[int, list[Quote]] = defaultdict(list)
    for occasion, *quote in db.execute(
        'SELECT occasion, start, "end", quote FROM occasion_evidence WHERE occasion IN '
        f"(SELECT occasion FROM attribution WHERE key {IN}) ORDER BY occasion, place",
        (keys,),
    ):
        evidence[occasion].append(Quote(*quote))
    found = {}
    for key, occasion, kind, medium, interlocutor, place, event, rule, date, *words in db.execute(
        "SELECT a.key, o.key, o.kind, o.medium, o.interlocutor, o.place, o.event, o.rule, o.date, "
        f"{_DATE} FROM attribution a JOIN occasion o ON o.key = a.occasion LEFT JOIN date d ON d.key = o.date "
        f"WHERE a.key {IN}",
        (keys,),
    ):
        when = _date(words) if date is not None else None
        spans = tuple(evidence.get(occasion, ()))
        found[key] = OccasionRow(kind, medium, interlocutor, place, event, when, spans, rule)
    return found


def _date(row: Sequence[Any]) -> DateRow:
    start, end, quote, earliest, latest, basis, granularity, rule, anchor, event = row
    return DateRow(Quote(start, end, quote), earliest, latest, reasons(basis), granularity, rule, anchor, event)


def reasons(basis: str | None) -> tuple[str, ...]:
    """The sentences of a cell that holds a JSON list of them."""
    if basis is None:
        return ()
    try:
        return tuple(map(str, json.loads(basis)))
    except (TypeError, ValueError):  # somebody edited the record; verify says so
        return ("damaged",)


def written(db: sqlite3.Connection, texts: Collection[int]) -> dict[int, WrittenRow]:
    """Between which days texts were written, by text, where that is known or clues contradict each other."""
    keys = json.dumps(sorted(texts))
    spans: dict[tuple[int, int], list[Quote]] = defaultdict(list)
    for text, clue, *quote in db.execute(
        f'SELECT text, clue, start, "end", quote FROM publication_span WHERE text {IN} ORDER BY text, clue, place',
        (keys,),
    ):
        spans[text, clue].append(Quote(*quote))
    clues: dict[tuple[int, bool], list[ClueRow]] = defaultdict(list)
    for text, place, used, earliest, latest, because, rule, weight in db.execute(
        "SELECT text, place, used, earliest, latest, because, rule, weight FROM publication_clue "
        f"WHERE text {IN} ORDER BY text, place",
        (keys,),
    ):
        clue = ClueRow(earliest, latest, because, rule, weight, tuple(spans.get((text, place), ())))
        clues[text, bool(used)].append(clue)
    return {
        text: WrittenRow(earliest, latest, tuple(clues.get((text, True), ())), tuple(clues.get((text, False), ())))
        for text, earliest, latest in db.execute(
            f"SELECT text, earliest, latest FROM publication WHERE text {IN}", (keys,)
        )
    }


def published(said: Dating | None, found: WrittenRow | None, read_at: str) -> tuple[Dating | None, bool]:
    """When a report was published: by its metadata, else by what its text tells; and whether it is the text that
    told. Metadata of a day after that of reading is not believed: the basis keeps it, with the doubt."""
    doubt: tuple[str, ...] = ()
    if said is not None and not believed(said.earliest, said.latest, read_at):
        doubt = (f"{said.raw or said.earliest or said.latest} ({', '.join(said.basis)}) is not believed: {LATER}",)
        said = Dating(None, None, doubt, said.raw)
    if found is None or (found.earliest is None and found.latest is None):
        return said, False
    if said is not None and (said.earliest is not None or said.latest is not None):
        return said, False
    try:
        basis = (*dict.fromkeys(clue.because for clue in found.basis), *doubt)  # two rules may have one reason
        return Dating(found.earliest, found.latest, basis, said.raw if said is not None else None), True
    except (TypeError, ValueError):  # somebody edited the record; verify says so
        return Dating(None, None, ("damaged",)), True
