"""Checking a record against itself: every span quotes its text, every hash and id holds, every link leads somewhere.

Nothing here trusts what is stored, for the file may have been damaged, or edited by hand or with intent: whatever a
cell holds, the answer is a :class:`Problem` and not an exception.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from onrecord.domain import Span
from onrecord.ids import attribution_id, report_id, sha256, text_id
from onrecord.store import corrections, forgetting, verifying_details
from onrecord.store.entries import Problem
from onrecord.store.folding import fold
from onrecord.store.packing import unpack
from onrecord.store.search import JOINER
from onrecord.store.verifying_details import is_list
from onrecord.store.verifying_details import quotes as _quotes

_ESCAPED: Final = re.compile(r"\\u(dc[89a-f][0-9a-f])")
_PART_ORDER: Final = ("source", "cue", "content")
_Row = tuple[Any, ...]
_Spans = Mapping[str, list[_Row]]


def verify(db: sqlite3.Connection, *, writable: bool) -> Iterator[Problem]:
    """Everything that does not hold, of one moment of the record.

    ``db`` is a connection for this alone. The full-text index can only be checked where the record may be written.
    """
    sound = True
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            sound = False
            yield Problem("file", "-", str(line))
    if not sound:  # SQLite could not walk its own pages; what the tables then say means nothing
        return
    if writable:
        yield from _search_index(db)
    db.execute("BEGIN")
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Problem(table, str(rowid or "-"), f"refers to a {parent} that is not there")
    yield from _raws(db)
    yield from _reports(db)
    for (key,) in db.execute("SELECT key FROM text ORDER BY id").fetchall():
        yield from _text(db, key)
    yield from _leftovers(db)
    yield from _entities(db)
    yield from _identities(db)
    for id_, what in forgetting.check(db):
        yield Problem("forgotten", id_, what)
    for row in db.execute(
        "SELECT key, id, at, author, action, payload, undoes, forgotten FROM correction ORDER BY key"
    ):
        if wrong := corrections.fault(*row):
            yield Problem("correction", str(row[1]), wrong)


def _search_index(db: sqlite3.Connection) -> Iterator[Problem]:
    try:
        db.execute("BEGIN")
        db.execute("INSERT INTO content_words (content_words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        yield Problem("content_words", "-", "the full-text index is not in step with the contents")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _raws(db: sqlite3.Connection) -> Iterator[Problem]:
    for digest, size, packed in db.execute("SELECT sha256, bytes, zlib FROM raw ORDER BY sha256"):
        try:
            raw = unpack(packed, size)
        except (zlib.error, ValueError, TypeError) as error:
            yield Problem("raw", str(digest), f"the raw bytes cannot be unpacked: {error}")
            continue
        if sha256(raw) != digest:
            yield Problem("raw", str(digest), "the raw bytes have another sha256")


def _reports(db: sqlite3.Connection) -> Iterator[Problem]:
    for id_, path, line, url, raw, title_start, title_end, title, *dates, text in db.execute(
        "SELECT r.id, r.path, r.line, r.url, w.sha256, r.title_start, r.title_end, r.title, "
        "r.published_earliest, r.published_latest, r.published_basis, r.modified_earliest, r.modified_latest, "
        "r.modified_basis, t.content FROM report r JOIN raw w ON w.key = r.raw JOIN text t ON t.key = r.text "
        "ORDER BY r.id"
    ):
        places = {place for one in (path, url) if isinstance(one, str) for place in (one, _unescaped(one))}
        if not any(report_id(raw, place, line) == id_ for place in places):
            yield Problem("report", str(id_), "the id is not the hash of raw sha256, place and line")
        if (title_start is None) != (title is None):
            yield Problem("report", str(id_), "the title has no place in the text")
        elif title is not None:
            yield from _quotes("report", id_, text, title_start, title_end, title)
        for earliest, latest, basis in (dates[:3], dates[3:]):
            if basis is not None and not is_list(basis):
                yield Problem("report", str(id_), "the basis of a date is not a list")
            if earliest is not None and latest is not None and str(earliest) > str(latest):
                yield Problem("report", str(id_), "a date ends before it begins")
    for id_, start, end, length in db.execute(
        'SELECT r.id, s.start, s."end", t.characters FROM set_aside s JOIN report r ON r.key = s.report '
        'JOIN text t ON t.key = r.text WHERE s.start < 0 OR s.start >= s."end" OR s."end" > t.characters'
    ):
        yield Problem("set_aside", str(id_), f"{start}-{end} lies outside of a text of {length} characters")


def _unescaped(place: str) -> str:
    """A path as the system named it (``writing.storable`` writes undecodable bytes as ``\\udcXX``)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), place)


def _text(db: sqlite3.Connection, key: int) -> Iterator[Problem]:
    """A text with all that was read in it."""
    id_, characters, text = db.execute("SELECT id, characters, content FROM text WHERE key = ?", (key,)).fetchone()
    if not isinstance(text, str):
        yield Problem("text", str(id_), "is no text")
        return
    if text_id(text) != id_:
        yield Problem("text", str(id_), "the id is not the hash of the text")
    if len(text) != characters:
        yield Problem("text", str(id_), f"has {len(text)} characters, not {characters}")
    analysis = db.execute(
        "SELECT v.model FROM analysis n JOIN version v ON v.key = n.version WHERE n.text = ?", (key,)
    ).fetchone()
    if analysis is None:
        yield Problem("text", str(id_), "was never analysed")
        return
    yield from _attributions(db, key, text, analysis[0])
    for place, *quote in db.execute(
        'SELECT place, start, "end", quote FROM mention WHERE text = ? ORDER BY place', (key,)
    ):
        yield from _quotes("mention", f"{place} of {id_}", text, *quote)
    for start, end, head_start, head_end in db.execute(
        'SELECT start, "end", head_start, head_end FROM mention WHERE text = ? AND NOT '
        '(start <= head_start AND head_start < head_end AND head_end <= "end")',
        (key,),
    ):
        yield Problem("mention", str(id_), f"the head {head_start}-{head_end} does not lie in {start}-{end}")
    yield from verifying_details.verify(db, key, str(id_), text)


def _attributions(db: sqlite3.Connection, key: int, text: str, model: str) -> Iterator[Problem]:
    spans: dict[int, dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    names: dict[int, str] = {}
    of_text = "JOIN attribution a ON a.key = x.attribution WHERE a.text = ?"
    for attribution, part, *quote in db.execute(
        f'SELECT x.attribution, x.part, x.start, x."end", x.quote FROM span x {of_text} '
        "ORDER BY x.attribution, x.part, x.place",
        (key,),
    ):
        spans[attribution][part].append(tuple(quote))
    machine: dict[int, dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for attribution, part, *quote in db.execute(
        f'SELECT x.attribution, x.part, x.start, x."end", x.quote FROM machine_span x {of_text} '
        "ORDER BY x.attribution, x.part, x.place",
        (key,),
    ):
        machine[attribution][part].append(tuple(quote))
        yield from _quotes(f"machine_span {part} of", attribution, text, *quote)
    for row in db.execute(
        "SELECT a.key, a.id, a.source, a.cue, a.content, a.start, a.stance, a.confidence, a.parent, p.text "
        "FROM attribution a LEFT JOIN attribution p ON p.key = a.parent WHERE a.text = ? ORDER BY a.start, a.id",
        (key,),
    ):
        names[row[0]] = str(row[1])
        now = spans.get(row[0], {})
        yield from _attribution(row, now, machine.get(row[0], now), key, text, model)
    for attribution, *quote in db.execute(
        f'SELECT x.attribution, x.start, x."end", x.quote FROM evidence x {of_text}',
        (key,),
    ):
        yield from _quotes("evidence", names.get(attribution, attribution), text, *quote)


def _attribution(row: _Row, spans: _Spans, machine: _Spans, text_key: int, text: str, model: str) -> Iterator[Problem]:
    """An attribution with its spans, and those that the machine found, which a correction may have trimmed."""
    _, id_, source, cue, content, start, stance, confidence, parent, parent_text = row
    problems: list[Problem] = []
    for part, found in spans.items():
        for quote in found:
            problems += _quotes(f"{part} of", id_, text, *quote)
        if any(right[0] < left[1] for left, right in pairwise(found)):
            problems.append(Problem("attribution", str(id_), f"the spans of its {part} are not in order"))
    yield from problems
    if problems:
        return
    parts = [spans.get(part, []) for part in _PART_ORDER]
    sources, cues, contents = ([Span(*quote[:2]) for quote in machine.get(part, [])] for part in _PART_ORDER)
    if attribution_id(text_id(text), sources, cues, contents, model) != id_:
        yield Problem("attribution", str(id_), "the id is not the hash of text, spans and model")
    for part, quotes, kept in zip(_PART_ORDER, parts, (source, cue, content), strict=True):
        if JOINER.join(quote[2] for quote in quotes) != kept:
            yield Problem("attribution", str(id_), f"its {part} is not what its spans quote")
    first = next((quotes[0][0] for quotes in reversed(parts) if quotes), 0)
    if start != first:
        yield Problem("attribution", str(id_), f"begins at {first}, not at {start}")
    if not parts[2] and stance != "no-comment":
        yield Problem("attribution", str(id_), "has no content")
    if not (isinstance(confidence, float) and 0 <= confidence <= 1):
        yield Problem("attribution", str(id_), f"has a confidence of {confidence}")
    if parent is not None and parent_text != text_key:
        yield Problem("attribution", str(id_), "lies in an attribution of another text")


def _leftovers(db: sqlite3.Connection) -> Iterator[Problem]:
    """Rows that a complete transaction never leaves."""
    for what, sql in (
        ("text", "SELECT id FROM text t WHERE NOT EXISTS (SELECT 1 FROM report WHERE text = t.key)"),
        ("raw", "SELECT sha256 FROM raw w WHERE NOT EXISTS (SELECT 1 FROM report WHERE raw = w.key)"),
        (
            "statement",
            "SELECT id FROM statement s WHERE NOT EXISTS (SELECT 1 FROM attribution WHERE statement = s.key)",
        ),
        ("entity", "SELECT id FROM entity e WHERE NOT EXISTS (SELECT 1 FROM entity_form WHERE entity = e.key)"),
        (
            "canonical",
            "SELECT id FROM canonical c WHERE NOT EXISTS (SELECT 1 FROM identity WHERE canonical = c.key) "
            "AND NOT EXISTS (SELECT 1 FROM identity WHERE machine = c.key) "
            "AND NOT EXISTS (SELECT 1 FROM identity_candidate WHERE canonical = c.key) "
            "AND NOT EXISTS (SELECT 1 FROM assigned WHERE canonical = c.key)",
        ),
    ):
        for (id_,) in db.execute(f"{sql} ORDER BY 1"):
            yield Problem(what, str(id_), "nothing in the record refers to it")
    for (id_,) in db.execute("SELECT id FROM redirect WHERE id IN (SELECT id FROM attribution) ORDER BY 1"):
        yield Problem("redirect", str(id_), "an id in use redirects")


def _entities(db: sqlite3.Connection) -> Iterator[Problem]:
    for id_, name, folded in db.execute("SELECT id, name, folded FROM entity ORDER BY id"):
        if not isinstance(name, str) or not name.strip():
            yield Problem("entity", str(id_), "has no name")
        elif fold(name) != folded:
            yield Problem("entity", str(id_), "cannot be found by its name: the folded name is another")
    for id_, status, candidates in db.execute(
        "SELECT a.id, k.status, (SELECT count(*) FROM candidate c WHERE c.attribution = k.attribution "
        "AND c.speaker = k.place) FROM speaker k JOIN attribution a ON a.key = k.attribution "
        "WHERE (k.status = 'resolved') != (k.entity IS NOT NULL) OR k.status = 'ambiguous' ORDER BY a.id"
    ):
        if status != "ambiguous":
            yield Problem("speaker", str(id_), f"is {status} with the wrong kind of entity")
        elif candidates < 2:
            yield Problem("speaker", str(id_), "is ambiguous between fewer than two candidates")


def _identities(db: sqlite3.Connection) -> Iterator[Problem]:
    for id_, name, folded in db.execute("SELECT id, name, folded FROM canonical ORDER BY id"):
        if not isinstance(name, str) or not name.strip():
            yield Problem("canonical", str(id_), "has no name")
        elif fold(name) != folded:
            yield Problem("canonical", str(id_), "cannot be found by its name: the folded name is another")
    for id_, called, status in db.execute(
        "SELECT t.id, e.name, i.status FROM identity i JOIN entity e ON e.key = i.entity JOIN text t ON t.key = i.text "
        "WHERE (i.status = 'ambiguous' AND (SELECT count(*) FROM identity_candidate d WHERE d.entity = i.entity "
        "AND d.text = i.text) < 2) OR (i.correction IS NULL AND i.canonical IS NOT i.machine) "
        "OR (i.status = 'resolved') != (i.machine IS NOT NULL) ORDER BY t.id, e.id"
    ):
        yield Problem("identity", f"{called} in {id_}", f"is {status} with the wrong kind of entity")
    for called, id_, text, *quote in db.execute(
        'SELECT e.name, t.id, t.content, v.start, v."end", v.quote FROM identity_evidence v '
        "JOIN text t ON t.key = v.text JOIN entity e ON e.key = v.entity ORDER BY t.id, e.id, v.place"
    ):
        yield from _quotes("identity_evidence", f"{called} in {id_}", str(text), *quote)
    for (id_,) in db.execute(
        "SELECT id FROM redirect WHERE target IS NOT NULL AND id IN "
        "(SELECT c.id FROM canonical c JOIN identity i ON i.canonical = c.key) "
        # not where a reconcile was cut short before the corrections: the next one sees to them
        "AND NOT EXISTS (SELECT 1 FROM info WHERE name = 'corrected_by' AND value = 'not yet') ORDER BY 1"
    ):
        yield Problem("redirect", str(id_), "an id in use redirects")
