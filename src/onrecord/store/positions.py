"""Reading positions over time: subjects, commitments, and somebody's statements with what repeats and what changes."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from onrecord.store import corroborating, differences
from onrecord.store.clauses import HELD, IN
from onrecord.store.concerning import of_speaker
from onrecord.store.entries import Quote, StatementRow
from onrecord.store.entries.positions import ChangeRow, CommitmentRow, PositionRow, SubjectRow
from onrecord.store.finding import find
from onrecord.store.naming import entity_ids
from onrecord.store.reading import BATCH, entries
from onrecord.store.search import parse_about
from onrecord.store.standing import DATED, FIRST, LAST
from onrecord.store.wanted import Wanted, within

_T = TypeVar("_T")

LEAST: Final = 2  # statements that a subject is of, at least
#: Candidates that are ranked, for each subject that is listed: of the words that many statements have, most stand in a
#: longer phrase that is listed, or are names.
ROOM: Final = 6
COUNTED: Final = 2000  # attributions whose commitments are counted at a time
_NEGATION: Final = re.compile(r"\b(?:not|never|no|nor|neither|cannot|without)\b|n['’]t\b", re.IGNORECASE)


# ------------------------------------------------------------------------------------------------------- commitments


def commitments(db: sqlite3.Connection, wanted: Wanted) -> Iterator[CommitmentRow]:
    """The commitments that were asked for, each statement's by the fullest version that has any; ``limit`` and
    ``offset`` are those of commitments."""
    limit, offset = within(wanted.limit, wanted.offset)
    end = None if limit < 0 else offset + limit
    about = parse_about(wanted.about) if wanted.about is not None else None
    found = find(db, replace(wanted, undertaken=True, once=True, limit=end, offset=0), about)  # each has one at least
    kept, passed = _stretch(db, found, wanted.status, offset, end)
    rows = _each(db, kept, wanted.status)
    return islice(rows, offset - passed, None if end is None else end - passed)


def _stretch(
    db: sqlite3.Connection,
    found: Sequence[tuple[int, int, float | None]],
    status: str | None,
    offset: int,
    end: int | None,
) -> tuple[list[tuple[int, int]], int]:
    """Of attributions in order, those (with the report to show) that have the commitments from one place on to another,
    and how many commitments those before them have."""
    so = "ifnull(status, 'called for') = ?" if status is not None else "TRUE"
    kept: list[tuple[int, int]] = []
    passed = at = 0
    for begin in range(0, len(found), COUNTED):
        part = found[begin : begin + COUNTED]
        numbers = dict(
            db.execute(
                f"SELECT attribution, count(*) FROM commitment WHERE attribution {IN} AND {so} GROUP BY attribution",
                (json.dumps([key for key, _, _ in part]), *([status] if status is not None else [])),
            )
        )
        for key, report, _ in part:
            number = numbers.get(key, 0)
            if at + number <= offset:
                passed += number
            elif end is None or at < end:
                kept.append((key, report))
            at += number
    return kept, passed


def _each(db: sqlite3.Connection, kept: Sequence[tuple[int, int]], status: str | None) -> Iterator[CommitmentRow]:
    for begin in range(0, len(kept), BATCH):
        batch = kept[begin : begin + BATCH]
        rows = entries(db, dict(batch))
        found = of_rows(db, list(rows.values()))
        for row in (rows[key] for key, _ in batch if key in rows):  # else replaced by a writer meanwhile
            yield from (
                one for one in found.get(row.id, ()) if status is None or (one.status or "called for") == status
            )


def of_rows(db: sqlite3.Connection, rows: Sequence[StatementRow]) -> dict[str, list[CommitmentRow]]:
    """The commitments in the contents of attributions, by their ids."""
    wanted = (json.dumps([row.id for row in rows]),)
    words: dict[tuple[int, int], dict[str, Quote]] = defaultdict(dict)
    for key, place, part, *quote in db.execute(
        'SELECT s.attribution, s.commitment, s.part, s.start, s."end", s.quote FROM attribution a '
        f"CROSS JOIN commitment_span s ON s.attribution = a.key WHERE a.id {IN}",
        wanted,
    ):
        words[key, place][part] = Quote(*quote)
    of = {row.id: row for row in rows}
    found: dict[str, list[CommitmentRow]] = defaultdict(list)
    for id_, key, place, status, own, decided, rule, *spans in db.execute(
        'SELECT a.id, a.key, c.place, c.status, c.own, c.decided, c.rule, f.start, f."end", d.start, d."end" '
        "FROM attribution a CROSS JOIN commitment c ON c.attribution = a.key "
        "LEFT JOIN figure f ON f.attribution = c.attribution AND f.place = c.figure LEFT JOIN date d ON d.key = c.date "
        f"WHERE a.id {IN} ORDER BY a.id, c.place",
        wanted,
    ):
        row, said = of[id_], words[key, place]
        if "action" not in said:  # a damaged record
            continue
        amount = next((one for one in row.figures if [one.quote.start, one.quote.end] == spans[:2]), None)
        date = next((one for one in row.dates if [one.quote.start, one.quote.end] == spans[2:]), None)
        found[id_].append(
            CommitmentRow(
                status,
                said.get("status"),
                said["action"],
                said.get("actor"),
                bool(own),
                amount,
                None if decided else date,
                date if decided else None,
                rule,
                row,
            )
        )
    return found


# ---------------------------------------------------------------------------------------------------------- subjects


def subjects(db: sqlite3.Connection, speaker: str | None, limit: int, offset: int = 0) -> Iterator[SubjectRow]:
    """What the statements of a record, or of somebody, are about: those that come first by how many statements have the
    phrase, without those that have it in a longer one that is listed too, times how much its words say."""
    within(limit, offset)
    pool = ROOM * (limit + offset) + 200
    if speaker is None:
        spoken, names = None, _speaking(db)
        found = _of_all(db, pool)
    else:
        spoken = json.dumps([key for key, _ in of_speaker(db, speaker)])
        names = _called(db, speaker)
        found = _of_some(db, spoken, pool)
    longer = _longer({phrase: count for _, phrase, _, count in found})
    ranked = sorted(
        (-round((count - longer[phrase]) * weight, 2), phrase, key, count)
        for key, phrase, weight, count in found
        if count - longer[phrase] >= LEAST and not _named(phrase, names)
    )[offset : offset + limit]
    days, wordings = _days(db, [row[2] for row in ranked], spoken), _wordings(db, [row[2] for row in ranked], spoken)
    for score, phrase, key, count in ranked:
        yield SubjectRow(wordings.get(key, phrase), phrase, count, longer[phrase], -score, *days.get(key, (None, None)))


_Counted = tuple[int, str, float, int]  # the subject's key, its phrase, its weight, and how many statements have it


def _of_all(db: sqlite3.Connection, pool: int) -> list[_Counted]:
    rows = db.execute(
        "SELECT key, phrase, weight FROM subject WHERE attributions >= ? "
        "ORDER BY attributions * weight DESC, phrase LIMIT ?",
        (LEAST, pool),
    ).fetchall()
    refused = db.execute("SELECT 1 FROM refused LIMIT 1").fetchone() is not None
    unless = "AND NOT EXISTS (SELECT 1 FROM refused x WHERE x.attribution = s.attribution)" if refused else ""
    counts = dict(
        db.execute(
            f"SELECT s.subject, count(DISTINCT s.statement) FROM subject_of s WHERE s.subject {IN} {unless} "
            "GROUP BY s.subject",
            (json.dumps([key for key, _, _ in rows]),),
        )
    )
    return [(key, phrase, weight, counts.get(key, 0)) for key, phrase, weight in rows]


def _of_some(db: sqlite3.Connection, spoken: str, pool: int) -> list[_Counted]:
    return db.execute(
        "SELECT b.key, b.phrase, b.weight, n.statements FROM "
        "(SELECT s.subject, count(DISTINCT s.statement) AS statements FROM json_each(?) j "
        "CROSS JOIN subject_of s ON s.attribution = j.value GROUP BY s.subject HAVING statements >= ?) n "
        "JOIN subject b ON b.key = n.subject ORDER BY n.statements * b.weight DESC, b.phrase LIMIT ?",
        (spoken, LEAST, pool),
    ).fetchall()


def _longer(counts: Mapping[str, int]) -> dict[str, int]:
    """Of the statements that have a phrase, how many have it in a longer one (after the C-value of Frantzi et al. 2000,
    which takes the mean of the longer ones, where here the most frequent counts)."""
    found: dict[str, int] = dict.fromkeys(counts, 0)
    for phrase, count in counts.items():
        words = phrase.split()
        for size in range(1, len(words)):
            for at in range(len(words) - size + 1):
                part = " ".join(words[at : at + size])
                if part in found:
                    found[part] = max(found[part], min(count, counts[part]))
    return found


def _named(phrase: str, names: frozenset[str]) -> bool:
    return phrase in names or (" " in phrase and all(word in names for word in phrase.split()))


def _speaking(db: sqlite3.Connection) -> frozenset[str]:
    """The names, and family names, of the people who speak in a record."""
    names = set[str]()
    for (name,) in db.execute("SELECT folded FROM canonical WHERE named AND kind = 'person'"):
        names |= {name, name.rpartition(" ")[2]}
    return frozenset(names)


def _called(db: sqlite3.Connection, speaker: str) -> frozenset[str]:
    """The words by which somebody is called."""
    ids = json.dumps(entity_ids(db, speaker))
    rows = db.execute(
        f"SELECT c.folded FROM canonical c WHERE c.id {IN} UNION SELECT n.folded FROM canonical c "
        f"JOIN canonical_name n ON n.canonical = c.key WHERE c.id {IN} "
        f"UNION SELECT e.folded FROM entity e WHERE e.id {IN}",
        (ids, ids, ids),
    )
    return frozenset(word for (name,) in rows for word in name.split())


def _days(db: sqlite3.Connection, keys: Sequence[int], spoken: str | None) -> dict[int, tuple[str | None, str | None]]:
    if spoken is None:
        rows = db.execute(f"SELECT key, earliest, latest FROM subject WHERE key {IN}", (json.dumps(keys),))
    else:
        rows = db.execute(
            f"SELECT s.subject, min({FIRST}), max({LAST}) FROM json_each(?) j "
            f"CROSS JOIN subject_of s ON s.attribution = j.value AND s.subject {IN} "
            f"JOIN attribution a ON a.key = s.attribution {DATED} GROUP BY s.subject",
            (spoken, json.dumps(keys)),
        )
    return {key: (earliest, latest) for key, earliest, latest in rows}


def _wordings(db: sqlite3.Connection, keys: Sequence[int], spoken: str | None) -> dict[int, str]:
    """How each subject is mostly printed; of wordings that are as common, the first of the alphabet."""
    of = "subject_of s" if spoken is None else "json_each(?) j CROSS JOIN subject_of s ON s.attribution = j.value"
    rows = db.execute(
        f"SELECT s.subject, ifnull(s.wording, b.phrase), count(*) AS n FROM {of} JOIN subject b ON b.key = s.subject "
        f"WHERE s.subject {IN} GROUP BY 1, 2 ORDER BY 1, 3, 2 DESC",
        (*(() if spoken is None else (spoken,)), json.dumps(keys)),
    )
    return {key: wording for key, wording, _ in rows}


# --------------------------------------------------------------------------------------------------------- positions


def positions(db: sqlite3.Connection, wanted: Wanted) -> Iterator[PositionRow]:
    """The statements that were asked for in order of time, what is said again folded into where it was first said;
    ``limit`` and ``offset`` count what is left. What is without any date comes last."""
    limit, offset = within(wanted.limit, wanted.offset)
    search = parse_about(wanted.about) if wanted.about is not None else None
    found = find(db, replace(wanted, order="time", once=True, limit=None, offset=0), search)
    statement_of = _statements(db, [key for key, _, _ in found])
    folded = _folded(db, {statement_of[key]: key for key, _, _ in found if key in statement_of})
    again: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, report, _ in found:
        if key in statement_of:
            again[folded[statement_of[key]]].append((key, report))
    kept = list(again.values())[offset : None if limit < 0 else offset + limit]
    for begin in range(0, len(kept), BATCH):
        yield from _batch(db, kept[begin : begin + BATCH])


def _statements(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, int]:
    return dict(db.execute(f"SELECT key, statement FROM attribution WHERE key {IN}", (json.dumps(keys),)))


def _folded(db: sqlite3.Connection, said: Mapping[int, int]) -> dict[int, int]:
    """Each statement's first of those that say the same again; ``said`` has statements in order of time, each with the
    attribution that is shown. Where something between two has changed, or only one has a negation, they are not folded.
    """
    wanted = json.dumps(list(said))
    pairs = db.execute(
        f"SELECT statement, other FROM repetition WHERE statement {IN} AND other {IN}", (wanted, wanted)
    ).fetchall()
    changed = set(_changed(db, sorted({one for one, _ in pairs})))
    shown = json.dumps([said[one] for one in sorted({one for one, _ in pairs})])
    contents = dict(db.execute(f"SELECT statement, content FROM attribution WHERE key {IN}", (shown,)))
    negated = {one: _NEGATION.search(content) is not None for one, content in contents.items()}
    links: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if not {(one, other), (other, one)} & changed and negated.get(one) == negated.get(other):
            links[one].add(other)
    first: dict[int, int] = {}
    for one in said:
        todo = [one] if one not in first else []
        while todo:
            each = todo.pop()
            if each not in first:
                first[each] = one
                todo += links.get(each, ())
    return first


def _changed(db: sqlite3.Connection, statements: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of statements, the earlier one first, between which a development lies, of those that begin at these."""
    return db.execute(
        "SELECT DISTINCT a.statement, b.statement FROM json_each(?) j "
        "CROSS JOIN attribution a ON a.statement = j.value "
        "CROSS JOIN side x ON x.attribution = a.key AND x.development IS NOT NULL AND x.place = 0 "
        "JOIN side y ON y.development = x.development AND y.place = 1 JOIN attribution b ON b.key = y.attribution",
        (json.dumps(statements),),
    ).fetchall()


def _batch(db: sqlite3.Connection, groups: Sequence[Sequence[tuple[int, int]]]) -> Iterator[PositionRow]:
    rows = entries(db, dict(pair for group in groups for pair in group))
    heads = [rows[group[0][0]] for group in groups if group[0][0] in rows]
    told = corroborating.corroboration(db, [row.statement for row in heads])
    changes, changed_by = _changes(db, [key for group in groups for key, _ in group[:1]])
    promised, disputed = of_rows(db, heads), _disputed(db, [row.statement for row in heads])
    for group in groups:
        head = rows.get(group[0][0])
        if head is None:  # replaced by a writer meanwhile
            continue
        yield PositionRow(
            replace(head, told=told.get(head.statement)),
            tuple(rows[key] for key, _ in group[1:] if key in rows),
            tuple(changes.get(head.statement, ())),
            tuple(sorted(changed_by.get(head.statement, ()))),
            tuple(promised.get(head.id, ())),
            tuple(disputed.get(head.statement, ())),
        )


def _changes(db: sqlite3.Connection, keys: Sequence[int]) -> tuple[dict[str, list[ChangeRow]], dict[str, set[str]]]:
    """By a statement's id: the changes that it shows, and the ids of those that show a change from it."""
    versions = db.execute(
        "SELECT b.key, b.id, s.id FROM attribution a JOIN attribution b ON b.statement = a.statement "
        f"JOIN statement s ON s.key = a.statement WHERE a.key {IN}",
        (json.dumps(keys),),
    ).fetchall()
    found = differences.developments(db, attributions=json.dumps(sorted({key for key, _, _ in versions})))
    sides = _ids(db, [side.attribution for one in found for side in (one.earlier, one.later)])
    changes: dict[str, list[ChangeRow]] = defaultdict(list)
    changed_by: dict[str, set[str]] = defaultdict(set)
    for one in found:
        earlier, later = sides.get(one.earlier.attribution or ""), sides.get(one.later.attribution or "")
        if earlier is not None and later is not None and earlier != later:
            changes[later].append(ChangeRow(earlier, later, one))
            changed_by[earlier].add(later)
    return changes, changed_by


def _ids(db: sqlite3.Connection, attributions: Iterable[str | None]) -> dict[str, str]:
    rows: Iterable[tuple[Any, Any]] = db.execute(
        f"SELECT a.id, s.id FROM attribution a JOIN statement s ON s.key = a.statement WHERE a.id {IN} AND {HELD}",
        (json.dumps([one for one in attributions if one is not None]),),
    )
    return dict(rows)


def _disputed(db: sqlite3.Connection, statements: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement, id_ in db.execute(
        "SELECT s.id, d.id FROM statement s CROSS JOIN discrepancy_statement x ON x.statement = s.key "
        "JOIN discrepancy d ON d.key = x.discrepancy LEFT JOIN judged v ON v.discrepancy = d.key "
        f"WHERE s.id {IN} AND v.verdict IS NOT 'dismissed' ORDER BY d.id",
        (json.dumps(list(statements)),),
    ):
        found[statement].append(id_)
    return found


# ---------------------------------------------------------------------------------------------------------- the store


class Positions:
    """The part of :class:`onrecord.store.Store` that lists positions."""

    if TYPE_CHECKING:
        _db: sqlite3.Connection

        def _read(self, rows: Iterator[_T]) -> Iterator[_T]: ...

    def commitments(self, wanted: Wanted) -> Iterator[CommitmentRow]:
        """The commitments of contents that meet the conditions given, those of a statement once."""
        return self._read(commitments(self._db, wanted))

    def subjects(self, speaker: str | None = None, limit: int = 50, offset: int = 0) -> Iterator[SubjectRow]:
        """What the statements of the record, or of somebody, are about, the weightiest first."""
        return self._read(subjects(self._db, speaker, limit, offset))

    def positions(self, wanted: Wanted) -> Iterator[PositionRow]:
        """Somebody's statements in order of time, with what repeats and what changes."""
        return self._read(positions(self._db, wanted))
