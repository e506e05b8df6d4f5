"""Attributions that people trimmed: the spans that stay win everywhere, and the machine's are kept beside them.

``span`` and ``attribution`` hold what is in force, so that listings, searches, exports and versions need not know of
trimming; ``machine_span`` and ``trimmed.hidden`` hold what comes back when the correction is undone.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from onrecord.domain import Span, Spans
from onrecord.errors import UsageError
from onrecord.store.anchors import PARTS, in_both
from onrecord.store.clauses import IN
from onrecord.store.search import JOINER

Parts = Mapping[str, Spans]
MOST_WORDS: Final = 5000  # of what is to stay; longer contents are trimmed by no one's hand


def trim(db: sqlite3.Connection, wanted: Mapping[str, tuple[Parts, str]]) -> None:
    """Let these attributions, by id, have these parts, with the correction each; all others the machine's.

    Inside the caller's transaction. What is so already stays as it is.
    """
    before = dict(
        db.execute("SELECT a.id, a.key FROM trimmed t JOIN attribution a ON a.key = t.attribution").fetchall()
    )
    for id_, key in sorted(before.items()):
        parts, by = wanted.get(id_, ({}, ""))
        (now,) = db.execute("SELECT correction FROM trimmed WHERE attribution = ?", (key,)).fetchone()
        if now != by or parts_of(db, key) != {**machine_parts(db, key), **_possible(db, key, parts)}:
            _restore(db, key)
    for id_, (parts, by) in sorted(wanted.items()):
        row = db.execute(
            "SELECT key FROM attribution a WHERE id = ? AND NOT EXISTS "
            "(SELECT 1 FROM trimmed t WHERE t.attribution = a.key)",
            (id_,),
        ).fetchone()
        if row is not None:
            _apply(db, row[0], _possible(db, row[0], parts), by)


def parts_of(db: sqlite3.Connection, attribution: int) -> dict[str, Spans]:
    """The spans of source, cue and content that are in force."""
    return _parts(db, "span", attribution)


def machine_parts(db: sqlite3.Connection, attribution: int) -> dict[str, Spans]:
    """The spans of source, cue and content that the machine found."""
    trimmed = db.execute("SELECT 1 FROM trimmed WHERE attribution = ?", (attribution,)).fetchone() is not None
    return _parts(db, "machine_span" if trimmed else "span", attribution)


def kept(text: str, spans: Spans, words: str, part: str) -> Spans:
    """Where in these spans of a text the words stand that are to stay: a span for each run between ``…``.

    White space counts as white space, however much. Raises UsageError where they do not stand there, in this order, or
    could be meant in several places.
    """
    pieces = [piece.split() for piece in words.split("…")]
    runs = [[re.escape(word) for word in piece] for piece in pieces if piece]
    if not runs:
        raise UsageError(f"say which words of the {part} stay; what is no statement at all is rejected")
    if sum(map(len, runs)) > MOST_WORDS:
        raise UsageError(f"more than {MOST_WORDS:,} words of the {part}")
    found = [list(_runs(text, spans, r"\s+".join(run))) for run in runs]
    first, last = _in_order(found), _in_order([[_turned(span) for span in run] for run in reversed(found)])
    if first is None or last is None:
        raise UsageError(f"the {part} does not have these words, in this order, to keep")
    if first != [_turned(span) for span in reversed(last)]:
        raise UsageError(f"the {part} has these words more than once: keep more of them")
    return tuple(first)


def joined(text: str, spans: Spans) -> str:
    """The texts of spans in one, as an attribution has them."""
    return JOINER.join(span.of(text) for span in spans)


def _runs(text: str, spans: Spans, pattern: str) -> Iterator[Span]:
    """Where a pattern stands in the spans; overlapping places count too."""
    compiled = re.compile(rf"(?:\b|(?=\W)){pattern}(?:\b|(?<=\W))")  # whole words: "home" is not in "homes"
    for span in spans:
        at = span.start
        while (match := compiled.search(text, at, span.end)) is not None:
            yield Span(match.start(), match.end())
            at = match.start() + 1


def _turned(span: Span) -> Span:
    """The span as seen from the end of an endless text."""
    return Span(_FAR - span.end, _FAR - span.start)


_FAR: Final = 2**40


def _in_order(found: Sequence[Sequence[Span]]) -> list[Span] | None:
    """The first place of each run after that of the run before."""
    chosen: list[Span] = []
    for places in found:
        after = chosen[-1].end if chosen else 0
        place = min((span for span in places if span.start >= after), default=None)
        if place is None:
            return None
        chosen.append(place)
    return chosen


def _possible(db: sqlite3.Connection, key: int, parts: Parts) -> Parts:
    """The parts that touch what the machine found: a line that somebody wrote by hand may say anything."""
    _, content = _text(db, key)
    machine = machine_parts(db, key)
    return {
        part: spans
        for part, spans in parts.items()
        if spans and spans[-1].end <= len(content) and in_both(spans, machine[part])
    }


def _apply(db: sqlite3.Connection, key: int, parts: Parts, by: str) -> None:
    _, content = _text(db, key)
    machine = parts_of(db, key)
    hidden = {}
    if "content" in parts:
        cut = _cut_off(machine["content"], parts["content"])
        for table, sql in (
            ("figure", 'SELECT f.place, f.start, f."end" FROM figure f WHERE f.attribution = ?'),
            (
                "content_date",
                'SELECT c.place, d.start, d."end" FROM content_date c JOIN date d ON d.key = c.date '
                "WHERE c.attribution = ?",
            ),
        ):
            places = [place for place, start, end in db.execute(sql, (key,)).fetchall() if cut(Span(start, end))]
            hidden[table] = _rows(db, table, "place", key, places)
            if table == "figure":
                hidden["figure_part"] = _rows(db, "figure_part", "figure", key, places)
            _delete(db, table, key, places)
    db.execute(
        "INSERT INTO trimmed (attribution, correction, hidden) VALUES (?, ?, ?)",
        (key, by, json.dumps(hidden, ensure_ascii=False)),
    )
    db.execute(
        'INSERT INTO machine_span (attribution, part, place, start, "end", quote) '
        f'SELECT attribution, part, place, start, "end", quote FROM span WHERE attribution = ? AND part {IN}',
        (key, json.dumps(PARTS)),
    )
    _write(db, key, content, {**machine, **parts})


def _restore(db: sqlite3.Connection, key: int) -> None:
    _, content = _text(db, key)
    machine = machine_parts(db, key)
    (hidden,) = db.execute("SELECT hidden FROM trimmed WHERE attribution = ?", (key,)).fetchone()
    db.execute("DELETE FROM trimmed WHERE attribution = ?", (key,))
    _write(db, key, content, machine)
    for table, rows in json.loads(hidden).items():  # figures before their parts, as they were written
        for row in rows:
            names = ", ".join(f'"{name}"' for name in row)
            db.execute(
                f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})",
                tuple(row.values()),
            )


def _write(db: sqlite3.Connection, key: int, content: str, parts: Parts) -> None:
    """Let an attribution have these parts, and its text be looked at again."""
    db.execute(f"DELETE FROM span WHERE attribution = ? AND part {IN}", (key, json.dumps(PARTS)))
    db.executemany(
        'INSERT INTO span (attribution, part, place, start, "end", quote) VALUES (?, ?, ?, ?, ?, ?)',
        [
            (key, part, place, span.start, span.end, span.of(content))
            for part in PARTS
            for place, span in enumerate(parts[part])
        ],
    )
    first = (parts["content"] or parts["cue"] or parts["source"] or (Span(0, 1),))[0]
    db.execute(
        "UPDATE attribution SET start = ?, source = ?, cue = ?, content = ? WHERE key = ?",
        (first.start, *(joined(content, parts[part]) for part in PARTS), key),
    )
    text, _ = _text(db, key)
    db.execute("INSERT OR REPLACE INTO touched_telling (text, fresh) VALUES (?, 1)", (text,))


def _cut_off(before: Spans, after: Spans) -> Callable[[Span], bool]:
    """Whether a span has lost something of what it had of the content."""

    def cut(span: Span) -> bool:
        return in_both((span,), before) != in_both((span,), after) or not in_both((span,), after)

    return cut


def _rows(db: sqlite3.Connection, table: str, column: str, key: int, places: Sequence[int]) -> list[dict[str, Any]]:
    found = db.execute(
        f"SELECT * FROM {table} WHERE attribution = ? AND {column} {IN} ORDER BY 1, 2, 3", (key, json.dumps(places))
    )
    names = [one[0] for one in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _delete(db: sqlite3.Connection, table: str, key: int, places: Sequence[int]) -> None:
    db.execute(f"DELETE FROM {table} WHERE attribution = ? AND place {IN}", (key, json.dumps(places)))


def _text(db: sqlite3.Connection, attribution: int) -> tuple[int, str]:
    row = db.execute(
        "SELECT t.key, t.content FROM attribution a JOIN text t ON t.key = a.text WHERE a.key = ?", (attribution,)
    ).fetchone()
    return int(row[0]), str(row[1])


def _parts(db: sqlite3.Connection, table: str, attribution: int) -> dict[str, Spans]:
    found: dict[str, list[Span]] = {part: [] for part in PARTS}
    for part, start, end in db.execute(
        f'SELECT part, start, "end" FROM {table} WHERE attribution = ? AND part {IN} ORDER BY part, place',
        (attribution, json.dumps(PARTS)),
    ):
        found[part].append(Span(start, end))
    return {part: tuple(spans) for part, spans in found.items()}
