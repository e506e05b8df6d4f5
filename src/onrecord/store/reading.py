"""Asking a record: statements, speakers, reports, rejected inputs, one entry in its context.

Every listing has a fixed order. A listing first takes the keys of what it will give, then fetches the rest in batches,
so that it neither holds a transaction while its caller works nor keeps more than a batch of rows in memory.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from onrecord.domain import QUOTATIONS, STANCES, Dating, Found, MadeBy
from onrecord.errors import UsageError
from onrecord.store.citing import cite
from onrecord.store.entries import (
    Candidate,
    Counts,
    Quote,
    RejectedEntry,
    ReportEntry,
    ReportRef,
    SetAsideRow,
    Shown,
    ShownReport,
    SpeakerEntry,
    SpeakerRow,
    StatementRow,
)
from onrecord.store.folding import fold, holds
from onrecord.store.packing import unpack
from onrecord.store.search import CLOSE, OPEN, About, matched, parse_about, parse_day

BATCH: Final = 200  # rows fetched at a time; larger ones gained nothing
CONTEXT: Final = 300  # characters of stored text shown on either side of an entry
_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a listing of statements; see :meth:`Store.statements`."""

    speaker: str | None = None
    about: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    outlet: str | None = None
    quotation: str | None = None
    stance: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(slots=True)
class _Where:
    """SQL conditions with their values, in order."""

    sql: list[str]
    values: list[object]

    def add(self, sql: str, *values: object) -> None:
        self.sql.append(sql)
        self.values += values

    def text(self) -> str:
        return " AND ".join(self.sql) or "TRUE"


def statements(db: sqlite3.Connection, wanted: Wanted) -> Iterator[StatementRow]:
    """The statements that were asked for: the best match first when searching, else in order of report and place."""
    about = parse_about(wanted.about) if wanted.about is not None else None
    rows = _find(db, wanted, about)
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
                row = replace(row, rank=rank, matches=matched(highlighted, content, spans))
            yield row


def _find(db: sqlite3.Connection, wanted: Wanted, about: About | None) -> list[tuple[int, int, float | None]]:
    """(attribution, report to show, bm25) of what was asked for, in order."""
    limit, offset = wanted.limit, wanted.offset
    if (limit is not None and limit < 0) or offset < 0:
        raise UsageError("limit and offset must not be negative")
    reports = _report_filter(db, wanted)
    where = _Where([], [])
    source, score = "attribution a", "NULL"
    if about is not None:
        source = "content_words JOIN attribution a ON a.key = content_words.rowid"
        score = "bm25(content_words)"
        where.add("content_words MATCH ?", about.match)
    if wanted.speaker is not None:
        _speaker_filter(db, wanted.speaker, where)
    for name, value, allowed in (
        ("quotation", wanted.quotation, QUOTATIONS),
        ("stance", wanted.stance, STANCES),
    ):
        if value is not None:
            if value not in allowed:
                raise UsageError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
            where.add(f"a.{name} = ?", value)
    sql = (
        f"SELECT a.key, r.key, {score} AS score{', a.content' if about and about.groups else ''} FROM {source} "
        "JOIN report r ON r.key = (SELECT f.key FROM report f WHERE f.text = a.text "
        f"AND {reports.text()} ORDER BY f.path, ifnull(f.line, 0), f.id LIMIT 1) "
        f"WHERE {where.text()} ORDER BY score, r.path, ifnull(r.line, 0), r.id, a.start, a.id"
    )
    values = [*reports.values, *where.values]
    if about is None or not about.groups:
        return db.execute(f"{sql} LIMIT ? OFFSET ?", (*values, -1 if limit is None else limit, offset)).fetchall()
    exact = [row[:3] for row in db.execute(sql, values) if about.exact(row[3])]
    return exact[offset:] if limit is None else exact[offset : offset + limit]


def _report_filter(db: sqlite3.Connection, wanted: Wanted) -> _Where:
    """Conditions on the report ``f``. A report without any date of publication is in no interval."""
    where = _Where([], [])
    since = parse_day(wanted.since, end=False, what="since") if wanted.since is not None else None
    until = parse_day(wanted.until, end=True, what="until") if wanted.until is not None else None
    if since and until and since > until:
        raise UsageError(f"since ({since}) lies after until ({until})")
    if since or until:
        where.add("(f.published_earliest IS NOT NULL OR f.published_latest IS NOT NULL)")
    if since:
        where.add("ifnull(f.published_latest, '9999') >= ?", since)
    if until:
        where.add("ifnull(f.published_earliest, '0') <= ?", until)
    if wanted.outlet is not None:
        folded = _folded(wanted.outlet, "outlet")
        outlets = db.execute("SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL").fetchall()
        where.add(f"f.outlet {_IN}", json.dumps([one for (one,) in outlets if holds(fold(one), folded)]))
    return where


def _speaker_filter(db: sqlite3.Connection, speaker: str, where: _Where) -> None:
    """Statements in which an entity speaks that has this id, name or alias, or whose open source reads so."""
    keys = entity_keys(db, speaker)
    folded = fold(speaker)
    where.add(
        f"a.key IN (SELECT attribution FROM speaker WHERE entity {_IN} "
        "UNION SELECT attribution FROM speaker WHERE entity IS NULL AND folded = ?)",
        json.dumps(keys),
        folded,
    )


def entity_keys(db: sqlite3.Connection, speaker: str) -> list[int]:
    """The entities that a user's words mean: by id; by whole words of a name ("Kerr" finds "Ora Kerr"), for what is not
    named all of them; or by all words of an alias. Case and diacritics do not matter."""
    found = db.execute("SELECT key FROM entity WHERE id = ?", (speaker.strip(),)).fetchall()
    if not found:
        folded = _folded(speaker, "speaker")
        found = db.execute(
            "SELECT key FROM entity WHERE named AND instr(' ' || folded || ' ', ?1) "
            "UNION SELECT key FROM entity WHERE NOT named AND folded = ?2 "
            "UNION SELECT entity FROM alias WHERE folded = ?2 ORDER BY 1",
            (f" {folded} ", folded),
        ).fetchall()
    return [key for (key,) in found]


def _folded(words: str, what: str) -> str:
    folded = fold(words)
    if not folded:
        raise UsageError(f"{what} needs at least one letter or digit, not {words!r}")
    return folded


def _highlights(db: sqlite3.Connection, about: About | None, keys: list[int]) -> dict[int, tuple[str, str]]:
    assert about is not None
    rows = db.execute(
        "SELECT rowid, content, highlight(content_words, 0, ?, ?) FROM content_words "
        f"WHERE content_words MATCH ? AND rowid {_IN}",
        (OPEN, CLOSE, about.match, json.dumps(keys)),
    )
    return {key: (content, highlighted) for key, content, highlighted in rows}


def entries(db: sqlite3.Connection, wanted: dict[int, int]) -> dict[int, StatementRow]:
    """The rows of attributions by key, each with the report (by key) to show it with."""
    keys = json.dumps(list(wanted))
    spans: dict[tuple[int, str], list[Quote]] = defaultdict(list)
    for key, part, *quote in db.execute(
        f'SELECT attribution, part, start, "end", quote FROM span WHERE attribution {_IN} '
        "ORDER BY attribution, part, place",
        (keys,),
    ):
        spans[key, part].append(Quote(*quote))
    main = db.execute(
        "SELECT a.key, a.id, s.id, a.text, t.id, a.source, a.quotation, a.stance, p.id, a.headline, a.confidence, "
        "a.rule, v.onrecord, v.model, v.packs FROM attribution a JOIN statement s ON s.key = a.statement "
        "JOIN text t ON t.key = a.text JOIN analysis n ON n.text = a.text JOIN version v ON v.key = n.version "
        f"LEFT JOIN attribution p ON p.key = a.parent WHERE a.key {_IN}",
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


def _speakers(db: sqlite3.Connection, keys: str, sources: dict[int, str | None]) -> dict[int, list[SpeakerRow]]:
    evidence: dict[tuple[int, int], list[Quote]] = defaultdict(list)
    for key, speaker, *quote in db.execute(
        f'SELECT attribution, speaker, start, "end", quote FROM evidence WHERE attribution {_IN} '
        "ORDER BY attribution, speaker, place",
        (keys,),
    ):
        evidence[key, speaker].append(Quote(*quote))
    candidates: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for key, speaker, *candidate in db.execute(
        "SELECT c.attribution, c.speaker, e.id, e.name, e.kind FROM candidate c JOIN entity e ON e.key = c.entity "
        f"WHERE c.attribution {_IN} ORDER BY c.attribution, c.speaker, c.place",
        (keys,),
    ):
        candidates[key, speaker].append(Candidate(*candidate))
    found: dict[int, list[SpeakerRow]] = defaultdict(list)
    for key, place, id_, name, kind, named, count, role, status, because, rule in db.execute(
        "SELECT k.attribution, k.place, e.id, e.name, e.kind, e.named, e.count, k.role, k.status, k.because, k.rule "
        f"FROM speaker k LEFT JOIN entity e ON e.key = k.entity WHERE k.attribution {_IN} "
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
    for row in db.execute(
        "SELECT r.text, r.key, r.id, r.path, r.line, r.url, r.outlet, r.title, r.language, r.published_earliest, "
        "r.published_latest, r.published_basis, r.published_raw, w.sha256, r.read_at "
        f"FROM report r JOIN raw w ON w.key = r.raw WHERE r.text {_IN} "
        "ORDER BY r.path, ifnull(r.line, 0), r.id",
        (json.dumps(texts),),
    ):
        published = _dating(*row[9:13])
        found[row[0]][row[1]] = ReportRef(*row[2:9], published, row[13], row[14])
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
    where, values = "TRUE", ()
    if name is not None:
        where, values = f"e.key {_IN}", (json.dumps(entity_keys(db, name)),)  # type: ignore[assignment]
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
            f"SELECT entity, folded, min(wording) FROM alias WHERE entity {_IN} "
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
            f"WHERE r.key {_IN} ORDER BY r.path, ifnull(r.line, 0), r.id",
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
    """The inputs that were rejected, in order of path and line."""
    for row in db.execute(
        "SELECT path, line, reason, raw_sha256, at FROM rejected ORDER BY path, ifnull(line, 0)"
    ).fetchall():
        yield RejectedEntry(*row)


def show(db: sqlite3.Connection, id_: str) -> Shown:
    """One attribution in its context, by its id, its statement's, or the beginning of either (six digits or more)."""
    key = _resolve(db, id_.strip())
    report = db.execute(
        "SELECT r.key, r.id FROM report r JOIN attribution a ON a.text = r.text WHERE a.key = ? "
        "ORDER BY r.path, ifnull(r.line, 0), r.id LIMIT 1",
        (key,),
    ).fetchone()
    row = entries(db, {key: report[0]})[key]
    (text,) = db.execute("SELECT content FROM text WHERE id = ?", (row.text,)).fetchone()
    quotes = (*row.source, *row.cue, *row.content, *((row.question,) if row.question else ()))
    start = max(0, min((quote.start for quote in quotes), default=0) - CONTEXT)
    end = min(len(text), max((quote.end for quote in quotes), default=0) + CONTEXT)
    children = db.execute("SELECT key FROM attribution WHERE parent = ? ORDER BY start, id", (key,)).fetchall()
    parts = entries(db, {child: report[0] for (child,) in children})
    aside = db.execute(
        'SELECT start, "end", reason, rule FROM set_aside WHERE report = ? AND start < ? AND "end" > ? ORDER BY start',
        (report[0], end, start),
    ).fetchall()
    provenance = next(reports(db, report[1]))
    return Shown(
        row=row,
        context=Quote(start, end, text[start:end]),
        provenance=provenance,
        citation=cite(row, provenance),
        parts=tuple(parts[child] for (child,) in children),
        set_aside=tuple(SetAsideRow(Quote(a, b, text[a:b]), reason, rule) for a, b, reason, rule in aside),
    )


def show_report(db: sqlite3.Connection, id_: str) -> ShownReport:
    """A whole report, by its id or the beginning of it (six digits or more)."""
    id_ = id_.strip()
    found = db.execute(
        "SELECT id, key, text FROM report WHERE id >= ? AND id < ? LIMIT 2",
        (id_, id_ + "g"),  # digits end with f
    ).fetchall()
    if not found or len(id_) <= 6:
        raise UsageError(f"there is no report {id_!r} in the record (ids of reports begin with r, then digits)")
    if len(found) > 1:
        raise UsageError(f"{id_} is the beginning of several ids: give more of its digits")
    ((report, key, text),) = found
    (content,) = db.execute("SELECT content FROM text WHERE key = ?", (text,)).fetchone()
    wanted = [one for (one,) in db.execute("SELECT key FROM attribution WHERE text = ? ORDER BY start, id", (text,))]
    rows = entries(db, dict.fromkeys(wanted, key))
    aside = db.execute('SELECT start, "end", reason, rule FROM set_aside WHERE report = ? ORDER BY start', (key,))
    return ShownReport(
        report=next(reports(db, report)),
        content=content,
        statements=tuple(rows[one] for one in wanted),
        set_aside=tuple(SetAsideRow(Quote(a, b, content[a:b]), reason, rule) for a, b, reason, rule in aside),
    )


def knows(db: sqlite3.Connection, raw_sha256: str, path: str, line: int | None, made_by: MadeBy) -> bool:
    """Whether the record holds these bytes from this place, as these versions read them."""
    found = db.execute(
        "SELECT 1 FROM raw w JOIN report r ON r.raw = w.key JOIN version v ON v.key = r.version "
        "WHERE w.sha256 = ? AND r.path = ? AND r.line IS ? AND v.onrecord = ? AND v.model = ? AND v.packs = ?",
        (raw_sha256, path, line, made_by.onrecord, made_by.model, made_by.packs),
    ).fetchone()
    return found is not None


def raw(db: sqlite3.Connection, report: str) -> bytes:
    """The raw bytes of a report, by its id."""
    row = db.execute(
        "SELECT w.zlib, w.bytes FROM report r JOIN raw w ON w.key = r.raw WHERE r.id = ?", (report,)
    ).fetchone()
    if row is None:
        raise UsageError(f"there is no report {report!r} in the record")
    try:
        return unpack(*row)
    except (zlib.error, ValueError) as error:
        raise sqlite3.DatabaseError(f"the raw bytes of {report} are malformed: {error}") from error


def _resolve(db: sqlite3.Connection, id_: str) -> int:
    """The key of the attribution that an id (or its beginning) stands for, following redirects."""
    for _ in range(20):  # a chain of merges is short; a ring, in a record somebody edited, must end
        redirect = db.execute("SELECT target, at FROM redirect WHERE id = ?", (id_,)).fetchone()
        if redirect is None:
            break
        if redirect[0] is None:
            raise UsageError(f"{id_} is no longer in the record: its text was read again on {redirect[1][:10]}")
        (id_,) = redirect[:1]
    if id_[:1] in ("a", "s") and len(id_) > 6:
        column, join = ("a.id", "") if id_[0] == "a" else ("s.id", "JOIN statement s ON s.key = a.statement ")
        found = db.execute(
            f"SELECT a.key FROM attribution a {join}WHERE {column} >= ? AND {column} < ? "
            "ORDER BY a.start, a.id LIMIT 2",
            (id_, id_ + "g"),  # digits end with f
        ).fetchall()
        exact = len(id_) == 21
        if len(found) == 1 or (found and exact):
            return int(found[0][0])
        if found:
            raise UsageError(f"{id_} is the beginning of several ids: give more of its digits")
    raise UsageError(f"there is no statement {id_!r} in the record (ids begin with a or s, then digits)")


def counts(db: sqlite3.Connection) -> Counts:
    """How much the record holds."""
    return Counts(
        *db.execute(
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM text), (SELECT count(*) FROM statement), "
            "(SELECT count(DISTINCT entity) FROM speaker), "
            "(SELECT count(DISTINCT a.statement) FROM speaker k JOIN attribution a ON a.key = k.attribution "
            "WHERE k.entity IS NULL), "
            "(SELECT count(*) FROM report r JOIN analysis n ON n.text = r.text WHERE n.skipped IS NOT NULL), "
            "(SELECT count(*) FROM rejected)"
        ).fetchone()
    )
