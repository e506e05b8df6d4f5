"""Who speaks in a record: everybody once, whatever each text calls them, with the names found to be theirs."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from onrecord.domain import ENTITY_KINDS
from onrecord.errors import UsageError
from onrecord.store.clauses import IN
from onrecord.store.folding import fold
from onrecord.store.naming import SPOKEN, entity_ids
from onrecord.store.wanted import within

BATCH: Final = 200  # rows fetched at a time


@dataclass(frozen=True, slots=True)
class Variant:
    """A name by which texts call somebody: in how many texts, and why the bearer is who it is said to be."""

    name: str
    texts: int
    rule: str
    because: str
    confidence: float
    correction: str | None


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office of somebody known, as a pack has it: ISO days, months or years; None where the pack has none."""

    title: str
    organisation: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """Somebody who speaks: how often, in how many reports, between which days of publication, under which words.

    ``aliases`` are other wordings of the texts; ``variants`` the names that were found to be one person's, with the
    reason; ``offices`` what a knowledge pack says. ``maybe`` counts the statements of which it is open whether they
    are theirs (they are a candidate). ``known``: an entity of a pack; ``names`` are the pack's other names for it.
    """

    id: str
    name: str
    kind: str
    named: bool
    count: int | None
    statements: int
    reports: int
    earliest: str | None
    latest: str | None
    aliases: tuple[str, ...]
    known: bool = False
    names: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    offices: tuple[Tenure, ...] = ()
    maybe: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""
        shape = asdict(self)
        for name in ("aliases", "names", "variants", "offices"):
            shape[name] = list(shape[name])
        return shape


#: The orders of the listing, in SQL, by its columns: 1 the id, 2 the name, 6 the statements, 9 the last day.
ORDERS: Final = {"statements": "6 DESC, 2, 1", "name": "2, 1", "newest": "9 IS NULL, 9 DESC, 2, 1"}


def speakers(
    db: sqlite3.Connection,
    name: str | None,
    *,
    kind: str | None = None,
    order: str = "statements",
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[SpeakerEntry]:
    """Everybody who speaks, the most quoted first; with ``name``, those that it may mean."""
    ids = entity_ids(db, name) if name is not None else None
    return with_ids(db, ids, kind=kind, order=order, limit=limit, offset=offset)


def with_ids(
    db: sqlite3.Connection,
    wanted: Sequence[str] | None,
    *,
    kind: str | None = None,
    order: str = "statements",
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[SpeakerEntry]:
    """Those of these ids who speak, the most quoted first; None for everybody."""
    rows = _numbers(db, wanted, kind, order, within(limit, offset))
    for begin in range(0, len(rows), BATCH):
        batch = rows[begin : begin + BATCH]
        ids = [row[0] for row in batch]
        aliases, variants, known, maybe = _aliases(db, ids), _variants(db, ids), _known(db, ids), _maybe(db, ids)
        for id_, called, sort, named, count, statements, reports, earliest, latest in batch:
            mine = aliases.get(id_, {}) | {fold(each.name): each.name for each in variants.get(id_, ())}
            pack, names, offices = known.get(id_, (False, (), ()))
            yield SpeakerEntry(
                id=id_,
                name=called,
                kind=sort,
                named=bool(named),
                count=count,
                statements=statements,
                reports=reports,
                earliest=earliest,
                latest=latest,
                aliases=tuple(wording for folded, wording in sorted(mine.items()) if folded != fold(called)),
                known=pack,
                names=names,
                variants=tuple(variants.get(id_, ())),
                offices=offices,
                maybe=maybe.get(id_, 0),
            )


def ids(db: sqlite3.Connection, kind: str | None, order: str) -> list[str]:
    """The ids of everybody who speaks, in that order; of one kind, if asked."""
    return [row[0] for row in _numbers(db, None, kind, order, (-1, 0))]


def _numbers(
    db: sqlite3.Connection, wanted: Sequence[str] | None, kind: str | None, order: str, stretch: tuple[int, int]
) -> list[tuple[str, str, str, int, int | None, int, int, str | None, str | None]]:
    """Id, name, kind, named, count, statements, reports, first and last day of who speaks."""
    if order not in ORDERS:
        raise UsageError(f"order must be one of {', '.join(ORDERS)}, not {order!r}")
    if kind is not None and kind not in ENTITY_KINDS:
        raise UsageError(f"kind must be one of {', '.join(ENTITY_KINDS)}, not {kind!r}")
    where, values = "w.id IS NOT NULL", list[object]()
    if wanted is not None:
        where, values = f"w.attribution IN ({SPOKEN}) AND w.id {IN}", [json.dumps(list(wanted))] * 4
    if kind is not None:
        where, values = f"{where} AND w.kind = ?", [*values, kind]
    return db.execute(
        "SELECT w.id, min(w.name), min(w.kind), min(w.named), min(w.count), count(DISTINCT w.statement), "
        "count(DISTINCT p.report), min(p.earliest), max(p.latest) FROM who w "
        f"JOIN published p ON p.text = w.text WHERE {where} GROUP BY w.id ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
        (*values, *stretch),
    ).fetchall()


def speaking(db: sqlite3.Connection, texts: Collection[str]) -> tuple[int, int]:
    """Of these texts, by id: how many speak in them, and how many statements have a speaker that is left open."""
    row = db.execute(
        "SELECT count(DISTINCT w.id), count(DISTINCT CASE WHEN w.id IS NULL THEN w.statement END) "
        "FROM json_each(?) j CROSS JOIN text t ON t.id = j.value CROSS JOIN attribution a ON a.text = t.key "
        "CROSS JOIN who w ON w.attribution = a.key",
        (json.dumps(sorted(texts)),),
    ).fetchone()
    return int(row[0]), int(row[1])


def _aliases(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """The other wordings of the texts for each, by the folded wording."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for id_, folded, wording in db.execute(
        "SELECT c.id, l.folded, min(l.wording) FROM canonical c JOIN identity i ON i.canonical = c.key "
        f"JOIN alias l ON l.entity = i.entity AND l.text = i.text WHERE c.id {IN} GROUP BY c.id, l.folded "
        "UNION ALL "
        "SELECT e.id, l.folded, min(l.wording) FROM entity e JOIN alias l ON l.entity = e.key "
        f"WHERE e.id {IN} AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.entity = e.key AND i.text = l.text) "
        "GROUP BY e.id, l.folded",
        (json.dumps(ids), json.dumps(ids)),
    ):
        found[id_][folded] = min(wording, found[id_].get(folded, wording))
    return found


def _variants(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[Variant]]:
    """The names that were found to be each one's, the most frequent first."""
    found: dict[str, list[Variant]] = defaultdict(list)
    for id_, *variant in db.execute(
        "SELECT c.id, e.name, count(*) AS texts, i.rule, min(i.because), min(i.confidence), i.correction "
        "FROM canonical c JOIN identity i ON i.canonical = c.key JOIN entity e ON e.key = i.entity "
        f"WHERE c.id {IN} GROUP BY c.id, e.key, i.rule, i.correction "
        "ORDER BY c.id, texts DESC, e.name, i.rule, ifnull(i.correction, '')",
        (json.dumps(ids),),
    ):
        found[id_].append(Variant(*variant))
    return found


def _known(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[bool, tuple[str, ...], tuple[Tenure, ...]]]:
    """What the packs say of each: that they know them, their other names, their offices."""
    names: dict[str, list[str]] = defaultdict(list)
    offices: dict[str, list[Tenure]] = defaultdict(list)
    for id_, name in db.execute(
        "SELECT c.id, n.name FROM canonical c JOIN canonical_name n ON n.canonical = c.key "
        f"WHERE c.id {IN} ORDER BY c.id, n.folded",
        (json.dumps(ids),),
    ):
        names[id_].append(name)
    for id_, *office in db.execute(
        "SELECT c.id, o.title, o.organisation, o.since, o.until, o.source FROM canonical c "
        f"JOIN office o ON o.canonical = c.key WHERE c.id {IN} ORDER BY c.id, o.place",
        (json.dumps(ids),),
    ):
        offices[id_].append(Tenure(*office))
    packs = db.execute(f"SELECT id FROM canonical WHERE known AND id {IN}", (json.dumps(ids),))
    return {id_: (True, tuple(names[id_]), tuple(offices[id_])) for (id_,) in packs}


def _maybe(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Of how many statements it is open whether they are each one's."""
    rows = db.execute(
        "SELECT c.id, count(DISTINCT w.statement) FROM canonical c "
        "CROSS JOIN identity_candidate d ON d.canonical = c.key CROSS JOIN speaker k ON k.entity = d.entity "
        "CROSS JOIN who w ON w.attribution = k.attribution AND w.place = k.place AND w.text = d.text "
        f"WHERE c.id {IN} AND w.id IS NULL GROUP BY c.id",
        (json.dumps(ids),),
    )
    return dict(rows.fetchall())
