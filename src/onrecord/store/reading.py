"""Listings of a record: statements, speakers, reports, rejected inputs.

Every listing has a fixed order. A listing first takes the keys of what it will give, then fetches the rest in batches,
so that it neither holds a transaction while its caller works nor keeps more than a batch of rows in memory.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from onrecord.domain import Dating, Found, MadeBy
from onrecord.store.entries import (
    Candidate,
    Counts,
    Quote,
    RejectedEntry,
    ReportEntry,
    ReportRef,
    SpeakerEntry,
    SpeakerRow,
    StatementRow,
)
from onrecord.store.finding import IN, Wanted, entity_keys, find
from onrecord.store.folding import fold
from onrecord.store.search import CLOSE, OPEN, About, matched, parse_about

_Made = TypeVar("_Made")

BATCH: Final = 200  # rows fetched at a time; larger ones gained nothing


def statements(db: sqlite3.Connection, wanted: Wanted) -> Iterator[StatementRow]:
    """The statements that were asked for: the best match first when searching, else in order of report and place."""
    about = parse_about(wanted.about) if wanted.about is not None else None
    rows = find(db, wanted, about)
    for begin in range(0, len(rows), BATCH):
        batch = rows[begin : begin + BATCH]
        found = entries(db, {key: report for key, report, _ in batch})
        marked = _highlights(db, about, [key for key, _, _ in batch]) if about is not None else {}
        for key, _, rank in batch:
            if (row := found.get(key)) is None:  # replaced by a writer meanwhile
                continue
            if about is not None:
                content, highlighted = marked.get(key, ("", ""))
                spans = [(quote.start, quote.end) for quote in row.content]
                row = replace(row, rank=rank, matches=matched(about, highlighted, content, spans))
            yield row


def _highlights(db: sqlite3.Connection, about: About | None, keys: list[int]) -> dict[int, tuple[str, str]]:
    assert about is not None
    rows = db.execute(
        "SELECT rowid, content, highlight(content_words, 0, ?, ?) FROM content_words "
        f"WHERE content_words MATCH ? AND rowid {IN}",
        (OPEN, CLOSE, about.match, json.dumps(keys)),
    )
    return {key: (content, highlighted) for key, content, highlighted in rows}


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
    speakers = _speakers(db, keys, {row[0]: row[5] or None for row in main})
    reports = _reports_of(db, sorted({row[3] for row in main}))
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
            made_by=MadeBy(*made_by),
            headline=bool(headline),
            rule=rule,
            text=text_id,
            also_in=tuple(carried.values()),
        )
    return found


def _grouped(make: Callable[..., _Made], rows: Iterable[Sequence[Any]]) -> dict[tuple[int, Any], list[_Made]]:
    """By the first two columns, what ``make`` makes of the others, in the order of the rows."""
    found: dict[tuple[int, Any], list[_Made]] = defaultdict(list)
    for key, part, *columns in rows:
        found[key, part].append(make(*columns))
    return found


def _speakers(db: sqlite3.Connection, keys: str, sources: dict[int, str | None]) -> dict[int, list[SpeakerRow]]:
    evidence = _grouped(
        Quote,
        db.execute(
            f'SELECT attribution, speaker, start, "end", quote FROM evidence WHERE attribution {IN} '
            "ORDER BY attribution, speaker, place",
            (keys,),
        ),
    )
    candidates = _grouped(
        Candidate,
        db.execute(
            "SELECT c.attribution, c.speaker, e.id, e.name, e.kind FROM candidate c JOIN entity e ON e.key = c.entity "
            f"WHERE c.attribution {IN} ORDER BY c.attribution, c.speaker, c.place",
            (keys,),
        ),
    )
    found: dict[int, list[SpeakerRow]] = defaultdict(list)
    for key, place, id_, name, kind, named, count, role, status, because, rule in db.execute(
        "SELECT k.attribution, k.place, e.id, e.name, e.kind, e.named, e.count, k.role, k.status, k.because, k.rule "
        f"FROM speaker k LEFT JOIN entity e ON e.key = k.entity WHERE k.attribution {IN} "
        "ORDER BY k.attribution, k.place",
        (keys,),
    ):
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
                candidates=tuple(candidates.get((key, place), ())),
            )
        )
    return found


def _reports_of(db: sqlite3.Connection, texts: Sequence[int]) -> dict[int, dict[int, ReportRef]]:
    """By text, the reports that carry it, by key, in order."""
    found: dict[int, dict[int, ReportRef]] = defaultdict(dict)
    for text, key, id_, path, line, url, outlet, title, language, *dating, raw_sha256, read_at in db.execute(
        "SELECT r.text, r.key, r.id, r.path, r.line, r.url, r.outlet, r.title, r.language, r.published_earliest, "
        "r.published_latest, r.published_basis, r.published_raw, w.sha256, r.read_at "
        f"FROM report r JOIN raw w ON w.key = r.raw WHERE r.text {IN} "
        "ORDER BY r.path, ifnull(r.line, 0), r.id",
        (json.dumps(texts),),
    ):
        published = _dating(*dating)
        found[text][key] = ReportRef(id_, path, line, url, outlet, title, language, published, raw_sha256, read_at)
    return found


def _dating(earliest: str | None, latest: str | None, basis: str | None, raw: str | None) -> Dating | None:
    if basis is None:
        return None
    try:
        return Dating(earliest, latest, tuple(json.loads(basis)), raw)
    except (TypeError, ValueError):  # somebody edited the record; verify says so
        return Dating(None, None, ("damaged",), raw)


def speakers(db: sqlite3.Connection, name: str | None) -> Iterator[SpeakerEntry]:
    """The entities that speak, the most quoted first; with ``name``, those that it may mean."""
    where, values = "TRUE", []
    if name is not None:
        where, values = f"e.key {IN}", [json.dumps(entity_keys(db, name))]
    rows = db.execute(
        "SELECT e.key, e.id, e.name, e.kind, e.named, e.count, count(DISTINCT a.statement), count(DISTINCT r.key), "
        "min(r.published_earliest), max(r.published_latest) FROM entity e JOIN speaker k ON k.entity = e.key "
        "JOIN attribution a ON a.key = k.attribution JOIN report r ON r.text = a.text "
        f"WHERE {where} GROUP BY e.key ORDER BY 7 DESC, e.name, e.id",
        values,
    ).fetchall()
    for begin in range(0, len(rows), BATCH):
        batch = rows[begin : begin + BATCH]
        aliases: dict[int, dict[str, str]] = defaultdict(dict)
        for entity, folded, wording in db.execute(
            f"SELECT entity, folded, min(wording) FROM alias WHERE entity {IN} "
            "GROUP BY entity, folded ORDER BY entity, folded",
            (json.dumps([row[0] for row in batch]),),
        ):
            aliases[entity][folded] = wording
        for key, id_, called, kind, named, count, statements_, reports_, earliest, latest in batch:
            yield SpeakerEntry(
                id=id_,
                name=called,
                kind=kind,
                named=bool(named),
                count=count,
                statements=statements_,
                reports=reports_,
                earliest=earliest,
                latest=latest,
                aliases=tuple(wording for folded, wording in aliases[key].items() if folded != fold(called)),
            )


def reports(db: sqlite3.Connection, id_: str | None = None) -> Iterator[ReportEntry]:
    """The reports in order of path and line; with ``id_``, that one."""
    rows = db.execute(
        "SELECT r.key FROM report r WHERE ?1 IS NULL OR r.id = ?1 ORDER BY r.path, ifnull(r.line, 0), r.id", (id_,)
    ).fetchall()
    for begin in range(0, len(rows), BATCH):
        batch = json.dumps([key for (key,) in rows[begin : begin + BATCH]])
        for row in db.execute(
            "SELECT r.id, r.path, r.line, r.url, r.format, r.encoding, r.repaired, r.title, r.outlet, r.outlet_basis, "
            "r.outlet_doubt, r.byline, r.byline_basis, r.byline_doubt, r.language, r.language_basis, r.language_doubt, "
            "r.published_earliest, r.published_latest, r.published_basis, r.published_raw, r.modified_earliest, "
            "r.modified_latest, r.modified_basis, r.modified_raw, t.characters, "
            "(SELECT count(DISTINCT statement) FROM attribution WHERE text = r.text), n.skipped, t.id, w.sha256, "
            "w.bytes, r.read_at, v.onrecord, v.model, v.packs FROM report r JOIN text t ON t.key = r.text "
            "JOIN raw w ON w.key = r.raw JOIN version v ON v.key = r.version LEFT JOIN analysis n ON n.text = r.text "
            f"WHERE r.key {IN} ORDER BY r.path, ifnull(r.line, 0), r.id",
            (batch,),
        ).fetchall():
            yield _report_entry(row)


def _report_entry(row: Sequence[Any]) -> ReportEntry:
    def found(at: int) -> Found | None:
        return Found(row[at], row[at + 1], row[at + 2]) if row[at] is not None else None

    return ReportEntry(
        id=row[0],
        path=row[1],
        line=row[2],
        url=row[3],
        format=row[4],
        encoding=row[5],
        repaired=bool(row[6]),
        title=row[7],
        outlet=found(8),
        byline=found(11),
        language=Found(*row[14:17]),
        published=_dating(*row[17:21]),
        modified=_dating(*row[21:25]),
        characters=row[25],
        statements=row[26],
        skipped=row[27],
        text=row[28],
        raw_sha256=row[29],
        raw_bytes=row[30],
        read_at=row[31],
        made_by=MadeBy(*row[32:35]),
    )


def rejected(db: sqlite3.Connection) -> Iterator[RejectedEntry]:
    """The inputs that were rejected, in order of path and line; files of one name by what they are, not by place."""
    for row in db.execute(
        "SELECT path, line, reason, raw_sha256, at FROM rejected "
        "ORDER BY path, ifnull(line, 0), ifnull(raw_sha256, ''), reason, at"
    ).fetchall():
        yield RejectedEntry(*row)


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
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM text), (SELECT count(*) FROM statement), "
            "(SELECT count(DISTINCT entity) FROM speaker), "
            "(SELECT count(DISTINCT a.statement) FROM speaker k JOIN attribution a ON a.key = k.attribution "
            "WHERE k.entity IS NULL), "
            "(SELECT count(*) FROM report r JOIN analysis n ON n.text = r.text WHERE n.skipped IS NOT NULL), "
            "(SELECT count(*) FROM rejected), "
            "(SELECT count(DISTINCT a.statement) FROM attribution a "
            "WHERE NOT EXISTS (SELECT 1 FROM speaker k WHERE k.attribution = a.key))"
        ).fetchone()
    )
