"""Listings of a record: statements with their speakers, and figures.

Every listing has a fixed order. A listing first takes the keys of what it will give, then fetches the rest in batches,
so that it neither holds a transaction while its caller works nor keeps more than a batch of rows in memory.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final, TypeVar

from onrecord.domain import MadeBy
from onrecord.store import corroborating, details
from onrecord.store.beginnings import beginnings, highlighted
from onrecord.store.clauses import HELD, IN
from onrecord.store.entries import (
    Candidate,
    Counts,
    FigureEntry,
    Identified,
    Quote,
    Rival,
    SpeakerRow,
    StatementRow,
)
from onrecord.store.finding import find, how_many
from onrecord.store.reportlists import reports_of
from onrecord.store.search import CLOSE, OPEN, About, matched, parse_about
from onrecord.store.sensing import Hit, Sense, any_of, keep, plain
from onrecord.store.wanted import Wanted, counted, within

_Made = TypeVar("_Made")

FIGURES: Final = 1000  # attributions whose figures are looked through at a time
BATCH: Final = 200  # rows fetched at a time; larger ones gained nothing


def statements(db: sqlite3.Connection, wanted: Wanted, sense: Sense | None = None) -> Iterator[StatementRow]:
    """The statements that were asked for: the best match first when searching, else in order of report and place; by
    what they mean too, with a ``sense`` of the search."""
    about = parse_about(wanted.about) if wanted.about is not None else None
    hits = _sensed(db, about, sense)
    rows = find(db, wanted, about, sensed=hits is not None)
    for begin in range(0, len(rows), BATCH):
        batch = rows[begin : begin + BATCH]
        found = entries(db, {key: report for key, report, _ in batch})
        told = corroborating.corroboration(db, [row.statement for row in found.values()]) if wanted.once else {}
        match = "" if about is None else about.match if hits is None else any_of(about)
        marked = _highlights(db, about, match, [key for key, _, _ in batch]) if about is not None else {}
        for key, _, rank in batch:
            if (row := found.get(key)) is None:  # replaced by a writer meanwhile
                continue
            if about is not None:
                content, marks = marked.get(key, ("", ""))
                spans = [(quote.start, quote.end) for quote in row.content]
                row = replace(row, rank=rank, matches=matched(about, marks, content, spans), found="words")
            if hits is not None and key in hits:
                row = replace(row, found=hits[key].found, likeness=hits[key].likeness)
            if wanted.once:
                row = replace(row, told=told.get(row.statement))
            yield row


def _sensed(db: sqlite3.Connection, about: About | None, sense: Sense | None) -> dict[int, Hit] | None:
    """What was found by meaning and by words, ready for :func:`find`; None for a search by words alone."""
    if about is None or sense is None or not plain(about):
        return None
    hits = sense.hits(db, about)
    keep(db, hits)
    return hits


def found(db: sqlite3.Connection, wanted: Wanted, most: int, sense: Sense | None = None) -> int:
    """How many meet what was asked for, counted no further than ``most``."""
    about = parse_about(wanted.about) if wanted.about is not None else None
    return how_many(db, wanted, about, most, sensed=_sensed(db, about, sense) is not None)


def figures(db: sqlite3.Connection, wanted: Wanted) -> Iterator[FigureEntry]:
    """The figures that were asked for, in the order of their statements and places; ``limit`` and ``offset`` count
    figures."""
    limit, offset = within(wanted.limit, wanted.offset)
    if all(one is None for one in (wanted.unit, wanted.kind, wanted.counts)):
        wanted = replace(wanted, any_figure=True)
    about = parse_about(wanted.about) if wanted.about is not None else None
    end = None if limit < 0 else offset + limit
    rows = find(db, replace(wanted, limit=end, offset=0), about)  # each has one of them at least
    places = list(islice(_figure_places(db, wanted, rows), offset, end))
    for begin in range(0, len(places), BATCH):
        batch = places[begin : begin + BATCH]
        found = entries(db, {key: report for key, report, _ in batch})
        for key, _, place in batch:
            if (row := found.get(key)) is not None and place < len(row.figures):  # else replaced meanwhile
                yield FigureEntry(row.figures[place], row)


def _figure_places(
    db: sqlite3.Connection, wanted: Wanted, rows: Sequence[tuple[int, int, float | None]]
) -> Iterator[tuple[int, int, int]]:
    """(attribution, report, which of its figures) of what was asked for, in the order of the rows."""
    for begin in range(0, len(rows), FIGURES):
        batch = rows[begin : begin + FIGURES]
        found: dict[int, list[int]] = defaultdict(list)
        seen: Counter[int] = Counter()
        for key, *figure in db.execute(
            f"SELECT attribution, unit, kind, counts FROM figure WHERE attribution {IN} ORDER BY attribution, place",
            (json.dumps([key for key, _, _ in batch]),),
        ):
            if counted(wanted, *figure):
                found[key].append(seen[key])
            seen[key] += 1
        for key, report, _ in batch:
            for place in found.get(key, ()):
                yield key, report, place


def _highlights(db: sqlite3.Connection, about: About, match: str, keys: list[int]) -> dict[int, tuple[str, str]]:
    if beginnings(about):
        found = db.execute(f"SELECT key, content FROM attribution WHERE key {IN}", (json.dumps(keys),))
        return {key: (content, highlighted(about, content)) for key, content in found}
    # A beginning of words is put together from all words that begin so: once for all rows (+), not once a row.
    rowid = "+rowid" if about.beginnings else "rowid"
    rows = db.execute(
        "SELECT rowid, content, highlight(content_words, 0, ?, ?) FROM content_words "
        f"WHERE content_words MATCH ? AND {rowid} {IN}",
        (OPEN, CLOSE, match, json.dumps(keys)),
    )
    return {key: (content, marked) for key, content, marked in rows}


def _packs(db: sqlite3.Connection) -> str:
    """The digest of the knowledge packs that told who is who in this record; empty when none did."""
    row = db.execute("SELECT value FROM info WHERE name = 'identities_by'").fetchone()
    return str(row[0]).partition(" ")[2] if row else ""


def entries(db: sqlite3.Connection, wanted: dict[int, int]) -> dict[int, StatementRow]:
    """The rows of attributions by key, each with the report (by key) to show it with."""
    keys = json.dumps(list(wanted))
    spans = _grouped(
        Quote,
        db.execute(
            f'SELECT attribution, part, start, "end", quote FROM span WHERE attribution {IN} '
            "ORDER BY attribution, part, place",
            (keys,),
        ),
    )
    main = db.execute(
        "SELECT a.key, a.id, s.id, a.text, t.id, a.source, a.quotation, a.stance, p.id, a.headline, a.confidence, "
        "a.rule, v.onrecord, v.model, v.packs FROM attribution a JOIN statement s ON s.key = a.statement "
        "JOIN text t ON t.key = a.text JOIN analysis n ON n.text = a.text JOIN version v ON v.key = n.version "
        f"LEFT JOIN attribution p ON p.key = a.parent WHERE a.key {IN}",
        (keys,),
    ).fetchall()
    packs = _packs(db)
    gone = corroborating.withdrawn(db, keys)
    speakers = _speakers(db, keys, {row[0]: row[5] or None for row in main})
    reports = reports_of(db, sorted({row[3] for row in main}))
    figures, dates, occasions = details.figures(db, keys), details.dates(db, keys), details.occasions(db, keys)
    found: dict[int, StatementRow] = {}
    for key, id_, statement, text, text_id, _, quotation, stance, parent, headline, confidence, rule, *made_by in main:
        carried = dict(reports[text])
        shown = carried.pop(wanted[key], None)
        if shown is None:  # replaced by a writer meanwhile
            continue
        question = spans.get((key, "question"))
        found[key] = StatementRow(
            id=id_,
            statement=statement,
            quotation=quotation,
            stance=stance,
            parent=parent,
            question=question[0] if question else None,
            report=shown,
            source=tuple(spans.get((key, "source"), ())),
            cue=tuple(spans.get((key, "cue"), ())),
            content=tuple(spans.get((key, "content"), ())),
            speakers=tuple(speakers.get(key, ())),
            confidence=confidence,
            withdrawn=gone.get(key, ()),
            made_by=MadeBy(made_by[0], made_by[1], packs or made_by[2]),
            headline=bool(headline),
            rule=rule,
            text=text_id,
            also_in=tuple(carried.values()),
            figures=figures.get(key, ()),
            dates=dates.get(key, ()),
            occasion=occasions.get(key),
        )
    return found


def _grouped(make: Callable[..., _Made], rows: Iterable[Sequence[Any]]) -> dict[tuple[int, Any], list[_Made]]:
    """By the first two columns, what ``make`` makes of the others, in the order of the rows."""
    found: dict[tuple[int, Any], list[_Made]] = defaultdict(list)
    for key, part, *columns in rows:
        found[key, part].append(make(*columns))
    return found


def _speakers(db: sqlite3.Connection, keys: str, sources: dict[int, str | None]) -> dict[int, list[SpeakerRow]]:
    evidence = _quotes(db, keys, 'SELECT attribution, speaker, start, "end", quote FROM evidence', "speaker, place")
    grounds = _quotes(
        db,
        keys,
        'SELECT attribution, w.place, v.start, v."end", v.quote FROM voices w '
        "JOIN identity_evidence v ON v.entity = w.entity AND v.text = w.text",
        "w.place, v.place",
    )
    candidates, rivals = _candidates(db, keys), _rivals(db, keys)
    found: dict[int, list[SpeakerRow]] = defaultdict(list)
    for key, place, id_, name, kind, named, count, role, status, because, rule, sure, said, *decided in db.execute(
        "SELECT attribution, place, id, name, kind, named, count, role, status, because, rule, confidence, said, "
        "called, decided, decided_rule, decided_because, decided_confidence, correction FROM voices "
        f"WHERE attribution {IN} ORDER BY attribution, place",
        (keys,),
    ):
        identity, between = None, candidates.get((key, place), [])
        if decided[1] is not None:
            others, spans = rivals.get((key, place), ()), grounds.get((key, place), ())
            called, status_, rule_, why, sure_, correction = decided
            identity = Identified(called, status_, rule_, why, sure_, correction, tuple(others), tuple(spans))
            if said == "resolved":
                between = [Candidate(one.id, one.name, one.kind) for one in identity.candidates]
        between = list(dict.fromkeys(between)) if id_ is None else []
        if status == "ambiguous" and len(between) < 2:  # what the text tells apart, the record holds for one
            status = "unresolved"  # noqa: PLW2901
        found[key].append(
            SpeakerRow(
                id=id_,
                name=name if id_ is not None else sources.get(key),
                kind=kind,
                named=bool(named) if named is not None else None,
                count=count,
                role=role,
                status=status,
                because=because,
                rule=rule,
                evidence=tuple(evidence.get((key, place), ())),
                candidates=tuple(between),
                identity=identity,
                confidence=sure,
            )
        )
    return found


def _quotes(db: sqlite3.Connection, keys: str, select: str, order: str) -> dict[tuple[int, int], list[Quote]]:
    found: dict[tuple[int, int], list[Quote]] = defaultdict(list)
    for key, place, *quote in db.execute(f"{select} WHERE attribution {IN} ORDER BY attribution, {order}", (keys,)):
        found[key, place].append(Quote(*quote))
    return found


def _candidates(db: sqlite3.Connection, keys: str) -> dict[tuple[int, int], list[Candidate]]:
    """Whom a text itself leaves it open between, by their identities."""
    found: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for key, place, *candidate in db.execute(
        "SELECT d.attribution, d.speaker, ifnull(c.id, e.id), ifnull(c.name, e.name), ifnull(c.kind, e.kind) "
        "FROM candidate d JOIN attribution a ON a.key = d.attribution JOIN entity e ON e.key = d.entity "
        "LEFT JOIN identity i ON i.entity = d.entity AND i.text = a.text "
        f"LEFT JOIN canonical c ON c.key = i.canonical WHERE d.attribution {IN} "
        "ORDER BY d.attribution, d.speaker, d.place",
        (keys,),
    ):
        found[key, place].append(Candidate(*candidate))
    return found


def _rivals(db: sqlite3.Connection, keys: str) -> dict[tuple[int, int], list[Rival]]:
    """Between whom it is open over the whole record, or who lost."""
    found: dict[tuple[int, int], list[Rival]] = defaultdict(list)
    for key, place, *rival in db.execute(
        "SELECT k.attribution, k.place, c.id, c.name, c.kind, d.because FROM speaker k "
        "JOIN attribution a ON a.key = k.attribution "
        "JOIN identity_candidate d ON d.entity = k.entity AND d.text = a.text JOIN canonical c ON c.key = d.canonical "
        f"WHERE k.attribution {IN} ORDER BY k.attribution, k.place, d.place",
        (keys,),
    ):
        found[key, place].append(Rival(*rival))
    return found


def has_text(db: sqlite3.Connection, text_id: str, made_by: MadeBy) -> bool:
    """Whether the record holds an analysis of this text by these versions, from whichever report."""
    found = db.execute(
        "SELECT 1 FROM text t JOIN analysis n ON n.text = t.key JOIN version v ON v.key = n.version "
        "WHERE t.id = ? AND v.onrecord = ? AND v.model = ? AND v.packs = ?",
        (text_id, made_by.onrecord, made_by.model, made_by.packs),
    ).fetchone()
    return found is not None


def knows(db: sqlite3.Connection, raw_sha256: str, path: str, line: int | None, made_by: MadeBy) -> bool:
    """Whether the record holds these bytes from this place, as these versions read them."""
    found = db.execute(
        "SELECT 1 FROM raw w JOIN report r ON r.raw = w.key JOIN version v ON v.key = r.version "
        "WHERE w.sha256 = ? AND r.path = ? AND r.line IS ? AND v.onrecord = ? AND v.model = ? AND v.packs = ?",
        (raw_sha256, path, line, made_by.onrecord, made_by.model, made_by.packs),
    ).fetchone()
    return found is not None


def counts(db: sqlite3.Connection) -> Counts:
    """How much the record holds."""
    return Counts(
        *db.execute(
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM text), "
            f"(SELECT count(DISTINCT a.statement) FROM attribution a WHERE {HELD}), "
            "(SELECT count(DISTINCT id) FROM who), (SELECT count(DISTINCT statement) FROM who WHERE id IS NULL), "
            "(SELECT count(*) FROM report r JOIN analysis n ON n.text = r.text WHERE n.skipped IS NOT NULL), "
            "(SELECT count(*) FROM rejected), "
            f"(SELECT count(DISTINCT a.statement) FROM attribution a WHERE {HELD} "
            "AND NOT EXISTS (SELECT 1 FROM speaker k WHERE k.attribution = a.key))"
        ).fetchone()
    )
