"""Taking reports in: one transaction a report, and nothing changes when it is taken in again.

Rules that keep the record the same whatever the order of reading and the number of processes:

- A text is analysed once, however many reports carry it. Reports of one text and one version may still be read with
  different results (another title, say): the report with the smallest id decides.
- An entity's name, kind and count are chosen from the forms that texts give by a fixed order, not by who came first.
- A report read with other versions of onrecord, model or packs replaces its analysis. The ids that are gone are kept in
  ``redirect`` without a target, so that a link to them can be answered: superseded.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from onrecord.domain import Analysis, Attribution, Dating, Found, MadeBy, Rejected, Report, Span, Spans
from onrecord.errors import Forgotten, Unstorable
from onrecord.ids import statement_id
from onrecord.store import tombstones
from onrecord.store.clauses import IN
from onrecord.store.detailing import Detailing
from onrecord.store.entities import add_entities, choose_form, drop_unused, identities_in
from onrecord.store.folding import fold
from onrecord.store.members import stir
from onrecord.store.packing import pack, storable
from onrecord.store.placing import sighted
from onrecord.store.search import JOINER
from onrecord.store.stories import Stories
from onrecord.store.transactions import transaction

AGAIN: Final = "read again"
_REPORT_COLUMNS = (
    *("id", "text", "raw", "version", "path", "line", "url", "format", "encoding", "repaired"),
    *("title_start", "title_end", "title", "language", "language_basis", "language_doubt"),
    *("outlet", "outlet_basis", "outlet_doubt", "byline", "byline_basis", "byline_doubt"),
    *("published_earliest", "published_latest", "published_basis", "published_raw"),
    *("modified_earliest", "modified_latest", "modified_basis", "modified_raw", "read_at"),
)
_ADD_REPORT = (
    f"INSERT INTO report ({', '.join(_REPORT_COLUMNS)}) VALUES ({', '.join('?' * len(_REPORT_COLUMNS))}) "
    "ON CONFLICT (id) DO UPDATE SET path = min(path, excluded.path), "
    + ", ".join(f"{name} = excluded.{name}" for name in _REPORT_COLUMNS if name not in ("id", "path"))
)


class Writer:
    """The statements that change a record, over one connection whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._versions: dict[MadeBy, int] = {}

    def add(
        self, report: Report, analysis: Analysis, read_at: str, file: str | None = None, *, bring_back: bool = False
    ) -> bool:
        """Store a report with its analysis, whole or not at all; False when this version of it was there already.

        ``file`` is a hash of the way to the file that it is from; with ``bring_back``, a report that was forgotten is
        taken in again.

        Raises :class:`Unstorable` for a text with lone surrogates, :class:`Forgotten` for a report that was forgotten,
        ``ValueError`` when the analysis is of another text.
        """
        if report.text.id != analysis.text.id:
            raise ValueError(f"the analysis is of {analysis.text.id}, not of the report's {report.text.id}")
        try:
            report.text.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Unstorable(f"{storable(report.path)}: a lone surrogate at character {error.start}") from None
        packed = pack(report.raw)  # before the transaction: other programs need not wait for it
        with transaction(self._db):
            if bring_back:
                tombstones.bring_back(self._db, report.id, report.raw_sha256, report.text.id, read_at)
            elif found := tombstones.of(self._db, report.id, report.raw_sha256, report.text.id):
                raise Forgotten(found.said())
            version = self._version(analysis.made_by)
            before = self._one("SELECT key, version, text FROM report WHERE id = ?", report.id)
            if before is not None and before[1] == version:
                self._first_path(before[0], report)
                return False
            raw = self._shared("raw", ("sha256", "bytes", "zlib"), (report.raw_sha256, len(report.raw), packed))
            text = self._shared(
                "text",
                ("id", "characters", "content"),
                (report.text.id, len(report.text.text), report.text.text),
            )
            key = self._report(report, text, raw, version, read_at)
            if before is None and file is not None:
                sighted(self._db, file, report.line, key, read_at)
            # Whatever came (another date, another analysis), reconcile has to look at the text again.
            self._touch(text)
            if before is not None and before[2] != text:
                self.drop_text(before[2], read_at)
            self._analysis(report, analysis, text, version, read_at)
        return True

    def reject(self, rejected: Rejected, at: str, file: str, folder: str | None) -> None:
        """List an input as rejected; the same file, path and line again replaces the reason."""
        with transaction(self._db):
            self._db.execute(
                "INSERT INTO rejected (file, path, line, reason, raw_sha256, at, folder) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (file, path, ifnull(line, 0)) DO UPDATE "
                "SET reason = excluded.reason, raw_sha256 = excluded.raw_sha256, at = excluded.at, "
                "folder = excluded.folder",
                (
                    file,
                    storable(rejected.path),
                    rejected.line,
                    storable(rejected.reason),
                    rejected.raw_sha256,
                    at,
                    storable(folder) if folder is not None else None,
                ),
            )

    def settle(self, file: str, rejected: Collection[int | None]) -> None:
        """Take a file's rejections off the list but those of the lines (None: the whole file) in ``rejected``."""
        listed = self._db.execute("SELECT key, line FROM rejected WHERE file = ?", (file,)).fetchall()
        gone = [(key,) for key, line in listed if line not in rejected]
        if gone:
            with transaction(self._db):
                self._db.executemany("DELETE FROM rejected WHERE key = ?", gone)

    def _one(self, sql: str, *values: object) -> tuple[int, ...] | None:
        row: tuple[int, ...] | None = self._db.execute(sql, values).fetchone()
        return row

    def _first_path(self, key: int, report: Report) -> None:
        """A report known by its URL may be read from several files: the first of their paths, by letter, stays."""
        path = storable(report.path)
        self._db.execute("UPDATE report SET path = ?2 WHERE key = ?1 AND path > ?2", (key, path))

    def _version(self, made_by: MadeBy) -> int:
        key = self._versions.get(made_by)
        # What is remembered is looked up again: the transaction that added it may have been rolled back.
        if key is None or self._one("SELECT 1 FROM version WHERE key = ?", key) is None:
            values = (made_by.onrecord, made_by.model, made_by.packs)
            self._db.execute("INSERT OR IGNORE INTO version (onrecord, model, packs) VALUES (?, ?, ?)", values)
            found = self._one("SELECT key FROM version WHERE onrecord = ? AND model = ? AND packs = ?", *values)
            assert found is not None
            key = self._versions[made_by] = found[0]
        return key

    def _shared(self, table: str, columns: Sequence[str], values: Sequence[object]) -> int:
        """The key of a row known by its first column, added when it is not there."""
        found = self._one(f"SELECT key FROM {table} WHERE {columns[0]} = ?", values[0])
        if found is not None:
            return found[0]
        marks = ", ".join("?" * len(columns))
        added = self._db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
        assert added.lastrowid is not None
        return added.lastrowid

    def _report(self, report: Report, text: int, raw: int, version: int, read_at: str) -> int:
        title = report.title
        self._db.execute(
            _ADD_REPORT,
            (
                report.id,
                text,
                raw,
                version,
                storable(report.path),
                report.line,
                storable(report.url) if report.url is not None else None,
                report.format,
                report.encoding,
                report.repaired,
                title.start if title else None,
                title.end if title else None,
                title.of(report.text.text) if title else None,
                *_found(report.language),
                *_found(report.outlet),
                *_found(report.byline),
                *_dating(report.published),
                *_dating(report.modified),
                read_at,
            ),
        )
        found = self._one("SELECT key FROM report WHERE id = ?", report.id)
        assert found is not None
        self._db.execute("DELETE FROM set_aside WHERE report = ?", found)
        self._db.executemany(
            'INSERT INTO set_aside (report, start, "end", reason, rule) VALUES (?, ?, ?, ?, ?)',
            [(found[0], a.span.start, a.span.end, a.reason, storable(a.rule)) for a in report.set_aside],
        )
        return found[0]

    def _touch(self, text: int) -> None:
        self._db.execute("INSERT OR IGNORE INTO touched_text (text) VALUES (?)", (text,))
        self._db.execute("INSERT OR IGNORE INTO touched_date (text) VALUES (?)", (text,))
        self._db.execute("INSERT OR REPLACE INTO touched_telling (text, fresh) VALUES (?, 1)", (text,))
        self._db.execute("INSERT OR IGNORE INTO touched_copy (text) VALUES (?)", (text,))
        self._db.execute("INSERT OR IGNORE INTO touched_page (text) VALUES (?)", (text,))

    def drop_text(self, text: int, at: str, because: str = AGAIN) -> None:
        """Take away a text that no report carries any longer (a newer version cleans the same bytes otherwise).

        Inside the caller's transaction; ``because`` is why the ids of what was found in it lead nowhere from now on.
        """
        if self._one("SELECT 1 FROM report WHERE text = ?", text) is None:
            self._drop_analysis(text, (), at, because)
            self._db.execute(
                "INSERT OR IGNORE INTO touched_copy (text) SELECT o.text FROM sketch s JOIN sketch o "
                "ON o.band = s.band AND o.text <> s.text WHERE s.text = ?",
                (text,),
            )
            Stories(self._db).leave(text)
            self._db.execute("DELETE FROM text WHERE key = ?", (text,))
        else:  # one report less may say when it was published
            self._touch(text)

    def _analysis(self, report: Report, analysis: Analysis, text: int, version: int, at: str) -> None:
        row = self._db.execute("SELECT version, report FROM analysis WHERE text = ?", (text,)).fetchone()
        if row is not None:
            if row[0] == version and row[1] < report.id:
                return
            self._drop_analysis(text, [attribution.id for attribution in analysis.attributions], at)
        self._db.execute(
            "INSERT INTO analysis (text, version, report, skipped) VALUES (?, ?, ?, ?)",
            (text, version, report.id, analysis.skipped),
        )
        entities = add_entities(self._db, analysis, text)
        keys = self._attributions(analysis, text, entities)
        Detailing(self._db, analysis, text, keys).store()
        content = analysis.text.text
        self._db.executemany(
            'INSERT INTO mention (text, place, start, "end", head_start, head_end, quote, kind, named, pronoun, count, '
            "cluster) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    text,
                    place,
                    mention.span.start,
                    mention.span.end,
                    mention.head.start,
                    mention.head.end,
                    mention.span.of(content),
                    mention.kind,
                    mention.named,
                    mention.pronoun,
                    mention.count,
                    mention.cluster,
                )
                for place, mention in enumerate(analysis.mentions)
            ],
        )

    def _drop_analysis(self, text: int, kept: Iterable[str], at: str, because: str = AGAIN) -> None:
        """Take a text's analysis away, and list the ids that are not among ``kept`` as superseded."""
        known = self._db.execute(
            "SELECT a.id, s.key, s.id FROM attribution a JOIN statement s ON s.key = a.statement WHERE a.text = ?",
            (text,),
        ).fetchall()
        touched = self._db.execute("SELECT entity FROM entity_form WHERE text = ?", (text,)).fetchall()
        self._db.execute(
            "INSERT OR IGNORE INTO touched_key (key) SELECT DISTINCT k.key FROM entity_form f "
            "JOIN name_key k ON k.entity = f.entity WHERE f.text = ?",
            (text,),
        )
        self._db.execute(
            "INSERT OR IGNORE INTO touched_block (name) SELECT b.name FROM attribution a "
            "JOIN block b ON b.attribution = a.key WHERE a.text = ?",
            (text,),
        )
        stir(self._db, "text = ?", text)
        meant = identities_in(self._db, text)
        self._db.execute("DELETE FROM analysis WHERE text = ?", (text,))
        drop_unused(self._db, meant)
        self._db.executemany(
            "DELETE FROM statement WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM attribution WHERE statement = ?1)",
            [(statement,) for _, statement, _ in known],
        )
        keep = set(kept)
        self._db.executemany(
            "INSERT OR REPLACE INTO redirect (id, target, at, because) VALUES (?, NULL, ?, ?)",
            [(old, at, because) for id_, _, _ in known if id_ not in keep for old in (id_, statement_id(id_))],
        )
        self._db.executemany(
            "DELETE FROM inference WHERE attribution = ?1 OR other = ?1",
            [(id_,) for id_, _, _ in known if id_ not in keep],
        )
        for (entity,) in touched:
            choose_form(self._db, entity)

    def _attributions(self, analysis: Analysis, text: int, entities: dict[str, int]) -> dict[str, int]:
        """Store an analysis's attributions with their speakers; their keys by id."""
        if not analysis.attributions:
            return {}
        content = analysis.text.text
        # Keys are dealt out here, under the writer lock, so that each table takes one executemany.
        highest = self._one("SELECT ifnull((SELECT max(key) FROM attribution), 0)")
        last = self._one("SELECT ifnull((SELECT max(key) FROM statement), 0)")
        assert highest is not None
        assert last is not None
        keys = {attribution.id: highest[0] + n for n, attribution in enumerate(analysis.attributions, 1)}
        ids = [statement_id(attribution.id) for attribution in analysis.attributions]
        gone = [(id_,) for pair in zip(keys, ids, strict=True) for id_ in pair]
        self._db.executemany("DELETE FROM redirect WHERE id = ?", gone)
        # An id may be in use: another text's version told this statement while this text was away.
        used = dict(self._db.execute(f"SELECT id, key FROM statement WHERE id {IN}", (json.dumps(ids),)))
        statements = [used.get(id_, key) for key, id_ in enumerate(ids, last[0] + 1)]
        rows = zip(statements, ids, strict=True)
        self._db.executemany("INSERT OR IGNORE INTO statement (key, id) VALUES (?, ?)", rows)
        self._db.executemany(
            "INSERT INTO attribution (key, id, statement, text, start, source, cue, content, quotation, stance, "
            "headline, parent, confidence, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    keys[one.id],
                    one.id,
                    statement,
                    text,
                    (one.content or one.cue or one.source or (Span(0, 1),))[0].start,
                    joined(one.source, content),
                    joined(one.cue, content),
                    joined(one.content, content),
                    one.quotation,
                    one.stance,
                    one.headline,
                    keys[one.parent] if one.parent is not None else None,
                    one.confidence,
                    one.rule,
                )
                for statement, one in zip(statements, analysis.attributions, strict=True)
            ],
        )
        self._db.executemany(
            'INSERT INTO span (attribution, part, place, start, "end", quote) VALUES (?, ?, ?, ?, ?, ?)',
            [row for one in analysis.attributions for row in _span_rows(one, keys[one.id], content)],
        )
        self._speakers(analysis.attributions, content, keys, entities)
        self._db.executemany(
            "INSERT INTO meaning (attribution, vector) VALUES (?, ?)",
            [(keys[one.id], one.meaning) for one in analysis.attributions if one.meaning is not None],
        )
        return keys

    def _speakers(
        self, attributions: Iterable[Attribution], content: str, keys: dict[str, int], entities: dict[str, int]
    ) -> None:
        speakers: list[tuple[object, ...]] = []
        candidates: list[tuple[int, int, int, int]] = []
        evidence: list[tuple[object, ...]] = []
        for one in attributions:
            key = keys[one.id]
            for n, speaker in enumerate(one.speakers):
                entity = entities[speaker.entity.id] if speaker.entity is not None else None
                wording = fold(joined(one.source, content)) if entity is None else None
                speakers.append(
                    (
                        *(key, n, entity, wording, speaker.role, speaker.status),
                        *(speaker.because, speaker.rule, speaker.confidence),
                    )
                )
                candidates += ((key, n, m, entities[other.id]) for m, other in enumerate(speaker.candidates))
                evidence += (
                    (key, n, m, span.start, span.end, span.of(content)) for m, span in enumerate(speaker.evidence)
                )
        self._db.executemany(
            "INSERT INTO speaker (attribution, place, entity, folded, role, status, because, rule, confidence) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            speakers,
        )
        self._db.executemany(
            "INSERT INTO candidate (attribution, speaker, place, entity) VALUES (?, ?, ?, ?)", candidates
        )
        self._db.executemany(
            'INSERT INTO evidence (attribution, speaker, place, start, "end", quote) VALUES (?, ?, ?, ?, ?, ?)',
            evidence,
        )


def joined(spans: Spans, text: str) -> str:
    """The texts of the spans of one part, as ``attribution.source``, ``cue`` and ``content`` keep them."""
    return JOINER.join([text[span.start : span.end] for span in spans])


def _span_rows(one: Attribution, key: int, text: str) -> Iterator[tuple[object, ...]]:
    question = (one.question,) if one.question is not None else ()
    for part, spans in (("source", one.source), ("cue", one.cue), ("content", one.content), ("question", question)):
        for place, span in enumerate(spans):
            yield key, part, place, span.start, span.end, text[span.start : span.end]


def _found(found: Found | None) -> tuple[str | None, str | None, str | None]:
    if found is None:
        return None, None, None
    return storable(found.value), storable(found.basis), storable(found.doubt) if found.doubt is not None else None


def _dating(dating: Dating | None) -> tuple[str | None, str | None, str | None, str | None]:
    if dating is None:
        return None, None, None, None
    basis = storable(json.dumps(dating.basis, ensure_ascii=False))
    return dating.earliest, dating.latest, basis, storable(dating.raw) if dating.raw is not None else None
